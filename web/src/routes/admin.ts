import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { withWords } from '../i18n/with-words.js';
import { textSearch, type TextSearch } from '../search-params.js';
import { shell } from './shell.js';

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
  component: lazyRouteComponent(() => withWords('configuration', import('../admin/users-page.js')), 'UsersPage'),
});

const tokens = createRoute({
  getParentRoute: () => shell,
  path: '/admin/tokens',
  component: lazyRouteComponent(() => withWords('configuration', import('../admin/tokens-page.js')), 'TokensPage'),
});

const languages = createRoute({
  getParentRoute: () => shell,
  path: '/admin/languages',
  component: lazyRouteComponent(
    () => withWords('configuration', import('../admin/languages-page.js')),
    'LanguagesPage',
  ),
});

const priorities = createRoute({
  getParentRoute: () => shell,
  path: '/admin/priorities',
  validateSearch: (search): TextSearch<'open'> => textSearch(search, ['open']),
  component: lazyRouteComponent(
    () =>
      withWords(
        'configuration',
        withWords('insights', withWords('judgement', import('../priorities/priorities-page.js'))),
      ),
    'PrioritiesPage',
  ),
});

const calendars = createRoute({
  getParentRoute: () => shell,
  path: '/admin/calendars',
  validateSearch: (search): TextSearch<'calendar'> => textSearch(search, ['calendar']),
  component: lazyRouteComponent(
    () => withWords('configuration', withWords('calendars', import('../calendars/calendars-page.js'))),
    'CalendarsPage',
  ),
});

const automations = createRoute({
  getParentRoute: () => shell,
  path: '/admin/automations',
  component: lazyRouteComponent(
    () => withWords('configuration', withWords('automations', import('../automations/automations-page.js'))),
    'AutomationsPage',
  ),
});

const rules = createRoute({
  getParentRoute: () => shell,
  path: '/admin/rules',
  component: lazyRouteComponent(
    () => withWords('configuration', withWords('routing', withWords('rules', import('../rules/rules-page.js')))),
    'RulesPage',
  ),
});

const status = createRoute({
  getParentRoute: () => shell,
  path: '/admin/status',
  component: lazyRouteComponent(() => withWords('configuration', import('../admin/status-page.js')), 'StatusPage'),
});

const notifiers = createRoute({
  getParentRoute: () => shell,
  path: '/admin/notifiers',
  component: lazyRouteComponent(
    () =>
      withWords(
        'configuration',
        withWords('networks', withWords('setting-fields', import('../alerts/notifiers-page.js'))),
      ),
    'NotifiersPage',
  ),
});

const privacy = createRoute({
  getParentRoute: () => shell,
  path: '/admin/privacy',
  component: lazyRouteComponent(
    () => withWords('configuration', withWords('networks', import('../rights/privacy-page.js'))),
    'PrivacyPage',
  ),
});

export const adminRoutes = [
  adminHome,
  users,
  tokens,
  languages,
  priorities,
  automations,
  rules,
  calendars,
  status,
  notifiers,
  privacy,
] as const;
