import { IsInt, IsOptional, IsUrl, Matches, Max, MaxLength, Min } from 'class-validator';
import type { SettingField } from '../setting.types.js';
import { WEB_ADDRESS } from '../setting-checks.js';

/** GDELT's own address and numbers, each of which a setting replaces. */
export const GDELT_USUAL = {
  baseUrl: 'https://api.gdeltproject.org/api/v2/doc/doc',
  secondsBetween: 5,
} as const;

export class GdeltSettings {
  @IsOptional()
  @Matches(/\S/)
  @MaxLength(200)
  filter?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(3_600)
  secondsBetween?: number;

  @IsOptional()
  @IsUrl(WEB_ADDRESS)
  @MaxLength(2_048)
  baseUrl?: string;
}

export const GDELT_FIELDS: readonly SettingField[] = [
  {
    name: 'filter',
    kind: 'text',
    required: false,
    description:
      'What every search is narrowed down by, as "sourcelang:finnish" or "sourcecountry:FI -domain:example.com".',
  },
  {
    name: 'secondsBetween',
    kind: 'number',
    required: false,
    description: 'Seconds between two requests. Empty: 5, the least GDELT allows.',
  },
  { name: 'baseUrl', kind: 'url', required: false, description: 'Address of the DOC 2.0 API. Empty: that of GDELT.' },
];
