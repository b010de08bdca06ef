import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { DrillCustomerFacts, DrillFacts, DrillMessage, DrillPerson } from '../../domain/drill/score.types.js';
import type { DrillRow } from './drill-rows.js';
import type { DrillLogEntry, KeptPromise } from './drills.types.js';

const MOST_MESSAGES = 500;

interface IncidentFacts {
  readonly detectedAt: Date;
  readonly acknowledgedAt: Date | null;
  readonly closedAt: Date | null;
}

type Spoken = DrillMessage & { readonly network: string; readonly isResolution: boolean };

/** Steps of the room that a report tells. */
const TOLD = [
  ...['detected', 'raised', 'acknowledged', 'confirmed', 'dismissed', 'contained', 'closed', 'reopened', 'statement'],
  ...['statement-approved', 'statement-rejected', 'fan-out-written', 'update', 'paused', 'resumed', 'handed-over'],
];

/** What happened in a sandbox, read from what the product wrote down there as it does anywhere. */
@Injectable()
export class ReadDrillFacts {
  /** `endedAt` is the end that is being made. */
  async read(tx: EntityManager, drill: DrillRow, sandboxId: string, endedAt: Date): Promise<DrillFacts> {
    const people = await query<DrillPerson & { sandboxMemberId: string }>(
      tx,
      `SELECT p.member_id AS id, m.name, p.sandbox_member_id AS "sandboxMemberId"
       FROM drill_participant p JOIN staff_member m ON m.id = p.member_id WHERE p.drill_id = $1 ORDER BY m.name, m.id`,
      [drill.id],
    );
    const homeOf = new Map(people.map(({ id, sandboxMemberId }) => [sandboxMemberId, id]));
    const [incident] = await query<IncidentFacts>(
      tx,
      `SELECT min(detected_at) AS "detectedAt", min(acknowledged_at) AS "acknowledgedAt",
         CASE WHEN bool_and(closed_at IS NOT NULL) THEN max(closed_at) END AS "closedAt"
       FROM incident WHERE workspace_id = $1 AND state <> 'dismissed' HAVING count(*) > 0`,
      [sandboxId],
    );
    const words = await query<{ at: Date }>(
      tx,
      `SELECT e.at FROM incident_event e WHERE e.workspace_id = $1
         AND (e.kind = 'update' OR (e.kind = 'fan-out-written' AND (e.details ->> 'written')::int > 0)) ORDER BY e.id`,
      [sandboxId],
    );
    const authors = await query<{ authorId: string }>(
      tx,
      `SELECT author_id AS "authorId" FROM incident_statement WHERE workspace_id = $1 AND rejected_by IS NULL`,
      [sandboxId],
    );
    const messages = (await this.listMessages(tx, sandboxId)).map((message) => ({
      ...message,
      byId: homeOf.get(message.byId) ?? message.byId,
    }));
    return {
      speed: drill.speed,
      onsetAt: new Date(drill.startedAt.getTime() + (drill.scenario.onsetSeconds / drill.speed) * 1_000),
      endedAt,
      detectedAt: incident?.detectedAt ?? null,
      acknowledgedAt: incident?.acknowledgedAt ?? null,
      statementsAt: words.map(({ at }) => at),
      closedAt: incident?.closedAt ?? null,
      customers: await this.customersOf(tx, drill, sandboxId, messages),
      messages,
      people: people.map(({ id, name }) => ({ id, name })),
      statementsBy: authors.map(({ authorId }) => homeOf.get(authorId) ?? authorId),
    };
  }

  /** How the clocks of the standards came out that ran in the sandbox; one that is still in time says nothing yet. */
  readPromises(tx: EntityManager, sandboxId: string): Promise<KeptPromise[]> {
    return query<KeptPromise>(
      tx,
      `SELECT kind, count(*)::int AS n, count(*) FILTER (WHERE state = 'met')::int AS met FROM task_clock
       WHERE workspace_id = $1 AND standard_id IS NOT NULL AND state IN ('met', 'met-late', 'overdue') GROUP BY kind ORDER BY kind`,
      [sandboxId],
    );
  }

  /** What people did in the room, in order. */
  async readTimeline(tx: EntityManager, sandboxId: string): Promise<DrillLogEntry[]> {
    const rows = await query<{ at: Date; code: string; by: string | null }>(
      tx,
      `SELECT e.at, e.kind AS code, m.name AS by FROM incident_event e LEFT JOIN staff_member m ON m.id = e.actor_id
       WHERE e.workspace_id = $1 AND e.kind = ANY ($2) ORDER BY e.id LIMIT 500`,
      [sandboxId, TOLD],
    );
    return rows.map(({ at, code, by }) => ({ at: at.toISOString(), code, values: by === null ? {} : { by } }));
  }

  /** Messages to customers that went out; what nobody pressed send for is nobody's. */
  private listMessages(tx: EntityManager, sandboxId: string): Promise<Spoken[]> {
    return query<Spoken>(
      tx,
      `SELECT r.to_handle AS handle, t.network, split_part(lower(t.lang), '-', 1) AS lang, r.text, r.author_id AS "byId",
         r.sent_at AS "sentAt", EXISTS (SELECT FROM fan_out f WHERE f.reply_id = r.id AND f.kind = 'resolution') AS "isResolution"
       FROM reply r JOIN task t ON t.id = r.task_id
       WHERE r.workspace_id = $1 AND r.state = 'sent' AND r.withdrawn_at IS NULL AND NOT r.is_automatic AND r.kind <> 'survey'
       ORDER BY r.sent_at, r.id LIMIT ${String(MOST_MESSAGES)}`,
      [sandboxId],
    );
  }

  private async customersOf(
    tx: EntityManager,
    { scenario }: DrillRow,
    sandboxId: string,
    messages: readonly Spoken[],
  ): Promise<DrillCustomerFacts[]> {
    const wrote = await query<{ network: string; handle: string; at: Date }>(
      tx,
      `SELECT network, lower(author_handle) AS handle, min(published_at) AS at FROM mention WHERE workspace_id = $1 GROUP BY 1, 2`,
      [sandboxId],
    );
    const firstPost = new Map(wrote.map(({ network, handle, at }) => [`${network} ${handle}`, at]));
    return scenario.customers
      .filter(({ isAffected }) => isAffected)
      .map(({ handle, network, lang }) => {
        const key = `${network} ${handle.toLowerCase()}`;
        const heard = messages.filter((each) => `${each.network} ${each.handle.toLowerCase()}` === key);
        const [first] = heard;
        return {
          handle,
          network,
          lang,
          wroteAt: firstPost.get(key) ?? null,
          toldAt: first?.sentAt ?? null,
          toldById: first?.byId ?? null,
          isResolutionTold: heard.some(({ isResolution }) => isResolution),
        };
      });
  }
}
