import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.js';
import { publicRequest } from '../api/public-request.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import type { SurveyKind } from './api.js';
import '../session/entry-frame.css';
import '../ui/controls.css';
import './survey-page.css';

const route = getRouteApi('/s/$token');

interface Asked {
  readonly kind: SurveyKind;
  readonly lang: string;
  readonly state: 'sent' | 'answered' | 'expired';
  readonly scale: { readonly lowest: number; readonly highest: number };
  readonly from: string;
}

const pathOf = (token: string): string => `/surveys/${encodeURIComponent(token)}`;

/** One question, for whoever has the link. */
export function SurveyPage() {
  const { t, i18n } = useTranslation();
  const { token } = route.useParams();
  const { data, error } = useQuery({
    queryKey: ['survey', token],
    queryFn: () => publicRequest<Asked>(pathOf(token)),
    retry: 1,
  });
  const lang = data?.lang;
  useEffect(() => {
    // For this page only: whoever works here keeps their own.
    if (lang !== undefined) void i18n.changeLanguage(lang);
  }, [lang, i18n]);
  const isUnknown = error instanceof ApiError && error.status === 404;
  return (
    <div className="es-entry">
      <main className="es-entry-card">
        <h1>{data === undefined ? t('people.survey.title') : t('people.public.title', { from: data.from })}</h1>
        {isUnknown ? <p role="alert">{t('people.public.unknown')}</p> : null}
        {error && !isUnknown ? <ErrorNotice error={error} /> : null}
        {data === undefined && !error ? <Loading rows={2} /> : null}
        {data?.state === 'sent' ? <Question token={token} asked={data} /> : null}
        {data === undefined || data.state === 'sent' ? null : <p role="status">{t(`people.public.${data.state}`)}</p>}
      </main>
    </div>
  );
}

function Question({ token, asked: { kind, scale } }: { readonly token: string; readonly asked: Asked }) {
  const { t } = useTranslation();
  const [answer, setAnswer] = useState<number | null>(null);
  const [comment, setComment] = useState('');
  const send = useMutation({
    mutationFn: () =>
      publicRequest<Asked>(pathOf(token), { answer, ...(comment.trim() === '' ? {} : { comment: comment.trim() }) }),
  });
  if (send.isSuccess) return <p role="status">{t('people.public.thanks')}</p>;
  const { lowest, highest } = scale;
  return (
    <form
      className="es-survey"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <fieldset>
        <legend>{t(`people.public.question.${kind}`)}</legend>
        <div className="es-survey-answers">
          {Array.from({ length: highest - lowest + 1 }, (_, index) => lowest + index).map((each) => (
            <label key={each} className="es-survey-answer">
              <input
                type="radio"
                name="answer"
                value={each}
                checked={answer === each}
                onChange={() => {
                  setAnswer(each);
                }}
              />
              <span>{each}</span>
            </label>
          ))}
        </div>
        <p className="es-survey-ends dim">
          <span>{`${String(lowest)} – ${t(`people.public.low.${kind}`)}`}</span>
          <span>{`${String(highest)} – ${t(`people.public.high.${kind}`)}`}</span>
        </p>
      </fieldset>
      <Field label={t('people.public.comment')} isWide>
        {(ids) => (
          <textarea
            {...ids}
            className="es-input"
            rows={3}
            maxLength={2_000}
            value={comment}
            onChange={(event) => {
              setComment(event.currentTarget.value);
            }}
          />
        )}
      </Field>
      {send.error ? <ErrorNotice error={send.error} /> : null}
      <button type="submit" className="es-button es-button-primary" disabled={answer === null || send.isPending}>
        {t('people.public.send')}
      </button>
    </form>
  );
}
