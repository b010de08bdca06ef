import type { IntentLabel, RiskTopic } from '../../domain/intent/intent.types.js';
import { searchExpression } from '../../domain/text/search-words.js';
import { invalid } from '../../errors.js';
import { isId } from '../../http/id.pipe.js';
import { decodeCursor } from '../../http/paging.js';
import { URGENT_FROM } from './judgement.types.js';
import type { MentionQuery } from './mentions.dto.js';

/** Where a page begins: behind this mention. */
interface Place {
  readonly publishedAt: string;
  readonly id: string;
}

export interface MentionSelection {
  /** A statement giving `id`; `$1` is the workspace, `$2` the teams (null: all), `parameters` follow. */
  readonly sql: string;
  readonly parameters: readonly unknown[];
  /** Left out where the statement before it found fewer. */
  readonly worthFrom: number;
}

/**
 * A word search first looks through the newest posts, in their order: some are enough for a page of a common word, and how
 * many of them had it tells whether more are worth looking through. A rarer word is looked up in the index of words and its posts are sorted. Left to
 * itself the planner cannot tell the two apart and reads the whole table for a rare word.
 */
const RUNGS = [
  { posts: 300, worthFrom: 0 },
  { posts: 1_000, worthFrom: 12 },
  { posts: 2_500, worthFrom: 5 },
] as const;

const INSTANT = /^\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;

/** Written out, one of a fixed list: the planner has to see it to know that an index of such rows serves. */
const literal = (label: IntentLabel): string => `'${label}'`;
const riskOf = (topic: RiskTopic): string => JSON.stringify([{ topic }]);

/** Null for the first page. */
function readPlace(cursor: string | undefined): Place | null {
  const values = decodeCursor(cursor, 2);
  if (values === null) return null;
  const [publishedAt, id] = values;
  if (typeof publishedAt === 'string' && INSTANT.test(publishedAt) && typeof id === 'string' && isId(id))
    return { publishedAt, id };
  throw invalid('bad-cursor', 'The cursor is not one that a list gave.');
}

/**
 * Statements for the ids of one page, newest first, to be tried in turn until one fills it; what the last one gives is the
 * answer. There are none when nothing can be found. Each list is a range of one index: of the words that
 * are looked for, of a watch's mentions, or of all mentions in their order; other conditions are checked on the way.
 */
export function selectMentions(filter: MentionQuery): MentionSelection[] {
  const parameters: unknown[] = [];
  const bind = (value: unknown, type: string): string => {
    parameters.push(value);
    return `$${String(parameters.length + 2)}::${type}`;
  };
  const conditions = [`m.workspace_id = $1`, `($2::bigint[] IS NULL OR m.team_ids && $2)`];
  let from = 'mention m';
  let order: readonly [at: string, id: string] = ['m.published_at', 'm.id'];

  if (filter.q !== undefined) {
    const words = searchExpression(filter.q);
    if (words === '') return [];
    from = 'mention_search f JOIN mention m ON m.id = f.mention_id';
    order = ['f.published_at', 'f.mention_id'];
    conditions.push(`f.workspace_id = $1`, `f.words @@ ${bind(words, 'tsquery')}`);
  }
  if (filter.watch !== undefined) {
    const watch = bind(filter.watch, 'bigint');
    conditions.push(`${watch} = ANY (m.watch_ids)`);
    if (filter.q === undefined) {
      from = 'mention_watch f JOIN mention m ON m.id = f.mention_id';
      conditions.push(`f.workspace_id = $1`, `f.watch_id = ${watch}`);
      order = ['f.published_at', 'f.mention_id'];
    }
  }
  if (filter.story !== undefined) conditions.push(`m.story_id = ${bind(filter.story, 'bigint')}`);
  if (filter.source !== undefined) conditions.push(`m.source_id = ${bind(filter.source, 'bigint')}`);
  if (filter.network !== undefined) conditions.push(`m.network = ${bind(filter.network, 'text')}`);
  if (filter.sentiment !== undefined) conditions.push(`m.sentiment_label = ${bind(filter.sentiment, 'text')}`);
  if (filter.intent !== undefined) conditions.push(`m.intent_label = ${literal(filter.intent)}`);
  if (filter.risk !== undefined) {
    conditions.push(`m.judged ? 'risks'`, `m.judged -> 'risks' @> ${bind(riskOf(filter.risk), 'jsonb')}`);
  }
  if (filter.urgent === 'true') conditions.push(`m.urgency >= ${String(URGENT_FROM)}`);
  if (filter.urgent === 'false') conditions.push(`coalesce(m.urgency < ${String(URGENT_FROM)}, true)`);
  if (filter.muted !== undefined) conditions.push(`m.muted_by IS ${filter.muted === 'true' ? 'NOT NULL' : 'NULL'}`);
  if (filter.lang !== undefined) {
    const lang = bind(filter.lang.toLowerCase(), 'text');
    conditions.push(`(lower(m.lang) = ${lang} OR lower(m.lang) LIKE ${lang} || '-%')`);
  }
  const [at, id] = order;
  if (filter.from !== undefined) conditions.push(`${at} >= ${bind(new Date(filter.from), 'timestamptz')}`);
  if (filter.to !== undefined) conditions.push(`${at} < ${bind(new Date(filter.to), 'timestamptz')}`);
  const place = readPlace(filter.cursor);
  const isBehind =
    place === null
      ? 'true'
      : `(${at}, ${id}) < (${bind(place.publishedAt, 'timestamptz')}, ${bind(place.id, 'bigint')})`;
  const limit = bind(filter.limit + 1, 'int');
  const where = conditions.join(' AND ');
  const page = (found: string): string => `SELECT m.id FROM ${found} ORDER BY ${at} DESC, ${id} DESC LIMIT ${limit}`;
  if (filter.q === undefined)
    return [{ sql: page(`${from} WHERE ${where} AND ${isBehind}`), parameters, worthFrom: 0 }];
  const near = (posts: number): string =>
    page(`(SELECT * FROM mention_search f WHERE f.workspace_id = $1 AND ${isBehind}
      ORDER BY ${at} DESC, ${id} DESC LIMIT ${String(posts)}) f JOIN mention m ON m.id = f.mention_id WHERE ${where}`);
  // An expression as sort key keeps the planner from walking the order of the list.
  const everywhere = `SELECT m.id FROM ${from} WHERE ${where} AND ${isBehind}
    ORDER BY ${at} + interval '0' DESC, ${id} DESC LIMIT ${limit}`;
  return [
    ...RUNGS.map(({ posts, worthFrom }) => ({ sql: near(posts), parameters, worthFrom })),
    { sql: everywhere, parameters, worthFrom: 0 },
  ];
}
