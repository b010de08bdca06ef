import type { Cursor, Page, PollLimits } from '../connector.js';
import { graphQuotas, nextToken, type GraphApi } from '../meta-graph.js';
import { pageSize, pollAccount } from '../poll-account.js';
import { at, listOf } from '../read-json.js';
import type { PageRequest, WalkPage } from '../walk-back.js';
import { COMMENT_FIELDS, POST_FIELDS, readNode, type FacebookView } from './facebook.normalise.js';

/** Catches up on what webhooks missed: posts that tag the Page, posts on it, and the comments under its newest posts. */
export function pollPage(
  api: GraphApi,
  cursor: Cursor,
  limits: PollLimits,
  view: FacebookView,
  commentPosts: number,
): Promise<Page> {
  const fetch = async (
    path: string,
    parameters: Readonly<Record<string, string>>,
    request: PageRequest,
    postId: string | null,
  ): Promise<WalkPage> => {
    const after = request.token === null ? {} : { after: request.token };
    const { value, headers } = await api.get(path, { ...parameters, limit: pageSize(request), ...after });
    return { ...readList(value, postId, view), quotas: graphQuotas(headers, limits.now) };
  };
  return pollAccount(cursor, limits, {
    lists: ['tagged', 'feed'],
    fetchList: (name, request) => fetch(`${view.pageId}/${name}`, { fields: POST_FIELDS }, request, null),
    fetchComments: (postId, request) =>
      fetch(
        `${postId}/comments`,
        { fields: COMMENT_FIELDS, order: 'reverse_chronological', filter: 'stream' },
        request,
        postId,
      ),
    hasOwnComments: ({ externalId }) => externalId.startsWith(`${view.pageId}_`),
    commentPosts,
  });
}

function readList(value: unknown, postId: string | null, view: FacebookView): WalkPage {
  const nodes = listOf(at(value, 'data')).map((node) => ({ node, post: readNode(node, postId, view) }));
  return {
    items: nodes.flatMap(({ post }) => (post === null ? [] : [{ post, at: post.publishedAt ?? view.receivedAt }])),
    rejected: nodes.flatMap(({ node, post }) =>
      post === null ? [{ reason: 'A post without an id.', raw: JSON.stringify(node) }] : [],
    ),
    next: nextToken(value),
  };
}
