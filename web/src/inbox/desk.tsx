import { lazyRouteComponent, Navigate, Outlet, useMatch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { Filters } from '../api/queries.js';
import { usePhone } from '../ui/use-wide.js';
import { viewOf, type View } from './views.js';
import './desk.css';

const InboxColumns = lazyRouteComponent(() => import('./inbox-page.js'), 'InboxColumns');

/** What the address of the inbox asks for; drawn by the desk around it. */
export const InboxPlace = Object.assign((): null => null, { preload: () => InboxColumns.preload?.() });

interface Kept {
  readonly view: View;
  readonly filters: Filters;
}

const filtersOf = ({ task: _, ...filters }: Filters & { readonly task?: string }): Filters => filters;

/** The inbox, and on a phone one task in its place: the list stays as it was left, so that coming back takes no time. */
export function Desk(): ReactNode {
  const isPhone = usePhone();
  const place = useMatch({ from: '/shell/desk/inbox/$view', shouldThrow: false });
  const [kept, setKept] = useState<Kept | null>(null);
  const [seen, setSeen] = useState<typeof place>(undefined);
  const taskInAddress = place?.search.task ?? null;
  const isElsewhere = isPhone && taskInAddress !== null;
  if (place !== undefined && place !== seen) {
    setSeen(place);
    const next = { view: viewOf(place.params.view), filters: filtersOf(place.search) };
    // The same list is not drawn again.
    if (!isElsewhere && JSON.stringify(next) !== JSON.stringify(kept)) setKept(next);
  }
  const isAway = place === undefined || isElsewhere;
  return (
    <>
      {kept === null ? null : (
        <div className={isAway ? 'es-desk-list es-desk-away' : 'es-desk-list'}>
          <InboxColumns view={kept.view} filters={kept.filters} taskInAddress={taskInAddress} isAway={isAway} />
        </div>
      )}
      {isElsewhere ? <Navigate to="/t/$id" params={{ id: taskInAddress }} replace /> : null}
      <Outlet />
    </>
  );
}
