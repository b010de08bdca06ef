import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { askAsMeta, graphError, graphPage, signAsMeta } from './meta-sender.js';
import type { Answer, Received, StandIn } from './stand-in.js';
import { serveLoopback } from './stand-in.js';

const PAGE = '1020304050';
const SECRET = 'app-secret-of-32-hex-characters-x';
const TOKEN = 'EAAG-page-token';
const VERIFY = 'chosen by the administrator';
const FIXTURE = join(import.meta.dirname, '../../../src/connectors/facebook/fixtures/webhook.json');
const USAGE = { 'x-app-usage': '{"call_count":28,"total_time":5,"total_cputime":2}' };

const node = (id: string, author: string, message: string, minute: number): object => ({
  id,
  message,
  created_time: `2026-03-02T09:${String(minute).padStart(2, '0')}:00+0000`,
  from: { id: author, name: `Person ${author}` },
  permalink_url: `https://www.facebook.com/${id}`,
});

const TAGGED = [node('88_4401', '88', 'With @Acme again', 30), node('88_4400', '88', 'Paying with @Acme', 10)];
const FEED = [node(`${PAGE}_502`, '7009', 'Acme, are you open?', 40), node(`${PAGE}_500`, PAGE, 'New readers!', 1)];

/** The Graph API around one Page with a few posts. */
export async function startFacebookStandIn(): Promise<StandIn> {
  const comments = new Map<string, object[]>([
    [`${PAGE}_502`, [node('502_1', '7010', 'Me too', 45)]],
    [`${PAGE}_500`, [node('500_902', '7001', 'Still broken', 50), node('500_901', '7001', 'It is broken', 20)]],
  ]);
  const posted: { text: string; externalId: string }[] = [];
  const next: { polls: Answer | null; replies: Answer | null } = { polls: null, replies: null };

  const isSigned = (parameters: URLSearchParams): boolean =>
    parameters.get('access_token') === TOKEN &&
    parameters.get('appsecret_proof') === createHmac('sha256', SECRET).update(TOKEN).digest('hex');

  const postComment = (parent: string, text: string): Answer => {
    const externalId = `${parent.split('_').at(-1) ?? ''}_${String(2_000 + posted.length)}`;
    posted.push({ text, externalId });
    const created = new Date().toISOString().replace(/\.\d+Z$/, '+0000');
    const reply = { id: externalId, message: text, created_time: created, from: { id: PAGE, name: 'Acme' } };
    comments.set(parent, [reply, ...(comments.get(parent) ?? [])]);
    return { status: 200, body: JSON.stringify({ id: externalId }) };
  };

  const readOne = (path: string): object | undefined =>
    [...TAGGED, ...FEED, ...[...comments.values()].flat()].find((one) => 'id' in one && one.id === path);

  const answerBatch = (batch: string): Answer => {
    const asked = JSON.parse(batch) as { relative_url: string }[];
    const answers = asked.map(({ relative_url: url }) => {
      const found = readOne(decodeURIComponent(url.split('?')[0] ?? ''));
      if (found !== undefined) return { code: 200, body: JSON.stringify({ id: url }) };
      return { code: 400, body: graphError(400, 100, 33).body };
    });
    return { status: 200, body: JSON.stringify(answers) };
  };

  const answer = (request: Received): Answer => {
    const url = new URL(request.path, 'http://graph');
    const path = url.pathname.replace(/^\/v25\.0\//, '');
    const sent = request.headers['content-type'] === 'application/json';
    const body = sent
      ? (JSON.parse(request.body) as Record<string, unknown>)
      : Object.fromEntries(new URLSearchParams(request.body));
    const parameters =
      request.method === 'GET' ? url.searchParams : new URLSearchParams(body as Record<string, string>);
    if (!isSigned(parameters)) return graphError(400, 190, 463);
    if (request.method === 'POST' && 'batch' in body) return next.polls ?? answerBatch(String(body['batch']));
    if (request.method === 'POST') {
      if (next.replies !== null) return next.replies;
      if (path === `${PAGE}/messages`) return { status: 200, body: '{"recipient_id":"9100","message_id":"m_1"}' };
      return postComment(path.replace(/\/comments$/, ''), String(body['message']));
    }
    const lists = new Map([
      [`${PAGE}/tagged`, TAGGED],
      [`${PAGE}/feed`, FEED],
      ...[...comments].map(([id, list]) => [`${id}/comments`, list] as const),
    ]);
    if (next.polls !== null) return next.polls;
    const list = lists.get(path) ?? (path.endsWith('/comments') ? [] : undefined);
    if (list !== undefined)
      return { status: 200, headers: USAGE, body: JSON.stringify(graphPage(list, parameters, 'http://graph')) };
    const found = readOne(path);
    return found === undefined ? graphError(400, 100, 33) : { status: 200, body: JSON.stringify(found) };
  };

  const loopback = await serveLoopback(answer);
  return {
    settings: { pageId: PAGE, baseUrl: loopback.origin },
    credentials: { appSecret: SECRET, verifyToken: VERIFY, accessToken: TOKEN },
    badSettings: [{ pageId: 'acme' }, { pageId: PAGE, baseUrl: 'graph' }, { pageId: PAGE, commentPosts: -1 }],
    targets: [loopback.host],
    folders: [],
    pollIds: ['88_4401', '88_4400', `${PAGE}_502`, `${PAGE}_500`, '502_1', '500_902', '500_901'],
    smallestPage: 10,
    answerPolls: (given) => {
      next.polls = given;
    },
    sign: (body, at) => signAsMeta(SECRET, body, at),
    delivery: { body: readFileSync(FIXTURE), ids: ['500_901', '500_902', '500_880', 'm_abc', '88_4400'] },
    badDeliveries: [
      ['not JSON', 'not json'],
      ['nothing', ''],
      ['another object', '{"object":"instagram","entry":[]}'],
      ['no entries', '{"object":"page"}'],
    ],
    challenge: askAsMeta(VERIFY),
    presence: { there: ['500_901', `${PAGE}_502`], gone: ['500_880'] },
    replyTarget: {
      externalId: '500_901',
      conversationId: `${PAGE}_500`,
      authorHandle: 'Person 7001',
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
