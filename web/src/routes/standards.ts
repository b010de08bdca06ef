import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { withWords } from '../i18n/with-words.js';
import { textSearch, type TextSearch } from '../search-params.js';
import { shell } from './shell.js';

const standards = createRoute({
  getParentRoute: () => shell,
  path: '/standards',
  component: lazyRouteComponent(
    () => withWords('standards', import('../standards/standards-page.js')),
    'StandardsPage',
  ),
});

const ownReceipts = createRoute({
  getParentRoute: () => shell,
  path: '/standards/read',
  component: lazyRouteComponent(() => withWords('standards', import('../standards/read-page.js')), 'ReadPage'),
});

const editStandard = createRoute({
  getParentRoute: () => shell,
  path: '/standards/$id/edit',
  component: lazyRouteComponent(() => withWords('standards', import('../standards/edit-page.js')), 'EditPage'),
});

const standardReport = createRoute({
  getParentRoute: () => shell,
  path: '/standards/$id/report',
  validateSearch: (search): TextSearch<'from' | 'to' | 'outcome' | 'reason' | 'target'> =>
    textSearch(search, ['from', 'to', 'outcome', 'reason', 'target']),
  component: lazyRouteComponent(() => withWords('standards', import('../standards/report-page.js')), 'ReportPage'),
});

export const standardRoutes = [standards, ownReceipts, editStandard, standardReport] as const;
