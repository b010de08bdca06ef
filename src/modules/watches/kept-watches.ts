import { namesIn } from '../../domain/query/names-in.js';
import { parseQuery } from '../../domain/query/parse-query.js';
import { joinSearchTerms, searchTermsOf } from '../../domain/query/search-terms.js';
import type { LiteralTerm } from '../../domain/query/search-terms.types.js';
import { WatchIndex } from '../../domain/query/watch-index.js';
import type { WatchEngine, WatchFacts } from './watches.types.js';

/** A watch as it is stored. */
export interface EngineRow extends Omit<WatchFacts, 'names'> {
  readonly query: string;
  readonly languages: readonly string[];
  readonly version: number;
  readonly isDeleted: boolean;
  /** When the watch of a person ends, in milliseconds since 1970; null: never. */
  readonly endsAt: number | null;
}

interface Known {
  readonly facts: WatchFacts;
  readonly version: number;
  readonly endsAt: number | null;
  readonly terms: readonly LiteralTerm[] | null;
}

/** What to search networks for, as long as no watch ends. */
interface KeptTerms {
  readonly terms: readonly LiteralTerm[] | null;
  readonly until: number;
}

/** The watches of one workspace, compiled, as they were at one version; later ones are applied to it. */
export class KeptWatches {
  private readonly index: WatchIndex;
  private readonly known = new Map<string, Known>();
  private engine: WatchEngine | null = null;
  private now = 0;

  /** `readAt`: the database's time when the rows were read. */
  constructor(
    private readonly workspaceId: string,
    public version: string,
    public readAt: Date,
    rows: readonly EngineRow[],
  ) {
    const live = rows.filter(({ isDeleted }) => !isDeleted);
    for (const row of live) this.know(row);
    this.index = new WatchIndex(live);
  }

  get needsRebuild(): boolean {
    return this.index.needsRebuild;
  }

  /** Rows changed since, among them some that are known already. */
  apply(version: string, readAt: Date, rows: readonly EngineRow[]): void {
    this.version = version;
    this.readAt = readAt;
    const changed = rows.filter((row) => this.isNews(row));
    for (const row of changed) {
      if (row.isDeleted) this.known.delete(row.id);
      else this.know(row);
    }
    this.index.apply(changed.map((row) => ({ id: row.id, watch: row.isDeleted ? null : row })));
  }

  rebuild(perStep: number): Generator<void, void> {
    return this.index.rebuild(perStep);
  }

  /** `now` is the database's time: watches of persons that have ended by then find nothing from now on. */
  engineAt(now: Date): WatchEngine {
    this.now = now.getTime();
    if (this.engine?.version !== this.version) this.engine = this.makeEngine();
    return this.engine;
  }

  private makeTerms(): KeptTerms {
    const live = [...this.known.values()].filter(({ endsAt }) => endsAt === null || endsAt > this.now);
    const until = Math.min(...live.map(({ endsAt }) => endsAt ?? Infinity));
    const sets = live.flatMap(({ terms }) => (terms === null ? [] : [terms]));
    return { terms: sets.length < live.length ? null : joinSearchTerms(sets.flat()), until };
  }

  private makeEngine(): WatchEngine {
    let kept: KeptTerms | null = null;
    const { workspaceId, version, index, known } = this;
    return {
      workspaceId,
      version,
      match: (post) =>
        index.match(post).flatMap(({ watchId, spans, isLookalike }) => {
          const watch = known.get(watchId);
          if (watch === undefined || (watch.endsAt !== null && watch.endsAt <= this.now)) return [];
          return [{ watch: watch.facts, spans, isLookalike }];
        }),
      searchTerms: () => {
        if (kept === null || kept.until <= this.now) kept = this.makeTerms();
        return kept.terms;
      },
    };
  }

  private isNews({ id, isDeleted, version, endsAt }: EngineRow): boolean {
    const known = this.known.get(id);
    if (known === undefined) return !isDeleted;
    return isDeleted || known.version !== version || known.endsAt !== endsAt;
  }

  private know({ query, languages: _, version, isDeleted: __, endsAt, ...facts }: EngineRow): void {
    const parsed = parseQuery(query);
    const names = parsed.ok ? namesIn(parsed.query) : [];
    const terms = parsed.ok ? searchTermsOf(parsed.query) : [];
    this.known.set(facts.id, { facts: { ...facts, names }, version, endsAt, terms });
  }
}
