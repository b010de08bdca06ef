interface Counted {
  readonly at: string;
  readonly mentions: number;
  readonly low: number;
  readonly high: number;
}

export interface Box {
  readonly width: number;
  readonly height: number;
  /** The count that reaches the top. */
  readonly most: number;
}

/** Never less than one, so that nothing at all lies at the bottom. */
export const tallest = (points: readonly Counted[]): number =>
  points.reduce((most, { mentions, high }) => Math.max(most, mentions, high), 1);

const rounded = (value: number): string => String(Math.round(value * 10) / 10);

function places(values: readonly number[], { width, height, most }: Box): readonly string[] {
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  return values.map((value, i) => `${rounded(i * step)} ${rounded(height - (value / most) * height)}`);
}

export function linePath(values: readonly number[], box: Box): string {
  const at = places(values, box);
  return at.length === 0 ? '' : `M${at.join('L')}`;
}

/** From the upper edge and back along the lower one. */
export function bandPath(points: readonly Counted[], box: Box): string {
  if (points.length === 0) return '';
  const upper = places(
    points.map(({ high }) => high),
    box,
  );
  const lower = places(
    points.map(({ low }) => low),
    box,
  );
  return `M${[...upper, ...[...lower].reverse()].join('L')}Z`;
}

/** Where an instant lies between the first and the last point: 0 to 1. */
export function placeOf(points: readonly Counted[], at: string): number {
  const [first, last] = [points[0]?.at, points.at(-1)?.at];
  if (first === undefined || last === undefined || first === last) return 0;
  const share = (Date.parse(at) - Date.parse(first)) / (Date.parse(last) - Date.parse(first));
  return Math.min(1, Math.max(0, share));
}
