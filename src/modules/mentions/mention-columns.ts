import { arrayLiteral } from '../../db/array-literal.js';
import { binaryTextArray } from '../../db/text-array.js';
import type { NewMention } from './mention-store.types.js';
import { judgedJson } from './stored-judgement.js';

export const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

type ColumnType = 'text' | 'jsonb' | 'timestamptz' | 'bigint' | 'real' | 'bigint[]' | 'text[]';
/** `publishedAt` is what is believed of the post's own. */
type Column = readonly [
  name: string,
  type: ColumnType,
  value: (m: NewMention, publishedAt: Date) => string | number | null,
];

/** Column, its type, and where its value is. */
export const MENTION_COLUMNS: readonly Column[] = [
  ['network', 'text', (m) => m.network],
  ['external_key', 'text', (m) => m.externalKey],
  ['external_id', 'text', (m) => m.externalId],
  ['author_id', 'text', (m) => m.authorId],
  ['author_handle', 'text', (m) => m.authorHandle],
  ['author_name', 'text', (m) => m.authorName],
  ['followers', 'bigint', (m) => m.followers],
  ['title', 'text', (m) => m.title],
  ['text', 'text', (m) => m.text],
  ['url', 'text', (m) => m.url],
  ['lang', 'text', (m) => m.lang],
  ['published_at', 'timestamptz', (_, publishedAt) => publishedAt.toISOString()],
  ['edited_at', 'timestamptz', (m) => instant(m.editedAt)],
  ['conversation_key', 'text', (m) => m.conversationKey],
  ['conversation_id', 'text', (m) => m.conversationId],
  ['in_reply_to', 'text', (m) => m.inReplyTo],
  ['repost_of', 'text', (m) => m.repostOf],
  ['quote_of', 'text', (m) => m.quoteOf],
  ['country', 'text', (m) => m.country],
  ['signals', 'text[]', (m) => arrayLiteral(m.signals)],
  ['muted_by', 'bigint', (m) => m.mutedBy],
  ['watch_ids', 'bigint[]', (m) => arrayLiteral(m.watchIds)],
  ['watch_spans', 'jsonb', (m) => JSON.stringify(m.watchSpans)],
  ['team_ids', 'bigint[]', (m) => arrayLiteral(m.teamIds)],
  ['sentiment_label', 'text', (m) => m.sentiment.label],
  ['sentiment_score', 'real', (m) => m.sentiment.score],
  ['sentiment_confidence', 'real', (m) => m.sentiment.confidence],
  ['sentiment_words', 'jsonb', (m) => JSON.stringify(m.sentiment.words ?? [])],
  ['intent_label', 'text', (m) => m.intent?.label ?? null],
  ['intent_confidence', 'real', (m) => m.intent?.confidence ?? null],
  ['urgency', 'real', (m) => m.urgency?.score ?? null],
  ['judged', 'jsonb', judgedJson],
  ['reach', 'real', (m) => m.reach],
  ['metrics', 'jsonb', (m) => (m.metrics === null ? null : JSON.stringify(m.metrics))],
  ['content_hash', 'text', (m) => m.contentHash],
];

/** What each column takes from a mention, in their order. */
export const MENTION_VALUES = MENTION_COLUMNS.map(([, , value]) => value);

export const MENTION_COLUMN_NAMES = MENTION_COLUMNS.map(([name]) => name);

export const selectedColumn = ([name, type]: Column): string => (type === 'text' ? `i.${name}` : `i.${name}::${type}`);

/** A column nobody has a value for is sent empty: `unnest` fills up the shorter arrays. */
export const columnOf = (values: readonly (string | number | null)[]): Buffer =>
  binaryTextArray(values.every((value) => value === null) ? [] : values);
