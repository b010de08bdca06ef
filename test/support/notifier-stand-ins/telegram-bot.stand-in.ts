import type { Answer } from '../stand-ins/stand-in.js';
import { json, startReceiver } from './http-receiver.js';
import type { NotifierStandIn } from './notifier-stand-in.js';

const TOKEN = '123456789:stand-in-token-of-a-bot-0000000';
const CHAT = '-1001234567890';
/** The group before it became a supergroup. */
const OLD_CHAT = '-4242';
const TAG = /<\/?(b|i)>/g;

const fault = (code: number, description: string, parameters?: object): Answer =>
  json(code, { ok: false, error_code: code, description, ...(parameters === undefined ? {} : { parameters }) });

interface Message {
  readonly chat_id: string;
  readonly text: string;
  readonly parse_mode: string;
  readonly reply_markup?: { readonly inline_keyboard: readonly (readonly { readonly url: string }[])[] };
}

const unescape = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** What remains after its tags are read; null where a tag is none of Telegram's. */
function plainOf(text: string): string | null {
  const without = text.replaceAll(TAG, '');
  return /[<>]|&(?!(lt|gt|amp|quot);)/.test(without) ? null : unescape(without);
}

export const startTelegramApi = (): Promise<NotifierStandIn> =>
  startReceiver({
    read: ({ path, body }) => {
      if (path !== `/bot${TOKEN}/sendMessage`) return fault(404, 'Not Found');
      const message = JSON.parse(body) as Message;
      if (message.chat_id === OLD_CHAT)
        return fault(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
          migrate_to_chat_id: Number(CHAT),
        });
      if (message.chat_id !== CHAT) return fault(400, 'Bad Request: chat not found');
      const plain = plainOf(message.text);
      if (plain === null || message.parse_mode !== 'HTML') return fault(400, "Bad Request: can't parse entities");
      if (plain.length > 4_096) return fault(400, 'Bad Request: message is too long');
      const urls = message.reply_markup?.inline_keyboard.flat().map(({ url }) => new URL(url).hostname) ?? [];
      if (urls.some((host) => !/\.[a-z]/i.test(host)))
        return fault(400, 'Bad Request: inline keyboard button URL is invalid: Wrong HTTP URL');
      return { text: plain, key: plain.split(' · ').at(-1) ?? '', raw: body };
    },
    accepted: () => json(200, { ok: true, result: { message_id: 7, chat: { id: Number(CHAT) } } }),
    busy: (seconds) =>
      fault(429, 'Too Many Requests: retry later', seconds === undefined ? undefined : { retry_after: seconds }),
    refused: () => fault(403, 'Forbidden: bot was kicked from the supergroup chat'),
    failed: () => fault(502, 'Bad Gateway'),
    // Told of the old number, so that every notice goes the long way round.
    settings: (origin) => ({ chatId: OLD_CHAT, baseUrl: origin }),
    credentials: () => ({ botToken: TOKEN }),
    blockedSettings: { chatId: CHAT, baseUrl: 'http://169.254.169.254' },
    tellsWait: true,
  });
