import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RedditServer } from '../../../test/support/stand-ins/reddit-server.js';
import { nameOf } from '../../../test/support/stand-ins/reddit-shapes.js';
import { GuardedClient } from '../../outbound/guarded-client.js';
import { ConnectorError, type Cursor, type Gap, type Page, type PollLimits } from '../connector.js';
import { writeQueries } from './poll-listings.js';
import { RedditConnector } from './reddit.connector.js';
import type { RedditSettings, RedditSource } from './reddit.settings.js';

const START = Date.UTC(2026, 10, 20, 9);
const WINDOW_SECONDS = 900;
const at = (seconds: number): Date => new Date(START + seconds * 1_000);

let server: RedditServer;
let now: Date;
let connector: RedditConnector;
const signal = () => AbortSignal.timeout(20_000);
const account = () => ({ clientId: 'id-1', clientSecret: 'secret-1', username: server.me, password: 'good' });
const sourceOf = (settings: Partial<RedditSettings> = {}, credentials?: Record<string, string>): RedditSource => ({
  sourceId: '1',
  settings: {
    ...{ userAgent: 'server:earshot:1.0 (by /u/AcmeCares)', baseUrl: `${server.origin}/`, authUrl: server.origin },
    ...settings,
  },
  credentials: credentials ?? { ...account(), accessToken: server.token },
});
const limits = (change: Partial<PollLimits> = {}): PollLimits => ({
  ...{ now, maxPosts: 10_000, maxRequests: 100, terms: [{ kind: 'word', text: 'acme' }] },
  ...change,
});
const copy = (cursor: Cursor): Cursor => JSON.parse(JSON.stringify(cursor)) as Cursor;
const idsOf = (page: Page): string[] => page.posts.map(({ externalId }) => externalId);
const poll = (source: RedditSource, cursor: Cursor, change: Partial<PollLimits> = {}): Promise<Page> =>
  connector.poll(source, copy(cursor), limits(change), signal());

/** Calls again, each time after the wait it was told, until it is complete. */
async function toTheEnd(call: (cursor: Cursor) => Promise<Page>, from: Cursor) {
  const seen: string[] = [];
  const gaps: Gap[] = [];
  let cursor = from;
  for (let calls = 0; ; calls += 1) {
    if (calls > 200) throw new Error('It never ends.');
    try {
      const page = await call(copy(cursor));
      seen.push(...idsOf(page));
      gaps.push(...(page.gaps ?? []));
      ({ cursor } = page);
      if (page.complete) return { seen, gaps, cursor };
    } catch (error) {
      if (!(error instanceof ConnectorError) || error.fault !== 'quota') throw error;
      now = new Date(now.getTime() + (error.options.retryAfterSeconds ?? 1) * 1_000);
    }
  }
}

beforeEach(async () => {
  server = await RedditServer.start();
  now = at(0);
  server.now = () => now;
  const outbound = new GuardedClient({ allow: [server.host], userAgent: 'Earshot/test' });
  connector = new RedditConnector({ outbound, readableFolders: [], now: () => now });
});
afterEach(() => server.stop());

describe('a storm of posts', () => {
  it('is read to the last post: what the listing no longer shows is a gap, which is filled by ids', async () => {
    const source = sourceOf({ includeInbox: false });
    for (let i = 0; i < 300; i += 1) server.publish({ title: 'before', body: 'acme', at: at(i - 4_000) });
    const first = await poll(source, null);
    server.limit = { requests: 60, windowSeconds: WINDOW_SECONDS };
    const ids = Array.from({ length: 5_000 }, (_, i) =>
      nameOf(server.publish({ body: 'acme', at: at(60 + i * 0.024) })),
    );
    now = at(300);
    const read = await toTheEnd((cursor) => connector.poll(source, cursor, limits(), signal()), first.cursor);
    expect(new Set(read.seen).size).toBeLessThan(ids.length);
    expect(read.gaps).toHaveLength(1);
    expect(read.gaps[0]?.reason).toBe('listing-ended');
    const [gap] = read.gaps;
    if (gap === undefined) return;
    for (let i = 0; i < 700; i += 1) server.publish({ body: 'acme', at: at(1_000 + i) });
    now = at(1_800);
    const filled = await toTheEnd(
      (cursor) => connector.fill(source, gap, cursor, limits({ maxRequests: 25 }), signal()),
      null,
    );
    const all = new Set([...read.seen, ...filled.seen]);
    expect(ids.filter((id) => !all.has(id))).toEqual([]);
  }, 60_000);
});

describe('polling', () => {
  it('goes on though the place it had was deleted', async () => {
    const source = sourceOf({ includeInbox: false });
    server.publish({ body: 'acme', at: at(-600) });
    const first = await poll(source, null);
    const things = Array.from({ length: 250 }, (_, i) => server.publish({ body: 'acme', at: at(i) }));
    now = at(300);
    const page = await poll(source, first.cursor, { maxRequests: 1 });
    expect(page.complete).toBe(false);
    for (const thing of things.slice(149, 151)) thing.state = 'purged';
    const rest = await toTheEnd((cursor) => connector.poll(source, cursor, limits(), signal()), page.cursor);
    const all = new Set([...idsOf(page), ...rest.seen]);
    expect(things.filter((thing) => thing.state === 'there' && !all.has(nameOf(thing)))).toEqual([]);
  });

  it('goes on behind an empty page', async () => {
    const source = sourceOf({ includeInbox: false });
    server.publish({ body: 'acme', at: at(-600) });
    const first = await poll(source, null);
    const ids = Array.from({ length: 220 }, (_, i) => nameOf(server.publish({ body: 'acme', at: at(i) })));
    now = at(300);
    server.emptyOnce.add('/search');
    const { seen } = await toTheEnd((cursor) => connector.poll(source, cursor, limits(), signal()), first.cursor);
    expect(ids.filter((id) => !seen.includes(id))).toEqual([]);
  });

  it('does without a subreddit that is closed and says so', async () => {
    server.closedSubreddits.add('closed');
    const post = server.publish({ body: 'x', subreddit: 'Open' });
    const comment = server.publish({ kind: 't1', body: 'hello', parent: post });
    const page = await poll(sourceOf({ subreddits: 'closed, r/Open' }), null, { terms: [] });
    expect(idsOf(page)).toEqual([nameOf(comment)]);
    expect(page.notices?.map(({ code }) => code)).toEqual(['query-refused', 'comments-not-searched']);
  });

  it('tells what is left of the allowance and asks no more when nothing is', async () => {
    server.limit = { requests: 2, windowSeconds: 600 };
    server.publish({ body: 'acme', at: at(-1) });
    const page = await poll(sourceOf(), null);
    expect(page.complete).toBe(false);
    expect(page.notBefore).toEqual(at(600));
    expect(page.quotas).toEqual([{ name: 'requests', unit: 'requests', limit: 2, remaining: 0, resetsAt: at(600) }]);
    expect(server.received).toHaveLength(2);
  });

  it('reads only posts without an account, and needs a token', async () => {
    await poll(sourceOf({}, { clientId: 'id-1', clientSecret: 'secret-1', accessToken: server.token }), null);
    expect(server.received.map(({ path }) => path.split('?')[0])).toEqual(['/search']);
    await expect(poll(sourceOf({}, account()), null)).rejects.toMatchObject({
      fault: 'auth',
      options: { code: 'revoked' },
    });
  });

  it('sends the name Reddit demands', async () => {
    await poll(sourceOf(), null);
    expect(new Set(server.received.map(({ headers }) => headers['user-agent']))).toEqual(
      new Set(['server:earshot:1.0 (by /u/AcmeCares)']),
    );
  });

  it('asks for many words in few searches', () => {
    const words = Array.from({ length: 100 }, (_, i) => ({ kind: 'word' as const, text: `brand${String(i)}` }));
    const queries = writeQueries([
      ...words,
      { kind: 'phrase', text: 'acme "bank"' },
      { kind: 'hashtag', text: 'brand1' },
    ]);
    expect(queries.length).toBeLessThan(5);
    expect(queries.every((query) => query.length <= 512)).toBe(true);
    expect(queries.join(' OR ').split(' OR ')).toEqual([...words.map(({ text }) => text), '"acme  bank"']);
  });
});

describe('conversations and answers', () => {
  const target = (thing: Parameters<typeof nameOf>[0], visibility: 'public' | 'private' = 'public') => ({
    externalId: nameOf(thing),
    conversationId: nameOf(thing.link ?? thing),
    authorHandle: 'ann',
    visibility,
  });

  it('reads a thread with what is folded away', async () => {
    const post = server.publish({ body: 'x', at: at(-5) });
    const chain = [server.publish({ kind: 't1', body: '1', parent: post, at: at(-4) })];
    for (let i = 2; i < 5; i += 1) {
      const parent = chain.at(-1);
      if (parent !== undefined) chain.push(server.publish({ kind: 't1', body: String(i), parent, at: at(i - 6) }));
    }
    const page = await connector.readThread(sourceOf(), { conversationId: nameOf(post) }, limits(), signal());
    expect(idsOf(page)).toEqual([post, ...chain.slice(0, 3)].map(nameOf));
    expect(page.posts.at(-1)?.inReplyTo).toBe(nameOf(chain[1] ?? post));
  });

  it('keeps a wait that Reddit gives inside a success, and shows any other refusal', async () => {
    const post = server.publish({ body: 'x' });
    server.replyErrors = [['RATELIMIT', 'Take a break for 9 minutes before trying again.', 'ratelimit']];
    const reply = () => connector.reply(sourceOf(), target(post), 'Hi', 'k', signal());
    await expect(reply()).rejects.toMatchObject({ outcome: 'not-sent', retryAfterSeconds: 540 });
    server.replyErrors = [['THREAD_LOCKED', 'Comments are locked', 'parent']];
    await expect(reply()).rejects.toMatchObject({
      outcome: 'refused',
      message: 'Reddit refused the answer: Comments are locked.',
    });
  });

  it('writes a message in private, answers one where it stands, and finds both again', async () => {
    const post = server.publish({ body: 'x' });
    const sent = await connector.reply(sourceOf(), target(post, 'private'), 'In private', 'k', signal());
    expect(server.things.at(-1)).toMatchObject({ kind: 't4', dest: 'ann', title: 'Your post' });
    expect(await connector.findReply(sourceOf(), target(post, 'private'), 'In  private', at(-60))).toEqual(sent);
    const message = server.publish({ kind: 't4', body: 'And now?' });
    const answer = await connector.reply(sourceOf(), target(message, 'private'), 'Soon', 'k', signal());
    expect(server.things.at(-1)?.parent).toBe(message);
    expect(await connector.findReply(sourceOf(), target(message, 'private'), 'Soon', at(-60))).toEqual(answer);
  });

  it('says who may be answered', () => {
    const verdict = (change: object, credentials?: Record<string, string>) =>
      connector.replyability({ url: null, authorHandle: 'ann', ...change }, sourceOf({}, credentials));
    expect(verdict({})).toMatchObject({ verdict: 'public' });
    expect(verdict({ isPrivate: true })).toMatchObject({ verdict: 'private-only' });
    expect(verdict({ isOwn: true })).toMatchObject({ verdict: 'not-possible' });
    expect(verdict({}, { accessToken: 'x' })).toMatchObject({ verdict: 'by-hand', reason: 'not-connected' });
  });
});

describe('tokens', () => {
  it.each<[string, Record<string, string>, object]>([
    ['name and password', { username: 'AcmeCares', password: 'good' }, { account: 'AcmeCares' }],
    ['a lasting token', { refreshToken: 'lasting-1' }, { account: 'AcmeCares' }],
    ['the application alone', {}, {}],
  ])('are obtained with %s', async (_, known, more) => {
    const source = sourceOf({}, { clientId: 'id-1', clientSecret: 'secret-1', ...known });
    expect(await connector.tokens.obtain?.(source, signal())).toMatchObject({
      credentials: { accessToken: server.token },
      expiresAt: at(3_600),
      ...more,
    });
  });

  it('are refused with the reason', async () => {
    const obtain = (credentials: Record<string, string>) =>
      connector.tokens.obtain?.(sourceOf({}, credentials), signal());
    await expect(obtain({ ...account(), password: 'bad' })).rejects.toMatchObject({ fault: 'auth' });
    await expect(obtain({ ...account(), clientSecret: 'bad' })).rejects.toMatchObject({ fault: 'auth' });
  });

  it('come from consent in the browser, with one that lasts', async () => {
    const source = sourceOf({}, { clientId: 'id-1', clientSecret: 'secret-1' });
    const { consent } = connector.tokens;
    const url = new URL(
      consent?.authorizeUrl(source, { state: 's', redirectUri: 'https://e.example/cb', codeChallenge: 'c' }) ?? '',
    );
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: 'id-1',
      duration: 'permanent',
      state: 's',
    });
    const grant = { code: 'code-1', redirectUri: 'https://e.example/cb', codeVerifier: 'v' };
    expect(await consent?.exchange(source, grant, signal())).toMatchObject({
      credentials: { accessToken: server.token, refreshToken: 'lasting-1', username: 'AcmeCares' },
    });
  });
});
