import { estimateShare, type Share } from '../statistics/share.js';

/** A share in percent with its 95 % interval, each rounded to one decimal. */
export type Precision = Share;

const FEWEST = 5;

/** How much of what a watch finds is meant, from judged samples. Null below 5 judgements. */
export const estimatePrecision = (kept: number, dropped: number): Precision | null =>
  estimateShare(kept, kept + dropped, FEWEST);
