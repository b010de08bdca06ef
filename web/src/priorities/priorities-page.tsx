import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { weightsQuery } from '../api/understanding-queries.js';
import type { PriorityWeights } from '@domain/priority/priority.types.js';
import type { WeightsVersion } from '../api/understanding-types.js';
import { AdminNav } from '../admin/admin-nav.js';
import { canConfigure, useMe } from '../session/session.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import { PublishWeights } from './publish-weights.js';
import { RebaseDialog } from './rebase-dialog.js';
import { RehearsalBox } from './rehearsal-box.js';
import { WeightFields } from './weight-fields.js';
import { weightFaults } from './weight-parts.js';
import { WeightVersions } from './weight-versions.js';
import './priorities.css';

const route = getRouteApi('/shell/admin/priorities');
/** In the address while that dialog is open. */
const REBASE = 'rebase';

/** What makes a task urgent: each weight in words, rehearsed before it holds. */
export function PrioritiesPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(weightsQuery);
  return (
    <div className="es-page es-priorities-page">
      <AdminNav />
      <h1>{t('weights.title')}</h1>
      <p>{t('weights.intro')}</p>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {data ? <Weights live={data} /> : error ? null : <Loading rows={4} />}
    </div>
  );
}

/** A draft stands on the version it was begun from; that another one came into force shows when it is published. */
function Weights({ live }: { readonly live: WeightsVersion }) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const { open } = route.useSearch();
  const [base, setBase] = useState(live);
  const [draft, setDraft] = useState<PriorityWeights>(live.weights);
  const mayChange = canConfigure(me);
  const faults = weightFaults(draft);
  const begin = (from: WeightsVersion, weights: PriorityWeights): void => {
    setBase(from);
    setDraft(weights);
  };
  const show = (dialog: typeof REBASE | undefined): void => {
    void navigate({ to: '/admin/priorities', search: dialog === undefined ? {} : { open: dialog }, replace: true });
  };
  return (
    <>
      <div className="es-page-head">
        <p>
          <strong>{t('weights.versionN', { n: live.version })}</strong> <span dir="auto">{live.reason}</span>
        </p>
        {mayChange ? (
          <button
            type="button"
            className="es-button"
            onClick={() => {
              show(REBASE);
            }}
          >
            {t('weights.rebase.open')}
          </button>
        ) : (
          <p className="dim">{t('common.readOnly')}</p>
        )}
      </div>
      <div className={mayChange ? 'es-priorities' : undefined}>
        <section aria-label={t('weights.title')} className="es-form">
          <WeightFields weights={draft} faults={faults} onChange={mayChange ? setDraft : null} />
        </section>
        {mayChange ? (
          <section className="es-priorities-try" aria-label={t('weights.try')}>
            <RehearsalBox weights={draft} isValid={faults.size === 0} />
            <PublishWeights
              base={base}
              draft={draft}
              isValid={faults.size === 0}
              onPublished={(version) => {
                begin(version, version.weights);
              }}
              onRebegin={begin}
              onReset={() => {
                begin(live, live.weights);
              }}
            />
          </section>
        ) : null}
      </div>
      <WeightVersions
        live={live.version}
        onTake={
          mayChange
            ? ({ weights }) => {
                setDraft(weights);
                document.querySelector('#main')?.scrollTo({ top: 0 });
              }
            : null
        }
      />
      {open === REBASE && mayChange ? (
        <RebaseDialog
          version={live.version}
          onClose={() => {
            show(undefined);
          }}
        />
      ) : null}
    </>
  );
}
