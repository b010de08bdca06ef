import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AdminNav } from '../admin/admin-nav.js';
import { useMe } from '../session/session.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import { policyQuery } from './api.js';
import './automations.css';
import { DecisionList } from './decision-list.js';
import { OptOutList } from './opt-out-list.js';
import { PolicyForm } from './policy-form.js';

/** What the system may do without a person, what it did, and for whom it may not. */
export function AutomationsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { data, error, refetch } = useQuery(policyQuery);
  const mayChange = me.role === 'admin' || me.role === 'pr-lead';
  return (
    <div className="es-page">
      <AdminNav />
      <h1>{t('automation.title')}</h1>
      <p>{t('automation.intro')}</p>
      <p className="small">
        <Link to="/admin/rules">{t('admin.rules')}</Link>
      </p>
      {mayChange ? null : <p className="dim">{t('common.readOnly')}</p>}
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {data ? (
        <PolicyForm key={data.version} inForce={data} mayChange={mayChange} />
      ) : error ? null : (
        <Loading rows={4} />
      )}
      <DecisionList />
      <OptOutList networks={data?.networks.map(({ network }) => network) ?? []} mayChange={mayChange} />
    </div>
  );
}
