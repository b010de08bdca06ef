import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { describeSilence } from './describe-silence.js';
import { judgeSilence } from './judge-silence.js';
import type { ObservedHour, SilenceFacts, SilenceVerdict } from './silence.types.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const MONDAY = new Date('2026-11-02T00:00:00Z');

const after = (ms: number, from = MONDAY): Date => new Date(from.getTime() + ms);

/** `perHour` by hour since the start, for so many hours. */
const hoursOf = (count: number, perHour: (hour: number) => number): ObservedHour[] =>
  Array.from({ length: count }, (_, hour) => ({ at: after(hour * HOUR_MS), seen: perHour(hour) }));

/** Polled every five minutes since Monday, silent since `lastPostAt` and answering until `now`. */
const polled = (facts: Partial<SilenceFacts> & Pick<SilenceFacts, 'hours' | 'lastPostAt' | 'now'>): SilenceFacts => ({
  intervalSeconds: 300,
  way: 'polled',
  watchedSince: MONDAY,
  heardUntil: facts.now,
  held: null,
  ...facts,
});

const stateOf = (verdict: SilenceVerdict): string =>
  verdict.state === 'ok' ? 'ok' : `${verdict.state}: ${verdict.reason}`;

describe('a young feed that brought several posts with every read', () => {
  const after5 = after(25 * MINUTE_MS);
  const young = (seenPerRead: number, silentMinutes: number, way: SilenceFacts['way'] = 'polled'): SilenceFacts =>
    polled({
      way,
      hours: [{ at: MONDAY, seen: 5 * seenPerRead }],
      lastPostAt: after5,
      now: after(25 * MINUTE_MS + silentMinutes * MINUTE_MS),
    });

  it.each([3, 4, 10, 50])('of %i posts each is degraded within two intervals of silence', (seenPerRead) => {
    expect(stateOf(judgeSilence(young(seenPerRead, 5)))).toBe('ok');
    expect(stateOf(judgeSilence(young(seenPerRead, 10)))).toBe('degraded: frozen');
  });

  it('is called by what it is: a stream that only beats, a sender that is silent', () => {
    expect(stateOf(judgeSilence(young(4, 10, 'streamed')))).toBe('degraded: heartbeats-only');
    expect(stateOf(judgeSilence(young(4, 10, 'pushed')))).toBe('degraded: silent');
  });

  it('is doubted, but in its first day never blind', () => {
    expect(stateOf(judgeSilence(young(50, 600)))).toBe('degraded: frozen');
  });

  it('of one post at a time is given more time', () => {
    expect(stateOf(judgeSilence(young(1, 10)))).toBe('ok');
    expect(stateOf(judgeSilence(young(2, 20)))).toBe('degraded: frozen');
  });

  it('says why in words', () => {
    const verdict = judgeSilence(young(4, 10));
    expect(verdict.state === 'ok' ? '' : describeSilence(verdict)).toBe(
      'It answers, but has shown no new post for 10 minutes; about 8 are usual in that time. It seems to have frozen.',
    );
  });
});

describe('a stream that is open and never brought a post', () => {
  const silent = (minutes: number): SilenceFacts =>
    polled({ way: 'streamed', hours: [{ at: MONDAY, seen: 0 }], lastPostAt: null, now: after(minutes * MINUTE_MS) });

  it('is degraded after two intervals', () => {
    expect(stateOf(judgeSilence(silent(7)))).toBe('ok');
    const verdict = judgeSilence(silent(10));
    expect(stateOf(verdict)).toBe('degraded: heartbeats-only');
    expect(verdict.state === 'ok' ? '' : describeSilence(verdict)).toMatch(
      /no post in 10 minutes; check what it is asked/,
    );
  });
});

describe('a source with two posts a day', () => {
  /** At nine and at fifteen. */
  const rare = (days: number): ObservedHour[] =>
    hoursOf(days * 24, (hour) => (hour % 24 === 9 || hour % 24 === 15 ? 1 : 0));

  it.each([1, 2, 5, 13, 14, 20, 27])('is fine in the quiet night after day %i', (days) => {
    const lastPostAt = after((days - 1) * DAY_MS + 15 * HOUR_MS);
    for (let quiet = 1; quiet <= 17; quiet++) {
      const now = after(quiet * HOUR_MS, lastPostAt);
      const hours = rare(days + 1).filter(({ at }) => at <= now);
      expect(stateOf(judgeSilence(polled({ hours, lastPostAt, now })))).toBe('ok');
    }
  });

  it('is noticed when it has been silent for many days', () => {
    const lastPostAt = after(20 * DAY_MS + 15 * HOUR_MS);
    const now = after(28 * DAY_MS);
    const hours = rare(21).concat(hoursOf(28 * 24, () => 0).slice(21 * 24));
    expect(stateOf(judgeSilence(polled({ hours, lastPostAt, now })))).toMatch(/frozen/);
  });
});

describe('a source that is busy by day and silent by night, known for three weeks', () => {
  const usual = (hour: number): number => (hour % 24 >= 8 && hour % 24 < 20 ? 20 + ((hour * 7) % 5) : 0);
  const past = hoursOf(21 * 24, usual);

  it('is fine all night', () => {
    const lastPostAt = after(20 * DAY_MS + 20 * HOUR_MS - 1);
    expect(stateOf(judgeSilence(polled({ hours: past, lastPostAt, now: after(21 * DAY_MS + 8 * HOUR_MS) })))).toBe(
      'ok',
    );
  });

  it('is frozen after an hour of silence in the middle of the day, and blind after some', () => {
    const lastPostAt = after(20 * DAY_MS + 12 * HOUR_MS);
    const silent = (hours: number): SilenceFacts =>
      polled({
        hours: past.filter(({ at }) => at < lastPostAt),
        lastPostAt,
        now: after(hours * HOUR_MS, lastPostAt),
      });
    expect(stateOf(judgeSilence(silent(0.5)))).toMatch(/frozen/);
    expect(stateOf(judgeSilence(silent(3)))).toBe('blind: frozen');
  });

  it('stays frozen when the night comes, until a post arrives', () => {
    const lastPostAt = after(20 * DAY_MS + 12 * HOUR_MS);
    const held = { state: 'degraded', reason: 'frozen' } as const;
    const hours = past.filter(({ at }) => at < lastPostAt);
    const night = after(20 * DAY_MS + 23 * HOUR_MS);
    expect(stateOf(judgeSilence(polled({ hours, lastPostAt, now: night, held })))).toMatch(/frozen/);
    const arrived = after(20 * DAY_MS + 22.9 * HOUR_MS);
    expect(stateOf(judgeSilence(polled({ hours: past, lastPostAt: arrived, now: night, held })))).toBe('ok');
  });

  it('that shows a tenth of what is usual is silent, not frozen', () => {
    const now = after(21 * DAY_MS);
    const thin = hoursOf(21 * 24, (hour) => (hour < 20 * 24 ? usual(hour) : Math.floor(usual(hour) / 10)));
    const verdict = judgeSilence(polled({ hours: thin, lastPostAt: after(-4 * HOUR_MS, now), now }));
    expect(stateOf(verdict)).toBe('degraded: silent');
    expect(verdict.state === 'ok' ? '' : describeSilence(verdict)).toMatch(
      /^It showed 24 new posts in the last day; about 2\d\d are usual\.$/,
    );
  });
});

describe('whatever a source has done', () => {
  const histories = fc.record({
    days: fc.integer({ min: 0, max: 27 }),
    perHour: fc.double({ min: 0, max: 100, noNaN: true }),
    silentMinutes: fc.integer({ min: 0, max: 3 * 1440 }),
    way: fc.constantFrom('polled' as const, 'streamed' as const, 'pushed' as const),
    noise: fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { minLength: 24, maxLength: 24 }),
  });
  const factsOf = (
    { days, perHour, way, noise }: { days: number; perHour: number; way: SilenceFacts['way']; noise: number[] },
    silentMinutes: number,
  ): SilenceFacts => {
    const lastPostAt = after(days * DAY_MS + 3 * HOUR_MS);
    const hours = hoursOf(days * 24 + 3, (hour) => Math.round(perHour * (noise[(hour * 5) % 24] ?? 1)));
    return polled({ way, hours, lastPostAt, now: after(silentMinutes * MINUTE_MS, lastPostAt) });
  };
  const isOk = (facts: SilenceFacts): boolean => judgeSilence(facts).state === 'ok';

  it('a silence of one empty read is nothing', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 0, max: 7 }), (history, minutes) => {
        const verdict = judgeSilence(factsOf(history, minutes));
        return verdict.state === 'ok' || verdict.seen > 0 || verdict.reason === 'silent';
      }),
    );
  });

  it('a longer silence is never better', () => {
    const worth = { ok: 0, degraded: 1, blind: 2 } as const;
    fc.assert(
      fc.property(histories, fc.integer({ min: 1, max: 1440 }), (history, more) => {
        const before = judgeSilence(factsOf(history, history.silentMinutes));
        const later = judgeSilence(factsOf(history, history.silentMinutes + more));
        return before.state === 'ok' || before.reason === 'silent' || worth[later.state] >= worth[before.state];
      }),
      { numRuns: 200 },
    );
  });

  it('what is held is not let go while nothing comes', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const facts = factsOf(history, history.silentMinutes);
        const verdict = judgeSilence(facts);
        if (verdict.state === 'ok') return true;
        return !isOk({ ...facts, held: { state: verdict.state, reason: verdict.reason } });
      }),
    );
  });
});
