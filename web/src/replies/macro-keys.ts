import { useQuery } from '@tanstack/react-query';
import { withWords } from '../i18n/with-words.js';
import { useCommands } from '../keyboard/use-commands.js';
import { canAct, useMe } from '../session/session.js';
import { useTaskActs } from '../tasks/task-acts-provider.js';
import { taskStore } from '../tasks/app-tasks.js';
import { macrosQuery, type Macro } from './api.js';

/** Carries out a macro on tasks, one after the other. */
export function useMacroRun(): (macro: Macro, ids: readonly string[]) => Promise<void> {
  const telling = useTaskActs();
  return async (macro, ids) => {
    const { runMacro } = await withWords('replies', import('./run-macro.js'));
    for (const id of ids) await runMacro(macro, id, telling);
  };
}

/** Macros that are for this task: those of its team, and those of all. */
export const isFor = (macro: Macro, id: string): boolean =>
  macro.team === null || macro.team.id === taskStore.get(id)?.task.team.id;

/** The digits 1 to 9, each for the macro that has it; all macros are in the palette by their names. */
export function useMacroKeys(targets: () => readonly string[]): void {
  const me = useMe();
  const mayRun = canAct(me);
  const { data: macros = [] } = useQuery({ ...macrosQuery, enabled: mayRun });
  const run = useMacroRun();
  useCommands(
    macros.map((macro) => ({
      id: `macro-${macro.id}`,
      label: 'replies.macro.run',
      name: macro.name,
      section: 'correct',
      keys: macro.key === null ? [] : [`Digit${String(macro.key)}`],
      isEnabled: () => mayRun && targets().some((id) => isFor(macro, id)),
      run: () => {
        void run(
          macro,
          targets().filter((id) => isFor(macro, id)),
        );
      },
    })),
  );
}
