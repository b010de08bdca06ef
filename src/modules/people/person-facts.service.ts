import { Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { IdentityFacts } from '../../domain/identity/identity.types.js';

export interface KnownFacts extends IdentityFacts {
  readonly id: string;
}

/** People compared with one person; a name that more share says nothing. */
const MOST_CANDIDATES = 100;

/** By what people are recognised, and who may be meant besides one. */
@Injectable()
export class PersonFacts {
  /** In no order; those who were merged into others are left out. */
  async read(on: DataSource | EntityManager, workspaceId: string, ids: readonly string[]): Promise<KnownFacts[]> {
    return query<KnownFacts>(
      on,
      `SELECT p.id, p.name, p.lang,
         coalesce((SELECT json_agg(json_build_object('network', h.network, 'authorId', h.author_id,
           'handle', h.handle_key, 'links', h.links)) FROM person_handle h WHERE h.person_id = p.id), '[]') AS handles,
         coalesce((SELECT json_agg(json_build_object('kind', c.kind, 'key', c.value_key,
           'isVerified', c.source <> 'agent')) FROM person_contact c WHERE c.person_id = p.id), '[]') AS contacts
       FROM person p WHERE p.workspace_id = $1 AND p.id = ANY ($2::bigint[]) AND p.merged_into IS NULL`,
      [workspaceId, ids],
    );
  }

  /** Others with something in common, unless somebody said that they are somebody else. */
  async candidates(on: DataSource | EntityManager, workspaceId: string, id: string): Promise<string[]> {
    const rows = await query<{ id: string }>(
      on,
      `WITH mine AS (SELECT * FROM person_handle WHERE person_id = $2),
         linked AS (SELECT split_part(link, ':', 1) AS network, substr(link, position(':' IN link) + 1) AS handle
           FROM mine, unnest(mine.links) link),
         found AS (
           (SELECT c.person_id AS id FROM person_contact own JOIN person_contact c ON c.workspace_id = own.workspace_id
              AND c.kind = own.kind AND c.value_key = own.value_key WHERE own.person_id = $2 LIMIT ${String(MOST_CANDIDATES)})
           UNION (SELECT h.person_id FROM mine JOIN person_handle h ON h.workspace_id = mine.workspace_id
              AND h.handle_key = mine.handle_key LIMIT ${String(MOST_CANDIDATES)})
           UNION (SELECT h.person_id FROM linked JOIN person_handle h ON h.workspace_id = $1
              AND h.network = linked.network AND h.handle_key = linked.handle LIMIT ${String(MOST_CANDIDATES)})
           UNION (SELECT h.person_id FROM mine JOIN person_handle h ON h.workspace_id = $1
              AND (mine.network || ':' || mine.handle_key) = ANY (h.links) LIMIT ${String(MOST_CANDIDATES)})
           UNION (SELECT p.id FROM person own JOIN person p ON p.workspace_id = own.workspace_id
              AND lower(p.name) = lower(own.name) AND p.merged_into IS NULL
              WHERE own.id = $2 LIMIT ${String(MOST_CANDIDATES)}))
       SELECT DISTINCT p.id FROM found JOIN person p ON p.id = found.id
       WHERE p.id <> $2 AND p.workspace_id = $1 AND p.merged_into IS NULL AND NOT EXISTS (
         SELECT FROM person_not_same n WHERE n.low_id = least(p.id, $2::bigint) AND n.high_id = greatest(p.id, $2::bigint))`,
      [workspaceId, id],
    );
    return rows.map((row) => row.id);
  }
}
