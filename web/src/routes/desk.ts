import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { meQuery } from '../api/queries.js';
import { queryClient } from '../api/query-client.js';
import { Desk, InboxPlace } from '../inbox/desk.js';
import { withWords } from '../i18n/with-words.js';
import { textSearch, type TextSearch } from '../search-params.js';
import { shell } from './shell.js';

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: () => {
    // Whoever is woken for a crisis begins there.
    const me = queryClient.getQueryData(meQuery.queryKey);
    if (me?.role === 'pr-lead') redirect({ to: '/crisis', replace: true, throw: true });
    redirect({ to: '/inbox/$view', params: { view: 'due' }, replace: true, throw: true });
  },
});

const INBOX_FILTERS = [
  'task',
  'q',
  'priority',
  'lang',
  'network',
  'sentiment',
  'label',
  'unread',
  'assignee',
  'team',
  'tier',
  'state',
] as const;

const desk = createRoute({ getParentRoute: () => shell, id: 'desk', component: Desk });

const inbox = createRoute({
  getParentRoute: () => desk,
  path: '/inbox/$view',
  validateSearch: (search): TextSearch<(typeof INBOX_FILTERS)[number]> => textSearch(search, INBOX_FILTERS),
  component: InboxPlace,
});

const task = createRoute({
  getParentRoute: () => desk,
  path: '/t/$id',
  component: lazyRouteComponent(() => import('../tasks/task-page.js'), 'TaskPage'),
});

const approvals = createRoute({
  getParentRoute: () => shell,
  path: '/approvals',
  component: lazyRouteComponent(
    () => withWords('approvals', withWords('judgement', import('../approvals/approvals-page.js'))),
    'ApprovalsPage',
  ),
});

const replies = createRoute({
  getParentRoute: () => shell,
  path: '/replies',
  validateSearch: (search): TextSearch<'tab' | 'q' | 'lang' | 'kind' | 'state' | 'text'> =>
    textSearch(search, ['tab', 'q', 'lang', 'kind', 'state', 'text']),
  component: lazyRouteComponent(() => withWords('replies', import('../replies/replies-page.js')), 'RepliesPage'),
});

const alerts = createRoute({
  getParentRoute: () => shell,
  path: '/alerts',
  validateSearch: (search): TextSearch<'state'> => textSearch(search, ['state']),
  component: lazyRouteComponent(
    () => withWords('on-call', withWords('networks', import('../alerts/alerts-page.js'))),
    'AlertsPage',
  ),
});

const alertRules = createRoute({
  getParentRoute: () => shell,
  path: '/alerts/rules',
  component: lazyRouteComponent(
    () => withWords('alert-rules', import('../alert-rules/alert-rules-page.js')),
    'AlertRulesPage',
  ),
});

const ownKeys = createRoute({
  getParentRoute: () => shell,
  path: '/me/keys',
  component: lazyRouteComponent(() => withWords('inbox-more', import('../keyboard/own-keys-page.js')), 'OwnKeysPage'),
});

const devices = createRoute({
  getParentRoute: () => shell,
  path: '/me/devices',
  component: lazyRouteComponent(() => withWords('devices', import('../devices/devices-page.js')), 'DevicesPage'),
});

export const deskRoutes = [
  home,
  desk.addChildren([inbox, task]),
  approvals,
  replies,
  alerts,
  alertRules,
  ownKeys,
  devices,
] as const;
