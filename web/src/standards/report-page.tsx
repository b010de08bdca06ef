import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../charts/table-twin.js';
import { formatNumber } from '../i18n/format.js';
import { instantsOf, rangeOf } from '../insights/insight-range.js';
import { serverNowMs } from '../time/server-clock.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import { attainmentQuery, detectionQuery, type AttainmentReport } from './api.js';
import { AttainmentFacts, TargetFacts } from './attainment-facts.js';
import { MissesList } from './misses-list.js';
import { RangeFields } from './range-fields.js';
import { Verdict } from './rehearsal-panel.js';
import { StandardsNav } from './standards-nav.js';
import { useSpan } from './target-text.js';
import '../insights/insights.css';
import './standards.css';

const route = getRouteApi('/shell/standards/$id/report');

/** Whether a standard was kept: the figures, why not, and the tasks behind them. */
export function ReportPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [now] = useState(serverNowMs);
  const range = rangeOf(search, now);
  const instants = instantsOf(range);
  const { data, error, isFetching, refetch } = useQuery(attainmentQuery(id, instants));
  return (
    <div className="es-page es-insights">
      <StandardsNav />
      <h1 dir="auto">{data?.name ?? t('standards.report')}</h1>
      <div className="es-insight-filters">
        <RangeFields
          range={range}
          onChange={(part) => {
            void navigate({ search: { ...search, from: range.from, to: range.to, ...part }, replace: true });
          }}
        />
      </div>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined ? (
        error ? null : (
          <Loading rows={5} />
        )
      ) : (
        <div className="es-insights" aria-busy={isFetching}>
          <section className="es-card" aria-label={t('standards.report')} data-testid="whole">
            <AttainmentFacts of={data} />
            <Detection id={id} instants={instants} />
          </section>
          {data.targets.map((target) => (
            <section key={target.targetId} className="es-card" data-target={target.targetId}>
              <h2 dir="auto">{target.name}</h2>
              <TargetFacts of={target} />
            </section>
          ))}
          <Breakdown data={data} />
          <MissesList id={id} report={data} instants={instants} />
        </div>
      )}
    </div>
  );
}

function Detection({ id, instants }: { readonly id: string; readonly instants: { from: string; to: string } }) {
  const { t } = useTranslation();
  const span = useSpan();
  const { data } = useQuery(detectionQuery(id, instants));
  if (data === undefined || data.p50 === null) return null;
  return <p className="small dim">{t('standards.detection', { p50: span(data.p50), p90: span(data.p90) })}</p>;
}

function Breakdown({ data }: { readonly data: AttainmentReport }) {
  const { t } = useTranslation();
  return (
    <>
      <section className="es-card" aria-labelledby="misses-by-reason">
        <h2 id="misses-by-reason">{t('standards.reasons')}</h2>
        <DataTable
          caption={t('standards.reasons')}
          rows={data.missesByReason}
          keyOf={({ reason }) => reason}
          columns={[
            { head: t('standards.why.label'), cell: ({ reason }) => t(`standards.why.${reason}`) },
            { head: t('standards.misses'), cell: ({ n }) => formatNumber(n), isNumber: true },
          ]}
        />
      </section>
      <section className="es-card" aria-labelledby="by-version">
        <h2 id="by-version">{t('standards.byVersion')}</h2>
        <DataTable
          caption={t('standards.byVersion')}
          rows={data.versions}
          keyOf={({ version }) => String(version)}
          columns={[
            { head: t('standards.head.version'), cell: ({ version }) => formatNumber(version) },
            { head: t('standards.head.n'), cell: ({ n }) => formatNumber(n), isNumber: true },
            {
              head: t('standards.head.percent'),
              cell: ({ percent }) => (percent === null ? '–' : `${formatNumber(percent)} %`),
              isNumber: true,
            },
            { head: t('standards.head.left'), cell: ({ missesLeft }) => formatNumber(missesLeft), isNumber: true },
            { head: t('standards.head.verdict'), cell: ({ verdict }) => <Verdict verdict={verdict} /> },
          ]}
        />
      </section>
    </>
  );
}
