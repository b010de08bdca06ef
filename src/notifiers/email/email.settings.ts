import { ArrayMaxSize, ArrayMinSize, IsEmail, IsOptional, IsUrl, MaxLength } from 'class-validator';
import { Transform } from 'class-transformer';
import type { NotifierField } from '../notifier.js';

const MOST_RECEIVERS = 20;

/** "a@x.example, b@x.example" as a list; what is no text is left for the checks to refuse. */
const asList = (value: unknown): unknown =>
  typeof value === 'string'
    ? value
        .split(/[\s,;]+/)
        .map((part) => part.trim())
        .filter((part) => part !== '')
    : value;

export class EmailNotifierSettings {
  @Transform(({ value }: { value: unknown }) => asList(value))
  @ArrayMinSize(1, { message: 'to must name an e-mail address' })
  @ArrayMaxSize(MOST_RECEIVERS)
  @IsEmail({}, { each: true, message: 'to must be e-mail addresses separated by commas' })
  to!: string[] | string;

  @IsOptional()
  @IsEmail()
  from?: string;

  @IsOptional()
  @IsUrl({ protocols: ['smtp', 'smtps'], require_protocol: true, require_tld: false, disallow_auth: true })
  @MaxLength(300)
  server?: string;
}

export const receiversOf = ({ to }: EmailNotifierSettings): readonly string[] => asList(to) as readonly string[];

export const EMAIL_FIELDS: readonly NotifierField[] = [
  { name: 'to', kind: 'text', required: true, description: 'Who is written to; several addresses with commas.' },
  {
    name: 'from',
    kind: 'text',
    required: false,
    description: 'The address written from. Unset: the user of the mail server.',
  },
  {
    name: 'server',
    kind: 'text',
    required: false,
    description: 'smtps://mail.example.com:465 or smtp://mail.example.com:587. Unset: the one of the installation.',
  },
];

export const EMAIL_CREDENTIALS: readonly NotifierField[] = [
  { name: 'user', kind: 'text', required: false, description: 'The name to sign in to the mail server with.' },
  { name: 'password', kind: 'text', required: false, description: 'Its password.' },
];
