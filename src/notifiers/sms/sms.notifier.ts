import type { Notice, Notifier, NotifierContext, NotifierSettings } from '../notifier.js';
import { cut, factLine, linksOf, referenceOf } from '../notice-text.js';
import { askForEach } from '../twilio-request.js';
import { SMS_CREDENTIALS, SMS_FIELDS, SmsSettings } from './sms.settings.js';

/** Each 70 to 160 characters are one message and cost as one. The address is never cut. */
const MOST = { text: 300, title: 120 } as const;
const SHORT_MARK = 6;
const PREFIXES: Readonly<Record<Notice['severity'], string>> = { recovered: 'OK', warning: '!', critical: '!!' };

/** Sends text messages through Twilio, or a service that takes the same requests. */
export class SmsNotifier implements Notifier<SmsSettings> {
  readonly kind = 'sms';
  readonly description = 'Sends notices as text messages, through Twilio or a service with the same interface.';
  readonly settings = SmsSettings;
  readonly settingFields = SMS_FIELDS;
  readonly credentialFields = SMS_CREDENTIALS;

  constructor(private readonly context: NotifierContext) {}

  async send(to: NotifierSettings<SmsSettings>, notice: Notice, key: string, signal?: AbortSignal): Promise<void> {
    const { from } = to.settings;
    const sender = /^MG/i.test(from) ? { MessagingServiceSid: from } : { From: from };
    await askForEach(
      this.context,
      { who: 'The text message service', resource: 'Messages' },
      to,
      { ...sender, Body: smsText(notice, key) },
      signal,
    );
  }
}

/** `!! Title: text (facts) address #mark`, the text cut to what is left. */
export function smsText(notice: Notice, key: string): string {
  const title = cut(`${PREFIXES[notice.severity]} ${notice.title}`, MOST.title);
  const facts = factLine(notice);
  const words = `${title}: ${notice.text}${facts === '' ? '' : ` (${facts})`}`.replaceAll(/\s+/g, ' ');
  const link = linksOf(notice)[0]?.url;
  return [cut(words, MOST.text), link, `#${referenceOf(key).slice(0, SHORT_MARK)}`]
    .filter((part) => part !== undefined)
    .join(' ');
}
