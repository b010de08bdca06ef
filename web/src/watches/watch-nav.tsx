import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { canAct, useMe } from '../session/session.js';
import '../ui/tabs.css';

/** What is heard, what is kept out of it, and the accounts that are ours. */
export function WatchNav() {
  const { t } = useTranslation();
  const me = useMe();
  const link = {
    className: 'es-tab',
    activeProps: { className: 'es-tab-active' },
    activeOptions: { exact: true, includeSearch: false },
  };
  return (
    <nav className="es-tabs" aria-label={t('nav.watch')}>
      <Link to="/watch" {...link}>
        {t('versions.list.watches')}
      </Link>
      <Link to="/mutes" {...link}>
        {t('mutes.title')}
      </Link>
      {canAct(me) ? (
        <Link to="/accounts" {...link}>
          {t('versions.list.accounts')}
        </Link>
      ) : null}
    </nav>
  );
}
