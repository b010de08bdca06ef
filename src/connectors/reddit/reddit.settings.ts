import { IsBoolean, IsInt, IsOptional, IsUrl, Matches, Max, MaxLength, Min } from 'class-validator';
import type { SettingField, SourceSettings } from '../setting.types.js';
import { WEB_ADDRESS } from '../setting-checks.js';

/** The network's own numbers and addresses, each of which a setting replaces. */
export const REDDIT_USUAL = {
  baseUrl: 'https://oauth.reddit.com',
  authUrl: 'https://www.reddit.com',
  listingCap: 1_000,
  replyLength: 10_000,
  messageSubject: 'Your post',
} as const;

export class RedditSettings {
  @MaxLength(200)
  @Matches(/^[\x21-\x7e][\x20-\x7e]{7,}$/)
  userAgent!: string;

  @IsOptional()
  @MaxLength(1_000)
  @Matches(/^[\s,]*(?:(?:\/?r\/)?[A-Za-z0-9_]{2,21}(?:[\s,]+|$))*$/)
  subreddits?: string;

  @IsOptional()
  @MaxLength(500)
  @Matches(/\S/)
  query?: string;

  @IsOptional()
  @IsBoolean()
  includeInbox?: boolean;

  @IsOptional()
  @MaxLength(100)
  @Matches(/\S/)
  messageSubject?: string;

  @IsOptional()
  @IsInt()
  @Min(100)
  @Max(100_000)
  replyLength?: number;

  @IsOptional()
  @IsInt()
  @Min(100)
  @Max(100_000)
  listingCap?: number;

  @IsOptional()
  @MaxLength(2_048)
  @IsUrl(WEB_ADDRESS)
  baseUrl?: string;

  @IsOptional()
  @MaxLength(2_048)
  @IsUrl(WEB_ADDRESS)
  authUrl?: string;
}

export type RedditSource = SourceSettings<RedditSettings>;

export const REDDIT_FIELDS: readonly SettingField[] = [
  {
    name: 'userAgent',
    kind: 'text',
    required: true,
    minLength: 8,
    description: 'Name of your program as Reddit demands it: "<platform>:<app id>:<version> (by /u/<name>)".',
  },
  {
    name: 'subreddits',
    kind: 'text',
    required: false,
    description:
      'Subreddits of which every comment is read, separated by spaces or commas: comments cannot be searched.',
  },
  {
    name: 'query',
    kind: 'text',
    required: false,
    description: "One more search for posts, written as Reddit's search takes it.",
  },
  {
    name: 'includeInbox',
    kind: 'boolean',
    required: false,
    description: 'Read mentions of, answers to and messages for the connected account. On unless set to false.',
  },
  {
    name: 'messageSubject',
    kind: 'text',
    required: false,
    description: 'Subject of private messages. "Your post" unless given.',
  },
  {
    name: 'replyLength',
    kind: 'number',
    required: false,
    description: 'Characters an answer may have. 10000 unless given.',
  },
  {
    name: 'listingCap',
    kind: 'number',
    required: false,
    description: 'Items after which Reddit ends a list though there are older ones. 1000 unless given.',
  },
  {
    name: 'baseUrl',
    kind: 'url',
    required: false,
    description: "Address of Reddit's interface. https://oauth.reddit.com unless given.",
  },
  {
    name: 'authUrl',
    kind: 'url',
    required: false,
    description: 'Address where tokens are given. https://www.reddit.com unless given.',
  },
];

export const REDDIT_CREDENTIALS: readonly SettingField[] = [
  { name: 'clientId', kind: 'text', required: true, description: 'Id of your application, under its name at Reddit.' },
  { name: 'clientSecret', kind: 'text', required: true, description: 'Secret of your application.' },
  {
    name: 'username',
    kind: 'text',
    required: false,
    description: 'Account to read and answer as, for an application of the kind "script".',
  },
  { name: 'password', kind: 'text', required: false, description: 'Password of that account.' },
  {
    name: 'refreshToken',
    kind: 'text',
    required: false,
    description: 'Lasting token of an account that has agreed, in place of name and password.',
  },
];

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

export const baseUrlOf = ({ settings }: RedditSource): string => withoutSlash(settings.baseUrl ?? REDDIT_USUAL.baseUrl);
export const authUrlOf = ({ settings }: RedditSource): string => withoutSlash(settings.authUrl ?? REDDIT_USUAL.authUrl);
export const replyLengthOf = ({ settings }: RedditSource): number => settings.replyLength ?? REDDIT_USUAL.replyLength;

export function credentialOf(source: RedditSource, name: string): string | null {
  const value = source.credentials[name]?.trim();
  return value === undefined || value === '' ? null : value;
}

/** Whether an account stands behind the token, and not the application alone. */
export const hasAccount = (source: RedditSource): boolean =>
  credentialOf(source, 'refreshToken') !== null ||
  (credentialOf(source, 'username') !== null && credentialOf(source, 'password') !== null);

export function subredditsOf({ settings }: RedditSource): readonly string[] {
  const written = (settings.subreddits ?? '').split(/[\s,]+/).map((name) => name.replace(/^\/?r\//, '').toLowerCase());
  return [...new Set(written.filter((name) => name !== ''))];
}
