import type { DocumentParser, ParserPlan } from '../parse-in-worker.js';
import { openParser } from '../parse-in-worker.js';
import type { NewsQuestion, NewsReading } from './google-news.normalise.js';

export const MAX_NEWS_BYTES = 5 * 1024 * 1024;

export type NewsParser = DocumentParser<NewsQuestion, NewsReading>;

export const NEWS_PLAN: ParserPlan<NewsQuestion, NewsReading> = {
  name: 'feed',
  maxBytes: MAX_NEWS_BYTES,
  script: new URL('./parse-worker.js', import.meta.url),
  load: async () => (await import('./google-news.normalise.js')).readNewsDocument,
};

export const openNewsParser = (): NewsParser => openParser(NEWS_PLAN, { threads: 1 });
