import { IsBoolean, IsIn, IsOptional, IsUrl, Matches, MaxLength } from 'class-validator';
import type { SettingField, SourceSettings } from '../setting.types.js';
import { WEB_ADDRESS } from '../setting-checks.js';

/** The network's own addresses, each of which a setting replaces. */
export const BLUESKY_USUAL = {
  baseUrl: 'https://bsky.social',
  appViewUrl: 'https://public.api.bsky.app',
  jetstreamUrl: 'wss://jetstream2.us-east.bsky.network',
  directoryUrl: 'https://plc.directory',
} as const;

export class BlueskySettings {
  @IsOptional()
  @IsUrl(WEB_ADDRESS)
  @MaxLength(2_048)
  baseUrl?: string;

  @IsOptional()
  @IsUrl(WEB_ADDRESS)
  @MaxLength(2_048)
  appViewUrl?: string;

  @IsOptional()
  @IsUrl({ ...WEB_ADDRESS, protocols: ['ws', 'wss'] })
  @MaxLength(2_048)
  jetstreamUrl?: string;

  @IsOptional()
  @IsUrl(WEB_ADDRESS)
  @MaxLength(2_048)
  directoryUrl?: string;

  @IsOptional()
  @IsIn(['search', 'jetstream'])
  mode?: 'search' | 'jetstream';

  @IsOptional()
  @IsBoolean()
  readsMessages?: boolean;

  @IsOptional()
  @MaxLength(500)
  @Matches(/\S/)
  query?: string;

  @IsOptional()
  @MaxLength(200)
  @Matches(/^[\s,]*(?:[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*(?:[\s,]+|$))*$/)
  languages?: string;
}

export type BlueskySource = SourceSettings<BlueskySettings>;

const field = (name: string, kind: SettingField['kind'], description: string): SettingField => ({
  name,
  kind,
  required: false,
  description,
});

export const BLUESKY_FIELDS: readonly SettingField[] = [
  field(
    'mode',
    'text',
    '"search" asks for the words of the watches at intervals, "jetstream" listens to all posts as they are written. "search" unless given.',
  ),
  field(
    'readsMessages',
    'boolean',
    'Private messages to the account are read too, in the mode "search". The access must have been given with the right to them.',
  ),
  field('query', 'text', 'One more search beside those of the watches, as the search of Bluesky takes it.'),
  field('languages', 'text', 'Languages read, as "en fi": posts that state only others are left out. Empty: all.'),
  field('baseUrl', 'url', 'Address of the server your account is on. Empty: that of Bluesky.'),
  field('appViewUrl', 'url', 'Address posts are looked up at while no account is connected. Empty: the public one.'),
  field('jetstreamUrl', 'url', 'Address of the stream of all posts (ws or wss). Empty: one of those Bluesky runs.'),
  field('directoryUrl', 'url', 'Address of the directory of accounts. Empty: that of the AT Protocol.'),
];

export const BLUESKY_CREDENTIALS: readonly SettingField[] = [
  field('identifier', 'text', 'Handle or e-mail address of the account that reads and answers.'),
  field(
    'appPassword',
    'text',
    'App password of that account, made under Settings, Privacy and security. Empty where the account is connected in the browser.',
  ),
];

/** Languages to read, without their regions; empty for all. */
export function languagesOf({ settings }: BlueskySource): readonly string[] {
  const written = (settings.languages ?? '').split(/[\s,]+/).map((language) => language.toLowerCase().split('-')[0]);
  return [...new Set(written.filter((language) => language !== undefined && language !== ''))] as string[];
}

export interface BlueskyAccount {
  readonly did: string;
  readonly token: string;
  /** The key the token is bound to; null for sessions of an app password. */
  readonly proofKey: string | null;
  /** Where the account is at home, where the sign-in told. */
  readonly serverUrl: string | null;
}

const given = (value: string | undefined): string | null => (value === undefined || value === '' ? null : value);

/** The connected account; null while there is none. */
export function accountOf({ credentials }: BlueskySource): BlueskyAccount | null {
  const did = given(credentials['did']);
  const proofKey = given(credentials['proofKey']);
  const token = given(proofKey === null ? credentials['accessJwt'] : credentials['accessToken']);
  return did === null || token === null
    ? null
    : { did, token, proofKey, serverUrl: proofKey === null ? null : given(credentials['serverUrl']) };
}
