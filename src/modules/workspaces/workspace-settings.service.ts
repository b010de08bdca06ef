import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import { notFound } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import type { ChangeWorkspaceDto, WorkspaceDto } from './workspaces.dto.js';

const COLUMNS = `id::text AS id, name, is_demo AS "isDemo", default_lang AS "defaultLang", languages`;

/** What a workspace says about the posts it gets; who may change its sources may change this. */
@Injectable()
export class WorkspaceSettingsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  async read(actor: Actor): Promise<WorkspaceDto> {
    requireAccess(actor, 'sources', 'read');
    const [workspace] = await query<WorkspaceDto>(this.dataSource, `SELECT ${COLUMNS} FROM workspace WHERE id = $1`, [
      actor.workspaceId,
    ]);
    if (workspace === undefined) throw notFound('workspace');
    return workspace;
  }

  /** What is left out stays as it is. */
  async change(actor: Actor, changes: ChangeWorkspaceDto): Promise<WorkspaceDto> {
    requireAccess(actor, 'sources', 'update');
    return transact(this.dataSource, { repeatable: false }, async (tx) => {
      const [workspace] = await query<WorkspaceDto>(
        tx,
        `UPDATE workspace SET default_lang = CASE WHEN $2 THEN $3 ELSE default_lang END,
           languages = CASE WHEN $4 THEN $5::text[] ELSE languages END
         WHERE id = $1 RETURNING ${COLUMNS}`,
        [
          actor.workspaceId,
          changes.defaultLang !== undefined,
          changes.defaultLang ?? null,
          changes.languages !== undefined,
          changes.languages === undefined || changes.languages?.length === 0 ? null : changes.languages,
        ],
      );
      if (workspace === undefined) throw notFound('workspace');
      await this.audit.record(tx, {
        workspaceId: actor.workspaceId,
        actor,
        action: 'workspace.update',
        resourceId: workspace.id,
        details: { defaultLang: workspace.defaultLang, languages: workspace.languages },
      });
      return workspace;
    });
  }
}
