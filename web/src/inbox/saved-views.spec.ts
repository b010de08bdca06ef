import { describe, expect, it } from '@jest/globals';
import type { SavedView } from './desk-api.js';
import { isSameFilter, savedSearch } from './saved-views.js';

const saved = (filter: Record<string, string>): SavedView => ({
  id: '1',
  name: 'Storm',
  filter,
  owner: { id: '1', name: 'Anna' },
  team: null,
  position: 0,
  isEditable: true,
  version: 1,
});

describe('saved views', () => {
  it('stand in the address as their filters, the view in its path', () => {
    expect(savedSearch(saved({ view: 'mine', priority: 'P1', label: 'storm' }))).toEqual({
      priority: 'P1',
      label: 'storm',
    });
  });

  it('are the list on screen only where nothing is added or left out', () => {
    const view = saved({ view: 'due', priority: 'P1' });
    expect(isSameFilter(view, 'due', { priority: 'P1', q: undefined })).toBe(true);
    expect(isSameFilter(view, 'mine', { priority: 'P1' })).toBe(false);
    expect(isSameFilter(view, 'due', { priority: 'P1', q: 'app' })).toBe(false);
    expect(isSameFilter(view, 'due', { priority: 'P2' })).toBe(false);
    expect(isSameFilter(view, 'due', {})).toBe(false);
  });
});
