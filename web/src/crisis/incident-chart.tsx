import { useTranslation } from 'react-i18next';
import { coded } from '../i18n/coded.js';
import { formatDateTime, formatNumber } from '../i18n/format.js';
import { TableTwin } from '../charts/table-twin.js';
import type { Chart, ChartPoint } from './api.js';
import { bandPath, linePath, placeOf, tallest } from './chart-shapes.js';

const [WIDTH, HEIGHT] = [600, 120];

/** How much is said, over what is usual, with what was done; its figures stand in a table below. */
export function IncidentChart({ chart }: { readonly chart: Chart }) {
  const { t } = useTranslation();
  const { points, marks } = chart;
  const box = { width: WIDTH, height: HEIGHT, most: tallest(points) };
  return (
    <figure className="es-crisis-chart">
      <svg
        viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
        preserveAspectRatio="none"
        aria-hidden
        focusable="false"
        data-testid="incident-chart"
      >
        <path className="es-crisis-band" d={bandPath(points, box)} />
        <path
          className="es-crisis-line"
          d={linePath(
            points.map(({ mentions }) => mentions),
            box,
          )}
        />
        <path
          className="es-crisis-negatives"
          d={linePath(
            points.map(({ negatives }) => negatives),
            box,
          )}
        />
        {marks.map(({ at, kind }) => {
          const x = placeOf(points, at) * WIDTH;
          return (
            <line
              key={`${kind} ${at}`}
              className={`es-crisis-mark es-crisis-mark-${kind}`}
              x1={x}
              x2={x}
              y1={0}
              y2={HEIGHT}
            />
          );
        })}
      </svg>
      <figcaption className="small dim">
        <span className="es-key es-key-line">{t('crisis.chart.mentions')}</span>{' '}
        <span className="es-key es-key-negatives">{t('crisis.chart.negatives')}</span>{' '}
        <span className="es-key es-key-band">{t('crisis.chart.usual')}</span>
      </figcaption>
      <ul className="plain es-crisis-marks small">
        {marks.map(({ at, kind }) => (
          <li key={`${kind} ${at}`}>
            {coded('crisis.mark', kind, kind)} <span className="tabular">{formatDateTime(at)}</span>
          </li>
        ))}
      </ul>
      <TableTwin<ChartPoint>
        title={t('crisis.chart.table')}
        caption={t('crisis.chart.title')}
        rows={[...points].reverse()}
        keyOf={({ at }) => at}
        columns={[
          { head: t('crisis.chart.from'), cell: ({ at }) => formatDateTime(at) },
          { head: t('crisis.chart.mentions'), cell: ({ mentions }) => formatNumber(mentions), isNumber: true },
          { head: t('crisis.chart.negatives'), cell: ({ negatives }) => formatNumber(negatives), isNumber: true },
          {
            head: t('crisis.chart.usual'),
            cell: ({ low, high }) => t('crisis.chart.range', { low: formatNumber(low), high: formatNumber(high) }),
            isNumber: true,
          },
        ]}
      />
    </figure>
  );
}
