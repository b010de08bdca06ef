import type { OutboundResponse } from '../../outbound/outbound.types.js';
import { below } from '../checks.js';
import { type Notice, type Notifier, type NotifierContext, NotifierError, type NotifierSettings } from '../notifier.js';
import { asFields, fieldsOf, isSuccess, postNotice, refusalOf } from '../post-notice.js';
import { telegramMessage, type TelegramMessage } from './telegram.message.js';
import { TELEGRAM_CREDENTIALS, TELEGRAM_FIELDS, TELEGRAM_URL, TelegramNotifierSettings } from './telegram.settings.js';

const WHO = 'Telegram';
/** The token is part of the address: what is none could change where the request goes. */
const TOKEN = /^\d{1,20}:[\w-]{10,100}$/;

/** Writes to a chat, group or channel as a bot. */
export class TelegramNotifier implements Notifier<TelegramNotifierSettings> {
  readonly kind = 'telegram';
  readonly description = 'Writes notices to a chat, group or channel of Telegram as a bot.';
  readonly settings = TelegramNotifierSettings;
  readonly settingFields = TELEGRAM_FIELDS;
  readonly credentialFields = TELEGRAM_CREDENTIALS;

  constructor(private readonly context: NotifierContext) {}

  async send(
    to: NotifierSettings<TelegramNotifierSettings>,
    notice: Notice,
    key: string,
    signal?: AbortSignal,
  ): Promise<void> {
    const token = to.credentials['botToken']?.trim() ?? '';
    if (!TOKEN.test(token)) throw new NotifierError(false, 'No token of a bot of Telegram is set.');
    const url = below(to.settings.baseUrl ?? TELEGRAM_URL, `bot${token}/sendMessage`);
    const message = telegramMessage(notice, key);
    const answer = await this.post(url, to.settings.chatId, message, signal);
    if (isDone(answer)) return;
    const moved = asFields(fieldsOf(answer.body)['parameters'])['migrate_to_chat_id'];
    // A group that became a supergroup has another number; the answer names it, and nothing was written.
    if (typeof moved !== 'number' && typeof moved !== 'string') throw this.describeFault(answer);
    const second = await this.post(url, String(moved), message, signal);
    if (!isDone(second)) throw this.describeFault(second);
  }

  private post(
    url: string,
    chatId: string,
    message: TelegramMessage,
    signal: AbortSignal | undefined,
  ): Promise<OutboundResponse> {
    return postNotice(this.context, WHO, {
      url,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ chat_id: chatId, ...message }),
      ...(signal === undefined ? {} : { signal }),
    });
  }

  private describeFault(answer: OutboundResponse): NotifierError {
    const { error_code: code, parameters } = fieldsOf(answer.body);
    const status = isSuccess(answer.status) ? (typeof code === 'number' ? code : 503) : answer.status;
    return refusalOf(WHO, { ...answer, status }, this.context.now(), {
      waitSeconds: asFields(parameters)['retry_after'],
    });
  }
}

const isDone = ({ status, body }: OutboundResponse): boolean => isSuccess(status) && fieldsOf(body)['ok'] === true;
