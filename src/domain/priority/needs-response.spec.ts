import { describe, expect, it } from '@jest/globals';
import { needsResponse, type ResponseFacts } from './needs-response.js';

const facts = (changes: Partial<ResponseFacts>): ResponseFacts => ({
  sentiment: 'negative',
  isOwnPost: false,
  isDeleted: false,
  watchKinds: ['brand'],
  ...changes,
});

describe('needsResponse', () => {
  it.each<[Partial<ResponseFacts>, boolean, string]>([
    [{}, true, 'negative'],
    [{ sentiment: 'unsure' }, true, 'unsure-of-sentiment'],
    [{ sentiment: 'neutral' }, false, 'not-negative'],
    [{ sentiment: 'positive' }, false, 'not-negative'],
    [{ isOwnPost: true }, false, 'own-post'],
    [{ isDeleted: true }, false, 'deleted'],
    [{ watchKinds: ['competitor', 'topic'] }, false, 'watched-for-information'],
    [{ watchKinds: ['competitor', 'person'] }, true, 'negative'],
    [{ watchKinds: [] }, false, 'watched-for-information'],
    [{ sentiment: 'neutral', intent: 'question' }, true, 'question'],
    [{ sentiment: 'positive', intent: 'request' }, true, 'request'],
    [{ sentiment: 'neutral', intent: 'complaint' }, true, 'complaint'],
    [{ sentiment: 'neutral', intent: 'threat' }, true, 'threat'],
    [{ sentiment: 'positive', intent: 'praise' }, false, 'not-negative'],
    [{ sentiment: 'neutral', intent: 'other' }, false, 'not-negative'],
    [{ sentiment: 'neutral', intent: null }, false, 'not-negative'],
    [{ sentiment: 'neutral', hasRiskWord: true, intent: 'question' }, true, 'risk-word'],
    [{ sentiment: 'neutral', isNegativeSuspected: true }, true, 'negative-suspected'],
    [{ sentiment: 'neutral', hasRiskWord: true, isOwnPost: true }, false, 'own-post'],
    [{ sentiment: 'neutral', intent: 'question', watchKinds: ['topic'] }, false, 'watched-for-information'],
  ])('with %j: %s, %s', (changes, needed, reason) => {
    expect(needsResponse(facts(changes))).toEqual({ needed, reason });
  });
});
