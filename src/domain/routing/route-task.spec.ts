import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RISK_TOPICS } from '../intent/intent.types.js';
import { lackText, reasonText } from './reason-text.js';
import { routeTask, type RoutingContext } from './route-task.js';
import {
  AUTHORITY_KINDS,
  LANGUAGE_LEVELS,
  PRESENCES,
  REFUSAL_CODES,
  ROUTE_REASON_CODES,
  type RoutingRule,
  type StaffFacts,
  type TaskFacts,
} from './routing.types.js';

const NOTHING_ASKED = { isRefund: false, isPromise: false, amount: null };

const aTask = (change: Partial<TaskFacts> = {}): TaskFacts => ({
  teamId: '1',
  lang: 'en',
  intent: 'complaint',
  sentiment: 'negative',
  priority: 'P3',
  tier: null,
  network: 'x',
  risks: [],
  watchIds: [],
  asked: NOTHING_ASKED,
  ...change,
});

const somebody = (memberId: string, change: Partial<StaffFacts> = {}): StaffFacts => ({
  memberId,
  name: `Member ${memberId}`,
  teamIds: ['1'],
  languages: [{ lang: 'en', level: 'fluent' }],
  skills: [],
  isOnShift: null,
  presence: null,
  isAbsent: false,
  capacity: null,
  openTasks: 0,
  lastRoutedAtMs: null,
  authority: [],
  ...change,
});

const aRule = (change: Partial<RoutingRule> = {}): RoutingRule => ({
  id: 'r',
  name: 'A rule',
  when: {},
  teamId: null,
  skills: [],
  authority: [],
  languageLevel: null,
  ...change,
});

const context = (staff: readonly StaffFacts[], rules: readonly RoutingRule[] = []): RoutingContext => ({
  rules,
  staff,
  isLanguageKept: true,
  isAuthorityKept: true,
});

const grant = (kind: (typeof AUTHORITY_KINDS)[number], limit: number | null = null) => ({
  kinds: [kind],
  limit: limit === null ? null : { amount: limit, currency: 'EUR' },
  languages: [],
  isInForce: true,
});

const chosenBy = (task: TaskFacts, staff: readonly StaffFacts[], rules: readonly RoutingRule[] = []): string | null => {
  const decision = routeTask(task, context(staff, rules));
  return decision.ok ? decision.memberId : null;
};

describe('who gets a task', () => {
  it('speaks the language', () => {
    const finnish = somebody('2', { languages: [{ lang: 'fi', level: 'native' }], openTasks: 9 });
    expect(chosenBy(aTask({ lang: 'fi-FI' }), [somebody('1'), finnish])).toBe('2');
    expect(chosenBy(aTask({ lang: 'und' }), [somebody('1'), finnish])).toBe('1');
  });

  it('may decide what is asked, up to that amount', () => {
    const staff = [
      somebody('1'),
      somebody('2', { authority: [grant('refund', 50)], openTasks: 1 }),
      somebody('3', { authority: [grant('refund', 500)], openTasks: 2 }),
      somebody('4', { authority: [grant('legal')], openTasks: 3 }),
    ];
    const refund = (amount: number | null, currency = 'EUR') =>
      aTask({
        asked: { isRefund: true, isPromise: false, amount: amount === null ? null : { amount, currency } },
      });
    expect(chosenBy(refund(20), staff)).toBe('2');
    expect(chosenBy(refund(null), staff)).toBe('2');
    expect(chosenBy(refund(200), staff)).toBe('3');
    expect(routeTask(refund(2_000), context(staff))).toMatchObject({ ok: false, missing: ['authority-limit'] });
    expect(routeTask(refund(20, 'USD'), context(staff))).toMatchObject({ ok: false, missing: ['authority-limit'] });
    expect(chosenBy(aTask({ risks: ['legal'] }), staff)).toBe('4');
    expect(routeTask(aTask({ risks: ['press'] }), context(staff))).toMatchObject({
      ok: false,
      missing: ['authority'],
      authority: ['press'],
    });
  });

  it('is in the team that the first rule that holds names', () => {
    const rules = [aRule({ id: 'a', when: { priorities: ['P1'] }, teamId: '2' }), aRule({ id: 'b', teamId: '3' })];
    const staff = [somebody('1'), somebody('2', { teamIds: ['2'] }), somebody('3', { teamIds: ['3'] })];
    expect(chosenBy(aTask({ priority: 'P1' }), staff, rules)).toBe('2');
    expect(chosenBy(aTask(), staff, rules)).toBe('3');
    const decision = routeTask(aTask({ priority: 'P1' }), context(staff, rules));
    expect(decision.reasons[0]).toEqual({ code: 'rule', values: { name: 'A rule' } });
  });

  it('is told why, and why not the others', () => {
    const staff = [
      somebody('1', { isOnShift: true, presence: 'available' }),
      somebody('2', { isOnShift: false }),
      somebody('3', { isAbsent: true }),
      somebody('4', { openTasks: 5, capacity: 5 }),
      somebody('5', { openTasks: 2 }),
    ];
    const decision = routeTask(aTask(), context(staff));
    expect(decision).toMatchObject({ ok: true, memberId: '1', teamId: '1', ruleId: null });
    expect(decision.reasons.map(({ code }) => code)).toEqual(['language', 'on-shift', 'available', 'least-loaded']);
    expect(decision.reasons.at(-1)?.values).toEqual({ open: 0, able: 2 });
    expect(decision.considered.map(({ memberId, refusals }) => [memberId, refusals])).toEqual([
      ['2', ['shift']],
      ['3', ['absent']],
      ['5', []],
      ['4', ['capacity']],
    ]);
  });

  it('stands in for who had it, and is nobody who had it', () => {
    const staff = [somebody('1'), somebody('2', { openTasks: 4 }), somebody('3', { openTasks: 1 })];
    const decision = routeTask(aTask(), context(staff), { triedIds: ['1'], substituteId: '2' });
    expect(decision).toMatchObject({ ok: true, memberId: '2' });
    expect(decision.reasons.at(-1)).toEqual({ code: 'substitute', values: {} });
    expect(routeTask(aTask(), context([somebody('1')]), { triedIds: ['1'] })).toMatchObject({ missing: ['tried'] });
  });

  it('is nobody while those with authority are off shift', () => {
    const staff = [
      somebody('1', { isOnShift: true }),
      somebody('2', { isOnShift: false, authority: [grant('legal')] }),
    ];
    const decision = routeTask(aTask({ risks: ['legal'] }), context(staff));
    expect(decision).toMatchObject({ ok: false, missing: ['authority', 'shift'] });
    if (!decision.ok) {
      expect(lackText(decision.missing, { authority: decision.authority, language: 'en', skills: [] })).toBe(
        'Nobody with authority (legal) is on shift.',
      );
    }
    expect(routeTask(aTask(), context([]))).toMatchObject({ ok: false, missing: ['team'] });
  });

  it('asks for nothing that is not kept', () => {
    const staff = [somebody('1', { languages: [] })];
    const bare = { ...context(staff), isLanguageKept: false, isAuthorityKept: false };
    expect(routeTask(aTask({ lang: 'fi', risks: ['legal'] }), bare)).toMatchObject({ ok: true, memberId: '1' });
  });
});

const anyStaff = fc
  .array(
    fc.record({
      languages: fc.array(
        fc.record({ lang: fc.constantFrom('en', 'fi', 'lv'), level: fc.constantFrom(...LANGUAGE_LEVELS) }),
        { maxLength: 3 },
      ),
      teamIds: fc.subarray(['1', '2']),
      skills: fc.subarray(['billing', 'tech']),
      isOnShift: fc.constantFrom(true, false, null),
      presence: fc.constantFrom(...PRESENCES, null),
      isAbsent: fc.boolean(),
      capacity: fc.constantFrom(null, 1, 3),
      openTasks: fc.nat(4),
      lastRoutedAtMs: fc.constantFrom(null, 1, 2),
      authority: fc.array(
        fc.record({
          kinds: fc.subarray([...AUTHORITY_KINDS]),
          limit: fc.constantFrom(null, { amount: 100, currency: 'EUR' }),
          languages: fc.subarray(['en', 'fi']),
          isInForce: fc.boolean(),
        }),
        { maxLength: 2 },
      ),
    }),
    { maxLength: 8 },
  )
  .map((people): StaffFacts[] => people.map((facts, i) => somebody(String(i + 1), facts)));
const anyTask = fc
  .record({
    teamId: fc.constantFrom('1', '2'),
    lang: fc.constantFrom('en', 'fi', 'lv', 'und'),
    risks: fc.subarray([...RISK_TOPICS]),
    amount: fc.constantFrom(null, 50, 5_000),
    isRefund: fc.boolean(),
  })
  .map(({ amount, isRefund, ...task }) =>
    aTask({
      ...task,
      asked: { isRefund, isPromise: false, amount: amount === null ? null : { amount, currency: 'EUR' } },
    }),
  );
const anyRules = fc.array(
  fc
    .record({
      teamId: fc.constantFrom(null, '1', '2'),
      skills: fc.subarray(['billing', 'tech']),
      authority: fc.subarray([...AUTHORITY_KINDS]),
      languageLevel: fc.constantFrom(null, ...LANGUAGE_LEVELS),
      when: fc.constantFrom({}, { languages: ['fi'] }, { priorities: ['P1' as const] }),
    })
    .map((rule) => aRule(rule)),
  { maxLength: 2 },
);

describe('every decision', () => {
  it('goes to nobody without the team, language, skills, authority, shift, room and time it needs', () => {
    fc.assert(
      fc.property(anyTask, anyStaff, anyRules, (task, staff, rules) => {
        const decision = routeTask(task, context(staff, rules));
        if (!decision.ok) {
          expect(decision.missing.length).toBeGreaterThan(0);
          expect(decision.considered.every(({ refusals }) => refusals.length > 0)).toBe(true);
          return;
        }
        const chosen = staff.find(({ memberId }) => memberId === decision.memberId);
        expect(chosen).toBeDefined();
        if (chosen === undefined) return;
        expect(chosen.teamIds).toContain(decision.teamId);
        expect(chosen.isOnShift).not.toBe(false);
        expect(chosen.isAbsent).toBe(false);
        expect(chosen.presence === null || chosen.presence === 'available').toBe(true);
        expect(chosen.capacity === null || chosen.openTasks < chosen.capacity).toBe(true);
        expect(chosen.skills).toEqual(expect.arrayContaining([...decision.skills]));
        const { language } = decision;
        if (language !== null) {
          const least = LANGUAGE_LEVELS.indexOf(language.level);
          const levels = chosen.languages
            .filter(({ lang }) => lang === language.lang)
            .map(({ level }) => LANGUAGE_LEVELS.indexOf(level));
          expect(Math.max(-1, ...levels)).toBeGreaterThanOrEqual(least);
        }
        for (const kind of decision.authority) {
          const grants = chosen.authority.filter(
            (each) =>
              each.isInForce &&
              each.kinds.includes(kind) &&
              (language === null || each.languages.length === 0 || each.languages.includes(language.lang)),
          );
          expect(grants.length).toBeGreaterThan(0);
          const asked = decision.amount?.amount ?? 0;
          if (kind === 'refund') expect(grants.some(({ limit }) => limit === null || limit.amount >= asked)).toBe(true);
        }
      }),
    );
  });

  it('is the same in whatever order people come', () => {
    fc.assert(
      fc.property(anyTask, anyStaff, anyRules, (task, staff, rules) => {
        const backwards = routeTask(task, context([...staff].reverse(), rules));
        expect(backwards).toEqual(routeTask(task, context(staff, rules)));
      }),
    );
  });

  it('shares the work: of equals nobody gets two more than another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 60 }), (people, tasks) => {
        let staff = Array.from({ length: people }, (_, i) => somebody(String(i + 1)));
        for (let n = 0; n < tasks; n++) {
          const decision = routeTask(aTask(), context(staff));
          if (!decision.ok) throw new Error('Somebody was able.');
          staff = staff.map((each) =>
            each.memberId === decision.memberId ? { ...each, openTasks: each.openTasks + 1, lastRoutedAtMs: n } : each,
          );
        }
        const loads = staff.map(({ openTasks }) => openTasks);
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
        expect(loads.reduce((sum, n) => sum + n, 0)).toBe(tasks);
      }),
    );
  });
});

describe('the texts', () => {
  it('say something of every reason', () => {
    for (const code of ROUTE_REASON_CODES) {
      expect(reasonText({ code, values: {} }).length).toBeGreaterThan(3);
    }
    expect(reasonText({ code: 'authority', values: { kind: 'refund', amount: 20, currency: 'EUR' } })).toBe(
      'May decide: refund of 20 EUR',
    );
  });

  it('say something of everything that can be missing', () => {
    for (const code of REFUSAL_CODES) {
      expect(lackText([code], { authority: [], language: null, skills: [] })).toMatch(/\.$/);
    }
  });
});
