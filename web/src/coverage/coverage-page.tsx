import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { coverageQuery } from '../api/networks-queries.js';
import type { SourceCoverage } from '../api/networks-types.js';
import { formatAgo, formatNumber } from '../i18n/format.js';
import { InsightsNav } from '../insights/insights-nav.js';
import { useNow } from '../time/ticker.js';
import { Fact } from '../ui/fact.js';
import { EmptyState, ErrorNotice, Loading } from '../ui/feedback.js';
import { HealthMark } from '../ui/health-mark.js';
import { MoreButton } from '../ui/more-button.js';
import { troubleText } from './trouble.js';
import './coverage.css';

const isWell = ({ state }: SourceCoverage): boolean => state === 'ok' || state === 'paused';

/** What was seen and what was not, source by source, the worst first. */
export function CoveragePage() {
  const { t } = useTranslation();
  const query = useInfiniteQuery(coverageQuery);
  const { data, error, isPending, refetch } = query;
  const sources = data?.pages.flatMap(({ items }) => items) ?? [];
  const troubled = sources.filter((each) => !isWell(each));
  return (
    <div className="es-page">
      <InsightsNav />
      <h1>{t('coverage.title')}</h1>
      <p className="dim">{t('coverage.intro')}</p>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Loading rows={4} /> : null}
      {data && sources.length === 0 ? <EmptyState title={t('coverage.empty')} why={t('coverage.emptyWhy')} /> : null}
      {sources.length > 0 ? (
        <p role="status">
          {troubled.length === 0 ? t('coverage.allOk') : t('coverage.notOk', { count: troubled.length })}
        </p>
      ) : null}
      <ul className="plain es-card-list">
        {[...troubled, ...sources.filter(isWell)].map((each) => (
          <CoverageCard key={each.source.id} coverage={each} />
        ))}
      </ul>
      <MoreButton {...query} />
    </div>
  );
}

function CoverageCard({ coverage }: { readonly coverage: SourceCoverage }) {
  const { t } = useTranslation();
  const nowMs = useNow(10_000);
  const { source, state, since, reason, lastPostAt, lastSuccessAt, expectedPerDay, seenPerDay } = coverage;
  const ago = (iso: string | null): string => (iso === null ? t('source.never') : formatAgo(iso, nowMs));
  return (
    <li className={`es-card es-coverage-${state}`}>
      <div className="es-card-head">
        <h2>
          <Link to="/sources" search={{ source: source.id }}>
            {source.name}
          </Link>
        </h2>
        <span>
          <HealthMark state={state} />{' '}
          <span className="small dim">{t('coverage.since', { when: formatAgo(since, nowMs) })}</span>
        </span>
      </div>
      {reason === null ? null : <p className="es-field-error">{troubleText(reason)}</p>}
      <dl className="es-facts">
        <Fact name={t('network.pick')}>{source.network}</Fact>
        <Fact name={t('coverage.lastRead')}>{ago(lastSuccessAt)}</Fact>
        <Fact name={t('coverage.lastPost')}>{ago(lastPostAt)}</Fact>
        <Fact name={t('coverage.usual')}>
          {expectedPerDay === null
            ? t('coverage.unknownYet')
            : t('coverage.perDay', { shown: formatNumber(Math.round(expectedPerDay)) })}
        </Fact>
        <Fact name={t('coverage.seen')}>{formatNumber(seenPerDay)}</Fact>
        <Fact name={t('coverage.missing')}>
          {coverage.openGaps === 0
            ? t('coverage.nothingMissing')
            : t('coverage.openGaps', {
                count: coverage.openGaps,
                hours: formatNumber(Math.ceil(coverage.missingHours * 10) / 10),
              })}
        </Fact>
      </dl>
    </li>
  );
}
