import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { arrayLiteral } from '../../db/array-literal.js';
import { queryPrepared } from '../../db/rows.js';
import type { SentimentLabel } from '../../domain/sentiment/sentiment.types.js';

const BUCKET_MS = 5 * 60_000;
/** The day of a post is that of UTC. */
const DAY_LENGTH = 'YYYY-MM-DD'.length;
/** Teams that a row of daily counts names at most. */
const MOST_TEAMS = 200;
/** Stands for all watches together. */
const ALL_WATCHES = '0';

/** A post as the volume counts it. */
export interface CountedPost {
  readonly watchIds: readonly string[];
  readonly publishedAt: Date;
  readonly label: SentimentLabel;
  readonly followers: number;
}

/** A new mention, as the daily counts of sentiment count it, too. */
export interface CountedMention extends CountedPost {
  readonly teamIds: readonly string[];
  readonly lang: string;
}

interface Count {
  readonly watchId: string;
  readonly bucketAt: string;
  mentions: number;
  negatives: number;
  reach: number;
}

interface DayCount {
  readonly watchId: string;
  readonly day: string;
  readonly lang: string;
  readonly label: SentimentLabel;
  readonly teamIds: string;
  mentions: number;
}

const ADD_VOLUME = `
  INSERT INTO volume_bucket AS v (workspace_id, watch_id, bucket_at, mentions, negatives, reach)
  SELECT $1::bigint, * FROM unnest($2::bigint[], $3::timestamptz[], $4::int[], $5::int[], $6::float8[]) AS i (watch_id, bucket_at)
  ORDER BY 2, 3
  ON CONFLICT (workspace_id, watch_id, bucket_at) DO UPDATE SET
    mentions = v.mentions + excluded.mentions, negatives = v.negatives + excluded.negatives, reach = v.reach + excluded.reach`;

/** Slots keep workers that store side by side from waiting for one another's row. */
const ADD = `
  WITH volume AS (${ADD_VOLUME})
  INSERT INTO sentiment_day AS c (workspace_id, watch_id, day, lang, label, team_ids, slot, mentions)
  SELECT $1::bigint, i.watch_id, i.day, i.lang, i.label, i.team_ids::bigint[], pg_backend_pid() % 16, i.mentions
  FROM unnest($7::bigint[], $8::date[], $9::text[], $10::text[], $11::text[], $12::int[])
    AS i (watch_id, day, lang, label, team_ids, mentions)
  ORDER BY 2, 3, 4, 5, 6
  ON CONFLICT (workspace_id, watch_id, day, lang, label, team_ids, slot) DO UPDATE SET mentions = c.mentions + excluded.mentions`;

/**
 * Five-minute counts per watch and daily counts of sentiment, summed here so that the database adds one row of each. Changes of
 * stored posts are counted where they are made.
 */
@Injectable()
export class VolumeService {
  async add(tx: EntityManager, workspaceId: string, mentions: readonly CountedMention[]): Promise<void> {
    if (mentions.length === 0) return;
    const days = new Map<string, DayCount>();
    for (const mention of mentions) addSentiment(days, mention);
    const sentiment = [...days.values()];
    await queryPrepared(tx, ADD, [
      workspaceId,
      ...volumeOf(mentions),
      arrayLiteral(sentiment.map((r) => r.watchId)),
      arrayLiteral(sentiment.map((r) => r.day)),
      arrayLiteral(sentiment.map((r) => r.lang)),
      arrayLiteral(sentiment.map((r) => r.label)),
      arrayLiteral(sentiment.map((r) => r.teamIds)),
      arrayLiteral(sentiment.map((r) => r.mentions)),
    ]);
  }

  /** Counts stored posts for watches that found them later; their daily counts follow the change of the post itself. */
  async addFound(tx: EntityManager, workspaceId: string, posts: readonly CountedPost[]): Promise<void> {
    if (posts.length > 0) await queryPrepared(tx, ADD_VOLUME, [workspaceId, ...volumeOf(posts)]);
  }
}

function volumeOf(posts: readonly CountedPost[]): string[] {
  const buckets = new Map<string, Count>();
  for (const post of posts) addVolume(buckets, post);
  const volume = [...buckets.values()];
  return [
    arrayLiteral(volume.map((r) => r.watchId)),
    arrayLiteral(volume.map((r) => r.bucketAt)),
    arrayLiteral(volume.map((r) => r.mentions)),
    arrayLiteral(volume.map((r) => r.negatives)),
    arrayLiteral(volume.map((r) => r.reach)),
  ];
}

function addVolume(buckets: Map<string, Count>, { watchIds, publishedAt, label, followers }: CountedPost): void {
  const bucketMs = Math.floor(publishedAt.getTime() / BUCKET_MS) * BUCKET_MS;
  for (const watchId of watchIds) {
    const key = `${watchId} ${String(bucketMs)}`;
    let count = buckets.get(key);
    if (count === undefined) {
      count = { watchId, bucketAt: new Date(bucketMs).toISOString(), mentions: 0, negatives: 0, reach: 0 };
      buckets.set(key, count);
    }
    count.mentions += 1;
    count.negatives += label === 'negative' ? 1 : 0;
    count.reach += followers;
  }
}

/** One row for all watches together, with the teams that may see the post, and one for each of its watches. */
function addSentiment(days: Map<string, DayCount>, mention: CountedMention): void {
  const day = mention.publishedAt.toISOString().slice(0, DAY_LENGTH);
  const [lang = ''] = mention.lang.toLowerCase().split('-');
  const add = (watchId: string, teamIds: string): void => {
    const key = `${watchId} ${day} ${lang} ${mention.label} ${teamIds}`;
    const count = days.get(key);
    if (count === undefined) days.set(key, { watchId, day, lang, label: mention.label, teamIds, mentions: 1 });
    else count.mentions += 1;
  };
  add(ALL_WATCHES, arrayLiteral(mention.teamIds.slice(0, MOST_TEAMS)));
  for (const watchId of new Set(mention.watchIds)) add(watchId, '{}');
}
