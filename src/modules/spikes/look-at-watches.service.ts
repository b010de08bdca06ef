import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { type AlertRule, coversWatch } from '../../domain/alert-rule/alert-rule.types.js';
import { spikeSteps } from '../../metrics.js';
import type { BlindFor, IsBlind } from './blind-times.service.js';
import { CountSteps } from './count-steps.service.js';
import { countVoices } from './count-voices.js';
import { FireRules } from './fire-rules.service.js';
import { followEpisode, type Episode } from './follow-episode.js';
import { groupByWatch } from './group-by-watch.js';
import { runSeries } from './run-series.js';
import { type AwakeSeries, SeriesMemory, type StoredSeries, type WrittenSeries } from './series-memory.service.js';
import {
  addHeard,
  DAYS_OF_MEMORY,
  type HeldWatch,
  type LookedAt,
  STEP_MS,
  stepOf,
  type StepCount,
} from './spikes.types.js';
import { TestPosts } from './test-posts.service.js';

const DAY_MS = 86_400_000;
/** What brought nothing for so long is not what a watch is heard by. */
const HEARD_MS = 14 * DAY_MS;

/** A watch with what was counted for it in this look, oldest first: the steps settled since the last one, and the open ones. */
export interface CountedWatch {
  readonly watch: HeldWatch;
  readonly counts: readonly StepCount[];
}

export interface Look {
  readonly now: Date;
  /** Steps before it are stored for good. */
  readonly settled: Date;
  readonly blindFor: BlindFor;
  readonly rules: readonly AlertRule[];
}

interface Followed {
  readonly episode: Episode | null;
  readonly nextStepAt: Date;
  readonly written: WrittenSeries | null;
}

export interface Looked {
  /** By id of the watch. */
  readonly found: ReadonlyMap<string, LookedAt>;
  /** To be called when all of it is stored. */
  readonly remember: () => void;
}

/** Brings the series of watches of one workspace up to now, asks the tests, and tells what the rules notice. */
@Injectable()
export class LookAtWatches {
  constructor(
    private readonly counts: CountSteps,
    private readonly memory: SeriesMemory,
    private readonly fireRules: FireRules,
    private readonly tests: TestPosts,
  ) {}

  async look(tx: EntityManager, counted: readonly CountedWatch[], look: Look): Promise<Looked> {
    const { settled } = look;
    const awake = await this.memory.wake(
      tx,
      counted.map(({ watch }) => watch),
    );
    const seriesOf = groupByWatch(awake, ({ series }) => series.watchId);
    const older = await this.readOlder(tx, counted, seriesOf, settled);
    const past = await this.tests.prepare(tx, counted, look, (watchId) => usualPerDay(seriesOf.get(watchId) ?? []));
    const found = new Map<string, LookedAt>();
    const written: WrittenSeries[] = [];
    const kept: (() => void)[] = [];
    for (const { watch, counts } of counted) {
      const series = seriesOf.get(watch.id) ?? [];
      const heardBy = heardByOf(watch, counts, look.now);
      const known = byStep([...(older.get(watch.id) ?? []), ...counts]);
      const isBlind = look.blindFor(Object.keys(heardBy));
      let isRestless = false;
      let left = 0;
      for (const each of series) {
        const {
          episode,
          written: changed,
          nextStepAt,
        } = await this.follow(tx, watch, each, known, { ...look, isBlind });
        if (changed !== null) written.push(changed);
        kept.push(() => {
          this.memory.keep(each.series.id, each.detector, nextStepAt, watch.generation);
        });
        left = Math.max(left, each.detector.stepsToLearn);
        if (episode === null) continue;
        isRestless ||= episode.isOn;
        for (const rule of look.rules) {
          if (speaksOf(rule, watch, each.series)) await this.tell(tx, watch, each.series, episode, rule, look.now);
        }
      }
      const tested = past.get(watch.id) ?? null;
      const noticed = await this.tests.test(tx, watch, tested, look);
      for (const each of noticed) await this.fireRules.fire(tx, each, look.now);
      found.set(watch.id, {
        countedUntil: watch.countedUntil > settled ? watch.countedUntil : settled,
        isRestless: isRestless || noticed.length > 0,
        isBehind: tested?.isBehind ?? false,
        heardBy,
        learningUntil: left === 0 ? null : new Date(settled.getTime() + left * STEP_MS),
      });
    }
    await this.memory.write(tx, written);
    const remember = (): void => {
      for (const keep of kept) keep();
    };
    return { found, remember };
  }

  /** Steps that were settled before this look, for series that have not seen them. */
  private async readOlder(
    tx: EntityManager,
    counted: readonly CountedWatch[],
    seriesOf: ReadonlyMap<string, readonly AwakeSeries[]>,
    settled: Date,
  ): Promise<Map<string, StepCount[]>> {
    const behind: { id: string; from: Date; workspaceId: string }[] = [];
    for (const { watch } of counted) {
      const starts = (seriesOf.get(watch.id) ?? []).map(({ from }) => from?.getTime() ?? earliest(settled).getTime());
      const from = Math.min(Infinity, ...starts);
      if (from < watch.countedUntil.getTime() && from < settled.getTime())
        behind.push({ id: watch.id, workspaceId: watch.workspaceId, from: new Date(from) });
    }
    const [first] = behind;
    if (first === undefined) return new Map();
    const stored = await this.counts.storedOf(tx, first.workspaceId, behind, settled);
    return groupByWatch(stored, ({ watchId }) => watchId);
  }

  private async follow(
    tx: EntityManager,
    watch: HeldWatch,
    { series, detector, from: known }: AwakeSeries,
    counts: ReadonlyMap<number, StepCount>,
    { now, settled, isBlind }: Look & { readonly isBlind: IsBlind },
  ): Promise<Followed> {
    const from = known ?? (await this.firstStep(tx, watch, settled));
    const run = await runSeries({ ...series, detector, from }, counts, isBlind, settled, stepOf(now));
    spikeSteps.inc(run.count);
    // What a new series finds in its past is what it learns from.
    const since = known === null ? watch.knownFrom.getTime() : 0;
    const oldest = new Date(Math.max(since, now.getTime() - DAY_MS));
    const episode = followEpisode(run.steps, series.episodeAt, oldest);
    const nextStepAt = from < settled ? settled : from;
    const isDue = this.memory.isDueForWriting(series, settled);
    if (!isDue && episode?.isNew !== true) return { episode, nextStepAt, written: null };
    const written = {
      id: series.id,
      state: isDue ? detector.state() : null,
      nextStepAt,
      episodeAt: episode?.beganAt ?? series.episodeAt,
    };
    return { episode, nextStepAt, written };
  }

  /** A series begins with the first posts that are known, or with its watch, at most so far back as it remembers. */
  private async firstStep(tx: EntityManager, watch: HeldWatch, settled: Date): Promise<Date> {
    const [row] = await query<{ at: Date | null }>(
      tx,
      `SELECT min(at) AS at FROM spike_count WHERE workspace_id = $1 AND watch_id = $2 AND at >= $3`,
      [watch.workspaceId, watch.id, earliest(settled)],
    );
    const known = stepOf(watch.knownFrom);
    const first = row !== undefined && row.at !== null && row.at < known ? row.at : known;
    return first > earliest(settled) ? first : earliest(settled);
  }

  private async tell(
    tx: EntityManager,
    watch: HeldWatch,
    series: StoredSeries,
    episode: Episode,
    rule: AlertRule,
    now: Date,
  ): Promise<void> {
    const { beganAt, severity, observed, usual, windowSeconds } = episode;
    const { kind, lang } = series;
    const values = { observed, usual: Math.round(usual * 10) / 10, minutes: Math.round(windowSeconds / 60) };
    const noticed = {
      ...{ rule, watch, severity, observed, usual, windowSeconds, startedAt: beganAt },
      subject: `${watch.id}:${kind}:${lang}`,
      reason: { code: `spike-${kind}`, values: lang === '' ? values : { ...values, lang } },
      voices: () => countVoices(tx, watch, series, windowSeconds, now),
    };
    await this.fireRules.fire(tx, noticed, now);
  }
}

/** Of all its posts, whatever their language. */
const usualPerDay = (series: readonly AwakeSeries[]): number | null =>
  series.find(({ series: { kind, lang } }) => kind === 'all' && lang === '')?.detector.usualPerDay ?? null;

const earliest = (settled: Date): Date => new Date(settled.getTime() - DAYS_OF_MEMORY * DAY_MS);

const byStep = (counts: readonly StepCount[]): ReadonlyMap<number, StepCount> =>
  new Map(counts.map((count) => [count.at.getTime(), count]));

function heardByOf(watch: HeldWatch, counts: readonly StepCount[], now: Date): Record<string, number> {
  const heard = Object.entries(addHeard(watch.heardBy, counts));
  return Object.fromEntries(heard.filter(([, ms]) => ms > now.getTime() - HEARD_MS));
}

function speaksOf(rule: AlertRule, watch: HeldWatch, { sensitivity, lang }: StoredSeries): boolean {
  if (rule.kind !== 'spike' || !rule.isOn || rule.sensitivity !== sensitivity) return false;
  return coversWatch(rule, watch.id) && (rule.languages === null ? lang === '' : rule.languages.includes(lang));
}
