import { describe, expect, it } from '@jest/globals';
import {
  DEFAULT_ACKNOWLEDGE_POLICY,
  REFUSAL_CODES,
  type AcknowledgeFacts,
  type AcknowledgePolicy,
  type RefusalCode,
} from './acknowledge.types.js';
import { decideAcknowledge } from './decide-acknowledge.js';

const policy: AcknowledgePolicy = { ...DEFAULT_ACKNOWLEDGE_POLICY, isEnabled: true, networks: ['forum'] };
const facts: AcknowledgeFacts = {
  network: 'forum',
  networkRule: 'allowed',
  isAddressed: false,
  verdict: 'public',
  isPrivate: false,
  isOwnPost: false,
  isDeleted: false,
  isMuted: false,
  ageSeconds: 60,
  intent: 'complaint',
  intentConfidence: 0.9,
  sentiment: 'negative',
  sarcasm: [],
  risks: [],
  isThreat: false,
  isIncidentUnspoken: false,
  hasOptedOut: false,
  hasWrittenBefore: false,
  isKnownConversation: false,
  automaticCount: 0,
  isTaken: false,
  lang: 'en',
  isLanguageRead: true,
  isOpenNow: true,
  texts: { acknowledge: true, holding: true },
  hasOwner: true,
};

function refusalsOf(more: Partial<AcknowledgeFacts>, by: AcknowledgePolicy = policy): RefusalCode[] {
  const decision = decideAcknowledge(by, { ...facts, ...more });
  return decision.isAllowed ? [] : decision.refusals.map(({ code }) => code);
}

const CASES: readonly (readonly [RefusalCode, Partial<AcknowledgeFacts>])[] = [
  ['network-not-chosen', { network: 'x' }],
  ['nobody-answers-for-it', { hasOwner: false }],
  ['network-forbids', { networkRule: 'forbidden' }],
  ['network-forbids', { networkRule: null }],
  ['not-addressed', { networkRule: 'only-if-addressed' }],
  ['one-per-post', { automaticCount: 1 }],
  ['not-public', { verdict: 'private-only' }],
  ['private-post', { isPrivate: true }],
  ['own-post', { isOwnPost: true }],
  ['deleted', { isDeleted: true }],
  ['muted', { isMuted: true }],
  ['too-old', { ageSeconds: 7 * 3_600 }],
  ['positive', { sentiment: 'positive' }],
  ['intent-not-chosen', { intent: 'other' }],
  ['intent-not-chosen', { intent: null }],
  ['low-confidence', { intentConfidence: 0.2 }],
  ['low-confidence', { intentConfidence: null }],
  ['sarcasm', { sarcasm: [{ code: 'ironic-sign', words: ['🙄'] }] }],
  ['risk', { risks: ['death'] }],
  ['threat', { isThreat: true }],
  ['incident', { isIncidentUnspoken: true }],
  ['opted-out', { hasOptedOut: true }],
  ['wrote-before', { hasWrittenBefore: true }],
  ['known-conversation', { isKnownConversation: true }],
  ['taken', { isTaken: true }],
  ['language-unsure', { lang: null }],
  ['language-unread', { isLanguageRead: false }],
  ['no-approved-text', { texts: { acknowledge: false, holding: true } }],
  ['no-approved-text', { isOpenNow: false, texts: { acknowledge: true, holding: false } }],
];

describe('deciding on an automatic acknowledgement', () => {
  it('allows what nothing speaks against, in the words of the hour', () => {
    expect(decideAcknowledge(policy, facts)).toEqual({ isAllowed: true, kind: 'acknowledge' });
    expect(decideAcknowledge(policy, { ...facts, isOpenNow: false })).toEqual({ isAllowed: true, kind: 'holding' });
    expect(refusalsOf({ networkRule: 'only-if-addressed', isAddressed: true })).toEqual([]);
  });

  it('is off by default', () => {
    expect(refusalsOf({}, DEFAULT_ACKNOWLEDGE_POLICY)).toEqual(['not-enabled', 'network-not-chosen']);
  });

  it.each(CASES)('refuses alone for %s', (code, more) => {
    expect(refusalsOf(more)).toEqual([code]);
  });

  it('refuses praise and threats whatever the policy says', () => {
    expect(refusalsOf({ intent: 'praise' })).toEqual(['praise', 'intent-not-chosen']);
    expect(refusalsOf({ intent: 'threat' })).toEqual(['intent-not-chosen', 'threat']);
  });

  it('names every reason, with what it rests on', () => {
    const all = Object.assign({}, ...CASES.map(([, more]) => more)) as Partial<AcknowledgeFacts>;
    const decision = decideAcknowledge(policy, {
      ...facts,
      ...all,
      intent: 'complaint',
      risks: ['legal', 'death', 'legal'],
    });
    const refusals = decision.isAllowed ? [] : decision.refusals;
    expect(refusals.length).toBeGreaterThan(15);
    expect(refusals.find(({ code }) => code === 'risk')?.values).toEqual({ topics: 'death, legal' });
    for (const { code } of refusals) expect(REFUSAL_CODES).toContain(code);
  });
});
