import { describe, expect, it } from '@jest/globals';
import type { WatchDefinition } from '../api/watch-types.js';
import { blockReason, bodyOf, EMPTY_DEFINITION, type Readiness } from './watch-definition.js';

const person = { purpose: 'Safety of our speaker', legalBasis: 'consent', visibleTo: ['1'], expiresAt: '2027-01-01' };
const complete: WatchDefinition = { ...EMPTY_DEFINITION, name: 'Acme', query: 'acme' };
const ready: Readiness = { definition: complete, isQueryReadable: true, redCount: 0, isChanged: true };
const example = { text: 'Acme is down', expects: 'match' } as const;

describe('blockReason', () => {
  it.each<[string, Partial<Readiness>, ReturnType<typeof blockReason>]>([
    ['nothing wrong', {}, null],
    ['no name', { definition: { ...complete, name: ' ' } }, 'name'],
    ['no query', { definition: { ...complete, query: ' ' } }, 'query'],
    ['a query that cannot be read', { isQueryReadable: false }, 'query'],
    ['a query nobody has read yet', { isQueryReadable: undefined }, null],
    ['a person without grounds', { definition: { ...complete, kind: 'person' } }, 'person'],
    ['a person with grounds', { definition: { ...complete, kind: 'person', person } }, null],
    ['a red example', { redCount: 1 }, 'red'],
    ['examples not tried yet', { definition: { ...complete, examples: [example] }, redCount: null }, null],
    ['no change', { isChanged: false }, 'nothing'],
  ])('%s', (_, change, reason) => {
    expect(blockReason({ ...ready, ...change })).toBe(reason);
  });
});

describe('bodyOf', () => {
  it('leaves out what is not filled in, and grounds of who is not a person', () => {
    expect(bodyOf({ ...EMPTY_DEFINITION, person })).toEqual({
      kind: 'brand',
      languages: [],
      priorityWeight: 1,
      examples: [],
    });
  });

  it('gives the whole definition', () => {
    const whole = { ...complete, kind: 'person', person, team: '7', examples: [{ ...example, lang: null }] } as const;
    expect(bodyOf(whole)).toEqual({
      name: 'Acme',
      kind: 'person',
      query: 'acme',
      languages: [],
      priorityWeight: 1,
      team: '7',
      examples: [example],
      person,
    });
  });
});
