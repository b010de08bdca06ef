import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { spikeDelay } from '../../metrics.js';
import { StormWatches, watchKeyOf } from '../incidents/storm-watches.service.js';
import { FindCause } from './find-cause.service.js';
import { findOnset, MOST_STEPS_BACK } from './find-onset.js';
import {
  LATE_SECONDS,
  SETTLE_MS,
  STEP_MS,
  STEP_SECONDS,
  type SpikeReason,
  type SuspectedStorm,
} from './spikes.types.js';

/** Codes of what was noticed, as against its causes. */
const FINDINGS = /^(?:spike-|share$|influencer$|spread$|risk-word$|emerging$)/;

/** Hands what was noticed to an incident room: one storm, one room, whichever watches see it. */
@Injectable()
export class RaiseSuspicion {
  constructor(
    private readonly storms: StormWatches,
    private readonly cause: FindCause,
  ) {}

  /** Gives the id of the incident. */
  async raise(tx: EntityManager, storm: SuspectedStorm, now: Date): Promise<string> {
    const { watch, severity, observed, usual, windowSeconds } = storm;
    const startedAt = await this.onsetOf(tx, storm);
    const cause = await this.cause.find(tx, storm, now);
    const { id } = await this.storms.place(tx, {
      workspaceId: watch.workspaceId,
      watch,
      title: titleOf(storm),
      severity,
      reasons: [storm.reason, ...(await this.noticedBefore(tx, storm)), ...cause],
      observed,
      usual,
      windowSeconds,
      startedAt,
    });
    await this.measure(tx, watch, now);
    return id;
  }

  /** Who complained as it rose is part of it, too: negative posts say where it began, whatever noticed it. */
  private async onsetOf(tx: EntityManager, { watch, startedAt }: SuspectedStorm): Promise<Date> {
    const from = new Date(startedAt.getTime() - MOST_STEPS_BACK * STEP_MS);
    const rows = await query<{ at: Date; voices: number }>(
      tx,
      `SELECT date_bin('5 minutes', m.published_at, 'epoch') AS at,
         count(DISTINCT m.network || ' ' || coalesce(m.author_id, m.author_handle, m.id::text))::int AS voices
       FROM mention m WHERE m.workspace_id = $1 AND m.watch_ids @> ARRAY[$2::bigint] AND m.published_at >= $3 AND m.published_at < $4
         AND m.sentiment_label = 'negative' AND m.muted_by IS NULL
         AND m.seen_at - m.published_at <= make_interval(secs => ${String(LATE_SECONDS)}) GROUP BY 1`,
      [watch.workspaceId, watch.id, from, startedAt],
    );
    const [usual] = await query<{ inStep: number | null }>(
      tx,
      `SELECT sum(negatives) / greatest(1, extract(epoch FROM $3::timestamptz - min(at)) / ${String(STEP_SECONDS)})::float8 AS "inStep"
       FROM spike_count WHERE workspace_id = $1 AND watch_id = $2 AND at < $3 AND at >= $3::timestamptz - interval '7 days'`,
      [watch.workspaceId, watch.id, from],
    );
    return findOnset(startedAt, new Map(rows.map(({ at, voices }) => [at.getTime(), voices])), usual?.inStep ?? 0);
  }

  /** What other tests had noticed of the same incident stays said. */
  private async noticedBefore(tx: EntityManager, { watch, reason }: SuspectedStorm): Promise<readonly SpikeReason[]> {
    const [row] = await query<{ reasons: SpikeReason[] }>(
      tx,
      `SELECT reasons FROM incident WHERE workspace_id = $1 AND key = $2 AND state IN ('suspected', 'confirmed', 'contained')`,
      [watch.workspaceId, watchKeyOf(watch.id)],
    );
    return (row?.reasons ?? []).filter(({ code }) => FINDINGS.test(code) && code !== reason.code);
  }

  /** From the last post that had come in until now, by the clock of the database. */
  private async measure(tx: EntityManager, watch: SuspectedStorm['watch'], now: Date): Promise<void> {
    const [row] = await query<{ seconds: number | null }>(
      tx,
      `SELECT extract(epoch FROM clock_timestamp() - max(m.seen_at))::float8 AS seconds FROM mention m
       WHERE m.workspace_id = $1 AND m.published_at >= $3 AND m.watch_ids @> ARRAY[$2::bigint]`,
      [watch.workspaceId, watch.id, new Date(now.getTime() - SETTLE_MS)],
    );
    if (row?.seconds !== null && row?.seconds !== undefined) spikeDelay.observe(row.seconds);
  }
}

function titleOf({ watch, reason }: SuspectedStorm): string {
  switch (reason.code) {
    case 'influencer':
      return `An author whom many hear writes about ${watch.name}`;
    case 'risk-word':
      return `Words of harm or law about ${watch.name}`;
    case 'emerging':
      return `Several people, one complaint about ${watch.name}`;
    default:
      return `Storm around ${watch.name}`;
  }
}
