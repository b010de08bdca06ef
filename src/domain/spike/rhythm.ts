import type { Spans } from './spans.js';
import type { RhythmState } from './spike.types.js';

const WEEK_SECONDS = 7 * 24 * 3600;
const DAYS = 7;
const HOURS_OF_WEEK = 168;
/** Counts and steps are kept in thousandths, whole, so that sums are the same in whatever order they are made. */
const UNIT = 1_000;
/** What of a slot's past is left when its week has gone by. */
const KEPT_OF_WEEK = 0.8;
/** How many own posts weigh as much as what is supposed: of an hour of the week, of an hour of the day, of the last week. */
const POSTS_OF_SLOT = 8;
const POSTS_OF_HOUR = 8;
const POSTS_OF_GROWTH = 20;
/** Growth since the rhythm was learnt is followed within these bounds. */
const MOST_GROWTH = 3;

/**
 * What a series usually counts at this hour of this weekday: each hour of the week leans on the same hour of all days, and that
 * on the mean, as far as there is little of its own. Follows slow growth by the mean of the last week.
 */
export class Rhythm {
  private readonly counts: number[];
  private readonly steps: number[];
  private readonly slots: number;
  private readonly countsOfHour: number[] = [];
  private readonly stepsOfHour: number[] = [];
  private allCounts = 0;
  private allSteps = 0;
  private slot: number;
  private level: readonly [number, number];

  constructor(
    private readonly stepSeconds: number,
    private readonly spans: Spans,
    state?: RhythmState,
  ) {
    this.slots = Math.max(1, Math.min(HOURS_OF_WEEK, Math.round(WEEK_SECONDS / stepSeconds)));
    this.counts = state === undefined ? new Array<number>(this.slots).fill(0) : [...state.counts];
    this.steps = state === undefined ? new Array<number>(this.slots).fill(0) : [...state.steps];
    this.slot = state?.slot ?? -1;
    this.level = state?.level ?? [0, 0];
    this.addUp();
  }

  slotOf(atMs: number): number {
    return this.slotAt(Math.floor(atMs / 1_000 / (WEEK_SECONDS / this.slots)));
  }

  /** Usual count of a step in a slot. */
  expected(slot: number): number {
    return this.growth() * this.learnt(slot);
  }

  /** Sums of the usual counts of the last steps up to `atMs`, for each of these ascending numbers of steps. */
  expectedOf(atMs: number, windows: readonly number[]): number[] {
    const growth = this.growth();
    const mean = this.meanRate();
    const slotSeconds = WEEK_SECONDS / this.slots;
    const sums: number[] = [];
    let second = atMs / 1_000;
    let slot = Math.floor(second / slotSeconds);
    let left = Math.floor((second - slot * slotSeconds) / this.stepSeconds) + 1;
    let rate = this.learnt(this.slotAt(slot), mean);
    let sum = 0;
    let done = 0;
    for (const window of windows) {
      while (done < window) {
        if (left === 0) {
          slot = Math.floor(second / slotSeconds);
          left = Math.floor((second - slot * slotSeconds) / this.stepSeconds) + 1;
          rate = this.learnt(this.slotAt(slot), mean);
        }
        const many = Math.min(left, window - done);
        sum += many * rate;
        second -= many * this.stepSeconds;
        done += many;
        left -= many;
      }
      sums.push(sum * growth);
    }
    return sums;
  }

  /** Learns a step, `count` being held within what is usual so that a storm does not become the rule. */
  learn(slot: number, count: number): void {
    if (slot !== this.slot) this.enter(slot);
    const thousandths = Math.round(count * UNIT);
    this.counts[slot] = (this.counts[slot] ?? 0) + thousandths;
    this.steps[slot] = (this.steps[slot] ?? 0) + UNIT;
    this.change(slot, thousandths, UNIT);
    const kept = 1 - 1 / this.spans.week;
    this.level = [this.level[0] * kept + count, this.level[1] * kept + 1];
  }

  state(): RhythmState {
    return { counts: [...this.counts], steps: [...this.steps], slot: this.slot, level: this.level };
  }

  /** A slot that comes round again keeps part of its past. */
  private enter(slot: number): void {
    const counts = Math.floor((this.counts[slot] ?? 0) * KEPT_OF_WEEK);
    const steps = Math.floor((this.steps[slot] ?? 0) * KEPT_OF_WEEK);
    this.change(slot, counts - (this.counts[slot] ?? 0), steps - (this.steps[slot] ?? 0));
    this.counts[slot] = counts;
    this.steps[slot] = steps;
    this.slot = slot;
  }

  /** The slot of the week, of one counted from 1970. */
  private slotAt(slot: number): number {
    return ((slot % this.slots) + this.slots) % this.slots;
  }

  private learnt(slot: number, mean = this.meanRate()): number {
    if (this.allSteps === 0) return 0;
    const hour = this.hourOf(slot);
    const daily = blend(mean, POSTS_OF_HOUR, this.countsOfHour[hour] ?? 0, this.stepsOfHour[hour] ?? 0);
    return blend(daily, POSTS_OF_SLOT, this.counts[slot] ?? 0, this.steps[slot] ?? 0);
  }

  /** One post more than was seen: a series that has been silent so far may speak. */
  private meanRate(): number {
    return (this.allCounts + UNIT) / (this.allSteps + UNIT);
  }

  private growth(): number {
    const [sum, weight] = this.level;
    const growth = (sum + POSTS_OF_GROWTH) / (weight * this.meanRate() + POSTS_OF_GROWTH);
    return Math.min(MOST_GROWTH, Math.max(1 / MOST_GROWTH, growth));
  }

  private hourOf(slot: number): number {
    return this.slots % DAYS === 0 ? slot % (this.slots / DAYS) : 0;
  }

  private change(slot: number, counts: number, steps: number): void {
    const hour = this.hourOf(slot);
    this.countsOfHour[hour] = (this.countsOfHour[hour] ?? 0) + counts;
    this.stepsOfHour[hour] = (this.stepsOfHour[hour] ?? 0) + steps;
    this.allCounts += counts;
    this.allSteps += steps;
  }

  private addUp(): void {
    for (let slot = 0; slot < this.slots; slot++) this.change(slot, this.counts[slot] ?? 0, this.steps[slot] ?? 0);
  }
}

/** A rate of counts and steps, both in thousandths, that leans on a supposed one as if that rested on so many posts. */
function blend(supposed: number, posts: number, counts: number, steps: number): number {
  return (counts + posts * UNIT) / (steps + (posts * UNIT) / supposed);
}
