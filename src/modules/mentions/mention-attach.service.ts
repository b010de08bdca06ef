import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { queryPrepared } from '../../db/rows.js';
import { arrayLiteral } from '../../db/array-literal.js';

/** A stored mention that a watch finds. */
export interface MentionToAttach {
  readonly id: string;
  /** Of the text that was matched: a mention edited since is left to those who stored the edit. */
  readonly contentHash: string;
  readonly spans: readonly (readonly [number, number])[];
  readonly isLookalike: boolean;
}

const ATTACH = `
  WITH found AS (
    SELECT * FROM unnest($4::bigint[], $5::text[], $6::jsonb[], $7::boolean[]) AS i (id, content_hash, spans, is_lookalike)),
  held AS (
    SELECT m.id FROM mention m JOIN found ON found.id = m.id
    WHERE m.workspace_id = $1 AND NOT m.is_deleted AND m.content_hash = found.content_hash AND NOT $2 = ANY (m.watch_ids)
    ORDER BY m.id FOR UPDATE OF m),
  attached AS (
    UPDATE mention m SET watch_ids = m.watch_ids || $2::bigint,
      watch_spans = m.watch_spans || jsonb_build_object($2::bigint::text, found.spans),
      team_ids = m.team_ids || ARRAY(SELECT t FROM unnest($3::bigint[]) AS t WHERE NOT t = ANY (m.team_ids)),
      signals = CASE WHEN found.is_lookalike AND NOT 'lookalike' = ANY (m.signals) THEN m.signals || 'lookalike'::text ELSE m.signals END
    FROM held JOIN found ON found.id = held.id WHERE m.id = held.id
    RETURNING m.id, m.published_at),
  listed AS (
    INSERT INTO mention_watch (workspace_id, watch_id, published_at, mention_id)
    SELECT $1, $2, published_at, id FROM attached ORDER BY published_at, id ON CONFLICT DO NOTHING)
  SELECT id FROM attached`;

/** Adds a watch to mentions that were stored before it was there. */
@Injectable()
export class MentionAttachService {
  /** Gives the ids of those that did not have the watch yet. Safe to repeat: a second time there are none. */
  async attachWatch(
    tx: EntityManager,
    workspaceId: string,
    watch: { readonly id: string; readonly visibleTo: readonly string[] },
    mentions: readonly MentionToAttach[],
  ): Promise<ReadonlySet<string>> {
    if (mentions.length === 0) return new Set();
    const rows = await queryPrepared<{ id: string }>(tx, ATTACH, [
      workspaceId,
      watch.id,
      arrayLiteral(watch.visibleTo),
      arrayLiteral(mentions.map(({ id }) => id)),
      arrayLiteral(mentions.map(({ contentHash }) => contentHash)),
      arrayLiteral(mentions.map(({ spans }) => JSON.stringify(spans))),
      arrayLiteral(mentions.map(({ isLookalike }) => String(isLookalike))),
    ]);
    return new Set(rows.map(({ id }) => id));
  }
}
