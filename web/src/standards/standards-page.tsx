import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { standardsQuery } from '../api/queries.js';
import type { Standard, Target } from '../api/configuration-types.js';
import { coded } from '../i18n/coded.js';
import { formatDuration, formatNumber } from '../i18n/format.js';
import { useMe } from '../session/session.js';
import { EmptyState, ErrorNotice, Loading } from '../ui/feedback.js';
import { StandardEditor } from './standard-editor.js';

/** What we promise, in plain words, for everybody to read. */
export function StandardsPage() {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(standardsQuery);
  return (
    <div className="es-page">
      <h1>{t('nav.standards')}</h1>
      <p className="dim">{t('standard.intro')}</p>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Loading rows={3} /> : null}
      {data?.length === 0 ? <EmptyState title={t('standard.empty')} why={t('standard.emptyWhy')} /> : null}
      <ul className="plain es-card-list">
        {data?.map((standard) => (
          <li key={standard.id}>
            <StandardCard key={standard.currentVersion} standard={standard} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function StandardCard({ standard }: { readonly standard: Standard }) {
  const { t } = useTranslation();
  const me = useMe();
  const [isEditing, setEditing] = useState(false);
  return (
    <article className="es-card">
      <div className="es-card-head">
        <h2>{standard.name}</h2>
        <span className="dim">{t('standard.version', { n: standard.currentVersion })}</span>
      </div>
      {isEditing ? (
        <StandardEditor
          standard={standard}
          onClose={() => {
            setEditing(false);
          }}
        />
      ) : (
        <>
          <ul className="plain es-card-list">
            {standard.targets.map((target) => (
              <li key={target.id}>
                <TargetText target={target} />
              </li>
            ))}
          </ul>
          {me.role === 'admin' ? (
            <div>
              <button
                type="button"
                className="es-button"
                onClick={() => {
                  setEditing(true);
                }}
              >
                {t('standard.edit')}
              </button>
            </div>
          ) : null}
        </>
      )}
    </article>
  );
}

function TargetText({ target }: { readonly target: Target }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{target.name}</p>
      <p className="dim">
        {t('standard.target', {
          percent: formatNumber(target.percent),
          what: t(`clock.kind.${target.kind}`),
          time: formatDuration(target.withinSeconds, 'long'),
          calendar: coded('standard.calendar', target.calendar, target.calendar),
        })}
      </p>
    </>
  );
}
