import { generateKeyPairSync, verify } from 'node:crypto';
import type { Answer, Received, StandIn } from './stand-in.js';
import { serveLoopback } from './stand-in.js';

const APP = '123456789';
const REVIEWS = [3, 2, 1].map((n) => ({
  type: 'customerReviews',
  id: `review-${String(n)}`,
  attributes: {
    rating: n,
    title: `Acme ${String(n)}`,
    body: `What happened with Acme, ${String(n)}.`,
    reviewerNickname: `nick${String(n)}`,
    createdDate: `2026-03-0${String(n)}T09:00:00-08:00`,
    territory: 'FIN',
  },
}));

const json = (status: number, body: unknown): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** App Store Connect with three reviews; it checks every token as Apple does. */
export async function startAppStoreStandIn(): Promise<StandIn> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const responses = new Map<string, { id: string; text: string; at: string }>();
  const posted: { externalId: string; text: string }[] = [];
  let polls: Answer | null = null;
  let replies: Answer | null = null;

  const isSigned = (request: Received): boolean => {
    const [header = '', payload = '', signature = ''] = (request.headers.authorization ?? '')
      .replace('Bearer ', '')
      .split('.');
    const key = { key: publicKey, dsaEncoding: 'ieee-p1363' as const };
    if (!verify('sha256', Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url'))) return false;
    const { kid, alg } = JSON.parse(Buffer.from(header, 'base64url').toString()) as Record<string, string>;
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as {
      iss: string;
      aud: string;
      iat: number;
      exp: number;
    };
    const isBrief = claims.exp - claims.iat <= 1_200 && claims.exp > Date.now() / 1_000;
    return (
      kid === 'key-id' && alg === 'ES256' && claims.iss === 'issuer' && claims.aud === 'appstoreconnect-v1' && isBrief
    );
  };
  const responseOf = (id: string): object | null => {
    const given = responses.get(id);
    if (given === undefined) return null;
    return {
      type: 'customerReviewResponses',
      id: given.id,
      attributes: { responseBody: given.text, lastModifiedDate: given.at, state: 'PENDING_PUBLISH' },
    };
  };
  const respond = (request: Received): Answer => {
    const { data } = JSON.parse(request.body) as {
      data: { attributes: { responseBody: string }; relationships: { review: { data: { id: string } } } };
    };
    const reviewId = data.relationships.review.data.id;
    if (!REVIEWS.some(({ id }) => id === reviewId)) return json(404, { errors: [{ status: '404' }] });
    const response = {
      id: `response-${String(posted.length + 1)}`,
      text: data.attributes.responseBody,
      at: new Date().toISOString(),
    };
    responses.set(reviewId, response);
    posted.push({ externalId: response.id, text: response.text });
    return json(201, { data: responseOf(reviewId) });
  };
  const list = (url: URL): Answer => {
    const start = Number(url.searchParams.get('cursor') ?? 0);
    const end = start + Number(url.searchParams.get('limit') ?? 50);
    const next = new URL(url);
    next.searchParams.set('cursor', String(end));
    return json(200, { data: REVIEWS.slice(start, end), links: end < REVIEWS.length ? { next: next.href } : {} });
  };

  const loopback = await serveLoopback((request) => {
    const url = new URL(request.path, 'https://api.appstoreconnect.apple.com');
    if (!isSigned(request)) return json(401, { errors: [{ status: '401', code: 'NOT_AUTHORIZED' }] });
    if (request.method === 'POST') return replies ?? respond(request);
    if (polls !== null) return polls;
    if (url.pathname === `/v1/apps/${APP}/customerReviews`) return list(url);
    const [, id = '', part] = /^\/v1\/customerReviews\/([^/]+)(\/response)?$/.exec(url.pathname) ?? [];
    const found = part === undefined ? REVIEWS.find((review) => review.id === id) : responseOf(id);
    return found === undefined || found === null
      ? json(404, { errors: [{ status: '404' }] })
      : json(200, { data: found });
  });
  return {
    settings: { appId: APP, connectUrl: loopback.origin },
    credentials: {
      issuerId: 'issuer',
      keyId: 'key-id',
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    },
    badSettings: [
      { appId: 'acme' },
      { appId: '1', countries: 'Finland' },
      { appId: '1', connectUrl: 'ftp://apple.example' },
    ],
    targets: [loopback.host],
    folders: [],
    pollIds: REVIEWS.map(({ id }) => id),
    presence: { there: ['review-1'], gone: ['review-9'] },
    replyTarget: { externalId: 'review-2', conversationId: 'review-2', authorHandle: 'nick2', visibility: 'public' },
    posted: () => posted,
    answerPolls: (answer) => {
      polls = answer;
    },
    answerReplies: (answer) => {
      replies = answer;
    },
    received: loopback.received,
    stop: () => loopback.stop(),
  };
}
