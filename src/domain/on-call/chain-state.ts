import type { ChainStep } from './on-call.types.js';

export const CHAIN_STATES = ['running', 'exhausted', 'acknowledged', 'cancelled'] as const;
/**
 * running: a step or a repeat is to come · exhausted: everybody was paged as often as agreed and nobody came · acknowledged:
 * somebody took it · cancelled: the alert was over, or too old to page anybody
 */
export type ChainState = (typeof CHAIN_STATES)[number];

/** A chain as it was when it started; later changes of the schedule do not reach it. */
export interface FrozenChain {
  readonly steps: readonly ChainStep[];
  readonly repeats: number;
  readonly repeatAfterSeconds: number;
}

export interface ChainProgress {
  readonly state: ChainState;
  /** Steps fired in this round. */
  readonly fired: number;
  /** 0: the first time through. */
  readonly round: number;
}

/**
 * due: the time has come · pass: somebody said "not me" · unreachable: nobody could be paged by the step, so that waiting for them
 * would be in vain · acknowledge, cancel: the end
 */
export type ChainEvent = 'due' | 'pass' | 'unreachable' | 'acknowledge' | 'cancel';

export type ChainMove =
  | {
      readonly is: 'fire';
      readonly step: ChainStep;
      readonly index: number;
      readonly to: ChainProgress;
      readonly waitSeconds: number;
    }
  | { readonly is: 'end'; readonly to: ChainProgress }
  | { readonly is: 'none' };

const NONE: ChainMove = { is: 'none' };

/** What an event does to a chain. `waitSeconds` is until the next look after a step has fired. */
export function moveChain(chain: FrozenChain, now: ChainProgress, event: ChainEvent): ChainMove {
  if (now.state === 'acknowledged' || now.state === 'cancelled') return NONE;
  switch (event) {
    case 'acknowledge':
      return { is: 'end', to: { ...now, state: 'acknowledged' } };
    case 'cancel':
      return { is: 'end', to: { ...now, state: 'cancelled' } };
    case 'due':
    case 'pass':
    case 'unreachable':
      return now.state === 'exhausted' ? NONE : fireNext(chain, now);
  }
}

function fireNext(chain: FrozenChain, now: ChainProgress): ChainMove {
  const isThrough = now.fired >= chain.steps.length;
  const index = isThrough ? 0 : now.fired;
  const round = isThrough ? now.round + 1 : now.round;
  const step = chain.steps[index];
  if (step === undefined || round > chain.repeats) return { is: 'end', to: { ...now, state: 'exhausted' } };
  const following = chain.steps[index + 1];
  return {
    is: 'fire',
    step,
    index,
    to: { state: 'running', fired: index + 1, round },
    waitSeconds: following === undefined ? chain.repeatAfterSeconds : following.afterSeconds,
  };
}

/** The step that comes after what has fired, or null when nobody else would be paged in this round. */
export const stepAfter = (chain: FrozenChain, { fired, state }: ChainProgress): ChainStep | null =>
  state === 'running' ? (chain.steps[fired] ?? null) : null;
