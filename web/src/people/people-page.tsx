import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../charts/table-twin.js';
import { formatDateTime, formatNumber, languageName } from '../i18n/format.js';
import { canConfigure, useMe } from '../session/session.js';
import { EmptyState, ErrorNotice, Loading } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { MoreButton } from '../ui/more-button.js';
import { peopleQuery } from './api.js';
import { ImportDialog } from './import-dialog.js';
import { personName } from './person-name.js';
import './people.css';

const route = getRouteApi('/shell/people');

/** Customers, found by whatever is known of them. */
export function PeoplePage() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const { q, tier } = route.useSearch();
  const [isImporting, setIsImporting] = useState(false);
  const filter = { ...(q === undefined ? {} : { q }), ...(tier === undefined ? {} : { tier }) };
  const people = useInfiniteQuery(peopleQuery(filter));
  const rows = people.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="es-page es-people">
      <h1>{t('people.title')}</h1>
      <p className="dim">{t('people.intro')}</p>
      <form
        role="search"
        className="es-people-search"
        onSubmit={(event) => {
          event.preventDefault();
          const asked = new FormData(event.currentTarget).get('q');
          const words = typeof asked === 'string' ? asked.trim() : '';
          void navigate({ to: '/people', search: words === '' ? {} : { q: words } });
        }}
      >
        <Field label={t('people.search')}>
          {(ids) => <input {...ids} key={q ?? ''} name="q" type="search" className="es-input" defaultValue={q ?? ''} />}
        </Field>
        {canConfigure(me) ? (
          <button
            type="button"
            className="es-button"
            onClick={() => {
              setIsImporting(true);
            }}
          >
            {t('people.import.title')}
          </button>
        ) : null}
      </form>
      {rows.some(({ isMasked }) => isMasked) ? <p className="dim">{t('people.masked')}</p> : null}
      {people.error ? <ErrorNotice error={people.error} onRetry={() => void people.refetch()} /> : null}
      {people.isPending ? <Loading rows={5} /> : null}
      {people.data !== undefined && rows.length === 0 ? (
        <EmptyState
          title={t('people.empty')}
          why={t('people.emptyWhy')}
          action={
            q === undefined ? undefined : (
              <Link to="/people" className="es-button">
                {t('people.showAll')}
              </Link>
            )
          }
        />
      ) : null}
      {rows.length === 0 ? null : (
        <DataTable
          caption={t('people.title')}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              head: t('people.name'),
              cell: (row) => (
                <Link to="/people/$id" params={{ id: row.id }}>
                  {personName(row) || t('people.noName')}
                </Link>
              ),
            },
            {
              head: t('people.handles'),
              cell: ({ handles }) => handles.map(({ network, handle }) => `${network}: ${handle}`).join(', '),
            },
            { head: t('people.tier'), cell: (row) => row.tier ?? '–' },
            { head: t('people.language'), cell: ({ lang }) => (lang === null ? '–' : languageName(lang)) },
            { head: t('people.tasks'), cell: ({ taskCount }) => formatNumber(taskCount), isNumber: true },
            { head: t('people.open'), cell: ({ openCount }) => formatNumber(openCount), isNumber: true },
            {
              head: t('people.last'),
              cell: ({ lastContactAt }) => (lastContactAt === null ? '–' : formatDateTime(lastContactAt)),
            },
          ]}
        />
      )}
      <MoreButton {...people} />
      {isImporting ? (
        <ImportDialog
          onClose={() => {
            setIsImporting(false);
          }}
        />
      ) : null}
    </div>
  );
}
