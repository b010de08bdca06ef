import { PRESENCES } from '@domain/routing/routing.types.js';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { ErrorNotice } from '../ui/feedback.js';
import { presenceQuery, type Presence, type PresenceNow } from './api.js';

const HEARTBEAT_MS = 30_000;

/**
 * Whether one is at the desk. What was chosen is said again while the page is open, and goes away by itself after that; who has
 * never chosen is not asked about.
 */
export function PresenceSwitch() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { data } = useQuery(presenceQuery);
  const { mutate, error } = useMutation({
    mutationFn: (state: Presence) => request<PresenceNow>('/me/presence', { method: 'PUT', body: { state } }),
    onSuccess: (now) => {
      queryClient.setQueryData(presenceQuery.queryKey, now);
    },
  });
  const said = data?.said ?? null;
  useEffect(() => {
    if (said === null || said === 'offline') return undefined;
    mutate(said);
    const timer = setInterval(() => {
      mutate(said);
    }, HEARTBEAT_MS);
    return () => {
      clearInterval(timer);
    };
  }, [said, mutate]);
  return (
    <>
      <label className="es-user-row">
        {t('routing.presence.title')}
        <select
          className="es-select"
          data-testid="presence"
          value={said ?? ''}
          onChange={(event) => {
            mutate(event.currentTarget.value as Presence);
          }}
        >
          {said === null ? <option value="">{t('routing.presence.unsaid')}</option> : null}
          {PRESENCES.map((state) => (
            <option key={state} value={state}>
              {t(`routing.presence.${state}`)}
            </option>
          ))}
        </select>
      </label>
      {error ? <ErrorNotice error={error} /> : null}
      <Link to="/oncall" className="es-button">
        {t('routing.presence.onCall')}
      </Link>
    </>
  );
}
