import { describe, expect, it } from '@jest/globals';
import { Rhythm } from './rhythm.js';
import { spansOf } from './spans.js';

const STEP = 300;
const MONDAY = Date.UTC(2026, 0, 5);
const at = (step: number): number => MONDAY + step * STEP * 1_000;
const HOUR = 12;
const DAY = 288;
const WEEK = 7 * DAY;

function learn(rhythm: Rhythm, steps: number, countOf: (step: number) => number, from = 0): void {
  for (let step = from; step < from + steps; step++) rhythm.learn(rhythm.slotOf(at(step)), countOf(step));
}

const isNoon = (step: number): boolean => Math.floor((step % DAY) / HOUR) === 12;
const isSaturday = (step: number): boolean => Math.floor(step / DAY) % 7 === 5;
const start = (): Rhythm => new Rhythm(STEP, spansOf(STEP));
const expectedAt = (rhythm: Rhythm, step: number): number => rhythm.expected(rhythm.slotOf(at(step)));

describe('Rhythm', () => {
  it('learns hours of the day, and hours of the week that are their own', () => {
    const rhythm = start();
    learn(rhythm, 4 * WEEK, (step) => (isNoon(step) ? (isSaturday(step) ? 100 : 40) : 10));
    expect(expectedAt(rhythm, 4 * WEEK)).toBeCloseTo(10, 0);
    expect(Math.abs(expectedAt(rhythm, 4 * WEEK + 12 * HOUR) - 40)).toBeLessThan(2);
    expect(Math.abs(expectedAt(rhythm, 4 * WEEK + 5 * DAY + 12 * HOUR) - 100)).toBeLessThan(3);
  });

  it('leans on the mean where there is next to nothing', () => {
    const rhythm = start();
    learn(rhythm, 4 * WEEK, (step) => (step % (2 * DAY) === 5 ? 1 : 0));
    const [busy, quiet] = [expectedAt(rhythm, 4 * WEEK), expectedAt(rhythm, 4 * WEEK + 6 * HOUR)];
    expect(quiet).toBeGreaterThan(0.3 / (2 * DAY));
    expect(busy).toBeLessThan(6 / (2 * DAY));
  });

  it('follows slow growth', () => {
    const rhythm = start();
    learn(rhythm, 6 * WEEK, (step) => 20 * 1.1 ** (step / WEEK));
    expect(Math.abs(expectedAt(rhythm, 6 * WEEK) / (20 * 1.1 ** 6) - 1)).toBeLessThan(0.15);
  });

  it('adds up what is usual over windows, across hours', () => {
    const rhythm = start();
    learn(rhythm, 4 * WEEK, (step) => (isNoon(step) ? 40 : 10));
    const end = 4 * WEEK + 13 * HOUR + 2;
    const windows = [3, 12, 36, 288];
    const direct = windows.map((window) =>
      Array.from({ length: window }, (_, i) => expectedAt(rhythm, end - i)).reduce((a, b) => a + b),
    );
    rhythm.expectedOf(at(end), windows).forEach((sum, i) => {
      expect(sum).toBeCloseTo(direct[i] ?? 0, 6);
    });
  });

  it.each([
    ['hours', 3_600],
    ['days', 86_400],
    ['quarters of an hour', 900],
  ])('adds up over steps of %s too', (_, stepSeconds) => {
    const rhythm = new Rhythm(stepSeconds, spansOf(stepSeconds));
    for (let i = 0; i < 400; i++) rhythm.learn(rhythm.slotOf(MONDAY + i * stepSeconds * 1_000), i % 7);
    const end = MONDAY + 400 * stepSeconds * 1_000;
    const direct = Array.from({ length: 9 }, (_, i) => rhythm.expected(rhythm.slotOf(end - i * stepSeconds * 1_000)));
    expect(rhythm.expectedOf(end, [9])[0]).toBeCloseTo(
      direct.reduce((a, b) => a + b),
      6,
    );
  });

  it('expects nothing before the first step, and a little after silence', () => {
    const rhythm = start();
    expect(expectedAt(rhythm, 0)).toBe(0);
    learn(rhythm, WEEK, () => 0);
    expect(expectedAt(rhythm, WEEK)).toBeGreaterThan(0);
    expect(expectedAt(rhythm, WEEK)).toBeLessThan(0.001);
  });
});
