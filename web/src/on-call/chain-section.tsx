import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../i18n/format.js';
import { canConfigure, useMe } from '../session/session.js';
import type { Schedule, Step } from './api.js';
import { PagingChainDialog } from './paging-chain-dialog.js';
import { targetText } from './target-text.js';

export function ChainSection({ schedule }: { readonly schedule: Schedule }) {
  const { t } = useTranslation();
  const mayChange = canConfigure(useMe());
  const [isEditing, setEditing] = useState(false);
  const { chain, repeats, repeatAfterSeconds, dailyTestAt, zone } = schedule;
  const whenOf = ({ afterSeconds }: Step): string =>
    afterSeconds === 0 ? t('paging.atOnce') : t('paging.afterText', { time: formatDuration(afterSeconds) });
  const howOf = ({ channels }: Step): string =>
    channels.length === 0
      ? t('paging.firstWay')
      : channels.map((channel) => t(`paging.channel.${channel}`)).join(' + ');
  return (
    <>
      <div className="es-page-head">
        <h3>{t('paging.chain')}</h3>
        {mayChange ? (
          <button
            type="button"
            className="es-button"
            onClick={() => {
              setEditing(true);
            }}
          >
            {t('paging.changeChain')}
          </button>
        ) : null}
      </div>
      {chain.length === 0 ? <p className="es-oncall-gap">{t('paging.noChain')}</p> : null}
      <ol>
        {chain.map((step, n) => (
          <li key={n}>
            <strong>{targetText(schedule, step.who, t)}</strong>, {whenOf(step)}
            {step.who.startsWith('notifier:') ? null : <span className="dim"> · {howOf(step)}</span>}
          </li>
        ))}
      </ol>
      {chain.length === 0 ? null : (
        <p className="small dim">{t('paging.repeatsText', { n: repeats, time: formatDuration(repeatAfterSeconds) })}</p>
      )}
      <p className="small dim">
        {dailyTestAt === null ? t('paging.noTest') : `${t('paging.dailyTest')} ${dailyTestAt} (${zone})`}
      </p>
      {isEditing ? (
        <PagingChainDialog
          schedule={schedule}
          onClose={() => {
            setEditing(false);
          }}
        />
      ) : null}
    </>
  );
}
