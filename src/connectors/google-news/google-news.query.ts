import type { SearchTerm } from '../connector.js';
import type { GoogleNewsSettings } from './google-news.settings.js';
import { GOOGLE_NEWS_USUAL } from './google-news.settings.js';

/** Google finds words in any form and ignores signs, so every term is looked for as the words it is made of. */
export function writeTerm({ kind, text }: SearchTerm): string | null {
  const words = text
    .replace(/["()]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[-+#@]+/, '');
  if (!/[\p{L}\p{N}]/u.test(words)) return null;
  return kind === 'phrase' || kind === 'word' || /[\s-]/.test(words) ? `"${words}"` : words;
}

/** The searches to make: the source's own, or one for each term. */
export function searchesFor(
  settings: GoogleNewsSettings,
  terms: readonly SearchTerm[] | null,
): readonly string[] | null {
  if (settings.query !== undefined) return [settings.query.trim()];
  if (terms === null) return null;
  return [...new Set(terms.map(writeTerm).filter((query) => query !== null))];
}

export function addressOf(settings: GoogleNewsSettings, query: string): string {
  const { language, country, edition } = settings;
  const url = new URL('/rss/search', settings.baseUrl ?? GOOGLE_NEWS_USUAL.baseUrl);
  const days = String(settings.days ?? GOOGLE_NEWS_USUAL.days);
  url.searchParams.set('q', /\b(?:when|after|before):/.test(query) ? query : `${query} when:${days}d`);
  url.searchParams.set('hl', language);
  url.searchParams.set('gl', country);
  url.searchParams.set('ceid', edition ?? `${country}:${language.split('-', 1)[0] ?? language}`);
  return url.href;
}
