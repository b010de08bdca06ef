import { createHash } from 'node:crypto';
import type { CallbackManner, DeliveredReply } from '../support/stand-ins/reply-callback.js';

/** Of a hundred replies, how many are met like this on every attempt; the others are published at once. */
const MANNERS: readonly (readonly [CallbackManner, number])[] = [
  ['error-after-storing', 10],
  ['reset-after-storing', 5],
  ['silence-after-storing', 3],
  ['wait', 6],
  ['refuse', 4],
  ['publish-slowly', 22],
];

/** Decided by the key alone, so that a reply meets the same trouble whichever worker sends it. */
export function mannerByKey({ key }: DeliveredReply, attempt: number): CallbackManner {
  let roll = createHash('sha256').update(key).digest().readUInt16BE() % 100;
  for (const [manner, share] of MANNERS) {
    if (roll < share) return manner === 'wait' && attempt > 1 ? 'publish' : manner;
    roll -= share;
  }
  return 'publish';
}
