import type { Presence } from '../connector.js';
import type { Posted, PostFacts, Replyability, ReplyMeasure, ReplyTarget } from '../reply.types.js';
import { ReplyError } from '../reply.types.js';
import { batchState, type GraphApi } from '../meta-graph.js';
import { judgeMessage, messageBody, personIn, privateWindow, requirePrivateWindow } from '../meta-messages.js';
import { isWrittenSince, measurePlainReply } from '../plain-reply.js';
import { at, idOf, instantOf, listOf, textOf } from '../read-json.js';
import { isSameAnswer } from '../same-text.js';
import { isMention, mentionPlaceOf } from './instagram.normalise.js';
import { INSTAGRAM_RULES, type InstagramSource } from './instagram.settings.js';

/** Replies under one comment that are looked through for ours. */
const LOOK_THROUGH = 100;

/** Answers a comment under our own media, a mention under somebody else's, or the person alone. */
export async function postReply(
  api: GraphApi,
  { settings }: InstagramSource,
  to: ReplyTarget,
  text: string,
  now: Date,
): Promise<Posted> {
  if (to.visibility === 'private') {
    const person = personIn(to.conversationId);
    if (person === null) requirePrivateWindow(to, now);
    const recipient = person === null ? { comment_id: to.externalId } : { id: person };
    const isTagged = person !== null && settings.humanAgent === true;
    const sender = settings.pageId ?? settings.accountId;
    const { value } = await api.post(`${sender}/messages`, messageBody(recipient, text, isTagged));
    return postedFrom(idOf(at(value, 'message_id')));
  }
  const mention = mentionPlaceOf(to.externalId, to.conversationId);
  const { value } =
    mention === null
      ? await api.post(`${to.externalId}/replies`, { message: text })
      : await api.post(`${settings.accountId}/mentions`, {
          media_id: mention.mediaId,
          ...(mention.commentId === null ? {} : { comment_id: mention.commentId }),
          message: text,
        });
  return postedFrom(idOf(at(value, 'id')));
}

function postedFrom(externalId: string | undefined): Posted {
  if (externalId === undefined) throw new ReplyError('unknown', 'Instagram accepted the answer without saying its id.');
  return { externalId };
}

/** Looks through the newest replies to a comment. Messages and comments under other people's media cannot be looked for. */
export async function findOwnReply(
  api: GraphApi,
  accountId: string,
  to: ReplyTarget,
  text: string,
  since: Date,
): Promise<Posted | null> {
  if (to.visibility === 'private' || isMention(to.externalId)) return null;
  const fields = 'id,text,timestamp,from';
  const { value } = await api.get(`${to.externalId}/replies`, { fields, limit: String(LOOK_THROUGH) });
  const found = listOf(at(value, 'data')).find(
    (node) =>
      idOf(at(node, 'from', 'id')) === accountId &&
      isSameAnswer(textOf(at(node, 'text')) ?? '', text) &&
      isWrittenSince(instantOf(at(node, 'timestamp')) ?? new Date(0), since),
  );
  const externalId = idOf(at(found, 'id'));
  return externalId === undefined ? null : { externalId };
}

/** Other people's media are shown to us only while they mention us, so their absence proves nothing. */
export async function lookForPosts(api: GraphApi, ids: readonly string[]): Promise<readonly Presence[]> {
  const own = ids.filter((id) => !isMention(id));
  const asked = own.map((id) => `${encodeURIComponent(id)}?fields=id`);
  const answers = asked.length === 0 ? [] : listOf((await api.batch(asked)).value);
  const states = new Map(own.map((id, i) => [id, batchState(answers[i])] as const));
  return ids.map((externalId) => ({ externalId, state: states.get(externalId) ?? 'unknown' }));
}

/** Comments are counted in characters, messages in bytes. */
export function measureAnswer(to: ReplyTarget, text: string): ReplyMeasure {
  if (to.visibility === 'public') return measurePlainReply(text, INSTAGRAM_RULES.commentLength);
  return measurePlainReply(text, INSTAGRAM_RULES.messageBytes, [], Buffer.byteLength(text, 'utf8'));
}

export function judgeReplyability(post: PostFacts, source: InstagramSource, now: Date): Replyability {
  const deepLink = post.url;
  if (post.isOwn === true) return { verdict: 'not-possible', reason: 'own-post', deepLink };
  if ((source.credentials['accessToken'] ?? '') === '')
    return { verdict: 'by-hand', reason: 'not-connected', deepLink };
  if (post.isPrivate === true) return judgeMessage(post, source.settings.humanAgent === true, now);
  const reason = isMention(post.externalId ?? '') ? 'mentions-us' : 'own-page';
  return { verdict: 'public', reason, ...privateWindow(post), deepLink };
}
