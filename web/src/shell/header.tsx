import { IconMenu2, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useIsReconnecting } from '../api/live.js';
import { keyLabel } from '../keyboard/key-label.js';
import { useMe } from '../session/session.js';
import { openPalette, toggleNav, useShell } from './shell-state.js';
import { UserMenu } from './user-menu.js';

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
      <ConnectionBanner />
    </>
  );
}

function ConnectionBanner() {
  const { t } = useTranslation();
  const isReconnecting = useIsReconnecting();
  return (
    <div className="es-banner" role="status">
      {isReconnecting ? <p>{t('shell.reconnecting')}</p> : null}
    </div>
  );
}
