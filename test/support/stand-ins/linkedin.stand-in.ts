import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InboundRequest } from '../../../src/connectors/connector.js';
import type { Answer, Received, StandIn } from './stand-in.js';
import { serveLoopback } from './stand-in.js';

const ORGANIZATION = 'urn:li:organization:96072';
const ACTIVITY = 'urn:li:activity:500';
const SECRET = 'client-secret';
const TOKEN = 'AQX-token';
const FIXTURE = join(import.meta.dirname, '../../../src/connectors/linkedin/fixtures/webhook.json');

const commentName = (id: string): string => `urn:li:comment:(${ACTIVITY},${id})`;
const notification = (id: number, text: string, minute: number) => ({
  notificationId: id,
  organizationalEntity: ORGANIZATION,
  action: 'COMMENT',
  sourcePost: ACTIVITY,
  generatedActivity: `urn:li:comment:(activity:500,${String(id)})`,
  decoratedGeneratedActivity: {
    comment: { entity: commentName(String(id)), owner: 'urn:li:person:m4ija', object: ACTIVITY, text },
  },
  lastModifiedAt: Date.UTC(2026, 10, 1, 9, minute),
});

const NOTIFICATIONS = [
  notification(903, 'Still not', 30),
  notification(902, 'Here too', 20),
  notification(901, 'Broken', 10),
];

const ask = (query: string): InboundRequest => ({
  method: 'GET',
  query,
  body: Buffer.alloc(0),
  headers: {},
  receivedAt: new Date(),
});

/** The Community Management API around one organisation. */
export async function startLinkedinStandIn(): Promise<StandIn> {
  const comments: {
    actor: string;
    message: { text: string };
    created: { time: number };
    id: string;
    parent: string;
  }[] = [];
  const posted: { text: string; externalId: string }[] = [];
  const next: { polls: Answer | null; replies: Answer | null } = { polls: null, replies: null };

  const isAllowed = ({ headers }: Received): boolean =>
    headers.authorization === `Bearer ${TOKEN}` &&
    /^20\d{4}$/.test(String(headers['linkedin-version'])) &&
    headers['x-restli-protocol-version'] === '2.0.0';

  const list = (query: string): Answer => {
    const [, from, to] = /timeRange=\(start:(\d+),end:(\d+)\)/.exec(query) ?? [];
    const start = Number(/[?&]start=(\d+)/.exec(query)?.[1] ?? 0);
    const count = Number(/[?&]count=(\d+)/.exec(query)?.[1] ?? 10);
    if (!query.includes('actions=List(') || !query.includes(encodeURIComponent(ORGANIZATION))) return { status: 400 };
    const within = NOTIFICATIONS.filter(
      ({ lastModifiedAt }) => lastModifiedAt >= Number(from) && lastModifiedAt <= Number(to),
    );
    const elements = within.slice(start, start + count);
    return { status: 200, body: JSON.stringify({ elements, paging: { start, count } }) };
  };

  const answer = (request: Received): Answer => {
    if (!isAllowed(request)) return { status: 401, body: '{"message":"Invalid access token","status":401}' };
    const [, target = '', id] = /^\/rest\/socialActions\/([^/]+)\/comments(?:\/(\d+))?/.exec(request.path) ?? [];
    if (request.method === 'POST') {
      if (next.replies !== null) return next.replies;
      const body = JSON.parse(request.body) as { actor: string; message: { text: string } };
      const made = String(7_000 + comments.length);
      const parent = decodeURIComponent(target);
      comments.unshift({ ...body, created: { time: Date.now() }, id: made, parent });
      posted.push({ text: body.message.text, externalId: commentName(made) });
      return { status: 201, body: JSON.stringify({ id: made, commentUrn: commentName(made), actor: body.actor }) };
    }
    if (next.polls !== null) return next.polls;
    if (request.path.startsWith('/rest/organizationalEntityNotifications?')) return list(request.path);
    if (id !== undefined)
      return id.startsWith('90') ? { status: 200, body: '{}' } : { status: 404, body: '{"status":404}' };
    const elements = comments.filter(({ parent }) => parent === decodeURIComponent(target));
    return { status: 200, body: JSON.stringify({ elements }) };
  };

  const loopback = await serveLoopback(answer);
  const code = '890e4665-4dfe-4ab1-b689-ed553bceeed0';
  return {
    settings: { organizationId: '96072', baseUrl: loopback.origin },
    credentials: { clientSecret: SECRET, accessToken: TOKEN },
    badSettings: [
      { organizationId: 'acme' },
      { organizationId: '1', apiVersion: '2026-10' },
      { organizationId: '1', baseUrl: 'x' },
    ],
    targets: [loopback.host],
    folders: [],
    pollIds: ['903', '902', '901'].map(commentName),
    smallestPage: 50,
    answerPolls: (given) => {
      next.polls = given;
    },
    sign: (body, at) => {
      const bytes = Buffer.from(body);
      const signature = createHmac('sha256', SECRET).update('hmacsha256=').update(bytes).digest('hex');
      return { method: 'POST', query: '', body: bytes, headers: { 'x-li-signature': signature }, receivedAt: at };
    },
    delivery: {
      body: readFileSync(FIXTURE),
      ids: [
        'urn:li:comment:(urn:li:activity:7094637247890620418,7094977717598625792)',
        'urn:li:share:7094637247487990000',
        'urn:li:comment:(urn:li:activity:7094637247890620418,7094977717598620000)',
      ],
    },
    badDeliveries: [
      ['not JSON', 'not json'],
      ['nothing', ''],
      ['no notifications', '{"type":"OTHER"}'],
    ],
    challenge: {
      request: ask(`challengeCode=${code}&applicationId=7`),
      answer: JSON.stringify({
        challengeCode: code,
        challengeResponse: createHmac('sha256', SECRET).update(code).digest('hex'),
      }),
      wrong: ask('applicationId=7'),
    },
    presence: { there: [commentName('901')], gone: [commentName('880')] },
    replyTarget: {
      externalId: commentName('901'),
      conversationId: ACTIVITY,
      authorHandle: 'm4ija',
      visibility: 'public',
    },
    posted: () => posted,
    answerReplies: (given) => {
      next.replies = given;
    },
    received: loopback.received,
    stop: () => loopback.stop(),
  };
}
