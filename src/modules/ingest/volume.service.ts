import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { arrayLiteral } from '../../db/array-literal.js';
import { queryPrepared } from '../../db/rows.js';

const BUCKET_MS = 5 * 60_000;

export interface CountedMention {
  readonly watchIds: readonly string[];
  readonly publishedAt: Date;
  readonly isNegative: boolean;
  readonly followers: number;
}

interface Count {
  mentions: number;
  negatives: number;
  reach: number;
}

/** Five-minute counts per watch, summed here so that the database adds one row per watch and bucket. */
@Injectable()
export class VolumeService {
  async add(tx: EntityManager, workspaceId: string, mentions: readonly CountedMention[]): Promise<void> {
    const counts = new Map<string, Count>();
    for (const mention of mentions) {
      const bucket = Math.floor(mention.publishedAt.getTime() / BUCKET_MS) * BUCKET_MS;
      for (const watchId of mention.watchIds) {
        const key = `${watchId} ${String(bucket)}`;
        const count = counts.get(key) ?? { mentions: 0, negatives: 0, reach: 0 };
        count.mentions += 1;
        count.negatives += mention.isNegative ? 1 : 0;
        count.reach += mention.followers;
        counts.set(key, count);
      }
    }
    if (counts.size === 0) return;
    const rows = [...counts].map(([key, count]) => {
      const [watchId = '', bucket = '0'] = key.split(' ');
      return { watchId, bucketAt: new Date(Number(bucket)).toISOString(), ...count };
    });
    await queryPrepared(
      tx,
      `INSERT INTO volume_bucket AS v (workspace_id, watch_id, bucket_at, mentions, negatives, reach)
       SELECT $1, * FROM unnest($2::bigint[], $3::timestamptz[], $4::int[], $5::int[], $6::float8[]) AS i (watch_id, bucket_at)
       ORDER BY 2, 3
       ON CONFLICT (workspace_id, watch_id, bucket_at) DO UPDATE SET
         mentions = v.mentions + excluded.mentions, negatives = v.negatives + excluded.negatives, reach = v.reach + excluded.reach`,
      [
        workspaceId,
        arrayLiteral(rows.map((r) => r.watchId)),
        arrayLiteral(rows.map((r) => r.bucketAt)),
        arrayLiteral(rows.map((r) => r.mentions)),
        arrayLiteral(rows.map((r) => r.negatives)),
        arrayLiteral(rows.map((r) => r.reach)),
      ],
    );
  }
}
