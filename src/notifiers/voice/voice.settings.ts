import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsIn, IsOptional, IsUrl, Matches, MaxLength } from 'class-validator';
import { SPOKEN_LANGUAGES, type SpokenLanguage } from '../../domain/on-call/spoken-words.js';
import { WEB_ADDRESS } from '../checks.js';
import type { NotifierField } from '../notifier.js';
import { ACCOUNT, NUMBER, numbersOf } from '../twilio-request.js';

const MOST_RECEIVERS = 5;

export class VoiceSettings {
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? numbersOf(value) : value))
  @ArrayMinSize(1, { message: 'to must name a telephone number' })
  @ArrayMaxSize(MOST_RECEIVERS)
  @Matches(NUMBER, { each: true, message: 'to must be numbers like +358401234567 separated by commas' })
  to!: string[] | string;

  @Matches(NUMBER, { message: 'from must be a number of the account, like +358401234567' })
  from!: string;

  @Matches(ACCOUNT, { message: 'accountSid must be "AC" and 32 letters and figures' })
  accountSid!: string;

  @IsOptional()
  @IsIn(SPOKEN_LANGUAGES)
  language?: SpokenLanguage;

  @IsOptional()
  @IsUrl(WEB_ADDRESS)
  @MaxLength(2_048)
  baseUrl?: string;
}

export const VOICE_FIELDS: readonly NotifierField[] = [
  {
    name: 'to',
    kind: 'text',
    required: true,
    description: 'Who is called: numbers like +358401234567, several with commas.',
  },
  {
    name: 'from',
    kind: 'text',
    required: true,
    description: 'The number of the account that calls.',
  },
  {
    name: 'accountSid',
    kind: 'text',
    required: true,
    description: 'Id of the account, "AC" and 32 characters.',
  },
  {
    name: 'language',
    kind: 'text',
    required: false,
    description: 'Language of the voice: en-GB, en-US, fi-FI, ru-RU, th-TH or zh-CN. Empty: en-GB.',
  },
  {
    name: 'baseUrl',
    kind: 'url',
    required: false,
    description: 'Address of a service with the same interface. Empty: https://api.twilio.com.',
  },
];

export const VOICE_CREDENTIALS: readonly NotifierField[] = [
  {
    name: 'authToken',
    kind: 'text',
    required: true,
    minLength: 16,
    description: 'The secret token of the account.',
  },
];
