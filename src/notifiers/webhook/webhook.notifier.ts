import { OutboundError, type OutboundResponse } from '../../outbound/outbound.types.js';
import { type Notice, type Notifier, type NotifierContext, NotifierError, type NotifierSettings } from '../notifier.js';
import { WEBHOOK_CREDENTIALS, WEBHOOK_FIELDS, WebhookNotifierSettings } from './webhook.settings.js';
import { signDelivery } from './webhook.signature.js';

const LIMIT_MS = 10_000;

/**
 * Posts a notice as JSON `{key, title, text, severity, link, at}`; `text` alone is what chat tools with incoming webhooks
 * show. `Idempotency-Key` carries the key too, and with a secret so does `webhook-id`.
 */
export class WebhookNotifier implements Notifier<WebhookNotifierSettings> {
  readonly kind = 'webhook';
  readonly description = 'Posts notices to an address of yours: a chat channel, an on-call service, or a program.';
  readonly settings = WebhookNotifierSettings;
  readonly settingFields = WEBHOOK_FIELDS;
  readonly credentialFields = WEBHOOK_CREDENTIALS;

  constructor(private readonly context: NotifierContext) {}

  async send(
    to: NotifierSettings<WebhookNotifierSettings>,
    notice: Notice,
    key: string,
    signal?: AbortSignal,
  ): Promise<void> {
    const { status, headers } = await this.post(to, notice, key, signal);
    if (status >= 200 && status < 300) return;
    const mayRetry = status === 408 || status === 425 || status === 429 || status >= 500;
    throw new NotifierError(
      mayRetry,
      `The receiver answered ${String(status)}.`,
      mayRetry ? this.waitSeconds(headers['retry-after']) : undefined,
    );
  }

  private async post(
    to: NotifierSettings<WebhookNotifierSettings>,
    notice: Notice,
    key: string,
    signal: AbortSignal | undefined,
  ): Promise<OutboundResponse> {
    const { title, text, severity, link, at } = notice;
    const body = JSON.stringify({ key, title, text: `${title}: ${text}`, severity, link, at: at.toISOString() });
    const { secret } = to.credentials;
    try {
      return await this.context.outbound.request({
        method: 'POST',
        url: to.settings.url,
        headers: {
          'content-type': 'application/json',
          'idempotency-key': key,
          ...(secret === undefined ? {} : signDelivery(secret, key, this.context.now(), body)),
        },
        body,
        timeoutMs: LIMIT_MS,
        maxRedirects: 0,
        ...(signal === undefined ? {} : { signal }),
      });
    } catch (error) {
      const isBlocked = error instanceof OutboundError && error.fault === 'blocked';
      throw new NotifierError(!isBlocked, 'The receiver could not be reached.');
    }
  }

  private waitSeconds(value: string | undefined): number | undefined {
    if (value === undefined) return undefined;
    if (/^\d{1,9}$/.test(value)) return Number(value);
    const until = Date.parse(value);
    return Number.isNaN(until) ? undefined : Math.max(0, Math.ceil((until - this.context.now().getTime()) / 1_000));
  }
}
