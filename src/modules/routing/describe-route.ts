import { reasonText } from '../../domain/routing/reason-text.js';
import type { RouteDecision, RouteReason } from '../../domain/routing/routing.types.js';
import type { TaskRoute } from '../tasks/tasks.types.js';

/** Shown and kept of those who were thought of. */
const MOST_CONSIDERED = 20;

/** A decision as it is kept with its task. `first` are reasons that come before those of the choice. */
export function describeRoute(decision: RouteDecision, first: readonly RouteReason[] = []): TaskRoute {
  const { teamId, ruleId, authority } = decision;
  return {
    to: decision.ok ? decision.memberId : null,
    teamId,
    ruleId,
    reasons: [...first, ...decision.reasons].map((reason) => ({ ...reason, text: reasonText(reason) })),
    authority,
    ...(decision.ok ? {} : { missing: decision.missing }),
    considered: decision.considered
      .slice(0, MOST_CONSIDERED)
      .map(({ memberId, name, refusals }) => ({ id: memberId, name, refusals })),
  };
}

export const codesOf = (
  route: TaskRoute,
): readonly { readonly code: string; readonly values: Readonly<Record<string, string | number>> }[] =>
  route.reasons.map(({ code, values }) => ({ code, values }));
