import { PictureShelf } from './pictures.js';
import type { Answer, Received } from './stand-in.js';
import { XLimits } from './x-limits.js';
import { isSignedForAccount } from './x-oauth1.js';
import type { XMessage, XPerson, XPost } from './x-posts.js';
import { cutXPage } from './x-pages.js';
import { matches, newestFirst, SnowflakeMint } from './x-posts.js';
import { checkQuery, checkSearch, DAY_MS, intervalOf, invalid, json, problem, Refused } from './x-requests.js';
import { includesOf, notFound, showPerson, showPost } from './x-shapes.js';

export const X_TOKEN = 'AAAAAAAAAAAAAAAAAAAAAMLheAAAAAAA0';
export const X_ACCOUNT: XPerson = { id: '2244994945', username: 'AcmeCare', name: 'Acme Care', followers: 1_200 };

const LAG_MS = 30_000;
const READS: Readonly<Record<string, number>> = {
  search: 450,
  counts: 300,
  mentions: 450,
  lookup: 3_500,
  messages: 15,
};
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

  readonly pictures = new PictureShelf();

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
      case 'POST /2/media/upload':
        return route('media', (_, request) => this.upload(request), true);
      case 'POST /2/media/metadata':
        return route('media', (_, request) => this.describe(request), true);
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
    const groups = checkSearch(query, 'search', this.now());
    const until = intervalOf(query);
    const found = this.visible().filter(
      (post) => post.repostOf === undefined && matches(post, this.people.get(post.authorId), groups) && until(post),
    );
    return [200, this.pageOf(found, query, query.get('query') ?? '', { least: 10, most: 100 })];
  }

  private count(query: URLSearchParams): [number, unknown] {
    const groups = checkSearch(query, 'counts', this.now());
    const until = intervalOf(query);
    const found = this.visible().filter((post) => matches(post, this.people.get(post.authorId), groups) && until(post));
    const start = query.get('start_time') ?? new Date(this.now().getTime() - 7 * DAY_MS).toISOString();
    const data = [{ start, end: this.now().toISOString(), tweet_count: found.length }];
    return [200, { data, meta: { total_tweet_count: found.length } }];
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

  private timeline(userId: string, kind: string, query: URLSearchParams): [number, unknown] {
    checkQuery(query, 'timeline', this.now());
    const person = this.people.get(userId);
    const until = intervalOf(query);
    const own = this.posts.filter((post) => {
      if (post.isDeleted || !until(post)) return false;
      if (kind === 'tweets') return post.authorId === userId;
      return new RegExp(`(?<!\\w)@${person?.username ?? '-'}(?!\\w)`, 'i').test(post.note ?? post.text);
    });
    const shown = kind === 'mentions' ? [...own].sort(newestFirst).slice(0, 800) : own;
    return [200, this.pageOf(shown, query, `${kind} ${userId}`, { least: 5, most: 100 })];
  }

  private lookUp(query: URLSearchParams): [number, unknown] {
    checkQuery(query, 'lookup', this.now());
    const ids = (query.get('ids') ?? '').split(',');
    if (ids.length > 100)
      throw invalid('The number of values in the `ids` query parameter list is more than 100', 'ids');
    const found = ids.map((id) => this.posts.find((post) => post.history.includes(id) && !post.isDeleted));
    const there = found.filter((post): post is XPost => post !== undefined);
    const errors = ids.filter((_, i) => found[i] === undefined).map(notFound);
    const shown =
      there.length === 0 ? {} : { data: there.map((post) => showPost(this, post)), includes: includesOf(there, this) };
    return [200, { ...shown, ...(errors.length > 0 && { errors }) }];
  }

  private post(request: Received): [number, unknown] {
    const body = JSON.parse(request.body) as {
      text?: string;
      reply?: { in_reply_to_tweet_id?: string };
      media?: { media_ids: string[] };
    };
    const unknown = Object.keys(body).find((key) => !['text', 'reply', 'quote_tweet_id', 'media'].includes(key));
    if (unknown !== undefined)
      throw invalid(
        `$.${unknown}: is not defined in the schema and the schema does not allow additional properties`,
        unknown,
      );
    const { text = '', reply } = body;
    if (!this.pictures.show(body.media?.media_ids ?? []))
      throw invalid('Your media IDs are invalid.', 'media.media_ids');
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

  private upload(request: Received): [number, unknown] {
    const { media = '', media_category } = JSON.parse(request.body) as { media?: string; media_category?: string };
    const bytes = Buffer.from(media, 'base64');
    if (bytes.length === 0 || (media_category !== 'tweet_image' && media_category !== 'dm_image'))
      throw invalid('The media is not valid.', 'media');
    const id = `18800000000000000${String(10 + this.pictures.uploads.length)}`;
    this.pictures.put(id, bytes);
    return [200, { data: { id, media_key: `3_${id}`, expires_after_secs: 86_400, size: bytes.length } }];
  }

  private describe(request: Received): [number, unknown] {
    const { id, metadata } = JSON.parse(request.body) as { id: string; metadata: { alt_text: { text: string } } };
    if (!this.pictures.describe(id, metadata.alt_text.text)) throw invalid('There is no such media.', 'id');
    return [200, { data: { id, associated_metadata: metadata } }];
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
    checkQuery(query, 'messages', this.now());
    const { items, meta } = cutXPage(
      [...all].sort(newestFirst),
      query,
      'messages',
      { least: 1, most: 100 },
      this.isOdd,
    );
    const data = items.map(({ id, text, at, senderId, conversationId }) => ({
      id,
      text,
      event_type: 'MessageCreate',
      created_at: at.toISOString(),
      sender_id: senderId,
      dm_conversation_id: conversationId,
    }));
    const users = [...new Set(items.map(({ senderId }) => senderId))].map((id) => showPerson(this, id));
    return [200, { ...(data.length > 0 && { data, includes: { users } }), meta }];
  }

  private pageOf(
    found: readonly XPost[],
    query: URLSearchParams,
    name: string,
    size: { least: number; most: number },
  ): unknown {
    const { items, meta } = cutXPage([...found].sort(newestFirst), query, name, size, this.isOdd);
    if (items.length === 0) return { meta };
    const ends = { newest_id: items[0]?.id, oldest_id: items.at(-1)?.id };
    return {
      data: items.map((post) => showPost(this, post)),
      includes: includesOf(items, this),
      meta: { ...ends, ...meta },
    };
  }
}
