import { IsOptional, IsUrl, Matches, MaxLength } from 'class-validator';
import type { SettingField, SourceSettings } from '../setting.types.js';
import { WEB_ADDRESS } from '../setting-checks.js';

export class LinkedinSettings {
  @Matches(/^\d{1,20}$/, { message: '$property must be the number of the organisation' })
  organizationId!: string;

  @IsOptional()
  @Matches(/^[A-Za-z0-9]{1,64}$/, { message: '$property must be the client id of the app' })
  clientId?: string;

  @IsOptional()
  @Matches(/^20\d{4}$/, { message: '$property must be a month such as 202610' })
  apiVersion?: string;

  @IsOptional()
  @IsUrl(WEB_ADDRESS)
  @MaxLength(2_048)
  baseUrl?: string;

  @IsOptional()
  @IsUrl(WEB_ADDRESS)
  @MaxLength(2_048)
  siteUrl?: string;
}

/** Unless set otherwise. Versions are months and are switched off about a year later. */
export const LINKEDIN_USUAL = {
  apiVersion: '202610',
  baseUrl: 'https://api.linkedin.com',
  siteUrl: 'https://www.linkedin.com',
} as const;

/** Rules of the network: Community Management API documentation, read November 2026. */
export const LINKEDIN_RULES = {
  commentLength: 1_250,
  /** How far back notifications are kept. */
  keptDays: 60,
  pageSize: 50,
} as const;

export const LINKEDIN_FIELDS: readonly SettingField[] = [
  {
    name: 'organizationId',
    kind: 'text',
    required: true,
    description: 'Number of your organisation, as it stands in the address of its admin page.',
  },
  {
    name: 'clientId',
    kind: 'text',
    required: false,
    description: 'Client id of your LinkedIn app; needed to connect the account with the button.',
  },
  {
    name: 'apiVersion',
    kind: 'text',
    required: false,
    description: 'Month of the interface version, such as 202610; LinkedIn switches each off after about a year.',
  },
  { name: 'baseUrl', kind: 'url', required: false, description: 'Address of the API; LinkedIn’s own unless given.' },
  {
    name: 'siteUrl',
    kind: 'url',
    required: false,
    description: 'Address people open LinkedIn at, for links and consent; LinkedIn’s own unless given.',
  },
];

export const LINKEDIN_CREDENTIALS: readonly SettingField[] = [
  {
    name: 'clientSecret',
    kind: 'text',
    required: true,
    minLength: 8,
    description: 'Client secret of your LinkedIn app: it signs webhooks and answers their challenge.',
  },
  {
    name: 'accessToken',
    kind: 'text',
    required: false,
    description: 'Access token of an administrator of the page; set by itself when connected with the button.',
  },
  {
    name: 'refreshToken',
    kind: 'text',
    required: false,
    description: 'Token that renews the access, where LinkedIn gives your app one; set by itself.',
  },
];

export type LinkedinSource = SourceSettings<LinkedinSettings>;

const trimmed = (url: string): string => url.replace(/\/+$/, '');
export const apiBaseOf = ({ settings }: LinkedinSource): string =>
  `${trimmed(settings.baseUrl ?? LINKEDIN_USUAL.baseUrl)}/rest`;
export const siteOf = ({ settings }: LinkedinSource): string => trimmed(settings.siteUrl ?? LINKEDIN_USUAL.siteUrl);
export const organizationOf = ({ settings }: LinkedinSource): string =>
  `urn:li:organization:${settings.organizationId}`;
