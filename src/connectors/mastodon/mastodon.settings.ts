import { IsBoolean, IsIn, IsInt, IsOptional, IsUrl, Matches, Max, MaxLength, Min } from 'class-validator';
import type { SettingField, SourceSettings } from '../setting.types.js';
import { WEB_ADDRESS } from '../setting-checks.js';

export class MastodonSettings {
  @MaxLength(2_048)
  @IsUrl(WEB_ADDRESS)
  baseUrl!: string;

  @IsOptional()
  @MaxLength(1_000)
  @Matches(/^[\s,]*(?:#?[\p{L}\p{M}\p{N}_·]+(?:[\s,]+|$))*$/u)
  hashtags?: string;

  @IsOptional()
  @MaxLength(500)
  @Matches(/\S/)
  query?: string;

  @IsOptional()
  @IsBoolean()
  includeMentions?: boolean;

  @IsOptional()
  @IsBoolean()
  includeSearch?: boolean;

  @IsOptional()
  @IsBoolean()
  includePublic?: boolean;

  @IsOptional()
  @IsIn(['poll', 'stream'])
  mode?: 'poll' | 'stream';

  @IsOptional()
  @MaxLength(2_048)
  @IsUrl(WEB_ADDRESS)
  streamingUrl?: string;

  @IsOptional()
  @IsInt()
  @Min(50)
  @Max(1_000_000)
  maxCharacters?: number;
}

export type MastodonSource = SourceSettings<MastodonSettings>;

export const MASTODON_FIELDS: readonly SettingField[] = [
  {
    name: 'baseUrl',
    kind: 'url',
    required: true,
    description: 'Address of the server your account is on, such as https://mastodon.social.',
  },
  {
    name: 'hashtags',
    kind: 'text',
    required: false,
    description: 'Hashtags read beside those of the watches, separated by spaces or commas.',
  },
  {
    name: 'query',
    kind: 'text',
    required: false,
    description: 'One more search, written as the search of your server takes it.',
  },
  {
    name: 'includeMentions',
    kind: 'boolean',
    required: false,
    description: 'Read what mentions or quotes the connected account. On unless set to false.',
  },
  {
    name: 'includeSearch',
    kind: 'boolean',
    required: false,
    description: "Ask the server's search for the words of the watches. On unless set to false; needs an access token.",
  },
  {
    name: 'includePublic',
    kind: 'boolean',
    required: false,
    description: 'Read all public posts the server knows. On large servers these are many thousands a day.',
  },
  {
    name: 'mode',
    kind: 'text',
    required: false,
    description: '"poll" asks at intervals, "stream" listens and asks only for what was missed. "poll" unless given.',
  },
  {
    name: 'streamingUrl',
    kind: 'url',
    required: false,
    description: 'Address of the streaming server where it is not the one the server names.',
  },
  {
    name: 'maxCharacters',
    kind: 'number',
    required: false,
    description: 'Characters an answer may have on your server. 500 unless given.',
  },
];

export const MASTODON_CREDENTIALS: readonly SettingField[] = [
  {
    name: 'accessToken',
    kind: 'text',
    required: false,
    description: 'Access token of your application; without it only public hashtags are read and nothing is answered.',
  },
  {
    name: 'clientId',
    kind: 'text',
    required: false,
    description: 'Client key of your application, to connect the account in the browser instead of pasting a token.',
  },
  {
    name: 'clientSecret',
    kind: 'text',
    required: false,
    description: 'Client secret of your application.',
  },
];

const DEFAULT_MAX_CHARACTERS = 500;

export const maxCharactersOf = (source: MastodonSource): number =>
  source.settings.maxCharacters ?? DEFAULT_MAX_CHARACTERS;

/** The token, unless there is none or only spaces. */
export function accessTokenOf(source: MastodonSource): string | null {
  const token = source.credentials['accessToken']?.trim();
  return token === undefined || token === '' ? null : token;
}

/** Without the mark, in lower case, each once. */
export function readHashtags(written: string | undefined): readonly string[] {
  const tags = (written ?? '').split(/[\s,]+/).map((tag) => tag.replace(/^#/, '').toLowerCase());
  return [...new Set(tags.filter((tag) => tag !== ''))];
}
