import type { OutboundClient } from '../../outbound/outbound.types.js';
import { ApiCaller, type ApiAnswer, type ApiCall } from '../call-api.js';
import { ConnectorError } from '../connector.js';
import { multipartBody, type FilePart } from '../multipart.js';
import { ReplyError } from '../reply.types.js';
import { at, idOf, numberOf, textOf } from '../read-json.js';
import { botOf, TELEGRAM_USUAL, type TelegramSource } from './telegram.settings.js';

const SHAPE_CHANGED = 'Telegram gave an answer that is not what it documents.';

/** A group that has become a larger one: it goes on under another id, and nothing was posted. */
export class ChatMoved extends ReplyError {
  constructor(readonly chatId: string) {
    super('refused', 'The group has moved to another id on Telegram.');
  }
}

function faultOf(answer: ApiAnswer): ConnectorError | null {
  if (answer.status !== 409) return null;
  const isWebhookSet = (textOf(at(answer.value, 'description')) ?? '').includes('webhook');
  return isWebhookSet
    ? new ConnectorError(
        'invalid',
        'Telegram sends the messages of this bot to an address; remove that webhook first.',
        {
          code: 'refused',
        },
      )
    : new ConnectorError('retry', 'Another program is reading the messages of this bot.', { code: 'refused' });
}

function replyFaultOf(answer: ApiAnswer): ReplyError | null {
  const movedTo = idOf(at(answer.value, 'parameters', 'migrate_to_chat_id'));
  return answer.status === 400 && movedTo !== undefined ? new ChatMoved(movedTo) : null;
}

/** The Bot API for one source during one call. Its addresses hold the token, so nothing here ever names one. */
export class TelegramApi {
  requests = 0;
  private readonly caller: ApiCaller;
  private readonly base: string | null;

  constructor(
    outbound: OutboundClient,
    source: TelegramSource,
    private readonly now: Date,
    private readonly signal: AbortSignal,
  ) {
    const bot = botOf(source);
    const base = (source.settings.baseUrl ?? TELEGRAM_USUAL.baseUrl).replace(/\/+$/, '');
    this.base = bot === null ? null : `${base}/bot${bot.token}`;
    this.caller = new ApiCaller(outbound, {
      network: 'Telegram',
      faultOf,
      replyFaultOf,
      waitSecondsOf: (answer) => numberOf(at(answer.value, 'parameters', 'retry_after')),
    });
  }

  /** The `result` of a method that changes nothing people see. Throws ConnectorError. */
  async call(method: string, json: object = {}): Promise<unknown> {
    if (this.base === null)
      throw new ConnectorError('auth', 'The token of the Telegram bot is missing or not a token.', { code: 'revoked' });
    this.requests += 1;
    const { value } = await this.caller.read(
      { url: `${this.base}/${method}`, method: 'POST', json, signal: this.signal },
      this.now,
    );
    const result = at(value, 'result');
    if (at(value, 'ok') !== true || result === undefined)
      throw new ConnectorError('invalid', SHAPE_CHANGED, { code: 'changed-shape' });
    return result;
  }

  /** The `result` of a method that people see. Throws ReplyError. */
  post(method: string, json: object): Promise<unknown> {
    return this.send(method, { json });
  }

  /** The same with a file; values of the form are text, objects among them as JSON. Throws ReplyError. */
  postFile(method: string, fields: Readonly<Record<string, string>>, file: FilePart): Promise<unknown> {
    const { body, contentType } = multipartBody(fields, [file]);
    return this.send(method, { body, headers: { 'content-type': contentType } });
  }

  private async send(method: string, content: Pick<ApiCall, 'json' | 'body' | 'headers'>): Promise<unknown> {
    if (this.base === null) throw new ReplyError('refused', 'The token of the Telegram bot is missing.');
    const call = { url: `${this.base}/${method}`, signal: this.signal, ...content };
    return at((await this.caller.post(call, this.now)).value, 'result');
  }
}
