import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { iso } from '../../db/iso.js';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import { seesMasked } from '../../domain/access/sees-masked.js';
import { scoreAnswer } from '../../domain/survey/score-answer.js';
import { SURVEY_SCALES, type SurveyKind } from '../../domain/survey/survey.types.js';
import { cleanText } from '../../domain/text/sanitise.js';
import { AppError, invalid, notFound } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { TaskActsService } from '../tasks/task-acts.service.js';
import { TaskQueries } from '../tasks/task-queries.service.js';
import { TaskWriter } from '../tasks/task-writer.service.js';
import { AskSurveys, LEFT } from './ask-surveys.service.js';
import { SurveyLinks } from './survey-links.service.js';
import type { PublicSurveyDto, SentSurveyDto, TaskSurveyDto } from './surveys.dto.js';

interface SurveyRow {
  readonly id: string;
  readonly workspaceId: string;
  readonly taskId: string;
  readonly teamId: string;
  readonly kind: SurveyKind;
  readonly lang: string;
  readonly from: string;
  readonly state: 'sent' | 'answered' | 'expired';
}

const STATE = `CASE WHEN s.answered_at IS NOT NULL THEN 'answered' WHEN s.expires_at <= now() THEN 'expired' ELSE 'sent' END`;

/** One question to a customer after their task: a link that is signed, answered once, and over after some days. */
@Injectable()
export class SurveysService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly asking: AskSurveys,
    private readonly links: SurveyLinks,
    private readonly acts: TaskActsService,
    private readonly tasks: TaskQueries,
    private readonly writer: TaskWriter,
  ) {}

  /** Makes the link for a task; who asks sends it with an answer. Refused where the customer was asked lately or said no. */
  async ask(actor: Actor, taskId: string, kind: SurveyKind | undefined): Promise<SentSurveyDto> {
    requireAccess(actor, 'surveys', 'act');
    return this.acts.explainingConflicts(actor, taskId, () =>
      transact(this.dataSource, { repeatable: false }, async (tx) => {
        const task = await this.acts.lockFor(tx, actor, taskId, null, 'note');
        const asked = await this.asking.write(tx, task, actor.memberId, kind);
        if (!asked.ok) throw refused(asked.code, asked.detail);
        const { survey } = asked;
        const details = { surveyId: survey.id, kind: survey.kind };
        await this.writer.change(tx, task, {}, { kind: 'survey-sent', actorId: actor.memberId, details });
        return survey;
      }),
    );
  }

  async ofTask(actor: Actor, taskId: string): Promise<TaskSurveyDto[]> {
    const task = await this.tasks.get(actor, taskId);
    const rows = await query<TaskSurveyDto>(
      this.dataSource,
      `SELECT * FROM (
         SELECT s.id::text AS id, s.kind, ${STATE} AS state, s.score, s.comment, ${iso('s.sent_at')} AS "sentAt",
           ${iso('s.answered_at')} AS "answeredAt" FROM survey s WHERE s.task_id = $1 AND ${LEFT} ORDER BY s.id DESC LIMIT 20) newest
       ORDER BY "sentAt", id`,
      [task.id],
    );
    return seesMasked(actor) ? rows.map((row) => Object.assign({}, row, { comment: null })) : rows;
  }

  /** What the page shows. Reading never answers: programs open links before people do. */
  async look(token: string): Promise<PublicSurveyDto> {
    const { kind, lang, state, from } = await this.find(this.dataSource, token);
    return { kind, lang, state, scale: SURVEY_SCALES[kind], from };
  }

  /** Of two answers at once, one counts. */
  async answer(token: string, answer: number, comment: string | undefined): Promise<PublicSurveyDto> {
    return transact(this.dataSource, { repeatable: true }, async (tx) => {
      const survey = await this.find(tx, token);
      const { kind, lang, from } = survey;
      const score = scoreAnswer(kind, answer);
      if (score === null) {
        const { lowest, highest } = SURVEY_SCALES[kind];
        const message = `answer must be from ${String(lowest)} to ${String(highest)}`;
        throw invalid('bad-answer', 'The question does not offer this answer.', [{ field: 'answer', message }]);
      }
      const taken = await query(
        tx,
        `UPDATE survey SET answer = $2, score = $3, comment = $4, answered_at = now()
         WHERE id = $1 AND answered_at IS NULL AND expires_at > now() RETURNING id`,
        [survey.id, answer, score, comment === undefined || comment.trim() === '' ? null : cleanText(comment)],
      );
      if (taken.length === 0) {
        const { state } = await this.find(tx, token);
        throw new AppError('conflict', state === 'expired' ? 'survey-expired' : 'survey-answered', {
          detail: state === 'expired' ? 'This link is no longer valid.' : 'This was answered already.',
        });
      }
      const task = { id: survey.taskId, workspaceId: survey.workspaceId, teamId: survey.teamId };
      const details = { surveyId: survey.id, kind, score };
      await this.writer.record(tx, task, { kind: 'survey-answered', actorId: null, details });
      await this.writer.tell(tx, task, null);
      return { kind, lang, state: 'answered', scale: SURVEY_SCALES[kind], from };
    });
  }

  /** Forged and unknown tokens are told apart from nothing. */
  private async find(on: DataSource | EntityManager, token: string): Promise<SurveyRow> {
    const hash = this.links.hashOf(token);
    const [row] =
      hash === null
        ? []
        : await query<SurveyRow>(
            on,
            `SELECT s.id, s.workspace_id AS "workspaceId", s.task_id AS "taskId", t.team_id AS "teamId", s.kind, s.lang,
             w.name AS "from", ${STATE} AS state
           FROM survey s JOIN task t ON t.id = s.task_id JOIN workspace w ON w.id = s.workspace_id WHERE s.token_hash = $1`,
            [hash],
          );
    if (row === undefined) throw notFound('survey');
    return row;
  }
}

const refused = (code: string, detail: string): AppError => new AppError('conflict', code, { detail });
