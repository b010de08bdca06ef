import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import { StoriesService } from './stories.service.js';
import type { StoryMention } from './stories.types.js';

const BATCH = 200;

/** Joins mentions to their stories after they were stored. */
@Injectable()
export class StoredStoriesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly stories: StoriesService,
  ) {}

  /** Safe to repeat and to run beside itself. Deleted mentions, and those that have a story, are left out. */
  async join(workspaceId: string, ids: readonly string[]): Promise<void> {
    for (let start = 0; start < ids.length; start += BATCH) {
      const batch = ids.slice(start, start + BATCH);
      await transact(this.dataSource, { repeatable: true }, async (tx) => {
        await this.stories.join(tx, workspaceId, await findUntold(tx, workspaceId, batch));
      });
    }
  }
}

function findUntold(tx: EntityManager, workspaceId: string, ids: readonly string[]): Promise<StoryMention[]> {
  return query<StoryMention>(
    tx,
    `SELECT id, network, external_key AS "externalKey", author_handle AS "authorHandle", author_name AS "authorName", title,
       text, url, repost_of AS "repostOf", quote_of AS "quoteOf", published_at AS "publishedAt"
     FROM mention WHERE workspace_id = $1 AND id = ANY ($2::bigint[]) AND story_id IS NULL AND NOT is_deleted ORDER BY id`,
    [workspaceId, ids],
  );
}
