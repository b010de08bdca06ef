import type { NotifierStandIn } from './notifier-stand-in.js';
import { startSmtpSink } from './smtp-sink.js';
import { startWebhookReceiver } from './webhook.stand-in.js';

/** One for every notifier of the registry. */
export const NOTIFIER_STAND_INS: Readonly<Record<string, () => Promise<NotifierStandIn>>> = {
  webhook: startWebhookReceiver,
  email: startSmtpSink,
};
