import type { AcknowledgeFacts, RefusalCode } from '../automation/acknowledge.types.js';

/** How a workspace asks its customers: not at all from here, when a person presses send, or by itself as well. */
export const SURVEY_SENDING = ['off', 'suggest', 'automatic'] as const;
export type SurveySending = (typeof SURVEY_SENDING)[number];

export type SurveyFacts = Pick<
  AcknowledgeFacts,
  | 'networkRule'
  | 'isAddressed'
  | 'automaticCount'
  | 'verdict'
  | 'isOwnPost'
  | 'isDeleted'
  | 'isMuted'
  | 'sarcasm'
  | 'risks'
  | 'isThreat'
  | 'intent'
  | 'isIncidentUnspoken'
  | 'hasOptedOut'
  | 'hasOwner'
>;

export interface SurveyRefusal {
  readonly code: RefusalCode | 'not-answerable';
  readonly values: Readonly<Record<string, string | number>>;
}

type Check = readonly [code: SurveyRefusal['code'], isRefused: boolean, values?: SurveyRefusal['values']];

/**
 * What speaks against asking a customer how it went; nothing: they may be asked. Where somebody died, was hurt or goes to law, nobody
 * is asked, whoever presses send. What a network says of automatic messages, and doubts that a person can weigh, stop only the machine.
 */
export function decideSurvey(facts: SurveyFacts, sender: 'person' | 'machine'): readonly SurveyRefusal[] {
  return [...checkAlways(facts), ...(sender === 'machine' ? checkMachine(facts) : [])].flatMap(
    ([code, isRefused, values = {}]) => (isRefused ? [{ code, values }] : []),
  );
}

const checkAlways = (facts: SurveyFacts): Check[] => [
  ['not-answerable', facts.verdict !== 'public' && facts.verdict !== 'private-only'],
  ['own-post', facts.isOwnPost],
  ['deleted', facts.isDeleted],
  ['risk', facts.risks.length > 0, { topics: [...new Set(facts.risks)].sort().join(', ') }],
  ['threat', facts.isThreat || facts.intent === 'threat'],
  ['incident', facts.isIncidentUnspoken],
  ['opted-out', facts.hasOptedOut],
];

function checkMachine(facts: SurveyFacts): Check[] {
  const rule = facts.networkRule ?? 'forbidden';
  return [
    ['network-forbids', rule === 'forbidden'],
    ['not-addressed', rule === 'only-if-addressed' && !facts.isAddressed],
    ['one-per-post', facts.automaticCount > 0],
    ['muted', facts.isMuted],
    [
      'sarcasm',
      facts.sarcasm.length > 0,
      { words: [...new Set(facts.sarcasm.flatMap(({ words }) => words))].join(', ') },
    ],
    ['nobody-answers-for-it', !facts.hasOwner],
  ];
}

export interface SurveyPlace {
  readonly verdict: AcknowledgeFacts['verdict'];
  /** Somebody's private answer has reached the customer in this task. */
  readonly wasAnsweredPrivately: boolean;
  /** The network takes one private answer to the post, and nobody has used it. */
  readonly isPrivateWindowOpen: boolean;
}

/** In private wherever that is known to arrive; in public only where nothing says so. */
export function surveyVisibility(place: SurveyPlace): 'private' | 'public' {
  return place.verdict === 'private-only' || place.wasAnsweredPrivately || place.isPrivateWindowOpen
    ? 'private'
    : 'public';
}
