import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { excerpt } from '../../domain/text/sanitise.js';
import { cursorId, toPage, type Page } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import type { CorrectionDto, CorrectionQuery } from './corrections.dto.js';

const EXCERPT_LENGTH = 200;

interface CorrectionRow extends Omit<CorrectionDto, 'createdAt'> {
  readonly createdAt: Date;
}

const LIST = `
  SELECT c.id, c.kind, c.before, c.after, c.confidence_before AS "confidenceBefore", c.lang, c.engine,
    json_build_object('id', c.mention_id::text, 'text', left(coalesce(m.title || ' ', '') || m.text, 1000)) AS mention,
    c.task_id AS "taskId", json_build_object('id', c.member_id::text, 'name', coalesce(s.name, '')) AS member,
    c.is_newest AS "isNewest", c.created_at AS "createdAt"
  FROM correction c JOIN mention m ON m.id = c.mention_id LEFT JOIN staff_member s ON s.id = c.member_id
  WHERE c.workspace_id = $1 AND ($2::bigint[] IS NULL OR c.team_ids && $2) AND ($3::bigint IS NULL OR c.id < $3)
    AND ($4::text IS NULL OR c.kind = $4)
    AND ($5::text IS NULL OR lower(c.lang) = $5 OR lower(c.lang) LIKE $5 || '-%')
    AND ($6::timestamptz IS NULL OR c.created_at >= $6) AND ($7::timestamptz IS NULL OR c.created_at < $7)
  ORDER BY c.id DESC LIMIT $8`;

/** Reads what people said of posts. */
@Injectable()
export class CorrectionsService {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first, of the posts that the actor may see. */
  async list(actor: Actor, { limit, cursor, kind, lang, from, to }: CorrectionQuery): Promise<Page<CorrectionDto>> {
    const scope = requireAccess(actor, 'insights', 'read');
    const rows = await query<CorrectionRow>(this.dataSource, LIST, [
      actor.workspaceId,
      scope === 'all' ? null : actor.teamIds,
      cursorId(cursor),
      kind ?? null,
      lang?.toLowerCase() ?? null,
      from ?? null,
      to ?? null,
      limit + 1,
    ]);
    const page = toPage(rows, limit, ({ id }) => [id]);
    return {
      ...page,
      items: page.items.map(({ createdAt, mention, ...row }) => ({
        ...row,
        mention: { id: mention.id, text: excerpt(mention.text, EXCERPT_LENGTH) },
        createdAt: createdAt.toISOString(),
      })),
    };
  }
}
