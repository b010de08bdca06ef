import { describe, expect, it } from '@jest/globals';
import { readSteps } from './macro-steps.js';
import type { MacroStepDto } from './macros.dto.js';

const codeOf = (steps: readonly MacroStepDto[]): string => {
  try {
    readSteps(steps);
    return 'ok';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('the steps of a macro', () => {
  it('are read with what each needs, and with what is usual for the rest', () => {
    expect(
      readSteps([
        { kind: 'priority', level: 'P1' },
        { kind: 'assign' },
        { kind: 'reply', templateId: 'answer-fixed-en' },
        { kind: 'resolve' },
      ]),
    ).toEqual([
      { kind: 'priority', level: 'P1' },
      { kind: 'assign', memberId: null },
      { kind: 'reply', templateId: 'answer-fixed-en', visibility: 'public' },
      { kind: 'resolve', note: null },
    ]);
  });

  it.each<[string, MacroStepDto[]]>([
    ['bad-step', [{ kind: 'priority' }]],
    ['bad-step', [{ kind: 'label' }]],
    ['bad-step', [{ kind: 'note' }]],
    ['bad-step', [{ kind: 'reply' }]],
    ['bad-step', [{ kind: 'snooze' }]],
    ['bad-step', [{ kind: 'wait', minutes: 5 }]],
    ['bad-step', [{ kind: 'resolve', templateId: 'x' }]],
    [
      'speaks-twice',
      [
        { kind: 'acknowledge', templateId: 'a' },
        { kind: 'reply', templateId: 'b' },
      ],
    ],
    ['ends-early', [{ kind: 'wait' }, { kind: 'note', text: 'x' }]],
    ['ends-early', [{ kind: 'snooze', minutes: 5 }, { kind: 'resolve' }]],
    [
      'ok',
      [
        { kind: 'note', text: 'x' },
        { kind: 'snooze', minutes: 5 },
      ],
    ],
  ])('give %s for %j', (code, steps) => {
    expect(codeOf(steps)).toBe(code);
  });
});
