import { describe, expect, it } from '@jest/globals';
import { changedParts, checkWeights, WEIGHT_PATHS } from './check-weights.js';
import { DEFAULT_PRIORITY_WEIGHTS as DEFAULTS } from './default-weights.js';

const fieldsOf = (weights: unknown): string[] => {
  const verdict = checkWeights(weights);
  return verdict.ok ? [] : verdict.faults.map(({ field }) => field);
};

describe('checkWeights', () => {
  it('takes the defaults, and no part is forgotten', () => {
    expect(checkWeights(DEFAULTS)).toEqual({ ok: true });
    const numbers = JSON.stringify(DEFAULTS).match(/:-?\d/g) ?? [];
    expect(WEIGHT_PATHS).toHaveLength(numbers.length);
  });

  it.each<[string, unknown, string[]]>([
    ['nothing', null, [...WEIGHT_PATHS]],
    ['a missing part', { ...DEFAULTS, urgency: undefined }, ['urgency']],
    ['a text', { ...DEFAULTS, urgency: '20' }, ['urgency']],
    ['an endless number', { ...DEFAULTS, clock: Infinity }, ['clock']],
    ['a negative part', { ...DEFAULTS, reachPerDecade: -1 }, ['reachPerDecade']],
    ['too much', { ...DEFAULTS, risks: { ...DEFAULTS.risks, legal: 101 } }, ['risks.legal']],
    ['a part nobody knows', { ...DEFAULTS, mood: 3 }, ['mood']],
    ['a topic nobody knows', { ...DEFAULTS, risks: { ...DEFAULTS.risks, weather: 3 } }, ['risks.weather']],
    ['levels upside down', { ...DEFAULTS, levels: { P1: 20, P2: 50, P3: 50 } }, ['levels.P2', 'levels.P3']],
    ['a level nobody can miss', { ...DEFAULTS, levels: { P1: 3, P2: 2, P3: 0 } }, ['levels.P3']],
    ['praise that takes points away', { ...DEFAULTS, intents: { ...DEFAULTS.intents, praise: -100 } }, []],
  ])('of %s names the faults', (_, weights, fields) => {
    expect(fieldsOf(weights)).toEqual(fields);
  });
});

describe('changedParts', () => {
  it('names the paths of what differs', () => {
    expect(changedParts(DEFAULTS, DEFAULTS)).toEqual([]);
    const other = { ...DEFAULTS, clock: 1, intents: { ...DEFAULTS.intents, threat: 1 } };
    expect(changedParts(DEFAULTS, other)).toEqual(['intents.threat', 'clock']);
  });
});
