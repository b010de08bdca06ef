import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { askAsMeta, graphError, graphPage, signAsMeta } from './meta-sender.js';
import type { Answer, Received, StandIn } from './stand-in.js';
import { serveLoopback } from './stand-in.js';

const USER = '24000000000000001';
const SECRET = 'app-secret-of-32-hex-characters-x';
const TOKEN = 'THAA-token';
const VERIFY = 'chosen by the administrator';
const FIXTURE = join(import.meta.dirname, '../../../src/connectors/threads/fixtures/webhook.json');

interface Post {
  readonly id: string;
  readonly username: string;
  readonly text: string;
  readonly timestamp: string;
  readonly replied_to?: { readonly id: string };
}

const post = (id: string, username: string, text: string, minute: number): Post => ({
  id,
  username,
  text,
  timestamp: `2026-03-02T09:${String(minute).padStart(2, '0')}:00+0000`,
});

const MENTIONS = [post('1803', 'ben', 'Hey @acme', 30)];
const EVERYTHING = [
  ...MENTIONS,
  post('1802', 'cy', 'Acme is down again', 20),
  post('1801', 'maija.k', 'My ACME reader', 10),
  post('1800', 'dee', 'Nothing to see', 5),
];

/** The Threads API: search by word, mentions, and replies in two steps. */
export async function startThreadsStandIn(): Promise<StandIn> {
  const drafts = new Map<string, { readonly text: string; readonly to: string }>();
  const replies = new Map<string, Post[]>();
  const posted: { text: string; externalId: string }[] = [];
  const next: { polls: Answer | null; replies: Answer | null } = { polls: null, replies: null };

  const isSigned = (parameters: URLSearchParams): boolean =>
    parameters.get('access_token') === TOKEN &&
    parameters.get('appsecret_proof') === createHmac('sha256', SECRET).update(TOKEN).digest('hex');

  const publish = (draftId: string): Answer => {
    const draft = drafts.get(draftId);
    if (draft === undefined) return graphError(400, 100);
    drafts.delete(draftId);
    const externalId = `1890${String(posted.length)}`;
    posted.push({ text: draft.text, externalId });
    const timestamp = new Date().toISOString().replace(/\.\d+Z$/, '+0000');
    const mine = { id: externalId, username: 'acme', text: draft.text, timestamp, replied_to: { id: draft.to } };
    replies.set(draft.to, [mine, ...(replies.get(draft.to) ?? [])]);
    return { status: 200, body: JSON.stringify({ id: externalId }) };
  };

  const search = (parameters: URLSearchParams): readonly Post[] => {
    const words = (parameters.get('q') ?? '').toLowerCase();
    const since = Number(parameters.get('since') ?? 0) * 1_000;
    return EVERYTHING.filter(
      ({ text, timestamp }) => text.toLowerCase().split(/\W+/).includes(words) && Date.parse(timestamp) >= since,
    );
  };

  const answer = (request: Received): Answer => {
    const url = new URL(request.path, 'http://graph');
    const path = url.pathname.replace(/^\/v1\.0\//, '');
    if (request.method === 'POST') {
      const body = JSON.parse(request.body) as Record<string, string>;
      if (!isSigned(new URLSearchParams(body))) return graphError(400, 190, 463);
      if (path === `${USER}/threads`) {
        const id = `draft-${String(request.body.length)}-${String(drafts.size + posted.length)}`;
        drafts.set(id, { text: body['text'] ?? '', to: body['reply_to_id'] ?? '' });
        return { status: 200, body: JSON.stringify({ id }) };
      }
      return next.replies ?? publish(body['creation_id'] ?? '');
    }
    if (!isSigned(url.searchParams)) return graphError(400, 190, 463);
    if (next.polls !== null) return next.polls;
    const [id = '', edge] = path.split('/');
    const list =
      path === 'keyword_search' ? search(url.searchParams) : edge === 'mentions' ? MENTIONS : replies.get(id);
    return { status: 200, body: JSON.stringify(graphPage(list ?? [], url.searchParams, 'http://graph')) };
  };

  const loopback = await serveLoopback(answer);
  return {
    settings: { userId: USER, username: 'acme', baseUrl: loopback.origin },
    credentials: { appSecret: SECRET, verifyToken: VERIFY, accessToken: TOKEN },
    badSettings: [
      { userId: 'acme', username: 'acme' },
      { userId: USER, username: '@acme' },
      { userId: USER, username: 'acme', searchesPerDay: 1.5 },
    ],
    targets: [loopback.host],
    folders: [],
    pollIds: ['1803', '1802', '1801'],
    smallestPage: 10,
    answerPolls: (given) => {
      next.polls = given;
    },
    sign: (body, at) => signAsMeta(SECRET, body, at),
    delivery: { body: readFileSync(FIXTURE), ids: ['18000000000000901'] },
    badDeliveries: [
      ['not JSON', 'not json'],
      ['nothing', ''],
      ['another object', '{"object":"page","entry":[]}'],
    ],
    challenge: askAsMeta(VERIFY),
    replyTarget: { externalId: '1801', conversationId: '1801', authorHandle: 'maija.k', visibility: 'public' },
    posted: () => posted,
    answerReplies: (given) => {
      next.replies = given;
    },
    received: loopback.received,
    stop: () => loopback.stop(),
  };
}
