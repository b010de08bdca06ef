import {
  isOpen,
  TASK_ACTIONS,
  TASK_STATES,
  TASK_TRANSITIONS,
  type TaskState,
  type TransitionTable,
} from './transitions.js';

/**
 * What is wrong with the table, one sentence each; none when it is sound. Run at start-up, which refuses an unsound one:
 * every action has moves, every state can be reached, and every open task can be closed.
 */
export function checkTransitions(table: Partial<TransitionTable> = TASK_TRANSITIONS): string[] {
  const faults: string[] = [];
  const targets = new Map<TaskState, Set<TaskState>>(TASK_STATES.map((state) => [state, new Set()]));
  for (const action of TASK_ACTIONS) {
    const moves = TASK_STATES.flatMap((from) => {
      const to = table[action]?.moves[from];
      return to === undefined ? [] : [{ from, to }];
    });
    if (moves.length === 0) faults.push(`The action "${action}" has no move.`);
    for (const { from, to } of moves) {
      if (to === 'previous' && from !== 'snoozed' && from !== 'waiting') {
        faults.push(`The action "${action}" leads from "${from}" to a previous state, which only a parked task has.`);
      }
      if (to !== 'same' && to !== 'previous') targets.get(from)?.add(to);
    }
  }
  const reached = reachableFrom('open', targets);
  for (const state of TASK_STATES) {
    if (!reached.has(state)) faults.push(`The state "${state}" cannot be reached.`);
    const canClose = [...reachableFrom(state, targets)].some((each) => !isOpen(each));
    if (isOpen(state) && !canClose) faults.push(`The open state "${state}" has no way to be closed.`);
  }
  return faults;
}

function reachableFrom(start: TaskState, targets: ReadonlyMap<TaskState, ReadonlySet<TaskState>>): Set<TaskState> {
  const reached = new Set<TaskState>([start]);
  for (const state of reached) for (const next of targets.get(state) ?? []) reached.add(next);
  return reached;
}
