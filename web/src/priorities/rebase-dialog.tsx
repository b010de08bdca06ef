import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { isRebasing, lastRebaseQuery } from '../api/understanding-queries.js';
import type { PriorityRebase } from '../api/understanding-types.js';
import { formatDateTime, formatNumber } from '../i18n/format.js';
import { announce } from '../shell/announcer.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import '../ui/progress.css';

export interface RebaseDialogProps {
  /** Of the weights in force. */
  readonly version: number;
  readonly onClose: () => void;
}

/** Judges the open tasks anew by the weights in force: begun, watched and stopped here, also after a reload. */
export function RebaseDialog({ version, onClose }: RebaseDialogProps) {
  const { t } = useTranslation();
  const { data: last, error, isPending, refetch } = useQuery(lastRebaseQuery);
  useEndTold(last ?? null);
  return (
    <Dialog title={t('weights.rebase.title', { n: version })} onClose={onClose}>
      <p>{t('weights.rebase.why')}</p>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Loading rows={1} /> : null}
      {last ? <Progress rebase={last} /> : null}
      {last === undefined || isRebasing(last ?? undefined) ? null : <Start version={version} onClose={onClose} />}
    </Dialog>
  );
}

/** Says once that it ended, and reads anew what it changed. */
function useEndTold(rebase: PriorityRebase | null): void {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const wasBusy = useRef(false);
  const state = rebase?.state ?? null;
  useEffect(() => {
    const isBusy = state === 'queued' || state === 'running';
    if (wasBusy.current && !isBusy && state !== null) {
      announce(t(`weights.rebase.state.${state}`));
      for (const key of ['tasks', 'task', 'counts']) void queryClient.invalidateQueries({ queryKey: [key] });
    }
    wasBusy.current = isBusy;
  }, [state, t, queryClient]);
}

function useKept(): (rebase: PriorityRebase) => void {
  const queryClient = useQueryClient();
  return (rebase) => {
    queryClient.setQueryData(lastRebaseQuery.queryKey, rebase);
    void queryClient.invalidateQueries({ queryKey: lastRebaseQuery.queryKey });
  };
}

function Start({ version, onClose }: RebaseDialogProps) {
  const { t } = useTranslation();
  const keep = useKept();
  const start = useMutation({
    mutationFn: () => request<PriorityRebase>('/priorities/rebases', { method: 'POST', body: { version } }),
    onSuccess: keep,
  });
  return (
    <>
      {start.error ? <ErrorNotice error={start.error} /> : null}
      <div className="es-actions es-actions-end">
        <button type="button" className="es-button" onClick={onClose}>
          {t('common.close')}
        </button>
        <button
          type="button"
          className="es-button es-button-primary"
          disabled={start.isPending}
          onClick={() => {
            start.mutate();
          }}
        >
          {t('weights.rebase.start')}
        </button>
      </div>
    </>
  );
}

function Progress({ rebase }: { readonly rebase: PriorityRebase }) {
  const { t } = useTranslation();
  const labelId = useId();
  const keep = useKept();
  const cancel = useMutation({
    mutationFn: () => request<PriorityRebase>(`/priorities/rebases/${rebase.id}/cancel`, { method: 'POST' }),
    onSuccess: keep,
  });
  const { state, judged, changed, total, finishedAt, error } = rebase;
  const isBusy = isRebasing(rebase);
  return (
    <div className="es-rebase" data-testid="rebase">
      <p id={labelId}>
        <strong>{t(`weights.rebase.state.${state}`)}</strong>
        {finishedAt === null ? null : (
          <span className="dim">
            {' '}
            · {t('weights.versionN', { n: rebase.version })} · {formatDateTime(finishedAt)}
          </span>
        )}
      </p>
      {isBusy ? (
        // Without a value the browser shows that nobody knows yet how much there is.
        <progress
          className="es-progress"
          aria-labelledby={labelId}
          {...(total === 0 ? {} : { value: judged, max: total })}
        />
      ) : null}
      <p className="tabular">
        {t('weights.rebase.counts', {
          judged: formatNumber(judged),
          total: formatNumber(total),
          changed: formatNumber(changed),
        })}
      </p>
      {error === null ? null : <p className="es-field-error">{error}</p>}
      {cancel.error ? <ErrorNotice error={cancel.error} /> : null}
      {isBusy ? (
        <div className="es-actions">
          <button
            type="button"
            className="es-button"
            disabled={cancel.isPending}
            onClick={() => {
              cancel.mutate();
            }}
          >
            {t('weights.rebase.cancel')}
          </button>
        </div>
      ) : null}
    </div>
  );
}
