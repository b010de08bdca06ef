import { ConnectorError } from '../connector.js';
import { ReplyError, type Posted, type ReplyImage, type ReplyTarget } from '../reply.types.js';
import { htmlToText } from '../html-to-text.js';
import { at, idOf, instantOf, listOf, textOf, webUrlOf } from '../read-json.js';
import { findStatus } from './find-status.js';
import { measureText, splitReply } from './measure-reply.js';
import type { MastodonApi, Parameters } from './mastodon-api.js';
import { readLinks } from './mastodon-api.js';
import { keyOf, localIdOf } from './mastodon.normalise.js';
import { findMe } from './poll-timelines.js';

const VISIBILITIES = ['public', 'unlisted', 'private', 'direct'] as const;
type Visibility = (typeof VISIBILITIES)[number];

/** Pages of our own posts looked through for an answer. */
const MAX_PAGES = 5;
/** Our clock and the server's differ a little. */
const CLOCK_SLACK_MS = 60_000;

interface Parent {
  readonly id: string;
  readonly handle: string;
  readonly visibility: Visibility;
  readonly language: string | undefined;
}

/** Never wider than the post answered; a visibility this server alone knows counts as the narrowest. */
function visibilityOf(parent: Parent, asked: ReplyTarget['visibility']): Visibility {
  return asked === 'private' ? 'direct' : parent.visibility;
}

/** Nothing has been posted when the post to be answered cannot be looked up. */
async function findParent(api: MastodonApi, to: ReplyTarget): Promise<Parent> {
  try {
    const found = await findStatus(api, to.externalId);
    const id = found === null || found === 'gone' ? undefined : localIdOf(found.status);
    if (found === null || found === 'gone' || id === undefined)
      throw new ReplyError('refused', 'The post to be answered cannot be found on this server any more.');
    const { status } = found;
    return {
      id,
      handle: textOf(at(status, 'account', 'acct')) ?? to.authorHandle,
      visibility: VISIBILITIES.find((known) => known === at(status, 'visibility')) ?? 'direct',
      language: textOf(at(status, 'language')),
    };
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    const mayPass = error.fault === 'retry' || error.fault === 'quota';
    throw new ReplyError(mayPass ? 'not-sent' : 'refused', error.message, error.options.retryAfterSeconds);
  }
}

/**
 * Posts an answer, as a thread where it is too long for one status. Every part has a key of its own made from `key`, so that the
 * same call again posts only what is missing. Throws ReplyError.
 */
export async function postReply(
  api: MastodonApi,
  to: ReplyTarget,
  text: string,
  key: string,
  limit: number,
  images: readonly ReplyImage[] = [],
): Promise<Posted> {
  if (!api.hasToken) throw new ReplyError('refused', 'No account is connected to answer with.');
  const parent = await findParent(api, to);
  const parts = splitReply(parent.handle, text, limit);
  if (parts.some((part) => measureText(part) > limit))
    throw new ReplyError('refused', `The answer is longer than the ${String(limit)} characters this server allows.`);
  const mediaIds = images.flatMap(({ uploaded }) => uploaded ?? []);
  let parentId = parent.id;
  let first: Posted | null = null;
  for (const [i, status] of parts.entries()) {
    const answered = await postPart(api, i === 0 ? key : `${key}-${String(i + 1)}`, first !== null, {
      status,
      in_reply_to_id: parentId,
      visibility: visibilityOf(parent, to.visibility),
      ...(parent.language === undefined ? {} : { language: parent.language }),
      ...(i > 0 || mediaIds.length === 0 ? {} : { media_ids: mediaIds }),
    });
    parentId = answered.id;
    first ??= answered.posted;
  }
  if (first === null) throw new ReplyError('refused', 'There is nothing to post.');
  return first;
}

async function postPart(
  api: MastodonApi,
  key: string,
  isContinued: boolean,
  status: object,
): Promise<{ readonly id: string; readonly posted: Posted }> {
  try {
    const { value } = await api.post('/api/v1/statuses', status, key);
    const [id, externalId] = [localIdOf(value), keyOf(value)];
    if (id === undefined || externalId === undefined)
      throw new ReplyError('unknown', 'Mastodon accepted the answer without saying its id.');
    const url = webUrlOf(at(value, 'url'));
    return { id, posted: { externalId, ...(url === undefined ? {} : { url }) } };
  } catch (error) {
    // The beginning of the thread stands already: "not posted" would be untrue.
    if (isContinued && error instanceof ReplyError) throw new ReplyError('unknown', error.message);
    throw error;
  }
}

/** What stays the same between what we sent and what the server shows of it: mentions lose their host, breaks their kind. */
const bareText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/@([a-z0-9_.-]+)@[\p{L}\p{N}.-]*[\p{L}\p{N}]/giu, '@$1')
    .replace(/\s+/g, '');

/** Looks through our own posts since then for this very answer. Null: not found, or not all of a thread. Throws ConnectorError. */
export async function findReply(
  api: MastodonApi,
  to: ReplyTarget,
  text: string,
  since: Date,
  limit: number,
): Promise<Posted | null> {
  const found = await findStatus(api, to.externalId);
  const handle = found === null || found === 'gone' ? undefined : textOf(at(found.status, 'account', 'acct'));
  const parentId = found === null || found === 'gone' ? undefined : localIdOf(found.status);
  const me = await findMe(api);
  if (me.id === null)
    throw new ConnectorError('auth', 'Mastodon does not tell which account this is.', { code: 'forbidden' });
  const own = await readOwn(api, me.id, new Date(since.getTime() - CLOCK_SLACK_MS));
  const matching = splitReply(handle ?? to.authorHandle, text, limit).map((part) =>
    own.find((status) => bareText(htmlToText(textOf(at(status, 'content')) ?? '')) === bareText(part)),
  );
  const [first] = matching;
  if (first === undefined || matching.includes(undefined)) return null;
  const answers = idOf(at(first, 'in_reply_to_id'));
  if (parentId !== undefined && answers !== undefined && answers !== parentId) return null;
  const externalId = keyOf(first);
  const url = webUrlOf(at(first, 'url'));
  return externalId === undefined ? null : { externalId, ...(url === undefined ? {} : { url }) };
}

async function readOwn(api: MastodonApi, accountId: string, since: Date): Promise<readonly unknown[]> {
  const own: unknown[] = [];
  let from: Parameters = [];
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const answer = await api.get(`/api/v1/accounts/${encodeURIComponent(accountId)}/statuses`, [
      ['exclude_reblogs', 'true'],
      ['limit', '40'],
      ...from,
    ]);
    const statuses = listOf(answer.value);
    own.push(...statuses.filter((status) => (instantOf(at(status, 'created_at')) ?? since) >= since));
    const oldest = instantOf(at(statuses.at(-1), 'created_at'));
    const maxId = readLinks(answer).older?.get('max_id') ?? null;
    if (maxId === null || oldest === undefined || oldest < since) break;
    from = [['max_id', maxId]];
  }
  return own;
}
