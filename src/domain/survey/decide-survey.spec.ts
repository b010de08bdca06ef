import { describe, expect, it } from '@jest/globals';
import { RISK_TOPICS } from '../intent/intent.types.js';
import { decideSurvey, surveyVisibility, type SurveyFacts } from './decide-survey.js';

const facts: SurveyFacts = {
  networkRule: 'allowed',
  isAddressed: true,
  automaticCount: 0,
  verdict: 'public',
  isOwnPost: false,
  isDeleted: false,
  isMuted: false,
  sarcasm: [],
  risks: [],
  isThreat: false,
  intent: 'complaint',
  isIncidentUnspoken: false,
  hasOptedOut: false,
  hasOwner: true,
};

const codes = (more: Partial<SurveyFacts>, sender: 'person' | 'machine'): string[] =>
  decideSurvey({ ...facts, ...more }, sender).map(({ code }) => code);

const ALWAYS: readonly (readonly [string, Partial<SurveyFacts>])[] = [
  ['not-answerable', { verdict: 'by-hand' }],
  ['not-answerable', { verdict: 'not-possible' }],
  ['own-post', { isOwnPost: true }],
  ['deleted', { isDeleted: true }],
  ['threat', { isThreat: true }],
  ['threat', { intent: 'threat' }],
  ['incident', { isIncidentUnspoken: true }],
  ['opted-out', { hasOptedOut: true }],
];

const MACHINE: readonly (readonly [string, Partial<SurveyFacts>])[] = [
  ['network-forbids', { networkRule: 'forbidden' }],
  ['network-forbids', { networkRule: null }],
  ['not-addressed', { networkRule: 'only-if-addressed', isAddressed: false }],
  ['one-per-post', { automaticCount: 1 }],
  ['muted', { isMuted: true }],
  ['sarcasm', { sarcasm: [{ code: 'ironic-sign', words: ['🙄'] }] }],
  ['nobody-answers-for-it', { hasOwner: false }],
];

describe('deciding whether a customer is asked how it went', () => {
  it('allows what nothing speaks against, praise and private conversations too', () => {
    for (const sender of ['person', 'machine'] as const) {
      expect(codes({}, sender)).toEqual([]);
      expect(codes({ intent: 'praise', verdict: 'private-only' }, sender)).toEqual([]);
    }
  });

  it.each(ALWAYS)('refuses for %s, whoever sends', (code, more) => {
    for (const sender of ['person', 'machine'] as const) expect(codes(more, sender)).toEqual([code]);
  });

  it.each(RISK_TOPICS)('asks nobody where %s came up', (topic) => {
    const refusals = decideSurvey({ ...facts, risks: [topic, topic] }, 'person');
    expect(refusals).toEqual([{ code: 'risk', values: { topics: topic } }]);
  });

  it.each(MACHINE)('leaves %s to people', (code, more) => {
    expect(codes(more, 'machine')).toEqual([code]);
    expect(codes(more, 'person')).toEqual([]);
  });
});

describe('where the question is asked', () => {
  const place = { verdict: 'public', wasAnsweredPrivately: false, isPrivateWindowOpen: false } as const;

  it('is private wherever that arrives, else public', () => {
    expect(surveyVisibility(place)).toBe('public');
    expect(surveyVisibility({ ...place, verdict: 'private-only' })).toBe('private');
    expect(surveyVisibility({ ...place, wasAnsweredPrivately: true })).toBe('private');
    expect(surveyVisibility({ ...place, isPrivateWindowOpen: true })).toBe('private');
  });
});
