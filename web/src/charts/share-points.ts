import type { Share } from '../api/understanding-types.js';

/** A point of the chart; x and y from 0 to 1, y downwards. Each stands in the middle of its day or week. */
export interface SharePoint {
  readonly x: number;
  readonly y: number;
  readonly low: number;
  readonly high: number;
}

const STEP = 10;

/** Where the scale ends: the next ten above the highest bound, so that small shares can be told apart. */
export const scaleTop = (shares: readonly (Share | null)[]): number =>
  Math.min(100, Math.max(STEP, ...shares.map((share) => (share === null ? 0 : Math.ceil(share.high / STEP) * STEP))));

/** Points that follow each other; where there is too little to say the line is broken. */
export function shareRuns(shares: readonly (Share | null)[]): readonly (readonly SharePoint[])[] {
  const top = scaleTop(shares);
  const runs: SharePoint[][] = [];
  let run: SharePoint[] = [];
  shares.forEach((share, index) => {
    if (share === null) {
      run = [];
      return;
    }
    if (run.length === 0) runs.push(run);
    const at = (percent: number): number => 1 - Math.min(top, percent) / top;
    run.push({
      x: (index + 0.5) / shares.length,
      y: at(share.percent),
      low: at(share.low),
      high: at(share.high),
    });
  });
  return runs;
}
