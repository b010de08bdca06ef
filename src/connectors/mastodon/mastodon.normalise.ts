import type { NormalisedPost, PostAuthor, PostMetrics, RejectedPost } from '../post.types.js';
import { htmlToText } from '../html-to-text.js';
import { present } from '../present.js';
import { at, countOf, idOf, instantOf, listOf, objectOf, textOf, webUrlOf } from '../read-json.js';

/** What turning a status into a post needs to know beside the status. */
export interface StatusContext {
  /** The server asked; local accounts come without their host. */
  readonly host: string;
  readonly now: Date;
  /** The connected account's id on this server. */
  readonly myId: string | null;
  /** Statuses of this server by their local id. */
  readonly known: ReadonlyMap<string, KnownStatus>;
}

/** A status seen on this server: ids are the server's own, the key is the same on every server. */
export interface KnownStatus {
  readonly key: string;
  readonly parentId: string | null;
}

export type ReadStatus =
  { readonly ok: true; readonly post: NormalisedPost } | { readonly ok: false; readonly rejected: RejectedPost };

const LANGUAGE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i;
const MAX_RAW_LENGTH = 20_000;

/** The id of a status that is the same on every server. */
export const keyOf = (status: unknown): string | undefined => textOf(at(status, 'uri')) ?? webUrlOf(at(status, 'url'));

export const localIdOf = (status: unknown): string | undefined => idOf(at(status, 'id'));

export function knownOf(statuses: Iterable<unknown>): Map<string, KnownStatus> {
  const known = new Map<string, KnownStatus>();
  for (const status of statuses) {
    const [id, key] = [localIdOf(status), keyOf(status)];
    if (id !== undefined && key !== undefined)
      known.set(id, { key, parentId: idOf(at(status, 'in_reply_to_id')) ?? null });
  }
  return known;
}

/** Turns a status into a post. `addressesUs`: it came as a notification of a mention or a quote. */
export function readStatus(status: unknown, context: StatusContext, addressesUs = false): ReadStatus {
  const externalId = keyOf(status);
  const handle = handleOf(at(status, 'account'), context.host);
  const reason =
    objectOf(status) === null
      ? 'A status is expected to be an object.'
      : externalId === undefined
        ? 'The status has no uri.'
        : handle === undefined
          ? 'The status has no author.'
          : null;
  if (externalId === undefined || handle === undefined || reason !== null) {
    const raw = JSON.stringify(status) as string | undefined;
    return {
      ok: false,
      rejected: {
        reason: reason ?? 'The status cannot be read.',
        raw: (raw ?? '').slice(0, MAX_RAW_LENGTH),
        ...(externalId === undefined ? {} : { externalId }),
      },
    };
  }
  const boosted = objectOf(at(status, 'reblog'));
  const isOurs = context.myId !== null && idOf(at(status, 'account', 'id')) === context.myId;
  return {
    ok: true,
    post: present({
      externalId,
      text: htmlToText(textOf(at(boosted ?? status, 'content')) ?? ''),
      title: textOf(at(boosted ?? status, 'spoiler_text')),
      author: readAuthor(at(status, 'account'), handle),
      url: webUrlOf(at(status, 'url')) ?? webUrlOf(externalId),
      lang: languageOf(at(boosted ?? status, 'language')),
      publishedAt: pastOf(at(status, 'created_at'), context.now),
      editedAt: pastOf(at(status, 'edited_at'), context.now),
      ...placeOf(status, externalId, context.known),
      repostOf: boosted === null ? undefined : keyOf(boosted),
      quoteOf: keyOf(at(status, 'quote', 'quoted_status')),
      metrics: readMetrics(status),
      isOwn: isOurs ? true : undefined,
      isPrivate: at(status, 'visibility') === 'direct' ? true : undefined,
      addressesUs: !isOurs && (addressesUs || namesUs(status, context.myId)) ? true : undefined,
    }),
  };
}

/** Where it stands in its conversation, as far as the statuses known tell; the root's key stands for the conversation. */
function placeOf(
  status: unknown,
  key: string,
  known: ReadonlyMap<string, KnownStatus>,
): { conversationId?: string; inReplyTo?: string } {
  const parentId = idOf(at(status, 'in_reply_to_id'));
  if (parentId === undefined) return { conversationId: key };
  const parent = known.get(parentId);
  if (parent === undefined) return {};
  let root = parent;
  for (const seen = new Set([parentId]); root.parentId !== null && !seen.has(root.parentId);) {
    const next = known.get(root.parentId);
    if (next === undefined) return { inReplyTo: parent.key };
    seen.add(root.parentId);
    root = next;
  }
  return { inReplyTo: parent.key, conversationId: root.key };
}

function namesUs(status: unknown, myId: string | null): boolean {
  if (myId === null) return false;
  return (
    idOf(at(status, 'in_reply_to_account_id')) === myId ||
    listOf(at(status, 'mentions')).some((mention) => idOf(at(mention, 'id')) === myId)
  );
}

/** `user@host`, also for accounts of the server itself. */
export function handleOf(account: unknown, host: string): string | undefined {
  const acct = textOf(at(account, 'acct')) ?? textOf(at(account, 'username'));
  if (acct === undefined || acct.includes('@')) return acct;
  const page = webUrlOf(at(account, 'url'));
  return `${acct}@${page === undefined ? host : new URL(page).hostname}`;
}

/** Local ids of accounts differ from server to server; the address of the account does not. */
function readAuthor(account: unknown, handle: string): PostAuthor {
  return present({
    handle,
    id: webUrlOf(at(account, 'uri')) ?? webUrlOf(at(account, 'url')),
    name: textOf(at(account, 'display_name')),
    followers: countOf(at(account, 'followers_count')),
  });
}

function readMetrics(status: unknown): PostMetrics | undefined {
  const metrics = present({
    likes: countOf(at(status, 'favourites_count')),
    reposts: countOf(at(status, 'reblogs_count')),
    replies: countOf(at(status, 'replies_count')),
  });
  return Object.keys(metrics).length === 0 ? undefined : metrics;
}

function languageOf(value: unknown): string | undefined {
  const text = textOf(value);
  return text !== undefined && LANGUAGE.test(text) ? text : undefined;
}

/** Other servers' clocks are not ours: an instant still to come is left out. */
function pastOf(value: unknown, now: Date): Date | undefined {
  const instant = instantOf(value);
  return instant !== undefined && instant <= now ? instant : undefined;
}
