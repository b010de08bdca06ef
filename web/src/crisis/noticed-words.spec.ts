import { beforeAll, describe, expect, it } from '@jest/globals';
import i18next from 'i18next';
import { POST_RULE_KINDS } from '../../../src/domain/alert-rule/alert-rule.types.js';
import words from '../i18n/crisis/en.json' with { type: 'json' };
import judgement from '../i18n/judgement/en.json' with { type: 'json' };
import { noticedWords } from './noticed-words.js';

beforeAll(() =>
  i18next.init({
    lng: 'en',
    showSupportNotice: false,
    interpolation: { escapeValue: false },
    resources: { en: { translation: { ...words, ...judgement } } },
  }),
);

const SPIKE = { code: 'spike-negative', values: { observed: 1240, usual: 2.4, minutes: 30 } };

describe('why an incident was noticed, in the reader’s words', () => {
  it.each([
    [SPIKE, 'Negative posts in 30 mins: 1,240, usually 2.4'],
    [
      { code: 'spike-all', values: { observed: 40, usual: 8, minutes: 360, lang: 'fi' } },
      'Finnish: Posts in 6 hrs: 40, usually 8',
    ],
    [{ code: 'share', values: { percent: 62, usualPercent: 18 } }, 'Negative: 62% of the posts, usually 18%'],
    [{ code: 'influencer', values: { reach: 125_000 } }, 'A negative post reaches 125k people'],
    [{ code: 'risk-word', values: { topic: 'data-leak', observed: 2 } }, 'Words of risk, data leak: in 2 posts'],
    [
      { code: 'emerging', values: { term: '<battery>', voices: 3 } },
      'Different people who complain about “<battery>”: 3',
    ],
  ])('says %j', (reason, sentence) => {
    expect(noticedWords([reason])).toEqual({ findings: [sentence], causes: [], places: [] });
  });

  it('tells findings from causes and places', () => {
    const said = noticedWords([
      SPIKE,
      { code: 'cause-term', values: { name: 'recall', count: 80, usual: 0, share: 81 } },
      { code: 'networks', values: { names: 'x, rss' } },
      { code: 'loudest', values: { name: 'anna', network: 'x', followers: 90_000 } },
      { code: 'newer-than-this-page', values: {} },
    ]);
    expect(said.findings).toHaveLength(1);
    expect(said.causes).toEqual([{ text: 'Word “recall”', share: 0.81 }]);
    expect(said.places).toEqual(['Networks: x, rss', 'Heard by most: anna on x, followers: 90k']);
  });

  it('has words for whatever notices', () => {
    const codes = [
      ...POST_RULE_KINDS.filter((kind) => kind !== 'spike'),
      'spike-all',
      'spike-negative',
      'spike-high-reach',
    ];
    for (const code of codes) expect(noticedWords([{ code, values: {} }]).findings).toHaveLength(1);
  });
});
