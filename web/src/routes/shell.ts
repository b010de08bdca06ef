import { createRootRoute, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { meQuery } from '../api/queries.js';
import { queryClient } from '../api/query-client.js';
import { ErrorPage, NotFoundPage } from '../shell/error-page.js';
import { SignedInShell } from '../shell/signed-in-shell.js';

export const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage, errorComponent: ErrorPage });

/** What is around every screen for those who are signed in. */
export const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ location }) => {
    const me = await queryClient.query({ ...meQuery, staleTime: 'static' });
    if (me === null) redirect({ to: '/sign-in', search: { next: location.href }, replace: true, throw: true });
  },
  component: SignedInShell,
});
