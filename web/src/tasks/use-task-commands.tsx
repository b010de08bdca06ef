import { useMemo, useState, type ReactNode } from 'react';
import { queryClient } from '../api/query-client.js';
import { request } from '../api/client.js';
import { taskQuery } from '../api/queries.js';
import type { Task } from '../api/types.js';
import { withWords } from '../i18n/with-words.js';
import { company } from '../inbox/company.js';
import { useMacroKeys } from '../replies/macro-keys.js';
import { HeldKeys } from '../keyboard/held-keys.js';
import { useMe } from '../session/session.js';
import { showToast } from '../shell/toasts.js';
import { errorText } from '../ui/feedback.js';
import { useSteady } from '../ui/use-steady.js';
import { taskStore } from './app-tasks.js';
import type { Asking } from './asking.js';
import { correctionStep, judgementNow } from './correction.js';
import { openComposer } from './composer-state.js';
import type { ManyAsk } from './many-acts.js';
import { useTaskActs } from './task-acts-provider.js';
import type { TaskCommands } from './task-commands.js';
import { useManyActs } from './use-many-acts.js';
import { useMergeTold } from './use-merge-told.js';

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

let dialogs: typeof import('./task-dialogs.js') | null = null;

/** Throws where the server cannot be reached; the next key tries again. */
async function loadDialogs(): Promise<void> {
  dialogs = await withWords('inbox-more', withWords('crisis', import('./task-dialogs.js')));
}

/** Fetches the dialogs ahead of the key that opens one. */
export const prepareDialogs = (): void => {
  loadDialogs().catch(() => undefined);
};

const taskOf = (id: string | null): Task | null => (id === null ? null : (taskStore.get(id)?.task ?? null));

/** Turns keys and buttons into acts, and holds the small dialogs they need. */
export function useTaskCommands(on: TaskTargets): { readonly commands: TaskCommands; readonly dialog: ReactNode } {
  const { acts } = useTaskActs();
  const performMany = useManyActs();
  const { tellMerged, tellSplit } = useMergeTold();
  const me = useMe();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [isFetching, setFetching] = useState(false);
  useMacroKeys(on.targets);

  const tasksOf = (ids: readonly string[]): readonly Task[] => ids.flatMap((id) => taskOf(id) ?? []);
  /** One task by its own act; several together by one request. */
  const each = (act: (task: Task) => void, many: ManyAsk, isAside = false): void => {
    const ids = on.targets();
    const tasks = tasksOf(ids);
    if (tasks.length > 1) performMany(tasks, many);
    else tasks.forEach(act);
    if (isAside) on.onCorrected();
    else on.onActed(ids);
  };
  const compose = (mode: 'acknowledge' | 'reply' | 'note'): void => {
    const id = on.target();
    if (id === null) return;
    openComposer({ taskId: id, mode });
    on.onCompose(id);
  };
  const open = (what: Asking): void => {
    if (dialogs !== null) {
      setAsking(what);
      return;
    }
    setFetching(true);
    loadDialogs()
      .then(() => {
        setAsking(what);
      })
      .catch((error: unknown) => {
        showToast({ id: 'dialogs', text: errorText(error), tone: 'bad', holdUntil: null, onUndo: null });
      })
      .finally(() => {
        setFetching(false);
      });
  };
  const ask = (what: Asking) => (): void => {
    if (on.targets().length > 0) open(what);
  };
  const mine = { paint: (row: Task): Task => ({ ...row, assignee: { id: me.id, name: me.name } }) };

  const commands: TaskCommands = {
    acknowledge: () => {
      if (on.targets().length > 1) {
        open('acknowledge-many');
        return;
      }
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
      each(
        (task) => {
          acts.claim(task);
        },
        { act: 'claim', mark: 'claimed', ...mine },
      );
    },
    done: () => {
      each(
        (task) => {
          acts.resolve(task);
        },
        { act: 'resolve', mark: 'done', paint: (row) => ({ ...row, state: 'resolved' }) },
      );
    },
    mine: () => {
      const isMine = tasksOf(on.targets()).every((task) => task.assignee?.id === me.id);
      each(
        (task) => {
          if (isMine) acts.release(task);
          else acts.claim(task);
        },
        isMine
          ? { act: 'release', mark: 'released', paint: (row) => ({ ...row, assignee: null }) }
          : { act: 'claim', mark: 'claimed', ...mine },
      );
    },
    reopen: () => {
      each(
        (task) => {
          acts.reopen(task);
        },
        { act: 'reopen', mark: 'reopened', paint: (row) => ({ ...row, state: 'open', closedAt: null }) },
      );
    },
    snooze: ask('snooze'),
    dismiss: ask('dismiss'),
    assign: ask('assign'),
    escalate: ask('escalate'),
    incident: ask('incident'),
    priority: ask('priority'),
    sentiment: ask('sentiment'),
    label: ask('label'),
    merge: () => {
      if (on.targets().length > 1) open('merge');
    },
    split: ask('split'),
    unread: () => {
      const ids = on.targets();
      const isUnread = !ids.every(company.isUnread);
      for (const id of ids) {
        company.mark(id, isUnread);
        request<undefined>(`/tasks/${id}/unread`, { method: isUnread ? 'PUT' : 'DELETE' }).catch(() => {
          company.mark(id, !isUnread);
        });
      }
      on.onCorrected();
    },
    original: () => {
      const task = taskOf(on.target());
      if (!task) return;
      const newest = queryClient.getQueryData(taskQuery(task.id).queryKey)?.mentions.at(-1)?.url ?? null;
      const address = newest ?? task.replyability.deepLink;
      if (address !== null) window.open(address, '_blank', 'noopener,noreferrer');
    },
    note: () => {
      compose('note');
    },
    reply: () => {
      compose('reply');
    },
  };

  const TaskDialogs = dialogs?.TaskDialogs;
  const dialog =
    asking === null || TaskDialogs === undefined ? (
      isFetching ? (
        <HeldKeys />
      ) : null
    ) : (
      <TaskDialogs
        asking={asking}
        tasks={tasksOf(on.targets())}
        onClose={() => {
          setAsking(null);
        }}
        onSnooze={(until) => {
          if (until === null) {
            each(
              (task) => {
                acts.wait(task);
              },
              { act: 'wait', mark: 'waiting', paint: (row) => ({ ...row, state: 'waiting' }) },
            );
            return;
          }
          each(
            (task) => {
              acts.snooze(task, until);
            },
            { act: 'snooze', mark: 'snoozed', body: { until }, paint: (row) => ({ ...row, state: 'snoozed' }) },
          );
        }}
        onDismiss={(reason, onUndo) => {
          each(
            (task) => {
              acts.dismiss(task, reason, onUndo);
            },
            { act: 'dismiss', mark: 'dismissed', body: { reason }, paint: (row) => ({ ...row, state: 'dismissed' }) },
          );
        }}
        onAssign={(assignee) => {
          const body = { assigneeId: assignee?.id ?? null };
          each(
            (task) => {
              acts.assign(task, assignee);
            },
            { act: 'assign', mark: 'assigned', body, paint: (row) => ({ ...row, assignee }) },
          );
        }}
        onEscalate={(escalation) => {
          const ids = on.targets();
          for (const task of tasksOf(ids)) acts.escalate(task, escalation);
          on.onActed(ids);
        }}
        onLabel={(change) => {
          each(
            (task) => {
              acts.label(task, change);
            },
            { act: 'label', mark: 'labelled', body: { labels: change } },
            true,
          );
        }}
        onCorrect={(correction) => {
          const { paint } = correctionStep(correction);
          const tasks = tasksOf(on.targets());
          if (correction.kind === 'priority' && tasks.length > 1) {
            performMany(tasks, { act: 'priority', mark: 'corrected', body: { level: correction.level }, paint });
          } else for (const task of tasks) acts.correct(task, correction, judgementNow(task, correction));
          on.onCorrected();
        }}
        onMerged={(into, merged) => {
          tellMerged(into, merged);
          on.onActed(merged.map(({ id }) => id));
        }}
        onSplit={(from, own) => {
          tellSplit(from, own);
        }}
        onAcknowledge={(tasks, templateId) => {
          const body = templateId === null ? {} : { templateId };
          performMany(tasks, { act: 'acknowledge', mark: 'acknowledged', body, ...mine });
        }}
        onAllSent={() => {
          on.onActed(on.targets());
        }}
      />
    );
  return { commands: useSteadyCommands(commands), dialog };
}

/** One object for as long as the page is there, so that a task is not drawn again because of its commands. */
function useSteadyCommands(commands: TaskCommands): TaskCommands {
  const run = useSteady((name: keyof TaskCommands) => {
    commands[name]();
  });
  return useMemo(
    () =>
      new Proxy<TaskCommands>(NO_COMMANDS, {
        get: (_, name) => () => {
          run(name as keyof TaskCommands);
        },
      }),
    [run],
  );
}

/** Never asked itself: what stands before it answers for every name. */
const NO_COMMANDS = {} as TaskCommands;
