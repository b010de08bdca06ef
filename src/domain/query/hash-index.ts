const EMPTY = -1;

/**
 * From a 32-bit hash to the numbers filed under it, in typed arrays; several hashes may share a list only when they are
 * equal. A bit filter in front answers most misses with one read. Built once, then only read.
 */
export class HashIndex {
  private readonly mask: number;
  private readonly keys: Int32Array;
  private readonly heads: Int32Array;
  private readonly values: Int32Array;
  private readonly links: Int32Array;
  private readonly filter: Int32Array;
  private readonly filterMask: number;

  constructor(entries: readonly { readonly hash: number; readonly value: number }[]) {
    const capacity = powerOfTwoAbove(entries.length * 2 + 2);
    this.mask = capacity - 1;
    this.keys = new Int32Array(capacity);
    this.heads = new Int32Array(capacity).fill(EMPTY);
    this.values = new Int32Array(entries.length);
    this.links = new Int32Array(entries.length);
    const bits = powerOfTwoAbove(Math.max(1_024, entries.length * 16));
    this.filter = new Int32Array(bits >>> 5);
    this.filterMask = bits - 1;
    entries.forEach((entry, at) => {
      this.file(entry.hash, entry.value, at);
    });
  }

  /** The first entry filed under the hash, or −1. Read it with `valueAt` and go on with `next`. */
  first(hash: number): number {
    const bit = (hash ^ (hash >>> 15)) & this.filterMask;
    if (((this.filter[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return EMPTY;
    return this.heads[this.slotOf(hash)] ?? EMPTY;
  }

  next(entry: number): number {
    return this.links[entry] ?? EMPTY;
  }

  valueAt(entry: number): number {
    return this.values[entry] ?? EMPTY;
  }

  private file(hash: number, value: number, at: number): void {
    const slot = this.slotOf(hash);
    this.keys[slot] = hash;
    this.values[at] = value;
    this.links[at] = this.heads[slot] ?? EMPTY;
    this.heads[slot] = at;
    const bit = (hash ^ (hash >>> 15)) & this.filterMask;
    this.filter[bit >>> 5] = (this.filter[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }

  private slotOf(hash: number): number {
    let slot = (Math.imul(hash, 0x9e3779b1) >>> 7) & this.mask;
    while (this.heads[slot] !== EMPTY && this.keys[slot] !== hash) slot = (slot + 1) & this.mask;
    return slot;
  }
}

function powerOfTwoAbove(size: number): number {
  let power = 1;
  while (power < size) power *= 2;
  return power;
}

/** Key of text without word borders: its first two units, the second 0 for a single one. */
export function hashOfPair(first: number, second: number): number {
  const hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}

/** Key of what stands directly behind a sign (`@`, `#`): terms with a sign cost nothing where there is none. */
export const hashBehindSign = (hash: number, sign: number): number => Math.imul(hash ^ sign, 0x01000193);
