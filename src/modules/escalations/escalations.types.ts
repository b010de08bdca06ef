/** hand: only by a person · opened: with every task it is for · overdue: when a promise of one is broken */
export const ESCALATION_STARTS = ['hand', 'opened', 'overdue'] as const;
export type EscalationStart = (typeof ESCALATION_STARTS)[number];

export interface EscalationStep {
  /** Of the chain's open time since the step before, or since the start. */
  readonly afterSeconds: number;
  /** Who gets the task; null with `teamId`, or where an alert is all. */
  readonly memberId: string | null;
  /** The team that gets it. */
  readonly teamId: string | null;
  /** The only notifier that tells of it; null: all that tell of escalations. */
  readonly notifierId: string | null;
}
