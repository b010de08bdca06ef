import { checkIncidentTransitions } from './domain/incident/transitions.js';
import { checkEscalationTransitions } from './domain/routing/escalation-state.js';
import { checkReplyTransitions } from './domain/reply-state/transitions.js';
import { checkTransitions } from './domain/task-state/check-transitions.js';

/** Refuses to start on a table of moves that has a state nobody can reach or leave. */
export function requireSoundRules(): void {
  const faults = [
    ...checkTransitions(),
    ...checkReplyTransitions(),
    ...checkEscalationTransitions(),
    ...checkIncidentTransitions(),
  ];
  if (faults.length > 0)
    throw new Error(`The rules of moves are not sound:\n${faults.map((f) => `  - ${f}`).join('\n')}`);
}
