import type { Answer } from '../stand-ins/stand-in.js';
import { json, startReceiver } from './http-receiver.js';
import type { Arrived, NotifierStandIn } from './notifier-stand-in.js';

const HOOK = '/api/webhooks/100000000000000001/stand-in-webhook-token';
const BOT = 'stand-in.bot.token-of-discord';
const CHANNEL = '200000000000000002';

interface Message {
  readonly content: string;
  readonly nonce?: string;
  readonly enforce_nonce?: boolean;
  readonly allowed_mentions?: { readonly parse: readonly string[] };
  readonly embeds: readonly {
    readonly title: string;
    readonly description: string;
    readonly fields: readonly { readonly name: string; readonly value: string }[];
    readonly footer: { readonly text: string };
  }[];
}

/** Six thousand characters in all embeds, and limits of each part. */
function isTooLong({ content, embeds }: Message): boolean {
  const parts = embeds.flatMap(({ title, description, fields, footer }) => [
    { length: title.length, most: 256 },
    { length: description.length, most: 4_096 },
    { length: footer.text.length, most: 2_048 },
    ...fields.flatMap(({ name, value }) => [
      { length: name.length, most: 256 },
      { length: value.length, most: 1_024 },
    ]),
  ]);
  const sum = parts.reduce((total, { length }) => total + length, 0);
  return content.length > 2_000 || sum > 6_000 || parts.some(({ length, most }) => length > most);
}

function read(body: string): { readonly message: Message } | Answer {
  const message = JSON.parse(body) as Message;
  if (isTooLong(message)) return json(400, { code: 50_035, message: 'Invalid Form Body' });
  return { message };
}

const shown = ({ content, embeds }: Message, key: string, raw: string): Arrived => ({
  text: `${content}\n${embeds.map(({ description }) => description).join('\n')}`.replaceAll(/\\(.)/g, '$1'),
  key,
  raw,
});

/** Seconds with a fraction, in the body; the header has whole ones. */
const busy = (seconds: number | undefined): Answer =>
  json(
    429,
    {
      message: 'You are being rate limited.',
      retry_after: seconds === undefined ? 0.4 : seconds - 0.36,
      global: false,
    },
    { 'x-ratelimit-scope': 'shared' },
  );

/** Without `wait=true` it answers 204 before it has kept anything. */
export const startDiscordWebhook = (): Promise<NotifierStandIn> =>
  startReceiver({
    read: ({ path, body }) => {
      const [at, query] = path.split('?');
      if (at !== HOOK) return json(404, { code: 10_015, message: 'Unknown Webhook' });
      if (new URLSearchParams(query).get('wait') !== 'true') return { status: 204 };
      const found = read(body);
      if (!(typeof found === 'object' && 'message' in found)) return found;
      return shown(found.message, found.message.embeds[0]?.footer.text ?? '', body);
    },
    accepted: (_, { body }) => json(200, { id: '300000000000000003', ...(JSON.parse(body) as object) }),
    busy,
    refused: () => json(401, { code: 50_027, message: 'Invalid Webhook Token' }),
    failed: () => json(500, { code: 0, message: '500: Internal Server Error' }),
    settings: () => ({}),
    credentials: (origin) => ({ webhookUrl: `${origin}${HOOK}` }),
    blockedSettings: {},
    blockedCredentials: { webhookUrl: 'http://169.254.169.254/api/webhooks/1/2' },
    tellsWait: true,
  });

/** With `enforce_nonce` a message of a nonce it has had is not written again: the first is given back. */
export const startDiscordBotApi = (): Promise<NotifierStandIn> => {
  const byNonce = new Map<string, string>();
  return startReceiver({
    read: ({ path, body, headers }) => {
      if (path !== `/api/v10/channels/${CHANNEL}/messages`)
        return json(404, { code: 10_003, message: 'Unknown Channel' });
      if (headers.authorization !== `Bot ${BOT}`) return json(401, { code: 0, message: '401: Unauthorized' });
      const found = read(body);
      if (!(typeof found === 'object' && 'message' in found)) return found;
      const { nonce = '', enforce_nonce: isEnforced } = found.message;
      if (nonce.length > 25 || nonce === '' || isEnforced !== true) return json(400, { code: 50_035 });
      return shown(found.message, nonce, body);
    },
    accepted: ({ key }) => {
      const id = byNonce.get(key) ?? String(400_000_000 + byNonce.size);
      byNonce.set(key, id);
      return json(200, { id, channel_id: CHANNEL, nonce: key });
    },
    busy,
    refused: () => json(403, { code: 50_001, message: 'Missing Access' }),
    failed: () => json(503, { code: 130_000, message: 'API resource is currently overloaded.' }),
    settings: (origin) => ({ channel: CHANNEL, baseUrl: `${origin}/api/v10` }),
    credentials: () => ({ botToken: BOT }),
    blockedSettings: { channel: CHANNEL, baseUrl: 'http://169.254.169.254/api/v10' },
    tellsWait: true,
  });
};
