import { judgedJson } from '../../dist/server/modules/mentions/stored-judgement.js';
import { copyIn, copyText } from './copy-in.mjs';

const array = (ids) => `{${ids.join(',')}}`;
const json = (value) => JSON.stringify(value);
const instant = (at) => at?.toISOString() ?? null;

/** The columns that the product fills, and where each value is. */
const COLUMNS = [
  ['network', (m) => m.network],
  ['external_key', (m) => m.externalKey],
  ['external_id', (m) => m.externalId],
  ['author_id', (m) => m.authorId],
  ['author_handle', (m) => m.authorHandle],
  ['author_name', (m) => m.authorName],
  ['followers', (m) => m.followers],
  ['title', (m) => m.title],
  ['text', (m) => m.text],
  ['url', (m) => m.url],
  ['lang', (m) => m.lang],
  ['published_at', (m) => instant(m.publishedAt)],
  ['edited_at', (m) => instant(m.editedAt)],
  ['conversation_key', (m) => m.conversationKey],
  ['conversation_id', (m) => m.conversationId],
  ['in_reply_to', (m) => m.inReplyTo],
  ['repost_of', (m) => m.repostOf],
  ['quote_of', (m) => m.quoteOf],
  ['country', (m) => m.country],
  ['signals', (m) => array(m.signals)],
  ['muted_by', (m) => m.mutedBy],
  ['watch_ids', (m) => array(m.watchIds)],
  ['watch_spans', (m) => json(m.watchSpans)],
  ['team_ids', (m) => array(m.teamIds)],
  ['sentiment_label', (m) => m.sentiment.label],
  ['sentiment_score', (m) => m.sentiment.score],
  ['sentiment_confidence', (m) => m.sentiment.confidence],
  ['sentiment_words', (m) => json(m.sentiment.words ?? [])],
  ['intent_label', (m) => m.intent?.label ?? null],
  ['intent_confidence', (m) => m.intent?.confidence ?? null],
  ['urgency', (m) => m.urgency?.score ?? null],
  ['judged', judgedJson],
  ['reach', (m) => m.reach],
  ['metrics', (m) => (m.metrics === null ? null : json(m.metrics))],
  ['content_hash', (m) => m.contentHash],
];

export const MENTION_COLUMNS = ['workspace_id', 'source_id', ...COLUMNS.map(([name]) => name)];

/** The values of one mention in the order of MENTION_COLUMNS. */
export const valuesOfMention = (source, mention) => [
  source.workspaceId,
  source.id,
  ...COLUMNS.map(([, value]) => value(mention)),
];

/** The floor of what storing mentions can cost: their rows, as they are, into that table. */
export async function copyMentions(client, table, source, mentions) {
  const lines = mentions.map((mention) => valuesOfMention(source, mention).map(copyText).join('\t'));
  await copyIn(
    client,
    `COPY ${table} (${MENTION_COLUMNS.join(', ')}) FROM STDIN`,
    Buffer.from(`${lines.join('\n')}\n`),
  );
}
