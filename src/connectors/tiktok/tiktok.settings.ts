import { IsInt, IsOptional, IsUrl, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import type { SettingField, SourceSettings } from '../setting.types.js';
import { WEB_ADDRESS } from '../setting-checks.js';

export class TiktokSettings {
  @Length(1, 200)
  @Matches(/^[\w-]+$/, { message: '$property must be the open id of the account' })
  businessId!: string;

  @IsOptional()
  @Matches(/^\w{1,64}$/, { message: '$property must be the client key of the app' })
  clientKey?: string;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(20)
  commentVideos?: number;

  @IsOptional()
  @IsUrl(WEB_ADDRESS)
  @MaxLength(2_048)
  baseUrl?: string;

  @IsOptional()
  @IsUrl(WEB_ADDRESS)
  @MaxLength(2_048)
  siteUrl?: string;
}

/** Unless set otherwise. */
export const TIKTOK_USUAL = {
  commentVideos: 10,
  baseUrl: 'https://business-api.tiktok.com/open_api/v1.3',
  siteUrl: 'https://www.tiktok.com',
} as const;

/** Rules of the network: TikTok API for Business, accounts, read November 2026. */
export const TIKTOK_RULES = {
  replyLength: 150,
  /** Most a list gives at once. */
  videoPage: 20,
  commentPage: 30,
} as const;

export const TIKTOK_FIELDS: readonly SettingField[] = [
  {
    name: 'businessId',
    kind: 'text',
    required: true,
    description: 'Open id of your TikTok business account, as the API gives it.',
  },
  {
    name: 'clientKey',
    kind: 'text',
    required: false,
    description: 'Client key (app id) of your TikTok app; needed to connect and to renew the access.',
  },
  {
    name: 'commentVideos',
    kind: 'number',
    required: false,
    description: 'How many of the newest videos have their comments read at each poll, 0 to 20; 10 unless given.',
  },
  { name: 'baseUrl', kind: 'url', required: false, description: 'Address of the API; TikTok’s own unless given.' },
  {
    name: 'siteUrl',
    kind: 'url',
    required: false,
    description: 'Address people open TikTok at, for consent; TikTok’s own unless given.',
  },
];

export const TIKTOK_CREDENTIALS: readonly SettingField[] = [
  {
    name: 'clientSecret',
    kind: 'text',
    required: true,
    minLength: 8,
    description: 'Secret of your TikTok app: it signs webhooks and renews the access.',
  },
  {
    name: 'accessToken',
    kind: 'text',
    required: false,
    description: 'Access token of a day; set and renewed by itself when the account is connected with the button.',
  },
  {
    name: 'refreshToken',
    kind: 'text',
    required: false,
    description: 'Token that renews the access for a year; set by itself.',
  },
];

export type TiktokSource = SourceSettings<TiktokSettings>;

const trimmed = (url: string): string => url.replace(/\/+$/, '');
export const apiBaseOf = ({ settings }: TiktokSource): string => trimmed(settings.baseUrl ?? TIKTOK_USUAL.baseUrl);
export const siteOf = ({ settings }: TiktokSource): string => trimmed(settings.siteUrl ?? TIKTOK_USUAL.siteUrl);
