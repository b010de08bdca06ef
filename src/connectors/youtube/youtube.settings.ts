import { IsInt, IsOptional, IsUrl, Matches, Max, MaxLength, Min } from 'class-validator';
import type { SettingField } from '../setting.types.js';
import { WEB_ADDRESS } from '../setting-checks.js';

/** Google's own numbers, each of which a setting replaces. */
export const YOUTUBE_USUAL = {
  baseUrl: 'https://www.googleapis.com/youtube/v3',
  authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
  tokenUrl: 'https://oauth2.googleapis.com/token',
  searchesPerDay: 0,
  unitsPerDay: 10_000,
  replyLength: 10_000,
  replySweepDays: 7,
  watchVideosDays: 3,
} as const;

export class YoutubeSettings {
  @IsOptional()
  @Matches(/^UC[\w-]{22}$/)
  channelId?: string;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100)
  searchesPerDay?: number;

  @IsOptional()
  @Matches(/^[a-z]{2}(-[A-Za-z]{2,4})?$/)
  language?: string;

  @IsOptional()
  @Matches(/^[A-Z]{2}$/)
  region?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(30)
  replySweepDays?: number;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(30)
  watchVideosDays?: number;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000_000)
  unitsPerDay?: number;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  replyLength?: number;

  @IsOptional()
  @IsUrl(WEB_ADDRESS)
  @MaxLength(2_048)
  baseUrl?: string;

  @IsOptional()
  @IsUrl(WEB_ADDRESS)
  @MaxLength(2_048)
  authorizeUrl?: string;

  @IsOptional()
  @IsUrl(WEB_ADDRESS)
  @MaxLength(2_048)
  tokenUrl?: string;
}

const field = (name: string, kind: SettingField['kind'], description: string): SettingField => ({
  name,
  kind,
  required: false,
  description,
});

export const YOUTUBE_FIELDS: readonly SettingField[] = [
  field('channelId', 'text', 'Id of the own channel (UC and 22 characters), whose comments are read and answered.'),
  field(
    'searchesPerDay',
    'number',
    'How many searches for videos that name a watched word are made a day, 0 to 100. Empty: none; only the own channel is read.',
  ),
  field('language', 'text', 'Language the search prefers, as "fi". Empty: any.'),
  field('region', 'text', 'Country whose viewers can see what the search finds, as "FI". Empty: any.'),
  field('replySweepDays', 'number', 'How many days back new replies under older comments are looked for. Empty: 7.'),
  field('watchVideosDays', 'number', 'How many days the comments of a found video are read. Empty: 3.'),
  field('unitsPerDay', 'number', 'Units a day that Google grants the project. Empty: 10,000.'),
  field('replyLength', 'number', 'Longest comment in characters. Empty: 10,000.'),
  field('baseUrl', 'url', 'Address of the YouTube Data API. Empty: that of Google.'),
  field('authorizeUrl', 'url', 'Address of the page where the account owner agrees. Empty: that of Google.'),
  field('tokenUrl', 'url', 'Address that hands out tokens. Empty: that of Google.'),
];

export const YOUTUBE_CREDENTIALS: readonly SettingField[] = [
  field('apiKey', 'text', 'API key of a Google Cloud project: enough to read.'),
  field('clientId', 'text', 'Client id of an OAuth client (type "Web application"), needed to answer.'),
  field('clientSecret', 'text', 'Client secret of that OAuth client.'),
];
