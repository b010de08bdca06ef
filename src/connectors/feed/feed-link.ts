import { alertTargets } from '../../domain/story/alert-link.js';

const MAX_URL_LENGTH = 2048;

/** An absolute http or https address, or null. `base` is the feed's own address where the feed was fetched from one. */
export const resolveLink = (written: string | null | undefined, base?: string | null): string | null => {
  const text = (written ?? '').trim().replace(/[\n\r\t]/g, '');
  if (text === '' || text.length > MAX_URL_LENGTH * 2) return null;
  let url: URL;
  try {
    url = base ? new URL(text, base) : new URL(text);
  } catch {
    return null;
  }
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '') return null;
  // An address that is already absolute stays as the feed wrote it: its spelling is what people and archives know.
  const kept = /^https?:\/\/[^\s"<>\\^`{|}]+$/i.test(text) ? text : url.href;
  return kept.length <= MAX_URL_LENGTH ? kept : null;
};

/** The base of what is inside an element that may carry its own. */
export const resolveBase = (own: string | undefined, outer: string | null): string | null => {
  if (own === undefined || own === '') return outer;
  try {
    return (outer === null ? new URL(own) : new URL(own, outer)).href;
  } catch {
    return outer;
  }
};

const hostOf = (url: string): string | null => {
  try {
    return new URL(url).hostname;
  } catch {
    return null;
  }
};

/** The site of an address as people name it: `news.example.com`, without `www.`. */
export const siteOf = (url: string | null): string | null =>
  url === null ? null : (hostOf(url)?.replace(/^www\./, '') ?? null);

/**
 * The article behind a web alert's redirect link (Google Alerts, Talkwalker Alerts); null when the link is none.
 */
export const decodeAlertLink = (link: string): string | null => {
  let url: URL;
  try {
    url = new URL(link);
  } catch {
    return null;
  }
  for (const written of alertTargets(link, url)) {
    const target = resolveLink(written);
    if (target !== null) return target;
  }
  return null;
};
