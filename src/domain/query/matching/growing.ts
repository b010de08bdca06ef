const FIRST_CAPACITY = 256;

/** A list of 32-bit integers that grows, in one typed array. */
export class GrowingInts {
  /** Valid up to `length`; replaced as the list grows. */
  values = new Int32Array(FIRST_CAPACITY);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) this.grow();
    this.values[this.length++] = value;
  }

  pushFour(first: number, second: number, third: number, fourth: number): void {
    if (this.length + 4 > this.values.length) this.grow();
    const { values, length } = this;
    values[length] = first;
    values[length + 1] = second;
    values[length + 2] = third;
    values[length + 3] = fourth;
    this.length = length + 4;
  }

  at(index: number): number {
    return this.values[index] ?? 0;
  }

  /** A copy of exactly what is in it. */
  trimmed(): Int32Array {
    return this.values.slice(0, this.length);
  }

  private grow(): void {
    const grown = new Int32Array(this.values.length * 2);
    grown.set(this.values);
    this.values = grown;
  }
}

/** A list of UTF-16 code units that grows, in one typed array. */
export class GrowingUnits {
  values = new Uint16Array(FIRST_CAPACITY);
  length = 0;

  push(unit: number): void {
    if (this.length === this.values.length) {
      const grown = new Uint16Array(this.length * 2);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.length++] = unit;
  }

  trimmed(): Uint16Array {
    return this.values.slice(0, this.length);
  }
}
