import { IsIn, IsInt, IsOptional, IsUrl, Matches, Max, MaxLength, Min } from 'class-validator';
import type { SettingField, SourceSettings } from '../setting.types.js';
import { WEB_ADDRESS } from '../setting-checks.js';

export const HACKER_NEWS_USUAL = {
  baseUrl: 'https://hn.algolia.com/api/v1',
  itemsUrl: 'https://hacker-news.firebaseio.com/v0',
  siteUrl: 'https://news.ycombinator.com',
  pageSize: 100,
} as const;

export class HackerNewsSettings {
  @IsOptional()
  @MaxLength(300)
  @Matches(/\S/)
  query?: string;

  @IsOptional()
  @IsIn(['all', 'stories', 'comments'])
  include?: 'all' | 'stories' | 'comments';

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000)
  pageSize?: number;

  @IsOptional()
  @MaxLength(2_048)
  @IsUrl(WEB_ADDRESS)
  baseUrl?: string;

  @IsOptional()
  @MaxLength(2_048)
  @IsUrl(WEB_ADDRESS)
  itemsUrl?: string;
}

export type HackerNewsSource = SourceSettings<HackerNewsSettings>;

export const HACKER_NEWS_FIELDS: readonly SettingField[] = [
  { name: 'query', kind: 'text', required: false, description: 'One more search beside the words of the watches.' },
  {
    name: 'include',
    kind: 'text',
    required: false,
    description: 'What is read: "all", "stories" or "comments". "all" unless given.',
  },
  {
    name: 'pageSize',
    kind: 'number',
    required: false,
    description: 'Items asked for at once, 1000 at most. 100 unless given.',
  },
  {
    name: 'baseUrl',
    kind: 'url',
    required: false,
    description: 'Address of the search. https://hn.algolia.com/api/v1 unless given.',
  },
  {
    name: 'itemsUrl',
    kind: 'url',
    required: false,
    description: 'Address of the single items. https://hacker-news.firebaseio.com/v0 unless given.',
  },
];

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

export const searchUrlOf = ({ settings }: HackerNewsSource): string =>
  withoutSlash(settings.baseUrl ?? HACKER_NEWS_USUAL.baseUrl);
export const itemsUrlOf = ({ settings }: HackerNewsSource): string =>
  withoutSlash(settings.itemsUrl ?? HACKER_NEWS_USUAL.itemsUrl);
