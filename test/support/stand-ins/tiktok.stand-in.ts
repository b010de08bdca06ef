import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer, Received, StandIn } from './stand-in.js';
import { serveLoopback } from './stand-in.js';

const BUSINESS = '_000acme';
const VIDEO = '7301000000000000500';
const SECRET = 'client-secret';
const TOKEN = 'act.token';
const FIXTURE = join(import.meta.dirname, '../../../src/connectors/tiktok/fixtures/webhook.json');

interface Comment {
  readonly comment_id: string;
  readonly video_id: string;
  readonly user_id: string;
  readonly username: string;
  readonly text: string;
  readonly create_time: string;
  readonly owner: boolean;
  readonly likes: number;
  readonly reply_list?: readonly Comment[];
}

const at = (minute: number): string => String(Date.UTC(2026, 2, 2, 9, minute) / 1_000);
const comment = (n: number, text: string, minute: number, more: Partial<Comment> = {}): Comment => ({
  comment_id: `7301000000000000${String(n)}`,
  video_id: VIDEO,
  user_id: `u-${String(n)}`,
  username: `user${String(n)}`,
  text,
  create_time: at(minute),
  owner: false,
  likes: 3,
  ...more,
});

const ok = (data: object): Answer => ({
  status: 200,
  body: JSON.stringify({ code: 0, message: 'OK', request_id: 'r', data }),
});
const refused = (code: number): Answer => ({
  status: 200,
  body: JSON.stringify({ code, message: 'no', request_id: 'r', data: {} }),
});

/** The API for Business around one account with one video. Errors come with HTTP 200. */
export async function startTiktokStandIn(): Promise<StandIn> {
  const comments = [
    comment(902, 'Still not', 30),
    comment(901, 'Läuft nicht', 10, { reply_list: [comment(903, 'Here too', 40)] }),
  ];
  const replies: Comment[] = [];
  const posted: { text: string; externalId: string }[] = [];
  const next: { polls: Answer | null; replies: Answer | null } = { polls: null, replies: null };

  const listFrom = (member: string, list: readonly object[], query: URLSearchParams, most: number): Answer => {
    const start = Number(query.get('cursor') ?? 0);
    const count = Number(query.get('max_count') ?? 10);
    if (count > most) return refused(40_002);
    const page = list.slice(start, start + count);
    return ok({ [member]: page, cursor: start + page.length, has_more: start + page.length < list.length });
  };

  const answer = (request: Received): Answer => {
    if (request.headers['access-token'] !== TOKEN) return refused(40_105);
    const url = new URL(request.path, 'http://api');
    if (request.method === 'POST') {
      if (next.replies !== null) return next.replies;
      const body = JSON.parse(request.body) as { text: string; business_id: string; video_id: string };
      if (body.business_id !== BUSINESS || body.video_id !== VIDEO) return refused(40_002);
      const made = comment(950 + replies.length, body.text, 0, {
        owner: true,
        create_time: String(Math.floor(Date.now() / 1_000)),
      });
      replies.unshift(made);
      posted.push({ text: body.text, externalId: made.comment_id });
      return ok({ comment_id: made.comment_id, text: body.text });
    }
    if (next.polls !== null) return next.polls;
    const query = url.searchParams;
    if (query.get('business_id') !== BUSINESS) return refused(40_002);
    if (url.pathname.endsWith('/business/video/list/')) {
      const videos = [
        {
          item_id: VIDEO,
          caption: 'New readers',
          create_time: at(1),
          share_url: 'https://www.tiktok.com/@acme/video/500',
        },
      ];
      return listFrom('videos', videos, query, 20);
    }
    if (url.pathname.endsWith('/business/comment/list/')) return listFrom('comments', comments, query, 30);
    if (url.pathname.endsWith('/business/comment/reply/list/')) return listFrom('comments', replies, query, 30);
    return { status: 404 };
  };

  const loopback = await serveLoopback(answer);
  const id = (n: number): string => `7301000000000000${String(n)}`;
  return {
    settings: { businessId: BUSINESS, baseUrl: `${loopback.origin}/open_api/v1.3` },
    credentials: { clientSecret: SECRET, accessToken: TOKEN },
    badSettings: [
      { businessId: '' },
      { businessId: 'a b' },
      { businessId: 'a', commentVideos: 21 },
      { businessId: 'a', baseUrl: 'x' },
    ],
    targets: [loopback.host],
    folders: [],
    pollIds: [VIDEO, id(902), id(901), id(903)],
    smallestPage: 30,
    answerPolls: (given) => {
      next.polls = given;
    },
    sign: (body, when) => {
      const bytes = Buffer.from(body);
      const sentAt = String(Math.floor(when.getTime() / 1_000));
      const signature = createHmac('sha256', SECRET).update(`${sentAt}.`).update(bytes).digest('hex');
      const headers = { 'tiktok-signature': `t=${sentAt},s=${signature}` };
      return { method: 'POST', query: '', body: bytes, headers, receivedAt: when };
    },
    delivery: { body: readFileSync(FIXTURE), ids: [id(901)] },
    badDeliveries: [
      ['not JSON', 'not json'],
      ['nothing', ''],
      ['no event', '{"client_key":"aw"}'],
    ],
    replyTarget: { externalId: id(901), conversationId: VIDEO, authorHandle: 'user901', visibility: 'public' },
    posted: () => posted,
    answerReplies: (given) => {
      next.replies = given;
    },
    received: loopback.received,
    stop: () => loopback.stop(),
  };
}
