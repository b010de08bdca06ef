import { IsInt, IsOptional, IsUrl, Matches, Max, MaxLength, Min } from 'class-validator';
import type { SettingField } from '../setting.types.js';
import { WEB_ADDRESS } from '../setting-checks.js';

/** Apple's own addresses and numbers, each of which a setting replaces. */
export const APP_STORE_USUAL = {
  baseUrl: 'https://itunes.apple.com',
  connectUrl: 'https://api.appstoreconnect.apple.com',
  replyLength: 5_970,
  countries: 'us',
} as const;

export class AppStoreSettings {
  @Matches(/^\d{1,15}$/)
  appId!: string;

  @IsOptional()
  @Matches(/^\s*[A-Za-z]{2}(\s*,\s*[A-Za-z]{2}){0,39}\s*$/)
  countries?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  replyLength?: number;

  @IsOptional()
  @IsUrl(WEB_ADDRESS)
  @MaxLength(2_048)
  baseUrl?: string;

  @IsOptional()
  @IsUrl(WEB_ADDRESS)
  @MaxLength(2_048)
  connectUrl?: string;
}

export const APP_STORE_FIELDS: readonly SettingField[] = [
  {
    name: 'appId',
    kind: 'text',
    required: true,
    description: 'The number of the app, as in apps.apple.com/app/id123456789.',
  },
  {
    name: 'countries',
    kind: 'text',
    required: false,
    description:
      'Countries whose public reviews are read, as "fi, lv, us"; with a key of App Store Connect those of all countries are. Empty: us.',
  },
  {
    name: 'replyLength',
    kind: 'number',
    required: false,
    description: 'Longest answer in characters. Empty: 5,970.',
  },
  {
    name: 'baseUrl',
    kind: 'url',
    required: false,
    description: 'Address of the public review feed. Empty: that of Apple.',
  },
  {
    name: 'connectUrl',
    kind: 'url',
    required: false,
    description: 'Address of the App Store Connect API. Empty: that of Apple.',
  },
];

export const APP_STORE_CREDENTIALS: readonly SettingField[] = [
  {
    name: 'issuerId',
    kind: 'text',
    required: false,
    description: 'Issuer id of App Store Connect, shown above its list of API keys; needed to answer.',
  },
  { name: 'keyId', kind: 'text', required: false, description: 'Id of an API key with the role Customer Support.' },
  {
    name: 'privateKey',
    kind: 'text',
    required: false,
    description: 'The private key itself: the text of the .p8 file, from BEGIN to END.',
  },
];
