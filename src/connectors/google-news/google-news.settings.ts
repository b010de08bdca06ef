import { IsInt, IsOptional, IsUrl, Matches, Max, MaxLength, Min } from 'class-validator';
import type { SettingField } from '../setting.types.js';
import { WEB_ADDRESS } from '../setting-checks.js';

export const GOOGLE_NEWS_USUAL = { baseUrl: 'https://news.google.com', days: 1 } as const;

export class GoogleNewsSettings {
  @Matches(/^[a-z]{2,3}(-[A-Za-z0-9]{2,4})?$/)
  language!: string;

  @Matches(/^[A-Z]{2}$/)
  country!: string;

  @IsOptional()
  @Matches(/^[A-Z]{2}:[A-Za-z0-9-]{2,8}$/)
  edition?: string;

  @IsOptional()
  @Matches(/\S/)
  @MaxLength(500)
  query?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(30)
  days?: number;

  @IsOptional()
  @IsUrl(WEB_ADDRESS)
  @MaxLength(2_048)
  baseUrl?: string;
}

export const GOOGLE_NEWS_FIELDS: readonly SettingField[] = [
  { name: 'language', kind: 'text', required: true, description: 'Language of the edition (hl), as "fi" or "en-GB".' },
  { name: 'country', kind: 'text', required: true, description: 'Country of the edition (gl), as "FI".' },
  {
    name: 'edition',
    kind: 'text',
    required: false,
    description: 'Edition (ceid) where it is not simply country and language, as "BR:pt-419".',
  },
  {
    name: 'query',
    kind: 'text',
    required: false,
    description: 'A search of your own instead of the words of the watches, in the way Google writes searches.',
  },
  { name: 'days', kind: 'number', required: false, description: 'How many days back is searched, 1 to 30. Empty: 1.' },
  { name: 'baseUrl', kind: 'url', required: false, description: 'Address of Google News. Empty: that of Google.' },
];
