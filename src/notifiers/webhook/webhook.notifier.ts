import type { Notice, Notifier, NotifierContext, NotifierSettings } from '../notifier.js';
import { isSuccess, postNotice, refusalOf } from '../post-notice.js';
import { WEBHOOK_CREDENTIALS, WEBHOOK_FIELDS, WebhookNotifierSettings } from './webhook.settings.js';
import { signDelivery } from './webhook.signature.js';

const WHO = 'The receiver';

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
    const { title, text, severity, link, at, alertId, tag, actions, facts } = notice;
    const body = JSON.stringify({
      key,
      title,
      text: `${title}: ${text}`,
      severity,
      link,
      at: at.toISOString(),
      ...(alertId === undefined ? {} : { alertId }),
      ...(tag === undefined ? {} : { tag }),
      ...(facts === undefined ? {} : { facts }),
      ...(actions === undefined ? {} : { actions }),
    });
    const { secret } = to.credentials;
    const now = this.context.now();
    const answer = await postNotice(this.context, WHO, {
      url: to.settings.url,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key,
        ...(secret === undefined ? {} : signDelivery(secret, key, now, body)),
      },
      body,
      ...(signal === undefined ? {} : { signal }),
    });
    if (!isSuccess(answer.status)) throw refusalOf(WHO, answer, now);
  }
}
