import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import '../ui/tabs.css';

/** What is heard, and what is kept out of it. */
export function WatchNav() {
  const { t } = useTranslation();
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
    </nav>
  );
}
