import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../charts/table-twin.js';
import { formatNumber } from '../i18n/format.js';
import { instantsOf, rangeOf } from '../insights/insight-range.js';
import { InsightsNav } from '../insights/insights-nav.js';
import { canConfigure, useMe } from '../session/session.js';
import { serverNowMs } from '../time/server-clock.js';
import { Fact } from '../ui/fact.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { customerInsightQuery, JOURNEYS, type CustomerGroup, type CustomerInsight, type SurveyResult } from './api.js';
import { SurveySettingsDialog } from './survey-settings-dialog.js';
import '../insights/insights.css';

const route = getRouteApi('/shell/insights/customers');

/** Who turned to us, and what they said about how it went: with how sure that is, and what speaks against it. */
export function CustomersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const [isOpen, setOpen] = useState(false);
  const search = route.useSearch();
  const { from, to } = rangeOf(search, serverNowMs());
  const { data, error, refetch } = useQuery(customerInsightQuery(instantsOf({ from, to })));
  const day = (name: 'from' | 'to', value: string) => (
    <Field label={t(`people.insights.${name}`)}>
      {(ids) => (
        <input
          {...ids}
          type="date"
          className="es-input"
          value={value}
          onChange={(event) => {
            void navigate({
              to: '/insights/customers',
              search: { from, to, [name]: event.currentTarget.value },
              replace: true,
            });
          }}
        />
      )}
    </Field>
  );
  return (
    <div className="es-page es-insights">
      <InsightsNav />
      <h1>{t('insights.customers.title')}</h1>
      <p>{t('people.insights.intro')}</p>
      {canConfigure(me) ? (
        <div className="es-actions">
          <button
            type="button"
            className="es-button"
            onClick={() => {
              setOpen(true);
            }}
          >
            {t('people.survey.settings.open')}
          </button>
        </div>
      ) : null}
      {isOpen ? (
        <SurveySettingsDialog
          onClose={() => {
            setOpen(false);
          }}
        />
      ) : null}
      <div className="es-insight-filters">
        {day('from', from)}
        {day('to', to)}
      </div>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined ? error ? null : <Loading rows={4} /> : <Report data={data} />}
    </div>
  );
}

function Report({ data }: { readonly data: CustomerInsight }) {
  const { t } = useTranslation();
  return (
    <>
      <dl className="es-facts">
        <Fact name={t('people.insights.people')}>{formatNumber(data.people)}</Fact>
        <Fact name={t('people.insights.repeated')}>{formatNumber(data.repeated)}</Fact>
        <Fact name={t('people.insights.calls')}>{formatNumber(data.calls)}</Fact>
        <Fact name={t('people.insights.callsSolved')}>{formatNumber(data.callsSolved)}</Fact>
      </dl>
      {data.surveys.map((result) => (
        <Result key={result.kind} result={result} />
      ))}
      <Groups title={t('people.insights.byTier')} groups={data.tiers} nameOf={(name) => name ?? t('people.noTier')} />
      <Groups
        title={t('people.insights.byStage')}
        groups={data.journey}
        nameOf={(name) => {
          const stage = JOURNEYS.find((each) => each === name);
          return stage === undefined ? t('people.noStage') : t(`people.journey.${stage}`);
        }}
      />
    </>
  );
}

function Result({
  result: { kind, sent, n, responsePercent, score, ci95, warnings },
}: {
  readonly result: SurveyResult;
}) {
  const { t } = useTranslation();
  return (
    <section className="es-card" aria-labelledby={`survey-${kind}`} data-survey={kind}>
      <h2 id={`survey-${kind}`}>{t(`people.insights.survey.${kind}`)}</h2>
      {sent === 0 ? (
        <p className="dim">{t('people.insights.none')}</p>
      ) : (
        <dl className="es-facts">
          <Fact name={t('people.insights.score')}>{score === null ? '–' : formatNumber(score)}</Fact>
          <Fact name={t('people.insights.interval')}>
            {ci95 === null ? '–' : `${formatNumber(ci95.low)} – ${formatNumber(ci95.high)}`}
          </Fact>
          <Fact name={t('people.insights.n')}>{formatNumber(n)}</Fact>
          <Fact name={t('people.insights.sent')}>{formatNumber(sent)}</Fact>
          <Fact name={t('people.insights.response')}>
            {responsePercent === null ? '–' : `${formatNumber(responsePercent)} %`}
          </Fact>
        </dl>
      )}
      {warnings.length === 0 ? null : (
        <ul>
          {warnings.map(({ code, values }) => (
            <li key={code} data-warning={code}>
              {t(`people.insights.warning.${code}`, values)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Groups({
  title,
  groups,
  nameOf,
}: {
  readonly title: string;
  readonly groups: readonly CustomerGroup[];
  readonly nameOf: (name: string | null) => string;
}) {
  const { t } = useTranslation();
  if (groups.length === 0) return null;
  return (
    <section className="es-card" aria-label={title}>
      <h2>{title}</h2>
      <DataTable
        caption={title}
        rows={groups}
        keyOf={({ name }) => name ?? ''}
        columns={[
          { head: t('people.insights.group'), cell: ({ name }) => nameOf(name) },
          { head: t('people.tasks'), cell: ({ tasks }) => formatNumber(tasks), isNumber: true },
          { head: t('people.title'), cell: ({ people }) => formatNumber(people), isNumber: true },
        ]}
      />
    </section>
  );
}
