import type { Cursor, Page, PollLimits } from '../connector.js';
import type { NormalisedPost } from '../post.types.js';
import { graphQuotas, nextToken, type GraphApi } from '../meta-graph.js';
import { pageSize, pollAccount } from '../poll-account.js';
import { at, listOf } from '../read-json.js';
import type { PageRequest, WalkPage } from '../walk-back.js';
import { readComments, readMedia, type InstagramView } from './instagram.normalise.js';

const MEDIA = 'id,caption,timestamp,username,permalink';
const COMMENT = 'id,text,timestamp,username,from';

/** Catches up on what webhooks missed: media that tag the account, its own, and the comments under the newest of these. */
export function pollInstagram(
  api: GraphApi,
  cursor: Cursor,
  limits: PollLimits,
  view: InstagramView,
  commentPosts: number,
): Promise<Page> {
  const fetch = async (
    path: string,
    fields: string,
    request: PageRequest,
    read: (nodes: readonly unknown[]) => readonly NormalisedPost[],
  ): Promise<WalkPage> => {
    const after = request.token === null ? {} : { after: request.token };
    const { value, headers } = await api.get(path, { fields, limit: pageSize(request), ...after });
    const nodes = listOf(at(value, 'data'));
    const items = read(nodes).map((post) => ({ post, at: post.publishedAt ?? view.receivedAt }));
    const rejected = nodes
      .filter((node) => read([node]).length === 0)
      .map((node) => ({ reason: 'A post without an id.', raw: JSON.stringify(node) }));
    return { items, rejected, next: nextToken(value), quotas: graphQuotas(headers, limits.now) };
  };
  return pollAccount(cursor, limits, {
    lists: ['tags', 'media'],
    fetchList: (name, request) =>
      fetch(`${view.accountId}/${name}`, MEDIA, request, (nodes) =>
        nodes.flatMap((node) => readMedia(node, name === 'media' ? 'ours' : 'theirs', view) ?? []),
      ),
    fetchComments: (mediaId, request) =>
      fetch(`${mediaId}/comments`, `${COMMENT},replies{${COMMENT},parent_id}`, request, (nodes) =>
        readComments(nodes, mediaId, view),
      ),
    hasOwnComments: ({ isOwn }) => isOwn === true,
    commentPosts,
  });
}
