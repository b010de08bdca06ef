import { IsIn, IsOptional, IsUrl, Matches, MaxLength } from 'class-validator';
import type { SettingField, SourceSettings } from '../setting.types.js';
import { WEB_ADDRESS } from '../setting-checks.js';

export const DISCORD_USUAL = { baseUrl: 'https://discord.com/api/v10', siteUrl: 'https://discord.com' } as const;

export class DiscordSettings {
  @MaxLength(2_000)
  @Matches(/^\s*\d{15,20}(?:[\s,]+\d{15,20})*[\s,]*$/)
  channels!: string;

  @IsOptional()
  @IsIn(['poll', 'gateway'])
  mode?: 'poll' | 'gateway';

  @IsOptional()
  @IsUrl(WEB_ADDRESS)
  @MaxLength(2_048)
  baseUrl?: string;

  @IsOptional()
  @IsUrl({ ...WEB_ADDRESS, protocols: ['ws', 'wss'] })
  @MaxLength(2_048)
  gatewayUrl?: string;
}

export type DiscordSource = SourceSettings<DiscordSettings>;

export const DISCORD_FIELDS: readonly SettingField[] = [
  {
    name: 'channels',
    kind: 'text',
    required: true,
    description: 'Ids of the channels to read, separated by spaces or commas.',
  },
  {
    name: 'mode',
    kind: 'text',
    required: false,
    description:
      '"poll" asks at intervals, "gateway" listens and is told of deletions and private messages. "poll" unless given.',
  },
  { name: 'baseUrl', kind: 'url', required: false, description: 'Address of the API. Empty: that of Discord.' },
  {
    name: 'gatewayUrl',
    kind: 'url',
    required: false,
    description: 'Address of the gateway (ws or wss). Empty: the one Discord names.',
  },
];

export const DISCORD_CREDENTIALS: readonly SettingField[] = [
  {
    name: 'botToken',
    kind: 'text',
    required: true,
    minLength: 20,
    description: 'Token of the bot of your application.',
  },
];

export const channelsOf = ({ settings }: DiscordSource): readonly string[] => [
  ...new Set(settings.channels.split(/[\s,]+/).filter((id) => id !== '')),
];

/** Null while the source has no token, or one that no header can carry. */
export function botTokenOf({ credentials }: DiscordSource): string | null {
  const token = credentials['botToken']?.trim() ?? '';
  return /^[\x21-\x7e]+$/.test(token) ? token : null;
}

/** The bot's own id: a token begins with it, in base64. */
export function botIdOf(source: DiscordSource): string | null {
  const id = Buffer.from(botTokenOf(source)?.split('.')[0] ?? '', 'base64').toString('latin1');
  return /^\d{15,20}$/.test(id) ? id : null;
}
