import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { withWords } from '../i18n/with-words.js';
import { shell } from './shell.js';

/** A screen about who gets which tasks; part of the administration. */
const withRoutingWords = <T>(screen: Promise<T>): Promise<T> =>
  withWords('configuration', withWords('routing', screen));

const ableTeams = createRoute({
  getParentRoute: () => shell,
  path: '/admin/teams',
  component: lazyRouteComponent(() => withRoutingWords(import('../routing/teams-page.js')), 'TeamsPage'),
});

const authority = createRoute({
  getParentRoute: () => shell,
  path: '/admin/authority',
  component: lazyRouteComponent(() => withRoutingWords(import('../routing/authority-page.js')), 'AuthorityPage'),
});

const routingRules = createRoute({
  getParentRoute: () => shell,
  path: '/admin/routing',
  component: lazyRouteComponent(() => withRoutingWords(import('../routing/rules-page.js')), 'RulesPage'),
});

const onCall = createRoute({
  getParentRoute: () => shell,
  path: '/oncall',
  component: lazyRouteComponent(
    () => withWords('on-call', withRoutingWords(import('../routing/on-call-page.js'))),
    'OnCallPage',
  ),
});

const contacts = createRoute({
  getParentRoute: () => shell,
  path: '/me/contacts',
  component: lazyRouteComponent(
    () => withWords('on-call', withRoutingWords(import('../on-call/contacts-page.js'))),
    'ContactsPage',
  ),
});

export const routingRoutes = [ableTeams, authority, routingRules, onCall, contacts] as const;
