/** Weights of a class pair by feature; the third class has what is missing to zero. Features without a row weigh nothing. */
export interface WeightRows {
  /** Rows are told apart by the upper `bits` bits of a feature. */
  readonly bits: number;
  /** Sorted, each once, below 2^bits. */
  readonly buckets: Int32Array;
  readonly negative: Int8Array;
  readonly positive: Int8Array;
}

const BLOCK_BITS = 6;
const BLOCK_WORDS = 2 ** BLOCK_BITS;

/** The bucket of a feature in a table of 2^bits. */
export const bucketOf = (feature: number, bits: number): number => feature >>> (32 - bits);

/** Rows behind a bitmap: most features of a text are in no row, and the bitmap says so from the processor's cache. */
export class WeightTable {
  private readonly bitmap: Int32Array;
  /** Rows before each word of the bitmap, counted from the start of its block. */
  private readonly ranks: Uint16Array;
  /** Rows before each block. */
  private readonly blockRanks: Int32Array;
  private readonly pairs: Int8Array;
  private readonly shift: number;
  /** What `sum` found, in steps of the table's scale. */
  negative = 0;
  positive = 0;

  constructor({ bits, buckets, negative, positive }: WeightRows) {
    this.shift = 32 - bits;
    this.bitmap = new Int32Array(Math.max(1, 2 ** bits / 32));
    this.ranks = new Uint16Array(this.bitmap.length);
    this.blockRanks = new Int32Array(Math.ceil(this.bitmap.length / BLOCK_WORDS));
    this.pairs = new Int8Array(buckets.length * 2);
    buckets.forEach((bucket, i) => {
      this.bitmap[bucket >>> 5] = (this.bitmap[bucket >>> 5] ?? 0) | (1 << (bucket & 31));
      this.pairs[2 * i] = negative[i] ?? 0;
      this.pairs[2 * i + 1] = positive[i] ?? 0;
    });
    let rank = 0;
    this.bitmap.forEach((word, i) => {
      if (i % BLOCK_WORDS === 0) this.blockRanks[i / BLOCK_WORDS] = rank;
      this.ranks[i] = rank - (this.blockRanks[i >>> BLOCK_BITS] ?? 0);
      rank += countBits(word);
    });
  }

  /** Adds up the rows of features[from…to−1]. */
  sum(features: Int32Array, from: number, to: number): void {
    const { bitmap, ranks, blockRanks, pairs, shift } = this;
    let negative = 0;
    let positive = 0;
    for (let i = from; i < to; i++) {
      const bucket = (features[i] ?? 0) >>> shift;
      const at = bucket >>> 5;
      const word = bitmap[at] ?? 0;
      const bit = 1 << (bucket & 31);
      if ((word & bit) === 0) continue;
      const row = 2 * ((blockRanks[at >>> BLOCK_BITS] ?? 0) + (ranks[at] ?? 0) + countBits(word & (bit - 1)));
      negative += pairs[row] ?? 0;
      positive += pairs[row + 1] ?? 0;
    }
    this.negative = negative;
    this.positive = positive;
  }
}

function countBits(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
