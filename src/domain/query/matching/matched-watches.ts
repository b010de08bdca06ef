import { GrowingInts } from './growing.js';

/** A call to sort what is shorter costs more than sorting it. */
const LONGEST_SORTED_IN_PLACE = 16;

/** The watches that match one post, with where their queries start (see WATCH_ROW). A buffer to be used again. */
export class MatchedWatches {
  private readonly watches = new GrowingInts();
  private readonly starts = new GrowingInts();

  get length(): number {
    return this.watches.length;
  }

  clear(): void {
    this.watches.length = 0;
    this.starts.length = 0;
  }

  push(watch: number, start: number): void {
    this.watches.push(watch);
    this.starts.push(start);
  }

  watchAt(index: number): number {
    return this.watches.at(index);
  }

  startAt(index: number): number {
    return this.starts.at(index);
  }

  /** In the order in which the watches were added. */
  sort(): void {
    if (this.length > LONGEST_SORTED_IN_PLACE) this.sortMany();
    else this.sortFew();
  }

  private sortFew(): void {
    const { values: watches, length } = this.watches;
    const { values: starts } = this.starts;
    for (let end = 1; end < length; end++) {
      const watch = watches[end] ?? 0;
      const start = starts[end] ?? 0;
      let at = end;
      for (; at > 0 && (watches[at - 1] ?? 0) > watch; at--) {
        watches[at] = watches[at - 1] ?? 0;
        starts[at] = starts[at - 1] ?? 0;
      }
      watches[at] = watch;
      starts[at] = start;
    }
  }

  private sortMany(): void {
    const pairs = Array.from({ length: this.length }, (_, i) => [this.watchAt(i), this.startAt(i)] as const);
    pairs.sort(([a], [b]) => a - b);
    this.clear();
    for (const [watch, start] of pairs) this.push(watch, start);
  }
}
