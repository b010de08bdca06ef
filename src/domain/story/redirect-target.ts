import { alertTargets, isGoogle } from './alert-link.js';
import { readUrl } from '../text/read-url.js';

/** Wrappers may be wrapped themselves; more layers than this are somebody's game. */
const MOST_LAYERS = 4;

/** Hosts whose links only lead on, the paths that do, and the parameter that says where to. */
const WRAPPERS: readonly (readonly [host: RegExp, path: RegExp, parameters: readonly string[]])[] = [
  [/^(?:l|lm|www|m)\.facebook\.com$/, /^\/(?:l|flx\/warn)\.?(?:php|\/)?$/, ['u']],
  [/^l\.(?:instagram|messenger|threads)\.(?:com|net)$/, /^\//, ['u']],
  [/^(?:www\.|m\.)?youtube\.com$/, /^\/redirect$/, ['q']],
  [/^(?:www\.)?linkedin\.com$/, /^\/(?:redir\/redirect|safety\/go)\/?$/, ['url']],
  [/^(?:www\.)?vk\.com$|^away\.vk\.com$/, /^\/away(?:\.php)?$/, ['to']],
  [/^out\.reddit\.com$/, /^\//, ['url']],
  [/^(?:steamcommunity\.com)$/, /^\/linkfilter\/?$/, ['url', 'u']],
  [/^(?:www\.)?tumblr\.com$|^t\.umblr\.com$/, /^\/redirect$/, ['z']],
  [/^(?:link\.zhihu\.com|link\.juejin\.cn|link\.csdn\.net)$/, /^\//, ['target']],
  [/^(?:www\.)?douban\.com$/, /^\/link2\/?$/, ['url']],
  [/^(?:weibo\.cn|passport\.weibo\.com)$/, /^\/sinaurl$/, ['u', 'url', 'toasturl']],
  [/^slack-redir\.net$/, /^\/link$/, ['url']],
  [/^(?:www\.)?bing\.com$/, /^\/news\/apiclick\.aspx$/, ['url']],
  [/^[a-z0-9]+\.safelinks\.protection\.outlook\.com$/, /^\//, ['url']],
];

/** An AMP cache names the article's address in its own path: `/c/s/host/path`, the `s` for https. */
const AMP_CACHE_PATH = /^\/(?:amp|[a-z]|[a-z]\/s|amp\/s)\/(?:s\/)?((?:[^/.]+\.)+[^/]+(?:\/.*)?)$/;

export const parseAddress = (written: string): URL | null => {
  const url = readUrl(written);
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname !== '' ? url : null;
};

function ampTarget(url: URL): URL | null {
  const isCache = url.hostname.endsWith('.cdn.ampproject.org') || (isGoogle(url) && /^\/amp\//.test(url.pathname));
  const target = isCache ? AMP_CACHE_PATH.exec(url.pathname)?.[1] : undefined;
  return target === undefined ? null : parseAddress(`https://${target}${url.search}`);
}

function targetsIn(url: URL): readonly string[] {
  const wrapper = WRAPPERS.find(([host, path]) => host.test(url.hostname) && path.test(url.pathname));
  if (wrapper === undefined) return alertTargets(url.href, url);
  return wrapper[2].map((name) => url.searchParams.get(name) ?? '');
}

function wrappedTarget(url: URL): URL | null {
  for (const written of targetsIn(url)) {
    const target = parseAddress(written);
    if (target !== null) return target;
  }
  return ampTarget(url);
}

/** The address that a redirect link or an AMP cache leads to; the address itself when it is neither. Nothing is fetched. */
export function redirectTarget(url: URL): URL {
  let target = url;
  for (let layer = 0; layer < MOST_LAYERS; layer++) {
    const next = wrappedTarget(target);
    if (next === null) break;
    target = next;
  }
  return target;
}
