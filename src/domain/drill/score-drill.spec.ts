import { describe, expect, it } from '@jest/globals';
import type { DrillTargets } from './drill.types.js';
import { scoreDrill } from './score-drill.js';
import type { DrillCustomerFacts, DrillFacts, DrillMeasureCode, DrillScore } from './score.types.js';

const START = Date.parse('2026-03-02T10:00:00Z');
const at = (seconds: number): Date => new Date(START + seconds * 1_000);

const TARGETS: DrillTargets = {
  detectSeconds: 300,
  acknowledgeSeconds: 300,
  firstStatementSeconds: 900,
  updateSeconds: 600,
  toldShare: 0.9,
  wordingShare: 0.8,
};

const customer = (handle: string, change: Partial<DrillCustomerFacts> = {}): DrillCustomerFacts => ({
  handle,
  network: 'forum',
  lang: 'en',
  wroteAt: at(60),
  toldAt: at(660),
  toldById: '1',
  isResolutionTold: false,
  ...change,
});

const CALMING =
  'Thank you for telling us, Anna. We understand how frustrating this is, and we are sorry. My name is Ilze and I am looking into it myself; you hear from me by 14:00 today.';

const facts = (change: Partial<DrillFacts> = {}): DrillFacts => ({
  speed: 1,
  onsetAt: at(0),
  endedAt: at(1_800),
  detectedAt: at(200),
  acknowledgedAt: at(300),
  statementsAt: [at(600), at(1_200)],
  closedAt: null,
  customers: [customer('anna'), customer('bert')],
  messages: [{ handle: 'anna', lang: 'en', text: CALMING, byId: '1', sentAt: at(660) }],
  people: [
    { id: '1', name: 'Ilze' },
    { id: '2', name: 'Pekka' },
  ],
  statementsBy: ['1', '1'],
  ...change,
});

const measure = (score: DrillScore, code: DrillMeasureCode) => score.measures.find((each) => each.code === code);

describe('the score of a drill', () => {
  it('is a hundred where every target is met', () => {
    const score = scoreDrill(facts(), TARGETS);
    expect(score.measures.filter(({ isMet }) => isMet !== true)).toEqual([]);
    expect(score.score).toBe(100);
    expect(measure(score, 'detect')?.value).toBe(200);
    expect(measure(score, 'acknowledge')?.value).toBe(100);
    expect(measure(score, 'first-statement')?.value).toBe(400);
    expect(score.wording[0]?.steps).toEqual({
      listened: true,
      empathised: true,
      apologised: true,
      owned: true,
      nextTime: true,
    });
  });

  it('is nothing where nothing happened', () => {
    const nobody = { toldAt: null, toldById: null };
    const score = scoreDrill(
      facts({
        detectedAt: null,
        acknowledgedAt: null,
        statementsAt: [],
        statementsBy: [],
        messages: [],
        customers: [customer('anna', nobody)],
      }),
      TARGETS,
    );
    expect(score.score).toBe(0);
    expect(score.measures.map(({ isMet }) => isMet)).toEqual([false, false, false, false, false, false]);
    expect(measure(score, 'customers-told')?.value).toBe(0);
  });

  it('falls with the time over the target and is nothing at three times of it', () => {
    const acknowledged = (seconds: number): number =>
      scoreDrill(facts({ acknowledgedAt: at(200 + seconds) }), TARGETS).score;
    expect(acknowledged(300)).toBe(100);
    expect(acknowledged(600)).toBe(93);
    expect(acknowledged(900)).toBe(85);
    expect(acknowledged(5_000)).toBe(85);
  });

  it('counts the share of the time in which the last word was fresh, until it is closed', () => {
    const rhythm = (change: Partial<DrillFacts>) => measure(scoreDrill(facts(change), TARGETS), 'update-rhythm');
    expect(rhythm({ statementsAt: [at(600)] })).toMatchObject({ value: 0.5, isMet: false });
    expect(rhythm({ statementsAt: [at(1_200), at(600)] })).toMatchObject({ value: 1, isMet: true });
    expect(rhythm({ statementsAt: [at(600)], closedAt: at(1_200) })).toMatchObject({ value: 1, isMet: true });
    expect(rhythm({ statementsAt: [at(1_900)] })).toMatchObject({ value: 1 });
  });

  it('asks only for customers who wrote, and leaves out words in a language it does not know', () => {
    const score = scoreDrill(
      facts({
        customers: [customer('anna'), customer('late', { wroteAt: null, toldAt: null })],
        messages: [{ handle: 'anna', lang: 'sw', text: 'Pole sana.', byId: '1', sentAt: at(660) }],
      }),
      TARGETS,
    );
    expect(measure(score, 'customers-told')).toMatchObject({ value: 1, isMet: true });
    expect(measure(score, 'wording')).toMatchObject({ value: null, isMet: null });
    expect(score.score).toBe(100);
  });

  it('measures in the time of the scenario when it ran faster', () => {
    const score = scoreDrill(facts({ speed: 10, detectedAt: at(20), acknowledgedAt: at(30) }), TARGETS);
    expect(measure(score, 'detect')?.value).toBe(200);
    expect(measure(score, 'acknowledge')?.value).toBe(100);
  });

  it('tells what each person did', () => {
    const customers = [
      customer('anna'),
      customer('bert', { toldAt: at(360) }),
      customer('cora', { toldAt: at(1_260), toldById: '2' }),
    ];
    expect(scoreDrill(facts({ customers }), TARGETS).people).toEqual([
      { id: '1', name: 'Ilze', acknowledged: 2, medianSeconds: 300, statements: 2, wordingShare: 1 },
      { id: '2', name: 'Pekka', acknowledged: 1, medianSeconds: 1_200, statements: 0, wordingShare: null },
    ]);
  });
});
