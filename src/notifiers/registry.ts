import { EmailNotifier } from './email/email.notifier.js';
import type { Notifier, NotifierContext } from './notifier.js';
import { WebhookNotifier } from './webhook/webhook.notifier.js';

/** LIST 4. */
export function createNotifiers(context: NotifierContext): readonly Notifier[] {
  return [new WebhookNotifier(context), new EmailNotifier(context)];
}
