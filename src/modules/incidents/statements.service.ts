import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import type { StatementKind, TextsByLanguage } from '../../domain/incident/incident.types.js';
import { personalText } from '../../domain/incident/personal-text.js';
import {
  checkStatement,
  isSayable,
  mayDecideStatement,
  needsSecondPerson,
  type PreApproved,
} from '../../domain/incident/statement-rules.js';
import { cleanText } from '../../domain/text/sanitise.js';
import { AppError, invalid, notFound } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import { ToneCheck } from '../templates/tone-check.service.js';
import { IncidentRows } from './incident-rows.service.js';
import type { StoredStatement } from './incidents.types.js';

const STORED = `n, kind, texts, needs_approval AS "needsApproval", author_id AS "authorId", approved_by AS "approvedBy",
  rejected_at IS NOT NULL AS "isRejected"`;

export interface NewStatement {
  readonly kind: StatementKind;
  readonly texts: TextsByLanguage;
  /** Approved holding texts, each for its language. */
  readonly templateIds: readonly string[];
}

/** What is said in public: versions whose words never change, each of them approved in advance or by a second person. */
@Injectable()
export class StatementsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rows: IncidentRows,
    private readonly tone: ToneCheck,
    private readonly audit: AuditService,
  ) {}

  /** Writes the next version and gives its number. */
  async write(actor: Actor, id: string, { kind, texts, templateIds }: NewStatement): Promise<number> {
    const approved = await this.preApproved(actor);
    const words = cleaned({ ...this.wordsOf(templateIds, approved), ...texts });
    const [fault] = checkStatement(words);
    if (fault !== undefined) throw invalid(`statement-${fault.reason}`, sayFault(fault));
    const needsApproval = needsSecondPerson(words, approved);
    if (needsApproval)
      for (const [lang, text] of Object.entries(words))
        await this.tone.requireSayable(actor, { text: asSaid(text, lang), lang, visibility: 'public' });
    return transact(this.dataSource, { repeatable: false }, async (tx) => {
      const { incident } = await this.rows.lock(tx, actor, id, 'act', 'write');
      const [row] = await query<{ n: number }>(
        tx,
        `INSERT INTO incident_statement (incident_id, n, workspace_id, kind, texts, needs_approval, author_id)
         SELECT $1, coalesce(max(n), 0) + 1, $2, $3, $4, $5, $6 FROM incident_statement WHERE incident_id = $1 RETURNING n`,
        [id, actor.workspaceId, kind, JSON.stringify(words), needsApproval, actor.memberId],
      );
      if (row === undefined) throw new Error('The statement was not stored.');
      const details = { version: row.n, kind, languages: Object.keys(words), needsApproval };
      await this.rows.change(tx, incident, {}, { kind: 'statement', actorId: actor.memberId, details });
      await this.audit.record(tx, {
        workspaceId: actor.workspaceId,
        actor,
        action: 'incident.statement',
        resourceId: id,
        details,
      });
      return row.n;
    });
  }

  /** A second person lets a statement go, or says why not. Never who wrote it. */
  decide(
    actor: Actor,
    id: string,
    version: number,
    verdict: 'approve' | { readonly rejectedBecause: string },
  ): Promise<void> {
    requireAccess(actor, 'crisis-reply-approval', 'act');
    return transact(this.dataSource, { repeatable: false }, async (tx) => {
      const { incident } = await this.rows.lock(tx, actor, id, 'act', 'write');
      const statement = await this.find(tx, id, version);
      const may = mayDecideStatement(statement, actor.memberId);
      if (!may.ok) throw new AppError('conflict', may.reason, { detail: WHY_NOT[may.reason] });
      const isApproved = verdict === 'approve';
      await tx.query(
        isApproved
          ? 'UPDATE incident_statement SET approved_by = $3, approved_at = now(), problem = $4 WHERE incident_id = $1 AND n = $2'
          : 'UPDATE incident_statement SET rejected_by = $3, rejected_at = now(), problem = $4 WHERE incident_id = $1 AND n = $2',
        [id, version, actor.memberId, isApproved ? null : verdict.rejectedBecause],
      );
      const kind = isApproved ? 'statement-approved' : 'statement-rejected';
      const details = { version, ...(isApproved ? {} : { reason: verdict.rejectedBecause }) };
      await this.rows.change(tx, incident, {}, { kind, actorId: actor.memberId, details });
      await this.audit.record(tx, {
        workspaceId: actor.workspaceId,
        actor,
        action: `incident.${kind}`,
        resourceId: id,
        details,
      });
    });
  }

  /** A version, said or not. */
  requireKnown(on: EntityManager | DataSource, incidentId: string, version: number): Promise<StoredStatement> {
    return this.find(on, incidentId, version);
  }

  /** A version that may be said by now; throws for one that may not. */
  async requireSayable(on: EntityManager | DataSource, incidentId: string, version: number): Promise<StoredStatement> {
    const statement = await this.find(on, incidentId, version);
    if (isSayable(statement)) return statement;
    throw new AppError('conflict', 'statement-not-approved', {
      detail: statement.isRejected
        ? 'This statement was rejected.'
        : 'Somebody else has to approve this statement first.',
    });
  }

  private async find(on: EntityManager | DataSource, incidentId: string, version: number): Promise<StoredStatement> {
    const [row] = await query<StoredStatement>(
      on,
      `SELECT ${STORED} FROM incident_statement WHERE incident_id = $1 AND n = $2`,
      [incidentId, version],
    );
    if (row === undefined) throw notFound('statement');
    return row;
  }

  private preApproved(actor: Actor): Promise<(PreApproved & { readonly id: string; readonly key: string | null })[]> {
    return query(
      this.dataSource,
      `SELECT t.id, t.key, v.lang, v.text FROM template t JOIN template_version v ON v.template_id = t.id AND v.n = t.approved_version
       WHERE t.workspace_id = $1 AND t.deleted_at IS NULL AND v.kind = 'holding' AND t.team_id IS NULL`,
      [actor.workspaceId],
    );
  }

  private wordsOf(
    ids: readonly string[],
    approved: readonly (PreApproved & { readonly id: string; readonly key: string | null })[],
  ): Record<string, string> {
    return Object.fromEntries(
      ids.map((id) => {
        const template = approved.find((each) => each.id === id || each.key === id);
        if (template === undefined) throw invalid('unknown-template', 'There is no approved holding text of this id.');
        return [template.lang, template.text];
      }),
    );
  }
}

const WHY_NOT = {
  'own-words': 'Whoever wrote a statement does not approve it.',
  'already-approved': 'It is approved already.',
  'already-rejected': 'It was rejected; write another version.',
  'no-approval-needed': 'It was approved in advance.',
} as const;

/** As somebody of no known name would read it: the guide is about words, not about what stands for a name. */
const asSaid = (text: string, lang: string): string =>
  personalText(text, lang, { handle: 'customer', name: null }, { brand: 'Brand', network: '', reference: '1' }, false);

const cleaned = (texts: TextsByLanguage): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([lang, text]) => [lang, cleanText(text).trim()]));

function sayFault(fault: ReturnType<typeof checkStatement>[number]): string {
  if (fault.reason === 'no-text') return 'A statement needs a text.';
  if (fault.reason === 'unknown-variable')
    return `The ${fault.lang} text needs ${fault.name}, which is not known of everybody.`;
  if (fault.reason === 'bad-language') return `${fault.lang} is not the short code of a language.`;
  return `The ${fault.lang} text ${fault.reason === 'empty' ? 'is empty' : 'has braces that are no variable'}.`;
}
