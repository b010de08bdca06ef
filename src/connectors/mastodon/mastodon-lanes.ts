import type { SearchTerm } from '../connector.js';
import { at, idOf, instantOf, objectOf } from '../read-json.js';
import type { Parameters } from './mastodon-api.js';
import { accessTokenOf, readHashtags, type MastodonSource } from './mastodon.settings.js';

/** A timeline that can be read forwards. Its key is its place's name in the cursor. */
export interface Lane {
  readonly key: string;
  readonly path: string;
  readonly parameters: Parameters;
  /** Notifications wrap the status they are about; their ids count for themselves. */
  readonly wraps: boolean;
}

export interface LaneItem {
  readonly id: string;
  readonly at: Date | null;
  /** Null for a notification about no status. */
  readonly status: unknown;
  readonly addressesUs: boolean;
}

export const NOTIFICATIONS = 'notifications';
/** The server's own ceiling for the further tags of one timeline. */
const MAX_FURTHER_TAGS = 4;
const TYPES = ['mention', 'quote', 'update', 'quoted_update'];
const ADDRESSING_TYPES: ReadonlySet<unknown> = new Set(['mention', 'quote']);

/** `knowsMentionsOnly`: the server has refused the later types of notifications. */
export function notificationLane(knowsMentionsOnly: boolean): Lane {
  const types = knowsMentionsOnly ? TYPES.slice(0, 1) : TYPES;
  return {
    key: NOTIFICATIONS,
    path: '/api/v1/notifications',
    parameters: [
      ...types.map((type) => ['types[]', type] as const),
      ...(knowsMentionsOnly ? [] : [['include_filtered', 'true'] as const]),
    ],
    wraps: true,
  };
}

export function lanesOf(
  source: MastodonSource,
  terms: readonly SearchTerm[] | null,
  knowsMentionsOnly: boolean,
): readonly Lane[] {
  const { settings } = source;
  const isConnected = accessTokenOf(source) !== null;
  return [
    ...(isConnected && settings.includeMentions !== false ? [notificationLane(knowsMentionsOnly)] : []),
    ...groupTags(hashtagsOf(source, terms)).map(tagLane),
    ...(settings.includePublic === true
      ? [{ key: 'public', path: '/api/v1/timelines/public', parameters: [], wraps: false }]
      : []),
  ];
}

export function hashtagsOf(source: MastodonSource, terms: readonly SearchTerm[] | null): readonly string[] {
  const asked = (terms ?? []).filter(({ kind }) => kind === 'hashtag').map(({ text }) => text);
  return [...new Set([...readHashtags(source.settings.hashtags), ...readHashtags(asked.join(' '))])];
}

/** What the search is asked for, one after the other: it knows no OR. */
export function searchesOf(source: MastodonSource, terms: readonly SearchTerm[] | null): readonly string[] {
  if (accessTokenOf(source) === null) return [];
  const asked = source.settings.includeSearch === false ? [] : (terms ?? []).flatMap(searchOf);
  return [...new Set([...(source.settings.query === undefined ? [] : [source.settings.query.trim()]), ...asked])];
}

/** Hashtags have timelines; the search knows no beginnings of words, so the beginning is asked for as a word. */
function searchOf({ kind, text }: SearchTerm): readonly string[] {
  const words = text.replaceAll('"', ' ').trim();
  if (kind === 'hashtag' || words === '') return [];
  return [kind === 'phrase' || /\s/.test(words) ? `"${words}"` : words];
}

const groupTags = (tags: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(tags.length / (MAX_FURTHER_TAGS + 1)) }, (_, i) =>
    tags.slice(i * (MAX_FURTHER_TAGS + 1), (i + 1) * (MAX_FURTHER_TAGS + 1)),
  );

function tagLane(tags: readonly string[]): Lane {
  const [first = '', ...further] = tags;
  return {
    key: `tag:${tags.join(',')}`,
    path: `/api/v1/timelines/tag/${encodeURIComponent(first)}`,
    parameters: further.map((tag) => ['any[]', tag] as const),
    wraps: false,
  };
}

/** Null for what has no id and so no place in the timeline. */
export function readItem(lane: Pick<Lane, 'wraps'>, item: unknown): LaneItem | null {
  const id = idOf(at(item, 'id'));
  if (id === undefined) return null;
  return {
    id,
    at: instantOf(at(item, 'created_at')) ?? null,
    status: lane.wraps ? objectOf(at(item, 'status')) : item,
    addressesUs: lane.wraps && ADDRESSING_TYPES.has(at(item, 'type')),
  };
}
