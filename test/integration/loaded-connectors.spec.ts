import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';

const SERVER = `${pathToFileURL(resolve('dist/server')).href}/`;
/** What only one network or one kind of document needs. */
const HEAVY = ['twitter-api-v2', 'twitter-text', 'cheerio', 'mailparser', 'imapflow', 'amqplib', 'nodemailer'];

/** Names are written to a file: what a process that ends has not yet put into a full pipe is lost. */
const folder = mkdtempSync(join(tmpdir(), 'earshot-loaded-'));
let programs = 0;
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Names every ES module as it is loaded; what those require is in the cache of require(). */
const HOOK = `
  import { appendFileSync } from 'node:fs';
  export async function load(url, context, next) {
    if (url.startsWith('file:')) appendFileSync(process.env.NAMES, url + '\\n');
    return next(url, context);
  }`;

/** Packages of this project that the first thread of a process has loaded after these lines. */
function packagesAfter(lines: string): ReadonlySet<string> {
  const names = join(folder, String(programs++));
  const program = `
    import { appendFileSync } from 'node:fs';
    import { createRequire, register } from 'node:module';
    register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(HOOK)}`)});
    const load = (file) => import(${JSON.stringify(SERVER)} + file);
    ${lines}
    appendFileSync(process.env.NAMES, Object.keys(createRequire(process.cwd() + '/').cache).join('\\n'));
    process.exit(0);`;
  const { stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], NAMES: names },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const paths = readFileSync(names, 'utf8').split('\n');
  return new Set(paths.flatMap((path) => /.*node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/u.exec(path)?.[1] ?? []));
}

const heavyAmong = (packages: ReadonlySet<string>): readonly string[] => HEAVY.filter((name) => packages.has(name));

const CREATE = `
  const { createConnectors } = await load('connectors/registry.js');
  const connectors = createConnectors({ outbound: {}, readableFolders: [], now: () => new Date(0) });`;

describe('the built connectors', () => {
  it('load what a network needs when it is needed', () => {
    const packages = packagesAfter(CREATE);
    expect(packages).toContain('class-validator');
    expect(heavyAmong(packages)).toEqual([]);
  });

  it('would be noticed: what counts for X is loaded by the first count', () => {
    const packages = packagesAfter(`${CREATE}
      const x = connectors.find(({ kind }) => kind === 'x');
      const to = { externalId: '1', conversationId: '1', authorHandle: 'ann', visibility: 'public' };
      const { length } = x.measureReply({ sourceId: '1', settings: {}, credentials: {} }, to, 'See https://example.com/a');
      if (length !== 27) throw new Error(String(length));`);
    expect(heavyAmong(packages)).toEqual(['twitter-text']);
  });

  it('would be noticed: each of them by its name', () => {
    const imports = HEAVY.map((name) => `await import(${JSON.stringify(name)});`).join('');
    expect(heavyAmong(packagesAfter(imports))).toEqual(HEAVY);
  });

  it('read feeds, pages, news and mails in threads of their own', () => {
    const packages = packagesAfter(`
      const now = new Date('2026-03-02T12:00:00Z');
      const rss = '<rss version="2.0"><channel><item><guid>1</guid><title>Acme - Times</title></item></channel></rss>';
      const feeds = (await load('connectors/feed/feed-parser.js')).openFeedParser();
      const pages = (await load('connectors/web-page/web-page.parser.js')).openPageParser();
      const news = (await load('connectors/google-news/google-news.parser.js')).openNewsParser();
      const mails = (await load('connectors/mail-alerts/mail-alerts.parser.js')).openMailParser();
      const url = 'https://www.example.com/news';
      const html = '<article><a href="/1">Acme</a></article>';
      const mail = 'From: a@google.com\\r\\nContent-Type: text/html\\r\\n\\r\\n' +
        '<a href="https://www.google.com/url?url=https://a.example/1">Acme</a>';
      const counts = [
        (await feeds.parse(Buffer.from(rss))).items.length,
        (await pages.parse({
          bytes: Buffer.from(html), charset: null, pageUrl: url, settings: { url, itemSelector: 'article' }, now,
        })).posts.length,
        (await news.parse({ bytes: Buffer.from(rss), contentType: null, lang: 'en', now })).items.length,
        (await mails.parse({ bytes: Buffer.from(mail), senders: 'google.com', arrivedAt: now, now })).posts.length,
      ];
      await Promise.all([feeds, pages, news, mails].map((parser) => parser.close()));
      if (counts.join() !== '1,1,1,1') throw new Error(counts.join());`);
    expect([...packages].filter((name) => [...HEAVY, 'feedsmith', 'rss-parser'].includes(name))).toEqual([]);
  });
});
