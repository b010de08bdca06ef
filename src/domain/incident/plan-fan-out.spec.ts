import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { planFanOut, ratePerMinute, type FanOutTask, type FanOutWish } from './plan-fan-out.js';

const TASK: FanOutTask = {
  id: '1',
  lang: 'fi',
  network: 'x',
  customer: { handle: 'minna_k', name: 'Minna Korhonen' },
  priority: 2,
  isOpen: true,
  isDeleted: false,
  verdict: 'public',
  isTold: false,
  wasTold: false,
  isBeingAnswered: false,
};
const WISH: FanOutWish = {
  kind: 'statement',
  texts: { fi: 'Tiedämme ongelmasta.', en: 'We know of it, {{name|friend}}. Case {{reference}}.' },
  isPersonal: true,
  brand: 'Acme',
};

describe('planFanOut', () => {
  it('speaks to everybody in their language and by their name', () => {
    const tasks = [
      TASK,
      { ...TASK, id: '2', lang: 'en' },
      { ...TASK, id: '3', lang: 'sv', customer: { handle: 'x1', name: '***' } },
    ];
    expect(planFanOut(tasks, WISH).messages.map(({ lang, text }) => `${lang}: ${text}`)).toEqual([
      'fi: Hei Minna Korhonen! Tiedämme ongelmasta.',
      'en: We know of it, Minna Korhonen. Case 2.',
      'en: We know of it, friend. Case 3.',
    ]);
    expect(planFanOut([TASK], { ...WISH, isPersonal: false }).messages[0]?.text).toBe('Tiedämme ongelmasta.');
  });

  it.each<[string, Partial<FanOutTask>, Partial<FanOutWish>]>([
    ['already-told', { isTold: true, isOpen: false }, {}],
    ['closed', { isOpen: false }, {}],
    ['deleted', { isDeleted: true }, {}],
    ['not-answerable', { verdict: 'by-hand' }, {}],
    ['being-answered', { isBeingAnswered: true }, {}],
    ['no-text', { lang: 'th' }, { texts: { fi: 'Hei.' } }],
    ['not-told', {}, { kind: 'resolution' }],
  ])('leaves out who is %s', (reason, change, wish) => {
    expect(planFanOut([{ ...TASK, ...change }], { ...WISH, ...wish })).toEqual({
      messages: [],
      leftOut: [{ taskId: '1', reason }],
    });
  });

  it('tells the end to whoever heard the beginning, although their task is closed by now', () => {
    const plan = planFanOut([{ ...TASK, isOpen: false, wasTold: true }], { ...WISH, kind: 'resolution' });
    expect(plan.messages).toHaveLength(1);
  });

  it('answers in private where that is the only way', () => {
    expect(planFanOut([{ ...TASK, verdict: 'private-only' }], WISH).messages[0]?.visibility).toBe('private');
  });

  const anyTask = fc.record({
    id: fc.integer({ min: 1, max: 40 }).map(String),
    lang: fc.constantFrom('fi', 'en', 'th'),
    network: fc.constantFrom('x', 'reddit', 'forum'),
    customer: fc.record({ handle: fc.string({ minLength: 1 }), name: fc.option(fc.string()) }),
    priority: fc.integer({ min: 1, max: 4 }),
    isOpen: fc.boolean(),
    isDeleted: fc.boolean(),
    verdict: fc.constantFrom('public', 'private-only', 'by-hand', 'not-possible'),
    isTold: fc.boolean(),
    wasTold: fc.boolean(),
    isBeingAnswered: fc.boolean(),
  });

  it('puts every task in exactly one list, once, and keeps to the pace of each network', () => {
    fc.assert(
      fc.property(fc.array(anyTask, { maxLength: 60 }), (tasks) => {
        const { messages, leftOut } = planFanOut(tasks, WISH);
        const placed = [...messages, ...leftOut].map(({ taskId }) => taskId);
        expect([...placed].sort()).toEqual([...new Set(tasks.map(({ id }) => id))].sort());
        for (const network of new Set(messages.map((message) => message.network))) {
          const at = messages.filter((message) => message.network === network).map(({ afterSeconds }) => afterSeconds);
          const perMinute = ratePerMinute(network);
          at.forEach((seconds) => {
            expect(at.filter((other) => other >= seconds && other < seconds + 60).length).toBeLessThanOrEqual(
              perMinute + 1,
            );
          });
        }
      }),
    );
  });
});
