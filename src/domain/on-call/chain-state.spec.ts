import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ChainEvent, type ChainProgress, type FrozenChain, moveChain, stepAfter } from './chain-state.js';
import { judgePage, OLDEST_PAGE_MS, quietUntil } from './may-page.js';
import type { Calendar } from '../clock/calendar.js';
import { readTarget } from './read-target.js';

const step = (afterSeconds: number, who = 'on-call') => ({ afterSeconds, who, channels: [] });
const chain: FrozenChain = { steps: [step(0), step(120, 'member:2')], repeats: 1, repeatAfterSeconds: 300 };
const FRESH: ChainProgress = { state: 'running', fired: 0, round: 0 };

function run(frozen: FrozenChain, events: readonly ChainEvent[]) {
  let now = FRESH;
  const fired: number[] = [];
  for (const event of events) {
    const move = moveChain(frozen, now, event);
    if (move.is === 'none') continue;
    if (move.is === 'fire') fired.push(move.index);
    now = move.to;
  }
  return { now, fired };
}

describe('a chain', () => {
  it('goes through its steps with their waits, again as often as agreed, and is exhausted then', () => {
    const waits: number[] = [];
    let now = FRESH;
    for (;;) {
      const move = moveChain(chain, now, 'due');
      if (move.is === 'none') break;
      if (move.is === 'fire') waits.push(move.waitSeconds);
      now = move.to;
    }
    expect(waits).toEqual([120, 300, 120, 300]);
    expect(now.state).toBe('exhausted');
    expect(moveChain(chain, now, 'acknowledge')).toMatchObject({ is: 'end', to: { state: 'acknowledged' } });
  });

  it('passes on at once, and knows who would be next', () => {
    expect(stepAfter(chain, { state: 'running', fired: 1, round: 0 })).toEqual(step(120, 'member:2'));
    expect(stepAfter(chain, { state: 'running', fired: 2, round: 0 })).toBeNull();
    expect(run(chain, ['due', 'pass']).fired).toEqual([0, 1]);
  });

  it('without steps is exhausted as it starts', () => {
    expect(run({ ...chain, steps: [] }, ['due'])).toEqual({ now: { ...FRESH, state: 'exhausted' }, fired: [] });
  });

  it('pages nobody after its end, in order, and never more often than agreed, whatever happens', () => {
    const events = fc.array(
      fc.constantFrom<ChainEvent>('due', 'due', 'due', 'pass', 'unreachable', 'acknowledge', 'cancel'),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(events, fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 3 }), (drawn, steps, repeats) => {
        const frozen = { ...chain, repeats, steps: Array.from({ length: steps }, () => step(60)) };
        const { fired } = run(frozen, drawn);
        expect(fired.length).toBeLessThanOrEqual(steps * (repeats + 1));
        expect(fired).toEqual(fired.map((_, index) => index % steps));
        const end = drawn.findIndex((event) => event === 'acknowledge' || event === 'cancel');
        if (end >= 0) expect(fired).toEqual(run(frozen, drawn.slice(0, end)).fired);
      }),
    );
  });
});

describe('whether somebody is paged', () => {
  const nowMs = Date.parse('2026-11-22T23:30:00Z');
  const night: Calendar = {
    kind: 'weekly',
    zone: 'UTC',
    week: Object.fromEntries(['mon', 'sun'].map((day) => [day, ['00:00-07:00', '22:00-24:00']])),
    closed: [],
    open: {},
  };
  const rules = {
    minimumSeverityByRole: { agent: 'critical' },
    quietHours: { hours: night, minimumSeverity: 'critical' },
  } as const;
  const ask = { severity: 'critical', role: 'agent', raisedAtMs: nowMs, nowMs } as const;

  it('asks for age, floor of the role and quiet hours, in this order', () => {
    expect(judgePage(rules, ask)).toEqual({ isTold: true });
    expect(judgePage(rules, { ...ask, raisedAtMs: nowMs - OLDEST_PAGE_MS - 1 })).toMatchObject({ reason: 'too-old' });
    expect(judgePage(rules, { ...ask, severity: 'warning' })).toEqual({ isTold: false, reason: 'below-floor' });
    const lead = { ...ask, severity: 'warning', role: 'pr-lead' } as const;
    expect(judgePage(rules, lead)).toEqual({
      isTold: false,
      reason: 'quiet-hours',
      untilMs: Date.parse('2026-11-23T07:00:00Z'),
    });
  });

  it('quiet hours end within a week, also where they never do', () => {
    const always = { hours: { kind: 'always' } as const, minimumSeverity: 'critical' as const };
    expect(quietUntil(always, 'warning', nowMs)).toBe(nowMs + 7 * 86_400_000);
    expect(quietUntil(always, 'critical', nowMs)).toBeNull();
    expect(quietUntil(rules.quietHours, 'warning', Date.parse('2026-11-23T08:00:00Z'))).toBeNull();
  });
});

describe('whom a step names', () => {
  it('is read, and nothing else is', () => {
    expect(['on-call', 'rotation:first', 'member:12', 'role:pr-lead', 'notifier:3'].map(readTarget)).toEqual([
      { kind: 'on-call' },
      { kind: 'rotation', id: 'first' },
      { kind: 'member', id: '12' },
      { kind: 'role', role: 'pr-lead' },
      { kind: 'notifier', id: '3' },
    ]);
    expect(['', 'nobody', 'member:x', 'role:king', 'member:', 'rotation:A b'].map(readTarget)).toEqual(
      Array(6).fill(null),
    );
  });
});
