import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { formatDateTime, formatDuration, formatNumber } from '../i18n/format.js';
import { useMe } from '../session/session.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import {
  REVIEW_COUNTS,
  REVIEW_SECONDS,
  reviewQuery,
  roomQuery,
  type Review,
  type ReviewText,
  type Room,
} from './api.js';
import { mayDecide } from './may-decide.js';
import { SeverityBadge } from './severity-badge.js';
import './crisis.css';

const PARTS = ['summary', 'cause', 'wentWell', 'toImprove'] as const;
const EMPTY: ReviewText = { summary: '', cause: '', wentWell: '', toImprove: '', actions: [] };

/** Measured times first; then what people learnt from them. */
export function ReviewPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { id } = useParams({ from: '/shell/crisis/$id/review' });
  const room = useQuery(roomQuery(id));
  const review = useQuery(reviewQuery(id));
  const error = room.error ?? review.error;
  return (
    <div className="es-page">
      <div className="es-page-head">
        <h1>{t('crisis.review.title')}</h1>
        <Link to="/crisis/$id" params={{ id }}>
          {t('crisis.review.back')}
        </Link>
      </div>
      {error ? <ErrorNotice error={error} /> : null}
      {room.data && review.data ? (
        <>
          <p>
            <SeverityBadge severity={room.data.severity} state={room.data.state} /> <bdi>{room.data.title}</bdi>
          </p>
          <Facts review={review.data} />
          {review.data.review !== null ? (
            <Written review={review.data.review} />
          ) : room.data.state === 'closed' && mayDecide(me) ? (
            <ReviewForm room={room.data} />
          ) : (
            <p className="dim">{t('crisis.review.later')}</p>
          )}
        </>
      ) : error ? null : (
        <Loading rows={6} />
      )}
    </div>
  );
}

function Facts({ review: { facts } }: { readonly review: Review }) {
  const { t } = useTranslation();
  return (
    <dl className="es-facts es-review-facts" data-testid="review-facts">
      {REVIEW_SECONDS.map((fact) => (
        <div key={fact}>
          <dt>{t(`crisis.fact.${fact}`)}</dt>
          <dd className="tabular">
            {said(facts[fact], t('crisis.review.seconds', { shown: formatNumber(facts[fact] ?? 0) }))}
          </dd>
        </div>
      ))}
      {REVIEW_COUNTS.map((fact) => (
        <div key={fact}>
          <dt>{t(`crisis.fact.${fact}`)}</dt>
          <dd className="tabular">{formatNumber(facts[fact] ?? 0)}</dd>
        </div>
      ))}
    </dl>
  );
}

function said(seconds: number | null, inSeconds: string): string {
  if (seconds === null) return '–';
  return seconds < 120 ? inSeconds : formatDuration(seconds, 'long');
}

function Written({ review }: { readonly review: NonNullable<Review['review']> }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('crisis.review.learnt')}>
      <p className="small dim">{t('crisis.review.by', { name: review.by, when: formatDateTime(review.at) })}</p>
      {PARTS.map((part) => (
        <div key={part}>
          <h2>{t(`crisis.review.${part}`)}</h2>
          <p className="es-content" dir="auto">
            {review[part]}
          </p>
        </div>
      ))}
      {review.actions.length > 0 ? (
        <>
          <h2>{t('crisis.review.actions')}</h2>
          <ul>
            {review.actions.map(({ text, owner, dueOn }) => (
              <li key={text}>
                <bdi>{text}</bdi> · <bdi>{owner}</bdi> {dueOn ?? ''}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

function ReviewForm({ room }: { readonly room: Room }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(EMPTY);
  const [actions, setActions] = useState('');
  const save = useMutation({
    mutationFn: () =>
      request<Room>(`/incidents/${room.id}/review`, {
        method: 'POST',
        ifMatch: room.version,
        body: {
          ...draft,
          actions: actions
            .split('\n')
            .map((text) => text.trim())
            .filter((text) => text !== '')
            .map((text) => ({ text, owner: '', dueOn: null })),
        },
      }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['incidents'] }),
  });
  return (
    <form
      className="es-form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      {PARTS.map((part) => (
        <Field key={part} label={t(`crisis.review.${part}`)} isWide>
          {(ids) => (
            <textarea
              {...ids}
              className="es-input"
              rows={3}
              maxLength={4_000}
              value={draft[part]}
              onChange={(event) => {
                setDraft({ ...draft, [part]: event.currentTarget.value });
              }}
            />
          )}
        </Field>
      ))}
      <Field label={t('crisis.review.actions')} hint={t('crisis.review.actionsHint')} isWide>
        {(ids) => (
          <textarea
            {...ids}
            className="es-input"
            rows={3}
            maxLength={4_000}
            value={actions}
            onChange={(event) => {
              setActions(event.currentTarget.value);
            }}
          />
        )}
      </Field>
      {save.error ? <ErrorNotice error={save.error} /> : null}
      <button
        type="submit"
        className="es-button es-button-primary"
        disabled={save.isPending || draft.summary.trim() === ''}
      >
        {t('crisis.review.submit')}
      </button>
    </form>
  );
}
