import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { AppModule } from '../../src/app.module.js';
import { ConnectorCatalogue } from '../../src/modules/sources/connector-catalogue.service.js';
import { SourcesService } from '../../src/modules/sources/sources.service.js';
import { HttpTestApp, type SignedInMember } from '../support/http-test-app.js';

const SECRET = 'a secret of sixteen or more';

let app: HttpTestApp;
let workspaceId: string;
let admin: SignedInMember;
let lead: SignedInMember;
let agent: SignedInMember;

beforeAll(async () => {
  app = await HttpTestApp.start(
    { role: 'api', outboundAllow: ['127.0.0.1:8999'] },
    { modules: (env, url) => [AppModule.on(env, url)] },
  );
  const created = await app.createWorkspace();
  ({ workspaceId } = created);
  admin = await app.signIn(await app.createMember(workspaceId, 'admin'));
  lead = await app.signIn(await app.createMember(workspaceId, 'pr-lead'));
  agent = await app.signIn(await app.createMember(workspaceId, 'agent', { teamIds: [created.teamId] }));
});
afterAll(() => app.stop());

const call = (
  who: SignedInMember,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
) => app.call(path, { method, headers: { ...who.headers, ...headers }, ...(body === undefined ? {} : { body }) });

const addFeed = async (url = 'https://news.example/feed', more: object = {}): Promise<string> => {
  const { status, body } = await call(admin, 'POST', '/sources', {
    connector: 'feed',
    name: 'News',
    settings: { url },
    ...more,
  });
  expect(status).toBe(201);
  return String(body.id);
};

const addInbound = async (settings: object = {}): Promise<string> => {
  const { status, body } = await call(admin, 'POST', '/sources', {
    connector: 'inbound',
    name: 'Shop',
    settings,
    credentials: { secret: SECRET },
  });
  expect(status).toBe(201);
  return String(body.id);
};

const rowOf = async (id: string): Promise<Record<string, unknown>> => {
  const [row] = await app.dataSource.query<Record<string, unknown>[]>('SELECT * FROM source WHERE id = $1', [id]);
  return row ?? {};
};

describe('connectors', () => {
  it('are listed with the fields of their forms', async () => {
    const { body } = await call(agent, 'GET', '/connectors');
    const kinds = Object.fromEntries(body.items.map((one: { kind: string }) => [one.kind, one]));
    expect(kinds['feed']).toMatchObject({ network: 'web', isPolled: true, canReply: false });
    expect(kinds['inbound']).toMatchObject({
      isPolled: false,
      canReply: true,
      credentialFields: [{ name: 'secret', required: true, minLength: 16 }],
    });
    expect(kinds['replay'].settingFields[0]).toMatchObject({ name: 'file', kind: 'text', required: true });
  });
});

describe('sources', () => {
  it('are added with their defaults and read at once', async () => {
    const id = await addFeed();
    const { body } = await call(admin, 'GET', `/sources/${id}`);
    expect(body).toMatchObject({
      connector: 'feed',
      settings: { url: 'https://news.example/feed' },
      intervalSeconds: 300,
      hasCredentials: false,
      health: { state: 'waiting', lastSuccessAt: null, lastError: null, quota: null },
      seenCount: 0,
      storedCount: 0,
      quarantinedCount: 0,
      inboundUrl: null,
      version: 1,
    });
    expect(Date.parse(body.nextPollAt)).toBeLessThanOrEqual(Date.now());
  });

  it.each([
    [{ connector: 'pigeon', settings: {} }, 'connector'],
    [{ connector: 'feed', settings: {} }, 'settings.url'],
    [{ connector: 'feed', settings: { url: 'https://a.example/', colour: 1 } }, 'settings.colour'],
    [{ connector: 'feed', settings: { url: 'http://127.0.0.1/feed' } }, 'settings.url'],
    [{ connector: 'feed', settings: { url: 'http://169.254.169.254/' } }, 'settings.url'],
    [{ connector: 'feed', settings: { url: 'https://a.example/' }, intervalSeconds: 5 }, 'intervalSeconds'],
    [{ connector: 'feed', settings: { url: 'https://a.example/' }, credentials: { token: 'x' } }, 'credentials.token'],
    [{ connector: 'inbound', settings: {}, credentials: { secret: 'short' } }, 'credentials.secret'],
    [{ connector: 'inbound', settings: {}, credentials: {} }, 'credentials.secret'],
    [{ connector: 'replay', settings: { file: 'a', speed: -1 } }, 'settings.speed'],
  ])('refuse %j, naming %s', async (source, field) => {
    const { status, body } = await call(admin, 'POST', '/sources', { name: 'Bad', ...source });
    expect(status).toBe(400);
    expect(body.errors.map((error: { field: string }) => error.field)).toContain(field);
    expect(JSON.stringify(body)).not.toContain('short"');
  });

  it('allow private targets only where the administrator of the server listed them', async () => {
    await addFeed('http://127.0.0.1:8999/feed.xml');
  });

  it('keep credentials sealed: never read back, and opened only for the connector', async () => {
    const id = await addInbound();
    const { body } = await call(admin, 'GET', `/sources/${id}`);
    expect(body).toMatchObject({
      hasCredentials: true,
      nextPollAt: null,
      inboundUrl: `${app.url}/api/v1/inbound/${id}`,
    });
    expect(JSON.stringify(body)).not.toContain(SECRET);
    const row = await rowOf(id);
    expect(String(row['credentials'])).not.toContain(SECRET);
    const sources = app.app.get(SourcesService);
    const stored = await sources.findForInbound(id);
    if (stored === null) throw new Error('not found');
    expect(sources.openSettings(stored)).toEqual({ sourceId: id, settings: {}, credentials: { secret: SECRET } });
    expect(() => sources.openSettings({ ...stored, id: '999' })).toThrow(/cannot be read/);
  });

  it('ask for the secret again when the callback moves to another host', async () => {
    const id = await addInbound({ callbackUrl: 'https://shop.example/answers' });
    const patch = (settings: object, credentials?: object) =>
      call(admin, 'PATCH', `/sources/${id}`, { settings, ...(credentials ? { credentials } : {}) });
    const moved = await patch({ callbackUrl: 'https://evil.example/answers' });
    expect(moved).toMatchObject({ status: 400, body: { errors: [{ field: 'credentials.secret' }] } });
    expect((await patch({ callbackUrl: 'https://shop.example/other-path' })).status).toBe(200);
    expect((await patch({})).status).toBe(200);
    expect((await patch({ callbackUrl: 'https://evil.example/' })).status).toBe(400);
    const known = await patch({ callbackUrl: 'https://new.example/' }, { secret: SECRET });
    expect(known).toMatchObject({ status: 200, body: { settings: { callbackUrl: 'https://new.example/' } } });
  });

  it('leave credentials to administrators', async () => {
    const id = await addInbound();
    const body = { connector: 'inbound', name: 'Mine', settings: {} };
    expect((await call(lead, 'POST', '/sources', { ...body, credentials: { secret: SECRET } })).status).toBe(403);
    expect((await call(lead, 'POST', '/sources', body)).status).toBe(201);
    expect((await call(lead, 'PATCH', `/sources/${id}`, { credentials: { secret: SECRET } })).status).toBe(403);
    expect((await call(lead, 'PATCH', `/sources/${id}`, { name: 'Renamed' })).status).toBe(200);
  });

  it('show agents that they are there, not how they are set, and let them change nothing', async () => {
    const id = await addFeed('https://secret.example/feed?key=1');
    const { status, body } = await call(agent, 'GET', `/sources/${id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ name: 'News', settings: {} });
    for (const [method, path] of [
      ['POST', '/sources'],
      ['PATCH', `/sources/${id}`],
      ['DELETE', `/sources/${id}`],
      ['POST', `/sources/${id}/poll`],
      ['GET', `/sources/${id}/quarantine`],
    ] as const)
      expect((await call(agent, method, path, method === 'GET' ? undefined : {})).status).toBe(403);
  });

  it('start anew when their settings change: cursor and lease of the old ones are void', async () => {
    const id = await addFeed();
    await app.dataSource.query(
      `UPDATE source SET cursor = '{"etag":"x"}', epoch = 7, lease_token = 'w', lease_until = now() + interval '1 minute',
         health_state = 'blind', health_reason = 'revoked', failures = 9, last_error = 'old', next_poll_at = now() + interval '1 hour' WHERE id = $1`,
      [id],
    );
    await call(admin, 'PATCH', `/sources/${id}`, { name: 'Only the name' });
    expect(await rowOf(id)).toMatchObject({
      cursor: { etag: 'x' },
      epoch: '7',
      lease_token: 'w',
      health_state: 'blind',
    });
    await call(admin, 'PATCH', `/sources/${id}`, { settings: { url: 'https://other.example/feed' } });
    const row = await rowOf(id);
    expect(row).toMatchObject({
      cursor: null,
      epoch: '8',
      lease_token: null,
      health_state: 'waiting',
      health_reason: null,
      failures: 0,
      last_error: null,
    });
    expect((row['next_poll_at'] as Date).getTime()).toBeLessThanOrEqual(Date.now());
  });

  it('are paused, resumed, and made due by hand', async () => {
    const id = await addFeed();
    const paused = await call(admin, 'PATCH', `/sources/${id}`, { isPaused: true });
    expect(paused.body.health.state).toBe('paused');
    expect((await call(admin, 'PATCH', `/sources/${id}`, { name: 'Still paused' })).body.health.state).toBe('paused');
    expect((await call(admin, 'PATCH', `/sources/${id}`, { isPaused: false })).body.health.state).toBe('waiting');
    await app.dataSource.query(`UPDATE source SET next_poll_at = now() + interval '1 hour' WHERE id = $1`, [id]);
    const polled = await call(admin, 'POST', `/sources/${id}/poll`);
    expect(polled.status).toBe(202);
    expect(Date.parse(polled.body.source.nextPollAt)).toBeLessThanOrEqual(Date.now());
  });

  it('answer a stale version with what is there now', async () => {
    const id = await addFeed();
    await call(admin, 'PATCH', `/sources/${id}`, { name: 'First' });
    const stale = await call(admin, 'PATCH', `/sources/${id}`, { name: 'Second' }, { 'if-match': '"1"' });
    expect(stale).toMatchObject({
      status: 409,
      body: { code: 'stale-version', current: { name: 'First', version: 2 } },
    });
  });

  it('are removed with their credentials', async () => {
    const id = await addInbound();
    expect((await call(admin, 'DELETE', `/sources/${id}`)).status).toBe(204);
    expect((await call(admin, 'GET', `/sources/${id}`)).status).toBe(404);
    expect(await rowOf(id)).toMatchObject({ credentials: null });
    expect(await app.app.get(SourcesService).findForInbound(id)).toBeNull();
  });

  it('never cross a workspace', async () => {
    const id = await addFeed();
    const { workspaceId: other } = await app.createWorkspace();
    const stranger = await app.signIn(await app.createMember(other, 'admin'));
    for (const [method, path, body] of [
      ['GET', `/sources/${id}`, undefined],
      ['PATCH', `/sources/${id}`, { name: 'X' }],
      ['DELETE', `/sources/${id}`, undefined],
      ['POST', `/sources/${id}/poll`, undefined],
      ['GET', `/sources/${id}/gaps`, undefined],
      ['GET', `/sources/${id}/quarantine`, undefined],
    ] as const)
      expect((await call(stranger, method, path, body)).status).toBe(404);
    expect((await call(stranger, 'GET', '/sources')).body.items).toEqual([]);
  });

  it('list their gaps and what is in quarantine, newest first', async () => {
    const id = await addFeed();
    for (const n of [1, 2, 3]) {
      await app.dataSource.query(
        `INSERT INTO gap (workspace_id, source_id, from_at, to_at, reason) VALUES ($1, $2, NULL, now(), $3)`,
        [workspaceId, id, `gap ${String(n)}`],
      );
      await app.dataSource.query(
        `INSERT INTO quarantined_post (workspace_id, source_id, reason, external_id, raw, raw_hash) VALUES ($1, $2, 'bad', NULL, $3, $4)`,
        [workspaceId, id, Buffer.from([0x61, 0x00, 0xff, 0x30 + n]), String(n)],
      );
    }
    const gaps = await call(admin, 'GET', `/sources/${id}/gaps?limit=2`);
    expect(gaps.body.items.map((gap: { reason: string }) => gap.reason)).toEqual(['gap 3', 'gap 2']);
    const rest = await call(admin, 'GET', `/sources/${id}/gaps?limit=2&cursor=${String(gaps.body.nextCursor)}`);
    expect(rest.body).toMatchObject({ items: [{ reason: 'gap 1', from: null }], nextCursor: null });
    const held = await call(admin, 'GET', `/sources/${id}/quarantine`);
    expect(held.body.items[0]).toMatchObject({ reason: 'bad', externalId: null, raw: 'a\uFFFD\uFFFD3' });
    expect((await call(admin, 'GET', `/sources/${id}`)).body.quarantinedCount).toBe(3);
  });
});

describe('an OPML list', () => {
  const opml = `<?xml version="1.0"?><opml version="2.0"><head/><body><outline text="Press">
    <outline type="rss" text="One &amp; only" xmlUrl="https://one.example/feed"/>
    <outline type="rss" text="Two" xmlUrl="https://two.example/feed"/>
    <outline type="rss" text="Private" xmlUrl="http://10.0.0.1/feed"/>
    <outline type="rss" text="File" xmlUrl="file:///etc/passwd"/></outline></body></opml>`;

  it('adds each feed once and says what it leaves out', async () => {
    const { workspaceId: other } = await app.createWorkspace();
    const chief = await app.signIn(await app.createMember(other, 'admin'));
    const first = await call(chief, 'POST', '/sources/opml', opml, { 'content-type': 'text/xml' });
    expect(first.status).toBe(200);
    expect(first.body.added).toMatchObject([
      { connector: 'feed', name: 'One & only', settings: { url: 'https://one.example/feed' }, intervalSeconds: 300 },
      { connector: 'feed', name: 'Two' },
    ]);
    expect(first.body.skipped.map((one: { title: string }) => one.title).sort()).toEqual(['File', 'Private']);
    const again = await call(chief, 'POST', '/sources/opml', { opml });
    expect(again.body.added).toEqual([]);
    expect(again.body.skipped).toHaveLength(4);
    expect((await call(chief, 'GET', '/sources')).body.items).toHaveLength(2);
  });

  it.each([['<html/>'], ['']])('that is none is refused: %j', async (body) => {
    expect((await call(admin, 'POST', '/sources/opml', body, { 'content-type': 'text/xml' })).status).toBe(400);
    expect((await call(admin, 'POST', '/sources/opml', { opml: body, more: 1 })).status).toBe(400);
  });
});

describe('a replay source', () => {
  it('is due every second and reads the folder of recordings', async () => {
    const folder = join(app.env.dataDir, 'recordings');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'a.ndjson'), '{"id":"1","text":"Hi","author":{"handle":"ann"}}\n');
    const { body } = await call(admin, 'POST', '/sources', {
      connector: 'replay',
      name: 'Drill',
      settings: { file: 'a.ndjson' },
    });
    expect(body).toMatchObject({ intervalSeconds: 1 });
    const connector = app.app.get(ConnectorCatalogue).get('replay');
    const source = { sourceId: '1', settings: body.settings, credentials: {} };
    const limits = { now: new Date(), maxPosts: 10, maxRequests: 10, terms: null };
    const page = await connector?.poll?.(source, null, limits, AbortSignal.timeout(5_000));
    expect(page?.posts).toMatchObject([{ externalId: '1', text: 'Hi' }]);
  });
});

describe('an inbound source', () => {
  it('takes signed posts from outside: each once, with the bad ones in quarantine', async () => {
    await call(admin, 'POST', '/watches', { name: 'Acme', kind: 'brand', query: 'acme' });
    const id = await addInbound();
    const sender = new Webhook(SECRET, { format: 'raw' });
    const send = (delivery: string, posts: string, sign: (body: string) => string = (body) => body) => {
      const at = new Date();
      return app.call(`/inbound/${id}`, {
        method: 'POST',
        body: posts,
        headers: {
          'webhook-id': delivery,
          'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
          'webhook-signature': sender.sign(delivery, at, sign(posts)),
        },
      });
    };
    const post = (name: string): string => `{"id":${name},"text":"Acme is broken","author":{"handle":"ann"}}`;
    const posts = `[${post('9223372036854775807')},${post('"b"')},{"id":"c"},${post('9223372036854775807')}]`;

    expect(await send('msg_1', posts)).toMatchObject({ status: 202, body: { stored: 2, quarantined: 1 } });
    expect(await send('msg_1', posts)).toMatchObject({ status: 202, body: { stored: 0 } });
    expect(await send('msg_2', posts)).toMatchObject({ status: 202, body: { stored: 0 } });
    expect((await send('msg_3', posts, (body) => `${body} `)).status).toBe(401);
    expect(await send('msg_4', '{"id":"c"}')).toMatchObject({ status: 400, body: { detail: 'text is missing.' } });
    const listed = await call(admin, 'GET', `/mentions?source=${id}`);
    expect(listed.body.items.map((mention: { externalId: string }) => mention.externalId).sort()).toEqual([
      '9223372036854775807',
      'b',
    ]);
    const held = await call(admin, 'GET', `/sources/${id}/quarantine`);
    expect(held.body.items).toMatchObject([{ externalId: 'c', reason: 'text is missing.', raw: '{"id":"c"}' }]);
    await call(admin, 'PATCH', `/sources/${id}`, { isPaused: true });
    expect((await send('msg_5', posts)).status).toBe(404);
  });
});
