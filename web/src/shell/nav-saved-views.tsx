import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { approvalsQuery } from '../approvals/api.js';
import { formatNumber } from '../i18n/format.js';
import { viewsQuery } from '../inbox/desk-api.js';
import { isSameFilter, savedSearch } from '../inbox/saved-views.js';
import { closeNav } from './shell-state.js';

/** Below the delivered views: replies that wait for approval, and the views that people saved. */
export function NavSavedViews() {
  const { t } = useTranslation();
  const views = useQuery(viewsQuery).data ?? [];
  const { pathname, search } = useRouterState({ select: (state) => state.location });
  const { task: _, ...filters } = search as Readonly<Record<string, string | undefined>>;
  return (
    <>
      <li>
        <Link
          to="/approvals"
          className="es-nav-link es-nav-view"
          activeProps={{ className: 'es-nav-active' }}
          onClick={closeNav}
        >
          <span>{t('desk.approvals')}</span>
          <WaitingCount />
        </Link>
      </li>
      {views.map((saved) => {
        const view = saved.filter['view'] ?? 'due';
        const isShown = pathname === `/inbox/${view}` && isSameFilter(saved, view, filters);
        return (
          <li key={saved.id}>
            <Link
              to="/inbox/$view"
              params={{ view }}
              search={savedSearch(saved)}
              className={isShown ? 'es-nav-link es-nav-view es-nav-active' : 'es-nav-link es-nav-view'}
              activeOptions={{ includeSearch: true }}
              aria-current={isShown ? 'page' : undefined}
              onClick={closeNav}
            >
              <bdi>{saved.name}</bdi>
            </Link>
          </li>
        );
      })}
    </>
  );
}

/** Of the first page; there are more where a plus says so. */
function WaitingCount() {
  const pages = useInfiniteQuery(approvalsQuery).data?.pages;
  if (pages === undefined) return null;
  const count = pages.reduce((sum, page) => sum + page.items.length, 0);
  const hasMore = (pages.at(-1)?.nextCursor ?? null) !== null;
  return <span className="tabular">{hasMore ? `${formatNumber(count)}+` : formatNumber(count)}</span>;
}
