export const TASK_STATES = ['open', 'acknowledged', 'waiting', 'snoozed', 'resolved', 'dismissed'] as const;
export type TaskState = (typeof TASK_STATES)[number];

export const TASK_ACTIONS = [
  'claim',
  'release',
  'assign',
  'acknowledge',
  'reply',
  'note',
  'snooze',
  'wake',
  'wait',
  'escalate',
  'resolve',
  'reopen',
  'dismiss',
  'merge',
  'absorb',
  'split',
  'part',
  'label',
  'new-mention',
] as const;
export type TaskAction = (typeof TASK_ACTIONS)[number];

/**
 * What the action does to the assignee.
 * - keeps: nothing
 * - takes: the actor becomes the assignee where there is none
 * - sets: the assignee the action names
 * - clears: nobody; needs an assignee
 */
export type AssigneeEffect = 'keeps' | 'takes' | 'sets' | 'clears';

export interface TransitionRow {
  /** From a state to a state; `same` stays, `previous` is the state before the snooze or the wait. A state left out refuses the action. */
  readonly moves: Partial<Readonly<Record<TaskState, TaskState | 'same' | 'previous'>>>;
  readonly assignee: AssigneeEffect;
}

export type TransitionTable = Readonly<Record<TaskAction, TransitionRow>>;

const INITIAL_STATE: TaskState = 'open';
const CLOSED_STATES: ReadonlySet<TaskState> = new Set(['resolved', 'dismissed']);
const WHILE_OPEN = { open: 'same', acknowledged: 'same', waiting: 'same', snoozed: 'same' } as const;
const allOpenTo = (to: TaskState): TransitionRow['moves'] => ({ open: to, acknowledged: to, waiting: to, snoozed: to });

/** Every move a task can make. A new mention in a closed task's conversation opens a new task instead. */
export const TASK_TRANSITIONS: TransitionTable = {
  claim: { moves: WHILE_OPEN, assignee: 'takes' },
  release: { moves: WHILE_OPEN, assignee: 'clears' },
  assign: { moves: WHILE_OPEN, assignee: 'sets' },
  acknowledge: { moves: { open: 'acknowledged', snoozed: 'acknowledged' }, assignee: 'takes' },
  reply: { moves: allOpenTo('acknowledged'), assignee: 'takes' },
  note: { moves: { ...WHILE_OPEN, resolved: 'same', dismissed: 'same' }, assignee: 'keeps' },
  label: { moves: { ...WHILE_OPEN, resolved: 'same', dismissed: 'same' }, assignee: 'keeps' },
  snooze: { moves: allOpenTo('snoozed'), assignee: 'keeps' },
  wake: { moves: { snoozed: 'previous' }, assignee: 'keeps' },
  wait: { moves: { open: 'waiting', acknowledged: 'waiting', snoozed: 'waiting' }, assignee: 'keeps' },
  escalate: { moves: WHILE_OPEN, assignee: 'keeps' },
  resolve: { moves: allOpenTo('resolved'), assignee: 'keeps' },
  reopen: {
    moves: { resolved: 'open', dismissed: 'open', snoozed: 'previous', waiting: 'previous' },
    assignee: 'keeps',
  },
  dismiss: { moves: allOpenTo('dismissed'), assignee: 'keeps' },
  // Its conversation is answered by another task from now on, which absorbs it and wakes up as by a new mention.
  merge: { moves: allOpenTo('dismissed'), assignee: 'keeps' },
  absorb: {
    moves: { open: 'same', acknowledged: 'same', waiting: 'previous', snoozed: 'previous' },
    assignee: 'keeps',
  },
  // One of the conversations that a task answers parts from it; where that had been merged, its own task opens again.
  split: { moves: WHILE_OPEN, assignee: 'keeps' },
  part: { moves: { dismissed: 'open' }, assignee: 'keeps' },
  'new-mention': {
    moves: { open: 'same', acknowledged: 'same', waiting: 'previous', snoozed: 'previous' },
    assignee: 'keeps',
  },
};

export const isOpen = (state: TaskState): boolean => !CLOSED_STATES.has(state);

export type TransitionRefusal =
  'task-not-open' | 'task-open' | 'task-not-snoozed' | 'already-acknowledged' | 'already-waiting';

export type TransitionDecision =
  { readonly ok: true; readonly to: TaskState } | { readonly ok: false; readonly reason: TransitionRefusal };

/** `previousState` is the open state a snoozed or waiting task had before; it decides where waking leads. */
export function decideTransition(
  state: TaskState,
  action: TaskAction,
  previousState: TaskState = INITIAL_STATE,
): TransitionDecision {
  const to = TASK_TRANSITIONS[action].moves[state];
  if (to === undefined) return { ok: false, reason: refusalOf(state, action) };
  if (to === 'same') return { ok: true, to: state };
  if (to === 'previous') return { ok: true, to: isAwake(previousState) ? previousState : INITIAL_STATE };
  return { ok: true, to };
}

const isAwake = (state: TaskState): boolean => isOpen(state) && state !== 'snoozed';

function refusalOf(state: TaskState, action: TaskAction): TransitionRefusal {
  if (action === 'reopen' || action === 'part') return 'task-open';
  if (!isOpen(state)) return 'task-not-open';
  if (action === 'wake') return 'task-not-snoozed';
  return action === 'wait' ? 'already-waiting' : 'already-acknowledged';
}
