import type { OutboundResponse } from '../../outbound/outbound.types.js';
import { below } from '../checks.js';
import { type Notice, type Notifier, type NotifierContext, NotifierError, type NotifierSettings } from '../notifier.js';
import { fieldsOf, isSuccess, postNotice, refusalOf } from '../post-notice.js';
import { slackMessage } from './slack.message.js';
import { SLACK_CREDENTIALS, SLACK_FIELDS, SLACK_URL, SlackSettings } from './slack.settings.js';

const WHO = 'Slack';
/** What the Web API says with status 200 and means "later". Everything else it refuses is refused for good. */
const PASSING = new Set([
  'ratelimited',
  'rate_limited',
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);

/** Writes to a channel: by an incoming webhook, or as a bot by `chat.postMessage`. */
export class SlackNotifier implements Notifier<SlackSettings> {
  readonly kind = 'slack';
  readonly description = 'Writes notices to a channel of Slack, by an incoming webhook or as a bot.';
  readonly settings = SlackSettings;
  readonly settingFields = SLACK_FIELDS;
  readonly credentialFields = SLACK_CREDENTIALS;

  constructor(private readonly context: NotifierContext) {}

  async send(to: NotifierSettings<SlackSettings>, notice: Notice, key: string, signal?: AbortSignal): Promise<void> {
    const { webhookUrl, botToken } = to.credentials;
    const message = slackMessage(notice, key);
    if (webhookUrl !== undefined) await this.postToWebhook(webhookUrl, message, signal);
    else if (botToken !== undefined) await this.postAsBot(to.settings, botToken, message, signal);
    else throw new NotifierError(false, 'Neither a webhook address nor a bot token of Slack is set.');
  }

  /** Answers with plain text: `ok`, or a word for the fault beside the status. */
  private async postToWebhook(url: string, message: object, signal: AbortSignal | undefined): Promise<void> {
    const answer = await this.post(url, {}, message, signal);
    if (!isSuccess(answer.status))
      throw refusalOf(WHO, answer, this.context.now(), { code: answer.body.toString('utf8').trim() });
  }

  /** Answers 200 to nearly everything; `ok` says whether it worked. */
  private async postAsBot(
    { channel, baseUrl }: SlackSettings,
    token: string,
    message: object,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    if (channel === undefined) throw new NotifierError(false, 'No channel of Slack is set.');
    const url = below(baseUrl ?? SLACK_URL, 'chat.postMessage');
    const answer = await this.post(url, { authorization: `Bearer ${token}` }, { channel, ...message }, signal);
    const { ok, error } = fieldsOf(answer.body);
    if (isSuccess(answer.status) && ok === true) return;
    const isPassing = typeof error === 'string' ? PASSING.has(error) : ok === undefined;
    const status = isSuccess(answer.status) ? (isPassing ? 503 : 400) : answer.status;
    throw refusalOf(WHO, { ...answer, status }, this.context.now(), { code: error });
  }

  private post(
    url: string,
    headers: Readonly<Record<string, string>>,
    message: object,
    signal: AbortSignal | undefined,
  ): Promise<OutboundResponse> {
    return postNotice(this.context, WHO, {
      url,
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      body: JSON.stringify(message),
      ...(signal === undefined ? {} : { signal }),
    });
  }
}
