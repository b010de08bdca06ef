import { IsBoolean, IsOptional, IsUrl, MaxLength } from 'class-validator';
import type { SettingField } from '../setting.types.js';

export class InboundSettings {
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false, disallow_auth: true })
  @MaxLength(2_048)
  callbackUrl?: string;

  @IsOptional()
  @IsBoolean()
  callbackHonoursKey?: boolean;
}

export const INBOUND_FIELDS: readonly SettingField[] = [
  {
    name: 'callbackUrl',
    kind: 'url',
    required: false,
    description: 'Address that answers are posted to, signed with the same secret. Empty: answers are given by hand.',
  },
  {
    name: 'callbackHonoursKey',
    kind: 'boolean',
    required: false,
    description:
      'The callback posts an answer once however often it gets the same key within 24 hours, so that an unknown outcome may be tried again.',
  },
];

export const INBOUND_CREDENTIALS: readonly SettingField[] = [
  {
    name: 'secret',
    kind: 'text',
    required: true,
    minLength: 16,
    description:
      'Secret shared with the sender, by which both sides sign (Standard Webhooks): whsec_ and base64, or any text.',
  },
];
