import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/access/access.types.js';
import { notFound } from '../../errors.js';
import type { Page } from '../../http/paging.js';
import { toPage } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import { selectMentions, type MentionSelection } from './mention-filter.js';
import { MentionIndexService } from './mention-index.service.js';
import type { MentionReach } from './mention-rows.js';
import { findMention, findMentionIds, readMentions, readVersions, viewOf } from './mention-rows.js';
import type { MentionDto } from './mention-view.types.js';
import type { MentionDetailDto, MentionQuery } from './mentions.dto.js';

/** Reads what was said about what is watched. Writing is in MentionStoreService, within the ingest transaction. */
@Injectable()
export class MentionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly index: MentionIndexService,
  ) {}

  /** Newest published first. */
  async list(actor: Actor, filter: MentionQuery): Promise<Page<MentionDto>> {
    const reach = reachOf(actor);
    const ids = await this.findFirstFull(reach, selectMentions(filter), filter.limit);
    const rows = await readMentions(this.dataSource, reach, ids);
    const page = toPage(rows, filter.limit, (row) => [row.sortKey, row.id]);
    return { ...page, items: page.items.map(viewOf) };
  }

  private async findFirstFull(
    reach: MentionReach,
    selections: readonly MentionSelection[],
    limit: number,
  ): Promise<string[]> {
    let ids: string[] = [];
    for (const { sql, parameters, worthFrom } of selections) {
      if (ids.length < worthFrom) continue;
      ids = await findMentionIds(this.dataSource, reach, sql, parameters);
      if (ids.length > limit) break;
    }
    return ids;
  }

  async get(actor: Actor, id: string): Promise<MentionDetailDto> {
    const row = await findMention(this.dataSource, reachOf(actor), id);
    if (row === undefined) throw notFound('mention');
    return { ...viewOf(row), history: await readVersions(this.dataSource, id) };
  }

  /** The newest `limit` mentions of a conversation, oldest first. Whoever calls has checked the right to its task. */
  async ofConversations(
    workspaceId: string,
    conversations: readonly { readonly network: string; readonly id: string }[],
    limit: number,
  ): Promise<MentionDto[]> {
    const reach: MentionReach = { workspaceId, teamIds: null };
    const ids = await findMentionIds(
      this.dataSource,
      reach,
      `SELECT m.id FROM unnest($3::text[], $4::text[]) AS c (conversation_key, network)
       CROSS JOIN LATERAL (
         SELECT id, published_at FROM mention
         WHERE workspace_id = $1 AND conversation_key = c.conversation_key AND network = c.network
           AND $2::bigint[] IS NULL
         ORDER BY published_at DESC, id DESC LIMIT $5) m
       ORDER BY m.published_at DESC, m.id DESC LIMIT $5`,
      [conversations.map(({ id }) => id), conversations.map(({ network }) => network), limit],
    );
    const rows = await readMentions(this.dataSource, reach, ids);
    return rows.reverse().map(viewOf);
  }

  /** Makes mentions findable by their words and by their watches. Safe to repeat. */
  indexMentions(ids: readonly string[]): Promise<void> {
    return this.index.indexMentions(ids);
  }
}

function reachOf(actor: Actor): MentionReach {
  const scope = requireAccess(actor, 'mentions', 'read');
  return { workspaceId: actor.workspaceId, teamIds: scope === 'all' ? null : actor.teamIds };
}
