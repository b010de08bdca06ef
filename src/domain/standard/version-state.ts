/** What a version of a standard is to staff. `in-force` and being replaced come about by time alone. */
export const VERSION_STATES = ['draft', 'review', 'approved', 'in-force', 'retired'] as const;
export type VersionState = (typeof VERSION_STATES)[number];

export const VERSION_ACTIONS = [
  'change',
  'submit',
  'withdraw',
  'approve',
  'take-effect',
  'retire',
  'be-replaced',
] as const;
export type VersionAction = (typeof VERSION_ACTIONS)[number];

/**
 * Every move a version can make; a state left out refuses the action. Who approves a draft has reviewed it. What is in force is
 * never changed again: clocks name the version they started with.
 */
export const VERSION_TRANSITIONS: Readonly<
  Record<VersionAction, Readonly<Partial<Record<VersionState, VersionState>>>>
> = {
  change: { draft: 'draft' },
  submit: { draft: 'review' },
  withdraw: { review: 'draft', approved: 'draft' },
  approve: { draft: 'approved', review: 'approved' },
  'take-effect': { approved: 'in-force' },
  retire: { approved: 'retired', 'in-force': 'retired' },
  'be-replaced': { 'in-force': 'retired' },
};

export type VersionDecision =
  { readonly ok: true; readonly to: VersionState } | { readonly ok: false; readonly reason: 'standard-version-state' };

export function decideVersionMove(state: VersionState, action: VersionAction): VersionDecision {
  const to = VERSION_TRANSITIONS[action][state];
  return to === undefined ? { ok: false, reason: 'standard-version-state' } : { ok: true, to };
}
