import { IsOptional, IsUrl, Matches, MaxLength } from 'class-validator';
import { WEB_ADDRESS } from '../checks.js';
import type { NotifierField } from '../notifier.js';

export const NTFY_URL = 'https://ntfy.sh';

export class NtfySettings {
  @Matches(/^[-_A-Za-z0-9]{1,64}$/, { message: 'topic may have letters, figures, - and _' })
  topic!: string;

  @IsOptional()
  @IsUrl(WEB_ADDRESS)
  @MaxLength(2_048)
  baseUrl?: string;
}

export const NTFY_FIELDS: readonly NotifierField[] = [
  {
    name: 'topic',
    kind: 'text',
    required: true,
    description:
      'The topic phones are subscribed to. Without a sign-in whoever knows it reads along: choose a long one.',
  },
  {
    name: 'baseUrl',
    kind: 'url',
    required: false,
    description: 'Address of a server of your own. Empty: https://ntfy.sh.',
  },
];

export const NTFY_CREDENTIALS: readonly NotifierField[] = [
  {
    name: 'accessToken',
    kind: 'text',
    required: false,
    minLength: 8,
    description: 'Token to write to a protected topic ("tk_…").',
  },
];
