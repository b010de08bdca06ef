/** What the search of a network can be asked, as far as the network documents it. */
export interface SearchAbilities {
  /** Quoted phrases. Without them the words of a phrase are asked for one by one. */
  readonly hasPhrases: boolean;
  /** `a OR b`, and parentheses. Without it every alternative is a search of its own. */
  readonly hasOr: boolean;
  /** `-word` and `-"phrase"`, one at a time. */
  readonly hasExclusion: boolean;
  /** A whole `@handle`, a whole `#tag`; otherwise their name is asked for as a word. */
  readonly hasHandles: boolean;
  readonly hasTags: boolean;
  /** Whether single words can be asked for; if not, only handles and tags. */
  readonly hasWords: boolean;
  /** Operators for what is known about a post, absent where the network has none that means the same. */
  readonly lang?: string;
  readonly reply?: string;
  readonly repost?: string;
  readonly link?: string;
  /** Finds by handle only, not by the name of the author, so it serves exclusion alone. */
  readonly author?: string;
  /** Our language code to the network's own, where they differ. */
  readonly languages?: Readonly<Record<string, readonly string[]>>;
  /** In characters of one search; null: not documented. */
  readonly maxLength: number | null;
}

/** A network and its search; null: it cannot be asked for words, so all that it shows is read and checked here. */
export interface NetworkSearch {
  readonly network: string;
  readonly abilities: SearchAbilities | null;
}

const WORDS: SearchAbilities = {
  hasPhrases: false,
  hasOr: false,
  hasExclusion: false,
  hasHandles: false,
  hasTags: false,
  hasWords: true,
  maxLength: null,
};

/** Feeds, what is sent to us, and the networks that show only what touches one's own pages have no search. */
const NOT_SEARCHABLE = ['web', 'forum', 'inbound', 'facebook', 'instagram', 'linkedin', 'tiktok'];

export const NETWORK_SEARCHES: readonly NetworkSearch[] = [
  {
    network: 'x',
    abilities: {
      hasPhrases: true,
      hasOr: true,
      hasExclusion: true,
      hasHandles: true,
      hasTags: true,
      hasWords: true,
      lang: 'lang:',
      reply: 'is:reply',
      repost: 'is:retweet',
      link: 'has:links',
      author: 'from:',
      languages: { zh: ['zh-CN', 'zh-TW'], he: ['iw'], id: ['in'] },
      maxLength: 512,
    },
  },
  { network: 'bluesky', abilities: { ...WORDS, hasPhrases: true } },
  // Text search of a server covers only authors who allow it; the timeline of a tag is whole.
  { network: 'mastodon', abilities: { ...WORDS, hasTags: true, hasWords: false } },
  { network: 'reddit', abilities: WORDS },
  { network: 'youtube', abilities: WORDS },
  { network: 'threads', abilities: WORDS },
  { network: 'hackernews', abilities: WORDS },
  { network: 'googlenews', abilities: { ...WORDS, hasPhrases: true, hasExclusion: true } },
  { network: 'gdelt', abilities: { ...WORDS, hasPhrases: true, hasOr: true, hasExclusion: true } },
  ...NOT_SEARCHABLE.map((network) => ({ network, abilities: null })),
];
