import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { OpenApiDocument } from '../../../test/support/openapi-document.js';
import { MastodonServer } from '../../../test/support/stand-ins/mastodon-server.js';
import { GuardedClient } from '../../outbound/guarded-client.js';
import type { Cursor, Page, PollLimits, SearchTerm } from '../connector.js';
import { MastodonConnector } from './mastodon.connector.js';
import type { MastodonSettings, MastodonSource } from './mastodon.settings.js';

const START = Date.UTC(2026, 10, 20, 9);
const at = (seconds: number): Date => new Date(START + seconds * 1_000);
const hashtag = (text: string): SearchTerm => ({ kind: 'hashtag', text });

let server: MastodonServer;
let now: Date;
let connector: MastodonConnector;
const signal = () => AbortSignal.timeout(20_000);
const sourceOf = (settings: Partial<MastodonSettings> = {}, credentials?: Record<string, string>): MastodonSource => ({
  sourceId: '1',
  settings: { baseUrl: `${server.origin}/`, ...settings },
  credentials: credentials ?? { accessToken: server.token },
});
const limits = (change: Partial<PollLimits> = {}): PollLimits => ({
  now,
  maxPosts: 1_000,
  maxRequests: 100,
  terms: [],
  ...change,
});
const copy = (cursor: Cursor): Cursor => JSON.parse(JSON.stringify(cursor)) as Cursor;
const idsOf = (page: Page): string[] => page.posts.map(({ externalId }) => externalId);
const poll = (source: MastodonSource, cursor: Cursor, change: Partial<PollLimits> = {}): Promise<Page> =>
  connector.poll(source, copy(cursor), limits(change), signal());

/** Polls until a round is complete. */
async function pollAll(source: MastodonSource, from: Cursor, change: Partial<PollLimits> = {}) {
  const seen: string[] = [];
  let cursor = from;
  for (let polls = 0; ; polls += 1) {
    if (polls > 500) throw new Error('It never ends.');
    const page = await poll(source, cursor, change);
    seen.push(...idsOf(page));
    ({ cursor } = page);
    if (page.complete) return { seen, cursor, polls };
  }
}

beforeEach(async () => {
  server = await MastodonServer.start();
  now = at(0);
  server.now = () => now;
  const outbound = new GuardedClient({ allow: [server.host], userAgent: 'Earshot/test' });
  connector = new MastodonConnector({ outbound, readableFolders: [], now: () => now });
});
afterEach(() => server.stop());

describe('polling', () => {
  it('skips nothing of a storm, however few requests a poll may make', async () => {
    const source = sourceOf({ hashtags: 'acme' });
    const { cursor } = await pollAll(source, null);
    const ids = Array.from(
      { length: 500 },
      (_, i) => server.publish({ text: `#acme ${String(i)}`, at: at(i / 5) }).uri,
    );
    now = at(120);
    const { seen } = await pollAll(source, cursor, { maxRequests: 2, maxPosts: 50 });
    expect(new Set(seen)).toEqual(new Set(ids));
  });

  it('reads a storm to the last post behind an allowance of 60 requests in 15 minutes', async () => {
    const source = sourceOf({ hashtags: 'acme', includeSearch: false });
    let { cursor } = await pollAll(source, null);
    server.limit = { requests: 60, windowSeconds: 900 };
    const ids = Array.from(
      { length: 3_000 },
      (_, i) => server.publish({ text: `#acme ${String(i)}`, at: at(60 + i * 0.04) }).uri,
    );
    now = at(200);
    const seen = new Set<string>();
    for (let polls = 0, complete = false; !complete; polls += 1) {
      expect(polls).toBeLessThan(60);
      const page: Page = await poll(source, cursor, { maxRequests: 25 });
      for (const id of idsOf(page)) seen.add(id);
      ({ cursor, complete } = page);
      if (page.notBefore !== undefined) now = page.notBefore;
    }
    expect(seen).toEqual(new Set(ids));
    expect(now.getTime()).toBeLessThan(at(3_600).getTime());
  }, 60_000);

  it('finds what another server delivers late, sorted in before what was read', async () => {
    const source = sourceOf({ hashtags: 'acme', includeMentions: false });
    server.publish({ text: '#acme first', at: at(1) });
    let { cursor } = await pollAll(source, null);
    server.publish({ text: '#acme second', at: at(100) });
    now = at(101);
    ({ cursor } = await pollAll(source, cursor));
    const late = server.publish({ text: '#acme late', at: at(60) });
    now = at(130);
    expect((await pollAll(source, cursor)).seen).toContain(late.uri);
  });

  it('reads what came into a timeline that was empty at first', async () => {
    const source = sourceOf({ hashtags: 'acme' });
    const { cursor } = await pollAll(source, null);
    const ids = Array.from({ length: 90 }, (_, i) => server.publish({ text: '#acme', at: at(i) }).uri);
    now = at(90);
    expect(new Set((await pollAll(source, cursor)).seen)).toEqual(new Set(ids));
  });

  it('goes on behind pages of which the server leaves everything out', async () => {
    const source = sourceOf({ hashtags: 'acme' });
    const { cursor } = await pollAll(source, null);
    for (let i = 0; i < 45; i += 1) server.publish({ text: '#acme muted', at: at(i) }).isHidden = true;
    const last = server.publish({ text: '#acme at last', at: at(60) });
    now = at(61);
    expect((await pollAll(source, cursor)).seen).toEqual([last.uri]);
  });

  it('loses no place when the watches ask for other hashtags', async () => {
    const source = sourceOf();
    server.publish({ text: '#acme', at: at(0) });
    const first = await pollAll(source, null, { terms: [hashtag('acme')] });
    const ids = Array.from({ length: 60 }, (_, i) => server.publish({ text: '#acme', at: at(200 + i) }).uri);
    now = at(300);
    const { seen } = await pollAll(source, first.cursor, { terms: [hashtag('acme'), hashtag('#Other')] });
    expect(new Set(seen)).toEqual(new Set(ids));
  });

  it('asks for five hashtags at once', async () => {
    await poll(sourceOf({ hashtags: 'a, #b c' }), null, { terms: ['d', 'e', 'f', 'A'].map(hashtag) });
    const asked = server.received.map(({ path }) => decodeURIComponent(path)).filter((path) => path.includes('/tag/'));
    expect(asked).toEqual([
      '/api/v1/timelines/tag/a?any[]=b&any[]=c&any[]=d&any[]=e&limit=40',
      '/api/v1/timelines/tag/f?limit=40',
    ]);
  });

  it('hands over what it has and waits when the allowance is used up', async () => {
    const source = sourceOf({ hashtags: 'acme', includeMentions: false });
    const { cursor } = await pollAll(source, null);
    const ids = Array.from({ length: 200 }, (_, i) => server.publish({ text: '#acme', at: at(i) }).uri);
    now = at(300);
    server.limit = { requests: 3, windowSeconds: 900 };
    const page = await poll(source, cursor);
    expect(idsOf(page)).toHaveLength(120);
    expect(page.complete).toBe(false);
    expect(page.notBefore).toEqual(page.quotas?.[0]?.resetsAt);
    expect(page.quotas).toEqual([
      { name: 'requests', unit: 'requests', limit: 3, remaining: 0, resetsAt: new Date(START + 900_000 + 0.94) },
    ]);
    await expect(poll(source, page.cursor)).rejects.toMatchObject({
      fault: 'quota',
      options: { code: 'rate-limited' },
    });
    now = at(901);
    server.limit = null;
    const rest = await pollAll(source, page.cursor);
    expect(new Set([...idsOf(page), ...rest.seen])).toEqual(new Set(ids));
  });

  it('knows whom a post addresses and what it answers, also where the parent was not read', async () => {
    const question = server.publish({ text: 'no mention here', at: at(0) });
    const answer = server.publish({ text: '@ann we help', by: server.me, at: at(1), inReplyTo: question });
    const thanks = server.publish({ text: '@acme thanks', at: at(2), inReplyTo: answer, visibility: 'direct' });
    now = at(10);
    const { posts } = await poll(sourceOf(), null);
    expect(posts).toEqual([
      expect.objectContaining({
        externalId: thanks.uri,
        inReplyTo: answer.uri,
        isPrivate: true,
        addressesUs: true,
        author: expect.objectContaining({ handle: 'ann@127.0.0.1' }) as unknown,
      }),
    ]);
  });

  it('does without a timeline that is refused and says so', async () => {
    server.refusesNewTypes = true;
    server.publish({ text: '@acme hello', at: at(0) });
    now = at(1);
    const page = await poll(sourceOf(), null);
    expect(page.posts).toHaveLength(1);
    expect((await poll(sourceOf(), page.cursor)).complete).toBe(true);
    expect(server.received.at(-1)?.path).not.toContain('quote');
  });

  it('searches for words and phrases, and says that this proves little', async () => {
    const found = server.publish({ text: 'my Acme bank card', at: at(0) });
    now = at(1);
    const terms: SearchTerm[] = [
      { kind: 'phrase', text: 'acme bank' },
      { kind: 'word', text: 'acme' },
      { kind: 'prefix', text: 'acm' },
    ];
    const page = await poll(sourceOf({ query: 'card' }), null, { terms });
    expect(idsOf(page)).toEqual([found.uri]);
    expect(page.notices?.map(({ code }) => code)).toEqual(['search-incomplete']);
    const asked = server.received.flatMap(({ path }) => new URL(path, server.origin).searchParams.getAll('q'));
    expect(asked).toEqual(['card', '"acme bank"', 'acme', 'acm']);
  });

  it('reads public hashtags without a token', async () => {
    const tagged = server.publish({ text: '#acme', at: at(0) });
    now = at(1);
    expect(idsOf(await poll(sourceOf({ hashtags: 'acme' }, {}), null))).toEqual([tagged.uri]);
  });
});

describe('filling a gap', () => {
  it('reads the interval once more, beginning where it ends', async () => {
    const toots = Array.from({ length: 400 }, (_, i) => server.publish({ text: '#acme', at: at(i) }));
    now = at(100_000);
    const source = sourceOf({ hashtags: 'acme', includeMentions: false });
    const gap = { from: at(50), to: at(149) };
    const seen: string[] = [];
    let cursor: Cursor = null;
    for (let complete = false; !complete;) {
      const page: Page = await connector.fill(source, gap, copy(cursor), limits({ maxRequests: 2 }), signal());
      seen.push(...idsOf(page));
      ({ cursor, complete } = page);
    }
    expect(new Set(seen)).toEqual(new Set(toots.slice(50, 150).map(({ uri }) => uri)));
    expect(seen).toHaveLength(100);
    expect(server.received.filter(({ path }) => path.includes('/tag/')).length).toBeLessThanOrEqual(5);
  });
});

describe('looking at conversations and answering', () => {
  it('reads the whole conversation under its first post', async () => {
    const root = server.publish({ text: 'root', at: at(0) });
    const answer = server.publish({ text: '@ann answer', by: server.me, at: at(1), inReplyTo: root });
    const more = server.publish({ text: 'more', at: at(2), inReplyTo: answer });
    now = at(3);
    const { posts } = await connector.readThread(sourceOf(), { externalId: answer.uri }, limits(), signal());
    expect(
      posts.map(({ externalId, inReplyTo, conversationId, isOwn }) => [externalId, inReplyTo, conversationId, isOwn]),
    ).toEqual([
      [root.uri, undefined, root.uri, undefined],
      [answer.uri, root.uri, root.uri, true],
      [more.uri, answer.uri, root.uri, undefined],
    ]);
  });

  it('answers a post of another server, no wider than it is, as a thread where it is long', async () => {
    const far = server.publish({
      text: 'Hilfe',
      at: at(0),
      visibility: 'private',
      language: 'de',
      uri: 'https://far.example/notes/5',
      by: { id: '5', acct: 'maija@far.example', url: 'https://far.example/@maija' },
    });
    const to = {
      externalId: far.uri,
      conversationId: far.uri,
      authorHandle: 'maija@far.example',
      visibility: 'public' as const,
    };
    const text = `${'Ein Satz mit Worten. '.repeat(30)}Ende.`;
    const posted = await connector.reply(sourceOf(), to, text, 'k', signal());
    const bodies = server.received
      .filter(({ method }) => method === 'POST')
      .map(({ body }) => JSON.parse(body) as object);
    const [first, second] = server.toots.slice(1);
    expect(posted.externalId).toBe(first?.uri);
    expect(bodies).toEqual([
      { status: first?.text, in_reply_to_id: far.id, visibility: 'private', language: 'de' },
      { status: second?.text, in_reply_to_id: first?.id, visibility: 'private', language: 'de' },
    ]);
    expect(first?.text.startsWith('@maija@far.example Ein Satz')).toBe(true);
    expect(second?.text.startsWith('@maija@far.example ')).toBe(true);
    expect(await connector.reply(sourceOf(), to, text, 'k', signal())).toEqual(posted);
    expect(server.toots).toHaveLength(3);
    expect(await connector.findReply(sourceOf(), to, text, at(0))).toEqual(posted);
    expect(await connector.findReply(sourceOf(), to, `${text} More.`, at(0))).toBeNull();
    await connector.reply(sourceOf(), { ...to, visibility: 'private' }, 'Privat.', 'p', signal());
    expect(server.toots.at(-1)?.visibility).toBe('direct');
  });

  it('does not call a thread unposted whose beginning stands', async () => {
    const root = server.publish({ text: 'Help', at: at(0) });
    const to = {
      externalId: root.uri,
      conversationId: root.uri,
      authorHandle: 'ann@127.0.0.1',
      visibility: 'public' as const,
    };
    const send = () => connector.reply(sourceOf(), to, 'A sentence of some words. '.repeat(30), 'k', signal());
    server.limit = { requests: 2, windowSeconds: 900 };
    await expect(send()).rejects.toMatchObject({ outcome: 'unknown' });
    expect(server.toots).toHaveLength(2);
    server.limit = null;
    await send();
    expect(server.toots).toHaveLength(3);
  });

  it('refuses to answer what is gone, and waits where the server asks for it', async () => {
    const root = server.publish({ text: 'Help', at: at(0) });
    const to = { externalId: root.uri, conversationId: root.uri, authorHandle: 'ann', visibility: 'public' as const };
    server.limit = { requests: 0, windowSeconds: 900 };
    await expect(connector.reply(sourceOf(), to, 'Hi', 'k', signal())).rejects.toMatchObject({
      outcome: 'not-sent',
      retryAfterSeconds: 900,
    });
    server.limit = null;
    server.delete(root);
    await expect(connector.reply(sourceOf(), to, 'Hi', 'k', signal())).rejects.toMatchObject({ outcome: 'refused' });
    await expect(connector.reply(sourceOf({}, {}), to, 'Hi', 'k', signal())).rejects.toMatchObject({
      outcome: 'refused',
    });
  });

  it('does not take a post of another server for gone because this one does not know it', async () => {
    const ids = ['https://far.invalid/notes/1', 'not an address'];
    const found = await connector.exists(sourceOf(), ids, signal());
    expect(found).toEqual([
      { externalId: ids[0], state: 'unknown' },
      { externalId: ids[1], state: 'gone' },
    ]);
  });

  it('says who may be answered', () => {
    const facts = { url: null, authorHandle: 'ann' };
    const verdict = (change: object, credentials?: Record<string, string>) =>
      connector.replyability({ ...facts, ...change }, sourceOf({}, credentials));
    expect(verdict({})).toMatchObject({ verdict: 'public', reason: 'open' });
    expect(verdict({}, {})).toMatchObject({ verdict: 'by-hand', reason: 'not-connected' });
    expect(verdict({ isOwn: true })).toMatchObject({ verdict: 'not-possible', reason: 'own-post' });
    expect(verdict({ isPrivate: true })).toMatchObject({ verdict: 'private-only', reason: 'private-message' });
  });
});

describe('connecting in the browser', () => {
  it('asks for consent and takes the token', async () => {
    const source = sourceOf({}, { clientId: 'id-1', clientSecret: 'secret-1' });
    const consent = connector.tokens.consent;
    const url = new URL(
      consent?.authorizeUrl(source, { state: 's', redirectUri: 'https://e.example/cb', codeChallenge: 'c' }) ?? '',
    );
    expect(url.pathname).toBe('/oauth/authorize');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: 'id-1',
      code_challenge_method: 'S256',
      state: 's',
    });
    const grant = { code: 'code-1', redirectUri: 'https://e.example/cb', codeVerifier: 'v' };
    expect(await consent?.exchange(source, grant, signal())).toEqual({
      credentials: { accessToken: server.token },
      expiresAt: null,
      scopes: ['read:accounts', 'write:statuses'],
      account: 'acme@127.0.0.1',
    });
    await expect(consent?.exchange(source, { ...grant, code: 'other' }, signal())).rejects.toMatchObject({
      fault: 'invalid',
    });
  });
});

const folder = process.env['EARSHOT_EVAL_DATA'];
const document = folder === undefined ? null : join(folder, 'specs/mastodon-openapi.json');
const describeDocument = document !== null && existsSync(document) ? describe : describe.skip;

describeDocument(
  "the network's OpenAPI document (skipped unless EARSHOT_EVAL_DATA names the folder that has it)",
  () => {
    it('knows every request, and every answer of the stand-in', async () => {
      const openApi = new OpenApiDocument(document ?? '');
      const root = server.publish({ text: '@acme #acme hello', at: at(0) });
      server.publish({ text: '@acme again', at: at(1), inReplyTo: root });
      now = at(2);
      const source = sourceOf({ hashtags: 'acme other', includePublic: true });
      const { cursor } = await pollAll(source, null, { terms: [{ kind: 'word', text: 'hello' }] });
      await pollAll(source, cursor);
      const to = { externalId: root.uri, conversationId: root.uri, authorHandle: 'ann', visibility: 'public' as const };
      await connector.reply(source, to, 'Hi', 'k', signal());
      await connector.findReply(source, to, 'Hi', at(0));
      await connector.readThread(source, { externalId: root.uri }, limits(), signal());
      await connector.exists(source, [root.uri], signal());
      const grant = { code: 'code-1', redirectUri: 'https://e.example/cb', codeVerifier: 'v' };
      const app = sourceOf({}, { clientId: 'id-1', clientSecret: 'secret-1' });
      await connector.tokens.consent?.exchange(app, grant, signal());
      const asked = [...server.received];
      const faults = asked.flatMap(({ method, path, body }) => openApi.faultsOfRequest(method, path, body));
      expect(faults).toEqual([]);
      for (const { method, path, headers, body } of asked) {
        const answer = await fetch(server.origin + path, {
          method,
          headers: { authorization: headers.authorization ?? '', 'content-type': 'application/json' },
          ...(body === '' ? {} : { body }),
        });
        expect([path, openApi.faultsOfAnswer(method, path, await answer.json())]).toEqual([path, []]);
      }
    });
  },
);
