import type { DrillMeasure, DrillPersonScore, ScoredMessage } from '@domain/drill/score.types.js';
import { IconCircleCheck, IconCircleX, IconMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../charts/table-twin.js';
import { formatNumber, formatPercent, formatTime, languageName } from '../i18n/format.js';
import { WORDING_STEPS, type Report, type ToldCustomer } from './api.js';
import { DrillTimeline } from './drill-timeline.js';
import { useWait } from './use-wait.js';

/** What came of a drill: the points first, then what they are made of. */
export function ReportSections({ report }: { readonly report: Report }) {
  const { t } = useTranslation();
  const { score, standard, measures, customers, wording, people, timeline } = report;
  const told = customers.filter(({ toldAt }) => toldAt !== null).length;
  return (
    <>
      <section aria-labelledby="drill-report" data-testid="drill-report">
        <h2 id="drill-report">{t('drills.report.title')}</h2>
        <p className="es-drill-score">
          <strong className="tabular">{t('drills.score', { shown: formatNumber(score) })}</strong>
        </p>
        <p className="dim">
          {standard === null
            ? t('drills.report.noStandard')
            : t('drills.report.standard', { name: standard.name, version: standard.version })}
        </p>
        {standard === null || standard.promises.length === 0 ? null : (
          <ul className="plain es-drill-steps" data-testid="promises">
            {standard.promises.map(({ kind, n, met }) => (
              <li key={kind}>
                {t('drills.report.kept', {
                  clock: t(`clock.kind.${kind}`),
                  met: formatNumber(met),
                  total: formatNumber(n),
                })}
              </li>
            ))}
          </ul>
        )}
        <Measures measures={measures} />
      </section>
      {people.length > 0 ? <People people={people} /> : null}
      {customers.length > 0 ? (
        <section aria-labelledby="drill-customers">
          <h2 id="drill-customers">
            {t('drills.report.customers', { told: formatNumber(told), total: formatNumber(customers.length) })}
          </h2>
          <Customers customers={customers} />
        </section>
      ) : null}
      {wording.length > 0 ? <Wording messages={wording} /> : null}
      <DrillTimeline title={t('crisis.timeline.title')} events={timeline} />
    </>
  );
}

/** A sign and a word for the same thing. */
function Answer({ is }: { readonly is: boolean | null }) {
  const { t } = useTranslation();
  const Sign = is === null ? IconMinus : is ? IconCircleCheck : IconCircleX;
  return (
    <span className={is === false ? 'es-drill-answer es-late' : 'es-drill-answer'}>
      <Sign size={16} aria-hidden />
      {t(is === null ? 'drills.report.unknown' : is ? 'drills.report.yes' : 'drills.report.no')}
    </span>
  );
}

function Measures({ measures }: { readonly measures: readonly DrillMeasure[] }) {
  const { t } = useTranslation();
  const wait = useWait();
  const shown = (value: number | null, { unit }: DrillMeasure): string =>
    value !== null && unit === 'share' ? formatPercent(value) : wait(value);
  const target = (measure: DrillMeasure): string => {
    const text = shown(measure.target, measure);
    return t(measure.unit === 'share' ? 'drills.report.atLeast' : 'drills.report.atMost', { shown: text });
  };
  return (
    <DataTable<DrillMeasure>
      caption={t('drills.report.measures')}
      rows={measures}
      keyOf={({ code }) => code}
      columns={[
        { head: t('drills.report.measure'), cell: ({ code }) => t(`drills.measure.${code}`) },
        { head: t('drills.report.value'), cell: (measure) => shown(measure.value, measure), isNumber: true },
        { head: t('drills.report.target'), cell: target, isNumber: true },
        { head: t('drills.report.met'), cell: ({ isMet }) => <Answer is={isMet} /> },
        { head: t('drills.report.weight'), cell: ({ weight }) => formatNumber(weight), isNumber: true },
      ]}
    />
  );
}

function Customers({ customers }: { readonly customers: readonly ToldCustomer[] }) {
  const { t } = useTranslation();
  const wait = useWait();
  return (
    <DataTable<ToldCustomer>
      caption={t('crisis.told.caption')}
      rows={customers}
      keyOf={({ handle, network }) => `${network} ${handle}`}
      columns={[
        {
          head: t('crisis.told.customer'),
          cell: ({ handle, network }) => (
            <>
              <bdi>{handle}</bdi> · {network}
            </>
          ),
        },
        { head: t('crisis.told.lang'), cell: ({ lang }) => languageName(lang) },
        {
          head: t('drills.report.toldAt'),
          cell: ({ toldAt }) => (toldAt === null ? <Answer is={false} /> : formatTime(toldAt)),
        },
        { head: t('drills.report.waited'), cell: ({ seconds }) => wait(seconds), isNumber: true },
        {
          head: t('drills.report.resolution'),
          cell: ({ isResolutionTold }) => <Answer is={isResolutionTold} />,
        },
      ]}
    />
  );
}

function People({ people }: { readonly people: readonly DrillPersonScore[] }) {
  const { t } = useTranslation();
  const wait = useWait();
  return (
    <section aria-labelledby="drill-report-people">
      <h2 id="drill-report-people">{t('drills.participants')}</h2>
      <DataTable<DrillPersonScore>
        caption={t('drills.participants')}
        rows={people}
        keyOf={({ id }) => id}
        columns={[
          { head: t('drills.report.person'), cell: ({ name }) => <bdi>{name}</bdi> },
          {
            head: t('drills.report.acknowledged'),
            cell: ({ acknowledged }) => formatNumber(acknowledged),
            isNumber: true,
          },
          { head: t('drills.report.median'), cell: ({ medianSeconds }) => wait(medianSeconds), isNumber: true },
          { head: t('drills.report.statements'), cell: ({ statements }) => formatNumber(statements), isNumber: true },
          {
            head: t('drills.measure.wording'),
            cell: ({ wordingShare }) => (wordingShare === null ? '–' : formatPercent(wordingShare)),
            isNumber: true,
          },
        ]}
      />
    </section>
  );
}

function Wording({ messages }: { readonly messages: readonly ScoredMessage[] }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="drill-wording">
      <h2 id="drill-wording">{t('drills.report.wording')}</h2>
      <ul className="plain es-card-list" data-testid="wording">
        {messages.map(({ handle, text, steps }, n) => (
          <li key={`${handle} ${String(n)}`} className="es-card">
            <p className="dim small">
              {t('drills.report.to')} <bdi>{handle}</bdi>
            </p>
            <p className="es-content" dir="auto">
              {text}
            </p>
            <ul className="plain es-drill-steps">
              {WORDING_STEPS.map((step) => (
                <li key={step} className={steps[step] ? undefined : 'dim'}>
                  {steps[step] ? <IconCircleCheck size={16} aria-hidden /> : <IconMinus size={16} aria-hidden />}
                  {t(`drills.step.${step}`)}
                  {steps[step] ? null : <span className="visually-hidden">: {t('drills.report.no')}</span>}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
