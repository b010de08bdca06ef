import { describe, expect, it, jest } from '@jest/globals';

let running = 0;
let most = 0;

/** Stands for work that takes a while, and counts how much of it runs at once. */
async function work<T>(result: T): Promise<T> {
  running++;
  most = Math.max(most, running);
  await new Promise((resolve) => setImmediate(resolve));
  running--;
  return result;
}

jest.mock('@node-rs/argon2', () => ({
  hash: async (password: string) => {
    if (password === 'fails') throw new Error('no memory');
    return work(`hash of ${password}`);
  },
  verify: (passwordHash: string, password: string) => work(passwordHash === `hash of ${password}`),
}));

import { PasswordService } from './password.service.js';

describe('PasswordService', () => {
  it('runs two hashings at a time, never more and never fewer when there is work', async () => {
    most = 0;
    const service = new PasswordService();
    await Promise.all(Array.from({ length: 20 }, (_, n) => service.hash(String(n))));
    expect(most).toBe(2);
    expect(running).toBe(0);
  });

  it('gives the place on when a hashing fails', async () => {
    const service = new PasswordService();
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => service.hash('fails')));
    expect(results.every(({ status }) => status === 'rejected')).toBe(true);
    expect(await service.isCorrect('x', 'hash of x')).toBe(true);
  });

  it('refuses what would wait too long instead of piling up', async () => {
    const service = new PasswordService();
    const results = await Promise.allSettled(Array.from({ length: 110 }, (_, n) => service.hash(String(n))));
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(8);
  });

  it('does the same work when there is nothing to compare with', async () => {
    const service = new PasswordService();
    expect(await service.isCorrect('nobody has this password', null)).toBe(false);
  });
});
