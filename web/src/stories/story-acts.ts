import { request } from '../api/client.js';
import type { Story, StorySplit } from '../api/listening-types.js';
import type { Mention, Page } from '../api/types.js';

const PAGE = 200;
/** The server splits off no more at once, so that a merge of more is not taken back by one key. */
export const MOST_TO_GIVE_BACK = 500;

/** Makes a story of its own out of some voices. */
export const splitStory = (storyId: string, mentionIds: readonly string[]): Promise<StorySplit> =>
  request<StorySplit>(`/stories/${storyId}/split`, { method: 'POST', body: { mentionIds } });

/** The other story's voices join this one. */
export const mergeStory = (storyId: string, otherId: string): Promise<Story> =>
  request<Story>(`/stories/${storyId}/merge`, { method: 'POST', body: { storyId: otherId } });

/** Ids of all voices of a story; null where there are too many to be named one by one. */
export async function voiceIds(storyId: string): Promise<readonly string[] | null> {
  const ids: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const after: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: Page<Mention> = await request(`/stories/${storyId}/mentions?limit=${String(PAGE)}${after}`);
    ids.push(...page.items.map(({ id }) => id));
    if (ids.length > MOST_TO_GIVE_BACK) return null;
    cursor = page.nextCursor;
  }
  return ids;
}
