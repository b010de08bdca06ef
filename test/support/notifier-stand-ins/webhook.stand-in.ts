import { serveLoopback, type Answer } from '../stand-ins/stand-in.js';
import type { Manner, NotifierStandIn } from './notifier-stand-in.js';

const SECRET = 'a secret of at least sixteen characters';

function answerTo(manner: Manner): Answer {
  switch (manner.is) {
    case 'accept':
      return { status: 204 };
    case 'busy':
      return {
        status: 503,
        ...(manner.afterSeconds === undefined ? {} : { headers: { 'retry-after': String(manner.afterSeconds) } }),
      };
    case 'refuse':
      return { status: 410 };
    case 'hang-up':
      return 'hang-up';
  }
}

export async function startWebhookReceiver(): Promise<NotifierStandIn> {
  let manner: Manner = { is: 'accept' };
  const loopback = await serveLoopback(() => answerTo(manner));
  return {
    settings: { url: `${loopback.origin}/hooks/1` },
    credentials: { secret: SECRET },
    blockedSettings: { url: 'http://169.254.169.254/latest' },
    targets: [loopback.host],
    get arrived() {
      return loopback.received.map(({ body, headers }) => ({
        text: (JSON.parse(body) as { text: string }).text,
        key: String(headers['idempotency-key']),
        raw: body,
      }));
    },
    meet: (next) => {
      manner = next;
    },
    stop: () => loopback.stop(),
  };
}
