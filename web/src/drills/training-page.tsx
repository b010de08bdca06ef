import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../charts/table-twin.js';
import { CrisisNav } from '../crisis/crisis-nav.js';
import { formatDate, formatNumber, formatPercent } from '../i18n/format.js';
import { useMe } from '../session/session.js';
import { EmptyState, ErrorNotice, Loading } from '../ui/feedback.js';
import { MoreButton } from '../ui/more-button.js';
import { ownTrainingQuery, trainingQuery, type OwnTraining, type TrainingRow } from './api.js';
import { seesTraining } from './may-run.js';
import { useWait } from './use-wait.js';
import './drills.css';

/** Who has practised what: one's own for everybody, everybody's for leads. */
export function TrainingPage() {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <div className="es-page es-drill-page">
      <CrisisNav />
      <h1>{t('drills.training.title')}</h1>
      <p className="dim">{t('drills.training.intro')}</p>
      <Own />
      {seesTraining(me) ? <Team /> : null}
    </div>
  );
}

function Own() {
  const { t } = useTranslation();
  const wait = useWait();
  const { data, error, isPending, refetch } = useQuery(ownTrainingQuery);
  return (
    <section className="es-drill-part" aria-labelledby="training-own" data-testid="own-training">
      <h2 id="training-own">{t('drills.training.own')}</h2>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Loading rows={2} /> : null}
      {data?.length === 0 ? <EmptyState title={t('drills.training.none')} why={t('drills.training.noneWhy')} /> : null}
      {data === undefined || data.length === 0 ? null : (
        <DataTable<OwnTraining>
          caption={t('drills.training.own')}
          rows={data}
          keyOf={({ drillId }) => drillId}
          columns={[
            {
              head: t('drills.training.drill'),
              cell: ({ drillId, title }) => (
                <Link to="/drills/$id" params={{ id: drillId }}>
                  <bdi>{title}</bdi>
                </Link>
              ),
            },
            { head: t('drills.training.at'), cell: ({ at }) => formatDate(at) },
            { head: t('drills.training.score'), cell: ({ score }) => formatNumber(score), isNumber: true },
            {
              head: t('drills.report.acknowledged'),
              cell: ({ own }) => formatNumber(own.acknowledged),
              isNumber: true,
            },
            { head: t('drills.report.median'), cell: ({ own }) => wait(own.medianSeconds), isNumber: true },
            {
              head: t('drills.measure.wording'),
              cell: ({ own }) => (own.wordingShare === null ? '–' : formatPercent(own.wordingShare)),
              isNumber: true,
            },
          ]}
        />
      )}
    </section>
  );
}

function Team() {
  const { t } = useTranslation();
  const query = useInfiniteQuery(trainingQuery);
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const points = (score: number | null): string => (score === null ? '–' : formatNumber(score));
  return (
    <section className="es-drill-part" aria-labelledby="training-team" data-testid="team-training">
      <h2 id="training-team">{t('drills.training.team')}</h2>
      {query.error ? <ErrorNotice error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <Loading rows={3} /> : null}
      {rows.length === 0 ? null : (
        <DataTable<TrainingRow>
          caption={t('drills.training.team')}
          rows={rows}
          keyOf={({ member }) => member.id}
          columns={[
            { head: t('drills.report.person'), cell: ({ member }) => <bdi>{member.name}</bdi> },
            { head: t('drills.training.drills'), cell: ({ drills }) => formatNumber(drills), isNumber: true },
            {
              head: t('drills.training.last'),
              cell: ({ lastAt }) => (lastAt === null ? t('drills.training.never') : formatDate(lastAt)),
            },
            { head: t('drills.training.lastScore'), cell: ({ lastScore }) => points(lastScore), isNumber: true },
            { head: t('drills.training.best'), cell: ({ best }) => points(best), isNumber: true },
          ]}
        />
      )}
      <MoreButton {...query} />
    </section>
  );
}
