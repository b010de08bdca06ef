import { describe, expect, it } from '@jest/globals';
import { RequestSlots } from './request-slots.js';

const NEVER = new AbortController().signal;

/** Lets everything that is ready run. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('RequestSlots', () => {
  it('admits in order of arrival and lets another host pass a full one', async () => {
    const slots = new RequestSlots(1, 2);
    const admitted: string[] = [];
    const enter = async (name: string, host: string): Promise<() => void> => {
      const release = await slots.acquire(host, NEVER);
      admitted.push(name);
      return release;
    };
    const first = await enter('first', 'a');
    const second = enter('second', 'a');
    const third = enter('third', 'a');
    const other = await enter('other', 'b');
    await settle();
    expect(admitted).toEqual(['first', 'other']);

    first();
    first();
    await settle();
    expect(admitted).toEqual(['first', 'other', 'second']);

    (await second)();
    (await third)();
    other();
    expect(admitted).toEqual(['first', 'other', 'second', 'third']);
  });

  it('limits all hosts together', async () => {
    const slots = new RequestSlots(2, 3);
    const releases = await Promise.all(['a', 'b', 'c'].map((host) => slots.acquire(host, NEVER)));
    let isAdmitted = false;
    const late = slots.acquire('d', NEVER).then((release) => {
      isAdmitted = true;
      return release;
    });
    await settle();
    expect(isAdmitted).toBe(false);
    releases[0]?.();
    (await late)();
    expect(isAdmitted).toBe(true);
  });

  it('forgets a waiter that gave up, even in the tick of its turn', async () => {
    const slots = new RequestSlots(1, 1);
    const release = await slots.acquire('a', NEVER);
    const early = new AbortController();
    const late = new AbortController();
    const givenUp = [slots.acquire('a', early.signal), slots.acquire('a', late.signal)];
    const outcomes = Promise.allSettled(givenUp);
    early.abort(new Error('gave up'));
    late.abort(new Error('gave up'));
    release();
    expect(await outcomes).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
    const again = await slots.acquire('b', NEVER);
    again();
    await expect(slots.acquire('a', AbortSignal.abort(new Error('gave up')))).rejects.toThrow('gave up');
  });
});
