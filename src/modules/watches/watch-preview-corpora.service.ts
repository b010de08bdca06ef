import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import { PreviewCorpus } from './watch-preview-corpus.js';
import { planSample, readMentions, readNewIds } from './watch-preview-sample.js';
import type { PreviewReach } from './watch-preview.types.js';

const DAY_MS = 86_400_000;
const PAGE = 4_000;
/** Of a sample, which is in random order, so much can be used while the rest is read. */
const ENOUGH_TO_BEGIN = 8_000;
/** A corpus that nobody asks for is forgotten after this. */
const IDLE_MS = 4 * 60_000;
/** Edits, deletions and moved rights reach it by its being read anew; meanwhile what is shown is checked one by one. */
const FRESH_MS = 2 * 60_000;
/** However much it is used, one this old is not answered from any more. */
const OLDEST_MS = 10 * 60_000;
/** UTF-16 units that all corpora of a process may hold. */
const MOST_CHARACTERS = 128 * 1024 * 1024;
const MOST_CORPORA = 16;
/** With more new mentions than this between two looks the corpus is read anew. */
const MOST_NEW = 20_000;

interface Kept {
  readonly corpus: PreviewCorpus;
  readonly readAtMs: number;
}

interface Slot {
  kept: Kept | null;
  loading: Promise<Kept> | null;
  refreshing: Promise<void> | null;
  usedAtMs: number;
}

/** Keeps the recent mentions in memory while somebody writes a query: reading them for every key stroke would be too slow. */
@Injectable()
export class PreviewCorporaService {
  private readonly slots = new Map<string, Slot>();

  constructor(private readonly dataSource: DataSource) {}

  /**
   * What `reach` may see of the last `days` days (calendar days in UTC, today included) up to this moment; a sample of it
   * where there is much. One corpus for each reach: what a team may not see is never read for it.
   */
  async open(reach: PreviewReach, days: number): Promise<PreviewCorpus> {
    const key = `${reach.workspaceId} ${reach.teamIds === null ? '*' : [...reach.teamIds].sort().join()} ${String(days)}`;
    const slot = this.slots.get(key) ?? { kept: null, loading: null, refreshing: null, usedAtMs: 0 };
    slot.usedAtMs = performance.now();
    this.slots.delete(key);
    this.slots.set(key, slot);
    const since = startOf(await this.databaseTime(), days);
    const age = slot.kept === null ? Infinity : performance.now() - slot.kept.readAtMs;
    const isUsable = slot.kept?.corpus.since.getTime() === since.getTime() && age < OLDEST_MS;
    if (!isUsable) slot.kept = null;
    const loading = !isUsable || age > FRESH_MS ? this.load(slot, reach, since) : null;
    const kept = slot.kept ?? (await (loading ?? this.load(slot, reach, since)));
    await this.refresh(slot, kept, reach);
    this.makeRoom(key);
    return kept.corpus;
  }

  @Interval(30_000)
  forgetIdle(): void {
    const nowMs = performance.now();
    for (const [key, slot] of this.slots) if (nowMs - slot.usedAtMs > IDLE_MS) this.slots.delete(key);
  }

  /** Resolves once the corpus can be used; what is still missing of a sample then is read in the background. */
  private load(slot: Slot, reach: PreviewReach, since: Date): Promise<Kept> {
    slot.loading ??= new Promise((resolve, reject) => {
      const isFirst = slot.kept === null;
      const use = (kept: Kept): void => {
        slot.kept = kept;
        resolve(kept);
      };
      const read = this.read(reach, since, (kept) => {
        // A corpus that is whole is not given up for one that is not.
        if (isFirst) use(kept);
      });
      read.then(use, reject).finally(() => {
        slot.loading = null;
      });
    });
    // A reading in the background may fail: the next preview tries again.
    slot.loading.catch(() => undefined);
    return slot.loading;
  }

  private async read(reach: PreviewReach, since: Date, beginUse: (kept: Kept) => void): Promise<Kept> {
    const readAtMs = performance.now();
    const { level, ids, highestId } = await planSample(this.dataSource, reach, since);
    const kept: Kept = { corpus: new PreviewCorpus(level, since, highestId, ids.length), readAtMs };
    for (let start = 0; start < ids.length; start += PAGE) {
      await this.add(kept.corpus, reach, ids.slice(start, start + PAGE));
      if (level > 0 && kept.corpus.length >= ENOUGH_TO_BEGIN) beginUse(kept);
    }
    kept.corpus.finishReading();
    return kept;
  }

  /** Adds what was stored since the last look; previews at the same time share one. */
  private refresh(slot: Slot, { corpus }: Kept, reach: PreviewReach): Promise<void> {
    slot.refreshing ??= this.addNew(corpus, reach, slot).finally(() => {
      slot.refreshing = null;
    });
    return slot.refreshing;
  }

  private async addNew(corpus: PreviewCorpus, reach: PreviewReach, slot: Slot): Promise<void> {
    const { since, level } = corpus;
    const settledId = corpus.settledId(performance.now());
    const ids = await readNewIds(this.dataSource, reach, since, level, settledId, MOST_NEW);
    if (ids.length === MOST_NEW) slot.kept = null;
    const unknown = ids.filter((id) => !corpus.has(id));
    for (let start = 0; start < unknown.length; start += PAGE) {
      await this.add(corpus, reach, unknown.slice(start, start + PAGE));
    }
  }

  private async add(corpus: PreviewCorpus, reach: PreviewReach, ids: readonly string[]): Promise<void> {
    for (const mention of await readMentions(this.dataSource, reach, ids, corpus.shareList)) corpus.put(mention);
  }

  /** The ones used longest ago go first; the one in use stays. */
  private makeRoom(usedKey: string): void {
    let characters = 0;
    for (const { kept } of this.slots.values()) characters += kept?.corpus.characters ?? 0;
    for (const [key, slot] of this.slots) {
      if (this.slots.size <= MOST_CORPORA && characters <= MOST_CHARACTERS) return;
      if (key === usedKey) continue;
      characters -= slot.kept?.corpus.characters ?? 0;
      this.slots.delete(key);
    }
  }

  private async databaseTime(): Promise<Date> {
    const [clock] = await query<{ now: Date }>(this.dataSource, 'SELECT now() AS now');
    if (clock === undefined) throw new Error('The database gave no time.');
    return clock.now;
  }
}

/** Midnight in UTC that begins the first of `days` days, the last of which is today. */
function startOf(now: Date, days: number): Date {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  return new Date(today - (days - 1) * DAY_MS);
}
