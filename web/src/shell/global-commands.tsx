import { useRouter } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { Command } from '../keyboard/commands.js';
import { useCommands } from '../keyboard/use-commands.js';
import { useTaskActs } from '../tasks/task-acts-provider.js';
import { closeShellDialog, openKeys, openPalette, useShell } from './shell-state.js';

const Palette = lazy(() => import('../keyboard/palette.js').then((module) => ({ default: module.Palette })));
const KeyList = lazy(() => import('../keyboard/key-list.js').then((module) => ({ default: module.KeyList })));

/** Keys that work on every page, and the two dialogs they open. */
export function GlobalCommands() {
  const router = useRouter();
  const { dialog } = useShell();
  const { undoLast } = useTaskActs();
  const goTo = (to: '/mentions' | '/watch' | '/sources' | '/standards' | '/insights' | '/') => (): void => {
    void router.navigate({ to });
  };
  const commands: readonly Command[] = [
    {
      id: 'palette',
      label: 'command.palette',
      section: 'anywhere',
      keys: ['$mod+KeyK'],
      inEditable: true,
      run: openPalette,
    },
    { id: 'keys', label: 'command.keys', section: 'anywhere', keys: ['Shift+Slash', 'Shift+?'], run: openKeys },
    { id: 'undo', label: 'command.undo', section: 'anywhere', keys: ['KeyZ'], run: undoLast },
    { id: 'go-inbox', label: 'command.goInbox', section: 'anywhere', keys: ['KeyG KeyI'], run: goTo('/') },
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
  ];
  useCommands(commands);
  return (
    <Suspense>
      {dialog === 'palette' ? <Palette onClose={closeShellDialog} /> : null}
      {dialog === 'keys' ? <KeyList onClose={closeShellDialog} /> : null}
    </Suspense>
  );
}
