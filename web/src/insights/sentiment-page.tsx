import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentimentInsightQuery } from '../api/understanding-queries.js';
import type { SentimentInsight, SentimentTotals } from '../api/understanding-types.js';
import { formatDay } from '../charts/format-day.js';
import { ShareChart } from '../charts/share-chart.js';
import { StackedBars } from '../charts/stacked-bars.js';
import { DataTable, TableTwin, type Column } from '../charts/table-twin.js';
import { CoverageNote } from '../coverage/coverage-note.js';
import { formatNumber, languageName } from '../i18n/format.js';
import { serverNowMs } from '../time/server-clock.js';
import { EmptyState, ErrorNotice, Loading } from '../ui/feedback.js';
import { csvOf, saveFile } from './csv.js';
import { instantsOf, rangeOf, type InsightRange } from './insight-range.js';
import { InsightsNav } from './insights-nav.js';
import { SentimentFilters } from './sentiment-filters.js';
import { ShareText } from './share-text.js';
import { TrendTerms } from './trend-terms.js';
import './insights.css';

const route = getRouteApi('/shell/insights/sentiment');

/** How people feel about us over time, with how sure that is, and the words behind a change. */
export function SentimentPage() {
  const { t } = useTranslation();
  const { watch, lang, ...search } = route.useSearch();
  const [nowMs] = useState(serverNowMs);
  const range = rangeOf(search, nowMs);
  const { data, error, isFetching, refetch } = useQuery(
    sentimentInsightQuery({ ...instantsOf(range), by: range.by, watch, lang }),
  );
  const total = data?.series.reduce((sum, { mentions }) => sum + mentions, 0) ?? 0;
  return (
    <div className="es-page es-insights">
      <InsightsNav />
      <h1>{t('insights.sentiment.title')}</h1>
      <SentimentFilters
        range={range}
        watch={watch}
        lang={lang}
        languages={data?.byLanguage.map((each) => each.lang) ?? []}
      />
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined ? (
        error ? null : (
          <Loading rows={4} />
        )
      ) : total === 0 ? (
        <EmptyState
          title={t('insights.empty')}
          why={t('insights.emptyWhy')}
          action={
            <Link to="/mentions" className="es-button">
              {t('insights.openMentions')}
            </Link>
          }
        />
      ) : (
        <div className="es-insights" aria-busy={isFetching}>
          <CoverageNote {...instantsOf(range)} />
          <Series data={data} range={range} />
          <TrendTerms filters={{ ...instantsOf(range), watch, lang }} />
          <Parts data={data} />
        </div>
      )}
    </div>
  );
}

type Day = SentimentInsight['series'][number];

/** The same columns for days, languages and watches. */
function totalsColumns<Row extends SentimentTotals>(first: Column<Row>): readonly Column<Row>[] {
  const count = (head: string, cell: (row: Row) => number): Column<Row> => ({
    head,
    cell: (row) => formatNumber(cell(row)),
    isNumber: true,
  });
  return [
    first,
    { head: i18next.t('insights.share'), cell: (row) => <ShareText share={row.negativeShare} /> },
    count(i18next.t('insights.mentions'), (row) => row.mentions),
    count(i18next.t('sentiment.negative'), (row) => row.negative),
    count(i18next.t('sentiment.neutral'), (row) => row.neutral),
    count(i18next.t('sentiment.positive'), (row) => row.positive),
    count(i18next.t('sentiment.unsure'), (row) => row.unsure),
  ];
}

function Series({ data, range }: { readonly data: SentimentInsight; readonly range: InsightRange }) {
  const { t } = useTranslation();
  const { series } = data;
  const { from, to } = range;
  return (
    <section className="es-card" aria-labelledby="insight-share">
      <div className="es-card-head">
        <h2 id="insight-share">{t('insights.negativeShare')}</h2>
        <button
          type="button"
          className="es-button"
          onClick={() => {
            saveFile(`sentiment-${from}-${to}.csv`, 'text/csv;charset=utf-8', csvOf(rowsOf(series)));
          }}
        >
          <IconDownload size={16} aria-hidden />
          {t('insights.csv')}
        </button>
      </div>
      <div className="es-chart">
        <ShareChart
          shares={series.map((day) => day.negativeShare)}
          first={formatDay(series[0]?.date ?? from)}
          last={formatDay(series.at(-1)?.date ?? to)}
        >
          <StackedBars
            bars={series.map(({ date, mentions }) => ({ id: date, parts: [{ name: 'volume', value: mentions }] }))}
          />
        </ShareChart>
        <ul className="plain es-chart-key small">
          <li>
            <span className="es-swatch es-fill-line" aria-hidden />
            {t('insights.key.share')}
          </li>
          <li>
            <span className="es-swatch es-fill-band" aria-hidden />
            {t('insights.key.band')}
          </li>
          <li>
            <span className="es-swatch es-fill-volume" aria-hidden />
            {t('insights.key.volume')}
          </li>
        </ul>
        <TableTwin<Day>
          title={t('insights.asTable')}
          caption={t('insights.negativeShare')}
          rows={series}
          keyOf={({ date }) => date}
          columns={totalsColumns<Day>({
            head: t(data.by === 'day' ? 'insights.day' : 'insights.weekOf'),
            cell: ({ date }) => formatDay(date),
          })}
        />
      </div>
    </section>
  );
}

/** Column names are those of the API, so that a sheet made of it works in every language. */
const rowsOf = (series: readonly Day[]) => [
  ['date', 'mentions', 'negative', 'neutral', 'positive', 'unsure', 'negative_percent', 'low', 'high'],
  ...series.map(({ date, mentions, negative, neutral, positive, unsure, negativeShare }) => [
    date.slice(0, 10),
    mentions,
    negative,
    neutral,
    positive,
    unsure,
    negativeShare?.percent ?? null,
    negativeShare?.low ?? null,
    negativeShare?.high ?? null,
  ]),
];

function Parts({ data }: { readonly data: SentimentInsight }) {
  const { t } = useTranslation();
  type Language = SentimentInsight['byLanguage'][number];
  type Watch = SentimentInsight['byWatch'][number];
  return (
    <>
      <section className="es-card" aria-labelledby="insight-languages">
        <h2 id="insight-languages">{t('insights.byLanguage')}</h2>
        <DataTable<Language>
          caption={t('insights.byLanguage')}
          rows={data.byLanguage}
          keyOf={({ lang }) => lang}
          columns={totalsColumns<Language>({
            head: t('inbox.filter.lang'),
            cell: ({ lang }) => (
              <Link to="/insights/sentiment" search={(search: object) => ({ ...search, lang })}>
                {languageName(lang)}
              </Link>
            ),
          })}
        />
      </section>
      <section className="es-card" aria-labelledby="insight-watches">
        <h2 id="insight-watches">{t('insights.byWatch')}</h2>
        <DataTable<Watch>
          caption={t('insights.byWatch')}
          rows={data.byWatch}
          keyOf={({ watch }) => watch.id}
          columns={totalsColumns<Watch>({
            head: t('insights.watch'),
            cell: ({ watch }) => (
              <Link to="/insights/sentiment" search={(search: object) => ({ ...search, watch: watch.id })}>
                {watch.name}
              </Link>
            ),
          })}
        />
      </section>
    </>
  );
}
