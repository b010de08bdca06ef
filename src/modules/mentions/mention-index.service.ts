import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import { searchWords } from '../../domain/text/search-words.js';

const BATCH = 200;

/** PostgreSQL refuses words over 2,046 bytes; nobody looks for one this long. */
const LONGEST_WORD = 200;

interface IndexedMention {
  readonly id: string;
  readonly title: string | null;
  readonly text: string;
  readonly authorHandle: string;
  readonly authorName: string | null;
}

/** Fills the tables that lists by words and by watch read, after the transaction that stored the mentions. */
@Injectable()
export class MentionIndexService {
  constructor(private readonly dataSource: DataSource) {}

  /** Safe to repeat and to run beside itself. Deleted mentions are left out. */
  async indexMentions(ids: readonly string[]): Promise<void> {
    for (let start = 0; start < ids.length; start += BATCH) {
      const batch = ids.slice(start, start + BATCH);
      await transact(this.dataSource, { repeatable: true }, (tx) => this.indexBatch(tx, batch));
    }
  }

  /** The rows stay locked until the words are written: a deletion in between would leave its text behind in the index. */
  private async indexBatch(tx: EntityManager, ids: readonly string[]): Promise<void> {
    const mentions = await query<IndexedMention>(
      tx,
      `SELECT id, title, text, author_handle AS "authorHandle", author_name AS "authorName" FROM mention
       WHERE id = ANY ($1::bigint[]) AND NOT is_deleted ORDER BY id FOR SHARE`,
      [ids],
    );
    if (mentions.length === 0) return;
    await tx.query(
      `INSERT INTO mention_search (mention_id, workspace_id, published_at, conversation_key, words)
       SELECT m.id, m.workspace_id, m.published_at, m.conversation_key,
         array_to_tsvector(ARRAY(SELECT DISTINCT jsonb_array_elements_text(i.words)))
       FROM unnest($1::bigint[], $2::jsonb[]) AS i (id, words) JOIN mention m ON m.id = i.id ORDER BY m.id
       ON CONFLICT (mention_id) DO UPDATE SET words = excluded.words`,
      [mentions.map(({ id }) => id), mentions.map((mention) => JSON.stringify(wordsOf(mention)))],
    );
    await tx.query(
      `INSERT INTO mention_watch (workspace_id, watch_id, published_at, mention_id)
       SELECT workspace_id, unnest(watch_ids), published_at, id FROM mention WHERE id = ANY ($1::bigint[])
       ORDER BY 1, 2, 3, 4 ON CONFLICT DO NOTHING`,
      [mentions.map(({ id }) => id)],
    );
  }
}

function wordsOf({ title, text, authorHandle, authorName }: IndexedMention): string[] {
  const all = [title, text, authorHandle, authorName].filter((part) => part !== null).join('\n');
  return searchWords(all).filter((word) => word.length <= LONGEST_WORD);
}
