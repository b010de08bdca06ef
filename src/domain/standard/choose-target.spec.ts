import { describe, expect, it } from '@jest/globals';
import { ALWAYS_OPEN } from '../clock/calendar.js';
import type { SentimentLabel } from '../sentiment/sentiment.types.js';
import { chooseTargets } from './choose-target.js';
import { DEFAULT_STANDARD } from './default-standard.js';
import type { Target } from './standard.types.js';

describe('chooseTargets', () => {
  it.each<[SentimentLabel, number[]]>([
    ['negative', [900]],
    ['unsure', [3_600]],
    ['neutral', []],
    ['positive', []],
  ])('by the default standard: %s within %j seconds', (sentiment, expected) => {
    expect(chooseTargets(DEFAULT_STANDARD, { sentiment }).map((target) => target.withinSeconds)).toEqual(expected);
  });

  it('takes the shortest where several apply, and the first of equals', () => {
    const target = (id: string, withinSeconds: number, when: Target['when']): Target => ({
      id,
      name: id,
      when,
      kind: 'acknowledge',
      withinSeconds,
      percent: 90,
      calendar: ALWAYS_OPEN,
    });
    const targets = [
      target('all', 600, {}),
      target('short', 60, { sentiments: ['negative'] }),
      target('equal', 60, {}),
      target('none', 1, { sentiments: [] }),
    ];
    expect(chooseTargets({ targets }, { sentiment: 'negative' }).map(({ id }) => id)).toEqual(['short']);
    expect(chooseTargets({ targets }, { sentiment: 'neutral' }).map(({ id }) => id)).toEqual(['equal']);
  });
});
