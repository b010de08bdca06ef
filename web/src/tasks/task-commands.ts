import type { Command } from '../keyboard/commands.js';

/** What the keys and buttons of a task do, wherever it is shown. */
export interface TaskCommands {
  readonly acknowledge: () => void;
  readonly claim: () => void;
  readonly done: () => void;
  readonly snooze: () => void;
  readonly mine: () => void;
  readonly note: () => void;
  readonly reply: () => void;
  readonly dismiss: () => void;
  readonly reopen: () => void;
  readonly priority: () => void;
  readonly sentiment: () => void;
  readonly label: () => void;
}

/** The keys of a task. `isEnabled`: there is a task to act on, and this person may. */
export function taskKeys(commands: TaskCommands, isEnabled: () => boolean): readonly Command[] {
  const key = (id: string, section: Command['section'], keys: readonly string[], run: () => void): Command => ({
    id,
    label: `command.${id}`,
    section,
    keys,
    run,
    isEnabled,
  });
  return [
    key('acknowledge', 'decide', ['KeyA'], commands.acknowledge),
    key('claim', 'decide', ['Shift+KeyA'], commands.claim),
    key('done', 'decide', ['KeyD'], commands.done),
    key('snooze', 'decide', ['KeyH'], commands.snooze),
    key('mine', 'decide', ['KeyI'], commands.mine),
    key('dismiss', 'decide', ['KeyM'], commands.dismiss),
    key('reopen', 'decide', [], commands.reopen),
    key('priority', 'correct', ['KeyP'], commands.priority),
    key('sentiment', 'correct', ['KeyS'], commands.sentiment),
    key('label', 'correct', ['KeyL'], commands.label),
    key('reply', 'talk', ['KeyR'], commands.reply),
    key('note', 'talk', ['KeyN'], commands.note),
  ];
}
