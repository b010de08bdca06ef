import type { ReactNode } from 'react';
import type { Share } from '../api/understanding-types.js';
import { formatPercent } from '../i18n/format.js';
import { scaleTop, shareRuns, type SharePoint } from './share-points.js';
import './chart.css';

const [WIDTH, HEIGHT] = [600, 180];
const HUNDRED = 100;

const at = (x: number, y: number): string => `${(x * WIDTH).toFixed(1)} ${(y * HEIGHT).toFixed(1)}`;
const lineOf = (run: readonly SharePoint[]): string => `M${run.map(({ x, y }) => at(x, y)).join('L')}`;
const bandOf = (run: readonly SharePoint[]): string =>
  `M${[...run.map(({ x, high }) => at(x, high)), ...run.toReversed().map(({ x, low }) => at(x, low))].join('L')}Z`;

export interface ShareChartProps {
  readonly shares: readonly (Share | null)[];
  readonly first: string;
  readonly last: string;
  /** Below the lines, over the same days. */
  readonly children?: ReactNode;
}

/** A share over time with its interval as a band. Only a picture: its figures stand in a table beside it. */
export function ShareChart({ shares, first, last, children }: ShareChartProps) {
  const top = scaleTop(shares);
  return (
    <div className="es-chart-plot" aria-hidden>
      <div className="es-chart-scale tabular">
        {[1, 0.5, 0].map((part) => (
          <span key={part}>{formatPercent((top * part) / HUNDRED)}</span>
        ))}
      </div>
      <svg
        className="es-chart-share"
        viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
        preserveAspectRatio="none"
        focusable="false"
      >
        {[0, 0.5, 1].map((y) => (
          <path key={y} className="es-chart-grid" d={`M${at(0, y)}L${at(1, y)}`} />
        ))}
        {shareRuns(shares).map((run) => (
          <g key={run[0]?.x}>
            {run.length > 1 ? (
              <>
                <path className="es-chart-band" d={bandOf(run)} />
                <path className="es-chart-line" d={lineOf(run)} />
              </>
            ) : (
              run.map(({ x, low, high }) => (
                <path key={x} className="es-chart-line" d={`M${at(x, high)}L${at(x, low)}`} />
              ))
            )}
            {run.map(({ x, y }) => (
              // A line without length has round ends and nothing between: a dot, however the picture is stretched.
              <path key={x} className="es-chart-dot" d={`M${at(x, y)}h0.01`} />
            ))}
          </g>
        ))}
      </svg>
      {children}
      <div className="es-chart-ends">
        <span>{first}</span>
        <span>{last}</span>
      </div>
    </div>
  );
}
