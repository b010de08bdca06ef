import { IsOptional, IsUrl, Matches, MaxLength } from 'class-validator';
import { WEB_ADDRESS } from '../checks.js';
import type { NotifierField } from '../notifier.js';

export const DISCORD_URL = 'https://discord.com/api/v10';

export class DiscordSettings {
  @IsOptional()
  @Matches(/^\d{15,22}$/, { message: 'channel must be the id of a channel' })
  channel?: string;

  @IsOptional()
  @IsUrl(WEB_ADDRESS)
  @MaxLength(2_048)
  baseUrl?: string;
}

export const DISCORD_FIELDS: readonly NotifierField[] = [
  {
    name: 'channel',
    kind: 'text',
    required: false,
    description: 'Id of the channel the bot writes to. Not needed with a webhook address, which has its own.',
  },
  {
    name: 'baseUrl',
    kind: 'url',
    required: false,
    description: 'Address of the API. Empty: that of Discord.',
  },
];

export const DISCORD_CREDENTIALS: readonly NotifierField[] = [
  {
    name: 'webhookUrl',
    kind: 'url',
    required: false,
    description: 'Address of a webhook of the channel; whoever has it can write there.',
  },
  {
    name: 'botToken',
    kind: 'text',
    required: false,
    minLength: 20,
    description: 'Token of the bot of your application.',
  },
];
