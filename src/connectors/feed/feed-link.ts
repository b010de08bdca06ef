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

const isGoogleRedirect = (url: URL): boolean =>
  /^(?:www\.|news\.)?google\.(?:[a-z]{2,3}|com?\.[a-z]{2})$/.test(url.hostname) && url.pathname === '/url';

const isTalkwalkerRedirect = (url: URL): boolean => /(?:^|\.)talkwalker\.com$/.test(url.hostname);

/**
 * Google writes the target into its redirect without encoding it, so a target with an `&` of its own is cut by a query
 * parser: the text up to Google's own next parameter is the second opinion, and wins where it is the longer one.
 */
const googleTarget = (written: string, url: URL): string | null => {
  const parsed = resolveLink(url.searchParams.get('url') ?? url.searchParams.get('q'));
  const start = written.search(/[?&]url=/);
  const rest = start === -1 ? '' : written.slice(start + 5);
  const end = rest.indexOf('&ct=');
  const whole = end === -1 ? null : resolveLink(rest.slice(0, end));
  return whole !== null && parsed !== null && whole.startsWith(parsed) ? whole : parsed;
};

const talkwalkerTarget = (url: URL): string | null => {
  for (const name of ['url', 'u', 'target', 'link', 'redirect']) {
    const target = resolveLink(url.searchParams.get(name));
    if (target !== null) return target;
  }
  return null;
};

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
  if (isGoogleRedirect(url)) return googleTarget(link, url);
  if (isTalkwalkerRedirect(url)) return talkwalkerTarget(url);
  return null;
};
