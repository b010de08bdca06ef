import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canConfigure, useMe } from '../session/session.js';
import { EmptyState, ErrorNotice, Loading } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { MoreButton } from '../ui/more-button.js';
import { WatchNav } from '../watches/watch-nav.js';
import { AccountCard } from './account-card.js';
import { AccountDialog } from './account-dialog.js';
import { ACCOUNT_STATES, accountsQuery, type AccountState, type OwnAccount } from './api.js';
import './accounts.css';

const route = getRouteApi('/shell/accounts');

/** Our own accounts, those first that nobody looks after. */
export function AccountsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const state = ACCOUNT_STATES.find((one) => one === route.useSearch().state) ?? null;
  const query = useInfiniteQuery(accountsQuery(state));
  const { data, error, isPending, refetch } = query;
  /** `new` while one is being named. */
  const [open, setOpen] = useState<OwnAccount | 'new' | null>(null);
  const accounts = data?.pages.flatMap(({ items }) => items) ?? [];
  const add = canConfigure(me) ? (
    <button
      type="button"
      className="es-button es-button-primary"
      onClick={() => {
        setOpen('new');
      }}
    >
      {t('account.add')}
    </button>
  ) : null;
  return (
    <div className="es-page">
      <WatchNav />
      <div className="es-page-head">
        <h1>{t('account.title')}</h1>
        {accounts.length > 0 || state !== null ? add : null}
      </div>
      <p>{t('account.intro')}</p>
      {accounts.length > 0 || state !== null ? <StateFilter state={state} /> : null}
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Loading rows={3} /> : null}
      {data && accounts.length === 0 ? (
        state === null ? (
          <EmptyState title={t('account.empty')} why={t('account.emptyWhy')} action={add} />
        ) : (
          <p role="status">{t('account.noneSuch')}</p>
        )
      ) : null}
      {accounts.length > 0 ? (
        <ul className="plain es-card-list" aria-label={t('account.title')}>
          {accounts.map((account) => (
            <AccountCard key={account.id} account={account} onChange={setOpen} />
          ))}
        </ul>
      ) : null}
      <MoreButton {...query} />
      {open === null ? null : (
        <AccountDialog
          account={open === 'new' ? null : open}
          onClose={() => {
            setOpen(null);
          }}
        />
      )}
    </div>
  );
}

function StateFilter({ state }: { readonly state: AccountState | null }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Field label={t('account.show')}>
      {(ids) => (
        <select
          {...ids}
          className="es-select es-account-filter"
          value={state ?? ''}
          onChange={(event) => {
            const { value } = event.currentTarget;
            void navigate({ to: '/accounts', search: value === '' ? {} : { state: value } });
          }}
        >
          <option value="">{t('account.all')}</option>
          {ACCOUNT_STATES.map((one) => (
            <option key={one} value={one}>
              {t(`account.state.${one}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
