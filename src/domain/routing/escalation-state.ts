export const ESCALATION_STATES = ['running', 'exhausted', 'acknowledged', 'cancelled'] as const;
/**
 * running: a step is to come · exhausted: everybody has been told and nobody came · acknowledged: somebody took it ·
 * cancelled: the task was closed
 */
export type EscalationState = (typeof ESCALATION_STATES)[number];

export const ESCALATION_ACTIONS = ['fire', 'fire-last', 'acknowledge', 'cancel'] as const;
export type EscalationAction = (typeof ESCALATION_ACTIONS)[number];

export type EscalationTable = Readonly<
  Record<EscalationAction, Partial<Readonly<Record<EscalationState, EscalationState>>>>
>;

/** Every move a run of an escalation chain can make; what is not named is refused. */
export const ESCALATION_TRANSITIONS: EscalationTable = {
  fire: { running: 'running' },
  'fire-last': { running: 'exhausted' },
  acknowledge: { running: 'acknowledged', exhausted: 'acknowledged' },
  cancel: { running: 'cancelled', exhausted: 'cancelled' },
};

export type EscalationDecision =
  { readonly ok: true; readonly to: EscalationState } | { readonly ok: false; readonly reason: 'escalation-over' };

export function decideEscalation(state: EscalationState, action: EscalationAction): EscalationDecision {
  const to = ESCALATION_TRANSITIONS[action][state];
  return to === undefined ? { ok: false, reason: 'escalation-over' } : { ok: true, to };
}

/** States from which no action leads on. */
export const isEscalationOver = (state: EscalationState): boolean =>
  ESCALATION_ACTIONS.every((action) => ESCALATION_TRANSITIONS[action][state] === undefined);

/** What is wrong with the table, one sentence each. */
export function checkEscalationTransitions(table: EscalationTable = ESCALATION_TRANSITIONS): string[] {
  const reached = new Set<EscalationState>(['running']);
  for (const state of reached) {
    for (const action of ESCALATION_ACTIONS) {
      const to = table[action][state];
      if (to !== undefined) reached.add(to);
    }
  }
  const leads = (state: EscalationState): boolean => ESCALATION_ACTIONS.some((action) => table[action][state]);
  return [
    ...ESCALATION_STATES.filter((state) => !reached.has(state)).map(
      (state) => `The state "${state}" of an escalation cannot be reached.`,
    ),
    ...(['running', 'exhausted'] as const)
      .filter((state) => !leads(state))
      .map((state) => `The state "${state}" of an escalation has no way out.`),
    ...ESCALATION_ACTIONS.filter((action) => Object.keys(table[action]).length === 0).map(
      (action) => `The action "${action}" on an escalation has no move.`,
    ),
  ];
}

export interface EscalatedTask {
  readonly isOpen: boolean;
  /** By an act of a person; null: nobody has. */
  readonly claimedAtMs: number | null;
  readonly acknowledgedAtMs: number | null;
  /** Of the run. */
  readonly startedAtMs: number;
}

/** Looked at just before anybody is told: null while the task still needs somebody. */
export function endOfEscalation(task: EscalatedTask): 'acknowledge' | 'cancel' | null {
  if (!task.isOpen) return 'cancel';
  const isSince = (atMs: number | null): boolean => atMs !== null && atMs >= task.startedAtMs;
  return isSince(task.claimedAtMs) || isSince(task.acknowledgedAtMs) ? 'acknowledge' : null;
}
