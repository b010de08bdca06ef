import type { RiskTopic } from '../intent/intent.types.js';
import type { AuthorityKind, TaskFacts } from './routing.types.js';
import { AUTHORITY_KINDS } from './routing.types.js';

/** Which topics only somebody with authority may speak about. */
const AUTHORITY_OF_TOPIC: Readonly<Partial<Record<RiskTopic, AuthorityKind>>> = {
  legal: 'legal',
  security: 'security',
  'data-leak': 'security',
  press: 'press',
};

/** What the customer's words ask somebody to be allowed to decide, in the order of `AUTHORITY_KINDS`. */
export function neededAuthority({ risks, asked }: Pick<TaskFacts, 'risks' | 'asked'>): AuthorityKind[] {
  const needed = new Set<AuthorityKind>(risks.flatMap((topic) => AUTHORITY_OF_TOPIC[topic] ?? []));
  if (asked.isRefund) needed.add('refund');
  if (asked.isPromise) needed.add('promise');
  return AUTHORITY_KINDS.filter((kind) => needed.has(kind));
}
