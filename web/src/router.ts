import { createRouter } from '@tanstack/react-router';
import { queryString } from './api/client.js';
import { adminRoutes } from './routes/admin.js';
import { crisisRoutes } from './routes/crisis.js';
import { deskRoutes } from './routes/desk.js';
import { insightRoutes } from './routes/insights.js';
import { listeningRoutes } from './routes/listening.js';
import { peopleRoutes } from './routes/people.js';
import { routingRoutes } from './routes/routing.js';
import { sessionRoutes } from './routes/session.js';
import { root, shell } from './routes/shell.js';
import { standardRoutes } from './routes/standards.js';

const routeTree = root.addChildren([
  ...sessionRoutes,
  shell.addChildren([
    ...deskRoutes,
    ...crisisRoutes,
    ...listeningRoutes,
    ...standardRoutes,
    ...insightRoutes,
    ...peopleRoutes,
    ...routingRoutes,
    ...adminRoutes,
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  // Plain `?name=value`: the router's own way writes JSON into the address.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => queryString(search as Record<string, string | undefined>),
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
