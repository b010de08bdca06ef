import { DEFAULT_PAGE, LONGEST_PAGE } from './mastodon-paging.js';
import { toHtml, type MastodonAccount, type Toot } from './mastodon-shapes.js';

export interface NewToot {
  readonly text: string;
  readonly at?: Date;
  readonly by?: MastodonAccount;
  readonly visibility?: string;
  readonly language?: string | null;
  readonly inReplyTo?: Toot;
  readonly id?: string;
  readonly uri?: string;
}

type Show = (toot: Toot) => unknown;

export const makeToot = (
  toot: NewToot & { readonly id: string; readonly by: MastodonAccount },
  at: Date,
  origin: string,
): Toot => ({
  id: toot.id,
  uri: toot.uri ?? `${origin}/users/${toot.by.acct}/statuses/${toot.id}`,
  account: toot.by,
  text: toot.text,
  html: toHtml(origin, toot.text),
  createdAt: at,
  visibility: toot.visibility ?? 'public',
  language: toot.language === undefined ? 'en' : toot.language,
  inReplyTo: toot.inReplyTo ?? null,
  tags: [...toot.text.matchAll(/#([\p{L}\p{N}_]+)/gu)].map(([, tag = '']) => tag.toLowerCase()),
  editedAt: null,
  isDeleted: false,
  isHidden: false,
});

/** By words, or by an address; `visible` is what words are looked for in. */
export function searchToots(
  asked: URLSearchParams,
  toots: readonly Toot[],
  visible: readonly Toot[],
  show: Show,
): unknown {
  const query = asked.get('q') ?? '';
  const size = Math.min(LONGEST_PAGE, Number(asked.get('limit') ?? DEFAULT_PAGE));
  const offset = Number(asked.get('offset') ?? 0);
  if (/^https?:/.test(query)) {
    const found = asked.get('resolve') === 'true' ? toots.filter((toot) => toot.uri === query && !toot.isDeleted) : [];
    return { accounts: [], hashtags: [], statuses: found.map((toot) => show(toot)) };
  }
  const words = query.replaceAll('"', '').toLowerCase();
  const found = visible.filter(({ text }) => text.toLowerCase().includes(words));
  const page = found.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime()).slice(offset, offset + size);
  const statuses = page.filter((toot) => !toot.isHidden).map((toot) => show(toot));
  return { accounts: [], hashtags: [], statuses };
}

/** What a post answers, and what answers it. */
export function showContext(toot: Toot, all: readonly Toot[], show: Show): unknown {
  const ancestors: Toot[] = [];
  for (let parent = toot.inReplyTo; parent !== null; parent = parent.inReplyTo) ancestors.unshift(parent);
  const isBelow = (one: Toot): boolean => one.inReplyTo === toot || (one.inReplyTo !== null && isBelow(one.inReplyTo));
  const shown = (toots: readonly Toot[]): unknown[] =>
    toots.filter(({ isDeleted }) => !isDeleted).map((one) => show(one));
  return { ancestors: shown(ancestors), descendants: shown(all.filter(isBelow)) };
}
