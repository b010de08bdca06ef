import { describe, expect, it } from '@jest/globals';
import { sayReasons } from './say-reasons.js';

const SPIKE = { code: 'spike-negative', values: { observed: 1240, usual: 2.4, minutes: 30 } };

describe('why an incident was noticed, in an alert', () => {
  it.each([
    [SPIKE, '1,240 negative mentions in 30 min, usual 2.4.'],
    [
      { code: 'spike-all', values: { observed: 40, usual: 8, minutes: 360, lang: 'fi' } },
      '40 mentions in fi in 6 h, usual 8.',
    ],
    [
      { code: 'spike-high-reach', values: { observed: 6, usual: 0, minutes: 60 } },
      '6 mentions by widely heard authors in 60 min, usual 0.',
    ],
    [{ code: 'share', values: { percent: 62, usualPercent: 18 } }, '62 % of the mentions are negative, usual 18 %.'],
    [{ code: 'influencer', values: { reach: 125_000 } }, 'A negative mention reaches 125,000 people.'],
    [{ code: 'spread', values: { networks: 3 } }, 'Negative mentions on 3 networks at once.'],
    [{ code: 'risk-word', values: { topic: 'safety', observed: 2 } }, 'Words of risk (safety) in mentions: 2.'],
    [{ code: 'emerging', values: { term: 'battery', voices: 3 } }, '3 people complain about “battery”.'],
  ])('says %j', (reason, sentence) => {
    expect(sayReasons([reason])).toBe(sentence);
  });

  it('says every finding and the first cause', () => {
    expect(
      sayReasons([
        SPIKE,
        { code: 'share', values: { percent: 62, usualPercent: 18 } },
        { code: 'cause-term', values: { name: 'recall', count: 80, usual: 0, share: 81 } },
        { code: 'cause-author', values: { name: 'loud', count: 20, usual: 0, share: 21 } },
        { code: 'networks', values: { names: 'x, rss' } },
      ]),
    ).toBe(
      '1,240 negative mentions in 30 min, usual 2.4. 62 % of the mentions are negative, usual 18 %. Word “recall”: 81 % of the rise.',
    );
  });

  it('says nothing where nothing was noticed', () => {
    expect(sayReasons([])).toBeNull();
    expect(sayReasons([{ code: 'networks', values: { names: 'x, rss' } }])).toBeNull();
    expect(sayReasons([{ code: 'constructor', values: {} }])).toBeNull();
  });
});
