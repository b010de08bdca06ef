import type { PriorityWeights } from './priority.types.js';

/**
 * What a workspace starts with. Harm to people and lost data are P1 whoever reads them, an angry complaint to our handle is P2,
 * a mild one P3, praise P4. Feeling and intent alone stay below P2: it takes urgency, readers or our handle to get there.
 */
export const DEFAULT_PRIORITY_WEIGHTS: PriorityWeights = {
  negativeSentiment: 26,
  negativeStrength: 8,
  unsureSentiment: 20,
  negativeSuspected: 6,
  intents: { complaint: 6, question: 6, request: 6, praise: -15, threat: 20, other: 0 },
  risks: {
    safety: 80,
    legal: 30,
    security: 35,
    death: 80,
    'self-harm': 80,
    discrimination: 35,
    'data-leak': 80,
    press: 20,
  },
  urgency: 20,
  reachPerDecade: 2,
  reachAtMost: 16,
  storyPerDoubling: 4,
  storyAtMost: 20,
  tiers: { top: 8, high: 4 },
  unresolvedEach: 4,
  unresolvedAtMost: 12,
  addressedToUs: 14,
  watchWeightStep: 7.5,
  clock: 10,
  levels: { P1: 75, P2: 50, P3: 20 },
};
