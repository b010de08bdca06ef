import { describe, expect, it } from '@jest/globals';
import { Turns } from './turns.js';

const later = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('Turns', () => {
  it('lets in as many as it may at once, never more, in the order they came', async () => {
    const turns = new Turns(2, 100, () => new Error('full'));
    let running = 0;
    let most = 0;
    const order: number[] = [];
    const work = async (n: number): Promise<number> => {
      most = Math.max(most, ++running);
      order.push(n);
      await later();
      running--;
      return n;
    };
    const numbers = Array.from({ length: 20 }, (_, n) => n);
    expect(await Promise.all(numbers.map((n) => turns.take(() => work(n))))).toEqual(numbers);
    expect([most, order]).toEqual([2, numbers]);
  });

  it('gives a place on when work fails', async () => {
    const turns = new Turns(1, 100, () => new Error('full'));
    const fail = async (): Promise<never> => {
      await later();
      throw new Error('failed');
    };
    const results = await Promise.allSettled([
      turns.take(fail),
      turns.take(fail),
      turns.take(() => Promise.resolve('done')),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  });

  it('refuses what would wait too long', async () => {
    const turns = new Turns(2, 3, () => new Error('full'));
    const results = await Promise.allSettled(Array.from({ length: 9 }, () => turns.take(later)));
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(4);
    await expect(turns.take(later)).resolves.toBeUndefined();
  });
});
