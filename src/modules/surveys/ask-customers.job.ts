import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Job, JobContext, JobResult } from '../../jobs/job.js';
import { PausesService } from '../incidents/pauses.service.js';
import { TaskWriter } from '../tasks/task-writer.service.js';
import { SendSurveys } from './send-surveys.service.js';
import { SurveyLinks } from './survey-links.service.js';

const BATCH = 20;
const MOST_BATCHES = 20;
/** Whoever resolved a task by mistake has taken that back by then. */
const SETTLED_SECONDS = 120;
/** A task that was resolved longer ago is not asked about: the customer has gone on. */
const MOST_HOURS = 24;

interface Asking {
  readonly workspaceId: string;
  readonly ownerId: string;
  readonly isOwnerActive: boolean;
  readonly since: Date;
}

/** What is still on its way, or waits for somebody, is said first. */
const DUE = `
  SELECT t.id FROM task t
  WHERE t.workspace_id = $1 AND NOT t.is_open AND t.state = 'resolved' AND t.mention_count > 0 AND t.closed_at >= $2
    AND t.closed_at > now() - make_interval(hours => ${String(MOST_HOURS)})
    AND t.closed_at <= now() - make_interval(secs => ${String(SETTLED_SECONDS)})
    AND NOT EXISTS (SELECT FROM survey_decision d WHERE d.task_id = t.id)
    AND NOT EXISTS (SELECT FROM survey s WHERE s.task_id = t.id)
    AND NOT EXISTS (SELECT FROM reply r WHERE r.task_id = t.id AND r.withdrawn_at IS NULL
      AND r.state IN ('awaiting-approval', 'held', 'queued', 'sending', 'unknown', 'needs-person'))
  ORDER BY t.closed_at, t.id LIMIT ${String(BATCH)} FOR UPDATE OF t SKIP LOCKED`;

/**
 * Where a workspace says so, customers of resolved tasks are asked how it went, each task once: the decision is a row under its key,
 * written in the transaction that has the task locked and writes the reply.
 */
@Injectable()
export class AskCustomersJob implements Job {
  readonly name = 'ask-customers';
  readonly scope = 'worker';
  readonly everySeconds = 30;

  constructor(
    private readonly dataSource: DataSource,
    private readonly sending: SendSurveys,
    private readonly links: SurveyLinks,
    private readonly writer: TaskWriter,
    private readonly pauses: PausesService,
  ) {}

  async run({ signal }: JobContext): Promise<JobResult> {
    // A link that nobody can open is no question.
    if (!this.links.isReachable) return { sent: 0, refused: 0 };
    let [sent, refused, again] = [0, 0, 0];
    for (const asking of await this.workspaces()) {
      if (await this.pauses.isPaused(this.dataSource, asking.workspaceId)) continue;
      for (let batch = 0; batch < MOST_BATCHES && !signal.aborted; batch++) {
        const done = await this.decideDue(asking);
        sent += done.sent;
        refused += done.due - done.sent;
        if (done.due < BATCH) break;
        if (batch === MOST_BATCHES - 1) again = 1;
      }
    }
    return { sent, refused, again };
  }

  private workspaces(): Promise<Asking[]> {
    return query<Asking>(
      this.dataSource,
      `SELECT s.workspace_id AS "workspaceId", s.owner_id AS "ownerId", m.is_active AS "isOwnerActive", s.automatic_since AS since
       FROM survey_settings s JOIN staff_member m ON m.id = s.owner_id
       WHERE s.sending = 'automatic' AND s.automatic_since IS NOT NULL ORDER BY s.workspace_id`,
    );
  }

  private decideDue(asking: Asking): Promise<{ readonly due: number; readonly sent: number }> {
    return transact(this.dataSource, { repeatable: true }, async (tx) => {
      const due = await query<{ id: string }>(tx, DUE, [asking.workspaceId, asking.since]);
      let sent = 0;
      for (const { id } of due) {
        const task = await this.writer.lock(tx, asking.workspaceId, id);
        if (task === null) throw new Error('A locked task is gone.');
        const sender = { memberId: asking.ownerId, isMachine: true, isActive: asking.isOwnerActive };
        const outcome = await this.sending.write(tx, task, sender);
        if (outcome.ok) sent += 1;
        else {
          const details = { reasons: outcome.refusals };
          await this.writer.record(tx, task, { kind: 'survey-refused', actorId: null, details });
        }
        await tx.query(
          `INSERT INTO survey_decision (task_id, workspace_id, is_sent, refusals, survey_id) VALUES ($1, $2, $3, $4, $5)`,
          [
            id,
            asking.workspaceId,
            outcome.ok,
            JSON.stringify(outcome.ok ? [] : outcome.refusals),
            outcome.ok ? outcome.surveyId : null,
          ],
        );
      }
      return { due: due.length, sent };
    });
  }
}
