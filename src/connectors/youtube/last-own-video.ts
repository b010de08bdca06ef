import type { LastOwnPost } from '../own-account.types.js';
import { at, instantOf, listOf } from '../read-json.js';
import type { YoutubeApi } from './youtube.api.js';

/** One unit: the playlist of everything a channel uploads is named after the channel. */
export async function findLastOwnVideo(api: YoutubeApi, channelId: string): Promise<LastOwnPost> {
  const value = await api.list('playlistItems', {
    part: 'contentDetails',
    playlistId: `UU${channelId.slice(2)}`,
    maxResults: '1',
  });
  const newest = listOf(at(value, 'items'))[0];
  return { postedAt: instantOf(at(newest, 'contentDetails', 'videoPublishedAt')) ?? null, requests: 1 };
}
