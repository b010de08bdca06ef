import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { notFound } from '../../errors.js';
import { cursorPlace, toPage, type Page, type PageQuery } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import type { MentionDto } from '../mentions/mention-view.types.js';
import { MentionsService } from '../mentions/mentions.service.js';
import type { StoryDto } from './stories.dto.js';

/** Whose stories: `teamIds` null is the whole workspace. */
export interface StoryReach {
  readonly workspaceId: string;
  readonly teamIds: readonly string[] | null;
}

interface StoryRow extends Omit<StoryDto, 'firstSeenAt' | 'lastSeenAt'> {
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  readonly sortKey: string;
}

/** What is stored counts all mentions; for a reader of `$1` workspace and `$2` teams who may see them all (null). */
const WHOLE = `
  SELECT s.title, s.mention_count AS "mentionCount", s.voice_count AS "voiceCount", s.reach,
    s.first_seen_at AS "firstSeenAt", s.last_seen_at AS "lastSeenAt",
    (SELECT coalesce(json_agg(n ORDER BY n.count DESC, n.network), '[]') FROM (
      SELECT network, sum(mentions)::int AS count FROM story_voice WHERE story_id = s.id GROUP BY network) n) AS networks`;

/** The same of what `$2` teams may see: of others' mentions nothing shows. */
const OWN_PART = `
  SELECT min(f.title) AS title, count(*)::int AS "mentionCount",
    count(DISTINCT (m.network, lower(m.author_handle)))::int AS "voiceCount",
    sum(coalesce(round(power(10, m.reach::float8)), 0)) AS reach,
    min(m.seen_at) AS "firstSeenAt", max(m.seen_at) AS "lastSeenAt",
    (SELECT json_agg(n ORDER BY n.count DESC, n.network) FROM (
      SELECT network, count(*)::int AS count FROM mention o
      WHERE o.workspace_id = $1 AND o.story_id = s.id AND o.team_ids && $2 GROUP BY network) n) AS networks
  FROM mention m CROSS JOIN LATERAL (
    SELECT left(coalesce(nullif(title, ''), regexp_replace(text, '\\s+', ' ', 'g')), 200) AS title FROM mention
    WHERE workspace_id = $1 AND story_id = s.id AND team_ids && $2 ORDER BY coalesce(title, '') = '', id LIMIT 1) f
  WHERE m.workspace_id = $1 AND m.story_id = s.id AND m.team_ids && $2`;

const selectOf = (reach: StoryReach): string => `
  SELECT s.id, v.title, v."firstSeenAt", v."lastSeenAt", v."mentionCount", v."voiceCount", v.reach, v.networks,
    s.is_split AS "isSplit", s.last_seen_at::text AS "sortKey",
    (SELECT id FROM task t WHERE t.workspace_id = $1 AND t.story_id = s.id AND t.is_open
      AND ($2::bigint[] IS NULL OR t.team_id = ANY ($2))) AS "taskId"
  FROM story s CROSS JOIN LATERAL (${reach.teamIds === null ? WHOLE : OWN_PART}) v
  WHERE s.workspace_id = $1 AND s.mention_count > 0 AND ($2::bigint[] IS NULL OR s.team_ids && $2)`;

export function reachOf(actor: Actor): StoryReach {
  const scope = requireAccess(actor, 'mentions', 'read');
  return { workspaceId: actor.workspaceId, teamIds: scope === 'all' ? null : actor.teamIds };
}

/** Reads what is told in many places. A story is seen by whoever sees one of its mentions. */
@Injectable()
export class StoryQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mentions: MentionsService,
  ) {}

  /** The one told last comes first. */
  async list(actor: Actor, { limit, cursor }: PageQuery): Promise<Page<StoryDto>> {
    const reach = reachOf(actor);
    const place = cursorPlace(cursor);
    const rows = await query<StoryRow>(
      this.dataSource,
      `${selectOf(reach)} AND ($3::timestamptz IS NULL OR (s.last_seen_at, s.id) < ($3, $4::bigint))
       ORDER BY s.last_seen_at DESC, s.id DESC LIMIT $5`,
      [reach.workspaceId, reach.teamIds, place?.[0] ?? null, place?.[1] ?? null, limit + 1],
    );
    const page = toPage(rows, limit, (row) => [row.sortKey, row.id]);
    return { ...page, items: page.items.map(viewOf) };
  }

  async get(actor: Actor, id: string): Promise<StoryDto> {
    return this.find(this.dataSource, reachOf(actor), id);
  }

  /** Newest published first; only those the actor may see. */
  async listMentions(actor: Actor, id: string, { limit, cursor }: PageQuery): Promise<Page<MentionDto>> {
    await this.get(actor, id);
    return this.mentions.list(actor, { limit, story: id, ...(cursor === undefined ? {} : { cursor }) });
  }

  async find(on: DataSource | EntityManager, reach: StoryReach, id: string): Promise<StoryDto> {
    const [row] = await query<StoryRow>(on, `${selectOf(reach)} AND s.id = $3`, [reach.workspaceId, reach.teamIds, id]);
    if (row === undefined) throw notFound('story');
    return viewOf(row);
  }
}

function viewOf({ sortKey: _, firstSeenAt, lastSeenAt, ...row }: StoryRow): StoryDto {
  return { ...row, firstSeenAt: firstSeenAt.toISOString(), lastSeenAt: lastSeenAt.toISOString() };
}
