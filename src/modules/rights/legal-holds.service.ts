import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { authorise } from '../../domain/access/matrix.js';
import { AppError, invalid, notFound } from '../../errors.js';
import { cursorId, toPage, type Page, type PageQuery } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import { HeldMentionsService, type HeldRow } from './held-mentions.service.js';
import type { HeldMentionView, LegalHoldView, NewLegalHold } from './rights.dto.js';

interface HoldRow extends Omit<LegalHoldView, 'createdAt' | 'releasedAt'> {
  readonly createdAt: Date;
  readonly releasedAt: Date | null;
}

const COLUMNS = `h.id, h.kind, h.state, h.network, h.author_id AS "authorId", h.handle, h.mention_id AS "mentionId",
  h.story_id AS "storyId", h.reason, h.created_at AS "createdAt", h.released_at AS "releasedAt",
  (SELECT count(*)::int FROM held_mention k WHERE k.workspace_id = h.workspace_id AND h.id = ANY (k.hold_ids)) AS kept`;

/** What must be kept although it is deleted: people see it as deleted, its content stays sealed until the hold ends. */
@Injectable()
export class LegalHoldsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly held: HeldMentionsService,
    private readonly audit: AuditService,
  ) {}

  /** In force at once for who may hold; for others it waits until such a person starts it. */
  async create(actor: Actor, hold: NewLegalHold): Promise<LegalHoldView> {
    requireAccess(actor, 'privacy', 'create');
    const { kind, network, authorId, handle, mentionId, storyId, reason } = checked(hold);
    const mayStart = authorise(actor, 'privacy', 'act') !== null;
    return this.dataSource.transaction(async (tx) => {
      await this.requireTarget(tx, actor.workspaceId, hold);
      const [row] = await query<{ id: string }>(
        tx,
        `INSERT INTO legal_hold (workspace_id, kind, network, author_id, handle, mention_id, story_id, reason, state,
           requested_by, started_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id`,
        [
          actor.workspaceId,
          kind,
          network ?? null,
          authorId ?? null,
          handle ?? null,
          mentionId ?? null,
          storyId ?? null,
          reason.trim(),
          mayStart ? 'active' : 'requested',
          actor.memberId,
          mayStart ? actor.memberId : null,
        ],
      );
      if (row === undefined) throw new Error('The database gave no id for a new hold.');
      return this.record(tx, actor, mayStart ? 'legal-hold.create' : 'legal-hold.request', row.id);
    });
  }

  async list(actor: Actor, { limit, cursor }: PageQuery): Promise<Page<LegalHoldView>> {
    requireAccess(actor, 'privacy', 'read');
    const rows = await query<HoldRow>(
      this.dataSource,
      `SELECT ${COLUMNS} FROM legal_hold h WHERE h.workspace_id = $1 AND ($2::bigint IS NULL OR h.id < $2)
       ORDER BY h.id DESC LIMIT $3`,
      [actor.workspaceId, cursorId(cursor), limit + 1],
    );
    const page = toPage(rows, limit, ({ id }) => [id]);
    return { ...page, items: page.items.map(viewOf) };
  }

  /** What it keeps, in words. Each look is audited. */
  async listKept(actor: Actor, id: string, { limit, cursor }: PageQuery): Promise<Page<HeldMentionView>> {
    requireAccess(actor, 'privacy', 'act');
    return this.dataSource.transaction(async (tx) => {
      await this.find(tx, actor.workspaceId, id);
      const rows = await query<HeldRow>(
        tx,
        `SELECT mention_id AS "mentionId", sealed, removed_at AS "removedAt" FROM held_mention
         WHERE workspace_id = $1 AND $2 = ANY (hold_ids) AND ($3::bigint IS NULL OR mention_id < $3)
         ORDER BY mention_id DESC LIMIT $4`,
        [actor.workspaceId, id, cursorId(cursor), limit + 1],
      );
      const page = toPage(rows, limit, ({ mentionId }) => [mentionId]);
      const details = { shown: page.items.length };
      await this.audit.record(tx, {
        workspaceId: actor.workspaceId,
        actor,
        action: 'legal-hold.read',
        resourceId: id,
        details,
      });
      return { ...page, items: page.items.map((row) => this.show(row)) };
    });
  }

  /** Puts one in force that was asked for. */
  async start(actor: Actor, id: string): Promise<LegalHoldView> {
    requireAccess(actor, 'privacy', 'act');
    return this.dataSource.transaction(async (tx) => {
      const moved = await query(
        tx,
        `UPDATE legal_hold SET state = 'active', started_by = $3
         WHERE workspace_id = $1 AND id = $2 AND state = 'requested' RETURNING id`,
        [actor.workspaceId, id, actor.memberId],
      );
      if (moved.length === 0) await this.refuse(tx, actor, id);
      return this.record(tx, actor, 'legal-hold.start', id);
    });
  }

  /** Ends it: what no other hold keeps is erased for good. */
  async release(actor: Actor, id: string): Promise<void> {
    requireAccess(actor, 'privacy', 'act');
    await this.dataSource.transaction(async (tx) => {
      const moved = await query(
        tx,
        `UPDATE legal_hold SET state = 'released', released_by = $3, released_at = now(), author_id = NULL, handle = NULL
         WHERE workspace_id = $1 AND id = $2 AND state <> 'released' RETURNING id`,
        [actor.workspaceId, id, actor.memberId],
      );
      if (moved.length === 0) await this.refuse(tx, actor, id);
      await this.held.release(tx, actor.workspaceId, id);
      await this.record(tx, actor, 'legal-hold.release', id);
    });
  }

  private async refuse(tx: EntityManager, actor: Actor, id: string): Promise<never> {
    const hold = await this.find(tx, actor.workspaceId, id);
    throw new AppError('conflict', 'legal-hold-state', {
      detail: `This hold is ${hold.state}.`,
      current: viewOf(hold),
    });
  }

  private async requireTarget(tx: EntityManager, workspaceId: string, hold: NewLegalHold): Promise<void> {
    const table = hold.kind === 'mention' ? 'mention' : 'story';
    const id = hold.kind === 'mention' ? hold.mentionId : hold.storyId;
    if (hold.kind === 'author') return;
    const rows = await query(tx, `SELECT id FROM ${table} WHERE workspace_id = $1 AND id = $2`, [workspaceId, id]);
    if (rows.length === 0) throw notFound(table);
  }

  private show(row: HeldRow): HeldMentionView {
    const { network, author, title, text, url, publishedAt } = this.held.open(row);
    return {
      id: row.mentionId,
      network,
      author,
      title,
      text,
      url,
      publishedAt: new Date(publishedAt).toISOString(),
      removedAt: row.removedAt.toISOString(),
    };
  }

  private async find(on: EntityManager, workspaceId: string, id: string): Promise<HoldRow> {
    const [row] = await query<HoldRow>(
      on,
      `SELECT ${COLUMNS} FROM legal_hold h WHERE h.workspace_id = $1 AND h.id = $2`,
      [workspaceId, id],
    );
    if (row === undefined) throw notFound('legal-hold');
    return row;
  }

  private async record(tx: EntityManager, actor: Actor, action: string, id: string): Promise<LegalHoldView> {
    const row = await this.find(tx, actor.workspaceId, id);
    const details = { kind: row.kind, state: row.state };
    await this.audit.record(tx, { workspaceId: actor.workspaceId, actor, action, resourceId: id, details });
    return viewOf(row);
  }
}

/** Exactly what names its target. */
function checked(hold: NewLegalHold): NewLegalHold {
  const { kind, network, authorId, handle, mentionId, storyId, reason } = hold;
  switch (kind) {
    case 'author':
      if (network === undefined || (authorId === undefined && handle === undefined))
        throw invalid('bad-hold', 'Name the network and the id or handle of the author.');
      return {
        kind,
        reason,
        network,
        ...(authorId === undefined ? {} : { authorId }),
        ...(handle === undefined ? {} : { handle }),
      };
    case 'mention':
      if (mentionId === undefined) throw invalid('bad-hold', 'Name the mention: mentionId.');
      return { kind, reason, mentionId };
    case 'story':
      if (storyId === undefined) throw invalid('bad-hold', 'Name the story: storyId.');
      return { kind, reason, storyId };
  }
}

const viewOf = (row: HoldRow): LegalHoldView => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  releasedAt: row.releasedAt?.toISOString() ?? null,
});
