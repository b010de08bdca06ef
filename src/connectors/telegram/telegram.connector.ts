import type {
  Connector,
  ConnectorContext,
  Cursor,
  Delivery,
  Gap,
  InboundRequest,
  Page,
  PollLimits,
} from '../connector.js';
import type { OwnAccountFacts } from '../own-account.types.js';
import type { TokenKeeper } from '../token.types.js';
import type { NormalisedPost, RejectedPost } from '../post.types.js';
import type {
  AutomationRules,
  Posted,
  PostFacts,
  Replyability,
  ReplyImage,
  ReplyMeasure,
  ReplyTarget,
} from '../reply.types.js';
import { ConnectorError } from '../connector.js';
import { ReplyError } from '../reply.types.js';
import { measurePlainReply } from '../plain-reply.js';
import { at, idOf, instantOf, listOf, numberOf, objectOf, parseJson, textOf } from '../read-json.js';
import { isSameText } from '../same-text.js';
import { ChatMoved, TelegramApi } from './telegram-api.js';
import { sendMessage, TELEGRAM_MEDIA } from './telegram-reply.js';
import { messageKey, readUpdate, splitMessageKey, UPDATE_KINDS } from './telegram.normalise.js';
import {
  botOf,
  TELEGRAM_CREDENTIALS,
  TELEGRAM_FIELDS,
  TELEGRAM_USUAL,
  TelegramSettings,
  type TelegramBot,
  type TelegramSource,
} from './telegram.settings.js';

const MOST_UPDATES = 100;
const KEPT_MS = 24 * 3_600_000;
const MAX_CHARACTERS = 4_096;
const MAX_BODY_BYTES = 5 * 1024 * 1024;
const SECRET_HEADER = 'x-telegram-bot-api-secret-token';

/** Groups, channels and private chats a bot is in. */
export class TelegramConnector implements Connector<TelegramSettings> {
  readonly kind = 'telegram';
  readonly network = 'telegram';
  readonly description =
    'Reads the Telegram groups, channels and private chats a bot of yours is in, and answers there.';
  readonly settings = TelegramSettings;
  readonly settingFields = TELEGRAM_FIELDS;
  readonly credentialFields = TELEGRAM_CREDENTIALS;
  readonly interval = { minSeconds: 5, usualSeconds: 30 };
  readonly media = TELEGRAM_MEDIA;
  readonly automation: AutomationRules = {
    automaticReply: 'only-if-addressed',
    perPost: 1,
    needsLabel: false,
    source:
      'Telegram Bot Developer terms and Bot API: bots are marked as such; at most 20 messages a minute in a group.',
  };
  readonly tokens: TokenKeeper<TelegramSettings>;

  constructor(private readonly context: ConnectorContext) {
    this.tokens = {
      obtain: async (source, signal) => {
        const me = await this.apiOf(source, context.now(), signal).call('getMe');
        const username = textOf(at(me, 'username')) ?? '';
        return { credentials: { botUsername: username }, expiresAt: null, account: `@${username}` };
      },
    };
  }

  async poll(source: TelegramSource, cursor: Cursor, limits: PollLimits, signal: AbortSignal): Promise<Page> {
    const api = this.apiOf(source, limits.now, signal);
    if (source.settings.isPushed === true) return lookAtWebhook(api, cursor);
    const { offset, gap } = readPlace(cursor, limits.now);
    const limit = Math.min(MOST_UPDATES, Math.max(1, limits.maxPosts));
    const result = await api.call('getUpdates', {
      ...(offset === null ? {} : { offset }),
      limit,
      timeout: source.settings.longPollSeconds ?? TELEGRAM_USUAL.longPollSeconds,
      allowed_updates: UPDATE_KINDS,
    });
    if (!Array.isArray(result)) throw changedShape();
    const updates = listOf(result);
    const ids = updates.flatMap((update) => numberOf(at(update, 'update_id')) ?? []);
    const next = ids.length === 0 ? offset : Math.max(...ids) + 1;
    return {
      ...readUpdates(updates, botOf(source)),
      cursor: { offset: next, at: limits.now.toISOString() },
      complete: updates.length < limit,
      cost: { requests: api.requests },
      ...(gap === null ? {} : { gaps: [gap] }),
    };
  }

  receive(source: TelegramSource, request: InboundRequest): Promise<Delivery> {
    return new Promise((resolve) => {
      checkSecret(source.credentials['webhookSecret'], request.headers[SECRET_HEADER]);
      if (request.body.length > MAX_BODY_BYTES) throw new ConnectorError('invalid', 'The body is larger than 5 MiB.');
      const update = parseJson(request.body.toString('utf8'));
      const updateId = idOf(at(update, 'update_id'));
      if (objectOf(update) === null || updateId === undefined)
        throw new ConnectorError('invalid', 'The body is not an update of Telegram.');
      resolve({
        ...readUpdates([update], botOf(source)),
        deliveryId: `update-${updateId}`,
        cursor: null,
        complete: true,
      });
    });
  }

  async reply(
    source: TelegramSource,
    to: ReplyTarget,
    text: string,
    _key: string,
    signal: AbortSignal,
    images: readonly ReplyImage[] = [],
  ): Promise<Posted> {
    const message = splitMessageKey(to.externalId);
    if (message === null) throw new ReplyError('refused', 'This is no message of Telegram.');
    const api = this.apiOf(source, this.context.now(), signal);
    const answering = Number(message.messageId);
    try {
      return postedAs(await sendMessage(api, { chatId: message.chatId, text, answering }, images));
    } catch (error) {
      // Messages keep no number when a group moves, so the answer names nobody there.
      if (!(error instanceof ChatMoved)) throw error;
      return postedAs(await sendMessage(api, { chatId: error.chatId, text, answering: null }, images));
    }
  }

  measureReply(_source: TelegramSource, _to: ReplyTarget, text: string): ReplyMeasure {
    return measurePlainReply(text, MAX_CHARACTERS, [], text.length);
  }

  ownAccount(source: TelegramSource): OwnAccountFacts | null {
    const bot = botOf(source);
    if (bot === null) return null;
    return { address: bot.id, handle: bot.username === null ? bot.id : `@${bot.username}`, ownPosts: 'not-shown' };
  }

  replyability(post: PostFacts, source: TelegramSource): Replyability {
    const deepLink = post.url;
    if (post.isOwn === true) return { verdict: 'not-possible', reason: 'own-post', deepLink };
    if (botOf(source) === null) return { verdict: 'by-hand', reason: 'not-connected', deepLink };
    if (post.isPrivate === true) return { verdict: 'private-only', reason: 'private-message', deepLink };
    return { verdict: 'public', reason: 'open', deepLink };
  }

  private apiOf(source: TelegramSource, now: Date, signal: AbortSignal): TelegramApi {
    return new TelegramApi(this.context.outbound, source, now, signal);
  }
}

const changedShape = (): ConnectorError =>
  new ConnectorError('invalid', 'Telegram gave an answer that is not what it documents.', { code: 'changed-shape' });

function readUpdates(
  updates: readonly unknown[],
  bot: TelegramBot | null,
): { readonly posts: readonly NormalisedPost[]; readonly rejected: readonly RejectedPost[] } {
  const read = updates.map((update) => ({ update, found: readUpdate(update, bot) }));
  return {
    posts: read.flatMap(({ found }) => (found.kind === 'post' ? [found.post] : [])),
    rejected: read.flatMap(({ update, found }) =>
      found.kind === 'bad' ? [{ reason: found.reason, raw: JSON.stringify(update) }] : [],
    ),
  };
}

/** Updates wait for a day; what came longer ago and was not asked for is gone. */
function readPlace(cursor: Cursor, now: Date): { readonly offset: number | null; readonly gap: Gap | null } {
  const offset = numberOf(at(cursor, 'offset'));
  const readAt = instantOf(at(cursor, 'at'));
  const oldest = new Date(now.getTime() - KEPT_MS);
  const gap = readAt !== undefined && readAt < oldest ? { from: readAt, to: oldest, reason: 'kept-a-day' } : null;
  return { offset: offset !== undefined && Number.isSafeInteger(offset) && offset >= 0 ? offset : null, gap };
}

/** Where messages are sent to us there is nothing to read; a look tells whether they arrive. */
async function lookAtWebhook(api: TelegramApi, cursor: Cursor): Promise<Page> {
  const info = await api.call('getWebhookInfo');
  const waiting = numberOf(at(info, 'pending_update_count')) ?? 0;
  const notices = [
    ...(textOf(at(info, 'url')) === undefined
      ? [{ code: 'no-webhook', text: 'Telegram was told no address to send messages to: set the webhook of the bot.' }]
      : []),
    ...(textOf(at(info, 'last_error_message')) !== undefined && waiting > 0
      ? [{ code: 'webhook-fails', text: `Telegram cannot deliver ${String(waiting)} messages to this source.` }]
      : []),
  ];
  return { posts: [], cursor, complete: true, cost: { requests: api.requests }, notices };
}

function checkSecret(secret: string | undefined, given: string | undefined): void {
  if (secret === undefined || secret.length < 16) throw new ConnectorError('auth', 'No secret is set for this source.');
  if (given === undefined || !isSameText(given, secret))
    throw new ConnectorError('auth', 'The secret of the webhook does not match.');
}

function postedAs(message: unknown): Posted {
  const [chatId, messageId] = [idOf(at(message, 'chat', 'id')), idOf(at(message, 'message_id'))];
  if (chatId === undefined || messageId === undefined)
    throw new ReplyError('unknown', 'Telegram accepted the answer without saying its id.');
  const name = textOf(at(message, 'chat', 'username'));
  return {
    externalId: messageKey(chatId, messageId),
    ...(name === undefined || at(message, 'chat', 'type') === 'private'
      ? {}
      : { url: `https://t.me/${name}/${messageId}` }),
  };
}
