import { parseAddress, redirectTarget } from './redirect-target.js';

const LONGEST = 4_096;

/** Parameters that say how a reader came, not what is read. Lower case. */
const TRACKING = new RegExp(
  `^(?:${[
    'utm_.*|mtm_.*|pk_.*|piwik_.*|matomo_.*|at_.*|fb_.*|hsa_.*|ns_.*|oly_.*|vero_.*|wt[._].*|_hs.*|__s|__twitter_impression',
    'fbclid|gclid|gclsrc|gbraid|wbraid|dclid|msclkid|yclid|ysclid|twclid|ttclid|li_fat_id|igsh|igshid|mibextid|rdt_cid|epik|scid|sccid',
    '_ga|_gl|_openstat|mc_[ce]id|mkt_tok|ml_subscriber(?:_hash)?|xtor|spm|scm|cmp|cmpid|cmp_.*|ncid|ocid|smid|smtyp|soc_.*|sr_share.*',
    'ref|ref_.*|referrer|referer|source|src|from|via|share|shared|share_.*|sharetype|social|feature|si|pp|ito|icid|intcid|int_.*',
    'campaign|campaign_id|partner|rss|output(?:type)?|amp|amphtml|usqp|amp_.*|guccounter|guce_.*|taid|trk|trackingid|tracking|sessionid|phpsessid|jsessionid|sid',
  ].join('|')})$`,
);

/** Hosts of the same site for other screens: `m.`, `amp.`, `www.`. */
const SAME_SITE = /^(?:www\d?|m|mobile|amp|touch|wap|mobi)\.(?=[^.]+\.)/;
const INDEX_PAGE = /\/(?:index|default)\.(?:html?|php|aspx?|jsp)$/i;
const AMP_PATH = /(?:\/amp(?:\.html)?|\.amp(?:\.html)?)$/i;
const SESSION_IN_PATH = /;(?:jsessionid|phpsessid|sid)=[^/]*/i;
/** A place of its own within a page: what somebody wrote below an article is not the article. */
const COMMENT_ANCHOR =
  /^#(?:comment|reply|respond|post|msg|p|c|disqus|discussion|kommentti?|kommentar)[-_=]?\d|^#isso-\d/i;
/** One-page sites keep the address of what they show behind `#!` or `#/`. */
const ROUTE_ANCHOR = /^#!?\/./;

const cleanHost = (hostname: string): string => {
  let host = hostname.replace(/\.$/, '');
  while (SAME_SITE.test(host)) host = host.replace(SAME_SITE, '');
  return host;
};

/** Sites with several addresses for one thing. */
function nameOfThing(host: string, url: URL): string | null {
  const [first = '', second = '', third = ''] = url.pathname.split('/').slice(1);
  if (host === 'youtu.be' && first !== '') return `youtube.com/watch?v=${first}`;
  if (host === 'youtube.com' || host === 'youtube-nocookie.com') {
    const video =
      first === 'watch' ? url.searchParams.get('v') : /^(?:shorts|live|embed|v)$/.test(first) ? second : null;
    return video === null || video === '' ? null : `youtube.com/watch?v=${video}`;
  }
  if (/^(?:x|twitter|fxtwitter|vxtwitter)\.com$/.test(host) && second === 'status' && /^\d+$/.test(third))
    return `x.com/i/status/${third}`;
  if (/^(?:old\.|new\.|np\.)?reddit\.com$/.test(host)) {
    const thread = /\/comments\/([a-z0-9]+)(?:\/[^/]*)?(?:\/([a-z0-9]+))?/.exec(url.pathname);
    if (thread) return `reddit.com/comments/${[thread[1], thread[2]].filter(Boolean).join('/')}`;
  }
  return null;
}

const decoded = (path: string): string => {
  try {
    return encodeURI(decodeURI(path));
  } catch {
    return path;
  }
};

function cleanPath(pathname: string): string {
  const path = decoded(pathname)
    .replace(SESSION_IN_PATH, '')
    .replace(/\/{2,}/g, '/')
    .replace(INDEX_PAGE, '/')
    .replace(/\/+$/, '')
    .replace(AMP_PATH, '')
    .replace(/^\/amp(?=\/)/i, '');
  return path.replace(/\/+$/, '');
}

function cleanQuery(parameters: URLSearchParams): string {
  const kept = [...parameters].filter(([name]) => !TRACKING.test(name.toLowerCase()));
  if (kept.length === 0) return '';
  kept.sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0));
  return `?${kept.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')}`;
}

/**
 * One spelling for all addresses of one page: `acme.example/news/1` for what redirect links, AMP and mobile hosts, tracking
 * parameters and the like make of it. Without a scheme, so http and https are the same. Null for what is no web address.
 * Nothing is fetched: shortened links (t.co, bit.ly) stay what they are.
 */
export function canonicaliseUrl(written: string): string | null {
  if (written.length > LONGEST) return null;
  const parsed = parseAddress(written.trim());
  if (parsed === null) return null;
  const url = redirectTarget(parsed);
  const host = cleanHost(url.hostname);
  const thing = nameOfThing(host, url);
  if (thing !== null) return thing;
  const port = url.port === '' || url.port === '80' || url.port === '443' ? '' : `:${url.port}`;
  const anchor = COMMENT_ANCHOR.test(url.hash) || ROUTE_ANCHOR.test(url.hash) ? url.hash : '';
  return `${host}${port}${cleanPath(url.pathname)}${cleanQuery(url.searchParams)}${anchor}`;
}

const SHORTENERS =
  /^(?:t\.co|bit\.ly|goo\.gl|tinyurl\.com|ow\.ly|buff\.ly|lnkd\.in|dlvr\.it|is\.gd|fb\.me|clck\.ru|t\.me|wa\.me)\//;
const TELLING_SEGMENT = /\d|[^/]{12,}|[^/-]+-[^/-]+-/;

/**
 * Whether a canonical address names one page rather than a site, a section or a profile: only then do two links to it speak
 * of the same thing. A shortened link names whatever it names, always the same.
 */
export function isPageAddress(canonical: string): boolean {
  if (SHORTENERS.test(canonical)) return canonical.length > canonical.indexOf('/') + 4;
  const slash = canonical.search(/[/?#]/);
  if (slash === -1) return false;
  return TELLING_SEGMENT.test(canonical.slice(slash + 1));
}
