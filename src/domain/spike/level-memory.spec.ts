import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LevelMemory } from './level-memory.js';

const FLOOR = 0.5;

describe('LevelMemory', () => {
  it('knows the level that a share of the past exceeded, within the width of a bin', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 50, maxLength: 300 }),
        fc.constantFrom(0.02, 0.1, 0.5),
        (levels, share) => {
          const memory = new LevelMemory(FLOOR);
          for (const level of levels) memory.add(level);
          const sorted = levels.toSorted((a, b) => b - a);
          const exact = sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
          const found = memory.exceededBy(share);
          expect(Math.abs(Math.log((found + FLOOR) / (exact + FLOOR)))).toBeLessThanOrEqual(1 / 16 + 1e-9);
        },
      ),
    );
  });

  it('forgets what long ago was high', () => {
    const memory = new LevelMemory(FLOOR);
    memory.add(1_000);
    for (let day = 0; day < 60; day++) {
      for (let i = 0; i < 100; i++) memory.add(1);
      memory.fade();
    }
    expect(memory.exceededBy(0.0001)).toBeLessThan(1.1);
    expect(memory.state().length).toBeLessThan(30);
  });

  it('is the same after it was stored', () => {
    const memory = new LevelMemory(FLOOR);
    for (const level of [0, 3, 3, 17, 250]) memory.add(level);
    memory.fade();
    const again = new LevelMemory(FLOOR, [...memory.state()]);
    expect(again.exceededBy(0.1)).toBe(memory.exceededBy(0.1));
    expect(again.state()).toEqual(memory.state());
  });

  it('knows nothing without a past', () => {
    expect(new LevelMemory(FLOOR).exceededBy(0.01)).toBe(0);
  });
});
