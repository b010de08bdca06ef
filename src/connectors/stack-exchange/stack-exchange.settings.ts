import { IsInt, IsOptional, IsUrl, Matches, Max, MaxLength, Min } from 'class-validator';
import type { SettingField, SourceSettings } from '../setting.types.js';
import { WEB_ADDRESS } from '../setting-checks.js';

/** The network's own numbers, each of which a setting replaces. */
export const STACK_EXCHANGE_USUAL = {
  baseUrl: 'https://api.stackexchange.com/2.3',
  filter: 'withbody',
  pageSize: 100,
} as const;

export class StackExchangeSettings {
  @MaxLength(500)
  @Matches(/^[\s,]*[a-z0-9][a-z0-9.-]*(?:[\s,]+[a-z0-9][a-z0-9.-]*)*[\s,]*$/)
  sites!: string;

  @IsOptional()
  @MaxLength(300)
  @Matches(/\S/)
  query?: string;

  @IsOptional()
  @MaxLength(100)
  @Matches(/^[\w()!*.~-]+$/)
  filter?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  pageSize?: number;

  @IsOptional()
  @MaxLength(2_048)
  @IsUrl(WEB_ADDRESS)
  baseUrl?: string;
}

export type StackExchangeSource = SourceSettings<StackExchangeSettings>;

export const STACK_EXCHANGE_FIELDS: readonly SettingField[] = [
  {
    name: 'sites',
    kind: 'text',
    required: true,
    description: 'Sites to search, by their short names, separated by spaces or commas: "stackoverflow superuser".',
  },
  { name: 'query', kind: 'text', required: false, description: 'One more search beside the words of the watches.' },
  {
    name: 'filter',
    kind: 'text',
    required: false,
    description: 'Filter that brings the text of questions along. "withbody" unless given.',
  },
  {
    name: 'pageSize',
    kind: 'number',
    required: false,
    description: 'Questions asked for at once, 100 at most. 100 unless given.',
  },
  {
    name: 'baseUrl',
    kind: 'url',
    required: false,
    description: 'Address of the interface. https://api.stackexchange.com/2.3 unless given.',
  },
];

export const STACK_EXCHANGE_CREDENTIALS: readonly SettingField[] = [
  {
    name: 'key',
    kind: 'text',
    required: false,
    description: 'Key of your application: a far larger daily allowance than without one.',
  },
];

export const baseUrlOf = ({ settings }: StackExchangeSource): string =>
  (settings.baseUrl ?? STACK_EXCHANGE_USUAL.baseUrl).replace(/\/+$/, '');

export const sitesOf = ({ settings }: StackExchangeSource): readonly string[] => [
  ...new Set(settings.sites.split(/[\s,]+/).filter((site) => site !== '')),
];
