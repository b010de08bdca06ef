import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import '../ui/tabs.css';

/** Storms, and practising for them. */
export function CrisisNav() {
  const { t } = useTranslation();
  const link = { className: 'es-tab', activeProps: { className: 'es-tab-active' }, activeOptions: { exact: true } };
  return (
    <nav className="es-tabs" aria-label={t('crisis.title')}>
      <Link to="/crisis" {...link}>
        {t('crisis.title')}
      </Link>
      <Link to="/drills" {...link}>
        {t('crisis.tab.drills')}
      </Link>
      <Link to="/drills/training" {...link}>
        {t('crisis.tab.training')}
      </Link>
    </nav>
  );
}
