import { json, retryAfter, startReceiver } from './http-receiver.js';
import type { NotifierStandIn } from './notifier-stand-in.js';

const SECRET = 'a secret of at least sixteen characters';

export const startWebhookReceiver = (): Promise<NotifierStandIn> =>
  startReceiver({
    read: ({ body, headers }) => ({
      text: (JSON.parse(body) as { text: string }).text,
      key: String(headers['idempotency-key']),
      raw: body,
    }),
    accepted: () => ({ status: 204 }),
    busy: (seconds) => json(503, {}, retryAfter(seconds)),
    refused: () => ({ status: 410 }),
    failed: () => ({ status: 500 }),
    settings: (origin) => ({ url: `${origin}/hooks/1` }),
    credentials: () => ({ secret: SECRET }),
    blockedSettings: { url: 'http://169.254.169.254/latest' },
    tellsWait: true,
  });
