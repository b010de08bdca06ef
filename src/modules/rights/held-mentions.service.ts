import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { MentionKey } from '../mentions/mention-store.types.js';
import { SecretBox } from '../staff/secret-box.service.js';
import { RightsCounts } from './rights-counts.service.js';

/** A deleted mention as it was. */
export interface HeldContent {
  readonly network: string;
  readonly externalId: string;
  readonly author: { readonly id: string | null; readonly handle: string; readonly name: string | null };
  readonly title: string | null;
  readonly text: string;
  readonly url: string | null;
  readonly publishedAt: string;
  readonly versions: readonly { readonly n: number; readonly title: string | null; readonly text: string }[];
}

export interface HeldRow {
  readonly mentionId: string;
  readonly sealed: string;
  readonly removedAt: Date;
}

const bindingOf = (mentionId: string): string => `held_mention:${mentionId}:sealed`;

/** Whether an active hold `h` covers a mention `m`. */
const COVERS = `h.workspace_id = m.workspace_id AND h.state = 'active' AND (
  h.kind = 'mention' AND h.mention_id = m.id OR h.kind = 'story' AND h.story_id = m.story_id
  OR h.kind = 'author' AND h.network = m.network
    AND (h.author_id = m.author_id OR lower(ltrim(h.handle, '@')) = lower(ltrim(m.author_handle, '@'))))`;

/** What legal holds keep of mentions that are deleted for everybody else. */
@Injectable()
export class HeldMentionsService {
  constructor(
    private readonly secrets: SecretBox,
    private readonly counts: RightsCounts,
  ) {}

  /** Puts aside what of these mentions is held; part of the transaction that deletes them, and before it does. */
  async putAside(tx: EntityManager, workspaceId: string, keys: readonly MentionKey[]): Promise<void> {
    const rows = await query<{ id: string; holdIds: string[]; content: HeldContent }>(
      tx,
      `SELECT m.id, array_agg(h.id) AS "holdIds", jsonb_build_object('network', m.network, 'externalId', m.external_id,
         'author', jsonb_build_object('id', m.author_id, 'handle', m.author_handle, 'name', m.author_name),
         'title', m.title, 'text', m.text, 'url', m.url, 'publishedAt', m.published_at,
         'versions', coalesce((SELECT jsonb_agg(jsonb_build_object('n', v.n, 'title', v.title, 'text', v.text) ORDER BY v.n)
           FROM mention_version v WHERE v.mention_id = m.id), '[]')) AS content
       FROM unnest($2::text[], $3::text[]) AS k (network, external_key)
       JOIN mention m ON m.workspace_id = $1 AND m.network = k.network AND m.external_key = k.external_key AND NOT m.is_deleted
       JOIN legal_hold h ON ${COVERS} GROUP BY m.id`,
      [workspaceId, keys.map((k) => k.network), keys.map((k) => k.externalKey)],
    );
    if (rows.length === 0) return;
    await tx.query(
      `INSERT INTO held_mention (mention_id, workspace_id, hold_ids, sealed)
       SELECT i.id::bigint, $1, i.hold_ids::bigint[], i.sealed FROM unnest($2::text[], $3::text[], $4::text[]) AS i (id, hold_ids, sealed)
       ON CONFLICT (mention_id) DO NOTHING`,
      [
        workspaceId,
        rows.map(({ id }) => id),
        rows.map(({ holdIds }) => `{${holdIds.join(',')}}`),
        rows.map(({ id, content }) => this.secrets.seal(JSON.stringify(content), bindingOf(id))),
      ],
    );
    await this.counts.add(tx, workspaceId, 'retained', rows.length);
  }

  open({ mentionId, sealed }: HeldRow): HeldContent {
    return JSON.parse(this.secrets.open(sealed, bindingOf(mentionId))) as HeldContent;
  }

  /** A hold has ended: what no other hold keeps is gone. */
  async release(tx: EntityManager, workspaceId: string, holdId: string): Promise<number> {
    await tx.query(
      `UPDATE held_mention SET hold_ids = array_remove(hold_ids, $2::bigint) WHERE workspace_id = $1 AND $2 = ANY (hold_ids)`,
      [workspaceId, holdId],
    );
    const gone = await query(tx, `DELETE FROM held_mention WHERE workspace_id = $1 AND hold_ids = '{}' RETURNING 1`, [
      workspaceId,
    ]);
    return gone.length;
  }
}
