import { below } from '../checks.js';
import { alertsOf } from '../notice-text.js';
import { type Notice, type Notifier, type NotifierContext, NotifierError, type NotifierSettings } from '../notifier.js';
import { isSuccess, postNotice, refusalOf } from '../post-notice.js';
import { type EventAction, pagerDutyEvent } from './pagerduty.event.js';
import { PAGERDUTY_CREDENTIALS, PAGERDUTY_FIELDS, PAGERDUTY_URL, PagerDutySettings } from './pagerduty.settings.js';

const WHO = 'PagerDuty';

/** Triggers, acknowledges and resolves alerts of a service; one alert stays one, however often it is told. */
export class PagerDutyNotifier implements Notifier<PagerDutySettings> {
  readonly kind = 'pagerduty';
  readonly description = 'Triggers, acknowledges and resolves alerts of a service of PagerDuty.';
  readonly settings = PagerDutySettings;
  readonly settingFields = PAGERDUTY_FIELDS;
  readonly credentialFields = PAGERDUTY_CREDENTIALS;

  constructor(private readonly context: NotifierContext) {}

  /** Of a digest each alert is told by itself: an alert about several could never be resolved. */
  async send(
    to: NotifierSettings<PagerDutySettings>,
    notice: Notice,
    key: string,
    signal?: AbortSignal,
  ): Promise<void> {
    for (const part of alertsOf(notice))
      await this.post(to, part, key, part.severity === 'recovered' ? 'resolve' : 'trigger', signal);
  }

  async acknowledge(
    to: NotifierSettings<PagerDutySettings>,
    notice: Notice,
    key: string,
    signal?: AbortSignal,
  ): Promise<void> {
    await this.post(to, notice, key, 'acknowledge', signal);
  }

  private async post(
    { settings, credentials }: NotifierSettings<PagerDutySettings>,
    notice: Notice,
    key: string,
    action: EventAction,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const { routingKey } = credentials;
    if (routingKey === undefined) throw new NotifierError(false, 'No integration key of PagerDuty is set.');
    const answer = await postNotice(this.context, WHO, {
      url: below(settings.baseUrl ?? PAGERDUTY_URL, 'enqueue'),
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(pagerDutyEvent(notice, key, routingKey, action)),
      ...(signal === undefined ? {} : { signal }),
    });
    if (!isSuccess(answer.status)) throw refusalOf(WHO, answer, this.context.now());
  }
}
