import { useState, type ReactNode } from 'react';
import type { Task } from '../api/types.js';
import { DismissDialog } from '../inbox/dismiss-dialog.js';
import { SnoozeDialog } from '../inbox/snooze-dialog.js';
import { useMe } from '../session/session.js';
import { taskStore } from './app-tasks.js';
import { CorrectDialog, type CorrectionMenu } from './correct-dialog.js';
import { judgementNow } from './correction.js';
import { openComposer } from './composer-state.js';
import { useTaskActs } from './task-acts-provider.js';
import type { TaskCommands } from './task-commands.js';

export interface TaskTargets {
  /** The tasks the next act is for: those picked, else the one under the cursor. */
  readonly targets: () => readonly string[];
  /** The one task a text is written for. */
  readonly target: () => string | null;
  /** After an act on these: the list moves on. */
  readonly onActed: (ids: readonly string[]) => void;
  /** Something about one was put right: the list stays where it is. */
  readonly onCorrected: () => void;
  /** A text is to be written for this task. */
  readonly onCompose: (id: string) => void;
}

const taskOf = (id: string | null): Task | null => (id === null ? null : (taskStore.get(id)?.task ?? null));

/** Turns keys and buttons into acts, and holds the small dialogs they need. */
export function useTaskCommands(on: TaskTargets): { readonly commands: TaskCommands; readonly dialog: ReactNode } {
  const { acts } = useTaskActs();
  const me = useMe();
  const [asking, setAsking] = useState<'snooze' | 'dismiss' | CorrectionMenu | null>(null);

  const each = (act: (task: Task) => void): void => {
    const ids = on.targets();
    for (const id of ids) {
      const task = taskOf(id);
      if (task) act(task);
    }
    on.onActed(ids);
  };
  const compose = (mode: 'acknowledge' | 'reply' | 'note'): void => {
    const id = on.target();
    if (id === null) return;
    openComposer({ taskId: id, mode });
    on.onCompose(id);
  };
  const close = (): void => {
    setAsking(null);
  };
  const ask = (what: typeof asking) => (): void => {
    if (on.targets().length > 0) setAsking(what);
  };

  const commands: TaskCommands = {
    acknowledge: () => {
      const task = taskOf(on.target());
      if (!task) return;
      const { verdict } = task.replyability;
      if (verdict === 'public' || verdict === 'private-only') compose('acknowledge');
      else {
        acts.acknowledge(task, null);
        on.onActed([task.id]);
      }
    },
    claim: () => {
      each((task) => {
        acts.claim(task);
      });
    },
    done: () => {
      each((task) => {
        acts.resolve(task);
      });
    },
    mine: () => {
      each((task) => {
        if (task.assignee?.id === me.id) acts.release(task);
        else acts.claim(task);
      });
    },
    reopen: () => {
      each((task) => {
        acts.reopen(task);
      });
    },
    snooze: ask('snooze'),
    dismiss: ask('dismiss'),
    priority: ask('priority'),
    sentiment: ask('sentiment'),
    label: ask('label'),
    note: () => {
      compose('note');
    },
    reply: () => {
      compose('reply');
    },
  };

  const dialog =
    asking === 'snooze' ? (
      <SnoozeDialog
        onClose={close}
        onPick={(until) => {
          close();
          each((task) => {
            acts.snooze(task, until);
          });
        }}
      />
    ) : asking === 'dismiss' ? (
      <DismissDialog
        onClose={close}
        task={on.targets().length === 1 ? taskOf(on.targets()[0] ?? null) : null}
        onPick={(reason, onUndo) => {
          close();
          each((task) => {
            acts.dismiss(task, reason, onUndo);
          });
        }}
      />
    ) : asking === null ? null : (
      <CorrectDialog
        menu={asking}
        task={on.targets().length === 1 ? taskOf(on.targets()[0] ?? null) : null}
        onClose={close}
        onPick={(correction) => {
          close();
          for (const id of on.targets()) {
            const task = taskOf(id);
            if (task) acts.correct(task, correction, judgementNow(task, correction));
          }
          on.onCorrected();
        }}
      />
    );
  return { commands, dialog };
}
