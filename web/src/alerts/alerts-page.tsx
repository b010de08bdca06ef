import { IconBellCheck, IconBellRinging } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { alertsQuery } from '../api/networks-queries.js';
import type { Alert } from '../api/networks-types.js';
import { coded } from '../i18n/coded.js';
import { formatAgo } from '../i18n/format.js';
import { useCommands } from '../keyboard/use-commands.js';
import { AlertPages } from '../on-call/alert-pages.js';
import { canAct, useMe } from '../session/session.js';
import { showToast } from '../shell/toasts.js';
import { useNow } from '../time/ticker.js';
import { Chip } from '../ui/chip.js';
import { EmptyState, ErrorNotice, errorText, Loading } from '../ui/feedback.js';
import { MoreButton } from '../ui/more-button.js';
import { useAlertAct, type AlertAct } from './use-alert-act.js';
import '../ui/tabs.css';

const route = getRouteApi('/shell/alerts');

/** What needed somebody to look, and who was told. */
export function AlertsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const state = route.useSearch().state === 'all' ? undefined : 'open';
  const query = useInfiniteQuery(alertsQuery(state));
  const { data, error, isPending, refetch } = query;
  const alerts = data?.pages.flatMap(({ items }) => items) ?? [];
  useAlertKeys(alerts.find((alert) => alert.state === 'open'));
  const tab = (isActive: boolean): string => (isActive ? 'es-tab es-tab-active' : 'es-tab');
  return (
    <div className="es-page">
      <div className="es-page-head">
        <h1>{t('alert.title')}</h1>
        {me.role === 'viewer' ? null : (
          <Link to="/alerts/rules" className="es-button">
            {t('alert.rulesLink')}
          </Link>
        )}
      </div>
      <p className="dim">{t('alert.intro')}</p>
      <nav className="es-tabs" aria-label={t('alert.title')}>
        <Link
          to="/alerts"
          search={{}}
          className={tab(state === 'open')}
          aria-current={state === 'open' ? 'page' : undefined}
        >
          {t('alert.openOnly')}
        </Link>
        <Link
          to="/alerts"
          search={{ state: 'all' }}
          className={tab(state === undefined)}
          aria-current={state === undefined ? 'page' : undefined}
        >
          {t('alert.all')}
        </Link>
      </nav>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Loading rows={3} /> : null}
      {data && alerts.length === 0 ? <EmptyState title={t('alert.empty')} why={t('alert.emptyWhy')} /> : null}
      <ul className="plain es-card-list">
        {alerts.map((alert) => (
          <AlertCard key={alert.id} alert={alert} />
        ))}
      </ul>
      <MoreButton {...query} />
    </div>
  );
}

/** The keys of a crisis, on the alert that is open longest at the top of the list. */
function useAlertKeys(first: Alert | undefined): void {
  const may = canAct(useMe());
  const { mutate } = useAlertAct();
  const act = (chosen: AlertAct): void => {
    if (first === undefined) return;
    mutate(
      { id: first.id, act: chosen },
      {
        onError: (error) => {
          showToast({ id: 'alert', text: errorText(error), tone: 'bad', holdUntil: null, onUndo: null });
        },
      },
    );
  };
  useCommands([
    {
      id: 'alert.acknowledge',
      label: 'paging.acknowledgeKey',
      section: 'decide',
      keys: ['KeyA'],
      isEnabled: () => may && first !== undefined,
      run: () => {
        act('acknowledge');
      },
    },
    {
      id: 'alert.pageNext',
      label: 'paging.pageNext',
      section: 'decide',
      keys: ['Shift+KeyP'],
      isEnabled: () => may && first?.chain?.state === 'running',
      run: () => {
        act('page-next');
      },
    },
  ]);
}

function AlertCard({ alert }: { readonly alert: Alert }) {
  const { t } = useTranslation();
  const nowMs = useNow(10_000);
  const me = useMe();
  const acting = useAlertAct();
  return (
    <li className="es-card">
      <div className="es-card-head">
        <h2>{titleOf(alert)}</h2>
        <Chip
          icon={alert.state === 'open' ? IconBellRinging : IconBellCheck}
          tone={alert.state === 'open' ? 'bad' : 'plain'}
        >
          {t(`alert.state.${alert.state}`)}
        </Chip>
      </div>
      <p>{textOf(alert)}</p>
      <p className="small dim">
        {alert.closedAt === null
          ? t('alert.opened', { when: formatAgo(alert.openedAt, nowMs) })
          : t('alert.closed', { when: formatAgo(alert.closedAt, nowMs) })}
      </p>
      {alert.acknowledgedAt === null || alert.acknowledgedBy === null ? null : (
        <p className="small">
          {t('alert.acknowledgedBy', {
            name: alert.acknowledgedBy.name,
            when: formatAgo(alert.acknowledgedAt, nowMs),
          })}
        </p>
      )}
      <AlertPages alert={alert} />
      <Deliveries alert={alert} />
      {acting.error ? <ErrorNotice error={acting.error} /> : null}
      {alert.state === 'open' && canAct(me) ? (
        <div className="es-actions">
          <button
            type="button"
            className="es-button es-button-primary"
            disabled={acting.isPending}
            onClick={() => {
              acting.mutate({ id: alert.id, act: 'acknowledge' });
            }}
          >
            {t('alert.acknowledge')}
          </button>
          {alert.chain?.state === 'running' ? (
            <button
              type="button"
              className="es-button"
              disabled={acting.isPending}
              onClick={() => {
                acting.mutate({ id: alert.id, act: 'page-next' });
              }}
            >
              {t('paging.pageNext')}
            </button>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}

/** In the reader's language where the server said what the words are made of. */
function titleOf({ kind, title, details }: Alert): string {
  const { sourceName } = details;
  return typeof sourceName === 'string' ? coded('alert.about', kind, title, { source: sourceName }) : title;
}

function textOf({ text, details: { reason } }: Alert): string {
  return typeof reason === 'string' ? coded('trouble', reason, text) : text;
}

function Deliveries({ alert }: { readonly alert: Alert }) {
  const { t } = useTranslation();
  const nowMs = useNow(10_000);
  if (alert.deliveries.length === 0) return <p className="small">{t('alert.nobody')}</p>;
  return (
    <section>
      <h3 className="small">{t('alert.deliveries')}</h3>
      <ul className="small">
        {alert.deliveries.map(({ notifier, state, at, problem }) => (
          <li key={`${notifier.id} ${at}`}>
            <bdi>{notifier.name}</bdi>: {coded('alert.delivery', state, state)}
            {` (${formatAgo(at, nowMs)})`}
            {problem === null ? null : <span className="es-field-error"> {problem}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
