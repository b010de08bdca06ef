import { describe, expect, it } from '@jest/globals';
import { authorSubjects, plainHandle, tracesOf } from './author-marks.js';

describe('marks of an author', () => {
  it('compare handles without @ and case', () => {
    expect([plainHandle('@Ann'), plainHandle(' ann '), plainHandle('@')]).toEqual(['ann', 'ann', '']);
  });

  it('are traces only when they are too long to stand somewhere by chance', () => {
    expect(tracesOf({ ids: ['42', '1234567'], handles: ['ann', 'annabel'], names: ['Bo', 'Annabel Lee'] })).toEqual([
      'annabel lee',
      '1234567',
      'annabel',
    ]);
  });

  it('are told apart by network, and by what they are', () => {
    expect(authorSubjects('x', { id: '7', handle: '@Ann' })).toEqual(['x\nid:7', 'x\nhandle:ann']);
    expect(authorSubjects('x', { id: '', handle: '' })).toEqual([]);
    expect(authorSubjects('y', { handle: '7' })).toEqual(['y\nhandle:7']);
    expect(authorSubjects('x', { id: null, handle: '7' })).not.toEqual(authorSubjects('x', { id: '7', handle: '' }));
  });
});
