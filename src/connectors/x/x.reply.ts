import type { ConnectorContext, SourceSettings } from '../connector.js';
import type { Posted, ReplyTarget } from '../reply.types.js';
import { ConnectorError } from '../connector.js';
import { ReplyError } from '../reply.types.js';
import type { ApiAnswer } from '../call-api.js';
import { at, idOf } from '../read-json.js';
import { XApi } from './x.api.js';
import { splitReply, withoutAddress } from './x.measure.js';
import { eventIdOf, otherSideOf, toMessageId } from './x.message.js';
import type { XSettings } from './x.settings.js';
import { termsOf } from './x.settings.js';

type Source = SourceSettings<XSettings>;

/**
 * Posts an answer, in as many parts as it needs, each answering the one before. Throws ReplyError; once a part stands, whatever
 * goes wrong with the next is `unknown`, since the answer is neither posted nor not.
 */
export async function postReply(
  { outbound, now }: ConnectorContext,
  source: Source,
  to: ReplyTarget,
  text: string,
  signal: AbortSignal,
): Promise<Posted> {
  const api = new XApi(outbound, source, now());
  if (to.visibility === 'private') return sendMessage(api, source, to, text, signal);
  const parts = splitReply(withoutAddress(text, to.authorHandle));
  let first: Posted | null = null;
  let parent = to.externalId;
  for (const [i, part] of parts.entries()) {
    try {
      const posted = postedOf(await post(api, part, parent, signal), source);
      first ??= posted;
      parent = posted.externalId;
    } catch (error) {
      if (first === null) throw asReplyError(error);
      throw new ReplyError('unknown', `${i} of ${parts.length} parts were posted, and then X failed.`);
    }
  }
  if (first === null) throw new ReplyError('refused', 'There is nothing to post.');
  return first;
}

const post = (api: XApi, text: string, parent: string, signal: AbortSignal): Promise<ApiAnswer> =>
  api.post((v2) => v2.tweet({ text, reply: { in_reply_to_tweet_id: parent } }), signal);

async function sendMessage(
  api: XApi,
  source: Source,
  to: ReplyTarget,
  text: string,
  signal: AbortSignal,
): Promise<Posted> {
  const participant = participantOf(source, to);
  if (participant === undefined)
    throw new ReplyError('refused', "X needs the customer's number to send a message; it is not known.");
  let answer: ApiAnswer;
  try {
    answer = await api.post((v2) => v2.sendDmToParticipant(participant, { text }), signal);
  } catch (error) {
    throw asReplyError(error);
  }
  const id = eventIdOf(answer.value);
  if (id === undefined) throw new ReplyError('unknown', 'X took the message without saying its id.');
  return { externalId: toMessageId(id) };
}

export const participantOf = (source: Source, to: ReplyTarget): string | undefined => {
  const id = to.authorId ?? otherSideOf(to.conversationId, termsOf(source).accountId);
  return id !== undefined && /^\d{1,19}$/.test(id) ? id : undefined;
};

/** Without tokens to post with, nothing left us. */
const asReplyError = (error: unknown): unknown =>
  error instanceof ConnectorError ? new ReplyError('refused', error.message) : error;

function postedOf({ value }: ApiAnswer, source: Source): Posted {
  const id = idOf(at(value, 'data', 'id'));
  if (id === undefined) throw new ReplyError('unknown', 'X took the answer without saying its id.');
  return { externalId: id, url: urlOf(id, source) };
}

export const urlOf = (id: string, source: Source): string =>
  `https://x.com/${termsOf(source).handle ?? 'i'}/status/${id}`;
