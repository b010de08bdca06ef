import type { Presence } from '../connector.js';
import type { Posted, PostFacts, Replyability, ReplyMeasure, ReplyTarget } from '../reply.types.js';
import { ReplyError } from '../reply.types.js';
import { batchState, type GraphApi } from '../meta-graph.js';
import { judgeMessage, messageBody, personIn, privateWindow, requirePrivateWindow } from '../meta-messages.js';
import { isWrittenSince, measurePlainReply } from '../plain-reply.js';
import { at, idOf, instantOf, listOf, textOf } from '../read-json.js';
import { isSameAnswer } from '../same-text.js';
import { FACEBOOK_RULES, type FacebookSource } from './facebook.settings.js';

/** Replies under one post that are looked through for ours. */
const LOOK_THROUGH = 100;

/** Comments publicly, or writes to the person: once to a comment or post, within the window to one who wrote to the Page. */
export async function postReply(
  api: GraphApi,
  source: FacebookSource,
  to: ReplyTarget,
  text: string,
  now: Date,
): Promise<Posted> {
  const { pageId, humanAgent } = source.settings;
  if (to.visibility === 'public') {
    const { value } = await api.post(`${to.externalId}/comments`, { message: text });
    return postedFrom(idOf(at(value, 'id')));
  }
  const person = personIn(to.conversationId);
  if (person === null) requirePrivateWindow(to, now);
  const recipient =
    person !== null
      ? { id: person }
      : to.externalId.startsWith(`${pageId}_`)
        ? { post_id: to.externalId }
        : { comment_id: to.externalId };
  const isTagged = person !== null && humanAgent === true;
  const { value } = await api.post(`${pageId}/messages`, messageBody(recipient, text, isTagged));
  return postedFrom(idOf(at(value, 'message_id')));
}

function postedFrom(externalId: string | undefined): Posted {
  if (externalId === undefined) throw new ReplyError('unknown', 'Facebook accepted the answer without saying its id.');
  return { externalId };
}

/** Looks through the newest replies to the post; messages cannot be looked for by what they answer. */
export async function findOwnReply(
  api: GraphApi,
  pageId: string,
  to: ReplyTarget,
  text: string,
  since: Date,
): Promise<Posted | null> {
  if (to.visibility === 'private') return null;
  const { value } = await api.get(`${to.externalId}/comments`, {
    fields: 'id,message,from,created_time',
    order: 'reverse_chronological',
    limit: String(LOOK_THROUGH),
  });
  const found = listOf(at(value, 'data')).find(
    (node) =>
      idOf(at(node, 'from', 'id')) === pageId &&
      isSameAnswer(textOf(at(node, 'message')) ?? '', text) &&
      isWrittenSince(instantOf(at(node, 'created_time')) ?? new Date(0), since),
  );
  const externalId = idOf(at(found, 'id'));
  return externalId === undefined ? null : { externalId };
}

/**
 * Whether posts are still there. What is not shown may also be on somebody else's page, so that a comment is only called gone while
 * the post of ours it stood under is there.
 */
export async function lookForPosts(
  api: GraphApi,
  ids: readonly string[],
  pageId: string,
): Promise<readonly Presence[]> {
  const found = await statesOf(api, ids);
  const missing = ids.filter((id, i) => found[i] === 'gone' && !id.startsWith(`${pageId}_`));
  const parents = missing.map((id) => `${pageId}_${id.split('_')[0] ?? ''}`);
  const parentStates = missing.length === 0 ? [] : await statesOf(api, parents);
  const unsure = new Set(missing.filter((_, i) => parentStates[i] !== 'there'));
  return ids.map((externalId, i) => ({
    externalId,
    state: unsure.has(externalId) ? 'unknown' : (found[i] ?? 'unknown'),
  }));
}

async function statesOf(api: GraphApi, ids: readonly string[]): Promise<readonly Presence['state'][]> {
  const { value } = await api.batch(ids.map((id) => `${encodeURIComponent(id)}?fields=id`));
  const answers = listOf(value);
  return ids.map((_, i) => batchState(answers[i]));
}

export function measureAnswer(to: ReplyTarget, text: string): ReplyMeasure {
  const limit = to.visibility === 'private' ? FACEBOOK_RULES.messageLength : FACEBOOK_RULES.commentLength;
  return measurePlainReply(text, limit);
}

export function judgeReplyability(post: PostFacts, source: FacebookSource, now: Date): Replyability {
  const deepLink = post.url;
  if (post.isOwn === true) return { verdict: 'not-possible', reason: 'own-post', deepLink };
  if ((source.credentials['accessToken'] ?? '') === '')
    return { verdict: 'by-hand', reason: 'not-connected', deepLink };
  if (post.isPrivate !== true) return { verdict: 'public', reason: 'own-page', ...privateWindow(post), deepLink };
  return judgeMessage(post, source.settings.humanAgent === true, now);
}
