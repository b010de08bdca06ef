import type { Answer, Received, StandIn } from './stand-in.js';
import { serveLoopback } from './stand-in.js';

const UNIT = '46d6a890000064000500e0c3';
const SECRET = 'shared between the two';

interface Review {
  readonly id: string;
  readonly text: string;
  companyReply: { readonly text: string; readonly createdAt: string } | null;
}

const json = (status: number, body: unknown): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

const resource = (review: Review, index: number): object => ({
  ...review,
  stars: 3,
  title: `Acme ${String(index)}`,
  language: 'en',
  createdAt: `2026-03-0${String(9 - index)}T10:00:00.000Z`,
  updatedAt: null,
  consumer: { id: `consumer-${String(index)}`, displayName: `Consumer ${String(index)}` },
});

/** The API of a business unit with three reviews; it answers a reply with 201 and nothing else, as the real one does. */
export async function startTrustpilotStandIn(): Promise<StandIn> {
  const reviews: Review[] = ['review3', 'review2', 'review1'].map((id) => ({
    id,
    text: `Acme and ${id}.`,
    companyReply: null,
  }));
  const posted: { externalId: string; text: string }[] = [];
  let polls: Answer | null = null;
  let replies: Answer | null = null;

  const respond = (id: string, request: Received): Answer => {
    const review = reviews.find((one) => one.id === id);
    if (review === undefined) return json(404, { message: 'Not found' });
    const { message } = JSON.parse(request.body) as { message: string };
    // Two answers never share an instant.
    const createdAt = new Date(Date.now() - 1_000 + posted.length).toISOString();
    review.companyReply = { text: message, createdAt };
    posted.push({ externalId: `${id}:reply:${createdAt}`, text: message });
    return { status: 201, body: '' };
  };
  const list = (query: URLSearchParams): Answer => {
    const perPage = Number(query.get('perPage') ?? 20);
    const start = (Number(query.get('page') ?? 1) - 1) * perPage;
    return json(200, { links: [], reviews: reviews.map(resource).slice(start, start + perPage) });
  };

  const loopback = await serveLoopback((request) => {
    const url = new URL(request.path, 'https://api.trustpilot.local');
    if (request.headers.apikey !== 'key' || request.headers.authorization !== 'Bearer token') return json(401, {});
    const [, id = '', action] = /^\/v1\/private\/reviews\/([^/]+)(\/reply)?$/.exec(url.pathname) ?? [];
    if (request.method === 'POST') return replies ?? (action === undefined ? json(405, {}) : respond(id, request));
    if (polls !== null) return polls;
    if (url.pathname === `/v1/private/business-units/${UNIT}/reviews`) return list(url.searchParams);
    const index = reviews.findIndex((review) => review.id === id);
    const found = reviews[index];
    return found === undefined ? json(404, {}) : json(200, resource(found, index));
  });
  return {
    settings: { businessUnitId: UNIT, baseUrl: `${loopback.origin}/v1` },
    credentials: { apiKey: 'key', apiSecret: 'secret', accessToken: 'token', webhookSecret: SECRET },
    badSettings: [{ businessUnitId: 'acme.example' }, { businessUnitId: UNIT, baseUrl: 'trustpilot' }],
    targets: [loopback.host],
    folders: [],
    pollIds: reviews.map(({ id }) => id),
    presence: { there: ['review1', 'review3'], gone: ['review9'] },
    replyTarget: { externalId: 'review2', conversationId: 'review2', authorHandle: 'Consumer 1', visibility: 'public' },
    posted: () => posted,
    sign: (body, at) => ({
      method: 'POST',
      query: '',
      body: Buffer.from(body),
      headers: { authorization: `Basic ${Buffer.from(`earshot:${SECRET}`).toString('base64')}` },
      receivedAt: at,
    }),
    delivery: {
      body: Buffer.from(
        JSON.stringify({
          events: ['created', 'updated'].map((what, n) => ({
            eventName: `service-review-${what}`,
            version: '1',
            eventData: {
              id: `event${String(n)}`,
              text: `Acme, ${what}.`,
              stars: 4,
              createdAt: '2026-03-02T10:00:00.000Z',
              consumer: { id: 'c', name: 'Ann' },
            },
          })),
        }),
      ),
      ids: ['event0', 'event1'],
    },
    badDeliveries: [
      ['not JSON', 'not json'],
      ['nothing', ''],
      ['something else', '{"hello":"world"}'],
    ],
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
