import { describe, expect, it } from '@jest/globals';
import { compileWatches } from './compile-watches.js';
import type { PostToMatch } from './matcher.js';
import type { TermForm, TermNode } from './query.types.js';

/** The stretches of the text that a query marks, or null where it does not match. */
function marked(query: string, post: PostToMatch): string[] | null {
  const [match] = compileWatches([{ id: 'w', query }]).match(post);
  return match ? match.spans.map(([start, end]) => post.text.slice(start, end)) : null;
}

const term = (form: TermForm, text: string): TermNode => ({
  ...{ kind: 'term', form, text, isQuoted: false, opensStart: false, opensEnd: false, offset: 0, end: text.length },
});

describe('Matcher', () => {
  it.each([
    ['acme', 'I love ACME!', ['ACME']],
    ['acme', 'Ａｃｍｅ and ácmé', ['Ａｃｍｅ', 'ácmé']],
    ['cafe', 'cafe\u0301 now', ['cafe\u0301']],
    ['acme', 'ac\u200Bme', ['ac\u200Bme']],
    ['acme', 'acmeist pacme', null],
    ['acme', '#acme @acme acme.com', ['acme', 'acme', 'acme']],
    ['acme', 'Acme’s app, l’Acme, Acme™', ['Acme', 'Acme', 'Acme']],
    ['don', "I don't", null],
    ['"don\'t"', 'I DON’T', ['DON’T']],
    ['oreal', "L'Oréal", ['Oréal']],
    ['strasse', 'Straße', ['Straße']],
    ['stras', 'Straße', null],
    ['"acme bank"', 'Acme, Bank', ['Acme, Bank']],
    ['"acme bank"', 'acme the bank', null],
    ['"bank bank"', 'bank bank bank', ['bank bank bank']],
    ['e-mail', 'an e mail', ['e mail']],
    ['@acme', 'hi @Acme.', ['@Acme']],
    ['@acme', 'mail me@acme.com', null],
    ['@acme', 'hi acme, @acme_help', null],
    ['@acme', 'ถึง@acmeช่วยด้วย', ['@acme']],
    ['@acme.bsky.social', '@acme.bsky.social hi', ['@acme.bsky.social']],
    ['@acme.bsky.social', '@acme bsky social', null],
    ['#acme', 'a #Acme day', ['#Acme']],
    ['#acme', 'acme #acmebank page#acme', null],
    ['#ไทย', '#ไทยแลนด์', null],
    ['#ไทย', 'ไป #ไทย', ['#ไทย']],
    ['ธนาคาร', 'ไปธนาคารกรุงเทพ', ['ธนาคาร']],
    ['กา', 'ก่า', null],
    ['ที', 'ที่', null],
    ['银行', '我的银行很差', ['银行']],
    ['ガス', '都市ｶﾞｽ', ['ｶﾞｽ']],
    ['か', 'が', null],
    ['បាយ', 'ខ្ញុំញ៉ាំបាយ', ['បាយ']],
    ['ລາວ', 'ປະເທດລາວ', ['ລາວ']],
    ['iPhone発売', '新iPhone発売日', ['iPhone発売']],
    ['"iphone 発売"', 'iPhone発売', ['iPhone発売']],
    ['"東京 大学"', '東京大学', ['東京大学']],
    ['ああ', 'あああ', ['あああ']],
    ['हिन्दी', 'यह हिन्दी है', ['हिन्दी']],
    ['삼성', '삼성 전자', ['삼성']],
    ['삼성', '삼성이', null],
    ['محمد', 'قال مُحَمَّد', ['مُحَمَّد']],
    ['ёлка', 'ЕЛКА', ['ЕЛКА']],
    ['👍', 'ok 👍🏽', ['👍']],
    ['❤️', 'I ❤ it', ['❤']],
    ['𠮷野家', '𠮷野家です', ['𠮷野家']],
    ['acme -jobs', 'acme jobs', null],
    ['acme -jobs', 'acme works', ['acme']],
    ['(acme OR bolt) app', 'my bolt app', ['bolt', 'app']],
    ['(a b) OR c', 'a c', ['c']],
    ['acme OR "acme bank"', 'acme bank', ['acme bank']],
    ['NOT (a OR NOT b)', 'b', []],
  ])('%s in %j marks %j', (query, text, expected) => {
    expect(marked(query, { text })).toEqual(expected);
  });

  it('reads the title with the text, and marks the text only', () => {
    expect(marked('acme recall', { title: 'Acme: a recall', text: 'More on Acme.' })).toEqual(['Acme']);
    expect(marked('"acme recall"', { title: 'Acme', text: 'recall' })).toBeNull();
  });

  it('keeps to the languages of a watch where the language of the post is known', () => {
    const matcher = compileWatches([{ id: 'w', query: 'acme', languages: ['en', 'zh-Hant'] }]);
    const matches = (lang?: string): boolean =>
      matcher.match({ text: 'acme', ...(lang === undefined ? {} : { lang }) }).length === 1;
    expect([matches('en-GB'), matches('zh'), matches('und'), matches(), matches('fi')]).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  it('answers in the order of the watches, and lists those it refused', () => {
    const matcher = compileWatches([
      { id: '1', query: 'b' },
      { id: '2', query: '-b' },
      { id: '3', query: 'a AND' },
      { id: '4', query: 'a OR b' },
      { id: '5', query: term('tag', 'B') },
      { id: '6', query: { kind: 'not', part: term('words', 'x'), offset: 0, end: 2 } },
    ]);
    expect(matcher.match({ text: 'a #b' }).map((match) => match.watchId)).toEqual(['1', '4', '5']);
    expect(matcher.faults.map(({ watchId, fault }) => [watchId, fault.column])).toEqual([
      ['2', 1],
      ['3', 3],
      ['6', 1],
    ]);
  });

  it('forgets one post before the next, however long', () => {
    const matcher = compileWatches([{ id: 'w', query: 'acme AND bank' }]);
    expect(matcher.match({ text: `acme ${'ß'.repeat(20_000)}` })).toEqual([]);
    expect(matcher.match({ text: 'bank' })).toEqual([]);
    expect(matcher.match({ text: 'acme bank' })).toHaveLength(1);
    expect(matcher.match({ text: '' })).toEqual([]);
  });
});
