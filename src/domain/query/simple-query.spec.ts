import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { queryTrees } from '../../../test/support/query-trees.js';
import { parseQuery } from './parse-query.js';
import { printQuery } from './print-query.js';
import type { QueryNode } from './query.types.js';
import { fromSimple, parseChip, toSimple, type SimpleQuery } from './simple-query.js';

const EMPTY: SimpleQuery = { anyOf: [], allOf: [], noneOf: [], near: [], fields: [] };

function simple(query: string): SimpleQuery | null {
  const parsed = parseQuery(query);
  if (!parsed.ok) throw new Error(parsed.reason);
  return toSimple(parsed.query);
}

/** The tree with groups inside groups of the same kind opened, NOT pushed into OR and the order of parts gone. */
function normalise(node: QueryNode): string {
  if (node.kind === 'not') {
    const { part, ...place } = node;
    return part.kind === 'or'
      ? normalise({ ...place, kind: 'and', parts: part.parts.map((excluded) => ({ ...place, part: excluded })) })
      : `not(${normalise(part)})`;
  }
  if (node.kind !== 'and' && node.kind !== 'or') return printQuery(node);
  return `${node.kind}(${flatParts(node, node.kind).sort().join(' | ')})`;
}

function flatParts(node: QueryNode, kind: 'and' | 'or'): string[] {
  if (node.kind === kind) return node.parts.flatMap((part) => flatParts(part, kind));
  if (kind === 'or' || node.kind !== 'not' || node.part.kind !== 'or') return [normalise(node)];
  const { part, ...place } = node;
  return (part.kind === 'or' ? part.parts : []).flatMap((excluded) => flatParts({ ...place, part: excluded }, kind));
}

describe('toSimple', () => {
  it.each<[string, Partial<SimpleQuery>]>([
    ['acme', { anyOf: ['acme'] }],
    ['acme bank', { allOf: ['acme', 'bank'] }],
    ['acme OR "acme bank" OR @acme', { anyOf: ['acme', '"acme bank"', '@acme'] }],
    ['(acme OR acmebank*) app NOT recipe', { anyOf: ['acme', 'acmebank*'], allOf: ['app'], noneOf: ['recipe'] }],
    [
      'acme -(recipe OR #food OR lang:en)',
      {
        anyOf: ['acme'],
        noneOf: ['recipe', '#food'],
        fields: [{ field: 'lang', value: 'en', isNegated: true }],
      },
    ],
    [
      '"Anna Virtanen" ONEAR/10 case:ACME',
      {
        near: [{ left: '"Anna Virtanen"', right: 'case:ACME', words: 10, ordered: true }],
      },
    ],
    [
      'acme author:"Anna V" followers:>10k is:reply',
      {
        anyOf: ['acme'],
        fields: [
          { field: 'author', value: 'Anna V', isNegated: false },
          { field: 'followers', value: '>10000', isNegated: false },
          { field: 'is', value: 'reply', isNegated: false },
        ],
      },
    ],
    ['(a b) (c (d OR (e OR f)))', { allOf: ['a', 'b', 'c'], anyOf: ['d', 'e', 'f'] }],
  ])('says %s in chips', (query, expected) => {
    expect(simple(query)).toEqual({ ...EMPTY, ...expected });
  });

  it.each([
    'a OR (b c)',
    '(a OR b) (c OR d)',
    'a -(b c)',
    'a -(b NEAR/2 c)',
    '(a OR b) NEAR/2 c',
    'a /b/',
    'lang:fi OR lang:sv',
    'a OR lang:fi',
    'a --b',
  ])('has no chips for %s', (query) => {
    expect(simple(query)).toBeNull();
  });

  it('keeps the meaning of every tree it takes', () => {
    let taken = 0;
    fc.assert(
      fc.property(queryTrees, (tree) => {
        const chips = toSimple(tree);
        if (!chips) return;
        taken++;
        const back = fromSimple(chips);
        expect(back && normalise(back)).toEqual(normalise(tree));
        for (const chip of [...chips.anyOf, ...chips.allOf, ...chips.noneOf]) expect(parseChip(chip)).not.toBeNull();
      }),
      { numRuns: 3_000 },
    );
    expect(taken).toBeGreaterThan(200);
  });
});

describe('fromSimple', () => {
  const chip = fc.constantFrom(
    'acme',
    '"acme bank"',
    '@acme',
    '#acme',
    'acm*',
    '"*me bank"',
    'case:ACME',
    'case:"A B"',
    '银行',
  );
  const field = fc.constantFrom(
    { field: 'lang', value: 'fi' } as const,
    { field: 'author', value: 'Anna Virtanen' } as const,
    { field: 'followers', value: '>=10000' } as const,
    { field: 'site', value: 'acme.com' } as const,
    { field: 'is', value: 'repost' } as const,
    { field: 'has', value: 'link' } as const,
  );
  const forms: fc.Arbitrary<SimpleQuery> = fc
    .record({
      anyOf: fc.array(chip, { maxLength: 4 }),
      allOf: fc.array(chip, { maxLength: 3 }),
      noneOf: fc.array(chip, { maxLength: 3 }),
      near: fc.array(fc.record({ left: chip, right: chip, words: fc.nat(100), ordered: fc.boolean() }), {
        maxLength: 2,
      }),
      fields: fc.array(
        fc.tuple(field, fc.boolean()).map(([base, isNegated]) => ({ ...base, isNegated })),
        { maxLength: 2 },
      ),
    })
    // One chip that must be there is said in one way only, and a form asks for something.
    .filter(
      ({ anyOf, allOf }) => !(anyOf.length === 1 && allOf.length > 0) && !(anyOf.length === 0 && allOf.length === 1),
    )
    .filter(({ anyOf, allOf, near, fields }) => anyOf.length + allOf.length + near.length + fields.length > 0);

  it('comes back as the same form, through the text of the query too', () => {
    fc.assert(
      fc.property(forms, (form) => {
        const tree = fromSimple(form);
        expect(tree && toSimple(tree)).toEqual(form);
        const parsed = parseQuery(tree ? printQuery(tree) : '');
        if (parsed.ok) expect(toSimple(parsed.query)).toEqual(form);
      }),
      { numRuns: 500 },
    );
  });

  it.each<Partial<SimpleQuery>>([
    {},
    { anyOf: ['a b'] },
    { anyOf: ['a', ''] },
    { allOf: ['a OR b'] },
    { noneOf: ['-a'] },
    { near: [{ left: 'a', right: 'b', words: 101, ordered: false }] },
    { near: [{ left: 'a', right: '(b', words: 1, ordered: false }] },
    { fields: [{ field: 'lang', value: 'finnish', isNegated: false }] },
    { fields: [{ field: 'followers', value: 'many', isNegated: false }] },
  ])('refuses %j', (form) => {
    expect(fromSimple({ ...EMPTY, ...form })).toBeNull();
  });
});
