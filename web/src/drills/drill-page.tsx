import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CrisisNav } from '../crisis/crisis-nav.js';
import { formatClock, formatDateTime, formatNumber, formatTime } from '../i18n/format.js';
import { useMe } from '../session/session.js';
import { useNow } from '../time/ticker.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import { drillQuery, type Drill, type Participant } from './api.js';
import { DrillActs } from './drill-acts.js';
import { DrillTimeline } from './drill-timeline.js';
import { ReportSections } from './report-sections.js';
import '../crisis/crisis.css';
import '../ui/progress.css';
import './drills.css';

export function DrillPage() {
  const { id } = useParams({ from: '/shell/drills/$id' });
  const { data, error, isPending, refetch } = useQuery(drillQuery(id));
  return (
    <div className="es-page es-drill-page">
      <CrisisNav />
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Loading rows={5} /> : null}
      {data ? <DrillOf drill={data} /> : null}
    </div>
  );
}

function DrillOf({ drill }: { readonly drill: Drill }) {
  const { t } = useTranslation();
  const { title, state, startedAt, startedBy, endedAt, notifiers, report } = drill;
  const isRunning = state === 'running';
  return (
    <>
      <header className={isRunning ? 'es-room-head es-drill' : 'es-room-head'} data-testid="drill-head">
        {isRunning ? <p className="es-drill-word">{t('crisis.drill')}</p> : null}
        <div className="es-room-title">
          <h1>
            <bdi>{title}</bdi>
          </h1>
          <span>{t(`drills.state.${state}`)}</span>
          {isRunning ? <Left endsAt={drill.endsAt} /> : null}
        </div>
        <p className="small dim">
          {t('drills.startedBy', { name: startedBy.name, when: formatDateTime(startedAt) })}
          {endedAt === null ? null : ` · ${t('crisis.ended', { when: formatDateTime(endedAt) })}`}
          {' · '}
          {notifiers.length === 0
            ? t('drills.noNotifiers')
            : t('drills.notifiers', { names: notifiers.map(({ name }) => name).join(', ') })}
        </p>
        <DrillActs drill={drill} />
      </header>
      {isRunning ? <Progress progress={drill.progress} /> : null}
      {report === null ? <People participants={drill.participants} isRunning={isRunning} /> : null}
      {report === null ? null : <ReportSections report={report} />}
      {report === null ? <DrillTimeline title={t('drills.happened')} events={drill.progress.events} /> : null}
    </>
  );
}

/** Until it ends by itself, by the second. */
function Left({ endsAt }: { readonly endsAt: string }) {
  const { t } = useTranslation();
  const nowMs = useNow(1_000);
  const time = formatClock(Math.max(0, (Date.parse(endsAt) - nowMs) / 1_000));
  return <span className="tabular dim">{t('drills.left', { time })}</span>;
}

function Progress({ progress: { posts, postsTotal } }: { readonly progress: Drill['progress'] }) {
  const { t } = useTranslation();
  const words = t('drills.progress', { shown: formatNumber(posts), total: formatNumber(postsTotal) });
  return (
    <div data-testid="drill-progress">
      <p className="tabular">{words}</p>
      <progress className="es-progress" value={posts} max={Math.max(1, postsTotal)} aria-label={words} />
    </div>
  );
}

function People({
  participants,
  isRunning,
}: {
  readonly participants: readonly Participant[];
  readonly isRunning: boolean;
}) {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <section aria-labelledby="drill-people">
      <h2 id="drill-people">{t('drills.participants')}</h2>
      {participants.length === 0 ? <p className="dim">{t('drills.nobody')}</p> : null}
      <ul className="plain es-drill-people" data-testid="participants">
        {participants.map(({ id, name, enteredAt }) => (
          <li key={id}>
            <bdi>{name}</bdi>
            {id === me.id ? ` ${t('drills.you')}` : null}
            <span className="dim">
              {' · '}
              {enteredAt !== null
                ? t('drills.entered', { when: formatTime(enteredAt) })
                : t(isRunning ? 'drills.notYet' : 'drills.never')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
