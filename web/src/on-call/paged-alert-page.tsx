import { IconAlertTriangle } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.js';
import { meQuery } from '../api/queries.js';
import { queryClient } from '../api/query-client.js';
import { coded } from '../i18n/coded.js';
import { formatAgo, formatClock, formatTime } from '../i18n/format.js';
import { useNow } from '../time/ticker.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import type { PagedAlert } from './api.js';
import { answerPage, keepSending, type PageAct, readPage, waitingAnswer } from './page-answers.js';
import { readHash } from './painted.js';
import '../ui/controls.css';
import './paged-alert.css';

const TEST = 'on-call-test';
const route = getRouteApi('/a/$id');

/** Where a page leads: everything at once, two big buttons, and nothing that needs a session. */
export function PagedAlertPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const token = route.useSearch().t ?? '';
  const { painted, isDrill } = readHash(location.hash);
  const [alert, setAlert] = useState<PagedAlert | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isQueued, setQueued] = useState(waitingAnswer(id) !== null);
  const act = useRef<PageAct | null>(waitingAnswer(id)?.act ?? null);

  const take = useCallback((answered: PagedAlert): void => {
    setAlert(answered);
    setError(null);
    setQueued(false);
    if (act.current === 'acknowledge') void enterRoom(answered);
  }, []);

  const refuse = useCallback((refusal: unknown): void => {
    setError(refusal);
    setQueued(false);
  }, []);

  useEffect(() => keepSending(id, take, refuse), [id, take, refuse]);
  useEffect(() => {
    readPage(id, token).then(setAlert, setError);
  }, [id, token]);

  const answer = (chosen: PageAct): void => {
    act.current = chosen;
    setQueued(true);
    answerPage(id, token, chosen).then((answered) => {
      if (answered !== null) take(answered);
    }, refuse);
  };
  useAnswerKeys(alert?.state === 'open' && !isQueued ? answer : null);

  // Without a connection there is still what the page itself carries.
  const isOffline = error instanceof ApiError && error.status === 0;
  const isTooOld = error instanceof ApiError && error.status === 401;
  const shown = alert ?? painted;
  return (
    <div className={isDrill ? 'es-paged es-paged-drill' : 'es-paged'}>
      <main>
        {isDrill ? (
          <p className="es-paged-drill-word" data-testid="drill-word">
            <strong>{t('crisis.drill')}</strong> · {t('paged.practice')}
          </p>
        ) : null}
        {shown === null && error === null ? <Loading rows={3} /> : null}
        {shown === null ? null : <Facts shown={shown} alert={alert} />}
        {alert === null ? null : <Standing alert={alert} />}
        {isTooOld ? <TooOld id={id} /> : null}
        {error !== null && !isTooOld && !(isOffline && shown !== null) ? <ErrorNotice error={error} /> : null}
        {alert?.incident ? <Room incident={alert.incident} isDrill={isDrill} /> : null}
      </main>
      {isTooOld || (shown === null && error !== null) ? null : (
        <Buttons alert={alert} isQueued={isQueued} onAnswer={answer} />
      )}
    </div>
  );
}

/** Whoever is signed in goes on to the whole room; whoever is not sees what the link may show. */
async function enterRoom({ incident }: PagedAlert): Promise<void> {
  if (incident === null) return;
  const me = await queryClient.query({ ...meQuery, staleTime: 'static' }).catch(() => null);
  if (me !== null) location.assign(roomOf(incident.id, readHash(location.hash).isDrill && !me.drill));
}

/** A drill's is seen from within: whoever is still at home goes in first. */
const roomOf = (incidentId: string, isOutside: boolean): string => (isOutside ? '/drills' : `/crisis/${incidentId}`);

function useAnswerKeys(answer: ((act: PageAct) => void) | null): void {
  useEffect(() => {
    if (answer === null) return undefined;
    const listen = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
      if (event.code === 'KeyA' && !event.shiftKey) answer('acknowledge');
      if (event.code === 'KeyP' && event.shiftKey) answer('pass');
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
    };
  }, [answer]);
}

function Facts({
  shown: { title, text, severity, facts },
  alert,
}: {
  readonly shown: Pick<PagedAlert, 'title' | 'text' | 'severity' | 'facts'>;
  readonly alert: PagedAlert | null;
}) {
  const { t } = useTranslation();
  const nowMs = useNow(10_000);
  const nameOf = (fact: string): string =>
    fact === 'now' || fact === 'usual' || fact === 'negative' || fact === 'seconds' ? t(`paged.figure.${fact}`) : fact;
  return (
    <>
      <p className={severity === 'critical' ? 'es-paged-mark es-paged-critical' : 'es-paged-mark'}>
        <IconAlertTriangle size={20} aria-hidden />
        {t(`paged.severity.${severity}`)}
        {alert === null ? null : <span> · {t('paged.since', { when: formatAgo(alert.openedAt, nowMs) })}</span>}
      </p>
      <h1 dir="auto">{title}</h1>
      <p dir="auto">{text}</p>
      {Object.keys(facts).length === 0 ? null : (
        <dl className="es-paged-facts">
          {Object.entries(facts).map(([name, value]) => (
            <div key={name}>
              <dt>{nameOf(name)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

/** How it stands with the alert, told as it changes. */
function Standing({ alert }: { readonly alert: PagedAlert }) {
  const { t } = useTranslation();
  const nowMs = useNow(1_000);
  const { state, acknowledgedBy, acknowledgedAt, me, nextAt, hasPassed } = alert;
  const leftSeconds = nextAt === null ? null : Math.max(0, Math.round((Date.parse(nextAt) - nowMs) / 1_000));
  return (
    <>
      {state === 'closed' ? <p role="status">{t('paged.closed')}</p> : null}
      {acknowledgedBy === null || acknowledgedAt === null ? null : (
        <p role="status" className="es-paged-done">
          {acknowledgedBy.id === me.id
            ? t('paged.byMe')
            : t('paged.byOther', { name: acknowledgedBy.name, when: formatAgo(acknowledgedAt, nowMs) })}
        </p>
      )}
      {state === 'open' && hasPassed ? <p role="status">{t('paged.passed')}</p> : null}
      {state === 'open' && leftSeconds !== null ? (
        <p className="small dim">{t('paged.nextIn', { time: formatClock(leftSeconds) })}</p>
      ) : null}
    </>
  );
}

function TooOld({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  return (
    <>
      <p role="alert">{t('paged.tooOld')}</p>
      <a
        className="es-button es-button-primary es-paged-button"
        href={`/sign-in?next=${encodeURIComponent(`/alerts?alert=${id}`)}`}
      >
        {t('paged.signIn')}
      </a>
    </>
  );
}

function Room({
  incident,
  isDrill,
}: {
  readonly incident: NonNullable<PagedAlert['incident']>;
  readonly isDrill: boolean;
}) {
  const { t } = useTranslation();
  return (
    <section className="es-paged-room" data-testid="room">
      <h2 dir="auto">{t('paged.room', { title: incident.title })}</h2>
      <p>{incident.lead === null ? t('paged.noLead') : t('paged.lead', { name: incident.lead.name })}</p>
      <h3>{t('paged.timeline')}</h3>
      <ul className="plain">
        {incident.timeline.map(({ kind, at, actor }) => (
          <li key={`${at} ${kind}`}>
            <span className="dim">{formatTime(at)}</span> {coded('crisis.event', kind, kind)}
            {actor === null ? null : ` · ${actor}`}
          </li>
        ))}
      </ul>
      <a className="es-button es-paged-button" href={roomOf(incident.id, isDrill)}>
        {t('paged.openRoom')}
      </a>
    </section>
  );
}

function Buttons({
  alert,
  isQueued,
  onAnswer,
}: {
  readonly alert: PagedAlert | null;
  readonly isQueued: boolean;
  readonly onAnswer: (act: PageAct) => void;
}) {
  const { t } = useTranslation();
  const isTest = alert?.kind === TEST;
  const isMine = alert?.acknowledgedBy?.id === alert?.me.id && alert?.state === 'acknowledged';
  const [hasConfirmed, setConfirmed] = useState(false);
  const next = alert?.next.join(', ') ?? '';
  if (isQueued) {
    return (
      <div className="es-paged-buttons">
        <p role="status">{t('paged.queued')}</p>
      </div>
    );
  }
  if (hasConfirmed && isTest) {
    return (
      <div className="es-paged-buttons">
        <p role="status">{t('paged.confirmed')}</p>
      </div>
    );
  }
  if (alert !== null && alert.state !== 'open') {
    return (
      <div className="es-paged-buttons">
        <a
          className={isMine ? 'es-button es-button-primary es-paged-button' : 'es-button es-paged-button'}
          href={`/alerts?alert=${alert.id}`}
        >
          {t('paged.openAlerts')}
        </a>
      </div>
    );
  }
  return (
    <div className="es-paged-buttons">
      <button
        type="button"
        className="es-button es-button-primary es-paged-button"
        onClick={() => {
          setConfirmed(true);
          onAnswer('acknowledge');
        }}
      >
        {isTest ? t('paged.confirm') : t('paged.acknowledge')}
      </button>
      {isTest || alert?.hasPassed === true ? null : (
        <button
          type="button"
          className="es-button es-paged-button"
          onClick={() => {
            onAnswer('pass');
          }}
        >
          {next === '' ? t('paged.notMe') : t('paged.notMePage', { name: next })}
        </button>
      )}
    </div>
  );
}
