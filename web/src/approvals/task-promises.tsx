import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { formatRelative } from '../i18n/format.js';
import { canAct, useMe } from '../session/session.js';
import { useNow } from '../time/ticker.js';
import { ErrorNotice } from '../ui/feedback.js';
import { promisesQuery, type CustomerPromise } from './api.js';
import { whenInZone, zoneName } from './when-in-zone.js';
import './approvals.css';

/** What the customer of a task was promised, and whether it was kept. Nothing is shown where nothing was. */
export function TaskPromises({ taskId }: { readonly taskId: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(promisesQuery(taskId));
  const promises = data?.items.filter(({ state }) => state !== 'withdrawn') ?? [];
  if (promises.length === 0) return null;
  return (
    <section className="es-promises small" aria-label={t('promise.title')} data-testid="promises">
      <strong>{t('promise.title')}</strong>
      <ul className="plain">
        {promises.map((promise) => (
          <PromiseRow key={promise.id} taskId={taskId} promise={promise} />
        ))}
      </ul>
    </section>
  );
}

function PromiseRow({ taskId, promise }: { readonly taskId: string; readonly promise: CustomerPromise }) {
  const { t } = useTranslation();
  const nowMs = useNow(10_000);
  const me = useMe();
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => request<undefined>(`/promises/${promise.id}`, { method: 'DELETE' }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['task', taskId] }),
  });
  const { state, dueAt, zone, text } = promise;
  return (
    <li className="es-promise-line">
      <span>
        <q>{text}</q> · {whenInZone(dueAt, zone)} ({zoneName(zone)}) ·{' '}
        {state === 'open'
          ? t('promise.state.open', { when: formatRelative(dueAt, nowMs) })
          : t(`promise.state.${state}`)}
      </span>
      {state === 'open' && canAct(me) ? (
        <button
          type="button"
          className="es-button"
          disabled={remove.isPending}
          onClick={() => {
            remove.mutate();
          }}
        >
          {t('promise.takeBack')}
        </button>
      ) : null}
      {remove.error ? <ErrorNotice error={remove.error} /> : null}
    </li>
  );
}
