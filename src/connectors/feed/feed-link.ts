import { alertTargets } from '../../domain/story/alert-link.js';
import { readUrl } from '../../domain/text/read-url.js';

const MAX_URL_LENGTH = 2048;

/** An absolute http or https address, or null. `base` is the feed's own address where the feed was fetched from one. */
export const resolveLink = (written: string | null | undefined, base?: string | null): string | null => {
  const text = (written ?? '').trim().replace(/[\n\r\t]/g, '');
  if (text === '' || text.length > MAX_URL_LENGTH * 2) return null;
  const url = readUrl(text, base || undefined);
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '') return null;
  // An address that is already absolute stays as the feed wrote it: its spelling is what people and archives know.
  const kept = /^https?:\/\/[^\s"<>\\^`{|}]+$/i.test(text) ? text : url.href;
  return kept.length <= MAX_URL_LENGTH ? kept : null;
};

/** The base of what is inside an element that may carry its own. */
export const resolveBase = (own: string | undefined, outer: string | null): string | null => {
  if (own === undefined || own === '') return outer;
  return readUrl(own, outer ?? undefined)?.href ?? outer;
};

/** The site of an address as people name it: `news.example.com`, without `www.`. */
export const siteOf = (url: string | null): string | null =>
  url === null ? null : (readUrl(url)?.hostname.replace(/^www\./, '') ?? null);

/**
 * The article behind a web alert's redirect link (Google Alerts, Talkwalker Alerts); null when the link is none.
 */
export const decodeAlertLink = (link: string): string | null => {
  const url = readUrl(link);
  if (url === null) return null;
  for (const written of alertTargets(link, url)) {
    const target = resolveLink(written);
    if (target !== null) return target;
  }
  return null;
};
