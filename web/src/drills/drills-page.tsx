import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CrisisNav } from '../crisis/crisis-nav.js';
import { formatDateTime, formatNumber, languageName } from '../i18n/format.js';
import { useMe } from '../session/session.js';
import { EmptyState, ErrorNotice, Loading } from '../ui/feedback.js';
import { MoreButton } from '../ui/more-button.js';
import { drillsQuery, scenariosQuery, type Drill, type Scenario } from './api.js';
import { mayRun } from './may-run.js';
import { StartDialog } from './start-dialog.js';
import '../crisis/crisis.css';
import './drills.css';

/** Storms to practise with, those that go on, and what came of the past ones. */
export function DrillsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const scenarios = useQuery(scenariosQuery);
  const drills = useInfiniteQuery({ ...drillsQuery, refetchInterval: 15_000 });
  const [starting, setStarting] = useState<Scenario | null>(null);
  const all = drills.data?.pages.flatMap(({ items }) => items) ?? [];
  const running = all.filter(({ state }) => state === 'running');
  const past = all.filter(({ state }) => state !== 'running');
  const mayStart = mayRun(me) && drills.data !== undefined && running.length === 0;
  const error = scenarios.error ?? drills.error;
  return (
    <div className="es-page es-drill-page">
      <CrisisNav />
      <h1>{t('drills.title')}</h1>
      <p className="dim">{t('drills.intro')}</p>
      {error ? (
        <ErrorNotice error={error} onRetry={() => void Promise.all([scenarios.refetch(), drills.refetch()])} />
      ) : null}
      {running.length > 0 ? <h2>{t('drills.running')}</h2> : null}
      <Drills drills={running} label={t('drills.running')} />
      <h2>{t('drills.scenarios')}</h2>
      {mayRun(me) && running.length > 0 ? <p className="dim">{t('drills.oneAtATime')}</p> : null}
      {scenarios.isPending ? <Loading rows={3} /> : null}
      {scenarios.data?.length === 0 ? (
        <EmptyState title={t('drills.noScenarios')} why={t('drills.noScenariosWhy')} />
      ) : null}
      <ul className="plain es-drill-cards" aria-label={t('drills.scenarios')}>
        {scenarios.data?.map((scenario) => (
          <ScenarioCard key={scenario.id} scenario={scenario} onStart={mayStart ? setStarting : null} />
        ))}
      </ul>
      {past.length > 0 ? <h2>{t('drills.past')}</h2> : null}
      <Drills drills={past} label={t('drills.past')} />
      <MoreButton {...drills} />
      {starting === null ? null : (
        <StartDialog
          scenario={starting}
          onClose={() => {
            setStarting(null);
          }}
          onStarted={(id) => void navigate({ to: '/drills/$id', params: { id } })}
        />
      )}
    </div>
  );
}

function ScenarioCard({
  scenario,
  onStart,
}: {
  readonly scenario: Scenario;
  /** Null for who may not. */
  readonly onStart: ((scenario: Scenario) => void) | null;
}) {
  const { t } = useTranslation();
  const { title, summary, minutes, posts, languages } = scenario;
  return (
    <li className="es-card" data-testid="scenario">
      <h3>
        <bdi>{title}</bdi>
      </h3>
      <p dir="auto">{summary}</p>
      <p className="small dim">
        {t('drills.minutes', { shown: formatNumber(minutes) })} · {t('drills.posts', { shown: formatNumber(posts) })} ·{' '}
        {languages.map(languageName).join(', ')}
      </p>
      {onStart === null ? null : (
        <p>
          <button
            type="button"
            className="es-button es-button-primary"
            aria-label={`${t('drills.start.open')} ${title}`}
            onClick={() => {
              onStart(scenario);
            }}
          >
            {t('drills.start.open')}
          </button>
        </p>
      )}
    </li>
  );
}

function Drills({ drills, label }: { readonly drills: readonly Drill[]; readonly label: string }) {
  const { t } = useTranslation();
  if (drills.length === 0) return null;
  return (
    <ul className="plain es-card-list" aria-label={label}>
      {drills.map(({ id, title, state, startedAt, startedBy, participants, report }) => (
        <li key={id} className={state === 'running' ? 'es-card es-drill' : 'es-card'} data-testid="drill">
          <div className="es-card-head">
            <h3>
              <Link to="/drills/$id" params={{ id }}>
                <bdi>{title}</bdi>
              </Link>
            </h3>
            {report === null ? (
              <span className="dim">{t(`drills.state.${state}`)}</span>
            ) : (
              <strong className="tabular">{t('drills.score', { shown: formatNumber(report.score) })}</strong>
            )}
          </div>
          <p className="small dim">
            {t('drills.startedBy', { name: startedBy.name, when: formatDateTime(startedAt) })} ·{' '}
            {participants.length === 0 ? t('drills.nobody') : participants.map(({ name }) => name).join(', ')}
          </p>
        </li>
      ))}
    </ul>
  );
}
