import type { ChainProgress } from '../../domain/on-call/chain-state.js';
import type { OnCallSchedule, PageSeverity } from '../../domain/on-call/on-call.types.js';
import type { AlertState } from './alerts.types.js';

export const PAGE_STATES = ['waiting', 'sent', 'acknowledged', 'passed', 'left-out', 'failed'] as const;
/** acknowledged, passed: what the person answered · left-out: on purpose, for a reason that is stored · failed: undeliverable */
export type PageState = (typeof PAGE_STATES)[number];

export const ON_CALL_TEST = 'on-call-test';

/** A chain that is locked to be moved, and its alert as it is now. */
export interface LiveRun extends ChainProgress {
  readonly id: string;
  readonly workspaceId: string;
  readonly alertId: string;
  readonly schedule: OnCallSchedule;
  readonly alertState: AlertState;
  readonly severity: PageSeverity;
  readonly title: string;
  readonly raisedAt: Date;
  readonly now: Date;
}

/** A page as the pipeline sees it, read just before it leaves. */
export interface WaitingPage {
  /** By the database's clock, as it was read. */
  readonly now: Date;
  readonly id: string;
  readonly workspaceId: string;
  readonly runId: string | null;
  readonly step: number | null;
  readonly memberId: string | null;
  readonly notifierId: string | null;
  readonly contactId: string | null;
  readonly channel: string;
  readonly dueAt: Date;
  readonly alert: {
    readonly id: string;
    readonly kind: string;
    readonly state: AlertState;
    readonly severity: PageSeverity;
    readonly title: string;
    readonly text: string;
    readonly details: Readonly<Record<string, unknown>>;
    readonly raisedAt: Date;
    readonly now: Date;
  };
}

/** A test is for everybody, whoever has confirmed it. */
export const isCurrentPage = ({ alert }: WaitingPage): boolean =>
  alert.kind === ON_CALL_TEST ? alert.state !== 'closed' : alert.state === 'open';
