import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReadSourcesJob } from '../../src/modules/ingest/read-sources.job.js';
import { aPost } from '../support/a-post.js';
import type { Reply, SignedInMember } from '../support/http-test-app.js';
import { Scene, signed } from '../support/scene.js';

const MEGABYTE = 1024 * 1024;
let scene: Scene;
let server: Server;
let origin: string;
let source: string;
let asta: SignedInMember;
/** Bytes the last endless answer got rid of before it was cut off. */
let sentBytes = 0;
const reached: string[] = [];

const rss = (text: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>${text}</channel></rss>`;

beforeAll(async () => {
  server = createServer((request, response) => {
    reached.push(request.url ?? '');
    switch (request.url ?? '') {
      case '/300mb': {
        sentBytes = 0;
        response.writeHead(200, { 'content-type': 'application/rss+xml' });
        response.write('<?xml version="1.0"?><rss version="2.0"><channel><title>');
        const chunk = Buffer.alloc(MEGABYTE, 'x');
        const more = (): void => {
          while (sentBytes < 300 * MEGABYTE && !response.destroyed) {
            sentBytes += chunk.length;
            if (!response.write(chunk)) return;
          }
          response.end();
        };
        response.on('drain', more);
        more();
        return;
      }
      case '/bomb':
        response.writeHead(200, { 'content-type': 'application/rss+xml', 'content-encoding': 'gzip' });
        response.end(gzipSync(Buffer.alloc(200 * MEGABYTE, ' ')));
        return;
      case '/to-loopback':
        response.writeHead(302, { location: 'http://127.0.0.1:1/latest/meta-data' }).end();
        return;
      case '/to-metadata':
        response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end();
        return;
      case '/html':
        response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Hello</body></html>');
        return;
      case '/1251': {
        const words = Buffer.from([0xd3, 0xe6, 0xe0, 0xf1, 0xed, 0xee]);
        const head =
          '<?xml version="1.0" encoding="windows-1251"?><rss version="2.0"><channel><title>T</title><item><guid>r1</guid><title>Acme ';
        response.writeHead(200, { 'content-type': 'application/rss+xml' });
        response.end(Buffer.concat([Buffer.from(head), words, Buffer.from('</title></item></channel></rss>')]));
        return;
      }
      case '/nul':
        response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8' });
        response.end(rss('<item><guid>n1</guid><title>Acme\0 is &#0; terrible &#xD83D; indeed</title></item>'));
        return;
      default:
        response.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const target = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  origin = `http://${target}`;
  scene = await Scene.open({ outboundAllow: [target] });
  source = await scene.inboundSource();
  asta = await scene.agent('Asta');
});
afterAll(async () => {
  await scene.close();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

function expectProblem(answer: Reply, status: number, code?: string): void {
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(answer.body).toMatchObject({
    status,
    type: expect.any(String),
    title: expect.any(String),
    detail: expect.any(String),
  });
  if (code !== undefined) expect(answer.body.code).toBe(code);
}

/** Adds the feed over HTTP and reads it once. */
async function readFeed(path: string): Promise<{ state: string; lastError: string | null; storedCount: number }> {
  const id = await scene.source({ connector: 'feed', name: path, settings: { url: `${origin}${path}` } });
  await scene.http.app.get(ReadSourcesJob).run({ signal: new AbortController().signal, workerId: 'spec' });
  const { body } = await scene.get(`/sources/${id}`);
  return { state: body.health.state, lastError: body.health.lastError, storedCount: body.storedCount };
}

const isWell = async (): Promise<void> => {
  expect((await scene.deliver(source, aPost().wire())).body.stored).toBe(1);
};

describe('a feed', () => {
  it('of 300 MB is cut off early, with a clear word', async () => {
    const before = process.memoryUsage().rss;
    const read = await readFeed('/300mb');
    expect(read).toMatchObject({ storedCount: 0, lastError: expect.stringMatching(/large|MiB/i) });
    expect(['degraded', 'blind']).toContain(read.state);
    expect(sentBytes).toBeLessThan(60 * MEGABYTE);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * MEGABYTE);
    await isWell();
  });

  it('that is a gzip bomb is cut off while it is unpacked', async () => {
    const read = await readFeed('/bomb');
    expect(read).toMatchObject({ storedCount: 0, lastError: expect.stringMatching(/large|MiB/i) });
    await isWell();
  });

  it.each(['/to-loopback', '/to-metadata'])('that redirects %s is not followed', async (path) => {
    const read = await readFeed(path);
    expect(read).toMatchObject({ storedCount: 0, lastError: expect.any(String) });
    expect(read.lastError).not.toMatch(/meta-data|169\.254/);
    expect(['degraded', 'blind']).toContain(read.state);
  });

  it('that is a web page says so', async () => {
    expect(await readFeed('/html')).toMatchObject({ storedCount: 0, state: 'blind', lastError: expect.any(String) });
  });

  it('in windows-1251 is read as it was meant', async () => {
    expect(await readFeed('/1251')).toMatchObject({ storedCount: 1, state: 'ok' });
    expect(await scene.count('mention', `text = 'Acme Ужасно'`)).toBe(1);
  });

  it('with NUL and half a character is stored without them', async () => {
    expect(await readFeed('/nul')).toMatchObject({ storedCount: 1, state: 'ok' });
    const [row] = await scene.sql<{ text: string }>(`SELECT text FROM mention WHERE text LIKE 'Acme%indeed'`);
    expect(row?.text).not.toMatch(/\0|\p{Surrogate}/u);
  });

  it.each([
    'http://127.0.0.1:5432/',
    'http://localhost/feed',
    'http://169.254.169.254/',
    'http://[::1]/',
    'file:///etc/passwd',
    'http://user:secret@example.com/feed',
    'not an address',
    'http://2130706433/',
  ])('at %s is refused when it is typed in', async (url) => {
    const refused = await scene.as(scene.admin, 'POST', '/sources', {
      connector: 'feed',
      name: 'Bad',
      settings: { url },
    });
    expectProblem(refused, 400);
    expect(refused.body.errors[0].field).toBe('settings.url');
  });
});

describe('a webhook', () => {
  it('with NUL, half a character and a 64-bit id is stored, digit by digit', async () => {
    const body = `{"id": 1790000000000000001, "text": "Acme is terrible\\u0000 \\ud83d", "author": {"handle": "x"}}`;
    expect((await scene.deliver(source, body)).body).toEqual({ stored: 1, quarantined: 0 });
    const [row] = await scene.sql<{ text: string }>(
      `SELECT text FROM mention WHERE external_id = '1790000000000000001'`,
    );
    expect(row?.text).toBe('Acme is terrible\uFFFD \uFFFD');
  });

  it.each([
    ['an unknown field', { ...aPost().wire(), shoeSize: 43 }],
    ['no id', { text: 'Acme', author: { handle: 'x' } }],
    ['an id with NUL', { ...aPost().wire(), id: 'a\0b' }],
    ['no author', { id: 'x', text: 'Acme' }],
    ['a date that is none', { ...aPost().wire(), publishedAt: 'yesterday' }],
    ['an address that is none', { ...aPost().wire(), url: 'javascript:alert(1)' }],
    ['text that is none', 'just a string'],
  ])('with %s is refused with the place', async (_, body) => {
    expectProblem(await scene.deliver(source, JSON.stringify(body)), 400, 'bad-post');
  });

  it('that is not JSON, or too large, is refused', async () => {
    expectProblem(await scene.deliver(source, '{"id": "1", '), 400, 'bad-post');
    expectProblem(await scene.deliver(source, `"${'['.repeat(200_000)}"`), 400);
    expectProblem(await scene.deliver(source, '['.repeat(200_000)), 400);
    const huge = 'x'.repeat(6 * MEGABYTE);
    expectProblem(await scene.deliver(source, huge), 413, 'too-large');
    await isWell();
  });

  it('with a wrong signature is refused, and a repeat changes nothing', async () => {
    const body = JSON.stringify(aPost().wire());
    expectProblem(await scene.deliver(source, body, { secret: 'another secret altogether' }), 401, 'bad-signature');
    const headers = signed(body);
    const send = () => scene.http.call(`/inbound/${source}`, { method: 'POST', body, headers });
    expect((await send()).body).toEqual({ stored: 1, quarantined: 0 });
    expect((await send()).body).toEqual({ stored: 0, quarantined: 0 });
  });
});

describe('a request', () => {
  it('with a field nobody knows is refused by every route that takes a body', async () => {
    const id = await scene.openTask(source, aPost());
    const bodies: [string, string, object][] = [
      ['POST', '/watches', { name: 'x', kind: 'brand', query: 'x', workspaceId: '1' }],
      ['POST', '/sources', { connector: 'inbound', name: 'x', settings: {}, state: 'ok' }],
      ['POST', `/tasks/${id}/acknowledge`, { text: 'x', assigneeId: '1' }],
      ['POST', `/tasks/${id}/resolve`, { state: 'resolved' }],
      ['POST', `/tasks/${id}/note`, { text: 'x', actorId: '1' }],
      ['POST', `/tasks/${id}/assign`, { assigneeId: null, teamId: '1' }],
      ['PATCH', '/me', { role: 'admin' }],
      ['POST', '/users', { name: 'x', email: 'x@example.com', role: 'agent', teamIds: [], workspaceId: '2' }],
      ['POST', '/tokens', { name: 'x', scopes: ['*'], memberId: '1' }],
    ];
    for (const [method, path, body] of bodies) expectProblem(await scene.as(scene.admin, method, path, body), 400);
    expect((await scene.get(`/tasks/${id}`)).body.version).toBe(1);
  });

  it('with NUL or half a character in it is refused or cleaned, never a fault of ours', async () => {
    const id = await scene.openTask(source, aPost());
    const texts = ['a\0b', 'half \ud83d'];
    for (const text of texts) {
      const answers = await Promise.all([
        scene.as(asta, 'POST', `/tasks/${id}/note`, JSON.stringify({ text })),
        scene.as(asta, 'POST', `/tasks/${id}/snooze`, { until: text }),
        scene.as(scene.admin, 'POST', '/watches', { name: text, kind: 'brand', query: `x${text}` }),
        scene.get(`/tasks?q=${encodeURIComponent(text.toWellFormed())}`),
        scene.get(`/mentions?q=${encodeURIComponent(text.toWellFormed())}`),
        scene.get(`/tasks?network=${encodeURIComponent(text.toWellFormed())}`),
        scene.get(`/mentions?lang=${encodeURIComponent(text.toWellFormed())}`),
        scene.as(asta, 'PATCH', '/me', { name: text }),
      ]);
      expect(answers.map((a, n) => [n, a.status]).filter(([, status = 0]) => status >= 500)).toEqual([]);
    }
  });

  it.each([
    '/tasks/abc',
    '/tasks/-1',
    '/tasks/99999999999999999999',
    '/mentions/1e3',
    '/replies/0x1',
    '/sources/%00',
    '/watches/1;DROP TABLE task',
  ])('for %s finds nothing or is refused', async (path) => {
    const answer = await scene.get(path);
    expect([400, 404]).toContain(answer.status);
    expectProblem(answer, answer.status);
  });

  it('with a stale version is told what is current', async () => {
    const id = await scene.openTask(source, aPost());
    await scene.as(asta, 'POST', `/tasks/${id}/claim`);
    const stale = await scene.as(asta, 'POST', `/tasks/${id}/wait`, undefined, { 'if-match': '"1"' });
    expectProblem(stale, 409, 'stale-version');
    expect(stale.body.current).toMatchObject({ id, version: 2, state: 'open' });
    expectProblem(
      await scene.as(asta, 'POST', `/tasks/${id}/wait`, undefined, { 'if-match': 'abc' }),
      400,
      'bad-if-match',
    );
  });

  it('of an expired session, without a token of its own, or from elsewhere is refused', async () => {
    const id = await scene.openTask(source, aPost());
    const leaving = await scene.agent('Leaving');
    const { 'x-csrf-token': _, ...withoutToken } = leaving.headers as Record<string, string>;
    expectProblem(await scene.http.call(`/tasks/${id}/claim`, { method: 'POST', headers: withoutToken }), 403);
    const elsewhere = { ...leaving.headers, origin: 'https://evil.example' };
    expectProblem(await scene.http.call(`/tasks/${id}/claim`, { method: 'POST', headers: elsewhere }), 403);
    await scene.sql(`UPDATE session SET last_seen_at = now() - interval '31 minutes' WHERE member_id = $1`, [
      leaving.memberId,
    ]);
    expectProblem(await scene.as(leaving, 'POST', `/tasks/${id}/claim`), 401);
    expectProblem(await scene.get('/tasks', leaving), 401);
    expect((await scene.get(`/tasks/${id}`)).body.assignee).toBeNull();
  });

  it('of an agent for another team’s task is answered as if there were none', async () => {
    const id = await scene.openTask(source, aPost());
    const stranger = await scene.agent('Stranger', [await scene.anotherTeam('Elsewhere')]);
    const [theirs, nobodys] = [
      await scene.get(`/tasks/${id}`, stranger),
      await scene.get('/tasks/999999999', stranger),
    ];
    expectProblem(theirs, 404, 'task-not-found');
    expect(theirs.body).toEqual(nobodys.body);
  });
});
