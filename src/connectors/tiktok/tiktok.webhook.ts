import { createHash, createHmac } from 'node:crypto';
import type { Delivery, InboundRequest } from '../connector.js';
import type { NormalisedPost } from '../post.types.js';
import { ConnectorError } from '../connector.js';
import { at, idOf, listOf, objectOf, parseJson, textOf, type JsonRecord } from '../read-json.js';
import { isSameText } from '../same-text.js';
import type { TiktokApi } from './tiktok.api.js';
import { readComments, type TiktokView } from './tiktok.normalise.js';
import { newestComments } from './tiktok.poll.js';

const MAX_BODY_BYTES = 5 * 1024 * 1024;
const SIGNATURE = /^t=(\d{1,12}),s=([0-9a-f]{64})$/;

/** The event of a webhook whose signature over the raw bytes holds. Throws ConnectorError. */
function openWebhook(clientSecret: string | undefined, request: InboundRequest): JsonRecord {
  if (clientSecret === undefined || clientSecret === '')
    throw new ConnectorError('auth', 'No client secret is set for this source.');
  const [, sentAt = '', signature = ''] = SIGNATURE.exec(request.headers['tiktok-signature'] ?? '') ?? [];
  const expected = createHmac('sha256', clientSecret).update(`${sentAt}.`).update(request.body).digest('hex');
  if (!isSameText(signature, expected))
    throw new ConnectorError('auth', 'The signature of the delivery does not match.');
  if (request.body.length > MAX_BODY_BYTES) throw new ConnectorError('invalid', 'The body is larger than 5 MiB.');
  const value = objectOf(parseJson(request.body.toString('utf8')));
  if (value === null || textOf(value['event']) === undefined)
    throw new ConnectorError('invalid', 'The body is no delivery of TikTok.', { code: 'changed-shape' });
  return value;
}

/**
 * Reads a webhook. `content` is JSON inside JSON. A new comment comes as ids and is looked up among the newest; trouble then refuses
 * the delivery, which the network repeats. One that is no longer among them is brought by the next poll.
 */
export async function receiveTiktokWebhook(
  clientSecret: string | undefined,
  request: InboundRequest,
  view: TiktokView,
  createApi: () => TiktokApi,
): Promise<Delivery> {
  const event = openWebhook(clientSecret, request);
  const deliveryId = createHash('sha256').update(request.body).digest('hex');
  const delivery = { deliveryId, cursor: null, complete: true };
  const isOurs = idOf(event['user_openid']) === view.businessId;
  if (!isOurs || !(textOf(event['event']) ?? '').startsWith('comment')) return { ...delivery, posts: [] };
  const written = event['content'];
  const content = objectOf(typeof written === 'string' ? parseJson(written) : written);
  const reject = (reason: string): Delivery => ({
    ...delivery,
    posts: [],
    rejected: [{ reason, raw: request.body.toString('utf8') }],
  });
  if (content === null) return reject('The content of the event is not JSON.');
  const [commentId, videoId] = [idOf(content['comment_id']), idOf(content['video_id'])];
  if (commentId === undefined || videoId === undefined) return reject('An event without its comment or video.');
  if (at(content, 'comment_action') === 'delete') return { ...delivery, posts: [removed(commentId, content)] };
  const data = await createApi().get('business/comment/list/', newestComments(videoId));
  const newest = readComments(listOf(at(data, 'comments')), videoId, view);
  return { ...delivery, posts: newest.filter(({ externalId }) => externalId === commentId) };
}

function removed(externalId: string, content: JsonRecord): NormalisedPost {
  const id = idOf(content['unique_identifier']);
  const author = id === undefined ? { handle: 'unknown' } : { handle: id, id };
  return { externalId, text: '', author, isDeleted: true };
}
