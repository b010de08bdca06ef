import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { taskQuery } from '../api/queries.js';
import type { Task } from '../api/types.js';
import { formatDateTime } from '../i18n/format.js';
import { showToast } from '../shell/toasts.js';
import { taskStore } from '../tasks/app-tasks.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { CALL_RESULTS, finishCall, planCall, type CallBrief, type CallResult } from './api.js';
import { Told } from './told.js';

/** Everything for the phone on one page, and how it went afterwards. */
export function CallDialog({ task, onClose }: { readonly task: Task; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const brief = useQuery({
    queryKey: ['people', 'call', task.id],
    queryFn: () => planCall(task.id),
    gcTime: 0,
    retry: 1,
  });
  const who = brief.data?.name ?? task.customer.name ?? task.customer.handle;
  return (
    <Dialog title={t('people.call.title', { who })} onClose={onClose}>
      {brief.error ? <ErrorNotice error={brief.error} onRetry={() => void brief.refetch()} /> : null}
      {brief.data === undefined ? (
        brief.error ? null : (
          <Loading rows={4} />
        )
      ) : (
        <>
          <Brief brief={brief.data} />
          <Outcome brief={brief.data} onClose={onClose} />
        </>
      )}
    </Dialog>
  );
}

function Brief({
  brief: { phone, consent, history, script, openQuestions, promises, lang },
}: {
  readonly brief: CallBrief;
}) {
  const { t } = useTranslation();
  const consentText =
    consent === null
      ? t('people.call.consentNone')
      : consent.isGiven
        ? t('people.call.consentYes', { source: consent.source })
        : t('people.call.consentNo', { source: consent.source });
  return (
    <div className="es-brief">
      <p className="es-brief-phone">
        {phone === null ? t('people.call.noPhone') : <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>}
      </p>
      <p className={consent?.isGiven === false ? 'es-brief-no' : 'dim'}>{consentText}</p>
      {history.length === 0 ? null : <h3>{t('people.call.history')}</h3>}
      <Told sentences={history} />
      {promises.length === 0 ? null : (
        <>
          <h3>{t('people.call.promised')}</h3>
          <ul>
            {promises.map(({ kind, text, dueAt }) => (
              <li key={`${kind}${text}${dueAt ?? ''}`}>
                {t('people.told.due', {
                  sentence: kind === 'call' ? t('people.told.was-promised-call') : t('people.told.was-promised-answer'),
                  at: [text, dueAt === null ? '' : formatDateTime(dueAt)].filter((each) => each !== '').join(' · '),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
      {openQuestions.length === 0 ? null : (
        <>
          <h3>{t('people.call.questions')}</h3>
          <ul>
            {openQuestions.map(({ mentionId, text }) => (
              <li key={mentionId} dir="auto">
                {text}
              </li>
            ))}
          </ul>
        </>
      )}
      {script.length === 0 ? null : (
        <>
          <h3>{t('people.call.script')}</h3>
          <ol>
            {script.map(({ step, templateId, text }) => (
              <li key={templateId}>
                <strong>{t(`people.call.step.${step}`)}</strong> <span lang={lang}>{text}</span>
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

function Outcome({ brief, onClose }: { readonly brief: CallBrief; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [result, setResult] = useState<CallResult>('solved');
  const [minutes, setMinutes] = useState('');
  const [note, setNote] = useState('');
  const [callbackAt, setCallbackAt] = useState('');
  const write = useMutation({
    mutationFn: () =>
      finishCall(brief.callId, {
        result,
        ...(minutes === '' ? {} : { durationSeconds: Math.round(Number(minutes) * 60) }),
        ...(note.trim() === '' ? {} : { note: note.trim() }),
        ...(result === 'callback' && callbackAt !== '' ? { callbackAt: new Date(callbackAt).toISOString() } : {}),
      }),
    onSuccess: async ({ task }) => {
      taskStore.put(task);
      showToast({
        id: `call-${brief.callId}`,
        text: t('people.call.done'),
        tone: 'plain',
        holdUntil: null,
        onUndo: null,
      });
      onClose();
      await queryClient.invalidateQueries({ queryKey: taskQuery(task.id).queryKey });
      await queryClient.invalidateQueries({ queryKey: ['people'] });
    },
  });
  return (
    <form
      className="es-people-form"
      onSubmit={(event) => {
        event.preventDefault();
        write.mutate();
      }}
    >
      <Field label={t('people.call.result')}>
        {(ids) => (
          <select
            {...ids}
            className="es-select"
            value={result}
            onChange={(event) => {
              setResult(CALL_RESULTS.find((each) => each === event.currentTarget.value) ?? 'solved');
            }}
          >
            {CALL_RESULTS.map((each) => (
              <option key={each} value={each}>
                {t(`people.call.results.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {result === 'callback' ? (
        <Field label={t('people.call.callbackAt')}>
          {(ids) => (
            <input
              {...ids}
              type="datetime-local"
              required
              className="es-input"
              value={callbackAt}
              onChange={(event) => {
                setCallbackAt(event.currentTarget.value);
              }}
            />
          )}
        </Field>
      ) : null}
      <Field label={t('people.call.minutes')}>
        {(ids) => (
          <input
            {...ids}
            type="number"
            min={0}
            max={1440}
            step="any"
            className="es-input"
            value={minutes}
            onChange={(event) => {
              setMinutes(event.currentTarget.value);
            }}
          />
        )}
      </Field>
      <Field label={t('people.call.note')} isWide>
        {(ids) => (
          <textarea
            {...ids}
            className="es-input"
            rows={3}
            value={note}
            onChange={(event) => {
              setNote(event.currentTarget.value);
            }}
          />
        )}
      </Field>
      {write.error ? <ErrorNotice error={write.error} /> : null}
      <div className="es-actions es-actions-end">
        <button type="submit" className="es-button es-button-primary" disabled={write.isPending}>
          {t('people.call.write')}
        </button>
      </div>
    </form>
  );
}
