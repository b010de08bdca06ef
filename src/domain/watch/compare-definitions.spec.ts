import { describe, expect, it } from '@jest/globals';
import { compareDefinitions } from './compare-definitions.js';
import type { WatchDefinition } from './watch-definition.types.js';

const A_WATCH: WatchDefinition = {
  name: 'Acme',
  kind: 'brand',
  query: 'acme',
  languages: ['fi', 'en'],
  priorityWeight: 1,
  teamId: '10',
  examples: [{ text: 'acme', lang: 'en', expects: 'match' }],
  person: null,
};

describe('comparing two versions', () => {
  it('finds nothing between equals, whatever the order of their keys', () => {
    const again: WatchDefinition = { ...A_WATCH, examples: [{ expects: 'match', lang: 'en', text: 'acme' }] };
    expect(compareDefinitions(A_WATCH, again)).toEqual([]);
  });

  it('lists what differs, before and after, and leaves the query to others', () => {
    const after: WatchDefinition = { ...A_WATCH, query: 'other', languages: ['en', 'fi'], teamId: '11' };
    expect(compareDefinitions(A_WATCH, after)).toEqual([
      { field: 'languages', before: ['fi', 'en'], after: ['en', 'fi'] },
      { field: 'teamId', before: '10', after: '11' },
    ]);
  });

  it('lists everything where nothing was before', () => {
    expect(compareDefinitions(null, A_WATCH).map(({ field }) => field)).toEqual([
      'name',
      'kind',
      'languages',
      'priorityWeight',
      'teamId',
      'examples',
      'person',
    ]);
  });
});
