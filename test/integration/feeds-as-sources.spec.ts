import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReadSourcesJob } from '../../src/modules/ingest/read-sources.job.js';
import { serveLoopback, type Loopback } from '../support/stand-ins/stand-in.js';
import { Scene } from '../support/scene.js';

const data = join(process.env['EARSHOT_EVAL_DATA'] ?? '', 'feeds');
const hasData = process.env['EARSHOT_EVAL_DATA'] !== undefined && existsSync(data);
const files = hasData
  ? readdirSync(data, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(xml|rss|atom|json)$/.test(entry.name) && entry.name !== 'cases.json')
      .map((entry) => relative(data, join(entry.parentPath, entry.name)))
  : [];
if (!hasData) console.info('Feed files not read as sources: EARSHOT_EVAL_DATA names no folder with feeds.');

const BAD = 'is terrible and I am angry';
const item = (id: string, title: string, date = 'Mon, 02 Mar 2026 10:00:00 GMT') =>
  `<item><guid isPermaLink="false">${id}</guid><title>${title}</title><link>https://news.example/${id}</link><pubDate>${date}</pubDate></item>`;
const rss = (...items: string[]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>${items.join('')}</channel></rss>`;

/** What the server has under each path; a spec changes it between polls. */
const pages = new Map<string, string | Buffer>();
let web: Loopback;
let scene: Scene;

beforeAll(async () => {
  web = await serveLoopback(({ path }) => {
    const body = pages.get(path) ?? (path.startsWith('/data/') ? fileOf(path) : undefined);
    return body === undefined ? { status: 404 } : { status: 200, body, headers: { 'content-type': 'application/xml' } };
  });
  scene = await Scene.open({ outboundAllow: [web.host], parallelSources: 8 });
});
afterAll(async () => {
  await scene.close();
  await web.stop();
});

const fileOf = (path: string): Buffer => readFileSync(join(data, decodeURIComponent(path.slice('/data/'.length))));
const addFeed = (path: string) =>
  scene.source({ connector: 'feed', name: path, settings: { url: `${web.origin}${path}` }, intervalSeconds: 3_600 });

/** Reads everything that is due, until nothing is. */
async function readAll(): Promise<void> {
  const job = scene.http.app.get(ReadSourcesJob);
  for (let rounds = 0; rounds < 1_000; rounds++) {
    const { read = 0, failed = 0 } = await job.run({ signal: new AbortController().signal, workerId: 'spec' });
    if (read + failed === 0) return;
  }
  throw new Error('The sources never came to rest.');
}

async function pollAgain(...ids: string[]): Promise<void> {
  for (const id of ids) expect((await scene.as(scene.admin, 'POST', `/sources/${id}/poll`)).status).toBe(202);
  await readAll();
}
const titlesOf = async (sourceId: string): Promise<string[]> => {
  const found = await scene.get(`/mentions?source=${sourceId}&limit=200`);
  return (found.body.items as { title: string | null; text: string }[]).map((m) => m.title ?? m.text).sort();
};

describe('feeds added as sources', () => {
  it('become a mention for every matching item and a task with a due clock for the negative ones', async () => {
    pages.set(
      '/news',
      rss(
        item('1', `Acme ${BAD}`),
        item('2', 'Acme opens a branch'),
        item('3', 'Rain all week'),
        item('4', `Acme ${BAD}`),
      ),
    );
    pages.set(
      '/atom',
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><id>x</id><updated>2026-03-02T10:00:00Z</updated>
       <entry><id>urn:1</id><title>Acme ${BAD}</title><updated>2026-03-02T10:00:00Z</updated><link href="https://a.example/1"/></entry></feed>`,
    );
    pages.set(
      '/json',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'J',
        items: [{ id: '1', content_text: `Acme ${BAD}`, url: 'https://j.example/1', date_published: 'not a date' }],
      }),
    );
    const ids = [await addFeed('/news'), await addFeed('/atom'), await addFeed('/json')] as const;
    await readAll();
    expect(await titlesOf(ids[0])).toEqual([`Acme ${BAD}`, `Acme ${BAD}`, 'Acme opens a branch']);
    expect(await titlesOf(ids[1])).toEqual([`Acme ${BAD}`]);
    expect(await titlesOf(ids[2])).toEqual([`Acme ${BAD}`]);
    const tasks = (await scene.get('/tasks?limit=200')).body.items as {
      dueAt: string | null;
      clocks: { state: string }[];
    }[];
    expect(tasks).toHaveLength(4);
    expect(tasks.every((t) => t.dueAt !== null && t.clocks[0]?.state === 'running')).toBe(true);

    const before = await scene.sql('SELECT id, versions FROM mention ORDER BY id');
    await pollAgain(...ids);
    await pollAgain(...ids);
    expect(await scene.sql('SELECT id, versions FROM mention ORDER BY id')).toEqual(before);
    expect((await scene.get('/tasks?limit=200')).body.items).toHaveLength(4);
    for (const id of ids)
      expect((await scene.get(`/sources/${id}`)).body).toMatchObject({ health: { state: 'ok' }, quarantinedCount: 0 });
  });

  it('show a changed item as a version and a new one as a mention', async () => {
    pages.set('/changing', rss(item('1', 'Acme opens at nine')));
    const id = await addFeed('/changing');
    await readAll();
    pages.set('/changing', rss(item('2', 'Acme closes at five'), item('1', 'Acme opens at ten')));
    await pollAgain(id);
    expect(await titlesOf(id)).toEqual(['Acme closes at five', 'Acme opens at ten']);
    const rows = await scene.sql<{ text: string; versions: number; old: string }>(
      `SELECT m.text, m.versions, v.text AS old FROM mention m JOIN mention_version v ON v.mention_id = m.id WHERE m.source_id = $1`,
      [id],
    );
    expect(rows).toEqual([{ text: 'Acme opens at ten', versions: 2, old: 'Acme opens at nine' }]);
  });

  it('with one bad date, or one item without anything, keep the others', async () => {
    const items = Array.from({ length: 64 }, (_, n) =>
      item(`d${String(n)}`, `Acme story ${String(n)}`, n === 30 ? 'the day after' : undefined),
    );
    pages.set('/dates', rss(...items, '<item></item>'));
    const id = await addFeed('/dates');
    await readAll();
    expect(await titlesOf(id)).toHaveLength(64);
    expect((await scene.get(`/sources/${id}`)).body).toMatchObject({ storedCount: 64, health: { state: 'ok' } });
  });

  it('with the same ids are kept apart', async () => {
    pages.set('/one', rss(item('same', 'Acme here')));
    pages.set('/two', rss(item('same', 'Acme there')));
    const [one, two] = [await addFeed('/one'), await addFeed('/two')];
    await readAll();
    expect([await titlesOf(one), await titlesOf(two)]).toEqual([['Acme here'], ['Acme there']]);
  });

  it('hold no markup that reaches anybody', async () => {
    pages.set(
      '/markup',
      rss(item('m', 'Acme &lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(2)&gt; news')),
    );
    const id = await addFeed('/markup');
    await readAll();
    const [title] = await titlesOf(id);
    expect(title).toMatch(/Acme/);
    expect(title).not.toMatch(/<script|<img|onerror/);
  });
});

(hasData ? describe : describe.skip)('every file of the collection', () => {
  it('is read as a source, matching items once each, and again with nothing new', async () => {
    await scene.watch({
      name: 'Anything',
      kind: 'topic',
      query: 'example OR title OR entry OR item OR the OR a OR news OR test',
    });
    expect(files.length).toBeGreaterThan(500);
    const added: string[] = [];
    for (const file of files) added.push(await addFeed(`/data/${file.split('/').map(encodeURIComponent).join('/')}`));
    await readAll();
    const states = await scene.sql<{ state: string; n: number }>(
      `SELECT health_state AS state, count(*)::int AS n FROM source WHERE id = ANY($1) GROUP BY 1`,
      [added],
    );
    const ok = states.find((s) => s.state === 'ok')?.n ?? 0;
    console.info(`Feed files as sources: ${JSON.stringify(states)}`);
    expect(ok).toBeGreaterThan(files.length * 0.85);
    expect(states.filter((s) => s.state === 'waiting')).toEqual([]);
    const internal = await scene.count('source', `last_error LIKE '%internal error%'`);
    expect(internal).toBe(0);

    const before = await scene.sql('SELECT id, versions FROM mention ORDER BY id');
    expect(before.length).toBeGreaterThan(100);
    expect(await scene.count('mention', `text ~ '<(script|img|iframe)[ >]'`)).toBe(0);
    await scene.sql(`UPDATE source SET next_poll_at = now() WHERE id = ANY($1)`, [added]);
    await readAll();
    expect(await scene.sql('SELECT id, versions FROM mention ORDER BY id')).toEqual(before);
  }, 300_000);
});
