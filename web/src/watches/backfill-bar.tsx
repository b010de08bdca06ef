import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { lastBackfillQuery } from '../api/listening-queries.js';
import type { Backfill, BackfillState } from '../api/listening-types.js';
import { formatAgo, formatDuration, formatNumber } from '../i18n/format.js';
import { canConfigure, useMe } from '../session/session.js';
import { announce } from '../shell/announcer.js';
import { useNow } from '../time/ticker.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { progressOf } from './backfill-progress.js';
import '../ui/progress.css';
import './backfill-bar.css';

const DAYS = [7, 30, 90, 365] as const;
const MINUTE_SECONDS = 60;

/** Looks for a watch in what is already kept: started, watched, stopped and gone on with here, wherever it was started. */
export function BackfillBar({ watchId }: { readonly watchId: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const titleId = useId();
  const { data: job, error, isPending, refetch } = useQuery(lastBackfillQuery(watchId));
  useEndAnnounced(job ?? null);
  return (
    <section className="es-card es-backfill" aria-labelledby={titleId}>
      <h2 id={titleId}>{t('backfill.title')}</h2>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Loading rows={1} /> : null}
      {job ? <Progress job={job} /> : null}
      {job === undefined || (job !== null && progressOf(job).isBusy) || !canConfigure(me) ? null : (
        <Start watchId={watchId} />
      )}
    </section>
  );
}

/** Says once that it ended, for who waits without looking. */
function useEndAnnounced(job: Backfill | null): void {
  const { t } = useTranslation();
  const seen = useRef<BackfillState | null>(null);
  const state = job?.state ?? null;
  useEffect(() => {
    const wasBusy = seen.current === 'queued' || seen.current === 'running';
    seen.current = state;
    if (wasBusy && state !== null && state !== 'queued' && state !== 'running') announce(t(`backfill.state.${state}`));
  }, [state, t]);
}

function useKept(watchId: string): (job: Backfill) => void {
  const queryClient = useQueryClient();
  return (job) => {
    queryClient.setQueryData(lastBackfillQuery(watchId).queryKey, job);
    void queryClient.invalidateQueries({ queryKey: lastBackfillQuery(watchId).queryKey });
  };
}

function Start({ watchId }: { readonly watchId: string }) {
  const { t } = useTranslation();
  const keep = useKept(watchId);
  const [days, setDays] = useState(30);
  const [opensTasks, setOpensTasks] = useState(false);
  const start = useMutation({
    mutationFn: () =>
      request<Backfill>(`/watches/${watchId}/backfills`, { method: 'POST', body: { days, opensTasks } }),
    onSuccess: keep,
  });
  return (
    <form
      className="es-form"
      onSubmit={(event) => {
        event.preventDefault();
        start.mutate();
      }}
    >
      <p className="small dim">{t('backfill.why')}</p>
      <div className="es-backfill-start">
        <Field label={t('backfill.howFar')}>
          {(ids) => (
            <select
              {...ids}
              className="es-select"
              value={days}
              onChange={(event) => {
                setDays(Number(event.currentTarget.value));
              }}
            >
              {DAYS.map((count) => (
                <option key={count} value={count}>
                  {t('backfill.days', { count })}
                </option>
              ))}
            </select>
          )}
        </Field>
        <label className="es-check">
          <input
            type="checkbox"
            checked={opensTasks}
            onChange={(event) => {
              setOpensTasks(event.currentTarget.checked);
            }}
          />
          {t('backfill.opensTasks')}
        </label>
        <button type="submit" className="es-button" disabled={start.isPending}>
          {t('backfill.start')}
        </button>
      </div>
      {start.error ? <ErrorNotice error={start.error} /> : null}
    </form>
  );
}

function Progress({ job }: { readonly job: Backfill }) {
  const { t } = useTranslation();
  const labelId = useId();
  const nowMs = useNow(MINUTE_SECONDS * 1000);
  const { isBusy, canResume, percent } = progressOf(job);
  return (
    <div className="es-backfill">
      <p id={labelId}>
        <strong>{t(`backfill.state.${job.state}`)}</strong>{' '}
        <span className="dim">
          {t('backfill.days', { count: job.days })}
          {job.finishedAt === null ? '' : ` · ${formatAgo(job.finishedAt, nowMs)}`}
        </span>
      </p>
      {isBusy || canResume ? (
        <progress
          className="es-progress"
          aria-labelledby={labelId}
          max={100}
          {...(percent === null ? {} : { value: percent })}
        />
      ) : null}
      <p className="es-facts tabular">
        <span>{t('backfill.scanned', { done: formatNumber(job.scanned), total: formatNumber(job.total) })}</span>
        <span>{t('backfill.matched', { count: job.matched, shown: formatNumber(job.matched) })}</span>
        {isBusy && job.perSecond !== null ? (
          <span>{t('backfill.rate', { shown: formatNumber(Math.round(job.perSecond)) })}</span>
        ) : null}
        {isBusy && job.etaSeconds !== null ? <span>{etaText(job.etaSeconds)}</span> : null}
      </p>
      {job.error === null ? null : <p className="es-field-error">{job.error}</p>}
      <Acts job={job} />
    </div>
  );
}

function etaText(seconds: number): string {
  if (seconds < MINUTE_SECONDS) return i18next.t('backfill.underMinute');
  return i18next.t('backfill.eta', { time: formatDuration(seconds, 'long') });
}

function Acts({ job }: { readonly job: Backfill }) {
  const { t } = useTranslation();
  const me = useMe();
  const keep = useKept(job.watchId);
  const { isBusy, canResume } = progressOf(job);
  const act = useMutation({
    mutationFn: (verb: 'cancel' | 'resume') => request<Backfill>(`/backfills/${job.id}/${verb}`, { method: 'POST' }),
    onSuccess: keep,
  });
  if (!canConfigure(me) || (!isBusy && !canResume)) return null;
  return (
    <div className="es-actions">
      <button
        type="button"
        className="es-button"
        disabled={act.isPending}
        onClick={() => {
          act.mutate(isBusy ? 'cancel' : 'resume');
        }}
      >
        {t(isBusy ? 'backfill.cancel' : 'backfill.resume')}
      </button>
      {act.error ? <ErrorNotice error={act.error} /> : null}
    </div>
  );
}
