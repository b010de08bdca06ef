import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { teamsQuery, usersQuery } from '../api/queries.js';
import { formatNumber } from '../i18n/format.js';
import { canConfigure, useMe } from '../session/session.js';
import { ErrorNotice } from '../ui/feedback.js';
import { chainsQuery, type Chain } from './api.js';
import { ChainDialog } from './chain-dialog.js';
import { RemoveButton } from './form-dialog.js';

/** Who is told after how long while nobody takes a task. */
export function ChainList() {
  const { t } = useTranslation();
  const me = useMe();
  const { data, error } = useQuery(chainsQuery);
  const [open, setOpen] = useState<Chain | 'new' | null>(null);
  return (
    <>
      <div className="es-page-head">
        <h2>{t('routing.chains.title')}</h2>
        {canConfigure(me) ? (
          <button
            type="button"
            className="es-button"
            onClick={() => {
              setOpen('new');
            }}
          >
            {t('routing.chains.add')}
          </button>
        ) : null}
      </div>
      <p>{t('routing.chains.intro')}</p>
      {error ? <ErrorNotice error={error} /> : null}
      {data?.length === 0 ? <p className="dim">{t('routing.chains.none')}</p> : null}
      <ul className="plain es-card-list">
        {data?.map((chain) => (
          <li key={chain.id} className="es-card">
            <div className="es-card-head">
              <h3>{chain.name}</h3>
              {canConfigure(me) ? (
                <span className="es-actions">
                  <button
                    type="button"
                    className="es-button"
                    aria-label={t('routing.chains.changeOf', { name: chain.name })}
                    onClick={() => {
                      setOpen(chain);
                    }}
                  >
                    {t('routing.change')}
                  </button>
                  <RemoveButton
                    name={chain.name}
                    path={`/escalation-chains/${chain.id}`}
                    version={chain.version}
                    refresh={['escalation-chains']}
                  />
                </span>
              ) : null}
            </div>
            <p className="es-facts">
              <span>{chain.team?.name ?? t('routing.chains.everyTeam')}</span>
              <span>{t(`routing.chains.start.${chain.startsOn}`)}</span>
              {chain.priorities.length > 0 ? <span>{chain.priorities.join(' / ')}</span> : null}
              <span>
                {chain.hours === null
                  ? t('routing.hours.any')
                  : t('routing.hours.in', { zone: chain.hours.zone ?? '' })}
              </span>
            </p>
            <Steps chain={chain} />
          </li>
        ))}
      </ul>
      {open === null ? null : (
        <ChainDialog
          chain={open === 'new' ? null : open}
          onClose={() => {
            setOpen(null);
          }}
        />
      )}
    </>
  );
}

function Steps({ chain }: { readonly chain: Chain }) {
  const { t } = useTranslation();
  const users = useQuery(usersQuery).data ?? [];
  const teams = useQuery(teamsQuery).data ?? [];
  return (
    <ol className="es-route-list">
      {chain.steps.map((step, n) => {
        const name =
          users.find(({ id }) => id === step.memberId)?.name ?? teams.find(({ id }) => id === step.teamId)?.name;
        return (
          <li key={n}>
            {t('routing.chains.step', {
              minutes: formatNumber(step.afterSeconds / 60),
              who: name ?? t('routing.chains.alertOnly'),
            })}
          </li>
        );
      })}
    </ol>
  );
}
