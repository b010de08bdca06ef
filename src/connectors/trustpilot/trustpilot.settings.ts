import { IsInt, IsOptional, IsUrl, Matches, Max, MaxLength, Min } from 'class-validator';
import type { SettingField } from '../setting.types.js';
import { WEB_ADDRESS } from '../setting-checks.js';

/** Trustpilot's own addresses and numbers, each of which a setting replaces. */
export const TRUSTPILOT_USUAL = {
  baseUrl: 'https://api.trustpilot.com/v1',
  replyLength: 5_000,
} as const;

export class TrustpilotSettings {
  @Matches(/^[0-9a-f]{24}$/)
  businessUnitId!: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  replyLength?: number;

  @IsOptional()
  @IsUrl(WEB_ADDRESS)
  @MaxLength(2_048)
  baseUrl?: string;
}

export const TRUSTPILOT_FIELDS: readonly SettingField[] = [
  {
    name: 'businessUnitId',
    kind: 'text',
    required: true,
    description: 'Id of the business unit whose reviews are read: 24 characters.',
  },
  { name: 'replyLength', kind: 'number', required: false, description: 'Longest answer in characters. Empty: 5,000.' },
  { name: 'baseUrl', kind: 'url', required: false, description: 'Address of the API. Empty: that of Trustpilot.' },
];

export const TRUSTPILOT_CREDENTIALS: readonly SettingField[] = [
  { name: 'apiKey', kind: 'text', required: true, description: 'API key of an application in Trustpilot Business.' },
  {
    name: 'apiSecret',
    kind: 'text',
    required: false,
    description: 'Secret of that application; needed to answer.',
  },
  {
    name: 'webhookSecret',
    kind: 'text',
    required: false,
    minLength: 16,
    description: 'A secret of your own that Trustpilot sends along with its notifications, if it is to send any.',
  },
];
