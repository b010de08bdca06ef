import { IsOptional, IsString, IsUrl, Matches, MaxLength } from 'class-validator';
import { WEB_ADDRESS } from '../checks.js';
import type { NotifierField } from '../notifier.js';

export const SLACK_URL = 'https://slack.com/api';

export class SlackSettings {
  @IsOptional()
  @IsString()
  @Matches(/^[#@]?[\p{L}\p{N}._-]{1,80}$/u, { message: 'channel must be an id or a name of a channel' })
  channel?: string;

  @IsOptional()
  @IsUrl(WEB_ADDRESS)
  @MaxLength(2_048)
  baseUrl?: string;
}

export const SLACK_FIELDS: readonly NotifierField[] = [
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
    description: 'Address of the Web API. Empty: that of Slack.',
  },
];

export const SLACK_CREDENTIALS: readonly NotifierField[] = [
  {
    name: 'webhookUrl',
    kind: 'url',
    required: false,
    description: 'Address of an incoming webhook; whoever has it can write to the channel.',
  },
  {
    name: 'botToken',
    kind: 'text',
    required: false,
    minLength: 20,
    description: 'Token of a bot with the right chat:write ("xoxb-…"), instead of a webhook address.',
  },
];
