import { useTranslation } from 'react-i18next';
import { TableTwin } from '../charts/table-twin.js';
import { formatNumber } from '../i18n/format.js';
import { currentLocale } from '../i18n/i18n.js';

const HOURS = 24;
const DAYS = 7;
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

const dayName = (day: number): string =>
  new Intl.DateTimeFormat(currentLocale(), { weekday: 'short', timeZone: 'UTC' }).format(MONDAY + day * DAY_MS);
const hourText = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** When promises would have been missed: the more, the darker. The same as a table for who does not look at it. */
export function HourMap({ misses, zone }: { readonly misses: readonly number[]; readonly zone: string }) {
  const { t } = useTranslation();
  const most = Math.max(...misses);
  if (most <= 0) return null;
  const title = t('standards.missesByHour', { zone });
  const rows = misses.flatMap((n, index) => (n > 0 ? [{ n, index }] : []));
  return (
    <div className="es-chart">
      <h4>{title}</h4>
      <svg className="es-hour-map" viewBox={`0 0 ${String(HOURS)} ${String(DAYS)}`} aria-hidden focusable="false">
        {misses.map((n, index) => (
          <rect
            key={index}
            x={index % HOURS}
            y={Math.floor(index / HOURS)}
            width={1}
            height={1}
            fillOpacity={n / most}
          />
        ))}
      </svg>
      <TableTwin
        title={t('standards.asTable')}
        caption={title}
        rows={rows}
        keyOf={({ index }) => String(index)}
        columns={[
          {
            head: t('standards.hour'),
            cell: ({ index }) => `${dayName(Math.floor(index / HOURS))} ${hourText(index % HOURS)}`,
          },
          { head: t('standards.misses'), cell: ({ n }) => formatNumber(n), isNumber: true },
        ]}
      />
    </div>
  );
}
