import type { AlertChain, AlertPage } from '../on-call/api.js';
import type { HealthState, Reason, SettingField } from './configuration-types.js';
import type { Named } from './types.js';

export interface CoveredSource {
  readonly id: string;
  readonly name: string;
  readonly connector: string;
  readonly network: string;
}

export interface SourceCoverage {
  readonly source: CoveredSource;
  readonly state: HealthState;
  readonly since: string;
  readonly reason: Reason | null;
  readonly lastSuccessAt: string | null;
  readonly lastPostAt: string | null;
  /** Posts a day by its own past; null while that is too short. */
  readonly expectedPerDay: number | null;
  readonly seenPerDay: number;
  readonly openGaps: number;
  readonly missingHours: number;
}

export interface CoverageHistory {
  readonly state: 'ok' | 'degraded' | 'blind';
  readonly blindSeconds: number;
  readonly items: readonly {
    readonly source: CoveredSource;
    readonly state: 'degraded' | 'blind';
    readonly reason: Reason | null;
    readonly from: string;
    readonly to: string | null;
  }[];
  readonly gaps: readonly {
    readonly source: CoveredSource;
    readonly from: string | null;
    readonly to: string;
    readonly state: 'open' | 'filling' | 'filled' | 'lost';
  }[];
}

export interface Alert {
  readonly id: string;
  readonly kind: string;
  readonly state: 'open' | 'acknowledged' | 'closed';
  readonly title: string;
  readonly text: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly openedAt: string;
  readonly acknowledgedAt: string | null;
  readonly acknowledgedBy: Named | null;
  readonly closedAt: string | null;
  readonly deliveries: readonly {
    readonly notifier: Named;
    readonly state: 'waiting' | 'sent' | 'left-out' | 'failed';
    readonly at: string;
    readonly problem: string | null;
  }[];
  readonly incidentId: string | null;
  readonly chain: AlertChain | null;
  readonly pages: readonly AlertPage[];
}

export interface Erasure {
  readonly id: string;
  readonly state: 'requested' | 'queued' | 'running' | 'done' | 'cancelled' | 'failed';
  readonly network: string;
  readonly authorId: string | null;
  readonly handle: string | null;
  readonly note: string | null;
  readonly found: number | null;
  readonly erased: number;
  readonly error: string | null;
  readonly createdAt: string;
}

export interface LegalHold {
  readonly id: string;
  readonly state: 'requested' | 'active' | 'released';
  readonly reason: string;
  readonly kept: number;
  readonly createdAt: string;
}

export interface RightsStatement {
  readonly mirrored: number;
  readonly checked: number;
  readonly erased: number;
  readonly retained: number;
  readonly held: number;
  readonly expired: number;
  readonly dropped: number;
}

export interface Notifier {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly version: number;
}

export interface NotifierKind {
  readonly kind: string;
  readonly description: string;
  readonly settingFields: readonly SettingField[];
  readonly credentialFields: readonly SettingField[];
}

export interface ReplyMeasure {
  readonly length: number;
  readonly limit: number | null;
  readonly fits: boolean;
  readonly parts: readonly string[];
  readonly warnings: readonly {
    readonly code: string;
    readonly values: Readonly<Record<string, string | number>>;
  }[];
}
