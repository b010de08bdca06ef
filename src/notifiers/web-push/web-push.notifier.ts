import { type Notice, type Notifier, type NotifierContext, NotifierError, type NotifierSettings } from '../notifier.js';
import { pushToReceivers } from '../push-to-devices.js';
import { peopleOf, WEB_PUSH_CREDENTIALS, WEB_PUSH_FIELDS, WebPushSettings } from './web-push.settings.js';

/** Shows notices on the phones and browsers of people of this installation (Web Push, RFC 8030, 8291 and 8292). */
export class WebPushNotifier implements Notifier<WebPushSettings> {
  readonly kind = 'web-push';
  readonly description = 'Shows notices on the phones and browsers that people have set up for it here.';
  readonly settings = WebPushSettings;
  readonly settingFields = WEB_PUSH_FIELDS;
  readonly credentialFields = WEB_PUSH_CREDENTIALS;

  constructor(private readonly context: NotifierContext) {}

  async send(to: NotifierSettings<WebPushSettings>, notice: Notice, key: string, signal?: AbortSignal): Promise<void> {
    const { pushDirectory } = this.context;
    if (pushDirectory === undefined) throw new NotifierError(false, 'No devices are known here.');
    const receivers = await pushDirectory.findReceivers(to.workspaceId, peopleOf(to.settings));
    await pushToReceivers(this.context, pushDirectory, receivers, notice, key, signal);
  }
}
