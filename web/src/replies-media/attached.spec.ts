import { describe, expect, it } from '@jest/globals';
import { attach, attachedTo, detach, takeMediaOf } from './attached.js';

const picture = (id: string) => ({ id, name: `${id}.png`, altText: id });

describe('pictures that wait for an answer', () => {
  it('go along once, in their order, with the task they were chosen for', () => {
    attach('1', picture('a'));
    attach('1', picture('b'));
    attach('2', picture('c'));
    detach('1', 'x');
    expect(attachedTo('1').map(({ id }) => id)).toEqual(['a', 'b']);
    expect(takeMediaOf('1')).toEqual({ mediaIds: ['a', 'b'] });
    expect(takeMediaOf('1')).toEqual({});
    detach('2', 'c');
    expect(takeMediaOf('2')).toEqual({});
  });
});
