import type {
  AcknowledgeDecision,
  AcknowledgeFacts,
  AcknowledgePolicy,
  Refusal,
  RefusalCode,
} from './acknowledge.types.js';

const SECONDS_PER_HOUR = 3_600;

type Values = Refusal['values'];
type Check = readonly [code: RefusalCode, isRefused: boolean, values?: Values];

/** Whether the system may acknowledge by itself. Everything that speaks against it is named, not only the first. */
export function decideAcknowledge(policy: AcknowledgePolicy, facts: AcknowledgeFacts): AcknowledgeDecision {
  const kind = facts.isOpenNow ? 'acknowledge' : 'holding';
  const refusals = [
    ...checkPolicy(policy, facts),
    ...checkNetwork(facts),
    ...checkPost(policy, facts),
    ...checkMeaning(policy, facts),
    ...checkCustomer(policy, facts),
    ...checkWords(facts, kind),
  ].flatMap(([code, isRefused, values = {}]) => (isRefused ? [{ code, values }] : []));
  return refusals.length === 0 ? { isAllowed: true, kind } : { isAllowed: false, refusals };
}

const checkPolicy = (policy: AcknowledgePolicy, facts: AcknowledgeFacts): Check[] => [
  ['not-enabled', !policy.isEnabled],
  ['network-not-chosen', !policy.networks.includes(facts.network), { network: facts.network }],
  ['nobody-answers-for-it', !facts.hasOwner],
];

function checkNetwork({ networkRule, isAddressed, automaticCount, verdict, isPrivate }: AcknowledgeFacts): Check[] {
  const rule = networkRule ?? 'forbidden';
  return [
    ['network-forbids', rule === 'forbidden'],
    ['not-addressed', rule === 'only-if-addressed' && !isAddressed],
    ['one-per-post', automaticCount > 0],
    ['not-public', verdict !== 'public'],
    ['private-post', isPrivate],
  ];
}

const checkPost = (policy: AcknowledgePolicy, facts: AcknowledgeFacts): Check[] => [
  ['own-post', facts.isOwnPost],
  ['deleted', facts.isDeleted],
  ['muted', facts.isMuted],
  ['too-old', facts.ageSeconds > policy.maxAgeHours * SECONDS_PER_HOUR, { hours: policy.maxAgeHours }],
];

function checkMeaning(policy: AcknowledgePolicy, facts: AcknowledgeFacts): Check[] {
  const { intent, intentConfidence, sentiment, sarcasm, risks, isThreat } = facts;
  const isChosen = policy.intents.some((chosen) => chosen === intent);
  return [
    ['praise', intent === 'praise'],
    ['positive', sentiment === 'positive'],
    ['intent-not-chosen', !isChosen, { intent: intent ?? 'other' }],
    ['low-confidence', isChosen && (intentConfidence ?? 0) < policy.minConfidence],
    ['sarcasm', sarcasm.length > 0, { words: [...new Set(sarcasm.flatMap(({ words }) => words))].join(', ') }],
    ['risk', risks.length > 0, { topics: [...new Set(risks)].sort().join(', ') }],
    ['threat', isThreat || intent === 'threat'],
    ['incident', facts.isIncidentUnspoken],
  ];
}

const checkCustomer = (policy: AcknowledgePolicy, facts: AcknowledgeFacts): Check[] => [
  ['opted-out', facts.hasOptedOut],
  ['wrote-before', facts.hasWrittenBefore, { hours: policy.authorHours }],
  ['known-conversation', facts.isKnownConversation],
  ['taken', facts.isTaken],
];

const checkWords = (facts: AcknowledgeFacts, kind: 'acknowledge' | 'holding'): Check[] => [
  ['language-unsure', facts.lang === null],
  ['language-unread', facts.lang !== null && !facts.isLanguageRead, { lang: facts.lang ?? '' }],
  ['no-approved-text', facts.lang !== null && !facts.texts[kind], { lang: facts.lang ?? '', kind }],
];
