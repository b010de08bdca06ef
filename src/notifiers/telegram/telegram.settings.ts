import { IsOptional, IsString, IsUrl, Matches, MaxLength } from 'class-validator';
import { WEB_ADDRESS } from '../checks.js';
import type { NotifierField } from '../notifier.js';

export const TELEGRAM_URL = 'https://api.telegram.org';

export class TelegramNotifierSettings {
  @IsString()
  @Matches(/^(-?\d{1,20}|@[A-Za-z]\w{3,31})$/, { message: 'chatId must be a number or the @name of a channel' })
  chatId!: string;

  @IsOptional()
  @IsUrl(WEB_ADDRESS)
  @MaxLength(2_048)
  baseUrl?: string;
}

export const TELEGRAM_FIELDS: readonly NotifierField[] = [
  {
    name: 'chatId',
    kind: 'text',
    required: true,
    description: 'Number of the chat or group, or the @name of a channel. The bot must have been let in.',
  },
  {
    name: 'baseUrl',
    kind: 'url',
    required: false,
    description: 'Address of the Bot API, for a server of your own. Empty: that of Telegram.',
  },
];

export const TELEGRAM_CREDENTIALS: readonly NotifierField[] = [
  {
    name: 'botToken',
    kind: 'text',
    required: true,
    minLength: 20,
    description: 'Token of the bot, as BotFather gave it.',
  },
];
