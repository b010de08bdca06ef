import { describe, expect, it } from '@jest/globals';
import type { Answer } from '../../../test/support/stand-ins/stand-in.js';
import { X_ACCOUNT, X_TOKEN, XNetwork } from '../../../test/support/stand-ins/x-network.js';
import { X_ACCOUNT_TOKEN, X_APP } from '../../../test/support/stand-ins/x-oauth1.js';
import { XOutbound } from '../../../test/support/stand-ins/x-outbound.js';
import type { Cursor, Page, PollLimits, SearchTerm } from '../connector.js';
import type { PostFacts, ReplyTarget } from '../reply.types.js';
import { XConnector } from './x.connector.js';
import type { XSettings } from './x.settings.js';

const START = new Date('2026-11-22T12:00:00Z');
const ACME: readonly SearchTerm[] = [{ kind: 'word', text: 'acme' }];
const MINUTE = 60_000;
const DAY = 86_400_000;

/** A small X in the same process, at a time that is set. */
function scene(settings: Partial<XSettings> = {}, credentials: Record<string, string> = { bearerToken: X_TOKEN }) {
  let now = START;
  const network = new XNetwork(() => now);
  const outbound = new XOutbound(network);
  const connector = new XConnector({ outbound: outbound.client, readableFolders: [], now: () => now });
  const source = { sourceId: '1', settings: { baseUrl: 'http://x.test', ...settings }, credentials };
  const limits = (more: Partial<PollLimits> = {}): PollLimits => ({
    now,
    maxPosts: 1_000,
    maxRequests: 50,
    terms: ACME,
    ...more,
  });
  const signal = new AbortController().signal;
  return {
    network,
    outbound,
    connector,
    source,
    signal,
    limits,
    at: (minutes: number): Date => new Date(START.getTime() + minutes * MINUTE),
    move: (minutes: number): void => {
      now = new Date(now.getTime() + minutes * MINUTE);
    },
    poll: (cursor: Cursor = null, more: Partial<PollLimits> = {}): Promise<Page> =>
      connector.poll(source, JSON.parse(JSON.stringify(cursor)) as Cursor, limits(more), signal),
  };
}

const account = {
  bearerToken: X_TOKEN,
  consumerKey: X_APP.key,
  consumerSecret: X_APP.secret,
  accessToken: X_ACCOUNT_TOKEN.token,
  accessSecret: X_ACCOUNT_TOKEN.secret,
};
const connected = { accountId: X_ACCOUNT.id, handle: 'AcmeCare' };
const ids = (page: Page): string[] => page.posts.map(({ externalId }) => externalId);
const codes = (page: Page): string[] => (page.notices ?? []).map(({ code }) => code);

describe('polling X', () => {
  it('reads a storm of 5,000 posts to the last one behind a limit of 60 requests in 15 minutes', async () => {
    const { network, poll, move, at } = scene();
    network.limits.limitAll({ requests: 60, windowSeconds: 900 });
    let { cursor } = await poll();
    const storm = Array.from({ length: 5_000 }, (_, i) =>
      network.publish({ text: `acme ${String(i)}`, at: at(i * (2 / 5_000)) }),
    );
    const seen = new Set<string>();
    const gaps: unknown[] = [];
    for (let polls = 0; polls < 60 && seen.size < storm.length; polls += 1) {
      move(1);
      for (let complete = false; !complete;) {
        const page = await poll(cursor, { maxRequests: 10 }).catch((error: unknown) => {
          expect(error).toMatchObject({ fault: 'quota', options: { code: 'rate-limited' } });
          return null;
        });
        if (page === null) break;
        for (const id of ids(page)) seen.add(id);
        gaps.push(...(page.gaps ?? []));
        ({ cursor, complete } = page);
      }
    }
    expect(seen).toEqual(new Set(storm.map(({ id }) => id)));
    expect(gaps).toEqual([]);
  });

  it('asks once at a poll when all is quiet after a storm', async () => {
    const { network, poll, move, at, outbound } = scene({ ...connected });
    const { cursor } = await poll();
    for (let i = 0; i < 600; i += 1) network.publish({ text: `acme ${String(i)} @AcmeCare`, at: at(i / 300) });
    move(3);
    const settled = await poll((await poll(cursor)).cursor);
    move(5);
    const quiet = await poll((await poll(settled.cursor)).cursor);
    const before = outbound.received.length;
    move(5);
    await poll(quiet.cursor);
    const paths = outbound.received.slice(before).map(({ path }) => path.split('?')[0]);
    expect(paths).toEqual(['/2/tweets/search/recent', `/2/users/${X_ACCOUNT.id}/mentions`]);
  });

  it('tells how many posts wait after an outage, counted once, and what reading them costs', async () => {
    const { network, poll, move, at, outbound } = scene();
    network.publish({ text: 'acme', at: at(-5) });
    let { cursor } = await poll();
    // With the one that was read already, and stands at the edge of what was.
    for (let i = 0; i < 249; i += 1) network.publish({ text: `acme ${String(i)}`, at: at(i) });
    move(300);
    const first = await poll(cursor, { maxRequests: 3 });
    expect(first).toMatchObject({ complete: false, cost: { requests: 3, usd: 200 * 0.005 + 0.005 } });
    expect(first.notices).toEqual([
      {
        code: 'posts-waiting',
        text: '250 posts were waiting to be read at 2026-11-22T17:00:00Z; reading them all costs 1.25 USD.',
      },
    ]);
    ({ cursor } = first);
    const second = await poll(cursor);
    expect(codes(second)).toEqual(['posts-waiting']);
    expect(second.complete).toBe(true);
    expect(codes(await poll(second.cursor))).toEqual([]);
    expect(outbound.asked.filter((path) => path.includes('counts'))).toHaveLength(1);
  });

  it('reads from the edge of seven days after a long outage, and tells of what is lost', async () => {
    const { network, poll, move, at, outbound } = scene();
    network.publish({ text: 'acme', at: at(-5) });
    const { cursor } = await poll();
    network.publish({ text: 'acme, too old', at: at(60) });
    const late = network.publish({ text: 'acme, late', at: at(9 * 24 * 60) });
    move(10 * 24 * 60);
    const page = await poll(cursor);
    expect(ids(page)).toEqual([late.id]);
    const edge = new Date(START.getTime() + 3 * DAY + MINUTE);
    expect(page.gaps).toEqual([{ from: at(-5), to: edge, reason: 'older-than-seven-days' }]);
    expect((await poll(page.cursor)).gaps).toEqual([]);
    for (const { path } of outbound.received) expect(path).not.toContain('since_id');
  });

  it('reads newer names, empty pages, repeats and edits', async () => {
    const { network, poll, at, move } = scene();
    network.usesNewNames = true;
    network.isOdd = true;
    const posts = Array.from({ length: 35 }, (_, i) => network.publish({ text: `acme ${String(i)}`, at: at(i - 60) }));
    const first = await poll(null, { maxPosts: 10 });
    expect(first).toMatchObject({ complete: false });
    const second = await poll(first.cursor);
    expect(new Set([...ids(first), ...ids(second)])).toEqual(new Set(posts.map(({ id }) => id)));
    const edited = posts.at(-1);
    if (edited === undefined) throw new Error('no post');
    move(1);
    const version = network.publish({
      text: 'acme, mended',
      at: at(0),
      id: String(BigInt(edited.id) + ((25n * 60_000n) << 22n)),
      history: [edited.id],
    });
    Object.assign(version, { history: [edited.id, version.id] });
    move(1);
    const page = await poll(second.cursor);
    expect(page.posts[0]).toMatchObject({ externalId: edited.id, text: 'acme, mended', editedAt: at(-1) });
    expect(page.posts.filter(({ externalId }) => externalId === edited.id)).toHaveLength(1);
  });

  it('splits many terms into several searches, and goes on without a hole when they change', async () => {
    const { network, poll, at, move, outbound } = scene({ queryLength: 64 });
    const words = Array.from({ length: 12 }, (_, i) => `wordnumber${String(i)}`);
    const terms = (n: number): readonly SearchTerm[] => words.slice(0, n).map((text) => ({ kind: 'word', text }));
    const { cursor } = await poll(null, { terms: terms(12) });
    const searched = outbound.received.filter(({ path }) => path.includes('search/recent'));
    expect(searched).toHaveLength(3);
    const missed = network.publish({ text: 'wordnumber1 in the meantime', at: at(1) });
    move(30);
    const page = await poll(cursor, { terms: terms(11) });
    expect(ids(page)).toEqual([missed.id]);
    const last = new URL(outbound.received.at(-1)?.path ?? '', 'http://x.test');
    expect(last.searchParams.get('start_time')).toBe('2026-11-22T11:58:00Z');
  });

  it('goes on where it listened to the stream before', async () => {
    const { network, poll, at, move } = scene();
    const missed = Array.from({ length: 150 }, (_, i) =>
      network.publish({ text: `acme ${String(i)}`, at: at(i / 10) }),
    );
    move(20);
    const page = await poll({ seenAt: START.toISOString() });
    expect(new Set(ids(page))).toEqual(new Set(missed.map(({ id }) => id)));
  });

  it('says what it does not search for', async () => {
    const { poll, network, at } = scene();
    network.publish({ text: 'acme', at: at(-5) });
    expect(codes(await poll(null, { terms: null }))).toEqual(['search-needs-terms']);
    const page = await poll(null, { terms: [...ACME, { kind: 'prefix', text: 'acm' }] });
    expect(page.notices).toEqual([
      {
        code: 'terms-not-searched',
        text: 'X cannot search for beginnings of words or for signs alone; not searched: acm*.',
      },
    ]);
    expect(page.posts).toHaveLength(1);
  });

  it('records what the 800 newest mentions do not reach as a gap', async () => {
    const { network, poll, at, move } = scene(connected, account);
    const { cursor } = await poll(null, { terms: [] });
    for (let i = 0; i < 900; i += 1) network.publish({ text: `hey @AcmeCare ${String(i)}`, at: at(1 + i / 60) });
    move(30);
    const page = await poll(cursor, { terms: [], maxPosts: 5_000 });
    expect(page.posts).toHaveLength(800);
    expect(page.gaps).toEqual([{ from: START, to: at(1 + 100 / 60), reason: 'listing-ended' }]);
    expect(page.posts.every(({ addressesUs }) => addressesUs)).toBe(true);
  });

  it('reads on when one of its lists is refused, and says so', async () => {
    const { network, poll, at, outbound } = scene(connected, account);
    network.publish({ text: 'acme', at: at(-5) });
    outbound.instead = ({ path }) => (path.includes('/mentions') ? { status: 401 } : null);
    const page = await poll();
    expect(page).toMatchObject({ complete: true, posts: [{ text: 'acme' }] });
    expect(codes(page)).toEqual(['revoked']);
  });

  it('reads direct messages once a minute at most', async () => {
    const { network, poll, at, move, outbound } = scene({ ...connected, includeDms: true }, account);
    network.send({ text: 'where is it?', senderId: network.person('ann').id, otherId: X_ACCOUNT.id, at: at(-5) });
    network.send({ text: 'on its way', senderId: X_ACCOUNT.id, otherId: network.person('ann').id, at: at(-4) });
    const page = await poll();
    expect(page.posts).toMatchObject([
      { text: 'on its way', isPrivate: true, isOwn: true },
      { text: 'where is it?', isPrivate: true, addressesUs: true, author: { handle: 'ann' } },
    ]);
    move(0.5);
    const { cursor } = await poll(page.cursor);
    move(1);
    await poll(cursor);
    expect(outbound.asked.filter((path) => path === 'GET /2/dm_events')).toHaveLength(2);
  });

  it('reports its allowances, and asks for the month now and then', async () => {
    const { poll, move, outbound } = scene();
    const { quotas, cursor } = await poll();
    expect(quotas).toEqual([
      {
        name: 'searches',
        unit: 'requests',
        limit: 450,
        remaining: 449,
        resetsAt: new Date(START.getTime() + 15 * MINUTE),
      },
      {
        name: 'posts read this month',
        unit: 'posts',
        limit: 3_000_000,
        remaining: 2_998_766,
        resetsAt: new Date(START.getTime() + 9 * DAY),
      },
    ]);
    move(5);
    expect((await poll(cursor)).quotas).toHaveLength(2);
    expect(outbound.asked.filter((path) => path.includes('usage'))).toHaveLength(1);
  });

  const type = (name: string): string =>
    JSON.stringify({ title: 'T', detail: 'Said so.', type: `https://api.twitter.com/2/problems/${name}` });
  it.each<[string, Answer, object]>([
    [
      'usage-capped',
      { status: 403, body: type('usage-capped') },
      { fault: 'payment', options: { code: 'payment-required' } },
    ],
    ['a used-up cap beside 429', { status: 429, body: type('usage-capped') }, { fault: 'payment' }],
    ['credits', { status: 402, body: type('credits-depleted') }, { fault: 'payment' }],
    [
      'client-forbidden',
      { status: 403, body: type('client-forbidden') },
      { fault: 'auth', options: { code: 'forbidden' } },
    ],
    ['a wrong kind of token', { status: 403, body: type('unsupported-authentication') }, { fault: 'auth' }],
    ['a bad query', { status: 400, body: type('invalid-request') }, { fault: 'invalid', options: { code: 'refused' } }],
    ['code 88', { status: 403, body: '{"errors":[{"code":88,"message":"Rate limit exceeded"}]}' }, { fault: 'quota' }],
    [
      'code 89',
      { status: 403, body: '{"errors":[{"code":89,"message":"Expired token"}]}' },
      { fault: 'auth', options: { code: 'revoked' } },
    ],
    ['errors instead of data', { status: 200, body: `{"errors":[${type('client-forbidden')}]}` }, { fault: 'auth' }],
    ['another shape', { status: 200, body: '{"posts":[]}' }, { fault: 'invalid', options: { code: 'changed-shape' } }],
    [
      'a list that is none',
      { status: 200, body: '{"data":{"id":"1"}}' },
      { fault: 'invalid', options: { code: 'changed-shape' } },
    ],
  ])('tells %s', async (_, answer, failure) => {
    const { poll, outbound } = scene();
    outbound.instead = () => answer;
    await expect(poll()).rejects.toMatchObject({ name: 'ConnectorError', ...failure });
  });

  it.each([
    ['its reset', { 'x-rate-limit-reset': String(START.getTime() / 1_000 + 700), 'x-rate-limit-remaining': '14' }, 700],
    ['a minute at least', { 'x-rate-limit-reset': String(START.getTime() / 1_000 + 5) }, 60],
    ['a minute without one', {}, 60],
    [
      "the day's reset when the day is spent",
      { 'x-app-limit-24hour-remaining': '0', 'x-app-limit-24hour-reset': String(START.getTime() / 1_000 + 40_000) },
      40_000,
    ],
  ])('waits for %s', async (_, headers, seconds) => {
    const { poll, outbound } = scene();
    outbound.instead = () => ({ status: 429, headers: headers });
    await expect(poll()).rejects.toMatchObject({ fault: 'quota', options: { retryAfterSeconds: seconds } });
  });
});

describe('looking at X again', () => {
  it('fills a gap page by page, and says what is lost for good', async () => {
    const { network, connector, source, limits, signal, at, move } = scene();
    const inside = Array.from({ length: 25 }, (_, i) => network.publish({ text: `acme ${String(i)}`, at: at(i) }));
    network.publish({ text: 'acme, later', at: at(60) });
    move(24 * 60);
    const gap = { from: at(0), to: at(24) };
    const seen: string[] = [];
    let cursor: Cursor = null;
    for (let complete = false; !complete;) {
      const page: Page = await connector.fill(source, gap, cursor, limits({ maxPosts: 10 }), signal);
      seen.push(...ids(page));
      ({ cursor, complete } = page);
    }
    expect(seen).toEqual(
      inside
        .map(({ id }) => id)
        .slice(0, 24)
        .reverse(),
    );
    move(7 * 24 * 60);
    const late = await connector.fill(source, gap, null, limits(), signal);
    expect(late).toMatchObject({ complete: true, posts: [], gaps: [{ ...gap, reason: 'older-than-seven-days' }] });
  });

  it('reads a conversation with the post it began with', async () => {
    const { network, connector, source, limits, signal, at } = scene();
    const root = network.publish({ text: 'root', at: at(-9 * 24 * 60) });
    const first = network.publish({ text: 'first', at: at(-10), inReplyTo: root.id, by: 'bob' });
    const ours = network.publish({ text: 'ours', at: at(-5), inReplyTo: first.id, by: X_ACCOUNT.username });
    const of = { externalId: first.id, conversationId: root.id };
    const page = await connector.readThread(
      { ...source, settings: { ...source.settings, ...connected } },
      of,
      limits(),
      signal,
    );
    expect(new Set(ids(page))).toEqual(new Set([root.id, first.id, ours.id]));
    expect(page.posts.find(({ externalId }) => externalId === ours.id)).toMatchObject({
      isOwn: true,
      inReplyTo: first.id,
    });
    expect(page).toMatchObject({ complete: true, cursor: null });
  });

  it('tells what is gone, also when all of it is, and asks for no message', async () => {
    const { network, connector, source, signal, at, outbound } = scene();
    const there = network.publish({ text: 'acme', at: at(-5) });
    const gone = network.publish({ text: 'acme', at: at(-4) });
    gone.isDeleted = true;
    const found = await connector.exists(source, [there.id, gone.id, 'dm:1'], signal);
    expect(found).toMatchObject([
      { externalId: there.id, state: 'there', post: { text: 'acme' } },
      { externalId: gone.id, state: 'gone' },
      { externalId: 'dm:1', state: 'unknown' },
    ]);
    expect(await connector.exists(source, [gone.id], signal)).toEqual([{ externalId: gone.id, state: 'gone' }]);
    for (const { path } of outbound.received) expect(path).not.toContain('dm%3A');
  });
});

describe('answering on X', () => {
  const target = (post: { readonly id: string; readonly conversationId: string }): ReplyTarget => ({
    externalId: post.id,
    conversationId: post.conversationId,
    authorHandle: 'ann',
    visibility: 'public',
  });

  it('posts a long answer as a thread, and finds it again', async () => {
    const { network, connector, source, signal, at } = scene(connected, account);
    const to = target(network.publish({ text: '@AcmeCare help', at: at(-5) }));
    const text = `@ann ${'We are sorry & on it. '.repeat(20)}`;
    const since = at(-1);
    expect(await connector.findReply(source, to, text, since)).toBeNull();
    const posted = await connector.reply(source, to, text, 'k', signal);
    expect(posted).toEqual({
      externalId: network.published[0]?.externalId,
      url: `https://x.com/acmecare/status/${posted.externalId}`,
    });
    expect(network.published).toHaveLength(2);
    expect(network.posts.at(-1)?.inReplyTo).toBe(posted.externalId);
    expect((await connector.findReply(source, to, text, since))?.externalId).toBe(posted.externalId);
    expect(await connector.findReply(source, to, `${text} And more.`, since)).toBeNull();
    expect(await connector.findReply(source, to, text, at(5))).toBeNull();
  });

  it('finds an answer behind hundreds of others, without being told whose account it is', async () => {
    const { network, connector, source, signal, at, move } = scene({}, account);
    const to = target(network.publish({ text: '@AcmeCare help', at: at(-5) }));
    const posted = await connector.reply(source, to, 'The first of many', 'k', signal);
    for (let i = 0; i < 250; i += 1)
      network.publish({ text: `Another ${String(i)}`, at: at(i / 60), by: X_ACCOUNT.username });
    move(10);
    expect((await connector.findReply(source, to, 'The first of many', at(0)))?.externalId).toBe(posted.externalId);
  });

  it('does not know what came of a thread that broke off', async () => {
    const { network, connector, source, signal, at, outbound } = scene(connected, account);
    const to = target(network.publish({ text: '@AcmeCare help', at: at(-5) }));
    outbound.instead = ({ method }) => (method === 'POST' && network.published.length === 1 ? { status: 429 } : null);
    await expect(connector.reply(source, to, 'Sorry. '.repeat(60), 'k', signal)).rejects.toMatchObject({
      name: 'ReplyError',
      outcome: 'unknown',
      message: '1 of 2 parts were posted, and then X failed.',
    });
  });

  it("shows X's own words when it refuses, and is not sure when it has seen the text", async () => {
    const { network, connector, source, signal, at, outbound } = scene(connected, account);
    const to = target(network.publish({ text: 'acme', at: at(-5) }));
    const detail = 'Reply to this conversation is not allowed because you have not been mentioned.';
    outbound.instead = () => ({
      status: 403,
      body: JSON.stringify({ title: 'Forbidden', detail, status: 403, type: 'about:blank' }),
    });
    await expect(connector.reply(source, to, 'Hi', 'k', signal)).rejects.toMatchObject({
      outcome: 'refused',
      message: `X refused the answer: ${detail}`,
    });
    outbound.instead = () => null;
    await connector.reply(source, to, 'a duplicate', 'k', signal);
    await expect(connector.reply(source, to, 'a duplicate', 'k', signal)).rejects.toMatchObject({ outcome: 'unknown' });
  });

  it('answers in private, and finds the message again', async () => {
    const { network, connector, source, signal, at } = scene(connected, account);
    const ann = network.person('ann').id;
    const message = network.send({ text: 'where is it?', senderId: ann, otherId: X_ACCOUNT.id, at: at(-5) });
    const to: ReplyTarget = {
      externalId: `dm:${message.id}`,
      conversationId: message.conversationId,
      authorHandle: 'ann',
      visibility: 'private',
    };
    expect(await connector.findReply(source, to, 'On its way', at(-1))).toBeNull();
    const posted = await connector.reply(source, to, 'On its way', 'k', signal);
    expect(network.messages.at(-1)).toMatchObject({ text: 'On its way', conversationId: message.conversationId });
    expect(await connector.findReply(source, to, 'On its way', at(-1))).toEqual(posted);
  });

  it('answers nobody without an account', async () => {
    const { connector, source, signal } = scene();
    const to = target({ id: '1', conversationId: '1' });
    await expect(connector.reply(source, to, 'Hi', 'k', signal)).rejects.toMatchObject({
      name: 'ReplyError',
      outcome: 'refused',
    });
  });

  it.each<[string, Partial<XSettings>, Record<string, string>, Partial<PostFacts>, string, string]>([
    ['who addressed us', {}, account, { addressesUs: true }, 'public', 'summoned'],
    ['who did not', {}, account, { addressesUs: false }, 'by-hand', 'not-summoned'],
    ['anybody, by an enterprise contract', { plan: 'enterprise' }, account, {}, 'public', 'open'],
    ['a message', {}, account, { isPrivate: true }, 'private-only', 'private-message'],
    ['ourselves', {}, account, { isOwn: true }, 'not-possible', 'own-post'],
    ['without an account', {}, { bearerToken: X_TOKEN }, { addressesUs: true }, 'by-hand', 'not-connected'],
    ['by OAuth 2.0', {}, { oauth2AccessToken: 'user-token' }, { addressesUs: true }, 'public', 'summoned'],
  ])('judges answering %s', (_, settings, credentials, facts, verdict, reason) => {
    const { connector, source } = scene(settings, credentials);
    const url = 'https://x.com/ann/status/1';
    expect(connector.replyability({ url, authorHandle: 'ann', ...facts }, source)).toEqual({
      verdict,
      reason,
      deepLink: url,
    });
  });
});
