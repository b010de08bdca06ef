import type { ConnectorContext } from '../connector.js';
import type { SourceSettings } from '../setting.types.js';
import type { Posted, ReplyImage, ReplyTarget } from '../reply.types.js';
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
  images: readonly ReplyImage[] = [],
): Promise<Posted> {
  const api = new XApi(outbound, source, now());
  const mediaIds = images.flatMap(({ uploaded }) => uploaded ?? []);
  if (to.visibility === 'private') return sendMessage(api, source, to, { text, mediaIds }, signal);
  const parts = splitReply(withoutAddress(text, to.authorHandle));
  let first: Posted | null = null;
  let parent = to.externalId;
  for (const [i, part] of parts.entries()) {
    try {
      const posted = postedOf(await post(api, part, parent, i === 0 ? mediaIds : [], signal), source);
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

const post = (
  api: XApi,
  text: string,
  parent: string,
  mediaIds: readonly string[],
  signal: AbortSignal,
): Promise<ApiAnswer> => {
  const media = mediaIds.length === 0 ? {} : { media: { media_ids: [...mediaIds] } };
  return api.post((v2) => v2.post('tweets', { text, reply: { in_reply_to_tweet_id: parent }, ...media }), signal);
};

async function sendMessage(
  api: XApi,
  source: Source,
  to: ReplyTarget,
  { text, mediaIds }: { readonly text: string; readonly mediaIds: readonly string[] },
  signal: AbortSignal,
): Promise<Posted> {
  const participant = participantOf(source, to);
  if (participant === undefined)
    throw new ReplyError('refused', "X needs the customer's number to send a message; it is not known.");
  let answer: ApiAnswer;
  try {
    answer = await api.post((v2) => v2.sendDmToParticipant(participant, { text, ...attachmentsOf(mediaIds) }), signal);
  } catch (error) {
    throw asReplyError(error);
  }
  const id = eventIdOf(answer.value);
  if (id === undefined) throw new ReplyError('unknown', 'X took the message without saying its id.');
  return { externalId: toMessageId(id) };
}

/** A message carries one picture. */
const attachmentsOf = ([id]: readonly string[]): { attachments?: [{ media_id: string }] } =>
  id === undefined ? {} : { attachments: [{ media_id: id }] };

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
