import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/access/access.types.js';
import { notFound } from '../../errors.js';
import type { Page } from '../../http/paging.js';
import { toPage } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import { selectMentions, type MentionSelection } from './mention-filter.js';
import { MentionIndexService } from './mention-index.service.js';
import type { MentionReach, MentionRow } from './mention-rows.js';
import { findMention, readMentions, readVersions, viewOf } from './mention-rows.js';
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
    const selection = selectMentions(filter);
    const rows = selection === null ? [] : await this.readSelection(reach, selection, filter.limit);
    const page = toPage(rows, filter.limit, (row) => [row.sortKey, row.id]);
    return { ...page, items: page.items.map(viewOf) };
  }

  private async readSelection(reach: MentionReach, selection: MentionSelection, limit: number): Promise<MentionRow[]> {
    const { sql, wholeSql, parameters } = selection;
    const rows = await readMentions(this.dataSource, reach, sql, parameters);
    if (wholeSql === undefined || rows.length > limit) return rows;
    return readMentions(this.dataSource, reach, wholeSql, parameters);
  }

  async get(actor: Actor, id: string): Promise<MentionDetailDto> {
    const row = await findMention(this.dataSource, reachOf(actor), id);
    if (row === undefined) throw notFound('mention');
    return { ...viewOf(row), history: await readVersions(this.dataSource, id) };
  }

  /** The newest `limit` mentions of a conversation, oldest first. Whoever calls has checked the right to its task. */
  async ofConversation(
    workspaceId: string,
    network: string,
    conversationKey: string,
    limit: number,
  ): Promise<MentionDto[]> {
    const rows = await readMentions(
      this.dataSource,
      { workspaceId, teamIds: null },
      `SELECT id FROM mention WHERE workspace_id = $1 AND conversation_key = $3 AND network = $4
       ORDER BY published_at DESC, id DESC LIMIT $5`,
      [conversationKey, network, limit],
    );
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
