import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { askAsMeta, graphError, graphPage, signAsMeta } from './meta-sender.js';
import type { Answer, Received, StandIn } from './stand-in.js';
import { serveLoopback } from './stand-in.js';

const ACCOUNT = '17841400000000001';
const SECRET = 'app-secret-of-32-hex-characters-x';
const TOKEN = 'EAAG-page-token';
const VERIFY = 'chosen by the administrator';
const FIXTURE = join(import.meta.dirname, '../../../src/connectors/instagram/fixtures/webhook.json');

const stamp = (minute: number): string => `2026-03-02T09:${String(minute).padStart(2, '0')}:00+0000`;
const media = (id: string, username: string, caption: string, minute: number): object => ({
  id,
  caption,
  username,
  timestamp: stamp(minute),
  permalink: `https://www.instagram.com/p/${id}/`,
});
const comment = (id: string, author: string, text: string, minute: number): object => ({
  id,
  text,
  username: `user_${author}`,
  from: { id: author, username: `user_${author}` },
  timestamp: stamp(minute),
});

const TAGS = [media('178700', 'cafe_riga', 'With @acme', 20)];
const MEDIA = [media('178502', 'acme', 'Second', 30), media('178500', 'acme', 'First', 1)];

/** The Instagram Graph API around one account. Comments come newest first, each with the answers under it. */
export async function startInstagramStandIn(): Promise<StandIn> {
  const comments = new Map<string, object[]>([
    ['178500', [comment('179902', '71', 'Still not', 40), { ...comment('179901', '71', 'Broken', 10) }]],
    ['178502', []],
  ]);
  const replies = new Map<string, object[]>([['179901', [comment('179903', '72', 'Here too', 12)]]]);
  const posted: { text: string; externalId: string }[] = [];
  const next: { polls: Answer | null; replies: Answer | null } = { polls: null, replies: null };

  const isSigned = (parameters: URLSearchParams): boolean =>
    parameters.get('access_token') === TOKEN &&
    parameters.get('appsecret_proof') === createHmac('sha256', SECRET).update(TOKEN).digest('hex');

  const withReplies = (one: object): object => {
    const under = 'id' in one ? replies.get(String(one.id)) : undefined;
    return under === undefined ? one : { ...one, replies: { data: under } };
  };
  const readOne = (id: string): object | undefined =>
    [...MEDIA, ...[...comments.values(), ...replies.values()].flat()].find((one) => 'id' in one && one.id === id);

  const postReply = (parent: string, text: string): Answer => {
    const externalId = `1799${String(50 + posted.length)}`;
    posted.push({ text, externalId });
    const timestamp = new Date().toISOString().replace(/\.\d+Z$/, '+0000');
    const mine = { id: externalId, text, timestamp, username: 'acme', from: { id: ACCOUNT, username: 'acme' } };
    replies.set(parent, [mine, ...(replies.get(parent) ?? [])]);
    return { status: 200, body: JSON.stringify({ id: externalId }) };
  };

  const answerMention = (fields: string): Answer => {
    const [, kind, id = ''] = /^mentioned_(comment\.comment|media\.media)_id\((\d+)\)/.exec(fields) ?? [];
    const value =
      kind === 'media.media'
        ? { mentioned_media: media(id, 'baker', 'Lunch with @acme', 50) }
        : { mentioned_comment: comment(id, '74', 'Ask @acme', 51) };
    return { status: 200, body: JSON.stringify({ ...value, id: ACCOUNT }) };
  };

  const answer = (request: Received): Answer => {
    const url = new URL(request.path, 'http://graph');
    const path = url.pathname.replace(/^\/v25\.0\//, '');
    const isJson = request.headers['content-type'] === 'application/json';
    const body = isJson
      ? (JSON.parse(request.body) as Record<string, string>)
      : Object.fromEntries(new URLSearchParams(request.body));
    const parameters = request.method === 'GET' ? url.searchParams : new URLSearchParams(body);
    if (!isSigned(parameters)) return graphError(400, 190, 463);
    if (request.method === 'POST' && body['batch'] !== undefined) {
      if (next.polls !== null) return next.polls;
      const asked = JSON.parse(body['batch']) as { relative_url: string }[];
      const states = asked.map(({ relative_url: one }) =>
        readOne(one.split('?')[0] ?? '') === undefined
          ? { code: 400, body: graphError(400, 100, 33).body }
          : { code: 200, body: '{}' },
      );
      return { status: 200, body: JSON.stringify(states) };
    }
    if (request.method === 'POST') return next.replies ?? postReply(path.split('/')[0] ?? '', body['message'] ?? '');
    if (next.polls !== null) return next.polls;
    if (path === ACCOUNT) return answerMention(parameters.get('fields') ?? '');
    const [id = '', edge] = path.split('/');
    const lists: Record<string, readonly object[]> = {
      tags: TAGS,
      media: MEDIA,
      comments: (comments.get(id) ?? []).map(withReplies),
      replies: replies.get(id) ?? [],
    };
    const page = graphPage(lists[edge ?? ''] ?? [], parameters, 'http://graph');
    return { status: 200, headers: { 'x-app-usage': '{"call_count":2}' }, body: JSON.stringify(page) };
  };

  const loopback = await serveLoopback(answer);
  return {
    settings: { accountId: ACCOUNT, baseUrl: loopback.origin },
    credentials: { appSecret: SECRET, verifyToken: VERIFY, accessToken: TOKEN },
    badSettings: [
      { accountId: 'acme' },
      { accountId: ACCOUNT, baseUrl: 'graph' },
      { accountId: ACCOUNT, commentPosts: 51 },
    ],
    targets: [loopback.host],
    folders: [],
    pollIds: ['mention-178700', '178502', '178500', '179902', '179901', '179903'],
    smallestPage: 10,
    answerPolls: (given) => {
      next.polls = given;
    },
    sign: (body, at) => signAsMeta(SECRET, body, at),
    delivery: {
      body: readFileSync(FIXTURE),
      ids: [
        'aWdf1',
        '17900000000000901',
        '17900000000000902',
        'mention-17900000000000778',
        'mention-17800000000000779',
      ],
    },
    badDeliveries: [
      ['not JSON', 'not json'],
      ['nothing', ''],
      ['another object', '{"object":"page","entry":[]}'],
    ],
    challenge: askAsMeta(VERIFY),
    presence: { there: ['179901', '178500'], gone: ['179880'] },
    replyTarget: { externalId: '179902', conversationId: '178500', authorHandle: 'user_71', visibility: 'public' },
    posted: () => posted,
    answerReplies: (given) => {
      next.replies = given;
    },
    received: loopback.received,
    stop: () => loopback.stop(),
  };
}
