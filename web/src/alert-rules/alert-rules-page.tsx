import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canConfigure, useMe } from '../session/session.js';
import { EmptyState, ErrorNotice, Loading } from '../ui/feedback.js';
import { MoreButton } from '../ui/more-button.js';
import './alert-rules.css';
import { rulesQuery, type AlertRule } from './api.js';
import { RuleCard } from './rule-card.js';
import { RuleDialog } from './rule-dialog.js';

/** What is told, what is held back, and by which rule. */
export function AlertRulesPage() {
  const { t } = useTranslation();
  const me = useMe();
  const query = useInfiniteQuery(rulesQuery);
  const { data, error, isPending, refetch } = query;
  const [open, setOpen] = useState<AlertRule | 'new' | null>(null);
  const rules = data?.pages.flatMap(({ items }) => items) ?? [];
  const add = canConfigure(me) ? (
    <button
      type="button"
      className="es-button es-button-primary"
      onClick={() => {
        setOpen('new');
      }}
    >
      {t('alertRule.add')}
    </button>
  ) : null;
  return (
    <div className="es-page">
      <p>
        <Link to="/alerts" search={{}}>
          {t('alertRule.back')}
        </Link>
      </p>
      <div className="es-page-head">
        <h1>{t('alertRule.title')}</h1>
        {add}
      </div>
      <p className="dim">{t('alertRule.intro')}</p>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Loading rows={4} /> : null}
      {data && rules.length === 0 ? (
        <EmptyState title={t('alertRule.empty')} why={t('alertRule.emptyWhy')} action={add} />
      ) : null}
      <ul className="plain es-card-list" aria-label={t('alertRule.title')}>
        {rules.map((rule) => (
          <RuleCard
            key={rule.id}
            rule={rule}
            onChange={() => {
              setOpen(rule);
            }}
          />
        ))}
      </ul>
      <MoreButton {...query} />
      {open === null ? null : (
        <RuleDialog
          rule={open === 'new' ? null : open}
          onClose={() => {
            setOpen(null);
          }}
        />
      )}
    </div>
  );
}
