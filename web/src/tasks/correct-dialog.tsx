import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { INTENTS } from '@domain/intent/intent.types.js';
import { PRIORITY_LEVELS } from '@domain/priority/priority.types.js';
import type { Task } from '../api/types.js';
import { named } from '../i18n/coded.js';
import { Dialog } from '../ui/dialog.js';
import { judgementNow, type CertainSentiment, type Correction } from './correction.js';
import { LabelField, type LabelChange } from './label-field.js';
import '../inbox/dismiss-dialog.css';

/** By the key that opens it. */
export type CorrectionMenu = 'priority' | 'sentiment' | 'label';

interface Choice {
  readonly word: string;
  readonly correction: Correction;
}

const FEELINGS: readonly CertainSentiment[] = ['negative', 'neutral', 'positive'];

/** In the order of the digits that choose them. */
const CHOICES: Readonly<Record<CorrectionMenu, readonly Choice[]>> = {
  priority: PRIORITY_LEVELS.map((level) => ({
    word: `correct.level.${level}`,
    correction: { kind: 'priority', level },
  })),
  sentiment: FEELINGS.map((label) => ({ word: `sentiment.${label}`, correction: { kind: 'sentiment', label } })),
  label: [
    ...INTENTS.map((label): Choice => ({ word: `intent.${label}`, correction: { kind: 'intent', label } })),
    ...[true, false].map((isRelevant): Choice => ({
      word: isRelevant ? 'correct.relevant' : 'correct.irrelevant',
      correction: { kind: 'relevance', isRelevant },
    })),
  ],
};

export interface CorrectDialogProps {
  readonly menu: CorrectionMenu;
  /** The one task it is about; null for several. */
  readonly task: Task | null;
  /** Where words of the team's own can be added too. */
  readonly labels: { readonly tasks: readonly Task[]; readonly onChange: (change: LabelChange) => void } | null;
  readonly onClose: () => void;
  readonly onPick: (correction: Correction) => void;
}

/** Disagreeing with a judgement is one key, and one digit for what it should have been. */
export function CorrectDialog({ menu, task, labels, onClose, onPick }: CorrectDialogProps) {
  const { t } = useTranslation();
  const choices = CHOICES[menu];
  const isNow = ({ correction }: Choice): boolean =>
    task !== null &&
    correction.kind !== 'relevance' &&
    JSON.stringify(judgementNow(task, correction)) === JSON.stringify(correction);
  return (
    <Dialog
      title={t(`correct.${menu}`)}
      onClose={onClose}
      commands={choices.map(({ word, correction }, index) => ({
        id: word,
        label: word,
        section: 'correct',
        keys: [`Digit${String(index + 1)}`, `Numpad${String(index + 1)}`],
        run: () => {
          onPick(correction);
        },
      }))}
    >
      <ol className="plain es-dismiss">
        {choices.map((choice, index) => (
          <li key={choice.word}>
            <button
              type="button"
              className="es-button"
              data-first-focus={index === 0 ? true : undefined}
              aria-current={isNow(choice) ? true : undefined}
              onClick={() => {
                onPick(choice.correction);
              }}
            >
              <kbd>{index + 1}</kbd>
              {named(choice.word)}
              {isNow(choice) ? <IconCheck size={14} aria-hidden /> : null}
            </button>
          </li>
        ))}
      </ol>
      {labels === null ? null : <LabelField {...labels} />}
    </Dialog>
  );
}
