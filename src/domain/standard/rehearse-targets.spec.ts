import { describe, expect, it } from '@jest/globals';
import type { Calendar } from '../clock/calendar.js';
import { hourOfWeek } from './hour-of-week.js';
import { TargetRehearsal, type PastTask, type RehearsedTarget } from './rehearse-targets.js';

const NOW = new Date('2026-11-20T12:00:00Z');
const at = (text: string): Date => new Date(`2026-11-${text}Z`);
const MONDAY_8 = at('16T08:00:00');
const later = (minutes: number, from = MONDAY_8): Date => new Date(from.getTime() + minutes * 60_000);

const OFFICE: Calendar = {
  kind: 'weekly',
  zone: 'Europe/Riga',
  week: { mon: ['09:00-17:00'], tue: ['09:00-17:00'] },
  closed: [],
  open: {},
};

const target = (changes: Partial<RehearsedTarget> = {}): RehearsedTarget => ({
  id: 'fast',
  name: 'Fast',
  when: {},
  kind: 'acknowledge',
  withinSeconds: 900,
  percent: 90,
  calendarId: null,
  period: 'month',
  rules: null,
  ...changes,
});

const task = (changes: Partial<PastTask> = {}): PastTask => ({
  facts: {
    intent: 'complaint',
    sentiment: 'negative',
    priority: 'P1',
    tier: null,
    network: 'forum',
    language: 'fi',
    watchIds: [],
  },
  openedAt: MONDAY_8,
  claimedAt: null,
  acknowledgedAt: null,
  answeredAt: null,
  resolvedAt: null,
  closedAt: null,
  wroteAgain: [],
  ...changes,
});

const outcomeOf = (tasks: readonly PastTask[], ...targets: RehearsedTarget[]) => {
  const rehearsal = new TargetRehearsal(targets, NOW);
  for (const one of tasks) rehearsal.add(one);
  return rehearsal.outcomes();
};

describe('TargetRehearsal', () => {
  it.each<[string, Partial<PastTask>, [met: number, missed: number, open: number]]>([
    ['kept on the very instant', { acknowledgedAt: later(15) }, [1, 0, 0]],
    ['kept late', { acknowledgedAt: later(16) }, [0, 1, 0]],
    ['never kept', {}, [0, 1, 0]],
    ['still in time', { openedAt: later(-5, NOW) }, [0, 0, 1]],
    ['closed in time without it', { closedAt: later(10) }, [0, 0, 0]],
    ['closed too late without it', { closedAt: later(20) }, [0, 1, 0]],
  ])('%s', (_, changes, [met, missed, open]) => {
    expect(outcomeOf([task(changes)], target())[0]).toMatchObject({ met, missed, open });
  });

  it('takes the shortest target of a kind only, and each kind on its own', () => {
    const targets = [
      target({ id: 'slow', withinSeconds: 3_600 }),
      target({ id: 'quick' }),
      target({ id: 'done', kind: 'resolve' }),
      target({ id: 'others', when: { languages: ['lv'] } }),
    ];
    expect(
      outcomeOf([task({ acknowledgedAt: later(20), resolvedAt: later(10), closedAt: later(10) })], ...targets),
    ).toMatchObject([{ n: 0 }, { met: 0, missed: 1 }, { met: 1, missed: 0 }, { n: 0 }]);
  });

  it('counts every time the customer wrote again', () => {
    const wroteAgain = [
      { at: later(60), repliedAt: later(70) },
      { at: later(200), repliedAt: later(300) },
    ];
    expect(outcomeOf([task({ wroteAgain })], target({ kind: 'next-reply' }))[0]).toMatchObject({ met: 1, missed: 1 });
  });

  it('counts in the open hours of a calendar, and shows misses by its hours', () => {
    const opened = { openedAt: at('16T06:30:00') };
    const [inTime] = outcomeOf(
      [task({ ...opened, acknowledgedAt: at('16T07:15:00') })],
      target({ calendarId: '1', rules: OFFICE }),
    );
    expect(inTime).toMatchObject({ met: 1, zone: 'Europe/Riga' });
    const [late] = outcomeOf(
      [task({ ...opened, acknowledgedAt: at('16T07:15:01') })],
      target({ calendarId: '1', rules: OFFICE }),
    );
    expect(late?.missesByHour.flatMap((n, hour) => (n > 0 ? [[hour, n]] : []))).toEqual([[8, 1]]);
  });

  it('gives percentiles by exact count, with the age of what is still owed', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((minutes) => task({ acknowledgedAt: later(minutes) }));
    const [outcome] = outcomeOf([...waits, task()], target());
    expect(outcome).toMatchObject({ n: 10, p50: 300, p90: 540, verdict: null });
    expect(outcomeOf([task()], target())[0]?.p90).toBe((NOW.getTime() - MONDAY_8.getTime()) / 1_000);
  });
});

describe('hourOfWeek', () => {
  it.each([
    ['16T00:00:00', 'UTC', 0],
    ['22T23:59:00', 'UTC', 167],
    ['15T22:00:00', 'Europe/Riga', 0],
    ['16T00:30:00', 'Asia/Bangkok', 7],
  ])('%s in %s', (text, zone, hour) => {
    expect(hourOfWeek(at(text), zone)).toBe(hour);
  });
});
