import { IconMenu2, IconSearch } from '@tabler/icons-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsReconnecting } from '../api/live.js';
import { withWords } from '../i18n/with-words.js';
import { keyLabel } from '../keyboard/key-label.js';
import { useMe } from '../session/session.js';
import { fetched } from '../ui/fetched.js';
import { openPalette, toggleNav, useShell } from './shell-state.js';
import { UserMenu } from './user-menu.js';

const DrillBar = fetched(
  async () => (await withWords('crisis', withWords('drills', import('../drills/drill-bar.js')))).DrillBar,
);

export function Header() {
  const { t } = useTranslation();
  const me = useMe();
  const { isNavOpen } = useShell();
  return (
    <>
      <header className="es-header">
        <button
          type="button"
          className="es-icon-button es-menu-button"
          aria-expanded={isNavOpen}
          aria-controls="main-nav"
          aria-label={t('shell.menu')}
          onClick={toggleNav}
        >
          <IconMenu2 size={20} aria-hidden />
        </button>
        <span className="es-brand">{t('shell.brand')}</span>
        <span className="es-workspace dim small">{me.workspace.name}</span>
        <button type="button" className="es-search-button" onClick={openPalette}>
          <IconSearch size={16} aria-hidden />
          <span>{t('shell.search')}</span>
          <kbd aria-hidden>{keyLabel('$mod+KeyK')}</kbd>
        </button>
        <UserMenu />
      </header>
      <div className="es-banner">
        {me.drill ? (
          // The stripes are there at once, whatever is still being fetched.
          <section className="es-drill-bar" aria-label={me.drill.title} data-testid="drill-bar">
            <Suspense>
              <DrillBar drill={me.drill} />
            </Suspense>
          </section>
        ) : null}
        <ConnectionBanner />
      </div>
    </>
  );
}

function ConnectionBanner() {
  const { t } = useTranslation();
  const isReconnecting = useIsReconnecting();
  return (
    <div className="es-banner-lost" role="status">
      {isReconnecting ? <p>{t('shell.reconnecting')}</p> : null}
    </div>
  );
}
