import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { DEFAULT_SURVEY_TEXTS, SURVEY_VARIABLE } from '../../domain/survey/survey-texts.js';
import { SURVEY_LANGUAGES } from '../../domain/survey/survey.types.js';
import { cleanText } from '../../domain/text/sanitise.js';
import { invalid, staleVersion } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import { SurveyLinks } from './survey-links.service.js';
import type { SurveySettingsBody, SurveySettingsDto } from './surveys.dto.js';

const LONGEST_TEXT = 1_000;
const USUAL = { kind: 'csat', everyDays: 30, validDays: 14, version: 0, sending: 'suggest' } as const;

/** $8: it was not sent by itself before. Whoever switches that on answers for what is sent from then on. */
const WRITE = `
  INSERT INTO survey_settings AS s (workspace_id, kind, every_days, valid_days, texts, sending, owner_id, automatic_since)
  VALUES ($1, $2, $3, $4, $5, $6, CASE WHEN $6 = 'automatic' THEN $7::bigint END, CASE WHEN $6 = 'automatic' THEN now() END)
  ON CONFLICT (workspace_id) DO UPDATE SET kind = excluded.kind, every_days = excluded.every_days,
    valid_days = excluded.valid_days, texts = excluded.texts, version = s.version + 1, sending = excluded.sending,
    owner_id = CASE WHEN $8 OR $6 <> 'automatic' THEN excluded.owner_id ELSE s.owner_id END,
    automatic_since = CASE WHEN $8 OR $6 <> 'automatic' THEN excluded.automatic_since ELSE s.automatic_since END`;

/** How customers are asked how it went. */
@Injectable()
export class SurveySettingsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly links: SurveyLinks,
  ) {}

  async read(actor: Actor): Promise<SurveySettingsDto> {
    requireAccess(actor, 'surveys', 'read');
    return this.find(this.dataSource, actor.workspaceId);
  }

  async write(actor: Actor, body: SurveySettingsBody, version: number | null): Promise<SurveySettingsDto> {
    requireAccess(actor, 'surveys', 'update');
    const texts = checked(body.texts);
    return this.dataSource.transaction(async (tx) => {
      await tx.query('SELECT id FROM workspace WHERE id = $1 FOR NO KEY UPDATE', [actor.workspaceId]);
      const current = await this.find(tx, actor.workspaceId);
      if (version !== null && version !== current.version)
        throw staleVersion({ detail: 'They were changed in the meantime.', current });
      const { workspaceId } = actor;
      const { kind, everyDays, validDays } = body;
      const sending = body.sending ?? current.sending;
      await tx.query(WRITE, [
        workspaceId,
        kind,
        everyDays,
        validDays,
        JSON.stringify(texts),
        sending,
        actor.memberId,
        current.sending !== 'automatic',
      ]);
      await this.audit.record(tx, {
        workspaceId,
        actor,
        action: 'survey-settings.update',
        details: { kind, everyDays, validDays, sending },
      });
      return this.find(tx, workspaceId);
    });
  }

  async find(on: DataSource | EntityManager, workspaceId: string): Promise<SurveySettingsDto> {
    const [row] = await query<SurveySettingsDto>(
      on,
      `SELECT kind, every_days AS "everyDays", valid_days AS "validDays", texts, version, sending FROM survey_settings
       WHERE workspace_id = $1`,
      [workspaceId],
    );
    const { kind, everyDays, validDays, version, sending, texts } = row ?? { ...USUAL, texts: {} };
    const canSend = this.links.isReachable;
    return { kind, everyDays, validDays, version, sending, canSend, texts: { ...DEFAULT_SURVEY_TEXTS, ...texts } };
  }
}

function checked(texts: Readonly<Record<string, unknown>>): Record<string, string> {
  const refuse = (lang: string, message: string): never => {
    throw invalid('bad-survey-text', message, [{ field: `texts.${lang}`, message }]);
  };
  return Object.fromEntries(
    Object.entries(texts).map(([lang, text]) => {
      if (!SURVEY_LANGUAGES.some((known) => known === lang))
        return refuse(lang, `A question is asked in ${SURVEY_LANGUAGES.join(', ')}.`);
      if (typeof text !== 'string' || !text.includes(SURVEY_VARIABLE) || text.length > LONGEST_TEXT)
        return refuse(
          lang,
          `The text must name the link as ${SURVEY_VARIABLE} and have at most ${String(LONGEST_TEXT)} characters.`,
        );
      return [lang, cleanText(text)];
    }),
  );
}
