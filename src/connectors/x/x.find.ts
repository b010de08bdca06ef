import type { ConnectorContext } from '../connector.js';
import type { SourceSettings } from '../setting.types.js';
import type { Posted, ReplyTarget } from '../reply.types.js';
import { ConnectorError } from '../connector.js';
import { at, idOf, instantOf, listOf, textOf } from '../read-json.js';
import { XApi } from './x.api.js';
import { pageOfPosts, POST_FIELDS, toSeconds } from './x.listing.js';
import { splitReply, withoutAddress } from './x.measure.js';
import { toMessageId } from './x.message.js';
import { participantOf, urlOf } from './x.reply.js';
import type { XSettings } from './x.settings.js';
import { termsOf } from './x.settings.js';
import { unescapeSigns } from './x.text.js';

/** Our clock and X's may differ a little. */
const CLOCK_SLACK_MS = 30_000;
const PAGE_SIZE = 100;
const MOST_PAGES = 10;
/** Messages may be listed 15 times in 15 minutes. */
const MOST_MESSAGE_PAGES = 3;

type Source = SourceSettings<XSettings>;

interface Said {
  readonly id: string;
  readonly parent: string | undefined;
  readonly text: string;
}

/**
 * Looks on the account's own timeline, or among its messages, for an answer whose posting came to an unknown end. A thread is
 * found when all its parts are. Throws ConnectorError.
 */
export async function findPosted(
  { outbound, now }: ConnectorContext,
  source: Source,
  to: ReplyTarget,
  text: string,
  since: Date,
): Promise<Posted | null> {
  const api = new XApi(outbound, source, now());
  const from = new Date(since.getTime() - CLOCK_SLACK_MS);
  if (to.visibility === 'private') return findMessage(api, source, to, text, from);
  const said = await readOwnPosts(api, source, from, to.authorHandle, now());
  let first: string | null = null;
  let parent = to.externalId;
  for (const part of splitReply(withoutAddress(text, to.authorHandle))) {
    const wanted = comparable(part, to.authorHandle);
    const found = said.find(
      (one) => one.parent === parent && (one.text === wanted || withoutPicture(one.text) === wanted),
    );
    if (found === undefined) return null;
    first ??= found.id;
    parent = found.id;
  }
  return first === null ? null : { externalId: first, url: urlOf(first, source) };
}

async function readOwnPosts(
  api: XApi,
  source: Source,
  from: Date,
  addressed: string,
  now: Date,
): Promise<readonly Said[]> {
  const { handle, prices } = termsOf(source);
  const accountId = await accountIdOf(api, source);
  const options = { ...POST_FIELDS, start_time: toSeconds(from), max_results: PAGE_SIZE };
  const said: Said[] = [];
  let token: string | null = null;
  for (let pages = 0; pages < MOST_PAGES && (pages === 0 || token !== null); pages += 1) {
    const next: { pagination_token?: string } = token === null ? {} : { pagination_token: token };
    const answer = await api.read('anyone', 'own posts', (v2) =>
      accountId === null
        ? v2.search(`from:${handle ?? ''}`, { ...options, ...next })
        : v2.userTimeline(accountId, { ...options, ...next }),
    );
    const page = pageOfPosts(answer, 'own posts', { accountId, handle, now }, prices.ownRead);
    for (const { post } of page.items)
      said.push({ id: post.externalId, parent: post.inReplyTo, text: comparable(post.text, addressed) });
    token = page.next;
  }
  return said;
}

/** The account that answers: as set, or as X knows it by its tokens. Null where only its name is known. */
async function accountIdOf(api: XApi, source: Source): Promise<string | null> {
  const { accountId, handle } = termsOf(source);
  if (accountId !== null || handle !== null) return accountId;
  const answer = await api.read('account', 'account', (v2) => v2.me());
  const id = idOf(at(answer.value, 'data', 'id'));
  if (id === undefined)
    throw new ConnectorError('invalid', 'X gave an answer that is not what it documents.', { code: 'changed-shape' });
  return id;
}

/** What is the same however X shows a text: names X put in front, links' shortening, white space and letters' composition aside. */
function comparable(text: string, handle: string): string {
  let said = unescapeSigns(text.normalize('NFC')).trim();
  for (let bare = withoutAddress(said, handle); bare !== said; bare = withoutAddress(said, handle)) said = bare;
  return said
    .replace(/https?:\/\/(\S+?)\/?(?=\s|$)/giu, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** X puts a link to the pictures of a post at the end of its text. */
const withoutPicture = (said: string): string =>
  said.replace(/(?:^| )(?:t\.co\/\w+|(?:x|twitter)\.com\/\S+\/status\/\d+\/photo\/\d+)$/iu, '');

async function findMessage(
  api: XApi,
  source: Source,
  to: ReplyTarget,
  text: string,
  from: Date,
): Promise<Posted | null> {
  const participant = participantOf(source, to);
  if (participant === undefined) return null;
  const wanted = comparable(text, to.authorHandle);
  let token: string | undefined;
  for (let pages = 0; pages < MOST_MESSAGE_PAGES && (pages === 0 || token !== undefined); pages += 1) {
    const next = token === undefined ? {} : { pagination_token: token };
    const { value } = await api.read('account', 'messages', (v2) =>
      v2.listDmEventsWithParticipant(participant, {
        'dm_event.fields': ['created_at', 'event_type', 'id', 'sender_id', 'text'],
        max_results: PAGE_SIZE,
        ...next,
      }),
    );
    for (const event of listOf(at(value, 'data'))) {
      const id = idOf(at(event, 'id'));
      if ((instantOf(at(event, 'created_at')) ?? from) < from) return null;
      const isOurs = idOf(at(event, 'sender_id')) !== participant;
      if (id !== undefined && isOurs && comparable(textOf(at(event, 'text')) ?? '', to.authorHandle) === wanted)
        return { externalId: toMessageId(id) };
    }
    token = textOf(at(value, 'meta', 'next_token'));
  }
  return null;
}
