import { useRouter } from '@tanstack/react-router';
import { Suspense } from 'react';
import { withWords } from '../i18n/with-words.js';
import type { Command } from '../keyboard/commands.js';
import { useCommands } from '../keyboard/use-commands.js';
import { useTaskActs } from '../tasks/task-acts-provider.js';
import { closeShellDialog, openKeys, openPalette, useShell } from './shell-state.js';
import { fetched } from '../ui/fetched.js';

const Palette = fetched(async () => (await withWords('inbox-more', import('../keyboard/palette.js'))).Palette);
const KeyList = fetched(async () => (await withWords('inbox-more', import('../keyboard/key-list.js'))).KeyList);

type GoTo = (
  to: '/crisis' | '/mentions' | '/watch' | '/sources' | '/standards' | '/insights' | '/' | '/me/keys',
) => () => void;

/** What works on every page. */
export function globalCommands(goTo: GoTo, undo: () => void): readonly Command[] {
  return [
    {
      id: 'palette',
      label: 'command.palette',
      section: 'anywhere',
      keys: ['$mod+KeyK'],
      inEditable: true,
      run: openPalette,
    },
    { id: 'keys', label: 'command.keys', section: 'anywhere', keys: ['Shift+Slash', 'Shift+?'], run: openKeys },
    { id: 'undo', label: 'command.undo', section: 'anywhere', keys: ['KeyZ'], run: undo },
    { id: 'go-inbox', label: 'command.goInbox', section: 'anywhere', keys: ['KeyG KeyI'], run: goTo('/') },
    { id: 'go-crisis', label: 'command.goCrisis', section: 'anywhere', keys: ['KeyG KeyC'], run: goTo('/crisis') },
    {
      id: 'go-mentions',
      label: 'command.goMentions',
      section: 'anywhere',
      keys: ['KeyG KeyM'],
      run: goTo('/mentions'),
    },
    { id: 'go-watch', label: 'command.goWatch', section: 'anywhere', keys: ['KeyG KeyW'], run: goTo('/watch') },
    {
      id: 'go-standards',
      label: 'command.goStandards',
      section: 'anywhere',
      keys: ['KeyG KeyS'],
      run: goTo('/standards'),
    },
    {
      id: 'go-insights',
      label: 'command.goInsights',
      section: 'anywhere',
      keys: ['KeyG KeyN'],
      run: goTo('/insights'),
    },
    { id: 'go-sources', label: 'command.goSources', section: 'anywhere', keys: [], run: goTo('/sources') },
    { id: 'go-own-keys', label: 'desk.command.goKeys', section: 'anywhere', keys: [], run: goTo('/me/keys') },
  ];
}

/** Keys that work on every page, and the two dialogs they open. */
export function GlobalCommands() {
  const router = useRouter();
  const { dialog } = useShell();
  const { undoLast } = useTaskActs();
  const goTo: GoTo = (to) => (): void => {
    void router.navigate({ to });
  };
  const commands = globalCommands(goTo, undoLast);
  useCommands(commands);
  return (
    <Suspense>
      {dialog === 'palette' ? <Palette onClose={closeShellDialog} /> : null}
      {dialog === 'keys' ? <KeyList onClose={closeShellDialog} /> : null}
    </Suspense>
  );
}
