import { readForm, type ShownPicture } from './pictures.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer, Received, StandIn } from './stand-in.js';
import { serveLoopback } from './stand-in.js';
import { json } from './live-loopback.js';

const TOKEN = '7000000001:AAE-standin_token-of-35-characters';
const SECRET = 'a_secret-of-some-length';
const FIXTURE = join(import.meta.dirname, '../../../src/connectors/telegram/fixtures/update.json');
const GROUP = { id: -1001876543210, title: 'Acme users', username: 'acme_users', type: 'supergroup' };
const MOVED = { id: -4455, title: 'Old group', type: 'group' };

const fault = (code: number, description: string, parameters?: object): Answer =>
  json({ ok: false, error_code: code, description, ...(parameters && { parameters }) }, code);

interface Sent {
  readonly externalId: string;
  readonly text: string;
  readonly answers: number | null;
}

export interface TelegramStandIn extends StandIn {
  /** A message more, as Telegram would tell of it. */
  add(message: object, kind?: string): void;
  setWebhook(url: string): void;
  readonly sent: readonly Sent[];
}

/**
 * The Bot API: updates below the offset are not given again, and messages that are gone cannot be answered. A question without
 * an offset begins anew, so that one stand-in serves many tests.
 */
export async function startTelegramStandIn(): Promise<TelegramStandIn> {
  const updates: { readonly update_id: number }[] = [];
  const sent: Sent[] = [];
  const numbers = new Set<number>();
  let webhook = '';
  let readAnswer: Answer | null = null;
  let writeAnswer: Answer | null = null;
  let nextUpdate = 523_001_000;
  let nextMessage = 500;
  const date = Math.floor(Date.now() / 1_000) - 600;

  const add = (message: object, kind = 'message'): void => {
    const number = (message as { message_id?: number }).message_id;
    if (number !== undefined) numbers.add(number);
    updates.push({ update_id: nextUpdate, [kind]: message });
    nextUpdate += 1;
  };

  const getUpdates = (query: Record<string, unknown>): Answer => {
    if (webhook !== '')
      return fault(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    const offset = Number(query['offset'] ?? 0);
    const waiting = updates.filter(({ update_id }) => update_id >= offset);
    return json({ ok: true, result: waiting.slice(0, Math.min(100, Number(query['limit'] ?? 100))) });
  };

  const pictures: ShownPicture[] = [];
  const sendMessage = (body: Record<string, unknown>): Answer => {
    const text = String(body['text']);
    const answers = (body['reply_parameters'] as { message_id: number } | undefined)?.message_id ?? null;
    if (text === '' || text.length > 4_096) return fault(400, 'Bad Request: message is too long');
    if (String(body['chat_id']) === String(MOVED.id))
      return fault(400, 'Bad Request: group chat was upgraded to a supergroup chat', { migrate_to_chat_id: GROUP.id });
    if (answers !== null && !numbers.has(answers)) return fault(400, 'Bad Request: message to be replied not found');
    nextMessage += 1;
    sent.push({ externalId: `${String(GROUP.id)}:${String(nextMessage)}`, text, answers });
    return json({ ok: true, result: { message_id: nextMessage, chat: GROUP, date, text } });
  };

  const sendPhoto = ({ headers, raw = Buffer.alloc(0) }: Received): Answer => {
    const form = readForm(headers['content-type'] ?? '', raw);
    const said = (name: string): string => form.get(name)?.bytes.toString('utf8') ?? '';
    const photo = form.get('photo');
    if (photo === undefined || photo.type === null || said('caption').length > 1_024)
      return fault(400, 'Bad Request: wrong photo or caption');
    const reply = said('reply_parameters');
    const given = sendMessage({
      chat_id: said('chat_id'),
      text: said('caption'),
      ...(reply === '' ? {} : { reply_parameters: JSON.parse(reply) as object }),
    });
    if (typeof given !== 'string' && given.status === 200) pictures.splice(0, 1, { altText: null, bytes: photo.bytes });
    return given;
  };

  const answer = (request: Received): Answer => {
    const { path, body } = request;
    const [, token, method] = /^\/bot([^/]+)\/(\w+)$/.exec(path) ?? [];
    if ((method === 'sendMessage' || method === 'sendPhoto') && writeAnswer !== null) return writeAnswer;
    if (method !== 'sendMessage' && readAnswer !== null) return readAnswer;
    if (token !== TOKEN) return fault(401, 'Unauthorized');
    if (method === 'sendPhoto') return sendPhoto(request);
    const given = (body === '' ? {} : JSON.parse(body)) as Record<string, unknown>;
    const methods: Readonly<Record<string, () => Answer>> = {
      getUpdates: () => getUpdates(given),
      sendMessage: () => sendMessage(given),
      getMe: () => json({ ok: true, result: { id: 7_000_000_001, is_bot: true, username: 'AcmeCareBot' } }),
      getWebhookInfo: () =>
        json({ ok: true, result: { url: webhook, pending_update_count: 3, last_error_message: 'Wrong response' } }),
    };
    return methods[method ?? '']?.() ?? fault(404, 'Not Found');
  };

  const writer = { id: 5_200_000_001, is_bot: false, first_name: 'Maija', username: 'maija_k' };
  const message = (message_id: number, text: string, more: object = {}): object => ({
    message_id,
    from: writer,
    chat: GROUP,
    date: date + message_id,
    text,
    ...more,
  });
  add(message(11, 'My Acme card was declined'));
  add({ message_id: 12, from: writer, chat: GROUP, date, new_chat_members: [writer] });
  add(message(13, 'And again'));
  add(
    message(14, 'In private', {
      chat: { id: 5_200_000_001, type: 'private', first_name: 'Maija', username: 'maija_k' },
    }),
  );
  add(
    { message_id: 15, sender_chat: GROUP, chat: GROUP, date, caption: 'News with a picture', photo: [] },
    'channel_post',
  );
  const { host, origin, received, stop } = await serveLoopback(answer);
  const group = String(GROUP.id);
  return {
    settings: { baseUrl: origin, longPollSeconds: 0 },
    credentials: { botToken: TOKEN, webhookSecret: SECRET, botUsername: 'AcmeCareBot' },
    badSettings: [{ isPushed: 'yes' }, { longPollSeconds: 50 }, { baseUrl: 'telegram' }],
    targets: [host],
    folders: [],
    pollIds: [`${group}:11`, `${group}:13`, '5200000001:14', `${group}:15`],
    sign: (body, at) => ({
      method: 'POST',
      query: '',
      body: Buffer.from(body),
      headers: { 'x-telegram-bot-api-secret-token': SECRET },
      receivedAt: at,
    }),
    delivery: { body: readFileSync(FIXTURE), ids: [`${group}:41`] },
    badDeliveries: [
      ['not JSON', 'not json'],
      ['nothing', ''],
      ['no update', '{"message":{}}'],
      ['a list', '[]'],
    ],
    replyTarget: {
      externalId: `${group}:11`,
      conversationId: `${group}:11`,
      authorHandle: 'maija_k',
      visibility: 'public',
    },
    answerPolls: (given) => {
      readAnswer = given;
    },
    answerReplies: (given) => {
      writeAnswer = given;
    },
    shownPictures: () => pictures,
    posted: () => sent,
    received,
    stop,
    add,
    setWebhook: (url) => {
      webhook = url;
    },
    sent,
  };
}
