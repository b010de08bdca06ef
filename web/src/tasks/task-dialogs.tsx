import type { DismissReason, Named, Task } from '../api/types.js';
import { DismissDialog } from '../inbox/dismiss-dialog.js';
import { SnoozeDialog } from '../inbox/snooze-dialog.js';
import { AcknowledgeManyDialog } from './acknowledge-many-dialog.js';
import type { Asking } from './asking.js';
import { AttachDialog } from '../crisis/attach-dialog.js';
import { AssignDialog } from './assign-dialog.js';
import { CorrectDialog } from './correct-dialog.js';
import type { Correction } from './correction.js';
import { EscalateDialog, type Escalation } from './escalate-dialog.js';
import type { LabelChange } from './label-field.js';
import { MergeDialog } from './merge-dialog.js';
import { SplitDialog } from './split-dialog.js';

export interface TaskDialogsProps {
  readonly asking: Asking;
  /** The tasks it is about, one or several. */
  readonly tasks: readonly Task[];
  readonly onClose: () => void;
  /** Null: until the customer writes again. */
  readonly onSnooze: (until: string | null) => void;
  readonly onDismiss: (reason: DismissReason, onUndo?: () => Promise<unknown>) => void;
  readonly onAssign: (assignee: Named | null) => void;
  readonly onEscalate: (escalation: Escalation) => void;
  readonly onLabel: (change: LabelChange) => void;
  readonly onCorrect: (correction: Correction) => void;
  readonly onAcknowledge: (tasks: readonly Task[], templateId: string | null) => void;
  readonly onAllSent: () => void;
  readonly onMerged: (into: Task, merged: readonly Task[]) => void;
  readonly onSplit: (from: Task, own: Task) => void;
}

/** What acts on tasks ask for: when, why, whom, what. Each is closed by its answer. */
export function TaskDialogs({ asking, tasks, onClose, ...on }: TaskDialogsProps) {
  const [only] = tasks;
  const task = tasks.length === 1 && only !== undefined ? only : null;
  const closing =
    <A extends readonly unknown[]>(answer: (...given: A) => void) =>
    (...given: A): void => {
      onClose();
      answer(...given);
    };
  switch (asking) {
    case 'snooze':
      return <SnoozeDialog onClose={onClose} onPick={closing(on.onSnooze)} />;
    case 'dismiss':
      return <DismissDialog task={task} onClose={onClose} onPick={closing(on.onDismiss)} />;
    case 'assign':
      return <AssignDialog tasks={tasks} onClose={onClose} onPick={closing(on.onAssign)} />;
    case 'escalate':
      return <EscalateDialog onClose={onClose} onPick={closing(on.onEscalate)} />;
    case 'incident':
      return <AttachDialog taskIds={tasks.map(({ id }) => id)} onClose={onClose} />;
    case 'merge':
      // It stays open where some were refused.
      return <MergeDialog tasks={tasks} onClose={onClose} onMerged={on.onMerged} />;
    case 'split':
      return only === undefined ? null : (
        <SplitDialog
          task={only}
          onClose={onClose}
          onSplit={(own) => {
            on.onSplit(only, own);
          }}
        />
      );
    case 'acknowledge-many':
      return (
        <AcknowledgeManyDialog
          tasks={tasks}
          onClose={onClose}
          onSend={closing(
            (parts: readonly { readonly tasks: readonly Task[]; readonly templateId: string | null }[]) => {
              for (const part of parts) on.onAcknowledge(part.tasks, part.templateId);
              on.onAllSent();
            },
          )}
        />
      );
    case 'priority':
    case 'sentiment':
    case 'label':
      return (
        <CorrectDialog
          menu={asking}
          task={task}
          labels={asking === 'label' ? { tasks, onChange: closing(on.onLabel) } : null}
          onClose={onClose}
          onPick={closing(on.onCorrect)}
        />
      );
  }
}
