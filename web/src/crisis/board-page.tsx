import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAgo, formatDateTime, formatNumber } from '../i18n/format.js';
import { useMe } from '../session/session.js';
import { useNow } from '../time/ticker.js';
import { EmptyState, ErrorNotice, Loading } from '../ui/feedback.js';
import { MoreButton } from '../ui/more-button.js';
import { incidentsQuery, type Incident } from './api.js';
import { CrisisNav } from './crisis-nav.js';
import { LearningWatches } from './learning-watches.js';
import { mayWork } from './may-decide.js';
import { noticedWords } from './noticed-words.js';
import { RaiseDialog } from './raise-dialog.js';
import { SeverityBadge } from './severity-badge.js';
import './crisis.css';

/** What goes on now, and what is over. */
export function CrisisPage() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const [isRaising, setRaising] = useState(false);
  const running = useInfiniteQuery(incidentsQuery('running'));
  const over = useInfiniteQuery(incidentsQuery('over'));
  const now = running.data?.pages.flatMap(({ items }) => items) ?? [];
  const past = over.data?.pages.flatMap(({ items }) => items) ?? [];
  const raise = mayWork(me) ? (
    <button
      type="button"
      className="es-button es-button-primary"
      onClick={() => {
        setRaising(true);
      }}
    >
      {t('crisis.raise.open')}
    </button>
  ) : null;
  return (
    <div className="es-page">
      <CrisisNav />
      <div className="es-page-head">
        <h1>{t('crisis.title')}</h1>
        {raise}
      </div>
      <p className="dim">{t('crisis.intro')}</p>
      <LearningWatches />
      {running.error ? <ErrorNotice error={running.error} onRetry={() => void running.refetch()} /> : null}
      {running.isPending ? <Loading rows={3} /> : null}
      {running.data && now.length === 0 ? <EmptyState title={t('crisis.none')} why={t('crisis.noneWhy')} /> : null}
      <Incidents incidents={now} label={t('crisis.running')} />
      <MoreButton {...running} />
      {past.length > 0 ? <h2>{t('crisis.over')}</h2> : null}
      <Incidents incidents={past} label={t('crisis.over')} />
      <MoreButton {...over} />
      {isRaising ? (
        <RaiseDialog
          taskIds={[]}
          onClose={() => {
            setRaising(false);
          }}
          onRaised={(id) => void navigate({ to: '/crisis/$id', params: { id } })}
        />
      ) : null}
    </div>
  );
}

function Incidents({ incidents, label }: { readonly incidents: readonly Incident[]; readonly label: string }) {
  if (incidents.length === 0) return null;
  return (
    <ul className="plain es-card-list" aria-label={label}>
      {incidents.map((incident) => (
        <IncidentCard key={incident.id} incident={incident} />
      ))}
    </ul>
  );
}

function IncidentCard({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation();
  const nowMs = useNow(30_000);
  const { id, severity, state, title, lead, detectedAt, closedAt, taskCount, unacknowledgedCount, isDrill } = incident;
  const { relatedWatches } = incident;
  const [why] = noticedWords(incident.reasons).findings;
  return (
    <li className={isDrill ? 'es-card es-drill' : 'es-card'} data-testid="incident">
      <div className="es-card-head">
        <h2>
          <Link to="/crisis/$id" params={{ id }}>
            <bdi>{title}</bdi>
          </Link>
        </h2>
        <SeverityBadge severity={severity} state={state} />
      </div>
      {isDrill ? <p className="es-drill-word">{t('crisis.drill')}</p> : null}
      {why === undefined ? null : (
        <p className="small" dir="auto">
          {why}
        </p>
      )}
      {relatedWatches.length === 0 ? null : (
        <p className="small">
          {t('crisis.related.also', { names: relatedWatches.map(({ name }) => name).join(', ') })}
        </p>
      )}
      <p className="small dim">
        {closedAt === null
          ? t('crisis.noticed', { when: formatAgo(detectedAt, nowMs) })
          : t('crisis.ended', { when: formatDateTime(closedAt) })}
        {' · '}
        {lead === null ? t('crisis.noLead') : t('crisis.ledBy', { name: lead.name })}
        {' · '}
        {t('crisis.tasks', { shown: formatNumber(taskCount) })}
        {unacknowledgedCount > 0 && closedAt === null ? (
          <>
            {' · '}
            <strong>{t('crisis.unheard', { shown: formatNumber(unacknowledgedCount) })}</strong>
          </>
        ) : null}
      </p>
    </li>
  );
}
