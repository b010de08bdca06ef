import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { statusQuery } from '../api/queries.js';
import type { SystemStatus } from '../api/configuration-types.js';
import { formatNumber, formatAgo } from '../i18n/format.js';
import { useNow } from '../time/ticker.js';
import { HealthMark } from '../ui/health-mark.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import { AdminNav } from './admin-nav.js';

/** Nothing here reads "ok" that was not checked. */
export function StatusPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(statusQuery);
  return (
    <div className="es-page">
      <AdminNav />
      <h1>{t('admin.status')}</h1>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {data ? <StatusText status={data} /> : error ? null : <Loading />}
    </div>
  );
}

function StatusText({ status }: { readonly status: SystemStatus }) {
  const { t } = useTranslation();
  const nowMs = useNow(5000);
  const ago = (iso: string | null): string => (iso === null ? t('source.never') : formatAgo(iso, nowMs));
  return (
    <>
      <p>
        <strong>{t(status.isHealthy ? 'status.healthy' : 'status.unhealthy')}</strong>
      </p>
      <ul className="plain es-card-list">
        {status.checks.map((check) => (
          <li key={check.name} className="es-card">
            <div className="es-card-head">
              <h2>{check.name}</h2>
              <HealthMark state={check.state} />
            </div>
            <p className="dim">{check.detail}</p>
          </li>
        ))}
      </ul>
      {status.workers.length > 0 ? (
        <section className="es-card-list">
          <h2>{t('status.workers')}</h2>
          <ul className="plain es-card-list">
            {status.workers.map((worker) => (
              <li key={worker.id} className="es-card">
                <p className="es-facts">
                  <span className="es-code">{worker.id}</span>
                  <span>{worker.role}</span>
                  <span>{t('status.heartbeat', { when: ago(worker.heartbeatAt) })}</span>
                </p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {status.jobs.length > 0 ? (
        <section className="es-card-list">
          <h2>{t('status.jobs')}</h2>
          <ul className="plain es-card-list">
            {status.jobs.map((job) => (
              <li key={job.name} className="es-card">
                <h3>{job.name}</h3>
                <p className="es-facts">
                  <span>{t('status.lastRun', { when: ago(job.lastFinishedAt) })}</span>
                  <span>{t('status.runs', { count: job.runs, shown: formatNumber(job.runs) })}</span>
                  <span>{t('status.failures', { count: job.failures, shown: formatNumber(job.failures) })}</span>
                </p>
                {job.lastError === null ? null : <p className="es-field-error">{job.lastError}</p>}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
