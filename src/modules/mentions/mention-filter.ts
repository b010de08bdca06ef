import { searchExpression } from '../../domain/text/search-words.js';
import { invalid } from '../../errors.js';
import { isId } from '../../http/id.pipe.js';
import { decodeCursor } from '../../http/paging.js';
import type { MentionQuery } from './mentions.dto.js';

/** Where a page begins: behind this mention. */
interface Place {
  readonly publishedAt: string;
  readonly id: string;
}

export interface MentionSelection {
  /** A statement giving `id`; `$1` is the workspace, `$2` the teams (null: all), `parameters` follow. */
  readonly sql: string;
  /** Set where `sql` looks at the newest posts only: to be run instead when that gives less than a full page. */
  readonly wholeSql?: string;
  readonly parameters: readonly unknown[];
}

/**
 * A word search first looks through this many of the newest posts, in their order: enough for a page of any common word. A
 * rarer word is looked up in the index of words and its posts are sorted. Left to itself the planner cannot tell the two
 * apart and reads the whole table for a rare word.
 */
const NEWEST_LOOKED_AT = 2_000;

const INSTANT = /^\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;

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
 * The ids of one page, newest first, or null when nothing can be found. Each list is a range of one index: of the words that
 * are looked for, of a watch's mentions, or of all mentions in their order; other conditions are checked on the way.
 */
export function selectMentions(filter: MentionQuery): MentionSelection | null {
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
    if (words === '') return null;
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
  if (filter.q === undefined) {
    return {
      sql: `SELECT m.id FROM ${from} WHERE ${where} AND ${isBehind} ORDER BY ${at} DESC, ${id} DESC LIMIT ${limit}`,
      parameters,
    };
  }
  const newest = `(SELECT * FROM mention_search f WHERE f.workspace_id = $1 AND ${isBehind}
    ORDER BY ${at} DESC, ${id} DESC LIMIT ${String(NEWEST_LOOKED_AT)}) f JOIN mention m ON m.id = f.mention_id`;
  return {
    sql: `SELECT m.id FROM ${newest} WHERE ${where} ORDER BY ${at} DESC, ${id} DESC LIMIT ${limit}`,
    // An expression as sort key keeps the planner from walking the order of the list.
    wholeSql: `SELECT m.id FROM ${from} WHERE ${where} AND ${isBehind}
      ORDER BY ${at} + interval '0' DESC, ${id} DESC LIMIT ${limit}`,
    parameters,
  };
}
