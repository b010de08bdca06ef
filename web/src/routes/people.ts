import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { withWords } from '../i18n/with-words.js';
import { textSearch, type TextSearch } from '../search-params.js';
import { shell } from './shell.js';

const people = createRoute({
  getParentRoute: () => shell,
  path: '/people',
  validateSearch: (search): TextSearch<'q' | 'tier'> => textSearch(search, ['q', 'tier']),
  component: lazyRouteComponent(() => withWords('people', import('../people/people-page.js')), 'PeoplePage'),
});

const person = createRoute({
  getParentRoute: () => shell,
  path: '/people/$id',
  component: lazyRouteComponent(() => withWords('people', import('../people/person-page.js')), 'PersonPage'),
});

export const peopleRoutes = [people, person] as const;
