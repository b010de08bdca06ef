import type { MacroStep, StepKind } from './api.js';

/** A step as the form holds it: what it is and its one value as text. */
export interface StepDraft {
  readonly kind: StepKind;
  readonly value: string;
}

/** Kinds whose step has a value to be chosen or typed. */
export const hasValue = (kind: StepKind): boolean => !['assign', 'wait'].includes(kind);

/** A step cannot do without it; a note on closing can. */
export const needsValue = (kind: StepKind): boolean => hasValue(kind) && kind !== 'resolve';

export function draftOf(step: MacroStep): StepDraft {
  const value =
    step.level ?? step.labels?.join(', ') ?? step.text ?? step.templateId ?? step.minutes ?? step.note ?? '';
  return { kind: step.kind, value: String(value) };
}

export function stepOf({ kind, value }: StepDraft): MacroStep {
  const text = value.trim();
  switch (kind) {
    case 'priority':
      return { kind, level: text };
    case 'label':
      return {
        kind,
        labels: text
          .split(',')
          .map((label) => label.trim())
          .filter((label) => label !== ''),
      };
    case 'note':
      return { kind, text };
    case 'acknowledge':
    case 'reply':
      return { kind, templateId: text };
    case 'snooze':
      return { kind, minutes: Number(text) };
    case 'resolve':
      return text === '' ? { kind } : { kind, note: text };
    case 'assign':
    case 'wait':
      return { kind };
  }
}

export const isComplete = ({ kind, value }: StepDraft): boolean =>
  !needsValue(kind) || (kind === 'snooze' ? /^[1-9]\d{0,5}$/.test(value.trim()) : value.trim() !== '');
