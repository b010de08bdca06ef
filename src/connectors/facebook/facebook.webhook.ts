import type { Delivery, InboundRequest } from '../connector.js';
import type { NormalisedPost, RejectedPost } from '../post.types.js';
import { ConnectorError } from '../connector.js';
import { openMetaWebhook, type GraphApi } from '../meta-graph.js';
import { readMetaMessage } from '../meta-messages.js';
import { at, epochOf, idOf, listOf } from '../read-json.js';
import { COMMENT_FIELDS, readChange, readNode, type FacebookView } from './facebook.normalise.js';

/**
 * Reads a Page webhook. Entries of other Pages of the same app belong to other sources and are passed over. A mention that comes
 * without its words is looked up; trouble then refuses the whole delivery, which the network repeats.
 */
export async function receivePageWebhook(
  appSecret: string | undefined,
  request: InboundRequest,
  view: FacebookView,
  createApi: () => GraphApi,
): Promise<Delivery> {
  const { value, deliveryId } = openMetaWebhook(appSecret, request);
  if (at(value, 'object') !== 'page' || !Array.isArray(at(value, 'entry')))
    throw new ConnectorError('invalid', 'The body is no delivery of a Facebook Page.', { code: 'changed-shape' });
  const posts: NormalisedPost[] = [];
  const rejected: RejectedPost[] = [];
  for (const entry of listOf(at(value, 'entry'))) {
    if (idOf(at(entry, 'id')) !== view.pageId) continue;
    const messages = listOf(at(entry, 'messaging')).map((event) =>
      readMetaMessage(event, view.pageId, view.receivedAt),
    );
    posts.push(...messages.filter((post) => post !== null));
    for (const change of listOf(at(entry, 'changes'))) {
      const read = readChange(change, epochOf(at(entry, 'time')), view);
      const found = read.ok && 'lookUp' in read ? await lookUp(read.lookUp, createApi(), view) : read;
      if (!found.ok) rejected.push({ reason: found.reason, raw: JSON.stringify(change) });
      else if (found.post !== null) posts.push(found.post);
    }
  }
  return { posts, rejected, deliveryId, cursor: null, complete: true };
}

async function lookUp(
  id: string,
  api: GraphApi,
  view: FacebookView,
): Promise<
  { readonly ok: true; readonly post: NormalisedPost | null } | { readonly ok: false; readonly reason: string }
> {
  try {
    const { value } = await api.get(id, { fields: COMMENT_FIELDS.replace(',parent{id}', '') });
    return { ok: true, post: readNode(value, null, view) };
  } catch (error) {
    // It is gone already, or shown to somebody else only: nothing to come back for.
    if (error instanceof ConnectorError && error.fault === 'invalid') return { ok: false, reason: error.message };
    throw error;
  }
}
