import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { RuleSensitivity } from '../../domain/alert-rule/alert-rule.types.js';
import { SpikeDetector } from '../../domain/spike/spike-detector.js';
import type { SpikeState } from '../../domain/spike/spike.types.js';
import { settingsOf } from './run-series.js';
import { STEP_MS, type SeriesKind } from './spikes.types.js';

/** About 10 kB each. */
const MOST_REMEMBERED = 12_000;
/** A memory is written when the one that is stored is so many steps old, not all of them at once. */
const WRITTEN_EVERY_STEPS = 12;

export interface StoredSeries {
  readonly id: string;
  readonly watchId: string;
  readonly kind: SeriesKind;
  readonly lang: string;
  readonly sensitivity: RuleSensitivity;
  /** Of what is stored; null: it has seen nothing yet. */
  readonly nextStepAt: Date | null;
  readonly episodeAt: Date | null;
}

interface Remembered {
  readonly detector: SpikeDetector;
  readonly nextStepMs: number;
  readonly generation: number;
}

/** A series with its detector, which stands before the step `from`; null: it is new. */
export interface AwakeSeries {
  readonly series: StoredSeries;
  readonly detector: SpikeDetector;
  readonly from: Date | null;
}

export interface WrittenSeries {
  readonly id: string;
  /** Null: what is stored is young enough. */
  readonly state: SpikeState | null;
  readonly nextStepAt: Date;
  readonly episodeAt: Date | null;
}

/**
 * The detectors of series. What a series knows follows from its counts, which are stored: so this process goes on from what it
 * remembers, another one from what was written last, and both come to the same.
 */
@Injectable()
export class SeriesMemory {
  private readonly remembered = new Map<string, Remembered>();

  /** What is taken is remembered no more until it is kept: a look that fails leaves nothing behind. */
  async wake(
    tx: EntityManager,
    watches: readonly { readonly id: string; readonly generation: number }[],
  ): Promise<AwakeSeries[]> {
    const generations = new Map(watches.map(({ id, generation }) => [id, generation]));
    const rows = await query<StoredSeries>(
      tx,
      `SELECT id, watch_id AS "watchId", kind, lang, sensitivity, next_step_at AS "nextStepAt", episode_at AS "episodeAt"
       FROM spike_series WHERE watch_id = ANY ($1::bigint[]) ORDER BY watch_id, id`,
      [watches.map(({ id }) => id)],
    );
    const known = new Map(rows.map((row) => [row.id, this.take(row, generations.get(row.watchId) ?? 0)]));
    const asleep = rows.filter(({ id, nextStepAt }) => nextStepAt !== null && known.get(id) === null);
    const states = await this.readStates(tx, asleep);
    return rows.map((series) => {
      const mine = known.get(series.id) ?? null;
      if (mine !== null) return { series, detector: mine.detector, from: new Date(mine.nextStepMs) };
      const state = states.get(series.id);
      const settings = settingsOf(series.sensitivity);
      if (state === undefined) return { series, detector: SpikeDetector.start(settings), from: null };
      return { series, detector: SpikeDetector.restore(settings, state), from: series.nextStepAt };
    });
  }

  /** After the transaction. */
  keep(id: string, detector: SpikeDetector, nextStepAt: Date, generation: number): void {
    this.remembered.set(id, { detector, nextStepMs: nextStepAt.getTime(), generation });
    if (this.remembered.size <= MOST_REMEMBERED) return;
    const [oldest] = this.remembered.keys();
    if (oldest !== undefined) this.remembered.delete(oldest);
  }

  isDueForWriting({ id, nextStepAt }: StoredSeries, settled: Date): boolean {
    if (nextStepAt === null) return true;
    const steps = (settled.getTime() - nextStepAt.getTime()) / STEP_MS;
    return steps >= WRITTEN_EVERY_STEPS + (Number(id) % WRITTEN_EVERY_STEPS);
  }

  async write(tx: EntityManager, written: readonly WrittenSeries[]): Promise<void> {
    if (written.length === 0) return;
    await tx.query(
      `UPDATE spike_series s SET state = coalesce(n.state, s.state), episode_at = n."episodeAt",
         next_step_at = CASE WHEN n.state IS NULL THEN s.next_step_at ELSE n."nextStepAt" END
       FROM jsonb_to_recordset($1::jsonb) AS n (id bigint, state jsonb, "nextStepAt" timestamptz, "episodeAt" timestamptz)
       WHERE s.id = n.id`,
      [JSON.stringify(written)],
    );
  }

  private take({ id, nextStepAt }: StoredSeries, generation: number): Remembered | null {
    const mine = this.remembered.get(id);
    this.remembered.delete(id);
    if (mine === undefined || nextStepAt === null || mine.generation !== generation) return null;
    return mine.nextStepMs >= nextStepAt.getTime() ? mine : null;
  }

  private async readStates(tx: EntityManager, series: readonly StoredSeries[]): Promise<Map<string, SpikeState>> {
    if (series.length === 0) return new Map();
    const rows = await query<{ id: string; state: SpikeState }>(
      tx,
      'SELECT id, state FROM spike_series WHERE id = ANY ($1::bigint[]) AND state IS NOT NULL',
      [series.map(({ id }) => id)],
    );
    return new Map(rows.map(({ id, state }) => [id, state]));
  }
}
