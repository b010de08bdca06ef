import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { scoreAnswer, surveyLanguage } from './score-answer.js';
import { summariseAnswers } from './summarise-answers.js';
import { SURVEY_KINDS, SURVEY_SCALES, type SentSurvey } from './survey.types.js';

const answers = (scores: readonly (number | null)[], resolveSeconds: number | null = null): SentSurvey[] =>
  scores.map((score) => ({ score, resolveSeconds }));
const times = <T>(n: number, value: T): T[] => Array.from({ length: n }, () => value);

describe('scoreAnswer', () => {
  it('spreads the five and seven answers over 0 to 100, and keeps the eleven of nps', () => {
    expect([1, 2, 3, 4, 5].map((answer) => scoreAnswer('csat', answer))).toEqual([0, 25, 50, 75, 100]);
    expect([1, 4, 7].map((answer) => scoreAnswer('ces', answer))).toEqual([0, 50, 100]);
    expect([0, 6, 10].map((answer) => scoreAnswer('nps', answer))).toEqual([0, 6, 10]);
  });

  it('refuses what the question does not offer', () => {
    for (const kind of SURVEY_KINDS) {
      const { lowest, highest } = SURVEY_SCALES[kind];
      for (const wrong of [lowest - 1, highest + 1, lowest + 0.5, Number.NaN])
        expect(scoreAnswer(kind, wrong)).toBeNull();
    }
  });
});

describe('surveyLanguage', () => {
  it('is the customer’s where there is a question in it, else English', () => {
    expect(['fi', 'lv-LV', 'ZH-Hant', 'de', null].map(surveyLanguage)).toEqual(['fi', 'lv', 'zh', 'en', 'en']);
  });
});

describe('summariseAnswers', () => {
  it('gives the mean with its interval', () => {
    const { score, ci95, n, responsePercent, warnings } = summariseAnswers(
      'csat',
      answers([...times(30, 100), ...times(10, 0)]),
    );
    expect({ score, n, responsePercent, warnings }).toEqual({ score: 75, n: 40, responsePercent: 100, warnings: [] });
    expect(ci95).toEqual({ low: 61.4, high: 88.6 });
  });

  it('counts promoters less detractors', () => {
    expect(summariseAnswers('nps', answers([10, 9, 8, 7, 6, 0])).score).toBe(0);
    expect(summariseAnswers('nps', answers([10, 9, 8])).score).toBe(66.7);
    expect(summariseAnswers('nps', answers([3])).score).toBe(-100);
  });

  it('says nothing about nobody, and no interval of one', () => {
    expect(summariseAnswers('csat', [])).toEqual({
      sent: 0,
      n: 0,
      responsePercent: null,
      score: null,
      ci95: null,
      warnings: [],
    });
    expect(summariseAnswers('csat', answers([100])).ci95).toBeNull();
  });

  it('warns of few answers and of few who answer', () => {
    const { warnings } = summariseAnswers('ces', answers([...times(5, 80), ...times(95, null)]));
    expect(warnings).toEqual([
      { code: 'few-answers', values: { n: 5, fewest: 30 } },
      { code: 'low-response', values: { percent: 5, lowest: 20 } },
    ]);
  });

  it('warns where only those answered who were helped quickly', () => {
    const codes = (slow: number): string[] =>
      summariseAnswers('csat', [...answers(times(30, 100), 600), ...answers(times(30, null), slow)]).warnings.map(
        ({ code }) => code,
      );
    expect(codes(7_200)).toEqual(['quick-ones-answered']);
    expect(codes(1_200)).toEqual([]);
  });

  it('keeps score and interval on the scale, the score inside the interval', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SURVEY_KINDS),
        fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 2 }),
        (kind, drawn) => {
          const scores = drawn.map((each) => (kind === 'nps' ? each : each * 10));
          const { score, ci95 } = summariseAnswers(kind, answers(scores));
          expect(score ?? -101).toBeGreaterThanOrEqual(ci95?.low ?? 101);
          expect(score ?? 101).toBeLessThanOrEqual(ci95?.high ?? -101);
          expect(ci95?.low).toBeGreaterThanOrEqual(kind === 'nps' ? -100 : 0);
          expect(ci95?.high).toBeLessThanOrEqual(100);
        },
      ),
    );
  });
});
