import { IsInt, IsOptional, IsUrl, Matches, Max, MaxLength, Min } from 'class-validator';
import type { SettingField } from '../setting.types.js';
import { WEB_ADDRESS } from '../setting-checks.js';

/** Google's own addresses and numbers, each of which a setting replaces. */
export const GOOGLE_PLAY_USUAL = {
  baseUrl: 'https://androidpublisher.googleapis.com/androidpublisher/v3',
  tokenUrl: 'https://oauth2.googleapis.com/token',
  replyLength: 350,
} as const;

export class GooglePlaySettings {
  @Matches(/^[A-Za-z]\w*(\.[A-Za-z]\w*)+$/)
  @MaxLength(200)
  packageName!: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  replyLength?: number;

  @IsOptional()
  @IsUrl(WEB_ADDRESS)
  @MaxLength(2_048)
  baseUrl?: string;

  @IsOptional()
  @IsUrl(WEB_ADDRESS)
  @MaxLength(2_048)
  tokenUrl?: string;
}

export const GOOGLE_PLAY_FIELDS: readonly SettingField[] = [
  { name: 'packageName', kind: 'text', required: true, description: 'Package name of the app, as com.example.app.' },
  { name: 'replyLength', kind: 'number', required: false, description: 'Longest answer in characters. Empty: 350.' },
  {
    name: 'baseUrl',
    kind: 'url',
    required: false,
    description: 'Address of the Google Play Developer API. Empty: that of Google.',
  },
  {
    name: 'tokenUrl',
    kind: 'url',
    required: false,
    description: 'Address that hands out tokens. Empty: that of Google.',
  },
];

export const GOOGLE_PLAY_CREDENTIALS: readonly SettingField[] = [
  {
    name: 'clientEmail',
    kind: 'text',
    required: true,
    description: 'E-mail address of the service account: client_email in its JSON key.',
  },
  {
    name: 'privateKey',
    kind: 'text',
    required: true,
    description: 'Private key of the service account: private_key in its JSON key, from BEGIN to END.',
  },
];
