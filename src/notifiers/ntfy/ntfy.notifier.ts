import type { Notice, Notifier, NotifierContext, NotifierSettings } from '../notifier.js';
import { fieldsOf, isSuccess, postNotice, refusalOf } from '../post-notice.js';
import { ntfyMessage } from './ntfy.message.js';
import { NTFY_CREDENTIALS, NTFY_FIELDS, NTFY_URL, NtfySettings } from './ntfy.settings.js';

const WHO = 'The ntfy server';
/** More than a day's messages: nothing changes before tomorrow, but it does then. */
const DAY_LIMIT = 42_908;
const DAY_LIMIT_WAIT_SECONDS = 3_600;

/** Publishes to a topic that phones are subscribed to, on ntfy.sh or a server of one's own. */
export class NtfyNotifier implements Notifier<NtfySettings> {
  readonly kind = 'ntfy';
  readonly description = 'Publishes notices to a topic of ntfy, for phones that are subscribed to it.';
  readonly settings = NtfySettings;
  readonly settingFields = NTFY_FIELDS;
  readonly credentialFields = NTFY_CREDENTIALS;

  constructor(private readonly context: NotifierContext) {}

  async send(to: NotifierSettings<NtfySettings>, notice: Notice, key: string, signal?: AbortSignal): Promise<void> {
    const { accessToken } = to.credentials;
    const answer = await postNotice(this.context, WHO, {
      // JSON is taken at the root of the server only.
      url: (to.settings.baseUrl ?? NTFY_URL).replace(/\/*$/, '/'),
      headers: {
        'content-type': 'application/json',
        ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }),
      },
      body: JSON.stringify(ntfyMessage(notice, key, to.settings.topic)),
      ...(signal === undefined ? {} : { signal }),
    });
    if (isSuccess(answer.status)) return;
    const { code } = fieldsOf(answer.body);
    const waitSeconds = code === DAY_LIMIT ? DAY_LIMIT_WAIT_SECONDS : undefined;
    throw refusalOf(WHO, answer, this.context.now(), { code, waitSeconds });
  }
}
