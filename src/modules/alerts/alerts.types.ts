export const ALERT_STATES = ['open', 'acknowledged', 'closed'] as const;
export type AlertState = (typeof ALERT_STATES)[number];
export type AlertSeverity = 'warning' | 'critical';

/** opened: it is new · worse: it turned into a worse kind · closed: it is over */
export type DeliveryCause = 'opened' | 'worse' | 'closed';

export const DELIVERY_STATES = ['waiting', 'sent', 'left-out', 'failed'] as const;
/** left-out: on purpose, for a reason that is stored · failed: given up, shown as undeliverable */
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export interface AlertToOpen {
  readonly workspaceId: string;
  /** Stable, kebab-case: `source-blind`. */
  readonly kind: string;
  /** What it is about: at most one alert of a key is open at a time. */
  readonly key: string;
  readonly title: string;
  readonly text: string;
  /** Facts for the interface. No secrets and no text of posts. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** critical unless given. */
  readonly severity?: AlertSeverity;
  /** Null or absent: everybody who may read alerts. */
  readonly teamId?: string | null;
  /** Only these tell of it; null or absent: all that want its kind. */
  readonly notifierIds?: readonly string[] | null;
  /** Whether the person on call is paged by the chain; absent: when it is critical and not for chosen notifiers alone. */
  readonly paging?: boolean;
  /** Acknowledging the alert acknowledges this too. */
  readonly incidentId?: string | null;
  readonly watchId?: string | null;
}

/** A stored alert as the pipeline sees it. */
export interface AlertFacts {
  readonly id: string;
  readonly state: AlertState;
  readonly severity: AlertSeverity;
  readonly title: string;
  readonly text: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly openedAt: Date;
  /** When it was opened or last turned critical. */
  readonly raisedAt: Date;
  readonly closedAt: Date | null;
}

/** A notice on its way. */
export interface WaitingDelivery {
  readonly id: string;
  readonly cause: DeliveryCause;
  readonly alert: AlertFacts;
  /** Something was sent about this alert to this notifier before. */
  readonly wasTold: boolean;
  /** By the database's clock, as it was read. */
  readonly now: Date;
}

export interface OpenAlert {
  readonly workspaceId: string;
  readonly key: string;
  readonly kind: string;
  readonly text: string;
}
