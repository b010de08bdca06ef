import fc from 'fast-check';
import type {
  ExactNode,
  FieldNode,
  NearPart,
  PatternNode,
  QueryNode,
  TermNode,
} from '../../src/domain/query/query.types.js';

const NOWHERE = { offset: 0, end: 0 };
const WORDS = [
  'acme',
  'Bank',
  'e-mail',
  'AT&T',
  'ünïcode',
  'Хельсинки',
  'ธนาคาร',
  '银行',
  'アクメ',
  'عربي',
  '😡',
  'don’t',
  '5g',
];
const PHRASES = [
  'acme bank',
  ' spaced out ',
  'AND',
  'NEAR/3',
  'a (b)',
  '-x',
  '@acme',
  'a:b',
  '/x/',
  '银行 app',
  '!no',
  'x,',
  '…a',
];
const OPEN = ['ac', 'bank', 'acme ban', '银', 'Хель', 'co-bank'];

const place = fc.constant(NOWHERE);
const flag = fc.boolean();
const nothing = { opensStart: false, opensEnd: false };

const words: fc.Arbitrary<TermNode> = fc
  .oneof(
    fc.record({ text: fc.constantFrom(...WORDS), isQuoted: flag }),
    fc.record({ text: fc.constantFrom(...PHRASES), isQuoted: fc.constant(true) }),
  )
  .map((term) => ({ kind: 'term', form: 'words', ...term, ...nothing, ...NOWHERE }));

const opened: fc.Arbitrary<TermNode> = fc
  .tuple(fc.constantFrom(...OPEN), fc.constantFrom([true, false], [false, true], [true, true]), flag)
  .map(([text, [opensStart = false, opensEnd = false], isQuoted]) => {
    const needsQuotes = text.includes(' ') || isQuoted;
    return { kind: 'term', form: 'words', text, isQuoted: needsQuotes, opensStart, opensEnd, ...NOWHERE };
  });

const named: fc.Arbitrary<TermNode> = fc
  .tuple(fc.constantFrom('handle' as const, 'tag' as const), fc.constantFrom('acme', 'Acme_1', '银行', 'ไทย'))
  .map(([form, text]) => ({ kind: 'term', form, text, isQuoted: false, ...nothing, ...NOWHERE }));

const exact: fc.Arbitrary<ExactNode> = fc
  .constantFrom('ACME', 'C++', 'A*', 'Acme Inc.', ' x', '(a)', '银行™')
  .map((text) => ({ kind: 'exact', text, ...NOWHERE }));

const pattern: fc.Arbitrary<PatternNode> = fc
  .constantFrom('ac+me', 'a/b', 'a b|c', '\\d{2}\\.', '[/"()]x', '\\\\')
  .map((text) => ({ kind: 'pattern', pattern: text, ...NOWHERE }));

const field: fc.Arbitrary<FieldNode> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('author' as const, 'url' as const),
      fc.constantFrom('anna', '@anna', 'Anna Virtanen', 'a(b)', 'https://a.example/?b=c:d'),
    )
    .map(([name, value]): FieldNode => ({ kind: 'field', field: name, value, ...NOWHERE })),
  fc.constantFrom(
    { kind: 'field', field: 'site', value: 'acme.com', ...NOWHERE } as const,
    { kind: 'field', field: 'lang', value: 'zh-TW', ...NOWHERE } as const,
    { kind: 'field', field: 'network', value: 'mastodon', ...NOWHERE } as const,
    { kind: 'field', field: 'country', value: 'fi', ...NOWHERE } as const,
    { kind: 'field', field: 'is', value: 'reply', ...NOWHERE } as const,
    { kind: 'field', field: 'is', value: 'repost', ...NOWHERE } as const,
    { kind: 'field', field: 'has', value: 'link', ...NOWHERE } as const,
  ),
  fc
    .tuple(fc.constantFrom('>', '>=', '<', '<=', '='), fc.integer({ min: 0, max: 2_000_000 }))
    .map(([comparison, count]) => ({ kind: 'field', field: 'followers', comparison, count, ...NOWHERE }) as const),
);

/** Any tree that a query can be written for, of every kind of node; all places are 0. */
export const queryTrees: fc.Arbitrary<QueryNode> = fc.letrec<{ near: NearPart; node: QueryNode }>((tie) => ({
  near: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    words,
    opened,
    named,
    exact,
    fc
      .record({
        isOrdered: flag,
        distance: fc.integer({ min: 0, max: 100 }),
        left: tie('near'),
        right: tie('near'),
        place,
      })
      .map(({ place: at, ...near }): NearPart => ({ kind: 'near', ...near, ...at })),
    fc.array(tie('near'), { minLength: 2, maxLength: 3 }).map((parts): NearPart => ({ kind: 'or', parts, ...NOWHERE })),
  ),
  node: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    words,
    opened,
    named,
    exact,
    pattern,
    field,
    tie('near'),
    tie('node').map((part): QueryNode => ({ kind: 'not', part, ...NOWHERE })),
    fc
      .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('node'), { minLength: 2, maxLength: 4 }))
      .map(([kind, parts]): QueryNode => ({ kind, parts, ...NOWHERE })),
  ),
})).node;

/** The tree with all places 0. */
export function withoutPlaces(node: QueryNode): QueryNode {
  return JSON.parse(
    JSON.stringify(node, (key, value: unknown) => (key === 'offset' || key === 'end' ? 0 : value)),
  ) as QueryNode;
}
