import { IsUrl, MaxLength } from 'class-validator';
import type { NotifierField } from '../notifier.js';

export class WebhookNotifierSettings {
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false, disallow_auth: true })
  @MaxLength(2_048)
  url!: string;
}

export const WEBHOOK_FIELDS: readonly NotifierField[] = [
  { name: 'url', kind: 'url', required: true, description: 'Where notices are posted to.' },
];

export const WEBHOOK_CREDENTIALS: readonly NotifierField[] = [
  {
    name: 'secret',
    kind: 'text',
    required: false,
    minLength: 16,
    description: 'Signs each notice as Standard Webhooks says; "whsec_…" is read as base64.',
  },
];
