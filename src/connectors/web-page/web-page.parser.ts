import type { DocumentParser, ParserPlan } from '../parse-in-worker.js';
import { openParser } from '../parse-in-worker.js';
import type { ListPage, PageQuestion } from './web-page.normalise.js';

/** A page larger than this is no list of articles. */
export const MAX_PAGE_BYTES = 2 * 1024 * 1024;

export type PageParser = DocumentParser<PageQuestion, ListPage>;

export const PAGE_PLAN: ParserPlan<PageQuestion, ListPage> = {
  name: 'page',
  maxBytes: MAX_PAGE_BYTES,
  script: new URL('./parse-worker.js', import.meta.url),
  load: async () => (await import('./web-page.normalise.js')).readListPage,
};

export const openPageParser = (): PageParser => openParser(PAGE_PLAN, { threads: 1 });
