import { ReplyError, type Posted, type ReplyMeasure, type ReplyTarget } from '../reply.types.js';
import { isWrittenSince, measurePlainReply } from '../plain-reply.js';
import { at, textOf } from '../read-json.js';
import { AT_ONCE, readListing, type RedditApi } from './reddit-api.js';
import { nameOf, thingOf, writtenAt, type Thing } from './reddit.normalise.js';
import { REDDIT_USUAL, authUrlOf, credentialOf, replyLengthOf, type RedditSource } from './reddit.settings.js';

const ANSWERABLE = /^t[134]_[0-9a-z]+$/;

/** Reddit counts characters, and takes no answer in parts. */
export const measureReply = (source: RedditSource, text: string): ReplyMeasure =>
  measurePlainReply(text, replyLengthOf(source));

/** Posts an answer once. Throws ReplyError. */
export async function postReply(api: RedditApi, source: RedditSource, to: ReplyTarget, text: string): Promise<Posted> {
  if (credentialOf(source, 'accessToken') === null)
    throw new ReplyError('refused', 'No account is connected to answer with.');
  if (!ANSWERABLE.test(to.externalId)) throw new ReplyError('refused', 'This is no post of Reddit.');
  if (to.visibility === 'private' && !to.externalId.startsWith('t4_')) return sendMessage(api, source, to, text);
  const { value } = await api.post('/api/comment', { thing_id: to.externalId, text });
  const posted = thingOf(at(value, 'json', 'data', 'things', 0));
  const externalId = nameOf(posted);
  if (externalId === undefined) throw new ReplyError('unknown', 'Reddit accepted the answer without saying its id.');
  return postedOf(posted, externalId, source);
}

/** A new message is accepted without its id, which is then looked up among those sent. */
async function sendMessage(api: RedditApi, source: RedditSource, to: ReplyTarget, text: string): Promise<Posted> {
  const subject = source.settings.messageSubject ?? REDDIT_USUAL.messageSubject;
  const { value } = await api.post('/api/compose', { to: to.authorHandle, subject, text });
  if (at(value, 'json', 'errors') === undefined)
    throw new ReplyError('unknown', 'Reddit did not say what became of the message.');
  const sent = await findSent(api, source, to, text, null).catch(() => null);
  if (sent === null) throw new ReplyError('unknown', 'Reddit accepted the message without saying its id.');
  return sent;
}

function postedOf({ data }: Thing, externalId: string, source: RedditSource): Posted {
  const path = textOf(at(data, 'permalink'));
  return { externalId, ...(path?.startsWith('/') === true ? { url: authUrlOf(source) + path } : {}) };
}

const bareText = (text: string): string => text.normalize('NFC').replace(/\s+/g, '');

/** Looks for this very answer among what stands under the post, or among the messages sent. Throws ConnectorError. */
export async function findReply(
  api: RedditApi,
  source: RedditSource,
  to: ReplyTarget,
  text: string,
  since: Date,
): Promise<Posted | null> {
  if (to.visibility === 'private' || to.externalId.startsWith('t4_')) return findSent(api, source, to, text, since);
  const post = to.externalId.startsWith('t3_') ? to.externalId : to.conversationId;
  if (!post.startsWith('t3_')) return null;
  const isComment = to.externalId.startsWith('t1_');
  const { value } = await api.get(`/comments/${encodeURIComponent(post.slice(3))}`, {
    limit: '500',
    sort: 'new',
    ...(isComment ? { comment: to.externalId.slice(3), depth: '2' } : { depth: '1' }),
  });
  const top = readListing(at(value, 1)).things;
  const under = isComment ? top.flatMap(repliesOf) : top;
  const found = under.find(
    (thing) => at(thing.data, 'parent_id') === to.externalId && isThis(thing, source, text, since),
  );
  const externalId = found === undefined ? undefined : nameOf(found);
  return found === undefined || externalId === undefined ? null : postedOf(found, externalId, source);
}

function repliesOf({ data }: Thing): readonly Thing[] {
  const replies = at(data, 'replies');
  return at(replies, 'kind') === 'Listing' ? readListing(replies).things : [];
}

async function findSent(
  api: RedditApi,
  source: RedditSource,
  to: ReplyTarget,
  text: string,
  since: Date | null,
): Promise<Posted | null> {
  const { things } = await api.list('/message/sent', { limit: String(AT_ONCE) });
  const isTo = (thing: Thing): boolean =>
    textOf(at(thing.data, 'dest'))?.toLowerCase() === to.authorHandle.toLowerCase() ||
    at(thing.data, 'parent_id') === to.externalId;
  const found = things.find((thing) => isTo(thing) && isThis(thing, source, text, since));
  const externalId = found === undefined ? undefined : nameOf(found);
  return externalId === undefined ? null : { externalId };
}

function isThis(thing: Thing, source: RedditSource, text: string, since: Date | null): boolean {
  const me = credentialOf(source, 'username')?.toLowerCase();
  const author = textOf(at(thing.data, 'author'))?.toLowerCase();
  const written = writtenAt(thing);
  return (
    (me === undefined || author === me) &&
    bareText(textOf(at(thing.data, 'body')) ?? '') === bareText(text) &&
    (since === null || written === undefined || isWrittenSince(written, since))
  );
}
