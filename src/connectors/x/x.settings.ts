import { IsBoolean, IsIn, IsInt, IsNumber, IsOptional, IsUrl, Matches, Max, MaxLength, Min } from 'class-validator';
import type { SettingField, SourceSettings } from '../setting.types.js';
import { WEB_ADDRESS } from '../setting-checks.js';

export type XPlan = 'self-serve' | 'enterprise';
export type XMode = 'poll' | 'stream';

export class XSettings {
  @IsOptional()
  @MaxLength(2_048)
  @IsUrl(WEB_ADDRESS)
  baseUrl?: string;

  @IsOptional()
  @MaxLength(2_048)
  @IsUrl(WEB_ADDRESS)
  authorizeUrl?: string;

  @IsOptional()
  @Matches(/^\d{1,19}$/)
  accountId?: string;

  @IsOptional()
  @Matches(/^@?\w{1,30}$/)
  handle?: string;

  @IsOptional()
  @IsIn(['poll', 'stream'])
  mode?: XMode;

  @IsOptional()
  @Matches(/\S/)
  @MaxLength(4_096)
  query?: string;

  @IsOptional()
  @IsIn(['self-serve', 'enterprise'])
  plan?: XPlan;

  @IsOptional()
  @IsInt()
  @Min(64)
  @Max(4_096)
  queryLength?: number;

  @IsOptional()
  @IsBoolean()
  includeMentions?: boolean;

  @IsOptional()
  @IsBoolean()
  includeDms?: boolean;

  @IsOptional()
  @IsBoolean()
  isAppOwner?: boolean;

  @IsOptional()
  @IsNumber()
  @Min(0)
  postReadUsd?: number;

  @IsOptional()
  @IsNumber()
  @Min(0)
  ownReadUsd?: number;

  @IsOptional()
  @IsNumber()
  @Min(0)
  dmReadUsd?: number;

  @IsOptional()
  @IsNumber()
  @Min(0)
  countUsd?: number;

  @IsOptional()
  @IsNumber()
  @Min(0)
  postUsd?: number;

  @IsOptional()
  @IsNumber()
  @Min(0)
  summonedReplyUsd?: number;

  @IsOptional()
  @IsNumber()
  @Min(0)
  linkPostUsd?: number;
}

const optional = (name: keyof XSettings, kind: SettingField['kind'], description: string): SettingField => ({
  name,
  kind,
  required: false,
  description,
});

export const X_FIELDS: readonly SettingField[] = [
  optional('baseUrl', 'url', 'Address of the X API; https://api.x.com unless given.'),
  optional(
    'authorizeUrl',
    'url',
    'Page where a person agrees to connect the account; https://x.com/i/oauth2/authorize unless given.',
  ),
  optional('accountId', 'text', 'Number of the connected account; needed for its mentions and direct messages.'),
  optional('handle', 'text', 'Name of the connected account, by which posts that address it are recognised.'),
  optional(
    'mode',
    'text',
    'How posts are read: "poll" searches in intervals, "stream" listens to the filtered stream.',
  ),
  optional('query', 'text', "A search of your own in X's query language, in place of the one made from the watches."),
  optional(
    'plan',
    'text',
    'Your contract with X: "self-serve" (pay per use) or "enterprise". It decides what may be answered and how long queries may be.',
  ),
  optional(
    'queryLength',
    'number',
    'Characters a query may have; 512 for self-serve and 4,096 for enterprise unless given.',
  ),
  optional('includeMentions', 'boolean', "Also read the account's own mentions; on unless switched off."),
  optional('includeDms', 'boolean', "Also read the account's direct messages; off unless switched on."),
  optional(
    'isAppOwner',
    'boolean',
    'The connected account owns the developer app, so that X charges less for its own mentions.',
  ),
  optional('postReadUsd', 'number', 'What X charges for a post that is read, in US dollars; 0.005 unless given.'),
  optional(
    'ownReadUsd',
    'number',
    'What X charges for an own mention of the owner of the app, in US dollars; 0.001 unless given.',
  ),
  optional(
    'dmReadUsd',
    'number',
    'What X charges for a direct message that is read, in US dollars; 0.010 unless given.',
  ),
  optional('countUsd', 'number', 'What X charges for counting how many posts wait, in US dollars; 0.005 unless given.'),
  optional('postUsd', 'number', 'What X charges for a post that is written, in US dollars; 0.015 unless given.'),
  optional(
    'summonedReplyUsd',
    'number',
    'What X charges for a reply to somebody who addressed you, in US dollars; 0.010 unless given.',
  ),
  optional(
    'linkPostUsd',
    'number',
    'What X charges for a post or reply with a link in it, in US dollars; 0.200 unless given.',
  ),
];

const secret = (name: string, description: string): SettingField => ({
  name,
  kind: 'text',
  required: false,
  description,
});

export const X_CREDENTIALS: readonly SettingField[] = [
  secret('bearerToken', "The app's bearer token: for search and the stream, reading only."),
  secret('consumerKey', "The app's API key (consumer key), for OAuth 1.0a together with an access token."),
  secret('consumerSecret', "The app's API key secret; it also signs the webhooks that X sends."),
  secret('accessToken', "The account's access token for OAuth 1.0a; it does not run out."),
  secret('accessSecret', "The account's access token secret for OAuth 1.0a."),
  secret('clientId', "The app's OAuth 2.0 client id, to connect the account in the browser."),
  secret('clientSecret', "The app's OAuth 2.0 client secret, where the app is a confidential one."),
];

/** Settings with what holds where nothing was set: X's own addresses, limits and prices. Prices are US dollars a piece. */
export interface XTerms {
  readonly baseUrl: string;
  readonly authorizeUrl: string;
  readonly accountId: string | null;
  /** Without @, lower case. */
  readonly handle: string | null;
  readonly mode: XMode;
  readonly query: string | null;
  readonly plan: XPlan;
  readonly queryLength: number;
  readonly includeMentions: boolean;
  readonly includeDms: boolean;
  readonly isAppOwner: boolean;
  readonly prices: {
    readonly postRead: number;
    readonly ownRead: number;
    readonly dmRead: number;
    readonly count: number;
    readonly post: number;
    readonly summonedReply: number;
    readonly linkPost: number;
  };
}

const QUERY_LENGTH: Readonly<Record<XPlan, number>> = { 'self-serve': 512, enterprise: 4_096 };

export function termsOf({ settings }: SourceSettings<XSettings>): XTerms {
  const plan = settings.plan ?? 'self-serve';
  return {
    baseUrl: (settings.baseUrl ?? 'https://api.x.com').replace(/\/+$/, ''),
    authorizeUrl: settings.authorizeUrl ?? 'https://x.com/i/oauth2/authorize',
    accountId: settings.accountId ?? null,
    handle: settings.handle?.replace(/^@/, '').toLowerCase() ?? null,
    mode: settings.mode ?? 'poll',
    query: settings.query?.trim() ?? null,
    plan,
    queryLength: settings.queryLength ?? QUERY_LENGTH[plan],
    includeMentions: settings.includeMentions ?? true,
    includeDms: settings.includeDms ?? false,
    isAppOwner: settings.isAppOwner ?? false,
    prices: {
      postRead: settings.postReadUsd ?? 0.005,
      ownRead: settings.ownReadUsd ?? 0.001,
      dmRead: settings.dmReadUsd ?? 0.01,
      count: settings.countUsd ?? 0.005,
      post: settings.postUsd ?? 0.015,
      summonedReply: settings.summonedReplyUsd ?? 0.01,
      linkPost: settings.linkPostUsd ?? 0.2,
    },
  };
}
