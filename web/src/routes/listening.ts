import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { withWords } from '../i18n/with-words.js';
import { textSearch, type TextSearch } from '../search-params.js';
import { shell } from './shell.js';

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
    () => withWords('listening', withWords('judgement', import('../mentions/mentions-page.js'))),
    'MentionsPage',
  ),
});

const watches = createRoute({
  getParentRoute: () => shell,
  path: '/watch',
  validateSearch: (search): TextSearch<'q' | 'kind'> => textSearch(search, ['q', 'kind']),
  component: lazyRouteComponent(() => withWords('listening', import('../watches/watches-page.js')), 'WatchesPage'),
});

const importWatches = createRoute({
  getParentRoute: () => shell,
  path: '/watch/import',
  component: lazyRouteComponent(() => withWords('listening', import('../watches/import-page.js')), 'ImportPage'),
});

const watch = createRoute({
  getParentRoute: () => shell,
  path: '/watch/$id',
  component: lazyRouteComponent(
    () => withWords('listening', withWords('watch-editor', import('../watches/watch-page.js'))),
    'WatchPage',
  ),
});

const watchVersions = createRoute({
  getParentRoute: () => shell,
  path: '/watch/$id/versions',
  validateSearch: (search): TextSearch<'from' | 'to'> => textSearch(search, ['from', 'to']),
  component: lazyRouteComponent(
    () => withWords('listening', withWords('watch-editor', import('../watches/versions-page.js'))),
    'VersionsPage',
  ),
});

const mutes = createRoute({
  getParentRoute: () => shell,
  path: '/mutes',
  validateSearch: (search): TextSearch<'mute'> => textSearch(search, ['mute']),
  component: lazyRouteComponent(() => withWords('listening', import('../mutes/mutes-page.js')), 'MutesPage'),
});

const accounts = createRoute({
  getParentRoute: () => shell,
  path: '/accounts',
  validateSearch: (search): TextSearch<'state'> => textSearch(search, ['state']),
  component: lazyRouteComponent(
    () => withWords('listening', withWords('accounts', import('../accounts/accounts-page.js'))),
    'AccountsPage',
  ),
});

const sources = createRoute({
  getParentRoute: () => shell,
  path: '/sources',
  validateSearch: (search): TextSearch<'source' | 'connected' | 'connect-failed'> =>
    textSearch(search, ['source', 'connected', 'connect-failed']),
  component: lazyRouteComponent(
    () =>
      withWords(
        'configuration',
        withWords('networks', withWords('setting-fields', import('../sources/sources-page.js'))),
      ),
    'SourcesPage',
  ),
});

export const listeningRoutes = [
  mentions,
  watches,
  importWatches,
  watch,
  watchVersions,
  mutes,
  accounts,
  sources,
] as const;
