import type { Presence } from '../connector.js';
import type { Posted, PostFacts, Replyability, ReplyMeasure, ReplyTarget } from '../reply.types.js';
import { ConnectorError } from '../connector.js';
import { ReplyError } from '../reply.types.js';
import { isWrittenSince, measurePlainReply } from '../plain-reply.js';
import { at, idOf, listOf, textOf } from '../read-json.js';
import { isSameAnswer } from '../same-text.js';
import type { LinkedinApi } from './linkedin.api.js';
import { commentUrn, instantOfMs, parseComment } from './linkedin.normalise.js';
import { LINKEDIN_RULES, type LinkedinSource } from './linkedin.settings.js';

/** Comments under one post or comment that are looked through for ours. */
const LOOK_THROUGH = 100;

const commentsOf = (urn: string): string => `socialActions/${encodeURIComponent(urn)}/comments`;

/** Comments as the organisation: under a comment, or under the post that mentions it. */
export async function postReply(
  api: LinkedinApi,
  organization: string,
  to: ReplyTarget,
  text: string,
): Promise<Posted> {
  const comment = parseComment(to.externalId);
  const object = comment?.object ?? to.externalId;
  const { value } = await api.post(commentsOf(to.externalId), {
    actor: organization,
    object,
    message: { text },
    ...(comment === null ? {} : { parentComment: to.externalId }),
  });
  const externalId = nameOf(value, object);
  if (externalId === undefined) throw new ReplyError('unknown', 'LinkedIn accepted the answer without saying its id.');
  return { externalId };
}

function nameOf(comment: unknown, object: string): string | undefined {
  const named = parseComment(textOf(at(comment, 'commentUrn')) ?? '');
  if (named !== null) return commentUrn(named);
  const id = idOf(at(comment, 'id'));
  return id === undefined ? undefined : commentUrn({ object, id });
}

export async function findOwnReply(
  api: LinkedinApi,
  organization: string,
  to: ReplyTarget,
  text: string,
  since: Date,
): Promise<Posted | null> {
  const { value } = await api.get(`${commentsOf(to.externalId)}?start=0&count=${String(LOOK_THROUGH)}`);
  const found = listOf(at(value, 'elements')).find(
    (comment) =>
      at(comment, 'actor') === organization &&
      isSameAnswer(textOf(at(comment, 'message', 'text')) ?? '', text) &&
      isWrittenSince(instantOfMs(at(comment, 'created', 'time')) ?? new Date(0), since),
  );
  const externalId = nameOf(found, parseComment(to.externalId)?.object ?? to.externalId);
  return externalId === undefined ? null : { externalId };
}

/** One request for each; the network has no list of several. */
export async function lookForPosts(api: LinkedinApi, ids: readonly string[]): Promise<readonly Presence[]> {
  const found: Presence[] = [];
  for (const externalId of ids) found.push({ externalId, state: await stateOf(api, externalId) });
  return found;
}

async function stateOf(api: LinkedinApi, urn: string): Promise<Presence['state']> {
  const comment = parseComment(urn);
  const path = comment === null ? `posts/${encodeURIComponent(urn)}` : `${commentsOf(comment.object)}/${comment.id}`;
  try {
    await api.get(path);
    return 'there';
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    if (error.options.code === 'not-found' || error.fault === 'gone') return 'gone';
    // What is shown to others only is neither.
    if (error.options.code === 'forbidden') return 'unknown';
    throw error;
  }
}

export const measureAnswer = (text: string): ReplyMeasure => measurePlainReply(text, LINKEDIN_RULES.commentLength);

export function judgeReplyability(post: PostFacts, source: LinkedinSource): Replyability {
  const deepLink = post.url;
  if (post.isOwn === true) return { verdict: 'not-possible', reason: 'own-post', deepLink };
  if ((source.credentials['accessToken'] ?? '') === '')
    return { verdict: 'by-hand', reason: 'not-connected', deepLink };
  return { verdict: 'public', reason: 'own-page', deepLink };
}
