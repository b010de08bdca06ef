import { useTranslation } from 'react-i18next';
import type { WatchPreview } from '../api/watch-types.js';
import { formatDate, formatNumber } from '../i18n/format.js';

const [WIDTH, HEIGHT] = [300, 40];

/** Hits by day as bars, and the same as a table. */
export function PreviewDays({ days }: { readonly days: WatchPreview['perDay'] }) {
  const { t } = useTranslation();
  if (days.length === 0) return null;
  const most = Math.max(1, ...days.map((day) => day.count));
  const step = WIDTH / days.length;
  return (
    <div className="es-days">
      <svg viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} preserveAspectRatio="none" aria-hidden focusable="false">
        {days.map((day, index) => {
          const height = day.count === 0 ? 0.5 : Math.max(2, (day.count / most) * HEIGHT);
          return <rect key={day.date} x={index * step} y={HEIGHT - height} width={step * 0.8} height={height} />;
        })}
      </svg>
      <details>
        <summary>{t('watchEditor.preview.daysTable')}</summary>
        <table className="es-days-table tabular">
          <thead>
            <tr>
              <th scope="col">{t('watchEditor.preview.day')}</th>
              <th scope="col">{t('watchEditor.preview.matches')}</th>
            </tr>
          </thead>
          <tbody>
            {days.map((day) => (
              <tr key={day.date}>
                <th scope="row">{formatDate(day.date)}</th>
                <td>{formatNumber(day.count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}
