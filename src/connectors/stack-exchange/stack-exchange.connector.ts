import type { Connector, ConnectorContext, Cursor, Page, PollLimits, Presence, SearchTerm } from '../connector.js';
import type { PostFacts, Replyability } from '../reply.types.js';
import { fillByTime, nextTimeToken, pageOf, readTimePlace } from '../narrow-by-time.js';
import { walkEach, type WalkPage } from '../walk-back.js';
import { StackExchangeApi } from './stack-exchange-api.js';
import { readName, readPost, type PostName } from './stack-exchange.normalise.js';
import {
  STACK_EXCHANGE_CREDENTIALS,
  STACK_EXCHANGE_FIELDS,
  STACK_EXCHANGE_USUAL,
  StackExchangeSettings,
  sitesOf,
  type StackExchangeSource,
} from './stack-exchange.settings.js';

const MANNERS = { overlapSeconds: 600, listingCap: null };
const AT_ONCE = 100;
/** Between the site and what is searched for in a listing's name. */
const SEPARATOR = ' ';

/** Questions on Stack Overflow and its sisters by words, and the answers under them. Nothing is written through the interface. */
export class StackExchangeConnector implements Connector<StackExchangeSettings> {
  readonly kind = 'stack-exchange';
  readonly network = 'stack-exchange';
  readonly description = 'Finds questions on Stack Overflow and its sister sites by words; they are answered by hand.';
  readonly settings = StackExchangeSettings;
  readonly settingFields = STACK_EXCHANGE_FIELDS;
  readonly credentialFields = STACK_EXCHANGE_CREDENTIALS;
  readonly existsAtOnce = AT_ONCE;
  /** The allowance of a day is small, and every word of a watch is a request for every site. */
  readonly interval = { minSeconds: 60, usualSeconds: 3_600 };

  constructor(private readonly context: ConnectorContext) {}

  async poll(source: StackExchangeSource, cursor: Cursor, limits: PollLimits, signal: AbortSignal): Promise<Page> {
    const api = this.api(source, limits.now, signal);
    const names = searchesOf(source, limits.terms);
    const page = await walkEach(cursor, names, limits, MANNERS, (name, { token, since, size }) =>
      readSearch(api, source, name, token, since, size, limits.now),
    );
    return { ...page, quotas: api.quotas, ...(api.waitsUntil === null ? {} : { notBefore: api.waitsUntil }) };
  }

  fill(
    source: StackExchangeSource,
    gap: { readonly from: Date | null; readonly to: Date },
    cursor: Cursor,
    limits: PollLimits,
    signal: AbortSignal,
  ): Promise<Page> {
    const api = this.api(source, limits.now, signal);
    return fillByTime(gap, cursor, searchesOf(source, limits.terms), limits, (name, token, since, size) =>
      readSearch(api, source, name, token, since, size, limits.now),
    );
  }

  async exists(source: StackExchangeSource, ids: readonly string[], signal: AbortSignal): Promise<readonly Presence[]> {
    const now = this.context.now();
    const api = this.api(source, now, signal);
    const found = new Map<string, Presence>();
    const names = ids.map(readName).filter((name) => name !== null);
    for (const site of new Set(names.map((name) => name.site))) {
      for (const kind of ['q', 'a'] as const) {
        const asked = names.filter((name) => name.site === site && name.kind === kind);
        for (let i = 0; i < asked.length; i += AT_ONCE)
          for (const presence of await lookUp(api, kind, asked.slice(i, i + AT_ONCE), now))
            found.set(presence.externalId, presence);
      }
    }
    return ids.map(
      (externalId) =>
        found.get(externalId) ?? { externalId, state: readName(externalId) === null ? 'unknown' : 'gone' },
    );
  }

  async readThread(
    source: StackExchangeSource,
    of: { readonly conversationId: string },
    limits: PollLimits,
    signal: AbortSignal,
  ): Promise<Page> {
    const api = this.api(source, limits.now, signal);
    const name = readName(of.conversationId);
    const items: unknown[] = [];
    if (name !== null) {
      items.push(...(await api.list(`/questions/${name.id}`, name.site, {})).items);
      for (let page = 1, hasMore = true; hasMore && api.requests < limits.maxRequests; page += 1) {
        const asked = { sort: 'creation', order: 'asc', pagesize: String(AT_ONCE), page: String(page) };
        const answers = await api.list(`/questions/${name.id}/answers`, name.site, asked);
        items.push(...answers.items);
        ({ hasMore } = answers);
      }
    }
    const read = items.map((item) => readPost(item, name?.site ?? '', limits.now));
    return {
      posts: read.flatMap((one) => (one.ok ? [one.post] : [])),
      rejected: read.flatMap((one) => (one.ok ? [] : [one.rejected])),
      cursor: null,
      complete: true,
      quotas: api.quotas,
      cost: { requests: api.requests },
    };
  }

  replyability(post: PostFacts): Replyability {
    return { verdict: 'by-hand', reason: 'no-interface', deepLink: post.url };
  }

  private api(source: StackExchangeSource, now: Date, signal: AbortSignal): StackExchangeApi {
    return new StackExchangeApi(this.context.outbound, source, now, signal);
  }
}

/** Every search on every site: the search joins words by AND. */
function searchesOf(source: StackExchangeSource, terms: readonly SearchTerm[] | null): readonly string[] {
  const own = source.settings.query === undefined ? [] : [source.settings.query.trim()];
  const words = (terms ?? []).map(({ text }) => text.replaceAll('"', ' ').trim()).filter((text) => text !== '');
  // Where a watch cannot be narrowed down to words, every question is read.
  const everything = terms === null && own.length === 0 ? [''] : [];
  const searches = [
    ...new Set([...own, ...words.map((text) => (/\s/.test(text) ? `"${text}"` : text)), ...everything]),
  ];
  return sitesOf(source).flatMap((site) => searches.map((search) => site + SEPARATOR + search));
}

async function readSearch(
  api: StackExchangeApi,
  source: StackExchangeSource,
  name: string,
  token: string | null,
  since: Date | null,
  wanted: number,
  now: Date,
): Promise<WalkPage> {
  const border = name.indexOf(SEPARATOR);
  const site = name.slice(0, border);
  const search = name.slice(border + 1);
  const place = readTimePlace(token);
  const size = Math.min(wanted, source.settings.pageSize ?? STACK_EXCHANGE_USUAL.pageSize);
  const { items: found, hasMore } = await api.list('/search/advanced', site, {
    ...(search === '' ? {} : { q: search }),
    sort: 'creation',
    order: 'desc',
    pagesize: String(size),
    page: String(pageOf(place, size) + 1),
    ...(since === null ? {} : { fromdate: String(Math.floor(since.getTime() / 1_000)) }),
    ...(place.until === null ? {} : { todate: String(place.until) }),
  });
  const read = found.map((item) => readPost(item, site, now));
  const items = read.flatMap((one) => (one.ok ? [{ post: one.post, at: one.at }] : []));
  return {
    items,
    rejected: read.flatMap((one) => (one.ok ? [] : [one.rejected])),
    next: nextTimeToken(place, { size, instants: items.map((item) => item.at), isLast: !hasMore }),
    quotas: api.quotas,
  };
}

/** Those that are there; the rest of them is gone. */
async function lookUp(
  api: StackExchangeApi,
  kind: PostName['kind'],
  names: readonly PostName[],
  now: Date,
): Promise<readonly Presence[]> {
  const [first] = names;
  if (first === undefined) return [];
  const path = `/${kind === 'q' ? 'questions' : 'answers'}/${names.map(({ id }) => id).join(';')}`;
  const { items } = await api.list(path, first.site, { pagesize: String(AT_ONCE) });
  return items.flatMap((item) => {
    const read = readPost(item, first.site, now);
    return read.ok ? [{ externalId: read.post.externalId, state: 'there' as const, post: read.post }] : [];
  });
}
