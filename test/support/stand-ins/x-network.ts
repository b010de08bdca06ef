import type { Answer, Received } from './stand-in.js';
import { XLimits } from './x-limits.js';
import { isSignedForAccount } from './x-oauth1.js';
import type { XMessage, XPerson, XPost } from './x-posts.js';
import { isOlder, matches, newestFirst, parseQuery, SnowflakeMint, timeIn } from './x-posts.js';

export const X_TOKEN = 'AAAAAAAAAAAAAAAAAAAAAMLheAAAAAAA0';
export const X_ACCOUNT: XPerson = { id: '2244994945', username: 'AcmeCare', name: 'Acme Care', followers: 1_200 };

const DAY_MS = 86_400_000;
const LAG_MS = 30_000;
const READS: Readonly<Record<string, number>> = {
  search: 450,
  counts: 300,
  mentions: 450,
  lookup: 3_500,
  messages: 15,
};
const FIELDS = [
  'tweet.fields',
  'user.fields',
  'media.fields',
  'poll.fields',
  'place.fields',
  'expansions',
  'max_results',
];
const TIMES = ['start_time', 'end_time', 'since_id', 'until_id'];
const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  search: [...FIELDS, ...TIMES, 'query', 'next_token', 'pagination_token', 'sort_order'],
  counts: [...TIMES, 'query', 'granularity', 'next_token', 'pagination_token', 'search_count.fields'],
  timeline: [...FIELDS, ...TIMES, 'pagination_token', 'exclude'],
  lookup: [...FIELDS, 'ids'],
  messages: [...FIELDS, 'dm_event.fields', 'event_types', 'pagination_token'],
};

const json = (status: number, value: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(value),
});

const problem = (status: number, type: string, title: string, detail: string, more: object = {}) => ({
  status,
  value: {
    title,
    detail,
    type: type === 'about:blank' ? type : `https://api.x.com/2/problems/${type}`,
    status,
    ...more,
  },
});

class Refused extends Error {
  constructor(readonly said: ReturnType<typeof problem>) {
    super(said.value.detail);
  }
}

const invalid = (message: string, parameter: string): Refused =>
  new Refused(
    problem(400, 'invalid-request', 'Invalid Request', 'One or more parameters to your request was invalid.', {
      errors: [{ message, parameters: { [parameter]: [] } }],
    }),
  );

/** A small X: posts, people, messages; its search and lists with their pages, limits and refusals. */
export class XNetwork {
  readonly people = new Map<string, XPerson>([[X_ACCOUNT.id, X_ACCOUNT]]);
  readonly posts: XPost[] = [];
  readonly messages: XMessage[] = [];
  readonly published: { readonly text: string; readonly externalId: string }[] = [];
  readonly limits = new XLimits(READS, () => this.now());
  /** Answers use the newer names: posts instead of tweets. */
  usesNewNames = false;
  /** After the first page there is an empty one, and each later page begins with the last post of the one before. */
  isOdd = false;
  /** Search shows what is at least half a minute old, unless this is off. */
  lags = true;
  private readonly mint = new SnowflakeMint();

  constructor(public now: () => Date) {}

  person(username: string): XPerson {
    const known = [...this.people.values()].find((one) => one.username === username);
    if (known !== undefined) return known;
    const person = { id: String(9_000_000_000 + this.people.size), username, name: `${username} N.`, followers: 7 };
    this.people.set(person.id, person);
    return person;
  }

  publish(post: Partial<XPost> & { readonly text: string; readonly at: Date; readonly by?: string }): XPost {
    const id = post.id ?? this.mint.mint(post.at);
    const parent =
      post.inReplyTo === undefined ? undefined : this.posts.find(({ id: known }) => known === post.inReplyTo);
    const made: XPost = {
      authorId: this.person(post.by ?? 'ann').id,
      conversationId: parent?.conversationId ?? id,
      history: [id],
      isDeleted: false,
      ...post,
      id,
    };
    this.posts.push(made);
    return made;
  }

  send(message: {
    readonly text: string;
    readonly senderId: string;
    readonly otherId: string;
    readonly at: Date;
  }): XMessage {
    const sides = [message.senderId, message.otherId].sort();
    const made = { ...message, id: this.mint.mint(message.at), conversationId: sides.join('-') };
    this.messages.push(made);
    return made;
  }

  answer(request: Received): Answer {
    const url = new URL(request.path, 'http://x.test');
    const route = this.routeOf(request.method, url.pathname);
    if (route === null) return json(404, problem(404, 'about:blank', 'Not Found', 'Not Found').value);
    const taken = this.limits.take(route.endpoint);
    if (!taken.allowed)
      return json(
        429,
        { title: 'Too Many Requests', detail: 'Too Many Requests', type: 'about:blank', status: 429 },
        taken.headers,
      );
    try {
      const asUser = this.checkToken(request);
      if (route.needsUser && !asUser)
        throw new Refused(
          problem(
            403,
            'unsupported-authentication',
            'Unsupported Authentication',
            'Authenticating with OAuth 2.0 Application-Only is forbidden for this endpoint.',
          ),
        );
      const [status, value] = route.run(url.searchParams, request);
      return json(status, value, taken.headers);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return json(error.said.status, error.said.value, taken.headers);
    }
  }

  private routeOf(method: string, path: string) {
    type Run = (query: URLSearchParams, request: Received) => [number, unknown];
    const route = (endpoint: string, run: Run, needsUser = false) => ({ endpoint, run, needsUser });
    const user = /^\/2\/users\/(\d+)\/(mentions|tweets)$/.exec(path);
    const talk = /^\/2\/dm_conversations\/with\/(\d+)\/(dm_events|messages)$/.exec(path);
    switch (`${method} ${path}`) {
      case 'GET /2/tweets/search/recent':
        return route('search', (query) => this.search(query));
      case 'GET /2/tweets/counts/recent':
        return route('counts', (query) => this.count(query));
      case 'GET /2/tweets':
        return route('lookup', (query) => this.lookUp(query));
      case 'POST /2/tweets':
        return route('post', (_, request) => this.post(request), true);
      case 'GET /2/dm_events':
        return route('messages', (query) => this.listMessages(query, this.messages), true);
      case 'GET /2/users/me':
        return route(
          'me',
          () => [200, { data: { id: X_ACCOUNT.id, name: X_ACCOUNT.name, username: X_ACCOUNT.username } }],
          true,
        );
      case 'GET /2/usage/tweets':
        return route('usage', () => [
          200,
          { data: { cap_reset_day: 9, project_cap: 3_000_000, project_id: '1', project_usage: 1_234 } },
        ]);
    }
    if (method === 'GET' && user !== null)
      return route(user[2] === 'mentions' ? 'mentions' : 'timeline', (query) =>
        this.timeline(user[1] ?? '', user[2] ?? '', query),
      );
    if (talk === null) return null;
    const other = talk[1] ?? '';
    if (method === 'GET') return route('messages', (query) => this.listMessages(query, this.withPerson(other)), true);
    return route('send', (_, request) => this.sendMessage(other, request), true);
  }

  /** True where the token speaks for the account. */
  private checkToken(request: Received): boolean {
    const given = request.headers.authorization ?? '';
    if (given === `Bearer ${X_TOKEN}`) return false;
    if (given === 'Bearer user-token') return true;
    if (isSignedForAccount(request)) return true;
    throw new Refused(problem(401, 'about:blank', 'Unauthorized', 'Unauthorized'));
  }

  private search(query: URLSearchParams): [number, unknown] {
    const groups = this.checkSearch(query, 'search');
    const until = this.untilOf(query);
    const found = this.visible().filter(
      (post) => post.repostOf === undefined && matches(post, this.people.get(post.authorId), groups) && until(post),
    );
    return [200, this.pageOf(found, query, query.get('query') ?? '', { least: 10, most: 100 })];
  }

  private count(query: URLSearchParams): [number, unknown] {
    const groups = this.checkSearch(query, 'counts');
    const until = this.untilOf(query);
    const found = this.visible().filter((post) => matches(post, this.people.get(post.authorId), groups) && until(post));
    const start = query.get('start_time') ?? new Date(this.now().getTime() - 7 * DAY_MS).toISOString();
    const data = [{ start, end: this.now().toISOString(), tweet_count: found.length }];
    return [200, { data, meta: { total_tweet_count: found.length } }];
  }

  private checkSearch(query: URLSearchParams, endpoint: string): readonly (readonly string[])[] {
    this.check(query, endpoint);
    const text = query.get('query') ?? '';
    if (text.length > 512) throw invalid('Query length exceeds 512 characters', 'query');
    const groups = parseQuery(text);
    if (groups === null) throw invalid('There were errors processing your request: missing EOF', 'query');
    return groups;
  }

  private check(query: URLSearchParams, endpoint: string): void {
    for (const name of query.keys())
      if (PARAMETERS[endpoint]?.includes(name) !== true)
        throw invalid(`The query parameter [${name}] is not one of the known ones`, name);
    const [sinceId, start, end] = ['since_id', 'start_time', 'end_time'].map((name) => query.get(name));
    if (sinceId && start) throw invalid('since_id and start_time cannot be used together', 'since_id');
    const edge = this.now().getTime() - 7 * DAY_MS;
    for (const [name, value] of [
      ['start_time', start],
      ['end_time', end],
    ] as const)
      if (value && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value))
        throw invalid(`'${name}' is no date-time in seconds`, name);
    if (endpoint !== 'timeline' && sinceId && timeIn(sinceId).getTime() < edge)
      throw invalid("'since_id' must be a tweet id created after the oldest searchable time", 'since_id');
    if (endpoint !== 'timeline' && start && Date.parse(start) < edge)
      throw invalid("'start_time' must be on or after the edge", 'start_time');
    if (end && Date.parse(end) > this.now().getTime() - 10_000)
      throw invalid("'end_time' must be a minimum of 10 seconds prior to the request time", 'end_time');
  }

  private visible(): readonly XPost[] {
    const latest = (post: XPost): boolean =>
      !this.posts.some(
        (one) => one.history.includes(post.id) && one.id !== post.id && one.history.length > post.history.length,
      );
    const oldest = this.now().getTime() - 7 * DAY_MS;
    const newest = this.now().getTime() - (this.lags ? LAG_MS : 0);
    const isEdited = this.posts.some((one) => one.history.length > 1);
    return this.posts.filter(
      (post) =>
        !post.isDeleted && post.at.getTime() >= oldest && post.at.getTime() <= newest && (!isEdited || latest(post)),
    );
  }

  private untilOf(query: URLSearchParams): (post: XPost) => boolean {
    const start = Date.parse(query.get('start_time') ?? '1970-01-01T00:00:00Z');
    const end = Date.parse(query.get('end_time') ?? '2200-01-01T00:00:00Z');
    const sinceId = query.get('since_id') ?? '0';
    return ({ at, id }) => at.getTime() >= start && at.getTime() < end && isOlder(sinceId, id);
  }

  private timeline(userId: string, kind: string, query: URLSearchParams): [number, unknown] {
    this.check(query, 'timeline');
    const person = this.people.get(userId);
    const until = this.untilOf(query);
    const own = this.posts.filter((post) => {
      if (post.isDeleted || !until(post)) return false;
      if (kind === 'tweets') return post.authorId === userId;
      return new RegExp(`(?<!\\w)@${person?.username ?? '-'}(?!\\w)`, 'i').test(post.note ?? post.text);
    });
    const shown = kind === 'mentions' ? [...own].sort(newestFirst).slice(0, 800) : own;
    return [200, this.pageOf(shown, query, `${kind} ${userId}`, { least: 5, most: 100 })];
  }

  private lookUp(query: URLSearchParams): [number, unknown] {
    this.check(query, 'lookup');
    const ids = (query.get('ids') ?? '').split(',');
    if (ids.length > 100)
      throw invalid('The number of values in the `ids` query parameter list is more than 100', 'ids');
    const found = ids.map((id) => this.posts.find((post) => post.history.includes(id) && !post.isDeleted));
    const there = found.filter((post): post is XPost => post !== undefined);
    const errors = ids
      .filter((_, i) => found[i] === undefined)
      .map((id) => ({
        value: id,
        detail: `Could not find tweet with ids: [${id}].`,
        title: 'Not Found Error',
        resource_type: 'tweet',
        parameter: 'ids',
        resource_id: id,
        type: 'https://api.twitter.com/2/problems/resource-not-found',
      }));
    const shown =
      there.length === 0 ? {} : { data: there.map((post) => this.shown(post)), includes: this.includesOf(there) };
    return [200, { ...shown, ...(errors.length > 0 && { errors }) }];
  }

  private post(request: Received): [number, unknown] {
    const body = JSON.parse(request.body) as { text?: string; reply?: { in_reply_to_tweet_id?: string } };
    const unknown = Object.keys(body).find((key) => !['text', 'reply', 'quote_tweet_id', 'media'].includes(key));
    if (unknown !== undefined)
      throw invalid(
        `$.${unknown}: is not defined in the schema and the schema does not allow additional properties`,
        unknown,
      );
    const { text = '', reply } = body;
    const parent = this.posts.find((one) => one.id === reply?.in_reply_to_tweet_id);
    if (
      this.published.some(
        (one) =>
          one.text === text &&
          this.posts.find(({ id }) => id === one.externalId)?.inReplyTo === parent?.id &&
          text.includes('duplicate'),
      )
    )
      throw new Refused(
        problem(403, 'about:blank', 'Forbidden', 'You are not allowed to create a Tweet with duplicate content.'),
      );
    if (reply !== undefined && parent === undefined)
      throw new Refused(
        problem(
          403,
          'about:blank',
          'Forbidden',
          'You attempted to reply to a Tweet that is deleted or not visible to you.',
        ),
      );
    const made = this.publish({
      text,
      at: this.now(),
      by: X_ACCOUNT.username,
      ...(parent && { inReplyTo: parent.id }),
    });
    this.published.push({ text, externalId: made.id });
    return [201, { data: { id: made.id, text, edit_history_tweet_ids: [made.id] } }];
  }

  private withPerson(id: string): readonly XMessage[] {
    return this.messages.filter(({ conversationId }) => conversationId.split('-').includes(id));
  }

  private sendMessage(otherId: string, request: Received): [number, unknown] {
    const { text = '' } = JSON.parse(request.body) as { text?: string };
    const made = this.send({ text, senderId: X_ACCOUNT.id, otherId, at: this.now() });
    return [201, { data: { dm_conversation_id: made.conversationId, dm_event_id: made.id } }];
  }

  private listMessages(query: URLSearchParams, all: readonly XMessage[]): [number, unknown] {
    this.check(query, 'messages');
    const { items, meta } = this.cut([...all].sort(newestFirst), query, 'messages', { least: 1, most: 100 });
    const data = items.map(({ id, text, at, senderId, conversationId }) => ({
      id,
      text,
      event_type: 'MessageCreate',
      created_at: at.toISOString(),
      sender_id: senderId,
      dm_conversation_id: conversationId,
    }));
    const users = [...new Set(items.map(({ senderId }) => senderId))].map((id) => this.shownPerson(id));
    return [200, { ...(data.length > 0 && { data, includes: { users } }), meta }];
  }

  private pageOf(
    found: readonly XPost[],
    query: URLSearchParams,
    name: string,
    size: { least: number; most: number },
  ): unknown {
    const { items, meta } = this.cut([...found].sort(newestFirst), query, name, size);
    if (items.length === 0) return { meta };
    const ends = { newest_id: items[0]?.id, oldest_id: items.at(-1)?.id };
    return {
      data: items.map((post) => this.shown(post)),
      includes: this.includesOf(items),
      meta: { ...ends, ...meta },
    };
  }

  /** A page by its token, which belongs to its query and names the last post of the page before. */
  private cut<T extends { readonly id: string }>(
    all: readonly T[],
    query: URLSearchParams,
    name: string,
    { least, most }: { least: number; most: number },
  ): { items: readonly T[]; meta: Record<string, unknown> } {
    const size = Number(query.get('max_results') ?? 10);
    if (!Number.isInteger(size) || size < least || size > most)
      throw invalid(
        `The \`max_results\` query parameter value [${String(size)}] is not between ${String(least)} and ${String(most)}`,
        'max_results',
      );
    const given = query.get('next_token') ?? query.get('pagination_token');
    const place = given === null ? null : readToken(given, name);
    const rest =
      place === null ? all : all.filter(({ id }) => isOlder(id, place.before) || (this.isOdd && id === place.before));
    if (this.isOdd && place !== null && !place.wasEmpty)
      return { items: [], meta: { result_count: 0, next_token: writeToken({ ...place, wasEmpty: true }) } };
    const items = rest.slice(0, size);
    const last = items.at(-1);
    const meta: Record<string, unknown> = { result_count: items.length };
    if (rest.length > size && last !== undefined)
      meta['next_token'] = writeToken({ name, before: last.id, wasEmpty: false });
    return { items, meta };
  }

  private includesOf(posts: readonly XPost[]): unknown {
    const referenced = posts
      .flatMap(({ inReplyTo, quoteOf, repostOf }) => [inReplyTo, quoteOf, repostOf].filter((id) => id !== undefined))
      .map((id) => this.posts.find((post) => post.id === id && !post.isDeleted))
      .filter((post): post is XPost => post !== undefined);
    const authors = [...new Set([...posts, ...referenced].map(({ authorId }) => authorId))];
    const tweets = [...new Set(referenced)].map((post) => this.shown(post));
    return {
      users: authors.map((id) => this.shownPerson(id)),
      ...(tweets.length > 0 && { [this.usesNewNames ? 'posts' : 'tweets']: tweets }),
    };
  }

  private shownPerson(id: string): unknown {
    const person = this.people.get(id);
    const public_metrics = {
      followers_count: person?.followers ?? 0,
      following_count: 1,
      tweet_count: 3,
      listed_count: 0,
    };
    return { id, username: person?.username, name: person?.name, public_metrics };
  }

  shown(post: XPost): Record<string, unknown> {
    const parent = post.inReplyTo === undefined ? undefined : this.posts.find(({ id }) => id === post.inReplyTo);
    const references = [
      ...(post.inReplyTo === undefined ? [] : [{ type: 'replied_to', id: post.inReplyTo }]),
      ...(post.quoteOf === undefined ? [] : [{ type: 'quoted', id: post.quoteOf }]),
      ...(post.repostOf === undefined ? [] : [{ type: 'retweeted', id: post.repostOf }]),
    ];
    const mentions = [...(post.note ?? post.text).matchAll(/(?<!\w)@(\w+)/g)].map((found) => ({
      start: found.index,
      end: found.index + found[0].length,
      username: found[1] ?? '',
      id:
        [...this.people.values()].find(({ username }) => username.toLowerCase() === found[1]?.toLowerCase())?.id ?? '1',
    }));
    const named = (before: string, since: string): string => (this.usesNewNames ? since : before);
    return {
      id: post.id,
      text: escapeSigns(post.text),
      author_id: post.authorId,
      created_at: `${post.at.toISOString().slice(0, 19)}.000Z`,
      lang: /[а-я]/i.test(post.text) ? 'ru' : 'en',
      conversation_id: post.conversationId,
      [named('edit_history_tweet_ids', 'edit_history_post_ids')]: post.history,
      ...(parent && { in_reply_to_user_id: parent.authorId }),
      ...(references.length > 0 && { [named('referenced_tweets', 'referenced_posts')]: references }),
      ...(post.note !== undefined && { [named('note_tweet', 'note_post')]: { text: escapeSigns(post.note) } }),
      ...(mentions.length > 0 && { entities: { mentions } }),
      public_metrics: {
        retweet_count: 2,
        reply_count: 1,
        like_count: 5,
        quote_count: 0,
        bookmark_count: 0,
        impression_count: 321,
      },
    };
  }
}

const escapeSigns = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

interface Place {
  readonly name: string;
  readonly before: string;
  readonly wasEmpty: boolean;
}

const writeToken = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url');

function readToken(token: string, name: string): Place {
  try {
    const place = JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as Place;
    if (place.name === name) return place;
  } catch {
    // The same answer as for a token of another query.
  }
  throw invalid('Invalid next_token', 'next_token');
}
