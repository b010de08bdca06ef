import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { rankTerms, type TermDocument } from '../../domain/insight/rank-terms.js';
import type { SentimentLabel } from '../../domain/sentiment/sentiment.types.js';
import { explainCause, type CauseCount } from '../../domain/spike/explain-cause.js';
import { LATE_SECONDS, MANY_HEARERS, type SpikeReason, type SuspectedStorm } from './spikes.types.js';
import { namesIn, termsBeside } from './watched-names.js';

/** Posts that are read of the storm, and of the week before it. */
const MOST_READ = 400;
const LONGEST_TEXT = 1_000;
const LONGEST_TITLE = 80;

interface StormPost {
  readonly id: string;
  readonly title: string | null;
  readonly text: string;
  /** Where the text names what is watched. */
  readonly spans: readonly (readonly [number, number])[] | null;
  readonly label: SentimentLabel;
  /** Its title. */
  readonly story: string | null;
  readonly source: string | null;
  readonly network: string;
  readonly author: string;
  readonly followers: number;
}

/** Of a mention `m`. `$2` is the watch. */
const FACTS = `m.id, m.title, left(m.text, ${String(LONGEST_TEXT)}) AS text, m.watch_spans -> ($2::bigint)::text AS spans,
  m.sentiment_label AS label, left(t.title, ${String(LONGEST_TITLE)}) AS story, s.name AS source, m.network, m.author_handle AS author,
  coalesce(m.followers, 0)::float8 AS followers`;
const FACTS_FROM = `LEFT JOIN source s ON s.id = m.source_id LEFT JOIN story t ON t.id = m.story_id`;

/** Why a storm may have come: what is said in it more than before, and where and by whom most of it. */
@Injectable()
export class FindCause {
  async find(
    tx: EntityManager,
    { watch, windowSeconds, usual }: SuspectedStorm,
    now: Date,
  ): Promise<readonly SpikeReason[]> {
    const from = new Date(now.getTime() - Math.max(windowSeconds, LATE_SECONDS) * 1_000);
    const storm = await query<StormPost>(
      tx,
      `SELECT ${FACTS}
       FROM mention m ${FACTS_FROM}
       WHERE m.workspace_id = $1 AND m.published_at >= $3 AND m.watch_ids @> ARRAY[$2::bigint] AND m.muted_by IS NULL AND NOT m.is_deleted
       ORDER BY m.published_at DESC, m.id DESC LIMIT ${String(MOST_READ)}`,
      [watch.workspaceId, watch.id, from],
    );
    const before = await query<StormPost>(
      tx,
      `SELECT ${FACTS}
       FROM mention_watch w JOIN mention m ON m.id = w.mention_id ${FACTS_FROM}
       WHERE w.workspace_id = $1 AND w.watch_id = $2 AND w.published_at < $3 AND w.published_at >= $3::timestamptz - interval '7 days'
         AND m.muted_by IS NULL AND NOT m.is_deleted
       ORDER BY w.published_at DESC LIMIT ${String(MOST_READ)}`,
      [watch.workspaceId, watch.id, from],
    );
    return [...causesOf(storm, before, usual), ...placesOf(storm)];
  }
}

/** Of the storm against as many usual posts; what the posts before it show is scaled to a window of its length. */
function causesOf(
  storm: readonly StormPost[],
  before: readonly StormPost[],
  usualPosts: number,
): readonly SpikeReason[] {
  const scale = before.length === 0 ? 0 : usualPosts / before.length;
  const counted = (keyOf: (post: StormPost) => string | null): CauseCount[] => {
    const usual = countBy(before, keyOf);
    return [...countBy(storm, keyOf)].map(([name, count]) => ({ name, count, usual: (usual.get(name) ?? 0) * scale }));
  };
  const names = namesIn([...storm, ...before]);
  const documentOf = ({ id, title, text, label }: StormPost): TermDocument => ({
    ...{ id, label },
    terms: termsBeside(names, title === null ? text : `${title}\n${text}`),
  });
  const terms = rankTerms(storm.map(documentOf), before.map(documentOf)).map((term) => ({
    name: term.term,
    count: term.count,
    usual: term.before * scale,
  }));
  return explainCause({
    posts: storm.length,
    usualPosts: Math.min(usualPosts, storm.length),
    terms,
    stories: counted(({ story }) => story),
    sources: counted(({ source }) => source),
    authors: counted(({ author }) => (author === '' ? null : author)),
  });
}

function placesOf(storm: readonly StormPost[]): readonly SpikeReason[] {
  const networks = [...countBy(storm, ({ network }) => network)].sort(([, a], [, b]) => b - a);
  const [loudest] = [...storm].sort((a, b) => b.followers - a.followers);
  return [
    ...(networks.length > 1
      ? [{ code: 'networks', values: { names: networks.map(([name]) => name).join(', ') } }]
      : []),
    ...(loudest !== undefined && loudest.followers >= MANY_HEARERS
      ? [{ code: 'loudest', values: { name: loudest.author, network: loudest.network, followers: loudest.followers } }]
      : []),
  ];
}

function countBy(posts: readonly StormPost[], keyOf: (post: StormPost) => string | null): Map<string, number> {
  const counts = new Map<string, number>();
  for (const post of posts) {
    const key = keyOf(post);
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
