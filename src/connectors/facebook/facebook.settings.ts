import { IsBoolean, IsInt, IsOptional, IsUrl, Matches, Max, MaxLength, Min } from 'class-validator';
import type { SettingField, SourceSettings } from '../setting.types.js';
import { WEB_ADDRESS } from '../setting-checks.js';

export class FacebookSettings {
  @Matches(/^\d{1,32}$/, { message: '$property must be the number of the Page' })
  pageId!: string;

  @IsOptional()
  @Matches(/^\d{1,32}$/, { message: '$property must be the number of the app' })
  appId?: string;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(50)
  commentPosts?: number;

  @IsOptional()
  @IsBoolean()
  humanAgent?: boolean;

  @IsOptional()
  @Matches(/^v\d{1,3}\.\d{1,2}$/, { message: '$property must be a version such as v25.0' })
  apiVersion?: string;

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
export const FACEBOOK_USUAL = {
  commentPosts: 10,
  apiVersion: 'v25.0',
  baseUrl: 'https://graph.facebook.com',
  siteUrl: 'https://www.facebook.com',
} as const;

/** Lengths of the network: Graph API and Messenger Platform documentation, read July 2026. */
export const FACEBOOK_RULES = {
  commentLength: 8_000,
  messageLength: 2_000,
} as const;

export const FACEBOOK_FIELDS: readonly SettingField[] = [
  {
    name: 'pageId',
    kind: 'text',
    required: true,
    description: 'Number of your Page, shown under About, Page transparency.',
  },
  {
    name: 'appId',
    kind: 'text',
    required: false,
    description: 'Number of your Meta app; needed to connect the account with the button instead of a pasted token.',
  },
  {
    name: 'commentPosts',
    kind: 'number',
    required: false,
    description: 'How many of the newest posts have their comments read at each poll, 0 to 50; 10 unless given.',
  },
  {
    name: 'humanAgent',
    kind: 'boolean',
    required: false,
    description:
      'The app has the approved feature Human Agent: messages may be answered for 7 days instead of 24 hours.',
  },
  { name: 'apiVersion', kind: 'text', required: false, description: 'Version of the Graph API; v25.0 unless given.' },
  {
    name: 'baseUrl',
    kind: 'url',
    required: false,
    description: 'Address of the Graph API; Facebook’s own unless given.',
  },
  {
    name: 'siteUrl',
    kind: 'url',
    required: false,
    description: 'Address people open Facebook at, for links and for consent; Facebook’s own unless given.',
  },
];

export const FACEBOOK_CREDENTIALS: readonly SettingField[] = [
  {
    name: 'appSecret',
    kind: 'text',
    required: true,
    minLength: 16,
    description: 'Secret of your Meta app: it signs webhooks and proves each request.',
  },
  {
    name: 'verifyToken',
    kind: 'text',
    required: false,
    minLength: 8,
    description: 'Any text, entered in the app’s webhook form too, by which Meta is recognised at the first handshake.',
  },
  {
    name: 'accessToken',
    kind: 'text',
    required: false,
    description: 'Access token of the Page; set by itself when the account is connected with the button.',
  },
];

export type FacebookSource = SourceSettings<FacebookSettings>;

/** `https://graph.facebook.com/v25.0` */
export const apiBaseOf = ({ settings }: FacebookSource): string =>
  `${(settings.baseUrl ?? FACEBOOK_USUAL.baseUrl).replace(/\/+$/, '')}/${settings.apiVersion ?? FACEBOOK_USUAL.apiVersion}`;

export const siteOf = ({ settings }: FacebookSource): string =>
  (settings.siteUrl ?? FACEBOOK_USUAL.siteUrl).replace(/\/+$/, '');
