import { Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { ABSENCES } from './listening-spans.service.js';
import { STEP_MS } from './spikes.types.js';

interface HeardSource {
  readonly id: string;
  readonly createdAt: Date;
  readonly deletedAt: Date | null;
  readonly deaf: readonly (readonly [from: string, to: string | null])[];
}

interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Whether a step cannot be known, because nothing that could have been heard was listened to. */
export type IsBlind = (at: Date) => boolean;

/** The same for a watch that is heard by these sources; without any, by all of its workspace. */
export type BlindFor = (sourceIds: readonly string[]) => IsBlind;

/** When no source that a watch hears by was listened to: such a time is unknown, not silent. */
@Injectable()
export class BlindTimes {
  async read(on: EntityManager | DataSource, workspaceId: string, from: Date): Promise<BlindFor> {
    const rows = await query<HeardSource>(
      on,
      `SELECT s.id, s.created_at AS "createdAt", s.deleted_at AS "deletedAt",
         coalesce(jsonb_agg(jsonb_build_array(d.from_at, d.to_at)) FILTER (WHERE d.id IS NOT NULL), '[]') AS deaf
       FROM source s LEFT JOIN source_state d ON d.workspace_id = s.workspace_id AND d.source_id = s.id
         AND d.state IN ('blind', 'paused') AND coalesce(d.to_at, 'infinity') > $2
       WHERE s.workspace_id = $1 AND (s.deleted_at IS NULL OR s.deleted_at > $2) GROUP BY s.id ORDER BY s.id`,
      [workspaceId, from],
    );
    const absences = await query<{ fromAt: Date; toAt: Date }>(
      on,
      `SELECT from_at AS "fromAt", to_at AS "toAt" FROM (${ABSENCES}) a WHERE to_at > $1 ORDER BY from_at`,
      [from],
    );
    const away = absences.map(({ fromAt, toAt }) => ({ from: fromAt.getTime(), to: toAt.getTime() }));
    const sources = rows.map(readSource);
    return (sourceIds) => {
      const own = sources.filter(({ id }) => sourceIds.includes(id));
      return remembered((ms) => isAway(away, ms) || isDeaf(own.length > 0 ? own : sources, ms));
    };
  }
}

const readSource = ({ id, createdAt, deletedAt, deaf }: HeardSource) => ({
  id,
  from: createdAt.getTime(),
  deaf: [
    ...deaf.map(([begun, over]) => ({ from: Date.parse(begun), to: over === null ? Infinity : Date.parse(over) })),
    ...(deletedAt === null ? [] : [{ from: deletedAt.getTime(), to: Infinity }]),
  ],
});

/** Part of a step is as good as none: what was counted in it says too little. */
const isAway = (away: readonly Interval[], ms: number): boolean =>
  away.some(({ from, to }) => from < ms + STEP_MS && ms < to);

function isDeaf(sources: readonly ReturnType<typeof readSource>[], ms: number): boolean {
  const there = sources.filter(({ from }) => from <= ms);
  return there.length > 0 && there.every(({ deaf }) => deaf.some(({ from, to }) => from <= ms && ms < to));
}

/** Several series of a watch ask for the same steps. */
function remembered(judge: (ms: number) => boolean): IsBlind {
  const known = new Map<number, boolean>();
  return (at) => {
    const ms = at.getTime();
    const before = known.get(ms);
    if (before !== undefined) return before;
    const isBlind = judge(ms);
    known.set(ms, isBlind);
    return isBlind;
  };
}
