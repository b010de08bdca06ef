import { IsBoolean, IsInt, IsOptional, IsUrl, Matches, Max, MaxLength, Min } from 'class-validator';
import type { SettingField, SourceSettings } from '../setting.types.js';
import { WEB_ADDRESS } from '../setting-checks.js';

export class InstagramSettings {
  @Matches(/^\d{1,32}$/, { message: '$property must be the number of the account' })
  accountId!: string;

  @IsOptional()
  @Matches(/^\d{1,32}$/, { message: '$property must be the number of the Page' })
  pageId?: string;

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
}

/** Unless set otherwise. */
export const INSTAGRAM_USUAL = {
  commentPosts: 10,
  apiVersion: 'v25.0',
  baseUrl: 'https://graph.facebook.com',
} as const;

/** Lengths of the network: Instagram Platform documentation, read July 2026. */
export const INSTAGRAM_RULES = {
  commentLength: 2_200,
  /** Messages are counted in bytes. */
  messageBytes: 1_000,
} as const;

export const INSTAGRAM_FIELDS: readonly SettingField[] = [
  {
    name: 'accountId',
    kind: 'text',
    required: true,
    description: 'Number of your Instagram professional account, as the Graph API gives it.',
  },
  {
    name: 'pageId',
    kind: 'text',
    required: false,
    description: 'Number of the linked Facebook Page, where messages go through it; the account itself unless given.',
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
    description: 'Address of the API: graph.facebook.com (Facebook Login, the usual one) or graph.instagram.com.',
  },
];

export const INSTAGRAM_CREDENTIALS: readonly SettingField[] = [
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
    required: true,
    description: 'Access token that does not run out: of the linked Page or of a system user.',
  },
];

export type InstagramSource = SourceSettings<InstagramSettings>;

export const apiBaseOf = ({ settings }: InstagramSource): string =>
  `${(settings.baseUrl ?? INSTAGRAM_USUAL.baseUrl).replace(/\/+$/, '')}/${settings.apiVersion ?? INSTAGRAM_USUAL.apiVersion}`;
