import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { withWords } from '../i18n/with-words.js';
import { textSearch, type TextSearch } from '../search-params.js';
import { root } from './shell.js';

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): TextSearch<'next'> => textSearch(search, ['next']),
  component: lazyRouteComponent(() => import('../session/sign-in-page.js'), 'SignInPage'),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: (search): TextSearch<'token'> => textSearch(search, ['token']),
  component: lazyRouteComponent(() => import('../session/setup-page.js'), 'SetupPage'),
});

// The address in one-time links.
const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  component: lazyRouteComponent(() => import('../session/setup-page.js'), 'SetupPage'),
});

// What a customer is sent: a page for anybody who has the link.
const survey = createRoute({
  getParentRoute: () => root,
  path: '/s/$token',
  component: lazyRouteComponent(() => withWords('people', import('../people/survey-page.js')), 'SurveyPage'),
});

// Where a page leads, also with an expired session. It tells what happened in the words of the room.
const pagedAlert = createRoute({
  getParentRoute: () => root,
  path: '/a/$id',
  validateSearch: (search): TextSearch<'t'> => textSearch(search, ['t']),
  component: lazyRouteComponent(
    () => withWords('on-call', withWords('crisis', import('../on-call/paged-alert-page.js'))),
    'PagedAlertPage',
  ),
});

export const sessionRoutes = [signIn, setup, welcome, survey, pagedAlert] as const;
