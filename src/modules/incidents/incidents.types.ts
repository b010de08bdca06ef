import type {
  IncidentReason,
  IncidentRoles,
  IncidentState,
  StatementKind,
  TextsByLanguage,
} from '../../domain/incident/incident.types.js';

/** What something that watches has noticed. */
export interface SuspectedIncident {
  readonly workspaceId: string;
  readonly watchId: string | null;
  /** What it is about: at most one incident of a key goes on at a time. */
  readonly key: string;
  readonly title: string;
  /** 1 to 10. */
  readonly severity: number;
  readonly reasons: readonly IncidentReason[];
  readonly observed: number;
  readonly usual: number;
  readonly windowSeconds: number;
  readonly startedAt: Date;
}

/** What another watch counts of an incident. */
export interface SeenElsewhere {
  readonly watchName: string;
  /** 1 to 10. */
  readonly level: number;
  readonly observed: number;
  readonly usual: number;
  readonly windowSeconds: number;
}

/** An incident locked for the transaction that moves it. */
export interface LockedIncident {
  readonly id: string;
  readonly workspaceId: string;
  readonly key: string;
  readonly watchId: string | null;
  readonly title: string;
  readonly state: IncidentState;
  readonly level: number;
  readonly reasons: readonly IncidentReason[];
  /** Null where nobody counted. */
  readonly observed: number | null;
  readonly usual: number | null;
  readonly windowSeconds: number | null;
  readonly isDrill: boolean;
  readonly startedAt: Date;
  readonly openedBy: string | null;
  readonly acknowledgedAt: Date | null;
  readonly acknowledgedBy: string | null;
  readonly firstStatementAt: Date | null;
  readonly leadId: string | null;
  readonly roles: IncidentRoles;
  readonly playbook: string | null;
  readonly updateMinutes: number | null;
  readonly lastUpdateAt: Date | null;
  readonly nextUpdateDueAt: Date | null;
  readonly version: number;
  /** The database's time of the transaction. */
  readonly now: Date;
}

/** Columns an act changes; what is not named stays. */
export interface IncidentChange {
  readonly state?: IncidentState;
  readonly title?: string;
  readonly level?: number;
  readonly acknowledgedAt?: 'now' | null;
  readonly acknowledgedBy?: string | null;
  readonly confirmedAt?: 'now' | null;
  readonly firstStatementAt?: 'now';
  readonly containedAt?: 'now' | null;
  readonly closedAt?: 'now' | null;
  readonly leadId?: string | null;
  readonly roles?: IncidentRoles;
  readonly playbook?: string;
  readonly updateMinutes?: number | null;
  readonly lastUpdateAt?: 'now';
  readonly nextUpdateDueAt?: Date | null;
  readonly review?: StoredReview;
}

export interface NewIncidentEvent {
  readonly kind: string;
  readonly actorId: string | null;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** What was learnt, in people's words. */
export interface StoredReview {
  readonly summary: string;
  readonly cause: string;
  readonly wentWell: string;
  readonly toImprove: string;
  readonly actions: readonly { readonly text: string; readonly owner: string; readonly dueOn: string | null }[];
  readonly by: string;
  readonly at: string;
}

export interface StoredStatement {
  readonly n: number;
  readonly kind: StatementKind;
  readonly texts: TextsByLanguage;
  readonly needsApproval: boolean;
  readonly authorId: string;
  readonly approvedBy: string | null;
  readonly isRejected: boolean;
}
