const GOOGLE = /^(?:www\.|news\.)?google\.(?:[a-z]{2,3}|com?\.[a-z]{2})$/;
const TALKWALKER = /(?:^|\.)talkwalker\.com$/;
const TALKWALKER_PARAMETERS = ['url', 'u', 'target', 'link', 'redirect'];

export const isGoogle = (url: URL): boolean => GOOGLE.test(url.hostname);

/**
 * Google writes the target into its redirect without encoding it, so a target with an `&` of its own is cut by a query
 * parser: the text up to Google's own next parameter is the second opinion, and goes first where it is the longer one.
 */
function googleTargets(written: string, url: URL): string[] {
  const parsed = url.searchParams.get('url') ?? url.searchParams.get('q') ?? '';
  const start = written.search(/[?&]url=/);
  const rest = start === -1 ? '' : written.slice(start + 5);
  const end = rest.indexOf('&ct=');
  const whole = end === -1 ? '' : rest.slice(0, end);
  return whole.startsWith(parsed) && whole !== parsed ? [whole, parsed] : [parsed];
}

/** What the redirect link of a web alert (Google, Talkwalker) says it leads to, best guess first; empty for other links. */
export function alertTargets(written: string, url: URL): readonly string[] {
  if (isGoogle(url) && url.pathname === '/url') return googleTargets(written, url);
  if (!TALKWALKER.test(url.hostname)) return [];
  return TALKWALKER_PARAMETERS.map((name) => url.searchParams.get(name) ?? '');
}
