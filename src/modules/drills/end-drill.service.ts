import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import { scoreDrill } from '../../domain/drill/score-drill.js';
import { AppError, notFound } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import { ReadDrillFacts } from './drill-facts.service.js';
import { findDrill, type DrillRow } from './drill-rows.js';
import type { StoredReport } from './drills.types.js';
import { FeedDrill } from './feed-drill.service.js';

/** Ends drills: by hand, by the clock, or without a report. Everybody is at home again in the same moment. */
@Injectable()
export class EndDrill {
  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: ReadDrillFacts,
    private readonly feeder: FeedDrill,
    private readonly audit: AuditService,
  ) {}

  /** With a report. Throws where it is over. Gives who ended it, as they are at home. */
  end(actor: Actor, id: string): Promise<Actor> {
    return this.finishByHand(actor, id, 'ended');
  }

  /** Without one. */
  cancel(actor: Actor, id: string): Promise<Actor> {
    return this.finishByHand(actor, id, 'cancelled');
  }

  /** The drill that the actor is in. Throws `not-in-a-drill`. */
  async requireOwn({ workspaceId }: Actor): Promise<string> {
    const [own] = await query<{ id: string }>(this.dataSource, 'SELECT id FROM drill WHERE sandbox_id = $1', [
      workspaceId,
    ]);
    if (own === undefined) throw new AppError('conflict', 'not-in-a-drill', { detail: 'You are in no drill.' });
    return own.id;
  }

  /** Part of the transaction that has the running drill locked. */
  async finish(tx: EntityManager, drill: DrillRow, by: Actor | 'system', to: 'ended' | 'cancelled'): Promise<void> {
    const report = to === 'ended' && drill.sandboxId !== null ? await this.report(tx, drill, drill.sandboxId) : null;
    await tx.query(
      `UPDATE drill SET state = $2, ended_at = $3, report = $4, score = $5, version = version + 1 WHERE id = $1`,
      [drill.id, to, drill.now, report === null ? null : JSON.stringify(report), report?.score ?? null],
    );
    for (const { id, name: _, ...own } of report?.people ?? []) {
      await tx.query(`UPDATE drill_participant SET result = $3 WHERE drill_id = $1 AND member_id = $2`, [
        drill.id,
        id,
        JSON.stringify(own),
      ]);
    }
    await tx.query(
      `UPDATE session SET acting_as = NULL
       WHERE acting_as IN (SELECT sandbox_member_id FROM drill_participant WHERE drill_id = $1)`,
      [drill.id],
    );
    // What falls due there from now on concerns nobody.
    await tx.query('UPDATE notifier SET deleted_at = now() WHERE workspace_id = $1 AND deleted_at IS NULL', [
      drill.sandboxId,
    ]);
    await this.audit.record(tx, {
      workspaceId: drill.workspaceId,
      actor: by,
      action: to === 'ended' ? 'drill.end' : 'drill.cancel',
      resourceId: drill.id,
      details: { ...(report === null ? {} : { score: report.score }) },
    });
    await this.feeder.tell(tx, drill);
  }

  private finishByHand(actor: Actor, id: string, to: 'ended' | 'cancelled'): Promise<Actor> {
    return transact(this.dataSource, { repeatable: false }, async (tx) => {
      const drill = await findDrill(tx, actor.workspaceId, id, true);
      const atHome = drill === null ? actor : await this.atHome(tx, actor, drill);
      requireAccess(atHome, 'drills', 'update');
      if (drill === null) throw notFound('drill');
      if (drill.state !== 'running')
        throw new AppError('conflict', 'drill-over', {
          detail: 'This drill is over.',
          current: { id, state: drill.state },
        });
      await this.finish(tx, drill, atHome, to);
      return atHome;
    });
  }

  /** Whoever is in the drill ends it by the role that they have, and not by the one that they practise. */
  private async atHome(tx: EntityManager, actor: Actor, drill: DrillRow): Promise<Actor> {
    if (actor.workspaceId === drill.workspaceId) return actor;
    const [own] = await query<Pick<Actor, 'memberId' | 'name' | 'role' | 'teamIds'>>(
      tx,
      `SELECT m.id AS "memberId", m.name, m.role,
         ARRAY(SELECT t.team_id::text FROM team_member t WHERE t.member_id = m.id ORDER BY t.team_id) AS "teamIds"
       FROM drill_participant p JOIN staff_member m ON m.id = p.member_id AND m.is_active
       WHERE p.drill_id = $1 AND p.sandbox_member_id = $2`,
      [drill.id, actor.memberId],
    );
    if (own === undefined) throw notFound('drill');
    return { ...own, workspaceId: drill.workspaceId, tokenScopes: actor.tokenScopes };
  }

  private async report(tx: EntityManager, drill: DrillRow, sandboxId: string): Promise<StoredReport> {
    const facts = await this.facts.read(tx, drill, sandboxId, drill.now);
    const { customers, ...scored } = scoreDrill(facts, drill.scenario.targets);
    const promises = await this.facts.readPromises(tx, sandboxId);
    const timeline = [
      { at: drill.startedAt.toISOString(), code: 'started', values: {} },
      ...drill.log,
      ...(await this.facts.readTimeline(tx, sandboxId)),
      { at: drill.now.toISOString(), code: 'ended', values: {} },
    ].sort((a, b) => a.at.localeCompare(b.at));
    return {
      ...scored,
      customers: customers.map((customer) => ({ ...customer, toldAt: customer.toldAt?.toISOString() ?? null })),
      standard: drill.standard === null ? null : { ...drill.standard, promises },
      timeline,
    };
  }
}
