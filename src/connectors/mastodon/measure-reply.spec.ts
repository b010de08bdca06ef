import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { measureReply, measureText, splitReply } from './measure-reply.js';

const a = (count: number): string => 'a'.repeat(count);

describe('the length of a status', () => {
  // The cases of the server's own tests of its counting.
  it.each([
    ['plain text', a(500), 500],
    ['a link counts 23', `${a(476)} http://${'b'.repeat(30)}.com/example`, 500],
    ['what is no link counts as it is', `${a(476)}http://${'b'.repeat(30)}.com/example`, 525],
    ['a link beyond every measure', `http://example.com/valid?${'#foo?'.repeat(1_000)}`, 5_025],
    ['of a remote name the first part', `${a(475)} @alice@${'b'.repeat(30)}.com`, 482],
    ['a name with an endless host', `@alice@${'b'.repeat(500)}.com`, 511],
    ['characters as people see them', `${a(487)}🏴󠁧󠁢󠁥󠁮󠁧󠁿✨👨‍👩‍👧e\u0301`, 491],
    ['emoji', '✨'.repeat(500), 500],
    ['joined emoji', '🏳️\u200D⚧️'.repeat(500), 500],
    ['an accent on a mention', '@ann@here.example grüßt', 10],
    ['a mail address', 'ann@here.example', 16],
    ['a link with a full stop after it', 'See https://a.example/b.', 28],
    ['several links', 'https://a.example https://b.example/?q=1 ftp://c.example', 23 + 1 + 23 + 1 + 15],
    ['nothing', '', 0],
  ])('%s', (_, text, length) => {
    expect(measureText(text)).toBe(length);
  });
});

describe('an answer as it is posted', () => {
  it('begins with the mention, once', () => {
    expect(splitReply('ann@far.example', 'Sorry!', 500)).toEqual(['@ann@far.example Sorry!']);
    expect(splitReply('ann@far.example', '@Ann@far.example sorry!', 500)).toEqual(['@Ann@far.example sorry!']);
    expect(splitReply('ann', '@anna sorry!', 500)).toEqual(['@ann @anna sorry!']);
  });

  it('tells who else is told', () => {
    expect(measureReply('ann@far.example', 'Hello @ann, ask @bo@b.example or me@mail.example', 500).warnings).toEqual([
      { code: 'mention-notifies', values: { handles: '@bo@b.example' } },
    ]);
  });

  it('is cut after sentences', () => {
    const { parts, warnings, length, limit } = measureReply('ann', 'One two three. Four five six. Seven eight.', 25);
    expect(parts).toEqual(['@ann One two three.', '@ann Four five six.', '@ann Seven eight.']);
    expect(warnings).toEqual([{ code: 'split', values: { parts: 3 } }]);
    expect([length, limit]).toEqual([47, 25]);
  });

  it('is not cut where no cut helps', () => {
    const measure = measureReply('ann', `short ${a(40)}`, 20);
    expect(measure.parts).toHaveLength(1);
    expect(measure.warnings.map(({ code }) => code)).toEqual(['too-long']);
  });

  it('loses no word to the cuts, and no part is too long', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,12}[.!?]?$/), { minLength: 1, maxLength: 60 }), (words) => {
        const parts = splitReply('ann', words.join(' '), 40);
        expect(parts.every((part) => measureText(part) <= 40)).toBe(true);
        expect(parts.map((part) => part.replace(/^@ann /, '')).join(' ')).toBe(words.join(' '));
      }),
      { numRuns: 200 },
    );
  });
});
