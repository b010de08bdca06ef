import { describe, expect, it } from '@jest/globals';
import type { MacroStep } from './api.js';
import { draftOf, isComplete, stepOf } from './macro-draft.js';

describe('a step in the form', () => {
  it.each<MacroStep>([
    { kind: 'priority', level: 'P1' },
    { kind: 'label', labels: ['refund', 'vip'] },
    { kind: 'note', text: 'Seen.' },
    { kind: 'reply', templateId: 'answer-fixed-en' },
    { kind: 'snooze', minutes: 30 },
    { kind: 'resolve', note: 'Done.' },
    { kind: 'resolve' },
    { kind: 'assign' },
    { kind: 'wait' },
  ])('comes back as it was: %j', (step) => {
    expect(stepOf(draftOf(step))).toEqual(step);
    expect(isComplete(draftOf(step))).toBe(true);
  });

  it.each([
    ['priority', ''],
    ['snooze', 'soon'],
    ['snooze', '0'],
    ['reply', ' '],
  ] as const)('of kind %s with %j is not complete', (kind, value) => {
    expect(isComplete({ kind, value })).toBe(false);
  });
});
