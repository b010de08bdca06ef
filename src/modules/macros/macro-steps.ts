import { cleanText } from '../../domain/text/sanitise.js';
import { invalid, type AppError } from '../../errors.js';
import type { MacroStepDto } from './macros.dto.js';
import { isSpeaking, type MacroStep, type MacroStepKind } from './macros.types.js';

/** Fields a step of each kind takes beside it; the first ones it cannot do without. */
const FIELDS: Readonly<
  Record<MacroStepKind, { readonly needs: readonly string[]; readonly takes: readonly string[] }>
> = {
  priority: { needs: ['level'], takes: [] },
  label: { needs: ['labels'], takes: [] },
  assign: { needs: [], takes: ['memberId'] },
  note: { needs: ['text'], takes: [] },
  acknowledge: { needs: ['templateId'], takes: ['visibility'] },
  reply: { needs: ['templateId'], takes: ['visibility'] },
  snooze: { needs: ['minutes'], takes: [] },
  wait: { needs: [], takes: [] },
  resolve: { needs: [], takes: ['note'] },
};
const ENDINGS: readonly MacroStepKind[] = ['snooze', 'wait', 'resolve'];

/** What the steps of a body say; refuses fields of other kinds, two that speak, and steps after one that ends. */
export function readSteps(steps: readonly MacroStepDto[]): readonly MacroStep[] {
  const read = steps.map((step, i) => readStep(step, `steps.${String(i)}`));
  if (read.filter(isSpeaking).length > 1) {
    throw refused('speaks-twice', 'steps', 'A macro speaks to the customer once at most.');
  }
  const end = read.findIndex(({ kind }) => ENDINGS.includes(kind));
  if (end >= 0 && end < read.length - 1) {
    throw refused('ends-early', `steps.${String(end)}`, 'What puts the task away is the last step.');
  }
  return read;
}

function readStep(step: MacroStepDto, place: string): MacroStep {
  const { needs, takes } = FIELDS[step.kind];
  for (const [name, value] of Object.entries(step) as readonly (readonly [string, unknown])[]) {
    if (name === 'kind' || value === undefined || needs.includes(name) || takes.includes(name)) continue;
    throw refused('bad-step', `${place}.${name}`, `A step of kind ${step.kind} takes no ${name}.`);
  }
  const needed = <T>(value: T | undefined, name: string): T => {
    if (value === undefined)
      throw refused('bad-step', `${place}.${name}`, `A step of kind ${step.kind} needs ${name}.`);
    return value;
  };
  switch (step.kind) {
    case 'priority':
      return { kind: step.kind, level: needed(step.level, 'level') };
    case 'label':
      return { kind: step.kind, labels: needed(step.labels, 'labels').map((label) => cleanText(label).trim()) };
    case 'assign':
      return { kind: step.kind, memberId: step.memberId ?? null };
    case 'note':
      return { kind: step.kind, text: cleanText(needed(step.text, 'text')) };
    case 'acknowledge':
    case 'reply':
      return {
        kind: step.kind,
        templateId: needed(step.templateId, 'templateId'),
        visibility: step.visibility ?? 'public',
      };
    case 'snooze':
      return { kind: step.kind, minutes: needed(step.minutes, 'minutes') };
    case 'wait':
      return { kind: step.kind };
    case 'resolve':
      return { kind: step.kind, note: step.note ?? null };
  }
}

const refused = (code: string, field: string, message: string): AppError =>
  invalid(code, message, [{ field, message }]);
