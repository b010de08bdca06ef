import type { NeglectCode, Verdict } from './neglect.types.js';

/** A time of neglect that a task was raised for; `codes` are what it was neglected for so far. */
export interface Spell {
  readonly codes: readonly NeglectCode[];
}

/**
 * - raise: it has become neglected; one task is due · keep: the spell goes on, now for these · end: what it was raised for is gone
 * - none: there is nothing to do
 */
export type SpellStep =
  { readonly step: 'raise' | 'keep'; readonly codes: readonly NeglectCode[] } | { readonly step: 'end' | 'none' };

const POSTS: readonly NeglectCode[] = ['no-post', 'never-posted'];

/** What of a spell cannot be seen to have ended. That an account is not watched any more is a person's decision, and ends it. */
const HIDDEN_BY: Readonly<Partial<Record<NeglectCode, readonly NeglectCode[]>>> = {
  blind: [...POSTS, 'unanswered'],
  'not-heard': [...POSTS, 'unanswered'],
  'posts-not-shown': POSTS,
};

/**
 * One spell, one task, whatever a person did with it: another is raised only after what the first was raised for has turned fresh.
 * While nobody sees what it was raised for a spell neither begins nor ends.
 */
export function followSpell(spell: Spell | null, { reasons }: Verdict): SpellStep {
  const neglected = reasons.filter((r) => r.state === 'neglected').map(({ code }) => code);
  if (spell === null) return neglected.length > 0 ? { step: 'raise', codes: neglected } : { step: 'none' };
  const codes = [...new Set([...spell.codes, ...neglected])];
  const isUnseen = reasons.some(({ code }) => codes.some((one) => HIDDEN_BY[code]?.includes(one)));
  const isStillThere = reasons.some((r) => r.state !== 'fresh' && r.state !== 'unknown' && codes.includes(r.code));
  if (isStillThere || isUnseen) return { step: 'keep', codes };
  return { step: 'end' };
}
