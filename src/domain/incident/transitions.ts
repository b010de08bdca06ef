import { INCIDENT_STATES, RUNNING_STATES, type IncidentState } from './incident.types.js';

/**
 * - acknowledge: somebody is on it · confirm, contain, close, reopen, review: from state to state · dismiss: a false alarm
 * - write: statements, tasks, roles, checklist, the next update · note: a line in the timeline
 * - tell: the first message to customers · follow-up: the message that it is over
 */
export const INCIDENT_ACTIONS = [
  'acknowledge',
  'confirm',
  'contain',
  'close',
  'dismiss',
  'reopen',
  'review',
  'write',
  'note',
  'tell',
  'follow-up',
] as const;
export type IncidentAction = (typeof INCIDENT_ACTIONS)[number];

/** From a state to a state, `same` stays; a state left out refuses the action. */
export type IncidentMoves = Readonly<Partial<Record<IncidentState, IncidentState | 'same'>>>;
export type IncidentTable = Readonly<Record<IncidentAction, IncidentMoves>>;

const WHILE_RUNNING = { suspected: 'same', confirmed: 'same', contained: 'same' } as const;

/** Every move an incident can make. */
export const INCIDENT_TRANSITIONS: IncidentTable = {
  acknowledge: WHILE_RUNNING,
  confirm: { suspected: 'confirmed' },
  contain: { confirmed: 'contained' },
  close: { confirmed: 'closed', contained: 'closed' },
  dismiss: { suspected: 'dismissed', confirmed: 'dismissed' },
  reopen: { contained: 'confirmed', closed: 'confirmed', reviewed: 'confirmed', dismissed: 'suspected' },
  review: { closed: 'reviewed' },
  // Roles and the statement that it is over may still be written when it is.
  write: { ...WHILE_RUNNING, closed: 'same' },
  note: { ...WHILE_RUNNING, closed: 'same', reviewed: 'same', dismissed: 'same' },
  // Nobody is told of a crisis that nobody has confirmed.
  tell: { confirmed: 'same', contained: 'same' },
  'follow-up': { contained: 'same', closed: 'same' },
};

export type IncidentRefusal =
  'not-confirmed' | 'already-confirmed' | 'not-contained' | 'incident-over' | 'incident-running' | 'not-closed';

export type IncidentDecision =
  { readonly ok: true; readonly to: IncidentState } | { readonly ok: false; readonly reason: IncidentRefusal };

export function decideIncident(state: IncidentState, action: IncidentAction): IncidentDecision {
  const to = INCIDENT_TRANSITIONS[action][state];
  if (to === undefined) return { ok: false, reason: refusalOf(state, action) };
  return { ok: true, to: to === 'same' ? state : to };
}

/** Whether it goes on; what is over pages nobody and holds nothing back. */
export const isRunning = (state: IncidentState): boolean => RUNNING_STATES.some((running) => running === state);

function refusalOf(state: IncidentState, action: IncidentAction): IncidentRefusal {
  if (action === 'reopen') return 'incident-running';
  if (action === 'review') return 'not-closed';
  if (action === 'follow-up' && isRunning(state)) return 'not-contained';
  if (!isRunning(state)) return 'incident-over';
  return state === 'suspected' ? 'not-confirmed' : 'already-confirmed';
}

/**
 * What is wrong with the table, one sentence each; none when it is sound: every action has moves, every state can be reached, and
 * what runs can be ended.
 */
export function checkIncidentTransitions(table: IncidentTable = INCIDENT_TRANSITIONS): string[] {
  const faults = INCIDENT_ACTIONS.filter((action) => Object.keys(table[action]).length === 0).map(
    (action) => `The incident action "${action}" has no move.`,
  );
  const targets = (from: IncidentState): readonly IncidentState[] =>
    INCIDENT_ACTIONS.flatMap((action) => {
      const to = table[action][from];
      return to === undefined || to === 'same' ? [] : [to];
    });
  const reached = reachableFrom('suspected', targets);
  for (const state of INCIDENT_STATES) {
    if (!reached.has(state)) faults.push(`The incident state "${state}" cannot be reached.`);
    if (isRunning(state) && [...reachableFrom(state, targets)].every(isRunning))
      faults.push(`The running incident state "${state}" has no way to its end.`);
  }
  return faults;
}

function reachableFrom(
  start: IncidentState,
  targets: (from: IncidentState) => readonly IncidentState[],
): ReadonlySet<IncidentState> {
  const reached = new Set([start]);
  for (const state of reached) for (const next of targets(state)) reached.add(next);
  return reached;
}
