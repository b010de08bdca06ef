import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { queryTrees } from '../../../test/support/query-trees.js';
import { explainMatch, type MatchExplanation } from './explain-match.js';
import { parseQuery } from './parse-query.js';
import { printQuery } from './print-query.js';
import type { QueryNode } from './query.types.js';

function treeOf(query: string): QueryNode {
  const parsed = parseQuery(query);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.query;
}

/** Explains a query of which the named conditions hold. */
const explain = (query: string, ...holding: string[]): MatchExplanation =>
  explainMatch(treeOf(query), (node) => holding.includes(printQuery(node)));

const texts = ({ lines }: MatchExplanation): string[] => lines.map(({ text }) => text);

describe('explainMatch', () => {
  it('says what a match rests on', () => {
    const explanation = explain('(acme OR globex) "mobile app" NOT recipe', 'acme', '"mobile app"');
    expect(explanation).toMatchObject({ isTrue: true, nearMiss: null, why: { isTrue: true, parts: [{}, {}, {}] } });
    expect(texts(explanation)).toEqual([
      'acme is there.',
      '"mobile app" is there.',
      'recipe is not there, as it must be.',
    ]);
    expect(explanation.lines.every(({ isMet }) => isMet)).toBe(true);
  });

  it('says what was in the way, and nothing else', () => {
    const explanation = explain('(acme OR globex) app NOT recipe', 'app', 'recipe');
    expect(explanation.isTrue).toBe(false);
    expect(explanation.lines).toMatchObject([
      { code: 'none-found', args: { what: 'acme, globex' }, isMet: false, offset: 1, end: 15 },
      { code: 'excluded-found', args: { what: 'recipe' }, isMet: false, offset: 25, end: 31 },
    ]);
    expect(explanation.nearMiss).toBeNull();
  });

  it.each<[string, string[], string, string, string | null]>([
    ['acme app', ['acme'], 'not-found', 'app is missing.', null],
    [
      'acme NOT recipe',
      ['acme', 'recipe'],
      'excluded-found',
      'recipe is there, but is excluded.',
      'Without the exclusion',
    ],
    ['acme (app OR login)', ['acme'], 'none-found', 'None of these is there: app, login.', null],
    [
      'acme NEAR/3 app',
      ['acme', 'app'],
      'too-far',
      'acme and app are there, but not with at most 3',
      'larger distance',
    ],
    ['acme ONEAR/0 app', ['acme', 'app'], 'too-far', 'not in this order with at most 0', 'AND instead'],
    ['acme NEAR/3 app', ['acme'], 'not-found', 'acme NEAR/3 app is missing.', null],
    ['(acme OR globex) NEAR/3 app', ['globex', 'app'], 'too-far', '(acme', 'larger distance'],
    ['acme lang:fi', ['acme'], 'not-found', 'lang:fi is missing.', null],
    ['acme NOT (recipe OR cartoon)', ['acme', 'cartoon'], 'excluded-found', 'cartoon is there', 'exclusion of cartoon'],
    ['globex OR (acme app login)', ['acme', 'app'], 'none-found', 'there: globex, login.', null],
    ['(acme app) OR globex OR zorg', [], 'none-found', 'there: globex, zorg.', null],
    [
      'acme NOT (recipe app)',
      ['acme', 'recipe', 'app'],
      'excluded-found',
      'recipe, app is there',
      'exclusion of recipe, app',
    ],
    ['acme NOT (recipe -jobs)', ['acme', 'recipe'], 'excluded-found', 'recipe is there', 'exclusion of recipe'],
  ])('names the one condition that failed in %s', (query, holding, code, text, suggestion) => {
    const { nearMiss } = explain(query, ...holding);
    expect(nearMiss).toMatchObject({ code, text: expect.stringContaining(text) });
    expect(nearMiss?.suggestion ?? '').toContain(suggestion ?? '');
    if (suggestion === null) expect(nearMiss?.suggestion).toBeNull();
  });

  it('names none where two or more failed', () => {
    expect(explain('acme app login', 'acme').nearMiss).toBeNull();
    expect(explain('acme app NOT recipe', 'acme', 'recipe').nearMiss).toBeNull();
  });

  it('agrees with the query, and names a near miss exactly where turning one condition makes it true', () => {
    let nearMisses = 0;
    fc.assert(
      fc.property(queryTrees, fc.infiniteStream(fc.boolean()), (generated, truths) => {
        const parsed = parseQuery(printQuery(generated));
        if (!parsed.ok) return;
        const known = new Map<number, boolean>();
        const evaluate = ({ offset }: QueryNode): boolean => {
          const value = known.get(offset) ?? truths.next().value;
          known.set(offset, value);
          return value;
        };
        const tree = parsed.query;
        const { isTrue, lines, nearMiss } = explainMatch(tree, evaluate);
        expect(isTrue).toBe(valueOf(tree, evaluate));
        expect(lines.length).toBeGreaterThan(0);
        expect(lines.every(({ isMet }) => isMet === isTrue)).toBe(true);
        const turning = leavesOf(tree).filter((leaf) => {
          const turned = (node: QueryNode): boolean => (node === leaf ? !evaluate(node) : evaluate(node));
          return !isTrue && valueOf(tree, turned);
        });
        expect(nearMiss === null).toBe(turning.length === 0);
        if (!nearMiss) return;
        nearMisses++;
        const { offset, end } = nearMiss;
        expect(turning.some((leaf) => leaf.offset >= offset && leaf.end <= end)).toBe(true);
      }),
      { numRuns: 1_500 },
    );
    expect(nearMisses).toBeGreaterThan(50);
  });
});

function leavesOf(node: QueryNode): QueryNode[] {
  if (node.kind === 'not') return leavesOf(node.part);
  return node.kind === 'and' || node.kind === 'or' ? node.parts.flatMap(leavesOf) : [node];
}

function valueOf(node: QueryNode, evaluate: (node: QueryNode) => boolean): boolean {
  if (node.kind === 'not') return !valueOf(node.part, evaluate);
  if (node.kind === 'and') return node.parts.every((part) => valueOf(part, evaluate));
  if (node.kind === 'or') return node.parts.some((part) => valueOf(part, evaluate));
  return evaluate(node);
}
