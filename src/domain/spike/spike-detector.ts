import { tailSurprise } from './count-tail.js';
import { LevelMemory } from './level-memory.js';
import { RecentCounts } from './recent-counts.js';
import { Rhythm } from './rhythm.js';
import { spansOf, type Spans } from './spans.js';
import type { EpisodeState, Sensitivity, SpikeReading, SpikeSettings, SpikeState } from './spike.types.js';

/** Added to levels (counts of a step) before their ratios are taken: of novelty, and of what lasts. */
const NOVELTY_FLOOR = 0.5;
const SUSTAINED_FLOOR = 0.15;
/** Shares of the past that a level is compared with: for the levels of `Spans.levels`, and for the sustained one. */
const EXCEEDED = [0.004, 0.004, 0.008];
const SUSTAINED_EXCEEDED = 0.02;
/** A record counts half, and half of that with every half-life. */
const RECORD_SHARE = 0.5;
const SUSTAINED_WEIGHT = 0.3;
/** Where the sum of both is worth an alert at `normal`. */
const LEVEL_ALERT = 0.675;
/** Likewise of the counts, in tenfolds below one false alarm per window and week; and the least number of posts. */
const COUNT_ALERT = 1;
/** Below so many posts a day a false alarm is rarer than that anyway, and three posts are news. */
const FEW_A_DAY = 2;
const COUNT_ALERT_OF_FEW = 0.6;
const FEWEST = 3;
/** However improbable, a few posts are no more than a beginning. */
const MOST_OF_COUNTS = 2;
/** Sums are tested where so many are usual at most: those of busy brands swing too widely for any rule of chance. */
const MOST_USUAL = 1.5;
/** What levels alone may say, without the test of counts. */
const UNPROVEN = 0.5;
/** Overlapping windows are as many trials as so many separate ones. */
const OVERLAP = 2;
/** Relative variance of an hour that is supposed before it is learnt, worth as much as one hour with one post. */
const SUPPOSED_VARIANCE = 0.1;
const SPREAD_MEMORY_WEEKS = 3;
/** Counts beyond so many standard deviations are not learnt from. */
const CLIP = 4;
const BAND = 3;

/** Alert levels, in units of that of `normal`. */
const CUTS: Readonly<Record<Sensitivity, number>> = { low: 1.25, normal: 1, high: 0.8 };

const CALM: EpisodeState = { age: null, peak: 0, quiet: 0, held: 0 };

interface Sums {
  readonly observed: readonly number[];
  readonly usual: readonly number[];
}

/**
 * Notices a surge of a series of counts against its own past, step by step. Nothing from the future is used. docs/detection.md says
 * what is compared with what, and why.
 */
export class SpikeDetector {
  private readonly spans: Spans;
  private readonly cut: number;
  private readonly windows: readonly number[];
  private readonly recent: RecentCounts;
  private readonly rhythm: Rhythm;
  private readonly memories: readonly LevelMemory[];
  private lastAtMs: number | null;
  private known: number;
  private mean: readonly [number, number];
  private record: number;
  private spread: readonly [number, number];
  private episode: EpisodeState;

  private constructor(
    private readonly settings: SpikeSettings,
    state?: SpikeState,
  ) {
    this.spans = spansOf(settings.stepSeconds);
    this.cut = CUTS[settings.sensitivity];
    this.windows = [...new Set([...this.spans.levels, ...this.spans.windows])].sort((a, b) => a - b);
    this.recent = new RecentCounts(this.spans.kept, [...(state?.recent ?? [])]);
    this.rhythm = new Rhythm(settings.stepSeconds, this.spans, state?.rhythm);
    const floors = [...this.spans.levels.map(() => NOVELTY_FLOOR), SUSTAINED_FLOOR];
    this.memories = floors.map((floor, i) => new LevelMemory(floor, [...(state?.memories[i] ?? [])]));
    this.lastAtMs = state?.lastAtMs ?? null;
    this.known = state?.known ?? 0;
    this.mean = state?.mean ?? [0, 0];
    this.record = state?.record ?? 0;
    this.spread = state?.spread ?? [0, 0];
    this.episode = state?.episode ?? CALM;
  }

  static start(settings: SpikeSettings): SpikeDetector {
    return new SpikeDetector(settings);
  }

  static restore(settings: SpikeSettings, state: SpikeState): SpikeDetector {
    return new SpikeDetector(settings, state);
  }

  /**
   * Judges the next step, which began at `at`; zero is a count, null says that nothing could be seen. Steps that were left out
   * count as blind. @throws RangeError when `at` is not after the step before, or the count is negative or no number
   */
  observe(at: Date | number, count: number | null): SpikeReading {
    const atMs = typeof at === 'number' ? at : at.getTime();
    if (count !== null && !(count >= 0 && count < Infinity)) throw new RangeError(`Not a count: ${String(count)}`);
    this.skipTo(atMs);
    return count === null ? this.passBlind(atMs) : this.judge(atMs, count);
  }

  /** An episode goes on. */
  get isInEpisode(): boolean {
    return this.episode.age !== null;
  }

  /** So few posts, with those of the last day, are news in no window: nothing can be alerted by them. */
  isTooFew(posts: number): boolean {
    return this.episode.age === null && this.recent.sum() + posts < FEWEST;
  }

  /** Steps with a count that are still needed before anything may be alerted. */
  get stepsToLearn(): number {
    return Math.max(0, this.spans.learning - this.known);
  }

  /** Posts that are usual in a day, by what was learnt; null while that is too little to say. */
  get usualPerDay(): number | null {
    if (this.lastAtMs === null || this.stepsToLearn > 0) return null;
    return this.rhythm.expectedOf(this.lastAtMs, [this.spans.day])[0] ?? null;
  }

  state(): SpikeState {
    return {
      form: 1,
      lastAtMs: this.lastAtMs,
      known: this.known,
      recent: this.recent.state(),
      rhythm: this.rhythm.state(),
      memories: this.memories.map((memory) => memory.state()),
      mean: this.mean,
      record: this.record,
      spread: this.spread,
      episode: this.episode,
    };
  }

  private skipTo(atMs: number): void {
    if (this.lastAtMs !== null) {
      if (!(atMs > this.lastAtMs)) throw new RangeError('Steps are observed in the order of time, each once.');
      const skipped = Math.round((atMs - this.lastAtMs) / 1_000 / this.settings.stepSeconds) - 1;
      for (let i = 0; i < Math.min(skipped, this.spans.kept); i++) this.blindStep();
    }
    this.lastAtMs = atMs;
  }

  private blindStep(): void {
    this.recent.add(null);
    this.episode = { ...this.episode, held: Math.min(this.episode.held + 1, this.spans.held) };
  }

  private passBlind(atMs: number): SpikeReading {
    this.blindStep();
    return this.read(atMs, this.sums(atMs), 0, false);
  }

  private judge(atMs: number, count: number): SpikeReading {
    this.recent.add(count);
    const sums = this.sums(atMs);
    const isReady = this.known >= this.spans.learning && this.episode.held === 0;
    const surprise = isReady ? this.surprise(sums, this.rhythm.expected(this.rhythm.slotOf(atMs))) : 0;
    const isAlert = this.followEpisode(surprise);
    const isNews = isAlert || this.episode.age === null || surprise >= this.episode.peak;
    const reading = this.read(atMs, sums, isNews ? surprise : surprise / (2 + surprise), isAlert);
    this.learn(atMs, count, sums);
    return reading;
  }

  /** In units of the alert level of `normal`. */
  private surprise(sums: Sums, expected: number): number {
    const levels = this.surpriseOfLevels(expected);
    const counts = this.surpriseOfCounts(sums, this.spans.windows, MOST_USUAL);
    if (levels <= UNPROVEN) return Math.max(levels, counts, 0);
    // Few posts may be many times the usual and yet be chance.
    const chance = this.surpriseOfCounts(sums, this.spans.levels, Infinity);
    const proven = chance >= 1 ? levels : Math.min(levels, chance);
    return Math.max(proven, counts, UNPROVEN);
  }

  private surpriseOfLevels(expected: number): number {
    let novelty = 0;
    for (const [i, span] of this.spans.levels.entries()) {
      const usual = this.memories[i]?.exceededBy(EXCEEDED[i] ?? 0) ?? 0;
      novelty +=
        Math.log((this.recent.mean(span) + NOVELTY_FLOOR) / (usual + NOVELTY_FLOOR)) / this.spans.levels.length;
    }
    const [sum, weight] = this.mean;
    const high = Math.max(this.memories.at(-1)?.exceededBy(SUSTAINED_EXCEEDED) ?? 0, RECORD_SHARE * this.record);
    const lasting = (level: number): number => Math.log(level + SUSTAINED_FLOOR);
    const usual = (lasting(expected) + lasting(weight > 0 ? sum / weight : 0)) / 2;
    const sustained = lasting(this.recent.sustained(this.spans.sustained)) - (usual + lasting(high)) / 2;
    return (novelty + SUSTAINED_WEIGHT * sustained) / LEVEL_ALERT;
  }

  private surpriseOfCounts({ observed, usual }: Sums, windows: readonly number[], mostUsual: number): number {
    const variance = mostUsual === Infinity ? SUPPOSED_VARIANCE : this.relativeVariance();
    const perDay = ((usual.at(-1) ?? 0) / (this.windows.at(-1) ?? 1)) * this.spans.hour * 24;
    const alert = perDay < FEW_A_DAY ? COUNT_ALERT_OF_FEW : COUNT_ALERT;
    let most = 0;
    for (const [i, window] of this.windows.entries()) {
      const [count, mean] = [observed[i] ?? 0, usual[i] ?? 0];
      if (!windows.includes(window) || count < FEWEST || mean > mostUsual) continue;
      if (count <= mean + 2 * Math.sqrt(mean + variance * mean * mean)) continue;
      const trials = (OVERLAP * this.spans.week) / window;
      most = Math.max(most, (tailSurprise(count, mean, variance) - Math.log10(trials)) / alert);
    }
    return Math.min(most, MOST_OF_COUNTS);
  }

  private followEpisode(surprise: number): boolean {
    const { age, peak, quiet, held } = this.episode;
    const isHigh = surprise >= this.cut;
    if (age === null) {
      this.episode = isHigh ? { age: 0, peak: surprise, quiet: 0, held: 0 } : { ...CALM, held: Math.max(0, held - 1) };
      return isHigh;
    }
    const nowQuiet = isHigh ? 0 : quiet + 1;
    this.episode =
      nowQuiet > this.spans.quiet
        ? { ...CALM, held: Math.max(0, held - 1) }
        : { age: age + 1, peak: Math.max(peak, surprise), quiet: nowQuiet, held: Math.max(0, held - 1) };
    return false;
  }

  private learn(atMs: number, count: number, { observed, usual }: Sums): void {
    const slot = this.rhythm.slotOf(atMs);
    const expected = this.rhythm.expected(slot);
    const variance = this.relativeVariance();
    const isNew = this.known < this.spans.learning;
    const top = isNew ? Infinity : expected + CLIP * Math.sqrt(expected + variance * expected * expected) + 2;
    for (const [i, span] of this.spans.levels.entries()) this.memories[i]?.add(this.recent.mean(span));
    const level = this.recent.sustained(this.spans.sustained);
    this.memories.at(-1)?.add(level);
    const kept = 1 - 1 / this.spans.week;
    this.mean = [this.mean[0] * kept + level, this.mean[1] * kept + 1];
    this.record = Math.max(this.record * Math.pow(0.5, 1 / this.spans.record), level);
    this.learnSpread(observed, usual);
    this.rhythm.learn(slot, Math.min(count, top));
    this.known += 1;
    if (this.known % this.spans.fading === 0) for (const memory of this.memories) memory.fade();
  }

  /** How far hours differ beyond chance, without the wildest of them. */
  private learnSpread(observed: readonly number[], usual: readonly number[]): void {
    const hour = this.windows.indexOf(this.spans.hour);
    const [count, mean] = [observed[hour] ?? 0, usual[hour] ?? 0];
    const most = CLIP * CLIP * (mean + this.relativeVariance() * mean * mean) + 1;
    const excess = Math.min((count - mean) ** 2, most) - mean;
    const share = 1 / (SPREAD_MEMORY_WEEKS * this.spans.week);
    const [sum, scale] = this.spread;
    this.spread = [sum + share * (excess - sum), scale + share * (mean * mean - scale)];
  }

  private relativeVariance(): number {
    const [excess, scale] = this.spread;
    return Math.max(0.02, (Math.max(0, excess) + SUPPOSED_VARIANCE) / (scale + 1));
  }

  /** What was counted and what is usual in each window; blind steps are left out of both. */
  private sums(atMs: number): Sums {
    const { counts, known } = this.recent.sums(this.windows);
    const usual = this.rhythm.expectedOf(atMs, this.windows);
    return { observed: counts, usual: usual.map((sum, i) => (sum * (known[i] ?? 0)) / (this.windows[i] ?? 1)) };
  }

  private read(atMs: number, { observed, usual }: Sums, surprise: number, isAlert: boolean): SpikeReading {
    const expected = this.rhythm.expected(this.rhythm.slotOf(atMs));
    const variance = this.relativeVariance();
    let [best, most] = [0, -Infinity];
    for (let i = 0; i < this.windows.length; i++) {
      const height = Math.sqrt((observed[i] ?? 0) + 0.375) - Math.sqrt((usual[i] ?? 0) + 0.375);
      if (height > most) [best, most] = [i, height];
    }
    return {
      expected,
      upper: expected + BAND * Math.sqrt(expected + variance * expected * expected),
      score: surprise / (1 + surprise),
      isAlert,
      isElevated: this.episode.age !== null,
      severity: this.severity(surprise),
      windowSeconds: (this.windows[best] ?? 1) * this.settings.stepSeconds,
      observed: observed[best] ?? 0,
      usual: usual[best] ?? 0,
    };
  }

  /** Doubling the surprise adds two, an hour that it goes on one, three hours another. */
  private severity(surprise: number): number {
    const { age, peak } = this.episode;
    if (age === null) return Math.max(1, Math.min(3, Math.ceil(3 * surprise)));
    const lasting = age >= 3 * this.spans.hour ? 2 : age >= this.spans.hour ? 1 : 0;
    return Math.max(1, Math.min(10, Math.floor(4 + 2 * Math.log2(Math.max(peak, 0.5)) + lasting)));
  }
}
