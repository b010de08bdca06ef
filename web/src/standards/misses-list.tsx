import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { DataTable } from '../charts/table-twin.js';
import { formatDateTime, formatNumber } from '../i18n/format.js';
import { saveFile } from '../insights/csv.js';
import { useMe } from '../session/session.js';
import { ErrorNotice } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { MoreButton } from '../ui/more-button.js';
import { missesQuery, REASONS, type AttainmentReport, type Search } from './api.js';
import { useSpan } from './target-text.js';

const route = getRouteApi('/shell/standards/$id/report');
const OUTCOMES = ['missed', 'met', 'open', 'all'] as const;

/** The tasks behind the figures, each with the version it is judged by. */
export function MissesList({
  id,
  report,
  instants,
}: {
  readonly id: string;
  readonly report: AttainmentReport;
  readonly instants: Search;
}) {
  const { t } = useTranslation();
  const me = useMe();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const span = useSpan();
  const filter = { ...instants, outcome: search.outcome, reason: search.reason, target: search.target };
  const list = useInfiniteQuery(missesQuery(id, filter));
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const nameOf = (targetId: string): string =>
    report.targets.find((target) => target.targetId === targetId)?.name ?? targetId;
  const save = useMutation({
    mutationFn: () => request<{ csv: string }>(`/standards/${id}/misses/export`, { method: 'POST', body: filter }),
    onSuccess: ({ csv }) => {
      saveFile('tasks.csv', 'text/csv;charset=utf-8', csv);
    },
  });
  const choose = (name: 'outcome' | 'reason' | 'target', value: string): void => {
    void navigate({ search: { ...search, [name]: value === '' ? undefined : value }, replace: true });
  };
  return (
    <section className="es-card" aria-labelledby="judged-tasks" data-testid="judged">
      <h2 id="judged-tasks">{t('standards.list')}</h2>
      <div className="es-insight-filters">
        <Choice
          label={t('standards.outcome')}
          value={search.outcome ?? 'missed'}
          options={OUTCOMES.map((each) => [each, t(`standards.outcomes.${each}`)])}
          onChange={(value) => {
            choose('outcome', value);
          }}
        />
        <Choice
          label={t('standards.why.label')}
          value={search.reason ?? ''}
          options={[
            ['', t('standards.anyReason')],
            ...REASONS.map((each) => [each, t(`standards.why.${each}`)] as const),
          ]}
          onChange={(value) => {
            choose('reason', value);
          }}
        />
        <Choice
          label={t('standards.head.target')}
          value={search.target ?? ''}
          options={[['', t('common.any')], ...report.targets.map(({ targetId, name }) => [targetId, name] as const)]}
          onChange={(value) => {
            choose('target', value);
          }}
        />
        {me.role === 'agent' || me.role === 'viewer' ? null : (
          <button
            type="button"
            className="es-button"
            disabled={save.isPending}
            onClick={() => {
              save.mutate();
            }}
          >
            {t('standards.csv')}
          </button>
        )}
      </div>
      {list.error ? <ErrorNotice error={list.error} onRetry={() => void list.refetch()} /> : null}
      {save.error ? <ErrorNotice error={save.error} /> : null}
      {list.isSuccess && rows.length === 0 ? <p className="dim">{t('standards.noneListed')}</p> : null}
      {rows.length === 0 ? null : (
        <DataTable
          caption={t('standards.list')}
          rows={rows}
          keyOf={(row) => row.id}
          columns={[
            {
              head: t('standards.head.task'),
              cell: ({ taskId, author }) => (
                <Link to="/t/$id" params={{ id: taskId }} dir="auto">
                  {author}
                </Link>
              ),
            },
            { head: t('standards.head.target'), cell: ({ targetId }) => <span dir="auto">{nameOf(targetId)}</span> },
            { head: t('standards.head.version'), cell: ({ version }) => formatNumber(version), isNumber: true },
            { head: t('standards.outcome'), cell: ({ outcome }) => t(`standards.outcomes.${outcome}`) },
            { head: t('standards.head.due'), cell: ({ dueAt }) => (dueAt === null ? '–' : formatDateTime(dueAt)) },
            { head: t('standards.head.late'), cell: ({ lateSeconds }) => span(lateSeconds), isNumber: true },
            {
              head: t('standards.why.label'),
              cell: ({ reason }) => (reason === null ? '–' : t(`standards.why.${reason}`)),
            },
          ]}
        />
      )}
      <MoreButton {...list} />
    </section>
  );
}

function Choice({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onChange: (value: string) => void;
}) {
  return (
    <Field label={label}>
      {(ids) => (
        <select
          {...ids}
          className="es-select"
          value={value}
          onChange={(event) => {
            onChange(event.currentTarget.value);
          }}
        >
          {options.map(([each, name]) => (
            <option key={each} value={each}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
