import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { isUniqueViolation } from '../../db/database-errors.js';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import { DEFAULT_ACKNOWLEDGE_POLICY } from '../../domain/automation/acknowledge.types.js';
import { decideSurvey, surveyVisibility, type SurveyRefusal } from '../../domain/survey/decide-survey.js';
import type { SurveyKind } from '../../domain/survey/survey.types.js';
import { AppError } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { AcknowledgeFactsService } from '../auto-acknowledge/acknowledge-facts.service.js';
import { RepliesService } from '../replies/replies.service.js';
import { ReplyWriting, type AutomaticRefusal } from '../replies/reply-writing.service.js';
import { TaskActsService } from '../tasks/task-acts.service.js';
import { TaskWriter } from '../tasks/task-writer.service.js';
import type { ReplyDto } from '../tasks/task-view.types.js';
import type { LockedTask } from '../tasks/tasks.types.js';
import { AskSurveys, type AskRefusal } from './ask-surveys.service.js';
import { SurveyLinks } from './survey-links.service.js';
import { SurveySettingsService } from './survey-settings.service.js';

export interface SurveyToSend {
  readonly kind?: SurveyKind | undefined;
  /** In private wherever that arrives unless given. */
  readonly visibility?: 'public' | 'private' | undefined;
}

export type SendRefusal =
  | SurveyRefusal
  | { readonly code: AskRefusal | AutomaticRefusal | 'not-resolved'; readonly values: SurveyRefusal['values'] };

export type SurveySent =
  | { readonly ok: true; readonly surveyId: string; readonly replyId: string }
  | { readonly ok: false; readonly refusals: readonly SendRefusal[]; readonly detail: string };

interface Sender {
  readonly memberId: string;
  readonly isMachine: boolean;
  readonly isActive: boolean;
}

const PLACE = `
  SELECT EXISTS (SELECT FROM reply r WHERE r.task_id = $1 AND r.visibility = 'private' AND r.state = 'sent') AS "wasAnsweredPrivately",
    coalesce($2::timestamptz > now(), false) AND NOT EXISTS (
      SELECT FROM reply r WHERE r.task_id = $1 AND r.visibility = 'private' AND r.withdrawn_at IS NULL) AS "isPrivateWindowOpen"`;

/**
 * Asks the customer of a resolved task how it went, by a reply that carries the link: it waits its hold, can be undone, and leaves at
 * most once. It meets no clock and opens nothing.
 */
@Injectable()
export class SendSurveys {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: SurveySettingsService,
    private readonly links: SurveyLinks,
    private readonly asking: AskSurveys,
    private readonly facts: AcknowledgeFactsService,
    private readonly writing: ReplyWriting,
    private readonly replies: RepliesService,
    private readonly acts: TaskActsService,
    private readonly writer: TaskWriter,
  ) {}

  /** Somebody presses send. Throws the conflict that says what speaks against it. */
  async send(actor: Actor, taskId: string, wanted: SurveyToSend): Promise<ReplyDto> {
    requireAccess(actor, 'surveys', 'act');
    requireAccess(actor, 'replies', 'act');
    if (!this.links.isReachable)
      throw refused('no-base-url', 'Customers cannot reach this installation: EARSHOT_BASE_URL is not set.');
    const replyId = await this.acts.explainingConflicts(actor, taskId, async () => {
      try {
        return await transact(this.dataSource, { repeatable: false }, async (tx) => {
          const task = await this.acts.lockFor(tx, actor, taskId, null, 'note');
          const { sending } = await this.settings.find(tx, actor.workspaceId);
          if (sending === 'off')
            throw refused('surveys-off', 'Customers are not asked from here: the settings say so.');
          const sender = { memberId: actor.memberId, isMachine: false, isActive: true };
          const sent = await this.write(tx, task, sender, wanted);
          if (sent.ok) return sent.replyId;
          throw refused(sent.refusals[0]?.code ?? 'refused', sent.detail);
        });
      } catch (error) {
        if (!isUniqueViolation(error, 'survey_reply_task')) throw error;
        throw refused('survey-sent', 'The question about this task was sent already.');
      }
    });
    return this.replies.get(actor, replyId);
  }

  /** Part of the transaction that has the task locked; where it is refused, nothing remains of it. */
  async write(tx: EntityManager, task: LockedTask, sender: Sender, wanted: SurveyToSend = {}): Promise<SurveySent> {
    const refusals = await this.refusalsOf(tx, task, sender);
    if (refusals.length > 0)
      return {
        ok: false,
        refusals,
        detail: `The customer is not asked: ${refusals.map(({ code }) => code).join(', ')}.`,
      };
    const asked = await this.asking.write(tx, task, sender.isMachine ? null : sender.memberId, wanted.kind);
    if (!asked.ok) return { ok: false, refusals: [{ code: asked.code, values: {} }], detail: asked.detail };
    const { survey } = asked;
    const written = await this.writing.writeSurvey(tx, task, {
      surveyId: survey.id,
      text: survey.text,
      visibility: wanted.visibility ?? (await this.visibilityFor(tx, task)),
      authorId: sender.memberId,
      isAutomatic: sender.isMachine,
    });
    if (!written.ok) {
      await tx.query('DELETE FROM survey WHERE id = $1', [survey.id]);
      const detail = `The question cannot be sent: ${written.reason}.`;
      return { ok: false, refusals: [{ code: written.reason, values: {} }], detail };
    }
    await tx.query('UPDATE survey SET reply_id = $2 WHERE id = $1', [survey.id, written.replyId]);
    const details = { surveyId: survey.id, kind: survey.kind, replyId: written.replyId };
    const actorId = sender.isMachine ? null : sender.memberId;
    await this.writer.change(tx, task, {}, { kind: 'survey-held', actorId, details });
    return { ok: true, surveyId: survey.id, replyId: written.replyId };
  }

  private async refusalsOf(tx: EntityManager, task: LockedTask, sender: Sender): Promise<readonly SendRefusal[]> {
    if (task.state !== 'resolved') return [{ code: 'not-resolved', values: {} }];
    const [known] = await this.facts.gather(tx, task.workspaceId, [task.id], DEFAULT_ACKNOWLEDGE_POLICY, {
      isRehearsal: false,
      hasOwner: sender.isActive,
    });
    if (known === undefined) throw new Error('A locked task is gone.');
    return decideSurvey(known.facts, sender.isMachine ? 'machine' : 'person');
  }

  private async visibilityFor(tx: EntityManager, { id, replyability }: LockedTask): Promise<'public' | 'private'> {
    const [place] = await query<{ wasAnsweredPrivately: boolean; isPrivateWindowOpen: boolean }>(tx, PLACE, [
      id,
      replyability.privateUntil ?? null,
    ]);
    if (place === undefined) throw new Error('The replies of a task were not read.');
    return surveyVisibility({ verdict: replyability.verdict, ...place });
  }
}

const refused = (code: string, detail: string): AppError => new AppError('conflict', code, { detail });
