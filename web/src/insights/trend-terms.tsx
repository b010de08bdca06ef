import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Filters } from '../api/queries.js';
import { sentimentTermsQuery } from '../api/understanding-queries.js';
import type { TrendTerm } from '../api/understanding-types.js';
import { formatNumber } from '../i18n/format.js';
import { SentimentMark } from '../ui/encodings.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';

/** The words that are said more than in the time before, each with posts that say them. */
export function TrendTerms({ filters }: { readonly filters: Filters }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(sentimentTermsQuery(filters));
  return (
    <section className="es-card" aria-labelledby="insight-terms">
      <h2 id="insight-terms">{t('insights.terms')}</h2>
      <p className="small dim">
        {t('insights.termsWhy')}{' '}
        {data ? t('insights.termsOf', { now: formatNumber(data.mentions), before: formatNumber(data.before) }) : null}
        {data?.isSampled ? <> {t('insights.sampled')}</> : null}
      </p>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined ? (
        error ? null : (
          <Loading rows={3} />
        )
      ) : data.terms.length === 0 ? (
        <p className="dim">{t('insights.noTerms')}</p>
      ) : (
        <ol className="plain es-terms">
          {data.terms.map((term) => (
            <Term key={term.term} term={term} filters={filters} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Term({ term, filters }: { readonly term: TrendTerm; readonly filters: Filters }) {
  const { t } = useTranslation();
  // Empty ones are left out of an address.
  const search = { q: term.term, ...filters };
  return (
    <li className="es-term">
      <p className="es-term-head">
        <Link to="/mentions" search={search} className="es-term-word" dir="auto">
          {term.term}
        </Link>
        {term.sentiment === null ? null : <SentimentMark label={term.sentiment} hasWord />}
        <span className="dim tabular">
          {t('insights.termCounts', { now: formatNumber(term.count), before: formatNumber(term.before) })}
        </span>
      </p>
      {term.examples.length > 0 ? (
        <ul className="plain es-term-examples">
          {term.examples.map(({ id, text }) => (
            <li key={id}>
              <Link to="/mentions" search={{ ...search, mention: id }} dir="auto">
                {text}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}
