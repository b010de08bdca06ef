import type { Answer, Received } from './stand-in.js';
import { cidOf, eventOf, fault, instant, POSTS, viewOf, type KeptPost } from './bluesky-posts.js';
import { BlueskyChat } from './bluesky-chat.js';
import { BlueskySignIn } from './bluesky-sign-in.js';
import { PictureShelf } from './pictures.js';
import { json, serveLive, type LiveLoopback } from './live-loopback.js';
import type { ServedSocket } from './web-socket-server.js';

export const OWN_DID = 'did:plc:own2own2own2own2own2own2';
export const IDENTIFIER = 'acme.example';
export const PASSWORD = 'abcd-efgh-ijkl-mnop';
const RKEY = /^[234567abcdefghij][234567a-z]{12}$/;
const PAGE = 100;

interface Session {
  readonly access: string;
  readonly refresh: string;
  readonly endsAt: number;
}

/** A Bluesky of one server on a clock of its own: sign-in, search, notifications, posts, and the stream of all of them. */
export class BlueskyNetwork {
  readonly posts: KeptPost[] = [];
  readonly sockets: ServedSocket[] = [];
  /** What reads, and what writes, are answered with instead. */
  readAnswer: Answer | null = null;
  writeAnswer: Answer | null = null;
  /** The next write is stored, and its answer lost. */
  losesNextAnswer = false;
  session: Session | null = null;
  readonly oauth = new BlueskySignIn(OWN_DID, IDENTIFIER, () => this.now);
  readonly pictures = new PictureShelf();
  readonly chat = new BlueskyChat(OWN_DID, () => this.now);
  private sessions = 0;
  private signIns: number[] = [];
  private limit: { requests: number; windowSeconds: number } | null = null;
  private counted = { window: -1, requests: 0 };
  private searchPages = 0;
  private now = Date.now();
  private live: LiveLoopback | null = null;

  async start(): Promise<LiveLoopback> {
    this.live = await serveLive(
      (request) => this.answer(request),
      (socket) => {
        this.acceptStream(socket);
      },
    );
    this.oauth.origin = this.live.origin;
    return this.live;
  }

  setNow(at: Date): void {
    this.now = at.getTime();
  }

  limitRequests(limit: { readonly requests: number; readonly windowSeconds: number }): void {
    this.limit = { ...limit };
    this.counted = { window: -1, requests: 0 };
  }

  /** Hands out a session without a request, for tests of what follows it. */
  openSession(lifeMs = 2 * 3_600_000): Session {
    this.sessions += 1;
    const n = String(this.sessions);
    this.session = { access: `access-${n}`, refresh: `refresh-${n}`, endsAt: this.now + lifeMs };
    return this.session;
  }

  expireSession(): void {
    if (this.session !== null) this.session = { ...this.session, endsAt: 0 };
  }

  add(post: Omit<KeptPost, 'uri' | 'isDeleted'> & { readonly isDeleted?: boolean }): KeptPost {
    const kept = { isDeleted: false, ...post, uri: `at://${post.did}/${POSTS}/${post.rkey}` };
    this.posts.push(kept);
    for (const socket of this.sockets) socket.send(JSON.stringify(eventOf(kept, 'create', kept.indexedAt)));
    return kept;
  }

  delete(uri: string, at: Date): void {
    const post = this.posts.find((candidate) => candidate.uri === uri);
    if (post === undefined) throw new Error('no such post');
    post.isDeleted = true;
    for (const socket of this.sockets) socket.send(JSON.stringify(eventOf(post, 'delete', at)));
  }

  private acceptStream(socket: ServedSocket): void {
    const { searchParams } = new URL(socket.path, 'http://x');
    const from = Number(searchParams.get('cursor') ?? Number.MAX_SAFE_INTEGER);
    this.sockets.push(socket);
    socket.whenClosed(() => {
      this.sockets.splice(this.sockets.indexOf(socket), 1);
    });
    const author = this.posts[0];
    if (author !== undefined) {
      const time_us = author.indexedAt.getTime() * 1_000;
      socket.send(
        JSON.stringify({
          did: author.did,
          time_us,
          kind: 'identity',
          identity: { did: author.did, handle: author.handle },
        }),
      );
      socket.send(JSON.stringify({ did: author.did, time_us, kind: 'account', account: { active: true } }));
    }
    for (const post of [...this.posts].sort((a, b) => a.indexedAt.getTime() - b.indexedAt.getTime())) {
      if (post.indexedAt.getTime() * 1_000 >= from)
        socket.send(JSON.stringify(eventOf(post, 'create', post.indexedAt)));
    }
  }

  private answer(request: Received): Answer {
    const answer = this.oauth.answer(request) ?? this.serve(request);
    if (typeof answer === 'string' || request.headers['dpop'] === undefined) return answer;
    return { ...answer, headers: { ...this.oauth.nonceHeaders, ...answer.headers } };
  }

  private serve(request: Received): Answer {
    const { pathname, searchParams } = new URL(request.path, 'http://x');
    const method = pathname.replace('/xrpc/', '');
    if (method === 'com.atproto.server.createSession') return this.signIn(request);
    const bearer = request.headers.authorization ?? '';
    if (method === 'com.atproto.server.refreshSession') return this.renew(bearer);
    if (method === 'com.atproto.repo.uploadBlob') return this.checkAccess(request) ?? this.takeBlob(request);
    const isWrite = request.method === 'POST';
    if (isWrite && this.writeAnswer !== null) return this.writeAnswer;
    if (!isWrite && this.readAnswer !== null) return this.readAnswer;
    const refusal = this.checkAccess(request) ?? this.checkLimit();
    if (refusal !== null) return refusal;
    if (method.startsWith('chat.bsky.')) return this.chat.answer(request, method, searchParams);
    switch (method) {
      case 'app.bsky.feed.searchPosts':
        return this.search(searchParams);
      case 'app.bsky.notification.listNotifications':
        return this.notifications(searchParams);
      case 'app.bsky.feed.getPosts':
        return this.getPosts(searchParams.getAll('uris'));
      case 'app.bsky.feed.getPostThread':
        return this.thread(searchParams.get('uri') ?? '');
      case 'app.bsky.feed.getAuthorFeed':
        return this.authorFeed(searchParams);
      case 'app.bsky.actor.getProfiles':
        return json({ profiles: searchParams.getAll('actors').map((did) => this.profileOf(did)) });
      case 'com.atproto.identity.resolveHandle':
        return this.resolve(searchParams.get('handle') ?? '');
      case 'com.atproto.repo.createRecord':
        return this.create(JSON.parse(request.body) as Record<string, unknown>);
      case 'com.atproto.repo.getRecord':
        return this.getRecord(searchParams);
      default:
        return fault(501, 'MethodNotImplemented');
    }
  }

  private signIn({ body }: Received): Answer {
    const { identifier, password } = JSON.parse(body) as Record<string, string>;
    this.signIns = this.signIns.filter((at) => at > this.now - 86_400_000);
    const recent = this.signIns.filter((at) => at > this.now - 300_000);
    if (recent.length >= 30 || this.signIns.length >= 300)
      return fault(429, 'RateLimitExceeded', { 'ratelimit-reset': String(Math.ceil(this.now / 1_000) + 300) });
    this.signIns.push(this.now);
    if (identifier !== IDENTIFIER || password !== PASSWORD) return fault(401, 'AuthenticationRequired');
    return this.sessionAnswer();
  }

  private renew(bearer: string): Answer {
    if (this.session === null || bearer !== `Bearer ${this.session.refresh}`) return fault(400, 'InvalidToken');
    return this.sessionAnswer();
  }

  private sessionAnswer(): Answer {
    const { access, refresh } = this.openSession();
    return json({ accessJwt: access, refreshJwt: refresh, did: OWN_DID, handle: IDENTIFIER, active: true });
  }

  private checkToken(bearer: string): Answer | null {
    if (bearer === '') return fault(401, 'AuthMissing');
    if (this.session === null || bearer !== `Bearer ${this.session.access}`) return fault(400, 'InvalidToken');
    return this.session.endsAt <= this.now ? fault(400, 'ExpiredToken') : null;
  }

  private checkAccess(request: Received): Answer | null {
    const bearer = request.headers.authorization ?? '';
    return bearer.startsWith('DPoP ') ? this.oauth.checkAccess(request) : this.checkToken(bearer);
  }

  private takeBlob({ raw, headers }: Received): Answer {
    const [bytes, mimeType] = [raw ?? Buffer.alloc(0), headers['content-type'] ?? ''];
    if (!mimeType.startsWith('image/') || bytes.length === 0) return fault(400, 'InvalidRequest');
    const link = `bafkrei${String(this.pictures.uploads.length + 1)}`;
    this.pictures.put(link, bytes);
    if (this.pictures.takeLoss()) return 'hang-up';
    return json({ blob: { $type: 'blob', ref: { $link: link }, mimeType, size: bytes.length } });
  }

  private get rateHeaders(): Record<string, string> {
    if (this.limit === null) return {};
    const { requests, windowSeconds } = this.limit;
    return {
      'ratelimit-limit': String(requests),
      'ratelimit-remaining': String(Math.max(0, requests - this.counted.requests)),
      'ratelimit-reset': String((this.counted.window + 1) * windowSeconds),
      'ratelimit-policy': `${String(requests)};w=${String(windowSeconds)}`,
    };
  }

  private checkLimit(): Answer | null {
    if (this.limit === null) return null;
    const window = Math.floor(this.now / 1_000 / this.limit.windowSeconds);
    if (window !== this.counted.window) this.counted = { window, requests: 0 };
    this.counted.requests += 1;
    return this.counted.requests > this.limit.requests ? fault(429, 'RateLimitExceeded', this.rateHeaders) : null;
  }

  private get visible(): KeptPost[] {
    return this.posts
      .filter(({ isDeleted, indexedAt }) => !isDeleted && indexedAt.getTime() <= this.now)
      .sort((a, b) => b.indexedAt.getTime() - a.indexedAt.getTime() || (a.uri < b.uri ? 1 : -1));
  }

  /** Pages by position, so that posts move on while somebody pages; each third page is empty though more follow. */
  private search(query: URLSearchParams): Answer {
    const words = (query.get('q') ?? '').toLowerCase().replaceAll('"', '');
    const [since, until] = [instant(query.get('since')), instant(query.get('until'))];
    const found = this.visible.filter(
      ({ record, indexedAt }) =>
        record.text.toLowerCase().includes(words) &&
        (since === null || indexedAt.getTime() >= since) &&
        (until === null || indexedAt.getTime() < until),
    );
    const cursor = query.get('cursor');
    const start = Number(cursor ?? 0);
    this.searchPages += 1;
    if (cursor !== null && this.searchPages % 3 === 0 && start < found.length) return this.page({ posts: [], cursor });
    const limit = Math.min(PAGE, Number(query.get('limit') ?? 25));
    // The last post of a page stands on the next one too.
    const from = start > 0 && limit > 2 ? start - 1 : start;
    const end = from + limit;
    const posts = found.slice(from, end).map(viewOf);
    return this.page({ posts, ...(end < found.length ? { cursor: String(end) } : {}) });
  }

  private notifications(query: URLSearchParams): Answer {
    const reasons = query.getAll('reasons');
    const told = this.visible.filter(({ notice }) => notice !== undefined && reasons.includes(notice));
    const start = Number(query.get('cursor') ?? 0);
    const end = start + Math.min(PAGE, Number(query.get('limit') ?? 50));
    const notifications = told.slice(start, end).map((post) => ({
      ...viewOf(post),
      reason: post.notice,
      isRead: true,
    }));
    return this.page({ notifications, ...(end < told.length ? { cursor: String(end) } : {}) });
  }

  private page(value: object): Answer {
    return json(value, 200, this.rateHeaders);
  }

  private getPosts(uris: readonly string[]): Answer {
    if (uris.length > 25) return fault(400, 'InvalidRequest');
    const found = uris.flatMap((uri) => this.posts.filter((post) => post.uri === uri && !post.isDeleted));
    return this.page({ posts: found.map(viewOf) });
  }

  private thread(uri: string): Answer {
    const post = this.posts.find((candidate) => candidate.uri === uri && !candidate.isDeleted);
    if (post === undefined) return fault(400, 'NotFound');
    const parentOf = ({ record }: KeptPost): string | undefined =>
      (record['reply'] as { parent?: { uri?: string } } | undefined)?.parent?.uri;
    const replies = this.visible
      .filter((candidate) => parentOf(candidate) === uri)
      .map((reply) => ({ $type: 'app.bsky.feed.defs#threadViewPost', post: viewOf(reply), replies: [] }));
    const parent = this.visible.find((candidate) => candidate.uri === parentOf(post));
    const above =
      parent === undefined
        ? { $type: 'app.bsky.feed.defs#notFoundPost', uri: parentOf(post), notFound: true }
        : { $type: 'app.bsky.feed.defs#threadViewPost', post: viewOf(parent) };
    return this.page({
      thread: { post: viewOf(post), replies, ...(parentOf(post) === undefined ? {} : { parent: above }) },
    });
  }

  private authorFeed(query: URLSearchParams): Answer {
    const posts = this.visible.filter(({ did }) => did === query.get('actor'));
    return this.page({ feed: posts.slice(0, PAGE).map((post) => ({ post: viewOf(post) })) });
  }

  private profileOf(did: string): object {
    const handle =
      did === OWN_DID ? IDENTIFIER : (this.posts.find((post) => post.did === did)?.handle ?? 'handle.invalid');
    return { did, handle, displayName: handle.split('.')[0] };
  }

  private resolve(handle: string): Answer {
    const known = this.posts.find((post) => post.handle === handle);
    return known === undefined ? fault(400, 'InvalidRequest') : json({ did: known.did });
  }

  private create({ repo, collection, rkey, record }: Record<string, unknown>): Answer {
    const given = record as KeptPost['record'];
    if (repo !== OWN_DID || collection !== POSTS || typeof rkey !== 'string' || !RKEY.test(rkey))
      return fault(400, 'InvalidRequest');
    const graphemes = [...new Intl.Segmenter('fi').segment(given.text)].length;
    if (graphemes > 300 || Buffer.byteLength(given.text) > 3_000) return fault(400, 'InvalidRequest');
    const images = (given['embed'] as { images?: { alt: string; image: { ref: { $link: string } } }[] } | undefined)
      ?.images;
    const isShown = this.pictures.show(
      (images ?? []).map(({ image }) => image.ref.$link),
      (images ?? []).map(({ alt }) => alt),
    );
    if (!isShown) return fault(400, 'BlobNotFound');
    if (this.posts.some((post) => post.did === repo && post.rkey === rkey && !post.isDeleted))
      return fault(500, 'InternalServerError');
    const post = this.add({ did: repo, rkey, handle: IDENTIFIER, record: given, indexedAt: new Date(this.now) });
    if (this.losesNextAnswer) {
      this.losesNextAnswer = false;
      return 'hang-up';
    }
    return json({ uri: post.uri, cid: cidOf(post), validationStatus: 'valid' });
  }

  private getRecord(query: URLSearchParams): Answer {
    const post = this.posts.find(
      ({ did, rkey, isDeleted }) => !isDeleted && did === query.get('repo') && rkey === query.get('rkey'),
    );
    return post === undefined
      ? fault(400, 'RecordNotFound')
      : json({ uri: post.uri, cid: cidOf(post), value: post.record });
  }
}
