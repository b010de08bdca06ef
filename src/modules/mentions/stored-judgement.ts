import type { Aspect } from '../../domain/aspect/aspect.types.js';
import type { IntentReason, Risk, UrgencyReason } from '../../domain/intent/intent.types.js';
import type { PostJudgement, SecondOpinion } from './judgement.types.js';

/** The column `judged`: what a judgement rests on. Empty parts are left out; most posts have few. */
export interface StoredJudgement {
  readonly intentReasons?: readonly IntentReason[];
  readonly urgencyReasons?: readonly UrgencyReason[];
  readonly risks?: readonly Risk[];
  readonly aspects?: readonly Aspect[];
  readonly secondOpinion?: SecondOpinion;
  readonly isNegativeSuspected?: true;
}

/** Null where there is nothing to keep. */
export function judgedJson(judgement: PostJudgement): string | null {
  const { intent, urgency, risks, aspects, secondOpinion, sentiment } = judgement;
  const stored: StoredJudgement = {
    ...(intent === null || intent.reasons.length === 0 ? {} : { intentReasons: intent.reasons }),
    ...(urgency === null || urgency.reasons.length === 0 ? {} : { urgencyReasons: urgency.reasons }),
    ...(risks.length === 0 ? {} : { risks }),
    ...(aspects.length === 0 ? {} : { aspects }),
    ...(secondOpinion === null ? {} : { secondOpinion }),
    ...(sentiment.isNegativeSuspected === true ? { isNegativeSuspected: true } : {}),
  };
  return Object.keys(stored).length === 0 ? null : JSON.stringify(stored);
}
