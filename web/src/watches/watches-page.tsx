import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { watchListQuery } from '../api/listening-queries.js';
import { canConfigure, useMe } from '../session/session.js';
import { EmptyState, ErrorNotice, Loading } from '../ui/feedback.js';
import { filterWatches } from './filter-watches.js';
import { WatchCard } from './watch-card.js';
import { WatchListFilters } from './watch-list-filters.js';
import { WatchNav } from './watch-nav.js';
import './watch-list.css';

const route = getRouteApi('/shell/watch');

/** Everything that is watched, with how far each one is: live version, draft, tests, what it found lately. */
export function WatchesPage() {
  const { t } = useTranslation();
  const me = useMe();
  const filter = route.useSearch();
  const { data, error, isPending, refetch, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(watchListQuery);
  const isFiltered = filter.q !== undefined || filter.kind !== undefined;
  // The filter looks at what is here: a watch it would find must not be missed for being on a later page.
  useEffect(() => {
    if (isFiltered && hasNextPage && !isFetching) void fetchNextPage();
  }, [isFiltered, hasNextPage, isFetching, fetchNextPage]);
  const watches = data?.pages.flatMap((page) => page.items) ?? [];
  const found = filterWatches(watches, filter);
  const add = canConfigure(me) ? (
    <Link to="/watch/$id" params={{ id: 'new' }} className="es-button es-button-primary">
      {t('watch.add')}
    </Link>
  ) : null;
  return (
    <div className="es-page">
      <WatchNav />
      <div className="es-page-head">
        <h1>{t('nav.watch')}</h1>
        <div className="es-actions">
          {add}
          {canConfigure(me) ? (
            <Link to="/watch/import" className="es-button">
              {t('importWatches.open')}
            </Link>
          ) : null}
          <Export />
        </div>
      </div>
      {watches.length > 0 ? <WatchListFilters filter={filter} /> : null}
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Loading /> : null}
      {data && watches.length === 0 ? (
        <EmptyState title={t('watch.empty')} why={t('watch.emptyWhy')} action={add} />
      ) : null}
      {watches.length > 0 && found.length === 0 && !hasNextPage ? (
        <EmptyState
          title={t('versions.list.noMatch')}
          why={t('versions.list.noMatchWhy')}
          action={
            <Link to="/watch" search={{}} className="es-button">
              {t('inbox.clearFilters')}
            </Link>
          }
        />
      ) : null}
      {found.length > 0 ? (
        <ul className="plain es-card-list" aria-label={t('versions.list.watches')}>
          {found.map((watch) => (
            <WatchCard key={watch.id} watch={watch} />
          ))}
        </ul>
      ) : null}
      {hasNextPage && !isFiltered ? (
        <p>
          <button type="button" className="es-button" disabled={isFetching} onClick={() => void fetchNextPage()}>
            {t('common.more')}
          </button>
        </p>
      ) : null}
    </div>
  );
}

function Export() {
  const { t } = useTranslation();
  return (
    <>
      <a className="es-button" href="/api/v1/watches/export?format=yaml" download="watches.yaml">
        {t('importWatches.exportYaml')}
      </a>
      <a className="es-button" href="/api/v1/watches/export?format=csv" download="watches.csv">
        {t('importWatches.exportCsv')}
      </a>
    </>
  );
}
