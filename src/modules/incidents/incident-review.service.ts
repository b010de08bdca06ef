import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import { reviewFacts, type IncidentInstants, type ToldCustomer } from '../../domain/incident/review-facts.js';
import { notFound } from '../../errors.js';
import { AuditService } from '../audit/audit.service.js';
import type { ExportedIncident } from './exported-incident.js';
import { sayIncident } from './incident-markdown.js';
import { IncidentQueries } from './incident-queries.service.js';
import { IncidentRows } from './incident-rows.service.js';
import type { IncidentEventView } from './incidents.dto.js';
import type { IncidentReviewBody, IncidentReviewView } from './incident-bodies.dto.js';
import type { StoredReview } from './incidents.types.js';

const PAGE = 200;

/** What an incident came to: measured times, what people learnt, and all of it in one file. */
@Injectable()
export class IncidentReviews {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rows: IncidentRows,
    private readonly queries: IncidentQueries,
    private readonly audit: AuditService,
  ) {}

  async get(actor: Actor, id: string): Promise<IncidentReviewView> {
    await this.rows.requireReach(this.dataSource, actor, id, 'read');
    const [row] = await query<IncidentInstants & { review: StoredReview | null }>(
      this.dataSource,
      `SELECT started_at AS "startedAt", detected_at AS "detectedAt", acknowledged_at AS "acknowledgedAt",
         confirmed_at AS "confirmedAt", first_statement_at AS "firstStatementAt", contained_at AS "containedAt",
         closed_at AS "closedAt", review FROM incident WHERE workspace_id = $1 AND id = $2`,
      [actor.workspaceId, id],
    );
    if (row === undefined) throw notFound('incident');
    const { review, ...instants } = row;
    const updates = await query<{ at: Date; dueAt: string | null }>(
      this.dataSource,
      `SELECT at, details ->> 'dueAt' AS "dueAt" FROM incident_event
       WHERE incident_id = $1 AND (kind = 'update' OR (kind = 'fan-out-written' AND (details ->> 'written')::int > 0)) ORDER BY id`,
      [id],
    );
    const customers = await query<ToldCustomer>(
      this.dataSource,
      `SELECT t.opened_at AS "openedAt", max(r.sent_at) FILTER (WHERE f.kind = 'statement') AS "toldAt",
         max(r.sent_at) FILTER (WHERE f.kind = 'resolution') AS "followedUpAt"
       FROM task t LEFT JOIN fan_out f ON f.task_id = t.id AND f.incident_id = $1
       LEFT JOIN reply r ON r.id = f.reply_id AND r.state = 'sent'
       WHERE t.incident_id = $1 GROUP BY t.id`,
      [id],
    );
    const told = updates.map(({ at, dueAt }) => ({ at, dueAt: dueAt === null ? null : new Date(dueAt) }));
    const shown = review === null ? null : { ...review, actions: review.actions.map((action) => ({ ...action })) };
    return { facts: reviewFacts(instants, told, customers), review: shown };
  }

  write(
    actor: Actor,
    id: string,
    version: number | null,
    { summary, cause, wentWell, toImprove, actions }: IncidentReviewBody,
  ): Promise<void> {
    const said = {
      summary,
      cause,
      wentWell,
      toImprove,
      actions: actions.map(({ text, owner, dueOn }) => ({ text, owner, dueOn })),
    };
    return transact(this.dataSource, { repeatable: false }, async (tx) => {
      const { incident, to } = await this.rows.lock(tx, actor, id, 'act', 'review', version);
      const review = { ...said, by: actor.name, at: incident.now.toISOString() };
      await this.rows.change(tx, incident, { state: to, review }, { kind: 'reviewed', actorId: actor.memberId });
      await this.audit.record(tx, {
        workspaceId: actor.workspaceId,
        actor,
        action: 'incident.review',
        resourceId: id,
      });
    });
  }

  async export(actor: Actor, id: string): Promise<ExportedIncident> {
    const incident = await this.queries.get(actor, id);
    const { facts, review } = await this.get(actor, id);
    const timeline: IncidentEventView[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await this.queries.timeline(actor, id, PAGE, cursor);
      timeline.push(...page.items);
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    return { incident, facts, review, timeline: timeline.reverse() };
  }

  async exportMarkdown(actor: Actor, id: string): Promise<string> {
    return sayIncident(await this.export(actor, id));
  }
}
