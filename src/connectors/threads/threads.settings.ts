import { IsInt, IsOptional, IsUrl, Matches, Max, MaxLength, Min } from 'class-validator';
import type { SettingField, SourceSettings } from '../setting.types.js';
import { WEB_ADDRESS } from '../setting-checks.js';

export class ThreadsSettings {
  @Matches(/^\d{1,32}$/, { message: '$property must be the number of the account' })
  userId!: string;

  @Matches(/^[A-Za-z0-9._]{1,30}$/, { message: '$property must be a name such as acme.help, without @' })
  username!: string;

  @IsOptional()
  @Matches(/^\d{1,32}$/, { message: '$property must be the number of the app' })
  appId?: string;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000)
  searchesPerDay?: number;

  @IsOptional()
  @Matches(/^v\d{1,3}\.\d{1,2}$/, { message: '$property must be a version such as v1.0' })
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
export const THREADS_USUAL = {
  searchesPerDay: 2_200,
  apiVersion: 'v1.0',
  baseUrl: 'https://graph.threads.net',
  siteUrl: 'https://threads.net',
} as const;

/** Rules of the network: Threads API documentation, read July 2026. */
export const THREADS_RULES = {
  /** Characters; an emoji counts as its bytes in UTF-8. */
  postLength: 500,
  searchPage: 100,
} as const;

export const THREADS_FIELDS: readonly SettingField[] = [
  { name: 'userId', kind: 'text', required: true, description: 'Number of your Threads account, as the API gives it.' },
  {
    name: 'username',
    kind: 'text',
    required: true,
    description: 'Name of your account, by which its own posts are known, without @.',
  },
  {
    name: 'appId',
    kind: 'text',
    required: false,
    description: 'Number of your Threads app; needed to connect the account with the button.',
  },
  {
    name: 'searchesPerDay',
    kind: 'number',
    required: false,
    description: 'Searches that find something the network allows in 24 hours, 0 for none; 2200 unless given.',
  },
  { name: 'apiVersion', kind: 'text', required: false, description: 'Version of the API; v1.0 unless given.' },
  { name: 'baseUrl', kind: 'url', required: false, description: 'Address of the API; Threads’ own unless given.' },
  {
    name: 'siteUrl',
    kind: 'url',
    required: false,
    description: 'Address people open Threads at, for consent; Threads’ own unless given.',
  },
];

export const THREADS_CREDENTIALS: readonly SettingField[] = [
  {
    name: 'appSecret',
    kind: 'text',
    required: true,
    minLength: 16,
    description: 'Secret of your Threads app: it signs webhooks and proves each request.',
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
    description: 'Long-lived access token; set and renewed by itself when the account is connected with the button.',
  },
];

export type ThreadsSource = SourceSettings<ThreadsSettings>;

export const apiOriginOf = ({ settings }: ThreadsSource): string =>
  (settings.baseUrl ?? THREADS_USUAL.baseUrl).replace(/\/+$/, '');

export const apiBaseOf = (source: ThreadsSource): string =>
  `${apiOriginOf(source)}/${source.settings.apiVersion ?? THREADS_USUAL.apiVersion}`;
