import type { Answer, Loopback, Received } from './stand-in.js';
import { serveLoopback } from './stand-in.js';
import { nameOf, showThing, type RedditKind, type RedditThing } from './reddit-shapes.js';

export interface NewThing {
  readonly kind?: RedditKind;
  readonly body: string;
  readonly title?: string;
  readonly author?: string;
  readonly at?: Date;
  readonly subreddit?: string;
  readonly parent?: RedditThing;
  readonly dest?: string;
}

const TOKEN = 'token-of-acme';
const LISTING_CAP = 1_000;
const LONGEST_PAGE = 100;
const DEFAULT_PAGE = 25;

/** Reddit: its listings that end, its search for posts, its inbox, its limits and its refusals inside a 200. */
export class RedditServer {
  readonly token = TOKEN;
  readonly me = 'AcmeCares';
  readonly things: RedditThing[] = [];
  now: () => Date = () => new Date();
  readAnswer: Answer | null = null;
  replyAnswer: Answer | null = null;
  /** Errors the next answer is refused with, in a 200. */
  replyErrors: readonly (readonly [code: string, text: string, field: string])[] = [];
  /** Requests are counted only once this is set. */
  limit: { readonly requests: number; readonly windowSeconds: number } | null = null;
  /** Listings that give one empty page with a place to go on from. */
  readonly emptyOnce = new Set<string>();
  readonly closedSubreddits = new Set<string>();
  private window = { startedAt: 0, used: 0 };
  private readonly counters: Record<RedditKind, number> = {
    t1: parseInt('nx0a00', 36),
    t3: parseInt('1q2b00', 36),
    t4: parseInt('2k0c00', 36),
  };

  private constructor(private readonly loopback: Loopback) {}

  static async start(): Promise<RedditServer> {
    let answer: (request: Received) => Answer = () => ({ status: 503 });
    const server = new RedditServer(await serveLoopback((request) => answer(request)));
    answer = (request) => server.answer(request);
    return server;
  }

  get origin(): string {
    return this.loopback.origin;
  }

  get host(): string {
    return this.loopback.host;
  }

  get received(): readonly Received[] {
    return this.loopback.received;
  }

  stop(): Promise<void> {
    return this.loopback.stop();
  }

  publish(thing: NewThing): RedditThing {
    const kind = thing.kind ?? 't3';
    // Others write too: ids go up by more than one.
    this.counters[kind] += 1 + (this.things.length % 3);
    const parent = thing.parent ?? null;
    const made: RedditThing = {
      kind,
      id: this.counters[kind].toString(36),
      author: thing.author ?? 'ann',
      title: thing.title ?? (kind === 't3' ? 'A title' : ''),
      body: thing.body,
      createdAt: thing.at ?? this.now(),
      subreddit: thing.subreddit ?? parent?.subreddit ?? 'banking',
      dest: thing.dest ?? this.me,
      parent,
      link: parent === null ? null : (parent.link ?? parent),
      editedAt: null,
      state: 'there',
    };
    this.things.push(made);
    return made;
  }

  private answer(request: Received): Answer {
    const url = new URL(request.path, this.origin);
    const isReply = request.method === 'POST' && ['/api/comment', '/api/compose'].includes(url.pathname);
    const given = isReply ? this.replyAnswer : request.method === 'GET' ? this.readAnswer : null;
    if (given !== null) return given;
    const { isOver, headers } = this.countRequest();
    const send = (status: number, value: unknown): Answer => ({
      status,
      headers: { 'content-type': 'application/json; charset=UTF-8', ...headers },
      body: JSON.stringify(value),
    });
    const fail = (status: number, message: string): Answer => send(status, { message, error: status });
    if (!/\S+:\S+:\S+ \(by \/u\/\S+\)/.test(String(request.headers['user-agent'])))
      return fail(429, 'Too Many Requests');
    if (isOver) return fail(429, 'Too Many Requests');
    if (url.pathname === '/api/v1/access_token') return this.giveToken(request, send, fail);
    if (request.headers.authorization !== `bearer ${TOKEN}`) return fail(401, 'Unauthorized');
    const form = new URLSearchParams(request.body);
    if (request.method === 'POST') return this.take(url.pathname, form, send, fail);
    return this.read(url, send, fail);
  }

  /** A window by the server's own clock: what remains has decimals, the reset is seconds from now. */
  private countRequest(): { readonly isOver: boolean; readonly headers: Record<string, string> } {
    const { requests, windowSeconds } = this.limit ?? { requests: 600, windowSeconds: 600 };
    const nowMs = this.now().getTime();
    const startedAt = Math.floor(nowMs / (windowSeconds * 1_000)) * windowSeconds * 1_000;
    if (this.window.startedAt !== startedAt) this.window = { startedAt, used: 0 };
    this.window.used += 1;
    if (this.limit === null) {
      this.window = { startedAt: 0, used: 3 };
      return { isOver: false, headers: {} };
    }
    return {
      isOver: this.window.used > requests,
      headers: {
        'x-ratelimit-used': String(this.window.used),
        'x-ratelimit-remaining': Math.max(0, requests - this.window.used).toFixed(1),
        'x-ratelimit-reset': String(Math.ceil((startedAt + windowSeconds * 1_000 - nowMs) / 1_000)),
      },
    };
  }

  private giveToken(
    { body, headers }: Received,
    send: (status: number, value: unknown) => Answer,
    fail: (status: number, message: string) => Answer,
  ): Answer {
    const form = new URLSearchParams(body);
    const isKnown = headers.authorization === `Basic ${Buffer.from('id-1:secret-1').toString('base64')}`;
    if (!isKnown) return fail(401, 'Unauthorized');
    const grant = form.get('grant_type');
    const isGood =
      grant === 'client_credentials' ||
      (grant === 'password' && form.get('password') === 'good') ||
      (grant === 'refresh_token' && form.get('refresh_token') === 'lasting-1') ||
      (grant === 'authorization_code' && form.get('code') === 'code-1');
    if (!isGood) return send(200, { error: 'invalid_grant' });
    const lasting = grant === 'authorization_code' ? { refresh_token: 'lasting-1' } : {};
    return send(200, {
      access_token: TOKEN,
      token_type: 'bearer',
      expires_in: 3_600,
      scope: 'read submit',
      ...lasting,
    });
  }

  private read(
    url: URL,
    send: (status: number, value: unknown) => Answer,
    fail: (status: number, message: string) => Answer,
  ): Answer {
    const { pathname, searchParams } = url;
    const subreddit = /^\/r\/([^/]+)\/comments$/.exec(pathname)?.[1];
    const thread = /^\/comments\/([^/]+)$/.exec(pathname)?.[1];
    const page = (things: readonly RedditThing[]): Answer => send(200, this.showListing(url, things));
    if (pathname === '/api/v1/me') return send(200, { name: this.me, id: 'me1' });
    if (pathname === '/search') return page(this.search(searchParams.get('q') ?? ''));
    if (pathname === '/api/info') {
      const names = (searchParams.get('id') ?? '').split(',').slice(0, LONGEST_PAGE);
      const found = this.things.filter((thing) => thing.state !== 'purged' && names.includes(nameOf(thing)));
      return send(200, listing(found.map((thing) => showThing(thing))));
    }
    if (subreddit !== undefined) {
      if (this.closedSubreddits.has(subreddit)) return fail(403, 'Forbidden');
      return page(this.things.filter((thing) => thing.kind === 't1' && thing.subreddit.toLowerCase() === subreddit));
    }
    if (pathname === '/message/sent')
      return page(this.things.filter(({ kind, author }) => kind === 't4' && author === this.me));
    if (pathname === '/message/mentions' || pathname === '/message/inbox')
      return page(this.things.filter((thing) => this.isForMe(thing, pathname.endsWith('mentions'))));
    if (thread !== undefined) return this.showThread(thread, searchParams, send, fail);
    return fail(404, 'Not Found');
  }

  private isForMe(thing: RedditThing, isMention: boolean): boolean {
    if (thing.author === this.me) return false;
    if (isMention) return thing.kind === 't1' && thing.body.includes(`u/${this.me}`);
    return thing.kind === 't4' ? thing.dest === this.me : thing.kind === 't1' && thing.parent?.author === this.me;
  }

  private search(query: string): readonly RedditThing[] {
    const wanted = query.split(/ OR /).map((one) => one.replaceAll('"', '').toLowerCase());
    return this.things.filter(({ kind, title, body }) => {
      const text = `${title} ${body}`.toLowerCase();
      return kind === 't3' && wanted.some((word) => text.includes(word));
    });
  }

  /** Newest first, at most a thousand; an anchor that is gone gives an empty list. */
  private showListing({ pathname, searchParams }: URL, things: readonly RedditThing[]): unknown {
    const size = Math.min(LONGEST_PAGE, Number(searchParams.get('limit') ?? DEFAULT_PAGE));
    const after = searchParams.get('after');
    const shown = things
      .filter(({ state }) => state !== 'purged')
      .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || parseInt(b.id, 36) - parseInt(a.id, 36))
      .slice(0, LISTING_CAP);
    const start = after === null ? 0 : shown.findIndex((thing) => nameOf(thing) === after) + 1;
    if (after !== null && start === 0) return listing([]);
    const last = shown[start + size - 1];
    const next = start + size < shown.length && last !== undefined ? nameOf(last) : null;
    if (after !== null && this.emptyOnce.delete(pathname)) return listing([], after);
    return listing(
      shown.slice(start, start + size).map((thing) => showThing(thing)),
      next,
    );
  }

  private showThread(
    id: string,
    asked: URLSearchParams,
    send: (status: number, value: unknown) => Answer,
    fail: (status: number, message: string) => Answer,
  ): Answer {
    const post = this.things.find((thing) => thing.kind === 't3' && thing.id === id && thing.state !== 'purged');
    if (post === undefined) return fail(404, 'Not Found');
    const under = (parent: RedditThing): RedditThing[] =>
      this.things.filter((thing) => thing.kind === 't1' && thing.parent === parent && thing.state !== 'purged');
    const show = (thing: RedditThing, depth: number): unknown => {
      const replies = under(thing);
      if (replies.length === 0) return showThing(thing);
      const folded = [{ kind: 'more', data: { children: replies.map((one) => one.id), count: replies.length } }];
      return showThing(thing, listing(depth > 0 ? replies.map((one) => show(one, depth - 1)) : folded));
    };
    const comment = asked.get('comment');
    const top =
      comment === null ? under(post) : this.things.filter((thing) => thing.kind === 't1' && thing.id === comment);
    return send(200, [listing([showThing(post)]), listing(top.map((thing) => show(thing, 1)))]);
  }

  private take(
    path: string,
    form: URLSearchParams,
    send: (status: number, value: unknown) => Answer,
    fail: (status: number, message: string) => Answer,
  ): Answer {
    const text = form.get('text') ?? '';
    const errors = text === '' ? [['NO_TEXT', 'we need something here', 'text']] : this.replyErrors;
    if (errors.length > 0) return send(200, { json: { errors } });
    if (path === '/api/compose') {
      this.publish({
        kind: 't4',
        body: text,
        author: this.me,
        dest: form.get('to') ?? '',
        title: form.get('subject') ?? '',
      });
      return send(200, { json: { errors: [] } });
    }
    const parent = this.things.find((thing) => nameOf(thing) === form.get('thing_id'));
    if (parent === undefined) return fail(403, 'Forbidden');
    const isMessage = parent.kind === 't4';
    const made = this.publish({
      ...{ kind: isMessage ? ('t4' as const) : ('t1' as const), body: text, author: this.me, parent },
      dest: parent.author,
    });
    return send(200, { json: { errors: [], data: { things: [showThing(made)] } } });
  }
}

const listing = (children: readonly unknown[], after: string | null = null): unknown => ({
  kind: 'Listing',
  data: { after, before: null, dist: children.length, modhash: null, children },
});
