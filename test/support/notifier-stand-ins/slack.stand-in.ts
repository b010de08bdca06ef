import type { Answer, Received } from '../stand-ins/stand-in.js';
import { json, retryAfter, startReceiver } from './http-receiver.js';
import type { Arrived, NotifierStandIn } from './notifier-stand-in.js';

const HOOK = '/services/T000/B000/XXXXXXXXXXXXXXXXXXXXXXXX';
const TOKEN = 'xoxb-0000-stand-in-0000';
const CHANNEL = 'C0123456789';

interface Block {
  readonly type: string;
  readonly block_id?: string;
  readonly text?: { readonly type: string; readonly text: string };
  readonly fields?: readonly { readonly text: string }[];
  readonly elements?: readonly { readonly type: string; readonly text: unknown; readonly url?: string }[];
}

/** What Slack finds wrong with blocks; null: nothing. */
function faultOf(blocks: readonly Block[]): string | null {
  if (blocks.length > 50) return 'invalid_blocks';
  for (const { type, text, fields = [], elements = [] } of blocks) {
    if (type === 'header' && (text?.type !== 'plain_text' || text.text.length > 150)) return 'invalid_blocks';
    if (type === 'section' && (text?.text.length ?? 0) > 3_000) return 'invalid_blocks';
    if (fields.length > 10 || fields.some((field) => field.text.length > 2_000)) return 'invalid_blocks';
    if (type === 'actions' && elements.some(({ url }) => !/^https?:\/\//.test(url ?? ''))) return 'invalid_blocks';
  }
  return null;
}

function read(request: Received, refuse: (code: string) => Answer): Arrived | Answer {
  const { text, blocks } = JSON.parse(request.body) as { text: string; blocks: readonly Block[] };
  const fault = faultOf(blocks);
  if (fault !== null) return refuse(fault);
  const context = blocks.find(({ type }) => type === 'context')?.elements?.[0]?.text;
  return {
    text: [text, ...blocks.map((block) => block.text?.text ?? '')].join('\n'),
    key: String(context).split(' · ').at(-1) ?? '',
    raw: request.body,
  };
}

/** An incoming webhook: answers are plain words. */
export const startSlackWebhook = (): Promise<NotifierStandIn> => {
  const word = (status: number, text: string, headers = {}): Answer => ({ status, headers, body: text });
  return startReceiver({
    read: (request) =>
      request.path === HOOK && request.method === 'POST'
        ? read(request, (code) => word(400, code))
        : word(404, 'no_service'),
    accepted: () => word(200, 'ok'),
    busy: (seconds) => word(429, 'rate_limited', retryAfter(seconds)),
    refused: () => word(403, 'invalid_token'),
    failed: () => word(500, 'rollup_error'),
    settings: () => ({}),
    credentials: (origin) => ({ webhookUrl: `${origin}${HOOK}` }),
    blockedSettings: {},
    blockedCredentials: { webhookUrl: 'http://169.254.169.254/services/T' },
    tellsWait: true,
  });
};

/** `chat.postMessage`: most faults come with status 200. */
export const startSlackApi = (): Promise<NotifierStandIn> =>
  startReceiver({
    read: (request) => {
      if (request.path !== '/api/chat.postMessage') return json(404, {});
      if (request.headers.authorization !== `Bearer ${TOKEN}`) return json(200, { ok: false, error: 'invalid_auth' });
      const { channel } = JSON.parse(request.body) as { channel?: string };
      if (channel !== CHANNEL) return json(200, { ok: false, error: 'channel_not_found' });
      return read(request, (error) => json(200, { ok: false, error }));
    },
    accepted: () => json(200, { ok: true, channel: CHANNEL, ts: '1503435956.000247' }),
    busy: (seconds) => json(429, { ok: false, error: 'ratelimited' }, retryAfter(seconds)),
    refused: () => json(200, { ok: false, error: 'not_in_channel' }),
    failed: () => json(500, { ok: false, error: 'internal_error' }),
    settings: (origin) => ({ channel: CHANNEL, baseUrl: `${origin}/api` }),
    credentials: () => ({ botToken: TOKEN }),
    blockedSettings: { channel: CHANNEL, baseUrl: 'http://169.254.169.254/api' },
    tellsWait: true,
  });
