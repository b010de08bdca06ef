import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import type { Source } from '../api/configuration-types.js';
import { formatNumber, formatAgo } from '../i18n/format.js';
import { canConfigure, useMe } from '../session/session.js';
import { useNow } from '../time/ticker.js';
import { HealthMark } from '../ui/health-mark.js';
import { ErrorNotice } from '../ui/feedback.js';
import { SourceTrouble } from './source-trouble.js';

export function SourceCard({ source }: { readonly source: Source }) {
  const { t } = useTranslation();
  const nowMs = useNow(10_000);
  const { health } = source;
  return (
    <li className="es-card">
      <div className="es-card-head">
        <h2>
          <Link to="/sources" search={{ source: source.id }}>
            {source.name}
          </Link>
        </h2>
        <HealthMark state={health.state} />
      </div>
      <SourceTrouble source={source} />
      <dl className="es-facts">
        <div>
          <dt>{t('source.connector')}</dt>
          <dd>{source.connector}</dd>
        </div>
        <div>
          <dt>{t('source.lastSuccess')}</dt>
          <dd>{health.lastSuccessAt === null ? t('source.never') : formatAgo(health.lastSuccessAt, nowMs)}</dd>
        </div>
        <div>
          <dt>{t('source.seen')}</dt>
          <dd>{formatNumber(source.seenCount)}</dd>
        </div>
        <div>
          <dt>{t('source.stored')}</dt>
          <dd>{formatNumber(source.storedCount)}</dd>
        </div>
        {source.quarantinedCount > 0 ? (
          <div>
            <dt>{t('source.quarantined')}</dt>
            <dd>{formatNumber(source.quarantinedCount)}</dd>
          </div>
        ) : null}
      </dl>
      <SourceActions source={source} />
    </li>
  );
}

function SourceActions({ source }: { readonly source: Source }) {
  const { t } = useTranslation();
  const me = useMe();
  const queryClient = useQueryClient();
  const isPaused = source.health.state === 'paused';
  const refresh = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['sources'] });
  const pause = useMutation({
    mutationFn: () =>
      request<Source>(`/sources/${source.id}`, {
        method: 'PATCH',
        body: { isPaused: !isPaused },
        ifMatch: source.version,
      }),
    onSettled: refresh,
  });
  const poll = useMutation({
    mutationFn: () => request<{ readonly source: Source }>(`/sources/${source.id}/poll`, { method: 'POST', body: {} }),
    onSettled: refresh,
  });
  const error = pause.error ?? poll.error;
  if (!canConfigure(me)) return null;
  return (
    <>
      {error ? <ErrorNotice error={error} /> : null}
      <div className="es-actions">
        {source.inboundUrl === null ? (
          <button
            type="button"
            className="es-button"
            disabled={isPaused || poll.isPending}
            onClick={() => {
              poll.mutate();
            }}
          >
            {poll.isSuccess ? t('source.polled') : t('source.poll')}
          </button>
        ) : null}
        <button
          type="button"
          className="es-button"
          disabled={pause.isPending}
          onClick={() => {
            pause.mutate();
          }}
        >
          {isPaused ? t('source.resume') : t('source.pause')}
        </button>
      </div>
    </>
  );
}
