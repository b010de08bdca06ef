import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { iso } from '../../db/iso.js';
import { query } from '../../db/rows.js';
import { surveyLanguage } from '../../domain/survey/score-answer.js';
import { SURVEY_VARIABLE } from '../../domain/survey/survey-texts.js';
import type { SurveyKind } from '../../domain/survey/survey.types.js';
import type { LockedTask } from '../tasks/tasks.types.js';
import { SurveyLinks } from './survey-links.service.js';
import { SurveySettingsService } from './survey-settings.service.js';
import type { SentSurveyDto } from './surveys.dto.js';

/** SQL over survey `s`: it was handed out, or its reply was neither taken back nor refused. */
export const LEFT = `(s.reply_id IS NULL OR EXISTS (
  SELECT FROM reply sr WHERE sr.id = s.reply_id AND sr.withdrawn_at IS NULL AND sr.state <> 'rejected'))`;

export type AskRefusal = 'nobody-to-ask' | 'not-answered-yet' | 'no-consent' | 'asked-lately' | 'survey-sent';

export type Asked =
  | { readonly ok: true; readonly survey: SentSurveyDto }
  | { readonly ok: false; readonly code: AskRefusal; readonly detail: string };

interface Known {
  readonly lang: string | null;
  readonly isAnswered: boolean;
  readonly isKnown: boolean;
  readonly isSent: boolean;
  readonly wasAsked: boolean;
  readonly mayAsk: boolean;
}

/** Of one that never left nothing remains: nobody has its link. */
const FORGET = `
  DELETE FROM survey s USING reply r
  WHERE s.task_id = $1 AND r.id = s.reply_id AND s.answered_at IS NULL AND (r.withdrawn_at IS NOT NULL OR r.state = 'rejected')`;

const KNOWN = `
  SELECT coalesce(p.lang, t.lang) AS lang, t.author_handle <> '' AS "isKnown",
    t.state = 'resolved' OR t.state <> 'dismissed' AND EXISTS (
      SELECT FROM reply r WHERE r.task_id = t.id AND r.kind = 'reply' AND r.withdrawn_at IS NULL
        AND r.state IN ('held', 'queued', 'sending', 'sent')) AS "isAnswered",
    EXISTS (SELECT FROM survey s WHERE s.task_id = t.id AND s.reply_id IS NOT NULL) AS "isSent",
    EXISTS (
      SELECT FROM task other JOIN survey s ON s.task_id = other.id AND s.sent_at > now() - make_interval(days => $3)
      WHERE other.workspace_id = $1 AND (other.id = t.id OR (t.person_id > 0 AND other.person_id = t.person_id)
        OR (other.network = t.network AND other.author_handle = t.author_handle)) AND ${LEFT}) AS "wasAsked",
    coalesce((SELECT is_given FROM person_consent c WHERE c.person_id = p.id AND c.kind = 'survey' ORDER BY c.id DESC LIMIT 1), true)
      AS "mayAsk"
  FROM task t LEFT JOIN person p ON p.id = t.person_id WHERE t.workspace_id = $1 AND t.id = $2`;

/** Writes one question to a customer, unless they were asked lately or said no. Part of the transaction that has the task locked. */
@Injectable()
export class AskSurveys {
  constructor(
    private readonly settings: SurveySettingsService,
    private readonly links: SurveyLinks,
  ) {}

  /** `askedBy` null: nobody in person. */
  async write(
    tx: EntityManager,
    { id: taskId, workspaceId }: Pick<LockedTask, 'id' | 'workspaceId'>,
    askedBy: string | null,
    kind: SurveyKind | undefined,
  ): Promise<Asked> {
    const settings = await this.settings.find(tx, workspaceId);
    // Whose turn it is to be asked is decided for one task of a customer at a time.
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('survey:' || $1::text, 0))`, [workspaceId]);
    await tx.query(FORGET, [taskId]);
    const [known] = await query<Known>(tx, KNOWN, [workspaceId, taskId, settings.everyDays]);
    const refusal = refusalOf(known, settings.everyDays);
    if (refusal !== null) return refusal;
    const lang = surveyLanguage(known?.lang ?? null);
    const link = this.links.make();
    const chosen = kind ?? (settings.kind as SurveyKind);
    const [row] = await query<{ id: string; expiresAt: string }>(
      tx,
      `INSERT INTO survey (workspace_id, task_id, token_hash, kind, lang, sent_by, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, now() + make_interval(days => $7)) RETURNING id, ${iso('expires_at')} AS "expiresAt"`,
      [workspaceId, taskId, link.hash, chosen, lang, askedBy, settings.validDays],
    );
    if (row === undefined) throw new Error('The database gave no id for a new survey.');
    const text = (settings.texts[lang] ?? SURVEY_VARIABLE).replaceAll(SURVEY_VARIABLE, link.url);
    return { ok: true, survey: { id: row.id, kind: chosen, lang, url: link.url, text, expiresAt: row.expiresAt } };
  }
}

function refusalOf(known: Known | undefined, everyDays: number): Extract<Asked, { ok: false }> | null {
  const refuse = (code: AskRefusal, detail: string): Extract<Asked, { ok: false }> => ({ ok: false, code, detail });
  if (known?.isKnown !== true) return refuse('nobody-to-ask', 'The author of this task is not known any more.');
  if (!known.isAnswered)
    return refuse('not-answered-yet', 'Customers are asked once they were answered or their task was resolved.');
  if (!known.mayAsk) return refuse('no-consent', 'This customer does not want to be asked.');
  if (known.isSent) return refuse('survey-sent', 'The question about this task was sent already.');
  if (known.wasAsked)
    return refuse('asked-lately', `This customer was asked within the last ${String(everyDays)} days.`);
  return null;
}
