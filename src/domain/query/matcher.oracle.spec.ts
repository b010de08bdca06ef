import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evaluatePlainly, type PlainPost, type PlainTree } from '../../../test/support/plain-evaluator.js';
import { compileWatches } from './compile-watches.js';

const WORDS = [
  ...['acme', 'Bank', 'café', 'ba', 'bank2', 'straße', 'a', "don't", 'don'],
  ...['банк', 'Ёлка', 'ба', 'οδός', 'ΟΔΟΣ'],
  ...['ธนาคาร', 'ที่', 'ที', 'กา', 'นา', 'ธ'],
  ...['银行', '银', '行', '東京', 'ガス', 'カ', 'か', 'タワー', '𠮷野'],
  ...['हिन्दी', 'हि', 'بنك', 'بن', 'שלום', 'ລາວ', 'បាយ', '😡', '👍'],
];
const word = fc.constantFrom(...WORDS);

/** The same word as people also write it. */
const written = fc.tuple(word, fc.nat(9)).map(([text, variant]) => {
  switch (variant) {
    case 1:
      return text.toUpperCase();
    case 2:
      return text.normalize('NFD');
    case 3:
      return Array.from(text).join('\u200b');
    case 4:
      return text.replace(/[a-z0-9]/gu, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
    case 5:
      return `${text}s`;
    case 6:
      return `re${text}`;
    default:
      return text;
  }
});
const gap = fc.constantFrom(
  ...[' ', ' ', ', ', '', '. ', '@', ' @', '#', ' #', '_', '😡', '\n', ' - ', '\u3000', '$$', '+', '!', "'"],
);
const body = fc.array(fc.tuple(gap, written), { maxLength: 8 }).map((parts) => parts.flat().join(''));
const optional = <T>(values: readonly T[]): fc.Arbitrary<T | undefined> => fc.constantFrom(undefined, ...values);
const post: fc.Arbitrary<PlainPost> = fc
  .record({
    text: fc.tuple(body, optional(['https://acme.example/x', ' WWW.'])).map(([text, link]) => text + (link ?? '')),
    title: fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, body),
    authorHandle: optional(['@Acme', 'anna']),
    authorName: optional(['Anna Café', 'Bank of ACME', '银行']),
    lang: optional(['en-GB', 'fi', 'und']),
    network: optional(['Mastodon', 'x']),
    url: optional(['https://www.Acme.example/a', 'https://notacme.example/a?b=Bank', 'nothing']),
    country: optional(['FI', 'gb']),
    followers: optional([0, 1_000, 1_001]),
    isReply: optional([true, false]),
    isRepost: optional([true, false]),
  })
  .map(
    (each): PlainPost => Object.fromEntries(Object.entries(each).filter(([, value]) => value !== undefined)) as never,
  )
  .filter(({ text, title }) => !MIXED.test(`${title ?? ''}\n${text}`));

/** Words that mix alphabets are looked through, which the plain evaluator does not do; lookalike.spec.ts is about them. */
const MIXED =
  /\p{Script=Latin}[\p{Nd}\p{M}_\u200b]*[\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}][\p{Nd}\p{M}_\u200b]*\p{Script=Latin}/u;

const openable = word.filter((text) => /^[\p{L}\p{M}\p{N}]{2,}$/u.test(text));
const term: fc.Arbitrary<PlainTree> = fc.oneof(
  { weight: 4, arbitrary: word.map((text): PlainTree => ({ kind: 'term', form: 'words', words: [text] })) },
  {
    weight: 2,
    arbitrary: fc
      .array(word, { minLength: 2, maxLength: 3 })
      .map((words): PlainTree => ({ kind: 'term', form: 'words', words })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        word.filter((text) => /^[\p{L}\p{M}\p{N}]+$/u.test(text)),
        fc.constantFrom('handle' as const, 'tag' as const),
      )
      .map(([text, form]): PlainTree => ({ kind: 'term', form, words: [text] })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.array(openable, { minLength: 1, maxLength: 2 }), fc.constantFrom(1, 2, 3))
      .map(([words, ends]): PlainTree => {
        return { kind: 'term', form: 'words', words, opensStart: (ends & 1) !== 0, opensEnd: (ends & 2) !== 0 };
      }),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('Bank', 'BANK', 'café', 'a+', 'Bank!', '$$银行', '银', "don't", 'acme, Bank', '#Bank', '😡', 'ที')
      .map((text): PlainTree => ({ kind: 'exact', text })),
  },
);

const place: fc.Arbitrary<PlainTree> = fc.letrec<{ place: PlainTree }>((tie) => ({
  place: fc.oneof(
    { maxDepth: 1, withCrossShrink: true },
    { weight: 4, arbitrary: term },
    {
      weight: 1,
      arbitrary: fc
        .array(tie('place'), { minLength: 2, maxLength: 2 })
        .map((parts): PlainTree => ({ kind: 'or', parts })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(tie('place'), tie('place'), fc.nat(4), fc.boolean())
        .map(([left, right, distance, isOrdered]): PlainTree => ({ kind: 'near', left, right, distance, isOrdered })),
    },
  ),
})).place;

const near = fc
  .tuple(place, place, fc.nat(5), fc.boolean())
  .map(([left, right, distance, isOrdered]): PlainTree => ({ kind: 'near', left, right, distance, isOrdered }));

const pattern = fc
  .constantFrom(
    'ac[mn]e',
    'ba(nk)?2',
    'a+c',
    'bank\\d*',
    'б[ау]нк',
    '银.?行',
    '\\bacme\\b',
    'acme|bank',
    '(ba|ac)\\w',
    '[ก-ฮ]{2}',
  )
  .map((each): PlainTree => ({ kind: 'pattern', pattern: each }));

const field = fc
  .constantFrom(
    ...[
      'author:acme',
      'author:anna',
      'author:Anna café',
      'author:bank',
      'author:银',
      'site:acme.example',
      'site:example',
    ],
    ...[
      'url:bank',
      'url:ACME',
      'lang:en',
      'lang:fi',
      'network:x',
      'network:mastodon',
      'country:fi',
      'is:reply',
      'is:repost',
    ],
    ...['has:link', 'followers:>1000', 'followers:>=1000', 'followers:<1000', 'followers:<=1000'],
  )
  .map((text): PlainTree => {
    const [name, value] = text.split(':');
    return { kind: 'field', field: name ?? '', value: value ?? '' };
  });

const { tree } = fc.letrec<{ tree: PlainTree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 4, arbitrary: term },
    { weight: 3, arbitrary: near },
    { weight: 1, arbitrary: pattern },
    { weight: 1, arbitrary: field },
    { weight: 1, arbitrary: tie('tree').map((part): PlainTree => ({ kind: 'not', part })) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('tree'), { minLength: 2, maxLength: 3 }))
        .map(([kind, parts]): PlainTree => ({ kind, parts })),
    },
  ),
}));

function writeQuery(node: PlainTree): string {
  switch (node.kind) {
    case 'term': {
      const { form, words } = node;
      if (form !== 'words') return (form === 'handle' ? '@' : '#') + words.join('');
      return `"${node.opensStart === true ? '*' : ''}${words.join(' ')}${node.opensEnd === true ? '*' : ''}"`;
    }
    case 'exact':
      return `case:"${node.text}"`;
    case 'pattern':
      return `/${node.pattern}/`;
    case 'field':
      return `${node.field}:${node.value.includes(' ') ? `"${node.value}"` : node.value}`;
    case 'near': {
      const operator = `${node.isOrdered ? 'O' : ''}NEAR/${String(node.distance)}`;
      return `((${writeQuery(node.left)}) ${operator} (${writeQuery(node.right)}))`;
    }
    case 'not':
      return `NOT (${writeQuery(node.part)})`;
    case 'and':
    case 'or':
      return `(${node.parts.map(writeQuery).join(node.kind === 'and' ? ' AND ' : ' OR ')})`;
  }
}

/** Marks the covered units, so that only what is marked counts and not how the stretches are cut. */
function covered(length: number, spans: readonly (readonly [number, number])[]): string {
  const marks = Array.from({ length }, () => '.');
  for (const [start, end] of spans) marks.fill('x', start, end);
  return marks.join('');
}

const QUERIES = 5;
const POSTS = 4;
const RUNS = 1_000;

describe('Matcher against a plain evaluator', () => {
  it(`agrees on which watches match and what is marked, over ${String(QUERIES * POSTS * RUNS)} pairs`, () => {
    let matches = 0;
    fc.assert(
      fc.property(
        fc.array(tree, { minLength: QUERIES, maxLength: QUERIES }),
        fc.array(post, { minLength: POSTS, maxLength: POSTS }),
        (trees, posts) => {
          const queries = trees.map(writeQuery);
          const matcher = compileWatches(queries.map((query, index) => ({ id: String(index), query })));
          const refused = new Set(matcher.faults.map((fault) => fault.watchId));
          for (const each of posts) {
            const expected = trees.flatMap((node, index) => {
              const { isTrue, spans } = evaluatePlainly(node, each);
              if (!isTrue || refused.has(String(index))) return [];
              return [[queries[index], covered(each.text.length, spans)]];
            });
            const found = matcher.match(each);
            const actual = found.map(({ watchId, spans }) => [
              queries[Number(watchId)],
              covered(each.text.length, spans),
            ]);
            expect({ post: each, matches: actual }).toEqual({ post: each, matches: expected });
            matches += found.length;
          }
        },
      ),
      { numRuns: RUNS },
    );
    expect(matches).toBeGreaterThan(RUNS);
  });

  it('refuses exactly the queries that a post without any of their terms and fields would match', () => {
    fc.assert(
      fc.property(tree, (each) => {
        const { faults } = compileWatches([{ id: 'w', query: writeQuery(each) }]);
        expect(faults.length === 1).toBe(evaluatePlainly(each, { text: '' }).isTrue);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the plain evaluator', () => {
  it.each([
    ['acme', 'an Acme day', true],
    ['กา', 'ก่า', false],
  ])('finds %s in %s: %p', (text, within, isTrue) => {
    const node: PlainTree = { kind: 'term', form: 'words', words: [text] };
    expect(evaluatePlainly(node, { text: within }).isTrue).toBe(isTrue);
  });

  it('counts pairs of characters as words where there are no borders', () => {
    const node = (distance: number): PlainTree => ({
      ...{ kind: 'near', isOrdered: true, distance },
      left: { kind: 'term', form: 'words', words: ['银'] },
      right: { kind: 'term', form: 'words', words: ['行'] },
    });
    expect([0, 1, 2].map((words) => evaluatePlainly(node(words), { text: '银東東東行' }).isTrue)).toEqual([
      false,
      false,
      true,
    ]);
  });
});
