import type { PriorityLevel } from '../../domain/priority/priority.types.js';

export const MACRO_STEP_KINDS = [
  'priority',
  'label',
  'assign',
  'note',
  'acknowledge',
  'reply',
  'snooze',
  'wait',
  'resolve',
] as const;
export type MacroStepKind = (typeof MACRO_STEP_KINDS)[number];

/** One act of a macro. At most one speaks to the customer, and the one that puts the task away is the last. */
export type MacroStep =
  | { readonly kind: 'priority'; readonly level: PriorityLevel }
  | { readonly kind: 'label'; readonly labels: readonly string[] }
  /** To this member; null: to whoever carries it out. */
  | { readonly kind: 'assign'; readonly memberId: string | null }
  | { readonly kind: 'note'; readonly text: string }
  | SpeakingStep
  | { readonly kind: 'snooze'; readonly minutes: number }
  | { readonly kind: 'wait' }
  | { readonly kind: 'resolve'; readonly note: string | null };

export interface SpeakingStep {
  readonly kind: 'acknowledge' | 'reply';
  /** Id or key of an approved text. */
  readonly templateId: string;
  readonly visibility: 'public' | 'private';
}

export const isSpeaking = (step: MacroStep): step is SpeakingStep =>
  step.kind === 'acknowledge' || step.kind === 'reply';
