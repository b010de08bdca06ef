/** Repeatable random numbers (mulberry32): two runs of a benchmark do the same work. */
export class Random {
  #state;

  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** 0 ≤ x < 1. */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let x = this.#state;
    x = Math.imul(x ^ (x >>> 15), x | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** Whole number, 0 ≤ n < `below`. */
  below(below) {
    return Math.floor(this.next() * below);
  }

  pick(values) {
    return values[this.below(values.length)];
  }

  chance(probability) {
    return this.next() < probability;
  }
}
