export interface Toot {
  readonly id: string;
  readonly uri: string;
  readonly account: MastodonAccount;
  readonly text: string;
  readonly html: string;
  readonly createdAt: Date;
  readonly visibility: string;
  readonly language: string | null;
  readonly inReplyTo: Toot | null;
  readonly tags: readonly string[];
  editedAt: Date | null;
  isDeleted: boolean;
  /** Left out of pages after they were cut, as posts of muted people are. */
  isHidden: boolean;
}

export interface MastodonAccount {
  readonly id: string;
  readonly acct: string;
  readonly url: string;
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export function toHtml(origin: string, text: string): string {
  const marked = escapeHtml(text)
    .replace(
      /https?:\/\/(\S{1,20})(\S*)/g,
      (url, shown: string, hidden: string) =>
        `<a href="${url}" rel="nofollow"><span class="invisible">${url.startsWith('https') ? 'https' : 'http'}://</span><span class="ellipsis">${shown}</span><span class="invisible">${hidden}</span></a>`,
    )
    .replace(
      /(^|\s)@([a-z0-9_]+)(?:@[a-z0-9.-]+)?/gi,
      (_, before: string, user: string) =>
        `${before}<span class="h-card" translate="no"><a href="${origin}/@${user}" class="u-url mention">@<span>${user}</span></a></span>`,
    )
    .replace(
      /(^|\s)#([\p{L}\p{N}_]+)/gu,
      (_, before: string, tag: string) =>
        `${before}<a href="${origin}/tags/${tag.toLowerCase()}" class="mention hashtag" rel="tag">#<span>${tag}</span></a>`,
    );
  return `<p>${marked.replaceAll('\n\n', '</p><p>').replaceAll('\n', '<br />')}</p>`;
}

export function showAccount({ id, acct, url }: MastodonAccount): Record<string, unknown> {
  const picture = `${new URL(url).origin}/avatar.png`;
  return {
    ...{
      id,
      acct,
      username: acct.split('@')[0],
      display_name: acct.toUpperCase(),
      url,
      uri: url.replace('/@', '/users/'),
    },
    ...{ avatar: picture, avatar_static: picture, header: picture, header_static: picture, note: '', locked: false },
    ...{ bot: false, group: false, indexable: true, created_at: '2020-01-01T00:00:00.000Z', emojis: [], fields: [] },
    ...{ followers_count: 12, following_count: 3, statuses_count: 100 },
  };
}

export function showCredentials(me: MastodonAccount): unknown {
  const source = {
    privacy: 'public',
    sensitive: false,
    note: '',
    fields: [],
    follow_requests_count: 0,
    indexable: true,
  };
  return {
    ...showAccount(me),
    source,
    role: { id: '-99', name: '', permissions: '0', color: '', highlighted: false },
  };
}

export function showToot(toot: Toot, people: readonly MastodonAccount[]): Record<string, unknown> {
  const named = [...toot.text.matchAll(/(?:^|\s)@(\w+)/g)].map(([, name]) => name);
  const mentions = people.filter(({ acct }) => named.includes(acct));
  const { origin } = new URL(toot.account.url);
  return {
    ...{
      id: toot.id,
      uri: toot.uri,
      url: `${toot.account.url}/${toot.id}`,
      created_at: toot.createdAt.toISOString(),
    },
    ...{
      account: showAccount(toot.account),
      content: toot.html,
      visibility: toot.visibility,
      language: toot.language,
    },
    ...{
      sensitive: false,
      spoiler_text: '',
      media_attachments: [],
      emojis: [],
      reblog: null,
      poll: null,
      card: null,
    },
    mentions: mentions.map(({ id, acct, url }) => ({ id, acct, url, username: acct })),
    tags: toot.tags.map((name) => ({ name, url: `${origin}/tags/${name}` })),
    ...{ replies_count: 0, reblogs_count: 0, favourites_count: 1 },
    edited_at: toot.editedAt?.toISOString() ?? null,
    in_reply_to_id: toot.inReplyTo?.id ?? null,
    in_reply_to_account_id: toot.inReplyTo?.account.id ?? null,
  };
}

export const showNotification = ({
  id,
  type,
  at,
  account,
  status,
}: {
  readonly id: string;
  readonly type: string;
  readonly at: Date;
  readonly account: MastodonAccount;
  readonly status: Record<string, unknown> | undefined;
}): Record<string, unknown> => ({
  id,
  type,
  created_at: at.toISOString(),
  group_key: `ungrouped-${id}`,
  account: showAccount(account),
  ...(status === undefined ? {} : { status }),
});
