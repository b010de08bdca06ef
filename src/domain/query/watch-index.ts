import { compileWatches } from './compile-watches.js';
import { Matcher } from './matcher.js';
import type { PostToMatch, WatchMatch } from './match.types.js';
import { WatchCompiler, type WatchFault, type WatchToCompile } from './matching/watch-compiler.js';

/** A watch as it is from now on; without `watch` it is gone. */
export interface WatchChange {
  readonly id: string;
  readonly watch: WatchToCompile | null;
}

interface Kept {
  readonly watch: WatchToCompile;
  /** Watches are answered in the order of their ranks: a changed one keeps its own, a new one comes last. */
  readonly rank: number;
}

/** So many changed watches are compiled anew with each change before it pays to build everything again. */
const MOST_CHANGED = 1_000;
const FEWEST_TO_REBUILD = 64;

/**
 * Watches that change one by one without all being compiled again: a large matcher for those as they were, a small one for
 * what has changed since, and the set of those that the large one must no longer answer for. When too many have changed,
 * `rebuild` works through all of them in slices, while the old ones go on matching.
 */
export class WatchIndex {
  private readonly kept = new Map<string, Kept>();
  private nextRank = 0;
  private base: Matcher;
  private changed: Matcher | null = null;
  /** Since the base was built: changed, added or gone. */
  private readonly changedIds = new Set<string>();
  /** The same since a rebuild that is under way took its list. */
  private changedDuringRebuild: Set<string> | null = null;

  constructor(watches: readonly WatchToCompile[]) {
    for (const watch of watches) this.keep(watch);
    this.base = compileWatches([...this.kept.values()].map(({ watch }) => watch));
  }

  get size(): number {
    return this.kept.size;
  }

  /** Those whose query is refused; they match nothing. */
  get faults(): WatchFault[] {
    const ofBase = this.base.faults.filter(({ watchId }) => !this.changedIds.has(watchId));
    return [...ofBase, ...(this.changed?.faults ?? [])];
  }

  /** Whether so much has changed that matching and further changes grow slow. */
  get needsRebuild(): boolean {
    const count = this.changedIds.size;
    return count > MOST_CHANGED || (count > FEWEST_TO_REBUILD && count * 4 > this.kept.size);
  }

  /** Takes time that grows with how much has changed since the last build, not with how many watches there are. */
  apply(changes: readonly WatchChange[]): void {
    if (changes.length === 0) return;
    for (const { id, watch } of changes) {
      if (watch === null) this.kept.delete(id);
      else this.keep(watch);
      this.changedIds.add(id);
      this.changedDuringRebuild?.add(id);
    }
    this.compileChanged();
  }

  match(post: PostToMatch): WatchMatch[] {
    const found = this.base.match(post);
    if (this.changedIds.size === 0) return found;
    const unchanged = found.filter(({ watchId }) => !this.changedIds.has(watchId));
    const changed = this.changed?.match(post) ?? [];
    if (changed.length === 0) return unchanged;
    const rankOf = ({ watchId }: WatchMatch): number => this.kept.get(watchId)?.rank ?? 0;
    return [...unchanged, ...changed].sort((a, b) => rankOf(a) - rankOf(b));
  }

  /**
   * Builds the base anew; each step compiles `perStep` watches, the last also puts the index together. Changes that are
   * applied between steps are kept. Abandoned half-way it has changed nothing.
   */
  *rebuild(perStep: number): Generator<void, void> {
    const compiler = new WatchCompiler();
    const since = new Set<string>();
    this.changedDuringRebuild = since;
    let inStep = 0;
    for (const { watch } of [...this.kept.values()].sort((a, b) => a.rank - b.rank)) {
      compiler.add(watch);
      if (++inStep % perStep === 0) yield;
    }
    const base = new Matcher(compiler.finish());
    // A rebuild that was started later has the newer list.
    if (this.changedDuringRebuild !== since) return;
    this.base = base;
    this.changedDuringRebuild = null;
    this.changedIds.clear();
    for (const id of since) this.changedIds.add(id);
    this.compileChanged();
  }

  private keep(watch: WatchToCompile): void {
    const rank = this.kept.get(watch.id)?.rank ?? this.nextRank++;
    this.kept.set(watch.id, { watch, rank });
  }

  private compileChanged(): void {
    const watches = [...this.changedIds].flatMap((id) => {
      const kept = this.kept.get(id);
      return kept === undefined ? [] : [kept];
    });
    watches.sort((a, b) => a.rank - b.rank);
    this.changed = watches.length === 0 ? null : compileWatches(watches.map(({ watch }) => watch));
  }
}
