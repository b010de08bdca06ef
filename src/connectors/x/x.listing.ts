import type { ApiAnswer } from '../call-api.js';
import type { Cost } from '../connector.js';
import { ConnectorError } from '../connector.js';
import { at, objectOf, textOf } from '../read-json.js';
import type { PageRequest, WalkPage } from '../walk-back.js';
import type { XApi } from './x.api.js';
import { readMessages } from './x.message.js';
import type { XView } from './x.normalise.js';
import { readIncludes, readPosts } from './x.normalise.js';
import { quotasOf } from './x.problem.js';
import type { XTerms } from './x.settings.js';

/** What is asked for with every post. X knows these names still, though some of its answers use newer ones. */
export const POST_FIELDS = {
  'tweet.fields':
    'author_id,conversation_id,created_at,edit_history_tweet_ids,entities,in_reply_to_user_id,lang,note_tweet,public_metrics,referenced_tweets',
  expansions: 'author_id,referenced_tweets.id,referenced_tweets.id.author_id',
  'user.fields': 'name,public_metrics,username',
};

const SEARCHED_BACK_MS = 7 * 24 * 3_600_000;
/** X refuses a start that is a moment too early by its own clock. */
const EDGE_SLACK_MS = 60_000;
const SEARCH_PAGE = { least: 10, most: 100 };
const MENTIONS_PAGE = { least: 5, most: 100 };
const MESSAGES_PAGE = { least: 1, most: 100 };

/** What one listing is read with. */
export interface XReader {
  readonly api: XApi;
  readonly terms: XTerms;
  readonly view: XView;
  readonly signal: AbortSignal | undefined;
}

/** The oldest instant that X's search reaches at `now`. */
export const searchEdge = (now: Date): Date => new Date(now.getTime() - SEARCHED_BACK_MS + EDGE_SLACK_MS);

/** X takes instants in whole seconds. */
export const toSeconds = (instant: Date): string => instant.toISOString().replace(/\.\d{3}Z$/, 'Z');

const pageSize = ({ least, most }: { least: number; most: number }, size: number): number =>
  Math.min(most, Math.max(least, size));

/** One page of a search, newest first; `until` leaves out what came at it or later. */
export async function searchPage(
  { api, terms, view, signal }: XReader,
  query: string,
  { token, since, size }: PageRequest,
  until: Date | null = null,
): Promise<WalkPage> {
  const edge = searchEdge(view.now);
  const start = since === null ? null : since < edge ? edge : since;
  const answer = await api.read(
    'anyone',
    'searches',
    (v2) =>
      v2.search(query, {
        ...POST_FIELDS,
        max_results: pageSize(SEARCH_PAGE, size),
        ...(start === null ? {} : { start_time: toSeconds(start) }),
        ...(until === null ? {} : { end_time: toSeconds(until) }),
        ...(token === null ? {} : { next_token: token }),
      }),
    signal,
  );
  return pageOfPosts(answer, 'searches', view, terms.prices.postRead);
}

/** One page of the posts that mention the connected account, newest first. */
export async function mentionsPage(
  { api, terms, view, signal }: XReader,
  accountId: string,
  { token, since, size }: PageRequest,
): Promise<WalkPage> {
  const answer = await api.read(
    'anyone',
    'mentions',
    (v2) =>
      v2.userMentionTimeline(accountId, {
        ...POST_FIELDS,
        max_results: pageSize(MENTIONS_PAGE, size),
        ...(since === null ? {} : { start_time: toSeconds(since) }),
        ...(token === null ? {} : { pagination_token: token }),
      }),
    signal,
  );
  return pageOfPosts(answer, 'mentions', view, terms.isAppOwner ? terms.prices.ownRead : terms.prices.postRead);
}

/** One page of the account's direct messages, newest first, back to 30 days. */
export async function messagesPage(
  { api, terms, view, signal }: XReader,
  { token, size }: PageRequest,
): Promise<WalkPage> {
  const answer = await api.read(
    'account',
    'messages',
    (v2) =>
      v2.listDmEvents({
        'dm_event.fields': ['created_at', 'dm_conversation_id', 'event_type', 'id', 'sender_id', 'text'],
        event_types: 'MessageCreate',
        expansions: ['sender_id'],
        'user.fields': ['name', 'public_metrics', 'username'],
        max_results: pageSize(MESSAGES_PAGE, size),
        ...(token === null ? {} : { pagination_token: token }),
      }),
    signal,
  );
  const data = listed(answer);
  return {
    ...readMessages(data, readIncludes(at(answer.value, 'includes')), view),
    ...ending(answer, 'messages', data.length * terms.prices.dmRead),
  };
}

/** The posts of an answer to a search or a timeline. */
export function pageOfPosts(answer: ApiAnswer, what: string, view: XView, price: number): WalkPage {
  const data = listed(answer);
  const includes = readIncludes(at(answer.value, 'includes'));
  return {
    ...readPosts(data, includes, view),
    ...ending(answer, what, (data.length + includes.posts.size) * price),
  };
}

function ending(answer: ApiAnswer, what: string, usd: number): Pick<WalkPage, 'next' | 'quotas' | 'cost'> {
  const cost: Cost = { requests: 1, usd };
  return { next: textOf(at(answer.value, 'meta', 'next_token')) ?? null, quotas: quotasOf(answer, what), cost };
}

/** The list in an answer. An empty page has no `data`, but always says how it stands with the listing. */
function listed({ value }: ApiAnswer): readonly unknown[] {
  const data = at(value, 'data');
  if (Array.isArray(data)) return data as readonly unknown[];
  const isEmpty = data === undefined && (objectOf(at(value, 'meta')) !== null || at(value, 'errors') !== undefined);
  if (isEmpty) return [];
  throw new ConnectorError('invalid', 'X gave an answer that is not what it documents.', { code: 'changed-shape' });
}
