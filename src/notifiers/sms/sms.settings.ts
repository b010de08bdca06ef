import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsOptional, IsUrl, Matches, MaxLength } from 'class-validator';
import { WEB_ADDRESS } from '../checks.js';
import type { NotifierField } from '../notifier.js';
import { ACCOUNT, NUMBER, numbersOf } from '../twilio-request.js';

const MOST_RECEIVERS = 10;

export class SmsSettings {
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? numbersOf(value) : value))
  @ArrayMinSize(1, { message: 'to must name a telephone number' })
  @ArrayMaxSize(MOST_RECEIVERS)
  @Matches(NUMBER, { each: true, message: 'to must be numbers like +358401234567 separated by commas' })
  to!: string[] | string;

  @Matches(/^(\+[1-9]\d{6,14}|MG[0-9a-f]{32}|[A-Za-z0-9 ]{1,11}|\d{3,8})$/i, {
    message: 'from must be a number, a sender name or the id of a messaging service',
  })
  from!: string;

  @Matches(ACCOUNT, { message: 'accountSid must be "AC" and 32 letters and figures' })
  accountSid!: string;

  @IsOptional()
  @IsUrl(WEB_ADDRESS)
  @MaxLength(2_048)
  baseUrl?: string;
}

export const SMS_FIELDS: readonly NotifierField[] = [
  {
    name: 'to',
    kind: 'text',
    required: true,
    description: 'Who gets the message: numbers like +358401234567, several with commas.',
  },
  {
    name: 'from',
    kind: 'text',
    required: true,
    description: 'A number or sender name of the account, or the id of a messaging service ("MG…").',
  },
  {
    name: 'accountSid',
    kind: 'text',
    required: true,
    description: 'Id of the account, "AC" and 32 characters.',
  },
  {
    name: 'baseUrl',
    kind: 'url',
    required: false,
    description: 'Address of a service with the same interface. Empty: https://api.twilio.com.',
  },
];

export const SMS_CREDENTIALS: readonly NotifierField[] = [
  {
    name: 'authToken',
    kind: 'text',
    required: true,
    minLength: 16,
    description: 'The secret token of the account.',
  },
];
