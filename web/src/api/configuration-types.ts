import type { Named, Role, WatchKind } from './types.js';

export interface Watch {
  readonly id: string;
  readonly name: string;
  readonly kind: WatchKind;
  readonly query: string;
  readonly languages: readonly string[];
  readonly priorityWeight: number;
  readonly team: Named | null;
  readonly version: number;
  readonly updatedAt: string;
  readonly mentionsLast7Days: number;
}

export type HealthState = 'waiting' | 'ok' | 'degraded' | 'blind' | 'paused';

export interface Quota {
  readonly name: string;
  readonly unit: 'requests' | 'posts' | 'units' | 'usd';
  readonly limit: number | null;
  readonly remaining: number | null;
  readonly resetsAt: string | null;
}

export interface Spent {
  readonly requests: number;
  readonly usd: number;
}

export interface SourceSpend {
  readonly today: Spent;
  readonly month: Spent;
}

export interface SourceBudget {
  readonly usdPerMonth?: number;
  readonly requestsPerDay?: number;
}

export interface SourceNotice {
  readonly code: string;
  readonly text: string;
}

export interface SourceConnection {
  readonly state: 'none' | 'connected' | 'expiring' | 'revoked' | 'needs-consent';
  readonly account: string | null;
  readonly expiresAt: string | null;
  readonly scopes: readonly string[];
}

export interface Reason {
  readonly code: string;
  readonly text: string;
}

export interface Source {
  readonly id: string;
  readonly connector: string;
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly intervalSeconds: number;
  readonly hasCredentials: boolean;
  readonly health: {
    readonly state: HealthState;
    readonly since: string | null;
    readonly lastSuccessAt: string | null;
    readonly lastPostAt: string | null;
    readonly lastError: string | null;
    readonly reason: Reason | null;
    readonly quotas: readonly Quota[];
  };
  readonly connection: SourceConnection | null;
  readonly isListening: boolean;
  readonly budget: SourceBudget | null;
  /** Days after which what it brought is deleted; null: it is kept. */
  readonly retentionDays: number | null;
  readonly spend: SourceSpend;
  readonly notices: readonly SourceNotice[];
  readonly nextPollAt: string | null;
  readonly seenCount: number;
  readonly storedCount: number;
  readonly quarantinedCount: number;
  readonly inboundUrl: string | null;
  readonly version: number;
}

export interface SourceGap {
  readonly id: string;
  readonly from: string | null;
  readonly to: string;
  readonly reason: string;
  readonly state: 'open' | 'filling' | 'filled' | 'lost';
  readonly found: number;
  readonly problem: string | null;
}

export interface QuarantinedPost {
  readonly id: string;
  readonly reason: string;
  readonly externalId?: string | null;
  readonly raw?: string | null;
  readonly at?: string;
  readonly createdAt?: string;
}

export interface SettingField {
  readonly name: string;
  readonly kind: 'text' | 'url' | 'urls' | 'number' | 'boolean';
  readonly required: boolean;
  readonly description: string;
}

export interface ConnectorInfo {
  readonly kind: string;
  readonly network: string;
  readonly description: string;
  readonly canReply: boolean;
  readonly isPolled: boolean;
  readonly settingFields: readonly SettingField[];
  readonly credentialFields: readonly SettingField[];
}

export interface OpmlResult {
  readonly added: readonly unknown[];
  readonly skipped: readonly { readonly title: string | null; readonly url: string | null; readonly reason: string }[];
}

export interface StaffMember {
  readonly id: string;
  readonly name: string;
  /** Null for who may see names only. */
  readonly email: string | null;
  readonly role: Role;
  readonly teams: readonly Named[];
  readonly state: 'active' | 'invited' | 'deactivated';
  readonly version: number;
}

export interface InviteLink {
  readonly url: string;
  readonly expiresAt: string;
}

export interface ApiToken {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly expiresAt: string | null;
  readonly lastUsedAt?: string | null;
  readonly createdAt: string;
}

export type CheckState = 'ok' | 'degraded' | 'failing';

export interface SystemStatus {
  readonly isHealthy: boolean;
  readonly checks: readonly {
    readonly name: string;
    readonly state: CheckState;
    readonly detail: string | null;
    readonly since: string | null;
  }[];
  readonly workers: readonly { readonly id: string; readonly role: string; readonly heartbeatAt: string }[];
  readonly jobs: readonly {
    readonly name: string;
    readonly lastStartedAt: string | null;
    readonly lastFinishedAt: string | null;
    readonly lastDurationMs: number | null;
    readonly lastError: string | null;
    readonly nextDueAt: string | null;
    readonly runs: number;
    readonly failures: number;
  }[];
}
