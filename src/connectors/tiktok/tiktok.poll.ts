import type { Cursor, Page, PollLimits } from '../connector.js';
import type { NormalisedPost } from '../post.types.js';
import { pollAccount } from '../poll-account.js';
import { at, idOf, listOf } from '../read-json.js';
import type { PageRequest, WalkPage } from '../walk-back.js';
import type { TiktokApi } from './tiktok.api.js';
import { readComments, readVideo, type TiktokView } from './tiktok.normalise.js';
import { TIKTOK_RULES } from './tiktok.settings.js';

/** The newest comments first, with the answers under each. */
export const newestComments = (videoId: string): Readonly<Record<string, string>> => ({
  video_id: videoId,
  include_replies: 'true',
  sort_field: 'create_time',
  sort_order: 'desc',
  max_count: String(TIKTOK_RULES.commentPage),
});

/** The account's videos, and the comments under the newest of them. */
export function pollTiktok(
  api: TiktokApi,
  cursor: Cursor,
  limits: PollLimits,
  view: TiktokView,
  commentVideos: number,
): Promise<Page> {
  const fetch = async (
    path: string,
    parameters: Readonly<Record<string, string>>,
    member: string,
    request: PageRequest,
    read: (nodes: readonly unknown[]) => readonly NormalisedPost[],
  ): Promise<WalkPage> => {
    const data = await api.get(path, { ...parameters, cursor: request.token ?? undefined });
    const nodes = listOf(at(data, member));
    return {
      items: read(nodes).map((post) => ({ post, at: post.publishedAt ?? view.receivedAt })),
      rejected: nodes
        .filter((node) => read([node]).length === 0)
        .map((node) => ({ reason: 'A post without an id.', raw: JSON.stringify(node) })),
      next: at(data, 'has_more') === true ? (idOf(at(data, 'cursor')) ?? null) : null,
    };
  };
  const videos = {
    fields: '["item_id","create_time","caption","share_url"]',
    max_count: String(TIKTOK_RULES.videoPage),
  };
  return pollAccount(cursor, limits, {
    lists: ['videos'],
    fetchList: (_name, request) =>
      fetch('business/video/list/', videos, 'videos', request, (nodes) =>
        nodes.flatMap((node) => readVideo(node, view) ?? []),
      ),
    fetchComments: (videoId, request) =>
      fetch('business/comment/list/', newestComments(videoId), 'comments', request, (nodes) =>
        readComments(nodes, videoId, view),
      ),
    hasOwnComments: () => true,
    commentPosts: commentVideos,
  });
}
