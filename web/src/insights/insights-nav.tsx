import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import '../ui/tabs.css';

export function InsightsNav() {
  const { t } = useTranslation();
  const link = { className: 'es-tab', activeProps: { className: 'es-tab-active' } };
  return (
    <nav className="es-tabs" aria-label={t('nav.insights')}>
      <Link to="/insights/sentiment" {...link}>
        {t('insights.sentiment.title')}
      </Link>
      <Link to="/insights/accuracy" {...link}>
        {t('insights.accuracy.title')}
      </Link>
      <Link to="/insights/customers" {...link}>
        {t('insights.customers.title')}
      </Link>
      <Link to="/insights/attainment" {...link}>
        {t('insights.attainment')}
      </Link>
      <Link to="/insights/coverage" {...link}>
        {t('coverage.title')}
      </Link>
    </nav>
  );
}
