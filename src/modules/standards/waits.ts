import { endianness } from 'node:os';
import { percentileOf } from '../../domain/standard/attainment.js';

const BYTES = 8;
/** Of this machine; what the database sends is the other way round. */
const IS_LITTLE_ENDIAN = endianness() === 'LE';

interface PackedWaits {
  readonly targetId: string;
  /** Big-endian doubles, in no order. */
  readonly waits: Buffer | null;
}

export interface Percentiles {
  /** Seconds; null where nothing is judged yet. */
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
}

/** How long customers waited, by target: exact percentiles, nothing is interpolated. */
export class Waits {
  private readonly sorted = new Map<string | null, Float64Array>();

  constructor(private readonly rows: readonly PackedWaits[]) {}

  /** Null: of all targets. */
  percentiles(targetId: string | null): Percentiles {
    const sorted = this.sorted.get(targetId) ?? this.sort(targetId);
    return { p50: percentileOf(sorted, 0.5), p90: percentileOf(sorted, 0.9), p95: percentileOf(sorted, 0.95) };
  }

  private sort(targetId: string | null): Float64Array {
    const packed = this.rows.flatMap((row) =>
      row.waits === null || (targetId !== null && row.targetId !== targetId) ? [] : [row.waits],
    );
    const sorted = new Float64Array(packed.reduce((length, { length: more }) => length + more / BYTES, 0));
    const bytes = Buffer.from(sorted.buffer);
    let at = 0;
    for (const each of packed) at += each.copy(bytes, at);
    if (IS_LITTLE_ENDIAN) bytes.swap64();
    sorted.sort();
    this.sorted.set(targetId, sorted);
    return sorted;
  }
}
