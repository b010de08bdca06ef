const FNV_PRIME = 0x01000193;
const FNV_BASIS = 0x811c9dc5;

/** One step of FNV-1a over UTF-16 code units. */
export const hashUnit = (hash: number, unit: number): number => Math.imul(hash ^ unit, FNV_PRIME);

export function hashText(text: string, seed = FNV_BASIS): number {
  let hash = seed | 0;
  for (let i = 0; i < text.length; i++) hash = hashUnit(hash, text.charCodeAt(i));
  return hash;
}

/** Spreads a hash over all 32 bits; equal inputs only give equal outputs. */
export function mixHash(hash: number): number {
  let mixed = hash ^ (hash >>> 15);
  mixed = Math.imul(mixed, 0x2c1b3c6d);
  mixed ^= mixed >>> 12;
  mixed = Math.imul(mixed, 0x297a2d39);
  return mixed ^ (mixed >>> 15);
}

/** A set of small integers that is emptied in constant time. Holds at most three quarters of `slots`, a power of two. */
export class ReusableSet {
  private readonly keys: Int32Array;
  private readonly filledIn: Int32Array;
  private readonly lastSlot: number;
  private round = 0;
  private left = 0;

  constructor(private readonly slots: number) {
    this.keys = new Int32Array(slots);
    this.filledIn = new Int32Array(slots);
    this.lastSlot = slots - 1;
  }

  clear(): void {
    this.round = (this.round + 1) | 0;
    this.left = (this.slots >> 2) * 3;
  }

  /** Whether the key is new and there was room for it. */
  add(key: number): boolean {
    let slot = key & this.lastSlot;
    while (this.filledIn[slot] === this.round) {
      if (this.keys[slot] === key) return false;
      slot = (slot + 1) & this.lastSlot;
    }
    if (this.left === 0) return false;
    this.left -= 1;
    this.filledIn[slot] = this.round;
    this.keys[slot] = key;
    return true;
  }
}
