import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import '../ui/tabs.css';

export function StandardsNav() {
  const { t } = useTranslation();
  const link = { className: 'es-tab', activeProps: { className: 'es-tab-active' }, activeOptions: { exact: true } };
  return (
    <nav className="es-tabs" aria-label={t('nav.standards')}>
      <Link to="/standards" {...link}>
        {t('standards.tabs.list')}
      </Link>
      <Link to="/standards/read" {...link}>
        {t('standards.tabs.read')}
      </Link>
      <Link to="/insights/attainment" {...link}>
        {t('standards.tabs.attainment')}
      </Link>
      <Link to="/replies" {...link}>
        {t('standards.tabs.replies')}
      </Link>
      <Link to="/oncall" {...link}>
        {t('standards.tabs.onCall')}
      </Link>
    </nav>
  );
}
