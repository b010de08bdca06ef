import './chart.css';

const [WIDTH, HEIGHT] = [300, 72];
/** A bar that is there is seen, however small. */
const LEAST = 1;
/** Of a bar, of the room it has. */
const THICKNESS = 0.8;

export interface BarPart {
  readonly name: string;
  readonly value: number;
}

export interface Bar {
  readonly id: string;
  /** From the bottom up. */
  readonly parts: readonly BarPart[];
}

/** Bars beside each other, each made of parts. Only a picture: its figures stand in a table beside it. */
export function StackedBars({ bars }: { readonly bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map(totalOf));
  const step = WIDTH / Math.max(1, bars.length);
  return (
    <svg
      className="es-chart-bars"
      viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
      preserveAspectRatio="none"
      aria-hidden
      focusable="false"
    >
      {bars.map((bar, index) =>
        rectsOf(bar, most).map(({ name, y, height }) => (
          <rect
            key={`${bar.id} ${name}`}
            className={`es-fill-${name}`}
            x={(index + (1 - THICKNESS) / 2) * step}
            y={y}
            width={step * THICKNESS}
            height={height}
          />
        )),
      )}
    </svg>
  );
}

const totalOf = ({ parts }: Bar): number => parts.reduce((sum, { value }) => sum + value, 0);

function rectsOf({ parts }: Bar, most: number): readonly { name: string; y: number; height: number }[] {
  let top = HEIGHT;
  return parts
    .filter(({ value }) => value > 0)
    .map(({ name, value }) => {
      const height = Math.max(LEAST, (value / most) * HEIGHT);
      top -= height;
      return { name, y: top, height };
    });
}
