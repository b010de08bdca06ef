import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { queryString } from './api/client.js';
import { meQuery } from './api/queries.js';
import { queryClient } from './api/query-client.js';
import { withWords } from './i18n/with-words.js';
import { ErrorPage, NotFoundPage } from './shell/error-page.js';
import { SignedInShell } from './shell/signed-in-shell.js';
import { textSearch, type TextSearch } from './search-params.js';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage, errorComponent: ErrorPage });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): TextSearch<'next'> => textSearch(search, ['next']),
  component: lazyRouteComponent(() => import('./session/sign-in-page.js'), 'SignInPage'),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: (search): TextSearch<'token'> => textSearch(search, ['token']),
  component: lazyRouteComponent(() => import('./session/setup-page.js'), 'SetupPage'),
});

// The address in one-time links.
const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  component: lazyRouteComponent(() => import('./session/setup-page.js'), 'SetupPage'),
});

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ location }) => {
    const me = await queryClient.query({ ...meQuery, staleTime: 'static' });
    if (me === null) redirect({ to: '/sign-in', search: { next: location.href }, replace: true, throw: true });
  },
  component: SignedInShell,
});

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: () => {
    redirect({ to: '/inbox/$view', params: { view: 'due' }, replace: true, throw: true });
  },
});

export const INBOX_FILTERS = ['task', 'q', 'priority', 'lang', 'network', 'sentiment'] as const;
const inbox = createRoute({
  getParentRoute: () => shell,
  path: '/inbox/$view',
  validateSearch: (search): TextSearch<(typeof INBOX_FILTERS)[number]> => textSearch(search, INBOX_FILTERS),
  component: lazyRouteComponent(() => import('./inbox/inbox-page.js'), 'InboxPage'),
});

const task = createRoute({
  getParentRoute: () => shell,
  path: '/t/$id',
  component: lazyRouteComponent(() => import('./tasks/task-page.js'), 'TaskPage'),
});

const MENTION_FILTERS = [
  'mention',
  'story',
  'watch',
  'source',
  'lang',
  'sentiment',
  'intent',
  'risk',
  'urgent',
  'q',
  'from',
  'to',
  'muted',
] as const;
const mentions = createRoute({
  getParentRoute: () => shell,
  path: '/mentions',
  validateSearch: (search): TextSearch<(typeof MENTION_FILTERS)[number]> => textSearch(search, MENTION_FILTERS),
  component: lazyRouteComponent(
    () => withWords('listening', withWords('judgement', import('./mentions/mentions-page.js'))),
    'MentionsPage',
  ),
});

const watches = createRoute({
  getParentRoute: () => shell,
  path: '/watch',
  validateSearch: (search): TextSearch<'q' | 'kind'> => textSearch(search, ['q', 'kind']),
  component: lazyRouteComponent(() => withWords('listening', import('./watches/watches-page.js')), 'WatchesPage'),
});
const importWatches = createRoute({
  getParentRoute: () => shell,
  path: '/watch/import',
  component: lazyRouteComponent(() => withWords('listening', import('./watches/import-page.js')), 'ImportPage'),
});
const watchVersions = createRoute({
  getParentRoute: () => shell,
  path: '/watch/$id/versions',
  validateSearch: (search): TextSearch<'from' | 'to'> => textSearch(search, ['from', 'to']),
  component: lazyRouteComponent(
    () => withWords('listening', withWords('watch-editor', import('./watches/versions-page.js'))),
    'VersionsPage',
  ),
});
const mutes = createRoute({
  getParentRoute: () => shell,
  path: '/mutes',
  validateSearch: (search): TextSearch<'mute'> => textSearch(search, ['mute']),
  component: lazyRouteComponent(() => withWords('listening', import('./mutes/mutes-page.js')), 'MutesPage'),
});
const watch = createRoute({
  getParentRoute: () => shell,
  path: '/watch/$id',
  component: lazyRouteComponent(
    () => withWords('listening', withWords('watch-editor', import('./watches/watch-page.js'))),
    'WatchPage',
  ),
});
/** What a state of a source is called, and why it is in it. */
const withCoverageWords = <T,>(screen: Promise<T>): Promise<T> =>
  withWords('configuration', withWords('networks', screen));

const sources = createRoute({
  getParentRoute: () => shell,
  path: '/sources',
  validateSearch: (search): TextSearch<'source' | 'connected' | 'connect-failed'> =>
    textSearch(search, ['source', 'connected', 'connect-failed']),
  component: lazyRouteComponent(
    () => withWords('configuration', withWords('networks', import('./sources/sources-page.js'))),
    'SourcesPage',
  ),
});
const standards = createRoute({
  getParentRoute: () => shell,
  path: '/standards',
  component: lazyRouteComponent(
    () => withWords('configuration', import('./standards/standards-page.js')),
    'StandardsPage',
  ),
});
const adminHome = createRoute({
  getParentRoute: () => shell,
  path: '/admin',
  beforeLoad: () => {
    redirect({ to: '/admin/users', replace: true, throw: true });
  },
});
const users = createRoute({
  getParentRoute: () => shell,
  path: '/admin/users',
  component: lazyRouteComponent(() => withWords('configuration', import('./admin/users-page.js')), 'UsersPage'),
});
const tokens = createRoute({
  getParentRoute: () => shell,
  path: '/admin/tokens',
  component: lazyRouteComponent(() => withWords('configuration', import('./admin/tokens-page.js')), 'TokensPage'),
});
const languages = createRoute({
  getParentRoute: () => shell,
  path: '/admin/languages',
  component: lazyRouteComponent(() => withWords('configuration', import('./admin/languages-page.js')), 'LanguagesPage'),
});
const priorities = createRoute({
  getParentRoute: () => shell,
  path: '/admin/priorities',
  validateSearch: (search): TextSearch<'open'> => textSearch(search, ['open']),
  component: lazyRouteComponent(
    () =>
      withWords(
        'configuration',
        withWords('insights', withWords('judgement', import('./priorities/priorities-page.js'))),
      ),
    'PrioritiesPage',
  ),
});
const insights = createRoute({
  getParentRoute: () => shell,
  path: '/insights',
  beforeLoad: () => {
    redirect({ to: '/insights/sentiment', replace: true, throw: true });
  },
});
const feelings = createRoute({
  getParentRoute: () => shell,
  path: '/insights/sentiment',
  validateSearch: (search): TextSearch<'from' | 'to' | 'by' | 'watch' | 'lang'> =>
    textSearch(search, ['from', 'to', 'by', 'watch', 'lang']),
  component: lazyRouteComponent(
    () => withWords('insights', withCoverageWords(import('./insights/sentiment-page.js'))),
    'SentimentPage',
  ),
});
const accuracy = createRoute({
  getParentRoute: () => shell,
  path: '/insights/accuracy',
  validateSearch: (search): TextSearch<'month'> => textSearch(search, ['month']),
  component: lazyRouteComponent(
    () => withWords('insights', withCoverageWords(import('./insights/accuracy-page.js'))),
    'AccuracyPage',
  ),
});
const coverage = createRoute({
  getParentRoute: () => shell,
  path: '/insights/coverage',
  component: lazyRouteComponent(
    () => withWords('insights', withCoverageWords(import('./coverage/coverage-page.js'))),
    'CoveragePage',
  ),
});
const alerts = createRoute({
  getParentRoute: () => shell,
  path: '/alerts',
  validateSearch: (search): TextSearch<'state'> => textSearch(search, ['state']),
  component: lazyRouteComponent(() => withWords('networks', import('./alerts/alerts-page.js')), 'AlertsPage'),
});
const notifiers = createRoute({
  getParentRoute: () => shell,
  path: '/admin/notifiers',
  component: lazyRouteComponent(
    () => withWords('configuration', withWords('networks', import('./alerts/notifiers-page.js'))),
    'NotifiersPage',
  ),
});
const privacy = createRoute({
  getParentRoute: () => shell,
  path: '/admin/privacy',
  component: lazyRouteComponent(
    () => withWords('configuration', withWords('networks', import('./rights/privacy-page.js'))),
    'PrivacyPage',
  ),
});
const status = createRoute({
  getParentRoute: () => shell,
  path: '/admin/status',
  component: lazyRouteComponent(() => withWords('configuration', import('./admin/status-page.js')), 'StatusPage'),
});

const routeTree = root.addChildren([
  signIn,
  setup,
  welcome,
  shell.addChildren([
    home,
    inbox,
    task,
    mentions,
    watches,
    importWatches,
    watch,
    watchVersions,
    mutes,
    sources,
    standards,
    adminHome,
    users,
    tokens,
    languages,
    priorities,
    status,
    notifiers,
    privacy,
    alerts,
    insights,
    feelings,
    accuracy,
    coverage,
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
