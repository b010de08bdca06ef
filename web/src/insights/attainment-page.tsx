import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../charts/table-twin.js';
import { formatNumber } from '../i18n/format.js';
import { overviewQuery } from '../standards/api.js';
import { AttainmentFacts } from '../standards/attainment-facts.js';
import { RangeFields } from '../standards/range-fields.js';
import { Verdict } from '../standards/rehearsal-panel.js';
import { useSpan } from '../standards/target-text.js';
import { serverNowMs } from '../time/server-clock.js';
import { EmptyState, ErrorNotice, Loading } from '../ui/feedback.js';
import { instantsOf, rangeOf } from './insight-range.js';
import { InsightsNav } from './insights-nav.js';
import './insights.css';

const route = getRouteApi('/shell/insights/attainment');

/** Every standard in force: whether it was kept. */
export function AttainmentPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const span = useSpan();
  const [now] = useState(serverNowMs);
  const range = rangeOf(search, now);
  const { data, error, isFetching, refetch } = useQuery(overviewQuery(instantsOf(range)));
  return (
    <div className="es-page es-insights">
      <InsightsNav />
      <h1>{t('standards.tabs.attainment')}</h1>
      <p>{t('standards.attainmentIntro')}</p>
      <div className="es-insight-filters">
        <RangeFields
          range={range}
          onChange={(part) => {
            void navigate({ search: { from: range.from, to: range.to, ...part }, replace: true });
          }}
        />
      </div>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined && !error ? <Loading rows={4} /> : null}
      {data?.standards.length === 0 ? <EmptyState title={t('standards.empty')} why={t('standards.emptyWhy')} /> : null}
      <div className="es-insights" aria-busy={isFetching}>
        {data?.standards.map((standard) => (
          <section key={standard.standardId} className="es-card" data-standard={standard.standardId}>
            <h2>
              <Link to="/standards/$id/report" params={{ id: standard.standardId }} search={search} dir="auto">
                {standard.name}
              </Link>
            </h2>
            <AttainmentFacts of={standard} />
            <DataTable
              caption={standard.name}
              rows={standard.targets}
              keyOf={({ targetId }) => targetId}
              columns={[
                { head: t('standards.head.target'), cell: ({ name }) => <span dir="auto">{name}</span> },
                { head: t('standards.head.n'), cell: ({ n }) => formatNumber(n), isNumber: true },
                {
                  head: t('standards.head.percent'),
                  cell: ({ percent }) => (percent === null ? '–' : `${formatNumber(percent)} %`),
                  isNumber: true,
                },
                { head: t('standards.head.left'), cell: ({ missesLeft }) => formatNumber(missesLeft), isNumber: true },
                { head: 'p90', cell: ({ p90 }) => span(p90), isNumber: true },
                { head: t('standards.head.verdict'), cell: ({ verdict }) => <Verdict verdict={verdict} /> },
              ]}
            />
          </section>
        ))}
      </div>
    </div>
  );
}
