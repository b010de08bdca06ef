import { prioritise } from './prioritise.js';
import { PRIORITY_LEVELS, type PriorityFacts, type PriorityLevel, type PriorityWeights } from './priority.types.js';

export type LevelCounts = Record<PriorityLevel, number>;

/** A task as it was judged. */
export interface RehearsedTask {
  readonly taskId: string;
  /** Day it was opened, `2026-11-02`. */
  readonly date: string;
  readonly facts: PriorityFacts;
}

export interface Move {
  readonly taskId: string;
  readonly from: PriorityLevel;
  readonly to: PriorityLevel;
}

export interface RehearsalCounts {
  readonly before: LevelCounts;
  readonly after: LevelCounts;
  readonly moved: readonly { readonly from: PriorityLevel; readonly to: PriorityLevel; readonly count: number }[];
  /** Those that move, the farthest first, then the newest. */
  readonly farthest: readonly Move[];
  readonly byDay: ReadonlyMap<string, LevelCounts>;
}

const noTasks = (): LevelCounts => ({ P1: 0, P2: 0, P3: 0, P4: 0 });
const rank = (level: PriorityLevel): number => PRIORITY_LEVELS.indexOf(level);

/** Judges tasks, oldest first, by the weights in force and by others, from the same facts. */
export class Rehearsal {
  private readonly before = noTasks();
  private readonly after = noTasks();
  private readonly byDay = new Map<string, LevelCounts>();
  private readonly moves = new Map<string, { from: PriorityLevel; to: PriorityLevel; count: number }>();
  private farthest: Move[] = [];

  constructor(
    private readonly inForce: PriorityWeights,
    private readonly tried: PriorityWeights,
    private readonly examples: number,
  ) {}

  add({ taskId, date, facts }: RehearsedTask): void {
    const from = prioritise(facts, this.inForce).level;
    const to = prioritise(facts, this.tried).level;
    this.before[from] += 1;
    this.after[to] += 1;
    const day = this.byDay.get(date) ?? noTasks();
    day[to] += 1;
    this.byDay.set(date, day);
    if (from === to) return;
    const move = this.moves.get(from + to) ?? { from, to, count: 0 };
    move.count += 1;
    this.moves.set(from + to, move);
    this.farthest = [{ taskId, from, to }, ...this.farthest]
      .sort((a, b) => Math.abs(rank(b.from) - rank(b.to)) - Math.abs(rank(a.from) - rank(a.to)))
      .slice(0, this.examples);
  }

  /** Counts times `factor`, for a sample. */
  counts(factor: number): RehearsalCounts {
    const scaled = (counts: LevelCounts): LevelCounts => {
      const times = (level: PriorityLevel): number => Math.round(counts[level] * factor);
      return { P1: times('P1'), P2: times('P2'), P3: times('P3'), P4: times('P4') };
    };
    return {
      before: scaled(this.before),
      after: scaled(this.after),
      moved: [...this.moves.values()]
        .sort((a, b) => rank(a.from) - rank(b.from) || rank(a.to) - rank(b.to))
        .map((move) => ({ ...move, count: Math.round(move.count * factor) })),
      farthest: this.farthest,
      byDay: new Map([...this.byDay].map(([date, counts]) => [date, scaled(counts)])),
    };
  }
}
