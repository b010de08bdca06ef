import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer, StandIn, StormStandIn } from './stand-in.js';
import { serveLoopback } from './stand-in.js';
import { X_ACCOUNT, X_TOKEN, XNetwork } from './x-network.js';
import { X_ACCOUNT_TOKEN, X_APP } from './x-oauth1.js';

const FIXTURE = join(import.meta.dirname, '../../../src/connectors/x/fixtures/mention-event.json');
const ANN_ID = '9000000001';

const signature = (content: Buffer | string): string =>
  `sha256=${createHmac('sha256', X_APP.secret).update(content).digest('base64')}`;

const credentials = {
  bearerToken: X_TOKEN,
  consumerKey: X_APP.key,
  consumerSecret: X_APP.secret,
  accessToken: X_ACCOUNT_TOKEN.token,
  accessSecret: X_ACCOUNT_TOKEN.secret,
};

/** An account of an enterprise contract, so that anybody may be answered, with a dozen posts about it. */
export async function startXStandIn(): Promise<StandIn> {
  let polls: Answer | null = null;
  let replies: Answer | null = null;
  const network = new XNetwork(() => new Date());
  network.isOdd = true;
  network.limits.isCounting = false;
  const ago = (minutes: number): Date => new Date(Date.now() - minutes * 60_000);
  const found = Array.from({ length: 12 }, (_, i) =>
    network.publish({
      text: `Acme & friends, part ${String(i + 1)} 🙂`,
      at: ago(60 - i),
      by: i % 2 === 0 ? 'ann' : 'bob',
    }),
  );
  const mention = network.publish({ text: 'Hello @AcmeCare, is anybody there?', at: ago(30), by: 'cid' });
  const gone = network.publish({ text: 'Acme is gone', at: ago(20) });
  gone.isDeleted = true;
  const loopback = await serveLoopback((request) => {
    if (request.path.startsWith('/2/media/')) {
      const answer = network.answer(request);
      return network.pictures.takeLoss() ? 'hang-up' : answer;
    }
    const given = request.method === 'POST' ? replies : polls;
    return given ?? network.answer(request);
  });
  const now = new Date();
  return {
    settings: {
      baseUrl: loopback.origin,
      plan: 'enterprise',
      accountId: X_ACCOUNT.id,
      handle: '@AcmeCare',
      queryLength: 512,
    },
    credentials,
    badSettings: [
      { baseUrl: 'ftp://x.test' },
      { accountId: 'acme' },
      { handle: 'a b' },
      { mode: 'push' },
      { plan: 'free' },
      { queryLength: 5_000 },
      { includeDms: 'yes' },
      { postReadUsd: -1 },
    ],
    targets: [loopback.host],
    folders: [],
    pollIds: [...found.map(({ id }) => id).reverse(), mention.id],
    smallestPage: 10,
    answerPolls: (answer) => {
      polls = answer;
    },
    sign: (body, at) => ({
      method: 'POST',
      query: '',
      body: Buffer.from(body),
      headers: { 'content-type': 'application/json', 'x-twitter-webhooks-signature': signature(Buffer.from(body)) },
      receivedAt: at,
    }),
    delivery: { body: readFileSync(FIXTURE), ids: ['2047000000000000001'] },
    badDeliveries: [
      ['not JSON', 'not json'],
      ['nothing', ''],
      ['no event', '{"data":{"payload":{"id":"1"}}}'],
    ],
    challenge: {
      request: { method: 'GET', query: 'crc_token=challenge%2F1', body: Buffer.alloc(0), headers: {}, receivedAt: now },
      answer: JSON.stringify({ response_token: signature('challenge/1') }),
      wrong: { method: 'GET', query: 'crc_token=challenge%2F2', body: Buffer.alloc(0), headers: {}, receivedAt: now },
    },
    presence: { there: [mention.id, found[0]?.id ?? ''], gone: [gone.id] },
    replyTarget: {
      externalId: mention.id,
      conversationId: mention.id,
      authorHandle: 'cid',
      authorId: ANN_ID,
      visibility: 'public',
    },
    shownPictures: () => network.pictures.shown,
    loseNextUpload: () => {
      network.pictures.losesNext = true;
    },
    posted: () => network.published,
    answerReplies: (answer) => {
      replies = answer;
    },
    received: loopback.received,
    stop: () => loopback.stop(),
  };
}

/** X in a storm: only its search, on a clock that is set. */
export async function startStormX(): Promise<StormStandIn> {
  let now = new Date();
  const network = new XNetwork(() => now);
  const loopback = await serveLoopback((request) => network.answer(request));
  return {
    settings: { baseUrl: loopback.origin, plan: 'self-serve' },
    credentials: { bearerToken: X_TOKEN },
    targets: [loopback.host],
    received: loopback.received,
    setNow: (at) => {
      now = at;
    },
    publish: (posts) => posts.map((post) => network.publish(post).id),
    limitRequests: (limit) => {
      network.limits.limitAll(limit);
    },
    stop: () => loopback.stop(),
  };
}
