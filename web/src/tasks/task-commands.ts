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
  readonly unread: () => void;
  readonly assign: () => void;
  readonly escalate: () => void;
  readonly original: () => void;
  readonly incident: () => void;
  readonly merge: () => void;
  readonly split: () => void;
}

/** The keys of a task. `isEnabled`: there is a task to act on, and this person may. `isSeveral`: more than one is picked. */
export function taskKeys(
  commands: TaskCommands,
  isEnabled: () => boolean,
  isSeveral: () => boolean = () => false,
): readonly Command[] {
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
    { ...key('assign', 'decide', ['Shift+KeyI'], commands.assign), label: 'desk.command.assign' },
    { ...key('escalate', 'decide', ['KeyE'], commands.escalate), label: 'desk.command.escalate' },
    {
      ...key('incident', 'decide', ['Shift+Digit1'], commands.incident),
      label: 'desk.command.incident',
    },
    key('dismiss', 'decide', ['KeyM'], commands.dismiss),
    key('reopen', 'decide', [], commands.reopen),
    {
      ...key('merge', 'decide', [], commands.merge),
      label: 'desk.command.merge',
      isEnabled: () => isEnabled() && isSeveral(),
    },
    {
      ...key('split', 'decide', [], commands.split),
      label: 'desk.command.split',
      isEnabled: () => isEnabled() && !isSeveral(),
    },
    key('priority', 'correct', ['KeyP'], commands.priority),
    key('sentiment', 'correct', ['KeyS'], commands.sentiment),
    key('label', 'correct', ['KeyL'], commands.label),
    { ...key('unread', 'correct', ['KeyU'], commands.unread), label: 'desk.command.unread' },
    key('reply', 'talk', ['KeyR'], commands.reply),
    { ...key('original', 'talk', ['KeyV'], commands.original), label: 'desk.command.original' },
    key('note', 'talk', ['KeyN'], commands.note),
  ];
}
