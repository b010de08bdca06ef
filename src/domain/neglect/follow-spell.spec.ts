import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { followSpell, type Spell } from './follow-spell.js';
import type { NeglectCode, NeglectState, Verdict } from './neglect.types.js';

const verdict = (...parts: readonly (readonly [NeglectCode, NeglectState])[]): Verdict => ({
  state: (['neglected', 'quiet', 'unknown'] as const).find((s) => parts.some(([, state]) => state === s)) ?? 'fresh',
  reasons: parts.map(([code, state]) => ({ code, state, values: {} })),
});
const FRESH = verdict(['active', 'fresh'], ['nothing-waits', 'fresh']);

describe('a spell of neglect', () => {
  it('begins with neglect and with nothing less', () => {
    expect(followSpell(null, FRESH)).toEqual({ step: 'none' });
    expect(followSpell(null, verdict(['no-post', 'quiet']))).toEqual({ step: 'none' });
    expect(followSpell(null, verdict(['no-post', 'neglected']))).toEqual({ step: 'raise', codes: ['no-post'] });
  });

  it('goes on while what it was raised for is not wholly mended', () => {
    const spell: Spell = { codes: ['unanswered'] };
    expect(followSpell(spell, verdict(['unanswered', 'quiet']))).toEqual({ step: 'keep', codes: ['unanswered'] });
    expect(followSpell(spell, verdict(['no-post', 'neglected'], ['unanswered', 'neglected']))).toEqual({
      step: 'keep',
      codes: ['unanswered', 'no-post'],
    });
    expect(followSpell(spell, FRESH)).toEqual({ step: 'end' });
    // Something else that is only on its way is another spell, should it come to that.
    expect(followSpell(spell, verdict(['no-post', 'quiet'], ['nothing-waits', 'fresh']))).toEqual({ step: 'end' });
  });

  it('waits while nobody sees the account, and ends when it is not watched any more', () => {
    const spell: Spell = { codes: ['no-post'] };
    expect(followSpell(spell, verdict(['blind', 'unknown']))).toEqual({ step: 'keep', codes: ['no-post'] });
    expect(followSpell(spell, verdict(['not-heard', 'unknown']))).toEqual({ step: 'keep', codes: ['no-post'] });
    expect(followSpell(spell, verdict(['posts-not-shown', 'unknown'], ['nothing-waits', 'fresh'])).step).toBe('keep');
    expect(followSpell(spell, verdict(['not-watched', 'unknown']))).toEqual({ step: 'end' });
    // Answers are seen although posts are not.
    const waited: Spell = { codes: ['unanswered'] };
    expect(followSpell(waited, verdict(['posts-not-shown', 'unknown'], ['nothing-waits', 'fresh']))).toEqual({
      step: 'end',
    });
    expect(followSpell(waited, verdict(['blind', 'unknown'])).step).toBe('keep');
  });

  it('raises once between two ends, whatever the order of things', () => {
    const any = fc.constantFrom(
      FRESH,
      verdict(['no-post', 'quiet']),
      verdict(['no-post', 'neglected']),
      verdict(['unanswered', 'neglected'], ['no-post', 'quiet']),
      verdict(['blind', 'unknown']),
    );
    fc.assert(
      fc.property(fc.array(any, { maxLength: 40 }), (verdicts) => {
        let spell: Spell | null = null;
        for (const seen of verdicts) {
          const { step, ...rest } = followSpell(spell, seen);
          expect(step === 'raise').toBe(spell === null && seen.state === 'neglected');
          if ('codes' in rest) spell = { codes: rest.codes };
          if (step === 'end') spell = null;
        }
      }),
    );
  });
});
