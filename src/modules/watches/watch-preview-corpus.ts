import type { RecentMention } from './watch-preview.types.js';

/** Ids this close to the highest one may belong to a transaction that has not ended yet; */
const OVERLAP_IDS = 5_000n;
/** and after this long none does any more. */
const SETTLED_AFTER_MS = 40_000;

/**
 * The recent mentions of one reach, kept in memory between previews. In random order, so that whoever stops half-way has
 * seen a fair part of them.
 */
export class PreviewCorpus {
  private readonly mentions: RecentMention[] = [];
  private readonly places = new Map<string, number>();
  private readonly lists = new Map<string, readonly string[]>();
  private highest: bigint;
  private settled: bigint;
  /** The highest id at a time, which is settled some time after. */
  private mark: { readonly atMs: number; readonly id: bigint } | null = null;
  /** In UTF-16 units. */
  characters = 0;

  constructor(
    /** Of 2^level mentions it holds one. */
    readonly level: number,
    /** What it holds was published from here on. */
    readonly since: Date,
    highestId: string,
    /** How many mentions it is to hold; while it is being read it has fewer. */
    private planned: number,
  ) {
    this.highest = BigInt(highestId);
    this.settled = this.highest > OVERLAP_IDS ? this.highest - OVERLAP_IDS : 0n;
  }

  get length(): number {
    return this.mentions.length;
  }

  /** All that was planned has been read. */
  finishReading(): void {
    this.planned = 0;
  }

  /** Mentions that there are in all, as far as the sample tells. */
  get total(): number {
    return Math.max(this.planned, this.mentions.length) * 2 ** this.level;
  }

  /** What it holds now; later changes do not show in it. */
  snapshot(): readonly RecentMention[] {
    return this.mentions.slice();
  }

  has(id: string): boolean {
    return this.places.has(id);
  }

  /** Ids above this may be missing at a time, in milliseconds of a clock that only goes forward. */
  settledId(nowMs: number): string {
    if (this.mark === null) this.mark = { atMs: nowMs, id: this.highest };
    else if (nowMs - this.mark.atMs > SETTLED_AFTER_MS) {
      if (this.mark.id > this.settled) this.settled = this.mark.id;
      this.mark = { atMs: nowMs, id: this.highest };
    }
    return String(this.settled);
  }

  /** Adds a mention, or puts what it says now in the place of what it said. */
  put(mention: RecentMention): void {
    const known = this.places.get(mention.id);
    if (known !== undefined) {
      this.characters += sizeOf(mention) - sizeOf(this.mentions[known]);
      this.mentions[known] = mention;
      return;
    }
    const last = this.mentions.length;
    const place = Math.floor(Math.random() * (last + 1));
    const moved = this.mentions[place];
    if (moved !== undefined) {
      this.mentions[last] = moved;
      this.places.set(moved.id, last);
    }
    this.mentions[place] = mention;
    this.places.set(mention.id, place);
    this.characters += sizeOf(mention);
    const id = BigInt(mention.id);
    if (id > this.highest) this.highest = id;
  }

  remove(id: string): void {
    const place = this.places.get(id);
    if (place === undefined) return;
    this.characters -= sizeOf(this.mentions[place]);
    this.places.delete(id);
    const last = this.mentions.pop();
    if (last === undefined || last.id === id) return;
    this.mentions[place] = last;
    this.places.set(last.id, place);
  }

  /** Mentions of the same watches share one list. */
  readonly shareList = (literal: string): readonly string[] => {
    const known = this.lists.get(literal);
    if (known !== undefined) return known;
    const list = literal.length <= 2 ? [] : literal.slice(1, -1).split(',');
    this.lists.set(literal, list);
    return list;
  };
}

const sizeOf = (mention: RecentMention | undefined): number =>
  mention === undefined ? 0 : mention.post.text.length + (mention.post.title?.length ?? 0);
