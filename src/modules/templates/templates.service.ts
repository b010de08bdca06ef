import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor, Verb } from '../../domain/access/access.types.js';
import { templateFault } from '../../domain/reply-text/text-template.js';
import { cleanText } from '../../domain/text/sanitise.js';
import { invalid, notFound, staleVersion } from '../../errors.js';
import { toPage, type Page } from '../../http/paging.js';
import { teamFor } from '../../http/require-team.js';
import { AuditService } from '../audit/audit.service.js';
import { findTemplate, listTemplates, lockTemplate, templateReach, viewOf, type TemplateRow } from './template-rows.js';
import type {
  NewTemplate,
  TemplateChange,
  TemplateFilter,
  TemplateVersionView,
  TemplateView,
} from './templates.dto.js';
import type { TemplateContent } from './templates.types.js';

const NO_TEAM = 'You write texts for your team, and you are in none.';

const FAULTS = {
  empty: 'The text is empty.',
  'stray-braces': 'Double braces stand for a variable, like {{name}} or {{name|there}}.',
} as const;

/**
 * Texts for customers. A change is a new version, which is sent only once somebody with that right approved it; until then
 * the version approved before it goes on being sent.
 */
@Injectable()
export class TemplatesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /** Oldest first. */
  async list(actor: Actor, filter: TemplateFilter): Promise<Page<TemplateView>> {
    const rows = await listTemplates(this.dataSource, templateReach(actor, 'read'), filter);
    const page = toPage(rows, filter.limit, ({ id }) => [id]);
    return { ...page, items: page.items.map(viewOf) };
  }

  /** The newest version, by id or by key. */
  async get(actor: Actor, id: string): Promise<TemplateView> {
    const row = await findTemplate(this.dataSource, templateReach(actor, 'read'), id);
    if (row === undefined) throw notFound('template');
    return viewOf(row);
  }

  /** Newest first. */
  async versions(actor: Actor, id: string): Promise<readonly TemplateVersionView[]> {
    const template = await this.get(actor, id);
    const rows = await query<
      Omit<TemplateVersionView, 'createdAt' | 'approvedAt'> & { createdAt: Date; approvedAt: Date | null }
    >(
      this.dataSource,
      `SELECT v.n, v.name, v.text, v.created_at AS "createdAt", v.approved_at AS "approvedAt",
         CASE WHEN m.id IS NOT NULL THEN jsonb_build_object('id', m.id::text, 'name', m.name) END AS author,
         CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id::text, 'name', a.name) END AS "approvedBy"
       FROM template_version v LEFT JOIN staff_member m ON m.id = v.created_by LEFT JOIN staff_member a ON a.id = v.approved_by
       WHERE v.template_id = $1 ORDER BY v.n DESC LIMIT 200`,
      [template.id],
    );
    return rows.map((row) => ({
      ...row,
      createdAt: row.createdAt.toISOString(),
      approvedAt: row.approvedAt?.toISOString() ?? null,
    }));
  }

  /** A draft: it is sent once it is approved. */
  async create(actor: Actor, body: NewTemplate): Promise<TemplateView> {
    const content = checked({
      name: body.name,
      lang: body.lang,
      kind: body.kind,
      intents: body.intents ?? [],
      tone: body.tone ?? 'neutral',
      text: body.text,
    });
    return this.dataSource.transaction(async (tx) => {
      const teamId = await teamFor(tx, actor, 'create', body.team, NO_TEAM);
      const [row] = await query<{ id: string }>(
        tx,
        'INSERT INTO template (workspace_id, team_id) VALUES ($1, $2) RETURNING id::text AS id',
        [actor.workspaceId, teamId],
      );
      if (row === undefined) throw new Error('The database gave no id for a new template.');
      await this.addVersion(tx, row.id, 1, content, actor.memberId);
      return this.settle(tx, actor, 'template.create', row.id, {
        name: content.name,
        lang: content.lang,
        team: teamId,
      });
    });
  }

  /** A new version, not yet approved. `version` is the one the caller last saw; null leaves out the check. */
  async change(actor: Actor, id: string, version: number | null, change: TemplateChange): Promise<TemplateView> {
    return this.dataSource.transaction(async (tx) => {
      const row = await this.lock(tx, actor, 'update', id, version);
      const { team, ...words } = change;
      const teamId = team === undefined ? (row.team?.id ?? null) : await teamFor(tx, actor, 'update', team, NO_TEAM);
      const before = contentOf(row);
      const content = checked({ ...before, ...withoutAbsent(words) });
      const saysTheSame = JSON.stringify(content) === JSON.stringify(before);
      if (saysTheSame && teamId === (row.team?.id ?? null)) return viewOf(row);
      const n = saysTheSame ? row.version : row.version + 1;
      await tx.query('UPDATE template SET version = $2, team_id = $3, updated_at = now() WHERE id = $1', [
        row.id,
        n,
        teamId,
      ]);
      if (!saysTheSame) await this.addVersion(tx, row.id, n, content, actor.memberId);
      return this.settle(tx, actor, 'template.update', row.id, { name: content.name, version: n, team: teamId });
    });
  }

  /** From now on the newest version is the one that is sent. */
  async approve(actor: Actor, id: string, version: number | null): Promise<TemplateView> {
    return this.dataSource.transaction(async (tx) => {
      const row = await this.lock(tx, actor, 'act', id, version);
      if (row.approvedVersion === row.version) return viewOf(row);
      await tx.query(
        'UPDATE template_version SET approved_by = $3, approved_at = now() WHERE template_id = $1 AND n = $2',
        [row.id, row.version, actor.memberId],
      );
      await tx.query('UPDATE template SET approved_version = version, updated_at = now() WHERE id = $1', [row.id]);
      return this.settle(tx, actor, 'template.approve', row.id, { name: row.name, version: row.version });
    });
  }

  /** It is offered no longer; what was said with it stays. */
  async remove(actor: Actor, id: string, version: number | null): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const row = await this.lock(tx, actor, 'delete', id, version);
      await tx.query('UPDATE template SET deleted_at = now(), updated_at = now() WHERE id = $1', [row.id]);
      const { workspaceId } = actor;
      await this.audit.record(tx, {
        workspaceId,
        actor,
        action: 'template.delete',
        resourceId: row.id,
        details: { name: row.name },
      });
    });
  }

  private async lock(
    tx: EntityManager,
    actor: Actor,
    verb: Verb,
    id: string,
    version: number | null,
  ): Promise<TemplateRow> {
    const row = await lockTemplate(tx, templateReach(actor, verb), id);
    if (version === null || version === row.version) return row;
    const detail = 'Somebody else changed this text in the meantime.';
    throw staleVersion({ detail, current: viewOf(row) });
  }

  private async addVersion(
    tx: EntityManager,
    id: string,
    n: number,
    { name, lang, kind, intents, tone, text }: TemplateContent,
    memberId: string,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO template_version (template_id, n, name, lang, kind, intents, tone, text, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, n, name, lang, kind, intents, tone, text, memberId],
    );
  }

  private async settle(
    tx: EntityManager,
    actor: Actor,
    action: string,
    resourceId: string,
    details: Readonly<Record<string, unknown>>,
  ): Promise<TemplateView> {
    const { workspaceId } = actor;
    await this.audit.record(tx, { workspaceId, actor, action, resourceId, details });
    const row = await findTemplate(tx, { workspaceId, teamIds: null, isWithShared: true }, resourceId);
    if (row === undefined) throw notFound('template');
    return viewOf(row);
  }
}

const contentOf = ({ name, lang, kind, intents, tone, text }: TemplateContent): TemplateContent => ({
  name,
  lang,
  kind,
  intents,
  tone,
  text,
});

function withoutAbsent(change: Omit<TemplateChange, 'team'>): Partial<TemplateContent> {
  return Object.fromEntries((Object.entries(change) as [string, unknown][]).filter(([, value]) => value !== undefined));
}

/** As it is kept: without characters that the database refuses, with variables that can be read. */
function checked(content: TemplateContent): TemplateContent {
  const [name, text] = [cleanText(content.name).trim(), cleanText(content.text).trim()];
  const fault = templateFault(text);
  if (fault !== null) throw invalid(fault, FAULTS[fault], [{ field: 'text', message: FAULTS[fault] }]);
  return contentOf({ ...content, name, text });
}
