import { describe, expect, it } from '@jest/globals';
import type { ListedWatch } from '../api/listening-types.js';
import { filterWatches } from './filter-watches.js';

const watch = (name: string, kind: string, query: string, team: string | null = null): ListedWatch =>
  ({ name, kind, query, team: team === null ? null : { id: '1', name: team } }) as unknown as ListedWatch;

const WATCHES = [
  watch('Acme Bank', 'brand', '"acme bank" OR acmebank', 'Riga'),
  watch('Anna Virtanen', 'person', '"Anna Virtanen" NEAR/10 acme'),
  watch('Äiti', 'product', 'ÄITI'),
];
const names = (filter: Parameters<typeof filterWatches>[1]): string[] =>
  filterWatches(WATCHES, filter).map((each) => each.name);

describe('filterWatches', () => {
  it('gives every watch without a filter', () => {
    expect(names({})).toHaveLength(3);
    expect(names({ q: '   ' })).toHaveLength(3);
  });

  it('wants every word, in the name, the query or the team', () => {
    expect(names({ q: 'ACME' })).toEqual(['Acme Bank', 'Anna Virtanen']);
    expect(names({ q: 'acme riga' })).toEqual(['Acme Bank']);
    expect(names({ q: 'acme helsinki' })).toEqual([]);
  });

  it('ignores case, width and the way marks are written', () => {
    expect(names({ q: 'A\u0308iti' })).toEqual(['Äiti']);
    expect(names({ q: 'ａｎｎａ' })).toEqual(['Anna Virtanen']);
  });

  it('keeps to a kind', () => {
    expect(names({ kind: 'person' })).toEqual(['Anna Virtanen']);
    expect(names({ kind: 'person', q: 'bank' })).toEqual([]);
  });
});
