import type { PriorityWeights } from '../../domain/priority/priority.types.js';

/** The weights that new tasks are judged by. */
export interface WeightsInForce {
  readonly version: number;
  readonly weights: PriorityWeights;
}

export const REBASE_STATES = ['queued', 'running', 'cancelled', 'done', 'failed'] as const;
export type RebaseState = (typeof REBASE_STATES)[number];
