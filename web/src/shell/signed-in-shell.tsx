import { useSuspenseQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { startLive } from '../api/live.js';
import { meQuery } from '../api/queries.js';
import type { Me } from '../api/types.js';
import { switchLanguage } from '../i18n/i18n.js';
import { useCommandRegistry, useKeyListener } from '../keyboard/use-commands.js';
import { MeProvider } from '../session/session.js';
import { TaskActsProvider } from '../tasks/task-acts-provider.js';
import { Announcer } from './announcer.js';
import { useDrillChange } from './drill-change.js';
import { GlobalCommands } from './global-commands.js';
import { Header } from './header.js';
import { LiveEffects } from './live-effects.js';
import { MainNav } from './main-nav.js';
import { SkipLink } from './skip-link.js';
import { ToastRegion } from './toast-region.js';
import '../ui/controls.css';
import './shell.css';

/** Everything behind the sign-in: who is asking, the stream, the keys, and the frame around each page. */
export function SignedInShell() {
  const me = useSuspenseQuery(meQuery).data;
  // The session has ended; the router is on its way to the sign-in page.
  if (me === null) return null;
  return (
    <MeProvider value={me}>
      <TaskActsProvider>
        <Frame me={me} />
      </TaskActsProvider>
    </MeProvider>
  );
}

function Frame({ me }: { readonly me: Me }) {
  const registry = useCommandRegistry();
  useKeyListener();
  useEffect(startLive, []);
  useDrillChange(me);
  useEffect(() => {
    if (me.language !== null) void switchLanguage(me.language);
  }, [me.language]);
  useEffect(() => {
    registry.areCharacterKeysOff = me.preferences.keysOff === true;
    registry.choices = me.preferences.keys ?? {};
    registry.isByPrint = me.preferences.printedLetters === true;
  }, [registry, me.preferences]);
  return (
    <div className="es-shell">
      <SkipLink />
      <Header />
      <MainNav />
      <main id="main" tabIndex={-1} className="es-main">
        <Outlet />
      </main>
      <ToastRegion />
      <Announcer />
      <LiveEffects />
      <GlobalCommands />
    </div>
  );
}
