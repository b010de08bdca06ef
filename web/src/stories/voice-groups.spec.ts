import { describe, expect, it } from '@jest/globals';
import type { Story } from '../api/listening-types.js';
import type { Mention } from '../api/types.js';
import { groupVoices, peopleReached } from './voice-groups.js';

const story = (networks: Readonly<Record<string, number>>): Story =>
  ({ networks: Object.entries(networks).map(([network, count]) => ({ network, count })) }) as unknown as Story;
const voice = (id: string, network: string): Mention => ({ id, network }) as unknown as Mention;
const shape = (networks: Readonly<Record<string, number>>, voices: readonly Mention[]): unknown =>
  groupVoices(story(networks), voices).map((group) => [group.network, group.count, group.voices.map(({ id }) => id)]);

describe('groupVoices', () => {
  it('puts the loudest network first and keeps the order within', () => {
    expect(shape({ feed: 1, x: 30 }, [voice('1', 'x'), voice('2', 'feed'), voice('3', 'x')])).toEqual([
      ['x', 30, ['1', '3']],
      ['feed', 1, ['2']],
    ]);
  });

  it('names networks of which nothing is read yet', () => {
    expect(shape({ reddit: 4, x: 9 }, [voice('1', 'x')])).toEqual([
      ['x', 9, ['1']],
      ['reddit', 4, []],
    ]);
  });

  it('believes the voices where the counts are behind', () => {
    expect(shape({ x: 1 }, [voice('1', 'x'), voice('2', 'x'), voice('3', 'feed')])).toEqual([
      ['x', 2, ['1', '2']],
      ['feed', 1, ['3']],
    ]);
  });
});

describe('peopleReached', () => {
  const reached = (reach: number | null, followers: number | null): number | null =>
    peopleReached({ reach, author: { followers } } as unknown as Mention);

  it('turns the logarithm into people, else counts followers', () => {
    expect(reached(3, 7)).toBe(1000);
    expect(reached(0, null)).toBe(1);
    expect(reached(null, 7)).toBe(7);
    expect(reached(null, null)).toBeNull();
  });
});
