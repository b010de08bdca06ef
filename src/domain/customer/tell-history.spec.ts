import { describe, expect, it } from '@jest/globals';
import type { Contact, GivenWord } from './customer.types.js';
import { tellHistory } from './tell-history.js';

const NOW = new Date('2026-11-20T12:00:00Z');
const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * 86_400_000);
const contact = (taskId: string, days: number, more: Partial<Contact> = {}): Contact => ({
  taskId,
  at: daysAgo(days),
  network: 'x',
  isSolved: true,
  isOpen: false,
  ...more,
});
const word = (more: Partial<GivenWord>): GivenWord => ({
  kind: 'call',
  taskId: '1',
  givenAt: daysAgo(2),
  dueAt: null,
  isKept: false,
  ...more,
});
const texts = (contacts: readonly Contact[], words: readonly GivenWord[] = []): string[] =>
  tellHistory({ contacts, words }, NOW).map(({ text }) => text);

describe('the history of a customer who was promised a call and writes for the third time', () => {
  it('is told in order, with what it was read from', () => {
    const contacts = [
      contact('3', 0, { isSolved: false, isOpen: true, network: 'facebook' }),
      contact('1', 8.5, { isSolved: false }),
      contact('2', 4),
    ];
    const told = tellHistory({ contacts, words: [word({ taskId: '2' })] }, NOW);
    expect(told.map(({ text }) => text)).toEqual([
      'Third contact in 9 days, on 2 networks',
      'An earlier one was not solved',
      'Was promised a call',
    ]);
    expect(told.map(({ taskIds }) => taskIds)).toEqual([['1', '2', '3'], ['1'], ['2']]);
    expect(told[0]?.values).toEqual({ n: 3, days: 9, networks: 2 });
  });

  it('names a first contact, and stays silent about contacts long ago', () => {
    expect(texts([contact('1', 0)])).toEqual(['First contact']);
    expect(texts([contact('1', 0), contact('2', 90)])).toEqual([]);
    expect(texts([])).toEqual([]);
  });

  it('counts contacts beyond the tenth', () => {
    expect(texts(Array.from({ length: 12 }, (_, i) => contact(String(i), i / 24)))).toEqual(['12th contact in a day']);
  });

  it('tells of a promise that was broken, and not of one that was kept', () => {
    const [late, soon] = [daysAgo(1), daysAgo(-1)];
    expect(texts([], [word({ dueAt: late })])).toEqual(['A promise was not kept']);
    expect(texts([], [word({ dueAt: late }), word({ kind: 'answer', dueAt: late })])).toEqual([
      '2 promises were not kept',
    ]);
    expect(texts([], [word({ kind: 'answer', dueAt: soon })])).toEqual([
      `Was promised an answer by ${soon.toISOString()}`,
    ]);
    expect(texts([], [word({ isKept: true })])).toEqual([]);
  });
});
