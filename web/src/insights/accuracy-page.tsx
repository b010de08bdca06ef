import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accuracyQuery } from '../api/understanding-queries.js';
import type { Accuracy, CorrectionKind, Share } from '../api/understanding-types.js';
import { formatMonth } from '../charts/format-day.js';
import { DataTable } from '../charts/table-twin.js';
import { formatNumber, languageName } from '../i18n/format.js';
import { signed } from '../judgement/signed.js';
import { serverNowMs } from '../time/server-clock.js';
import { EmptyState, ErrorNotice, Loading } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { monthsBefore } from './insight-range.js';
import { InsightsNav } from './insights-nav.js';
import { ShareText } from './share-text.js';
import './insights.css';

const route = getRouteApi('/shell/insights/accuracy');
const MONTHS = 24;
const KINDS: readonly CorrectionKind[] = ['sentiment', 'intent', 'priority', 'relevance'];

/** How often people left a judgement as it was, by language and kind, with how sure that is. */
export function AccuracyPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [months] = useState(() => monthsBefore(serverNowMs(), MONTHS));
  const asked = route.useSearch().month;
  const month = asked !== undefined && /^\d{4}-(0\d|1[0-2])$/.test(asked) ? asked : (months[0] ?? '');
  const { data, error, isFetching, refetch } = useQuery(accuracyQuery(month));
  return (
    <div className="es-page es-insights">
      <InsightsNav />
      <h1>{t('insights.accuracy.title')}</h1>
      <p>{t('insights.accuracy.intro')}</p>
      <div className="es-insight-filters">
        <Field label={t('insights.accuracy.month')}>
          {(ids) => (
            <select
              {...ids}
              className="es-select"
              value={month}
              onChange={(event) => {
                void navigate({
                  to: '/insights/accuracy',
                  search: { month: event.currentTarget.value },
                  replace: true,
                });
              }}
            >
              {(months.includes(month) ? months : [month, ...months]).map((each) => (
                <option key={each} value={each}>
                  {formatMonth(each)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined ? (
        error ? null : (
          <Loading rows={4} />
        )
      ) : (
        <div className="es-insights" aria-busy={isFetching}>
          {data.rows.length === 0 ? (
            <EmptyState
              title={t('insights.accuracy.empty')}
              why={t('insights.accuracy.emptyWhy')}
              action={
                <Link to="/" className="es-button">
                  {t('insights.accuracy.openInbox')}
                </Link>
              }
            />
          ) : (
            KINDS.map((kind) => <Kind key={kind} kind={kind} data={data} />)
          )}
          {data.isFinal ? null : <p className="dim">{t('insights.accuracy.notOver')}</p>}
          <Models models={data.models} />
        </div>
      )}
    </div>
  );
}

function Kind({ kind, data }: { readonly kind: CorrectionKind; readonly data: Accuracy }) {
  const { t } = useTranslation();
  const rows = data.rows.filter((row) => row.kind === kind);
  if (rows.length === 0) return null;
  const title = t(`insights.kind.${kind}`);
  return (
    <section className="es-card" aria-labelledby={`accuracy-${kind}`} data-kind={kind}>
      <h2 id={`accuracy-${kind}`}>{title}</h2>
      <DataTable
        caption={title}
        rows={rows}
        keyOf={({ lang }) => lang}
        columns={[
          { head: t('inbox.filter.lang'), cell: ({ lang }) => languageName(lang) },
          { head: t('insights.accuracy.agreement'), cell: ({ agreement }) => <ShareText share={agreement} /> },
          { head: t('insights.accuracy.range'), cell: ({ agreement }) => <IntervalBar share={agreement} /> },
          { head: t('insights.accuracy.judged'), cell: ({ judged }) => formatNumber(judged), isNumber: true },
          { head: t('insights.accuracy.corrected'), cell: ({ corrected }) => formatNumber(corrected), isNumber: true },
          { head: t('insights.accuracy.unsure'), cell: ({ unsure }) => formatNumber(unsure), isNumber: true },
        ]}
      />
    </section>
  );
}

/** Where the share lies between 0 and 100, with its interval; the figures stand beside it. */
function IntervalBar({ share }: { readonly share: Share | null }) {
  if (share === null) return null;
  return (
    <svg className="es-interval" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden focusable="false">
      <path className="es-interval-axis" d="M0 6h100" />
      <path className="es-interval-range" d={`M${String(share.low)} 6H${String(share.high)}`} />
      <path className="es-interval-point" d={`M${String(share.percent)} 1v10`} />
    </svg>
  );
}

function Models({ models }: { readonly models: Accuracy['models'] }) {
  const { t } = useTranslation();
  const { base, workspace } = models;
  return (
    <section className="es-card" aria-labelledby="accuracy-models">
      <h2 id="accuracy-models">{t('insights.models.title')}</h2>
      <p>{t('insights.models.base', { name: base })}</p>
      <p>
        {workspace === null
          ? t('insights.models.none')
          : t('insights.models.workspace', { n: workspace.version, gain: signed(workspace.gain) })}
      </p>
    </section>
  );
}
