import type { PageChannel } from './on-call.types.js';

/** Where a notifier of a kind keeps the address it writes to. */
export const ADDRESS_FIELD: Readonly<Record<PageChannel, string>> = {
  email: 'to',
  sms: 'to',
  voice: 'to',
  telegram: 'chatId',
  ntfy: 'topic',
  'web-push': 'to',
};
