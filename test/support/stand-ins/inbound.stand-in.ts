import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import type { Answer, StandIn } from './stand-in.js';
import { serveLoopback } from './stand-in.js';

const SECRET = `whsec_${Buffer.from('a secret both sides know').toString('base64')}`;
const FIXTURE = join(import.meta.dirname, '../../../src/connectors/inbound/fixtures/posts.json');

/** A system that sends signed webhooks and posts what its callback is given. */
export async function startInboundStandIn(): Promise<StandIn> {
  const library = new Webhook(SECRET);
  let next: Answer | null = null;
  const posted = new Map<string, string>();
  const loopback = await serveLoopback((request) => {
    const signed = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const { key, text } = library.verify(request.body, signed) as { key: string; text: string };
    if (next === null) posted.set(`posted-${key}`, text);
    return next ?? { status: 201, body: JSON.stringify({ id: `posted-${key}`, url: 'https://forum.example/a' }) };
  });
  let deliveries = 0;
  return {
    settings: { callbackUrl: `${loopback.origin}/answers`, callbackHonoursKey: true },
    credentials: { secret: SECRET },
    badSettings: [{ callbackUrl: 'somewhere' }, { callbackUrl: 'file:///etc/passwd' }, { callbackHonoursKey: 'yes' }],
    targets: [loopback.host],
    folders: [],
    sign: (body, at) => {
      deliveries += 1;
      const id = `msg_${String(deliveries)}`;
      const timestamp = String(Math.floor(at.getTime() / 1000));
      const signature = library.sign(id, at, body.toString('utf8'));
      const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
      return { method: 'POST', query: '', body: Buffer.from(body), headers, receivedAt: at };
    },
    delivery: {
      body: readFileSync(FIXTURE),
      ids: ['1790000000000000001', '1790000000000000002', '1790000000000000003'],
    },
    answerReplies: (answer) => {
      next = answer;
    },
    posted: () => [...posted].map(([externalId, text]) => ({ externalId, text })),
    received: loopback.received,
    stop: () => loopback.stop(),
  };
}
