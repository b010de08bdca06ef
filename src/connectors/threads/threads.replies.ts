import type { Posted, ReplyTarget } from '../reply.types.js';
import { ReplyError } from '../reply.types.js';
import { type GraphApi } from '../meta-graph.js';
import { at, idOf, instantOf, listOf, textOf } from '../read-json.js';
import { isWrittenSince } from '../plain-reply.js';
import { isSameAnswer } from '../same-text.js';

/** Replies under one post that are looked through for ours. */
const LOOK_THROUGH = 100;

/**
 * Two steps: a draft on the network, which nobody sees, then its publication. Whatever becomes of the first, nothing was posted;
 * only a lost answer to the second leaves it unknown.
 */
export async function postReply(api: GraphApi, userId: string, to: ReplyTarget, text: string): Promise<Posted> {
  const draft = await createDraft(api, userId, to, text);
  const { value } = await api.post(`${userId}/threads_publish`, { creation_id: draft });
  const externalId = idOf(at(value, 'id'));
  if (externalId === undefined) throw new ReplyError('unknown', 'Threads accepted the answer without saying its id.');
  return { externalId };
}

async function createDraft(api: GraphApi, userId: string, to: ReplyTarget, text: string): Promise<string> {
  try {
    const body = { media_type: 'TEXT', text, reply_to_id: to.externalId };
    const { value } = await api.post(`${userId}/threads`, body);
    const draft = idOf(at(value, 'id'));
    if (draft === undefined) throw new ReplyError('not-sent', 'Threads did not prepare the answer.');
    return draft;
  } catch (error) {
    if (!(error instanceof ReplyError) || error.outcome !== 'unknown') throw error;
    throw new ReplyError('not-sent', error.message, error.retryAfterSeconds);
  }
}

/** Looks through the newest replies to the post. */
export async function findOwnReply(
  api: GraphApi,
  username: string,
  to: ReplyTarget,
  text: string,
  since: Date,
): Promise<Posted | null> {
  const { value } = await api.get(`${to.externalId}/replies`, {
    fields: 'id,text,timestamp,username,permalink',
    reverse: 'true',
    limit: String(LOOK_THROUGH),
  });
  const found = listOf(at(value, 'data')).find(
    (node) =>
      textOf(at(node, 'username'))?.toLowerCase() === username.toLowerCase() &&
      isSameAnswer(textOf(at(node, 'text')) ?? '', text) &&
      isWrittenSince(instantOf(at(node, 'timestamp')) ?? new Date(0), since),
  );
  const externalId = idOf(at(found, 'id'));
  const url = textOf(at(found, 'permalink'));
  return externalId === undefined ? null : { externalId, ...(url === undefined ? {} : { url }) };
}
