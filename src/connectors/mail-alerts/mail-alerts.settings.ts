import { IsFQDN, IsIn, IsInt, IsOptional, IsString, IsUrl, Matches, Max, MaxLength, Min } from 'class-validator';
import type { SettingField } from '../setting.types.js';
import { WEB_ADDRESS } from '../setting-checks.js';

export type MailSecurity = 'tls' | 'starttls' | 'none';

export const MAIL_ALERTS_USUAL = {
  port: 993,
  mailbox: 'INBOX',
  security: 'tls',
  /** Google Alerts and Talkwalker Alerts. */
  senders: 'googlealerts-noreply@google.com, talkwalker.com',
  firstDays: 7,
} as const;

export class MailAlertsSettings {
  @IsFQDN({ require_tld: false, allow_numeric_tld: true })
  @MaxLength(253)
  host!: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(65_535)
  port?: number;

  @IsOptional()
  @IsIn(['tls', 'starttls', 'none'])
  security?: MailSecurity;

  @IsOptional()
  @IsString()
  @Matches(/^[^\x00-\x1f]{1,200}$/)
  mailbox?: string;

  @IsOptional()
  @Matches(/^\s*[^\s,]+(\s*,\s*[^\s,]+){0,19}\s*$/)
  @MaxLength(1_000)
  senders?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(90)
  firstDays?: number;

  @IsOptional()
  @IsUrl(WEB_ADDRESS)
  @MaxLength(2_048)
  authorizeUrl?: string;

  @IsOptional()
  @IsUrl(WEB_ADDRESS)
  @MaxLength(2_048)
  tokenUrl?: string;

  @IsOptional()
  @Matches(/^[\x21-\x7e]+( [\x21-\x7e]+)*$/)
  @MaxLength(1_000)
  scope?: string;
}

const optional = (name: string, kind: SettingField['kind'], description: string): SettingField => ({
  name,
  kind,
  required: false,
  description,
});

export const MAIL_ALERTS_FIELDS: readonly SettingField[] = [
  {
    name: 'host',
    kind: 'text',
    required: true,
    bindsCredentials: true,
    description: 'Name of the mail server (IMAP), as "imap.example.com".',
  },
  { ...optional('port', 'number', 'Port of the mail server. Empty: 993.'), bindsCredentials: true },
  {
    ...optional('security', 'text', 'How the connection is protected: tls, starttls or none. Empty: tls.'),
    bindsCredentials: true,
  },
  optional('mailbox', 'text', 'Folder the alerts are in. Empty: INBOX.'),
  optional(
    'senders',
    'text',
    'Addresses or domains whose mails are read, with commas between. Empty: those of Google Alerts and Talkwalker Alerts.',
  ),
  optional('firstDays', 'number', 'How many days back the first reading goes, 1 to 90. Empty: 7.'),
  optional(
    'authorizeUrl',
    'url',
    'Page where the mailbox owner agrees, where the server wants OAuth instead of a password.',
  ),
  optional('tokenUrl', 'url', 'Address that hands out tokens, for OAuth.'),
  optional('scope', 'text', 'What is asked for, for OAuth, as "https://mail.google.com/".'),
];

export const MAIL_ALERTS_CREDENTIALS: readonly SettingField[] = [
  { name: 'user', kind: 'text', required: true, description: 'User name at the mail server, mostly the address.' },
  { name: 'password', kind: 'text', required: false, description: 'Password, or a password for apps.' },
  { name: 'clientId', kind: 'text', required: false, description: 'Client id, for OAuth.' },
  { name: 'clientSecret', kind: 'text', required: false, description: 'Client secret, for OAuth.' },
];
