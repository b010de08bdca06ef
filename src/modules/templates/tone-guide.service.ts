import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { isUniqueViolation } from '../../db/database-errors.js';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { DEFAULT_TONE_GUIDE } from '../../domain/reply-text/default-tone.js';
import type { ToneGuide } from '../../domain/reply-text/tone-guide.types.js';
import { AppError, staleVersion } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import type { ChangeToneGuide, ToneGuideView } from './tone-guide.dto.js';

interface VersionRow {
  readonly version: number;
  readonly guide: ToneGuide;
  readonly reason: string;
  readonly author: { readonly id: string; readonly name: string } | null;
  readonly createdAt: Date;
}

const MOST_VERSIONS = 200;

const VERSIONS = `SELECT g.version, g.guide, g.reason, g.created_at AS "createdAt",
    CASE WHEN m.id IS NOT NULL THEN jsonb_build_object('id', m.id::text, 'name', m.name) END AS author
  FROM tone_guide g LEFT JOIN staff_member m ON m.id = g.created_by
  WHERE g.workspace_id = $1 ORDER BY g.version DESC LIMIT $2`;

/** How a workspace speaks to its customers. A version never changes; until there is one the default is in force. */
@Injectable()
export class ToneGuideService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  async inForce(workspaceId: string): Promise<ToneGuide> {
    const [row] = await query<{ guide: ToneGuide }>(
      this.dataSource,
      'SELECT guide FROM tone_guide WHERE workspace_id = $1 ORDER BY version DESC LIMIT 1',
      [workspaceId],
    );
    return row?.guide ?? DEFAULT_TONE_GUIDE;
  }

  async get(actor: Actor): Promise<ToneGuideView> {
    requireAccess(actor, 'templates', 'read');
    return this.newest(this.dataSource, actor.workspaceId);
  }

  /** Newest first, the last 200. */
  async versions(actor: Actor): Promise<readonly ToneGuideView[]> {
    requireAccess(actor, 'templates', 'read');
    return (await query<VersionRow>(this.dataSource, VERSIONS, [actor.workspaceId, MOST_VERSIONS])).map(viewOf);
  }

  /** Puts another guide in force for the whole workspace. `seen` is the version the caller last saw; null: no check. */
  async change(actor: Actor, seen: number | null, { guide, reason = '' }: ChangeToneGuide): Promise<ToneGuideView> {
    if (requireAccess(actor, 'templates', 'update') !== 'all') {
      throw new AppError('forbidden', 'not-allowed', { detail: 'The guide holds for all teams.' });
    }
    const { workspaceId, memberId } = actor;
    try {
      return await this.dataSource.transaction(async (tx) => {
        const before = await this.newest(tx, workspaceId);
        if (seen !== null && seen !== before.version) throw stale(before);
        const version = before.version + 1;
        await tx.query(
          'INSERT INTO tone_guide (workspace_id, version, guide, reason, created_by) VALUES ($1, $2, $3, $4, $5)',
          [workspaceId, version, JSON.stringify(guide), reason.trim(), memberId],
        );
        await this.audit.record(tx, {
          workspaceId,
          actor,
          action: 'tone-guide.update',
          resourceId: workspaceId,
          details: { version, reason: reason.trim() },
        });
        return this.newest(tx, workspaceId);
      });
    } catch (error) {
      if (!isUniqueViolation(error, 'tone_guide_pkey')) throw error;
      throw stale(await this.newest(this.dataSource, workspaceId));
    }
  }

  private async newest(on: DataSource | EntityManager, workspaceId: string): Promise<ToneGuideView> {
    const [row] = await query<VersionRow>(on, VERSIONS, [workspaceId, 1]);
    if (row !== undefined) return viewOf(row);
    return { version: 0, guide: guideOf(DEFAULT_TONE_GUIDE), reason: '', author: null, createdAt: null };
  }
}

const viewOf = ({ guide, createdAt, ...row }: VersionRow): ToneGuideView => ({
  ...row,
  guide: guideOf(guide),
  createdAt: createdAt.toISOString(),
});

const guideOf = (guide: ToneGuide): ToneGuideView['guide'] => structuredClone(guide) as ToneGuideView['guide'];

const stale = (current: ToneGuideView): AppError =>
  staleVersion({ detail: 'Somebody else changed the guide in the meantime.', current });
