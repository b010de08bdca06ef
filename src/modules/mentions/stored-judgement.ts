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

type Mutable<T> = { -readonly [Field in keyof T]: T[Field] };

/** Null where there is nothing to keep. */
export function judgedJson(judgement: PostJudgement): string | null {
  const { intent, urgency, risks, aspects, secondOpinion, sentiment } = judgement;
  // Assigned one by one: this runs for every post that is stored, and spreads of empty objects cost more than the text.
  const stored: Mutable<StoredJudgement> = {};
  if (intent !== null && intent.reasons.length > 0) stored.intentReasons = intent.reasons;
  if (urgency !== null && urgency.reasons.length > 0) stored.urgencyReasons = urgency.reasons;
  if (risks.length > 0) stored.risks = risks;
  if (aspects.length > 0) stored.aspects = aspects;
  if (secondOpinion !== null) stored.secondOpinion = secondOpinion;
  if (sentiment.isNegativeSuspected === true) stored.isNegativeSuspected = true;
  const json = JSON.stringify(stored);
  return json === '{}' ? null : json;
}
