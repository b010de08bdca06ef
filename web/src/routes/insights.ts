import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { withWords } from '../i18n/with-words.js';
import { textSearch, type TextSearch } from '../search-params.js';
import { shell } from './shell.js';

/** What a state of a source is called, and why it is in it. */
const withCoverageWords = <T>(screen: Promise<T>): Promise<T> =>
  withWords('configuration', withWords('networks', screen));

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
    () => withWords('insights', withCoverageWords(import('../insights/sentiment-page.js'))),
    'SentimentPage',
  ),
});

const accuracy = createRoute({
  getParentRoute: () => shell,
  path: '/insights/accuracy',
  validateSearch: (search): TextSearch<'month'> => textSearch(search, ['month']),
  component: lazyRouteComponent(
    () => withWords('insights', withCoverageWords(import('../insights/accuracy-page.js'))),
    'AccuracyPage',
  ),
});

const attainment = createRoute({
  getParentRoute: () => shell,
  path: '/insights/attainment',
  validateSearch: (search): TextSearch<'from' | 'to'> => textSearch(search, ['from', 'to']),
  component: lazyRouteComponent(
    () => withWords('standards', withWords('insights', withCoverageWords(import('../insights/attainment-page.js')))),
    'AttainmentPage',
  ),
});

const customers = createRoute({
  getParentRoute: () => shell,
  path: '/insights/customers',
  validateSearch: (search): TextSearch<'from' | 'to'> => textSearch(search, ['from', 'to']),
  component: lazyRouteComponent(
    () => withWords('people', withWords('insights', withCoverageWords(import('../people/customers-page.js')))),
    'CustomersPage',
  ),
});

const coverage = createRoute({
  getParentRoute: () => shell,
  path: '/insights/coverage',
  component: lazyRouteComponent(
    () => withWords('insights', withCoverageWords(import('../coverage/coverage-page.js'))),
    'CoveragePage',
  ),
});

export const insightRoutes = [insights, feelings, accuracy, attainment, customers, coverage] as const;
