import { OutboundError, type OutboundResponse } from '../../outbound/outbound.types.js';
import { type Notice, type Notifier, type NotifierContext, NotifierError } from '../notifier.js';
import { WebhookNotifierSettings } from './webhook.settings.js';

const LIMIT_MS = 10_000;

/**
 * Posts a notice as JSON `{key, title, text, severity, link, at}`; `text` alone is what chat tools with incoming webhooks
 * show. `Idempotency-Key` carries the key too.
 */
export class WebhookNotifier implements Notifier<WebhookNotifierSettings> {
  readonly kind = 'webhook';
  readonly settings = WebhookNotifierSettings;

  constructor(private readonly context: NotifierContext) {}

  async send(settings: WebhookNotifierSettings, notice: Notice, key: string): Promise<void> {
    const { status } = await this.post(settings.url, notice, key);
    if (status >= 200 && status < 300) return;
    const mayRetry = status === 408 || status === 425 || status === 429 || status >= 500;
    throw new NotifierError(mayRetry, `The receiver answered ${String(status)}.`);
  }

  private async post(url: string, notice: Notice, key: string): Promise<OutboundResponse> {
    const { title, text, severity, link, at } = notice;
    try {
      return await this.context.outbound.request({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify({ key, title, text: `${title}: ${text}`, severity, link, at: at.toISOString() }),
        timeoutMs: LIMIT_MS,
        maxRedirects: 0,
      });
    } catch (error) {
      if (error instanceof OutboundError)
        throw new NotifierError(error.fault !== 'blocked', 'The receiver could not be reached.');
      throw error;
    }
  }
}
