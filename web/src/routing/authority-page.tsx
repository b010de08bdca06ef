import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AdminNav } from '../admin/admin-nav.js';
import { formatNumber, languageName } from '../i18n/format.js';
import { canConfigure, useMe } from '../session/session.js';
import { EmptyState, ErrorNotice, Loading } from '../ui/feedback.js';
import { authorityQuery, type Authority } from './api.js';
import { AuthorityDialog } from './authority-dialog.js';
import { RemoveButton } from './form-dialog.js';
import './routing.css';

/** Who may decide what in our name, up to which sum, in which languages and hours. */
export function AuthorityPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { data, error, isPending } = useQuery(authorityQuery);
  const [open, setOpen] = useState<Authority | 'new' | null>(null);
  const add = canConfigure(me) ? (
    <button
      type="button"
      className="es-button es-button-primary"
      onClick={() => {
        setOpen('new');
      }}
    >
      {t('routing.authority.add')}
    </button>
  ) : null;
  return (
    <div className="es-page">
      <AdminNav />
      <div className="es-page-head">
        <h1>{t('routing.authority.title')}</h1>
        {data?.length === 0 ? null : add}
      </div>
      <p>{t('routing.authority.intro')}</p>
      {error ? <ErrorNotice error={error} /> : null}
      {isPending ? <Loading rows={3} /> : null}
      {data?.length === 0 ? (
        <EmptyState title={t('routing.authority.empty')} why={t('routing.authority.emptyWhy')} action={add} />
      ) : null}
      <ul className="plain es-card-list">
        {data?.map((each) => (
          <li key={each.id} className="es-card">
            <div className="es-card-head">
              <h2>{each.member?.name ?? t('routing.authority.everybodyIn', { team: each.team?.name ?? '' })}</h2>
              {canConfigure(me) ? (
                <span className="es-actions">
                  <button
                    type="button"
                    className="es-button"
                    aria-label={t('routing.authority.changeOf', { name: each.member?.name ?? each.team?.name ?? '' })}
                    onClick={() => {
                      setOpen(each);
                    }}
                  >
                    {t('routing.change')}
                  </button>
                  <RemoveButton
                    name={each.member?.name ?? each.team?.name ?? ''}
                    path={`/authority/${each.id}`}
                    version={each.version}
                    refresh={['authority']}
                  />
                </span>
              ) : null}
            </div>
            <p>{each.kinds.map((kind) => t(`routing.kind.${kind}`)).join(' · ')}</p>
            <p className="es-facts">
              {each.kinds.includes('refund') ? (
                <span>
                  {each.limit === null
                    ? t('routing.authority.noLimit')
                    : t('routing.authority.upTo', {
                        amount: formatNumber(each.limit.amount),
                        currency: each.limit.currency,
                      })}
                </span>
              ) : null}
              <span>
                {each.languages.length === 0
                  ? t('routing.authority.anyLanguage')
                  : each.languages.map(languageName).join(', ')}
              </span>
              <span>
                {each.hours === null ? t('routing.hours.any') : t('routing.hours.in', { zone: each.hours.zone ?? '' })}
              </span>
            </p>
          </li>
        ))}
      </ul>
      {open === null ? null : (
        <AuthorityDialog
          authority={open === 'new' ? null : open}
          onClose={() => {
            setOpen(null);
          }}
        />
      )}
    </div>
  );
}
