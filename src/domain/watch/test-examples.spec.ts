import { describe, expect, it } from '@jest/globals';
import { testExamples } from './test-examples.js';
import type { WatchExample } from './watch-definition.types.js';

function verdicts(query: string, languages: readonly string[], examples: readonly WatchExample[]) {
  const tested = testExamples(query, languages, examples);
  if (!tested.ok) throw new Error(tested.reason);
  return tested.results;
}

describe('the examples of a watch', () => {
  it('are green when what must match is found and what must not is passed over', () => {
    const results = verdicts(
      'acme NOT recipe',
      [],
      [
        { text: 'ACME is down', expects: 'match' },
        { text: 'acme recipe', expects: 'ignore' },
        { text: 'acme recipe', expects: 'match' },
        { text: 'Acme!', expects: 'ignore' },
      ],
    );
    expect(results.map(({ isFound, isGreen }) => [isFound, isGreen])).toEqual([
      [true, true],
      [false, true],
      [false, false],
      [true, false],
    ]);
    expect(results[0]).toMatchObject({ spans: [[0, 4]], isLookalike: false, why: 'Found by “ACME”.' });
  });

  it('count as red in a language that the watch does not read, and say so', () => {
    const [found, missed] = verdicts(
      'acme',
      ['fi'],
      [
        { text: 'acme', lang: 'fi-FI', expects: 'match' },
        { text: 'acme', lang: 'sv', expects: 'match' },
      ],
    );
    expect(found?.isGreen).toBe(true);
    expect(missed).toMatchObject({ isGreen: false, why: 'Not found: it is in sv, and only fi is looked at.' });
  });

  it('are not tried on a query that cannot be read', () => {
    expect(testExamples('acme (', [], [])).toMatchObject({ ok: false, line: 1 });
  });
});
