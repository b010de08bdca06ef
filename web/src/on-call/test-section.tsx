import { IconCheck, IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { formatAgo, formatDateTime } from '../i18n/format.js';
import { canConfigure, useMe } from '../session/session.js';
import { useNow } from '../time/ticker.js';
import { Chip } from '../ui/chip.js';
import { ErrorNotice } from '../ui/feedback.js';
import { type OnCallTest, onCallTestQuery, type Tested } from './api.js';

/** Who the last test reached, and in red who it did not. */
export function TestSection() {
  const { t } = useTranslation();
  const mayStart = canConfigure(useMe());
  const queryClient = useQueryClient();
  const { data, error } = useQuery(onCallTestQuery);
  const start = useMutation({
    mutationFn: () => request<OnCallTest>('/on-call/test', { method: 'POST', body: {} }),
    onSuccess: (test) => {
      queryClient.setQueryData(onCallTestQuery.queryKey, test);
    },
  });
  return (
    <section data-testid="on-call-test">
      <div className="es-page-head">
        <h3>{t('paging.test')}</h3>
        {mayStart ? (
          <button
            type="button"
            className="es-button"
            disabled={start.isPending}
            onClick={() => {
              start.mutate();
            }}
          >
            {t('paging.testNow')}
          </button>
        ) : null}
      </div>
      {error ? <ErrorNotice error={error} /> : null}
      {start.error ? <ErrorNotice error={start.error} /> : null}
      {data === undefined ? null : (
        <p className="dim">
          {data.startedAt === null
            ? t('paging.testNever')
            : t('paging.testAt', { when: formatDateTime(data.startedAt) })}
        </p>
      )}
      <ul className="plain es-card-list">
        {[...(data?.people ?? []), ...(data?.notifiers ?? [])].map((tested) => (
          <TestedLine key={`${tested.id} ${tested.name}`} tested={tested} isOver={data?.isOver ?? false} />
        ))}
      </ul>
    </section>
  );
}

function TestedLine({ tested, isOver }: { readonly tested: Tested; readonly isOver: boolean }) {
  const { t } = useTranslation();
  const nowMs = useNow(10_000);
  const { name, isReached, confirmedAt, ways } = tested;
  const isMissed = !isReached && (isOver || ways.every(({ state }) => state !== 'waiting'));
  return (
    <li className="es-card">
      <div className="es-card-head">
        <h4>{name}</h4>
        <Chip icon={isReached ? IconCheck : IconX} tone={isMissed ? 'bad' : 'plain'}>
          {isReached ? t('paging.reached') : isMissed ? t('paging.missed') : t('paging.waits')}
        </Chip>
      </div>
      <p className="small">
        {confirmedAt === null
          ? t('paging.unconfirmed')
          : t('paging.confirmedAt', { when: formatAgo(confirmedAt, nowMs) })}
      </p>
      <ul className="plain small">
        {ways.map(({ channel, state, problem }, n) => (
          <li key={n}>
            {channel}: {t(`paging.state.${state}`)}
            {problem === null ? null : <span className="es-field-error"> {problem}</span>}
          </li>
        ))}
      </ul>
    </li>
  );
}
