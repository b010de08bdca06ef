import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import type { BrowserContext, Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { BrowserSession } from '../support/browser-session.js';
import { DurablePostgres } from '../support/processes/durable-postgres.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { RunningApp, type Member } from '../support/running-app.js';

const LONG_MS = 60_000;
const TABS = 4;
const DOWN_MS = 5_000;
/** Every row of the list at once. */
const TALL = { width: 1280, height: 2_800 } as const;
const LOST = 'Connection lost. Reconnecting…';

/** How many streams of the server each page of a browser holds. */
class Streams {
  private readonly open = new Map<Page, number>();

  constructor(context: BrowserContext) {
    context.on('page', (page) => {
      this.follow(page);
    });
    for (const page of context.pages()) this.follow(page);
  }

  count(): number {
    return [...this.open.values()].reduce((all, count) => all + count, 0);
  }

  leader(): Page | undefined {
    return [...this.open].find(([, count]) => count > 0)?.[0];
  }

  private follow(page: Page): void {
    const add = (change: number) => (request: { url: () => string }) => {
      if (request.url().endsWith('/api/v1/events')) this.open.set(page, (this.open.get(page) ?? 0) + change);
    };
    page.on('request', add(1));
    page.on('requestfinished', add(-1));
    page.on('requestfailed', add(-1));
    page.on('close', () => this.open.delete(page));
  }
}

describeInBrowser('the inbox in several tabs', () => {
  let database: DurablePostgres;
  let client: pg.Client;
  let app: RunningApp;
  let browser: BrowserSession;
  let source: string;
  let anna: Member;
  let sent = 0;

  const complain = async (count: number): Promise<void> => {
    await app.complain(source, count);
    sent += count;
  };

  beforeAll(async () => {
    database = await DurablePostgres.start();
    client = new pg.Client({ connectionString: database.url });
    app = await RunningApp.start({ databaseUrl: database.url });
    await client.connect();
    browser = await BrowserSession.start();
    await app.addWatch('Acme', 'acme');
    source = await app.addInbound();
    anna = await app.agent('Anna');
    await complain(6);
  }, LONG_MS);

  afterAll(async () => {
    await browser.stop();
    await app.stop();
    await client.end();
    await database.stop();
  });

  const rowsOf = (page: Page): Promise<string[]> =>
    page.evaluate<string[]>(`[...document.querySelectorAll('.es-row')].map((row) => row.getAttribute('data-task'))`);
  /** Every complaint once. */
  async function expectAll(pages: readonly Page[]): Promise<void> {
    for (const page of pages) {
      await waitUntil(async () => (await rowsOf(page)).length >= sent, LONG_MS);
      const rows = await rowsOf(page);
      expect(rows).toHaveLength(sent);
      expect(new Set(rows).size).toBe(sent);
    }
  }

  it(
    'U19: a server that is down for five seconds in a burst loses and doubles no row of four tabs, which share one stream',
    async () => {
      const first = await browser.page(TALL);
      const streams = new Streams(first.context());
      await first.goto(`${app.origin}/sign-in`);
      await first.locator('input[type=email]').fill(anna.email);
      await first.locator('input[type=password]').fill(anna.password);
      await first.locator('form button[type=submit]').click();
      await first.waitForURL(/\/inbox\//);
      const tabs = [first];
      while (tabs.length < TABS) {
        const tab = await first.context().newPage();
        tab.on('pageerror', (error) => browser.faults.push(error.message));
        await tab.goto(first.url());
        tabs.push(tab);
      }
      await expectAll(tabs);
      expect(streams.count()).toBe(1);
      await complain(4);
      await expectAll(tabs);

      // In the middle of a burst: some of it just before, the rest as soon as somebody listens.
      await complain(4);
      await app.halt();
      for (const tab of tabs) await tab.getByText(LOST).waitFor({ timeout: LONG_MS });
      await sleep(DOWN_MS);
      await app.resume();
      await complain(6);
      for (const tab of tabs) await tab.getByText(LOST).waitFor({ state: 'detached', timeout: LONG_MS });
      await complain(2);
      await expectAll(tabs);
      expect(streams.count()).toBe(1);

      // Who reads the stream leaves: another one does, and misses nothing.
      const leader = streams.leader();
      await Promise.all([leader?.close(), complain(3)]);
      await complain(2);
      const others = tabs.filter((tab) => tab !== leader);
      expect(others).toHaveLength(TABS - 1);
      await expectAll(others);
      expect(streams.count()).toBe(1);
      await first.context().close();
    },
    4 * LONG_MS,
  );

  it('U20: promises that break while nobody looks are in the title and on the badge, until somebody does', async () => {
    const page = await browser.page();
    await page.addInitScript(`
      window.badges = [];
      navigator.setAppBadge = (count) => { window.badges.push(count); return Promise.resolve(); };
      navigator.clearAppBadge = () => { window.badges.push(null); return Promise.resolve(); };`);
    await page.goto(`${app.origin}/sign-in`);
    await page.locator('input[type=email]').fill(anna.email);
    await page.locator('input[type=password]').fill(anna.password);
    await page.locator('form button[type=submit]').click();
    await page.locator('.es-row').first().waitFor();
    const look = (state: 'hidden' | 'visible') =>
      page.evaluate(`
        Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => '${state}' });
        document.dispatchEvent(new Event('visibilitychange'));`);
    const badge = () => page.evaluate<number | null>('window.badges.at(-1)');
    await look('hidden');
    expect(await page.title()).toBe('Earshot');
    await client.query(
      `WITH late AS (UPDATE task_clock SET due_at = now() - interval '1 second' WHERE id IN (
         SELECT id FROM task_clock WHERE state = 'running' ORDER BY id LIMIT 3) RETURNING task_id)
       UPDATE task SET next_due_at = now() - interval '1 second' WHERE id IN (SELECT task_id FROM late)`,
    );
    expect(await waitUntil(async () => (await page.title()) === '(3!) Earshot', LONG_MS)).toBe(true);
    expect(await badge()).toBe(3);
    await look('visible');
    expect(await page.title()).toBe('Earshot');
    expect(await badge()).toBeNull();
    await page.context().close();
  });

  it('had no fault in any page', () => {
    expect(browser.faults).toEqual([]);
  });
});
