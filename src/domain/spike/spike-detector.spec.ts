import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SpikeDetector } from './spike-detector.js';
import type { SpikeReading, SpikeState } from './spike.types.js';

const STEP = 300;
const START = Date.UTC(2026, 0, 5);
const DAY = 288;
const SETTINGS = { stepSeconds: STEP, sensitivity: 'normal' } as const;
const at = (step: number, stepSeconds = STEP): number => START + step * stepSeconds * 1_000;

type Count = number | null;

function observeAll(detector: SpikeDetector, counts: readonly Count[], from = 0): SpikeReading[] {
  return counts.map((count, i) => detector.observe(at(from + i), count));
}

const watch = (counts: readonly Count[]): SpikeReading[] => observeAll(SpikeDetector.start(SETTINGS), counts);
const alertsOf = (readings: readonly SpikeReading[]): number[] =>
  readings.flatMap(({ isAlert }, step) => (isAlert ? [step] : []));

/** Repeatable Poisson counts. */
function chance(mean: number, steps: number, seed = 1): number[] {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return Array.from({ length: steps }, () => {
    let count = 0;
    for (let product = next(); product > Math.exp(-mean); product *= next()) count++;
    return count;
  });
}

/** Wild counts: quiet, bursts, silence and blindness. */
const anyCounts = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 0, max: 6 }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 2_000 }) },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.double({ min: 0, max: 50, noNaN: true }) },
  ),
  { minLength: 1, maxLength: 120 },
);
const LEARNT = chance(3, 3 * DAY, 7);
let learntState: SpikeState | undefined;

/** A detector that has seen `LEARNT`. */
function learntDetector(): SpikeDetector {
  if (learntState === undefined) {
    const detector = SpikeDetector.start(SETTINGS);
    observeAll(detector, LEARNT);
    learntState = detector.state();
  }
  return SpikeDetector.restore(SETTINGS, learntState);
}

const watchOn = (counts: readonly Count[]): SpikeReading[] => observeAll(learntDetector(), counts, LEARNT.length);

describe('SpikeDetector', () => {
  it('rests on the past alone: what comes later changes nothing of what was said', () => {
    fc.assert(
      fc.property(anyCounts, anyCounts, (seen, later) => {
        const alone = watchOn(seen);
        expect(watchOn([...seen, ...later]).slice(0, alone.length)).toEqual(alone);
      }),
      { numRuns: 25 },
    );
  });

  it('goes on after it was stored as if it had not been', () => {
    fc.assert(
      fc.property(anyCounts, anyCounts, (before, after) => {
        const kept = learntDetector();
        observeAll(kept, before, LEARNT.length);
        const next = LEARNT.length + before.length;
        const stored = JSON.parse(JSON.stringify(kept.state())) as SpikeState;
        const restored = SpikeDetector.restore(SETTINGS, stored);
        expect(observeAll(restored, after, next)).toEqual(observeAll(kept, after, next));
        expect(restored.state()).toEqual(kept.state());
      }),
      { numRuns: 25 },
    );
  });

  it('leaves the state it was restored from alone', () => {
    const detector = SpikeDetector.start(SETTINGS);
    observeAll(detector, LEARNT);
    const state = detector.state();
    const before = JSON.stringify(state);
    observeAll(SpikeDetector.restore(SETTINGS, state), [50, 60, null, 70], LEARNT.length);
    observeAll(detector, [90, 80], LEARNT.length);
    expect(JSON.stringify(state)).toBe(before);
  });

  it('alerts exactly where the score reaches 0.5 at normal, once for an episode', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        let isElevated = false;
        for (const reading of watchOn(counts)) {
          expect(reading.score).toBeGreaterThanOrEqual(0);
          expect(reading.score).toBeLessThan(1);
          expect(reading.severity).toBeGreaterThanOrEqual(1);
          expect(reading.severity).toBeLessThanOrEqual(10);
          if (reading.isAlert) {
            expect(isElevated).toBe(false);
            expect(reading).toMatchObject({ isElevated: true });
            expect(reading.score).toBeGreaterThanOrEqual(0.5);
          } else if (!reading.isElevated) expect(reading.score).toBeLessThan(0.5);
          isElevated = reading.isElevated;
        }
      }),
      { numRuns: 25 },
    );
  });

  it('never alerts in a blind step, nor in the quarter of an hour after a longer gap, but then', () => {
    const gap = new Array<Count>(24).fill(null);
    const readings = watchOn([...gap, ...new Array<Count>(6).fill(80)]);
    expect(readings.slice(0, 24).every(({ isAlert, score }) => !isAlert && score === 0)).toBe(true);
    expect(alertsOf(readings)).toEqual([27]);
  });

  it('takes skipped steps for blind ones', () => {
    const [told, skipped] = [SpikeDetector.start(SETTINGS), SpikeDetector.start(SETTINGS)];
    observeAll(told, [...LEARNT, null, null, null]);
    observeAll(skipped, LEARNT);
    const next = LEARNT.length + 3;
    expect(skipped.observe(new Date(at(next)), 9)).toEqual(told.observe(at(next), 9));
    expect(skipped.state()).toEqual(told.state());
  });

  it('does not take a gap for quiet: what comes back at its usual level is no surge', () => {
    const gap = new Array<Count>(3 * DAY).fill(null);
    const counts = [...chance(5, 8 * DAY), ...gap, ...chance(5, DAY, 3)];
    expect(alertsOf(watch(counts))).toEqual([]);
  });

  it('says nothing of silence', () => {
    const readings = watch(new Array<Count>(10 * DAY).fill(0));
    expect(alertsOf(readings)).toEqual([]);
    expect(readings.at(-1)).toMatchObject({ score: 0, severity: 1, isElevated: false });
  });

  it('says nothing in the first two days, whatever comes', () => {
    expect(alertsOf(watch([...chance(1, DAY), 500, 500, 500, ...chance(1, DAY - 10)]))).toEqual([]);
  });

  it.each([0.02, 0.5, 10])('is silent about chance: %d posts a step', (mean) => {
    expect(alertsOf(watch(chance(mean, 21 * DAY))).length).toBeLessThanOrEqual(2);
  });

  it.each([
    ['two posts a day', 2 / DAY],
    ['thirty posts a day', 30 / DAY],
    ['a post a step', 1],
    ['thirty posts a step', 30],
  ])('notices a surge within half an hour at %s', (_, mean) => {
    const quiet = chance(mean, 10 * DAY, 5);
    const surge = new Array<number>(6).fill(Math.ceil(6 * mean) + 1);
    const readings = watch([...quiet, ...surge]);
    const [first] = alertsOf(readings).filter((step) => step >= quiet.length);
    expect(first ?? Infinity).toBeLessThan(quiet.length + 6);
    const reading = readings[first ?? 0];
    expect(reading?.observed ?? 0).toBeGreaterThan(3 * (reading?.usual ?? 0));
  });

  it('alerts by the third post of a very quiet brand', () => {
    const quiet = new Array<number>(14 * DAY).fill(0).map((_, i) => (i % (3 * DAY) === 100 ? 1 : 0));
    const readings = watch([...quiet, 1, 0, 0, 1, 0, 1]);
    expect(alertsOf(readings)).toEqual([quiet.length + 5]);
  });

  it('grows more serious with height and with time', () => {
    const quiet = chance(5, 7 * DAY);
    const severityAfter = (height: number, steps: number): number =>
      watch([...quiet, ...new Array<number>(steps).fill(height)]).at(-1)?.severity ?? 0;
    expect(severityAfter(60, 6)).toBeGreaterThanOrEqual(4);
    expect(severityAfter(2_000, 6)).toBeGreaterThan(severityAfter(60, 6));
    expect(severityAfter(60, 40)).toBeGreaterThan(severityAfter(60, 6));
  });

  it('alerts again when six quiet hours have passed', () => {
    const surge = [40, 60, 80, 60];
    const readings = watch([
      ...chance(2, 7 * DAY),
      ...surge,
      ...chance(2, 20),
      ...surge,
      ...chance(2, 100),
      ...surge.map((n) => 4 * n),
    ]);
    expect(alertsOf(readings).length).toBe(2);
    expect(readings[7 * DAY + 24]?.isElevated).toBe(true);
    expect(readings[7 * DAY + 120]?.isElevated).toBe(false);
  });

  it('needs more at low sensitivity and less at high', () => {
    const least = (['low', 'normal', 'high'] as const).map((sensitivity) => {
      const heights = Array.from({ length: 120 }, (_, i) => 5 + i / 4);
      return heights.find((height) => {
        const detector = SpikeDetector.restore({ ...SETTINGS, sensitivity }, learntDetector().state());
        return detector.observe(at(LEARNT.length), height).isAlert;
      });
    });
    const [low, normal, high] = least.map((height) => height ?? Number.NaN);
    expect(low).toBeGreaterThan(normal ?? 0);
    expect(normal).toBeGreaterThan(high ?? 0);
  });

  it.each([
    ['hours', 3_600, 24],
    ['days', 86_400, 7],
  ])('works in steps of %s', (_, stepSeconds, period) => {
    const detector = SpikeDetector.start({ stepSeconds, sensitivity: 'normal' });
    const counts = Array.from({ length: 300 }, (_, i) => (i % period < period / 2 ? 30 : 60) + ((i * 7) % 11));
    const readings = [...counts, 400].map((count, i) => detector.observe(at(i, stepSeconds), count));
    expect(alertsOf(readings)).toEqual([300]);
    expect(readings[299]?.expected ?? 0).toBeGreaterThan(25);
  });

  it('refuses what is no count and what is not later', () => {
    const detector = SpikeDetector.start(SETTINGS);
    detector.observe(at(0), 1);
    expect(() => detector.observe(at(0), 1)).toThrow(RangeError);
    expect(() => detector.observe(at(1), -1)).toThrow(RangeError);
    expect(() => detector.observe(at(1), Number.NaN)).toThrow(RangeError);
    expect(detector.observe(at(1), 1).isAlert).toBe(false);
  });

  it('keeps its state small, whatever the volume', () => {
    const detector = SpikeDetector.start(SETTINGS);
    observeAll(
      detector,
      chance(80, 16 * DAY).map((count, i) => (i % 2_000 === 0 ? count * 100 : count)),
    );
    expect(JSON.stringify(detector.state()).length).toBeLessThan(6_000);
  });

  it('says of how few posts nothing can come, and nothing does', () => {
    const settings = { stepSeconds: 300, sensitivity: 'high' } as const;
    const detector = SpikeDetector.start(settings);
    let atMs = Date.UTC(2026, 0, 5);
    for (let step = 0; step < 3 * 288; step++, atMs += 300_000) detector.observe(atMs, 0);
    expect(detector.isTooFew(2)).toBe(true);
    expect(detector.isTooFew(3)).toBe(false);
    expect(detector.observe(atMs, 2).isAlert).toBe(false);
    expect(detector.isTooFew(1)).toBe(false);
  });

  it('says how many posts are usual in a day once it has learnt it', () => {
    const detector = SpikeDetector.start({ stepSeconds: 300, sensitivity: 'normal' });
    expect(detector.usualPerDay).toBeNull();
    const fromMs = Date.UTC(2026, 0, 5);
    for (let step = 0; detector.stepsToLearn > 0; step++) {
      expect(detector.usualPerDay).toBeNull();
      detector.observe(fromMs + step * 300_000, step % 12 === 0 ? 1 : 0);
    }
    expect(detector.usualPerDay).toBeGreaterThan(20);
    expect(detector.usualPerDay).toBeLessThan(28);
  });
});
