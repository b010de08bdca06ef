import '../charts/chart.css';
import type { Rehearsal } from './api.js';

const [WIDTH, HEIGHT] = [600, 120];
const MARK = 10;
const DAY_MS = 86_400_000;
const THICKNESS = 0.8;

/** Posts by day, with a mark where the rule would have told and where it would have been silent. Its figures stand in a table. */
export function RehearsalChart({ volume, alerts, misses }: Pick<Rehearsal, 'volume' | 'alerts' | 'misses'>) {
  const most = Math.max(1, ...volume.map(({ mentions }) => mentions));
  const step = WIDTH / Math.max(1, volume.length);
  const begin = Date.parse(`${volume[0]?.day ?? ''}T00:00:00Z`);
  const xOf = (iso: string): number => Math.min(WIDTH, Math.max(0, ((Date.parse(iso) - begin) / DAY_MS) * step));
  return (
    <svg
      className="es-chart-share"
      viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
      preserveAspectRatio="none"
      aria-hidden
      focusable="false"
    >
      {volume.map(({ day, mentions }, n) => {
        const height = (mentions / most) * (HEIGHT - MARK);
        return (
          <rect
            key={day}
            className="es-fill-volume"
            x={(n + (1 - THICKNESS) / 2) * step}
            y={HEIGHT - height}
            width={step * THICKNESS}
            height={height}
          />
        );
      })}
      {alerts.map(({ at, watch, severity }) => (
        <path key={`${at} ${watch?.id ?? ''} ${String(severity)}`} className="es-alert-rule-mark" d={lineAt(xOf(at))} />
      ))}
      {misses.map(({ id, startedAt }) => (
        <path key={id} className="es-alert-rule-miss" d={lineAt(xOf(startedAt))} />
      ))}
    </svg>
  );
}

const lineAt = (x: number): string => `M${x.toFixed(1)} 0V${String(HEIGHT)}`;
