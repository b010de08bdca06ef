import { IconArrowRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PRIORITY_LEVELS, type PriorityWeights } from '@domain/priority/priority.types.js';
import { rehearsalQuery } from '../api/understanding-queries.js';
import type { PriorityRehearsal } from '../api/understanding-types.js';
import type { PriorityLevel } from '../api/types.js';
import { formatDay } from '../charts/format-day.js';
import { StackedBars } from '../charts/stacked-bars.js';
import { DataTable, TableTwin } from '../charts/table-twin.js';
import { formatDuration, formatNumber } from '../i18n/format.js';
import { signed } from '../judgement/signed.js';
import { PriorityMark } from '../ui/encodings.js';
import { EmptyState, ErrorNotice, Loading } from '../ui/feedback.js';
import { useSettled } from '../watches/use-settled.js';

const SETTLE_MS = 300;
const DAYS = 30;
const DAY_SECONDS = 86_400;

const rounded = (value: number): string => formatNumber(Math.round(value * 10) / 10);

/** What these weights would have given in the last 30 days, asked for once typing has paused. */
export function RehearsalBox({ weights, isValid }: { readonly weights: PriorityWeights; readonly isValid: boolean }) {
  const { t } = useTranslation();
  const key = JSON.stringify(weights);
  const settled = useSettled(weights, key, SETTLE_MS);
  const { data, error, isFetching, refetch } = useQuery({ ...rehearsalQuery(settled, DAYS), enabled: isValid });
  const isStale = isFetching || JSON.stringify(settled) !== key;
  return (
    <section className="es-card es-rehearsal" aria-label={t('weights.rehearsal')} aria-busy={isStale}>
      <h2>{t('weights.rehearsal')}</h2>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {isValid ? null : <p className="es-field-error">{t('weights.fixFirst')}</p>}
      {data ? <Rehearsed data={data} /> : error || !isValid ? null : <Loading rows={3} />}
    </section>
  );
}

function Rehearsed({ data }: { readonly data: PriorityRehearsal }) {
  const { t } = useTranslation();
  if (data.tasks === 0) return <EmptyState title={t('weights.noTasks')} why={t('weights.noTasksWhy')} />;
  return (
    <>
      <p className="es-rehearsal-headline" role="status" data-testid="rehearsal">
        {t('weights.wouldGive', { shown: rounded(data.perDay.P1) })}
      </p>
      <p className="small dim">
        {t('weights.looked', {
          tasks: formatNumber(data.tasks),
          time: formatDuration(data.days * DAY_SECONDS, 'long'),
        })}
        {data.isSampled ? <> {t('weights.sampled')}</> : null}
        {data.unjudged > 0 ? <> {t('weights.unjudged', { shown: formatNumber(data.unjudged) })}</> : null}
      </p>
      <DataTable
        caption={t('weights.byLevel')}
        rows={PRIORITY_LEVELS}
        keyOf={(level) => level}
        columns={[
          { head: t('weights.level'), cell: (level) => <PriorityMark level={level} /> },
          { head: t('weights.before'), cell: (level) => formatNumber(data.before[level]), isNumber: true },
          { head: t('weights.after'), cell: (level) => formatNumber(data.after[level]), isNumber: true },
          {
            head: t('weights.change'),
            cell: (level) => signed(data.after[level] - data.before[level]),
            isNumber: true,
          },
          { head: t('weights.perDay'), cell: (level) => rounded(data.perDay[level]), isNumber: true },
        ]}
      />
      <Days data={data} />
      <Moved data={data} />
    </>
  );
}

function Days({ data }: { readonly data: PriorityRehearsal }) {
  const { t } = useTranslation();
  const bars = data.byDay.map((day) => ({
    id: day.date,
    parts: PRIORITY_LEVELS.map((level) => ({ name: level, value: day[level] })),
  }));
  return (
    <div className="es-chart">
      <h3>{t('weights.byDay')}</h3>
      <StackedBars bars={bars} />
      <ul className="plain es-chart-key small">
        {PRIORITY_LEVELS.map((level) => (
          <li key={level}>
            <span className={`es-swatch es-fill-${level}`} aria-hidden />
            {level}
          </li>
        ))}
      </ul>
      <TableTwin
        title={t('weights.asTable')}
        caption={t('weights.byDay')}
        rows={data.byDay}
        keyOf={({ date }) => date}
        columns={[
          { head: t('weights.day'), cell: ({ date }) => formatDay(date) },
          ...PRIORITY_LEVELS.map((level) => ({
            head: level,
            cell: (day: PriorityRehearsal['byDay'][number]) => formatNumber(day[level]),
            isNumber: true,
          })),
        ]}
      />
    </div>
  );
}

function Moved({ data }: { readonly data: PriorityRehearsal }) {
  const { t } = useTranslation();
  if (data.moved.length === 0) return <p className="dim">{t('weights.noneMoves')}</p>;
  return (
    <>
      <h3>{t('weights.moved')}</h3>
      <ul className="plain es-moves">
        {data.moved.map(({ from, to, count }) => (
          <li key={`${from} ${to}`} className="es-move">
            <Move from={from} to={to} /> <span className="tabular">{formatNumber(count)}</span>
          </li>
        ))}
      </ul>
      {data.examples.length > 0 ? (
        <ul className="plain es-move-list" aria-label={t('weights.examples')}>
          {data.examples.map(({ taskId, excerpt, from, to }) => (
            <li key={taskId}>
              <Move from={from} to={to} />
              <Link to="/t/$id" params={{ id: taskId }} dir="auto">
                {excerpt}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function Move({ from, to }: { readonly from: PriorityLevel; readonly to: PriorityLevel }) {
  return (
    <span className="es-move">
      <PriorityMark level={from} />
      <IconArrowRight size={14} aria-hidden />
      <PriorityMark level={to} />
    </span>
  );
}
