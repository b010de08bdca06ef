import type { Sentiment } from '../sentiment/sentiment.types.js';
import type { Cue, Intent, IntentLabel, IntentReason, IntentReasonCode } from './intent.types.js';
import { asksAnywhere } from './is-counted.js';
import type { Surface } from './read-surface.js';
import type { FoundWord } from './rules.types.js';

/** What a text shows of its intent. `complaintChance` (0..1) comes from a model where the language has one. */
export interface IntentEvidence {
  readonly cues: readonly FoundWord<Cue>[];
  readonly surface: Surface;
  readonly sentiment: Sentiment;
  readonly complaintChance: number | null;
}

/**
 * Three questions, one after the other: is it a threat, is it a complaint, and if neither, which of the rest. Each is a sum of
 * evidence that becomes a chance by the logistic function. The sums for complaints were fitted to labelled English posts and hold
 * for the other languages as far as their words are like the English ones; the rest is set by hand, so that its confidence ranks
 * and does not count.
 */
const THREAT = { base: -3.5, word: 4.5, another: 1 };
const COMPLAINT_BY_RULES = {
  ...{ base: -1.1, word: 1.5, another: 0.4, negative: 1.1, positive: -2.2 },
  ...{ repeated: 1, addressed: 0.4 },
};
/** Beside a model most of the same evidence has been counted already. */
const COMPLAINT_BY_MODEL = { base: -0.25, model: 0.92, word: 0.9, another: 0.2, negative: 0.65, positive: -1.2 };
/** `phrase`: a question phrase, or a question word where nothing is written between words; elsewhere a lone word asks little. */
const QUESTION = { base: -1.2, mark: 2.4, word: 0.9, phrase: 1.7, end: 1.9 };
const REQUEST = { base: -1.2, word: 2.8, another: 0.6 };
const PRAISE = { base: -1.2, word: 2.4, another: 0.6, feeling: 1.4 };
const MOST_WORDS = 3;
const LEAST_CHANCE = 0.01;

type Rest = 'question' | 'request' | 'praise' | 'other';

export function weighIntent(evidence: IntentEvidence): Intent {
  const threat = threatChance(evidence);
  if (threat >= 0.5) return answer('threat', threat, wordReasons(evidence, 'threat', 'threat-word'));
  const complaint = (1 - threat) * logistic(complaintLogit(evidence));
  if (complaint >= 0.5) return answer('complaint', complaint, complaintReasons(evidence));
  const [label, share] = bestOfRest(evidence);
  return answer(label, (1 - threat - complaint) * share, restReasons(label, evidence));
}

const answer = (label: IntentLabel, confidence: number, reasons: IntentReason[]): Intent => ({
  label,
  confidence: Math.round(confidence * 1_000) / 1_000,
  reasons,
});

function threatChance({ cues }: IntentEvidence): number {
  const words = count(cues, 'threat');
  return words === 0 ? 0 : logistic(THREAT.base + THREAT.word + (words > 1 ? THREAT.another : 0));
}

/** The model has read one network's posts only: words of complaint in a negative post count whatever it makes of them. */
function complaintLogit(evidence: IntentEvidence): number {
  const byRules = complaintLogitByRules(evidence);
  const { cues, sentiment, complaintChance } = evidence;
  if (complaintChance === null) return byRules;
  const byModel = complaintLogitByModel(evidence, complaintChance);
  return sentiment.label === 'negative' && count(cues, 'complaint') > 0 ? Math.max(byModel, byRules) : byModel;
}

function complaintLogitByModel({ cues, sentiment }: IntentEvidence, complaintChance: number): number {
  const chance = Math.min(1 - LEAST_CHANCE, Math.max(LEAST_CHANCE, complaintChance));
  const by = COMPLAINT_BY_MODEL;
  const model = by.model * Math.log(chance / (1 - chance));
  return by.base + model + several(count(cues, 'complaint'), by) + feelingOf(sentiment, by);
}

function complaintLogitByRules({ cues, surface, sentiment }: IntentEvidence): number {
  const by = COMPLAINT_BY_RULES;
  return (
    by.base +
    several(count(cues, 'complaint'), by) +
    feelingOf(sentiment, by) +
    (count(cues, 'repeated') > 0 ? by.repeated : 0) +
    (surface.isAddressed ? by.addressed : 0)
  );
}

const feelingOf = ({ score }: Sentiment, by: { readonly negative: number; readonly positive: number }): number =>
  by.negative * Math.max(0, -score) + by.positive * Math.max(0, score);

function bestOfRest({ cues, surface, sentiment }: IntentEvidence): [Rest, number] {
  const question = QUESTION.base + (surface.hasQuestionMark ? QUESTION.mark : 0) + questionWords(cues);
  const request = REQUEST.base + several(count(cues, 'request'), REQUEST);
  const praise = PRAISE.base + several(count(cues, 'praise'), PRAISE) + PRAISE.feeling * sentiment.score;
  const logits: readonly (readonly [Rest, number])[] = [
    ['other', 0],
    ['request', request],
    ['question', question],
    ['praise', praise],
  ];
  const sum = logits.reduce((total, [, logit]) => total + Math.exp(logit), 0);
  const [label, best] = logits.reduce((most, next) => (next[1] > most[1] ? next : most));
  return [label, Math.exp(best) / sum];
}

function questionWords(cues: readonly FoundWord<Cue>[]): number {
  if (count(cues, 'questionEnd') > 0) return QUESTION.end;
  const words = cues.filter(({ kind }) => kind === 'question');
  if (words.length === 0) return 0;
  return words.some(({ word }) => asksAnywhere(word)) ? QUESTION.phrase : QUESTION.word;
}

function complaintReasons(evidence: IntentEvidence): IntentReason[] {
  return [
    ...wordReasons(evidence, 'complaint', 'complaint-word'),
    ...((evidence.complaintChance ?? 0) >= 0.5 ? [{ code: 'complaint-model' } as const] : []),
    ...(evidence.sentiment.score < 0 ? [{ code: 'negative-sentiment' } as const] : []),
  ];
}

function restReasons(label: Rest, evidence: IntentEvidence): IntentReason[] {
  switch (label) {
    case 'question':
      return [
        ...(evidence.surface.hasQuestionMark ? [{ code: 'question-mark' } as const] : []),
        ...wordReasons(evidence, 'questionEnd', 'question-word'),
        ...wordReasons(evidence, 'question', 'question-word'),
      ];
    case 'request':
      return wordReasons(evidence, 'request', 'request-word');
    case 'praise':
      return [
        ...wordReasons(evidence, 'praise', 'praise-word'),
        ...(evidence.sentiment.score > 0 ? [{ code: 'positive-sentiment' } as const] : []),
      ];
    case 'other':
      return [{ code: 'nothing-clear' }];
  }
}

function wordReasons({ cues }: IntentEvidence, cue: Cue, code: IntentReasonCode): IntentReason[] {
  return cues
    .filter(({ kind }) => kind === cue)
    .slice(0, MOST_WORDS)
    .map(({ word }) => ({ code, word }));
}

const count = (cues: readonly FoundWord<Cue>[], cue: Cue): number =>
  cues.reduce((sum, { kind }) => (kind === cue ? sum + 1 : sum), 0);

const several = (words: number, by: { readonly word: number; readonly another: number }): number =>
  words === 0 ? 0 : by.word + (words > 1 ? by.another : 0);

const logistic = (logit: number): number => 1 / (1 + Math.exp(-logit));
