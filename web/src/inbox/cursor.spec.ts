import { describe, expect, it } from '@jest/globals';
import { Cursor } from './cursor.js';

const IDS = ['a', 'b', 'c', 'd'];

describe('Cursor', () => {
  it('extends what is picked as it moves, both ways and not past the ends', () => {
    const cursor = new Cursor();
    cursor.set('b');
    cursor.extend(IDS, 1);
    cursor.extend(IDS, 1);
    cursor.extend(IDS, 1);
    expect([cursor.id(), [...cursor.selection()]]).toEqual(['d', ['b', 'c', 'd']]);
    cursor.extend(IDS, -3);
    expect([cursor.id(), [...cursor.selection()].sort()]).toEqual(['a', IDS]);
  });

  it('picks many beside what is picked already', () => {
    const cursor = new Cursor();
    cursor.toggle('a');
    cursor.pick(['b', 'a']);
    expect([...cursor.selection()]).toEqual(['a', 'b']);
    cursor.clearSelection();
    expect(cursor.selection().size).toBe(0);
  });
});
