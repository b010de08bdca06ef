import { IsBoolean, IsInt, IsOptional, IsUrl, Max, MaxLength, Min } from 'class-validator';
import type { SettingField, SourceSettings } from '../setting.types.js';
import { WEB_ADDRESS } from '../setting-checks.js';

export const TELEGRAM_USUAL = { baseUrl: 'https://api.telegram.org', longPollSeconds: 5 } as const;

export class TelegramSettings {
  @IsOptional()
  @IsBoolean()
  isPushed?: boolean;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(8)
  longPollSeconds?: number;

  @IsOptional()
  @IsUrl(WEB_ADDRESS)
  @MaxLength(2_048)
  baseUrl?: string;
}

export type TelegramSource = SourceSettings<TelegramSettings>;

export const TELEGRAM_FIELDS: readonly SettingField[] = [
  {
    name: 'isPushed',
    kind: 'boolean',
    required: false,
    description: "Telegram sends messages to this source's address instead of being asked for them.",
  },
  {
    name: 'longPollSeconds',
    kind: 'number',
    required: false,
    description: 'Seconds Telegram may hold a question open until a message comes, 0 to 8. Empty: 5.',
  },
  {
    name: 'baseUrl',
    kind: 'url',
    required: false,
    description: 'Address of the Bot API, for a server of your own. Empty: that of Telegram.',
  },
];

export const TELEGRAM_CREDENTIALS: readonly SettingField[] = [
  {
    name: 'botToken',
    kind: 'text',
    required: true,
    minLength: 20,
    description: 'Token of the bot, as BotFather gave it.',
  },
  {
    name: 'webhookSecret',
    kind: 'text',
    required: false,
    minLength: 16,
    description: 'Secret that Telegram sends along (secret_token), where it sends messages to us.',
  },
];

export interface TelegramBot {
  readonly token: string;
  readonly id: string;
  /** Without the @; null before it was asked for. */
  readonly username: string | null;
}

/** The bot of this source; null while it has no token. */
export function botOf({ credentials }: TelegramSource): TelegramBot | null {
  const token = credentials['botToken']?.trim() ?? '';
  const [, id] = /^(\d{1,20}):[\w-]+$/.exec(token) ?? [];
  return id === undefined ? null : { token, id, username: credentials['botUsername'] ?? null };
}
