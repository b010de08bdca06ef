import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { accessibilityFaults, BrowserSession, overflowWidth } from '../support/browser-session.js';
import { DurablePostgres } from '../support/processes/durable-postgres.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { RunningApp } from '../support/running-app.js';

const LONG_MS = 40_000;

/** Own accounts in a browser: one is named, its limits are changed, and its neglect leads to a task and to who waits. */
describeInBrowser('own accounts', () => {
  let database: DurablePostgres;
  let app: RunningApp;
  let browser: BrowserSession;
  let page: Page;
  let source: string;

  beforeAll(async () => {
    database = await DurablePostgres.start();
    app = await RunningApp.start({ databaseUrl: database.url });
    browser = await BrowserSession.start();
    await app.addWatch('Acme', 'acme');
    source = await app.addInbound();
    await app.complain(source, 1);
    page = await browser.signedIn(app, app.administrator);
  });

  afterAll(async () => {
    await browser.stop();
    await app.stop();
    await database.stop();
  });

  const open = async (on: Page, path = '/accounts'): Promise<void> => {
    await on.goto(app.origin + path);
    await on.locator('h1').first().waitFor({ timeout: LONG_MS });
    await waitUntil(async () => (await on.locator('.es-loading').count()) === 0, LONG_MS);
  };
  const expectSound = async (on: Page): Promise<void> => {
    expect(await accessibilityFaults(on)).toEqual([]);
    expect(await overflowWidth(on)).toBeLessThanOrEqual(0);
  };

  /** As if its posts had been read for long: the last one 20 days ago, and a comment that waits since five days. */
  const growOld = async (id: string): Promise<void> => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      await client.query(`UPDATE own_account_source SET own_posts = 'shown' WHERE account_id = $1`, [id]);
      await client.query(`UPDATE source SET watched_since = now() - interval '200 days' WHERE id = $1`, [source]);
      await client.query(`UPDATE own_account SET last_own_post_at = now() - interval '20 days 1 hour' WHERE id = $1`, [
        id,
      ]);
      await client.query(
        `INSERT INTO own_account_comment (workspace_id, network, external_key, account_id, conversation_key, author, url, published_at)
         SELECT workspace_id, network, 'c-1', id, 'c-1', 'minna', 'https://forum.example/c/1', now() - interval '5 days 1 hour'
         FROM own_account WHERE id = $1 ON CONFLICT DO NOTHING`,
        [id],
      );
    } finally {
      await client.end();
    }
  };

  it('are found under Watch, and one is named with the keyboard alone', async () => {
    await open(page, '/watch');
    await page.getByRole('link', { name: 'Own accounts' }).click();
    await page.getByText('No account of yours is known yet').waitFor();
    await expectSound(page);
    const add = page.getByRole('button', { name: 'Add an account' });
    await add.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Network').selectOption('inbound');
    await dialog.getByLabel('Name of the account').fill('@acme');
    await dialog.getByLabel('Heard by').selectOption({ label: 'Forum' });
    await expectSound(page);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    const card = page.locator('[data-account]');
    await card.getByText('Unknown', { exact: true }).waitFor();
    await card.getByText('What this account posts cannot be read from here, so its silence is not judged.').waitFor();
    expect(await card.textContent()).toContain('a post every 14 days');
    expect(await card.textContent()).toContain('answers within 3 days');
    await expectSound(page);
  });

  it('that nobody looks after say why, lead to who waits and to their task, and are told of anew limits at once', async () => {
    await open(page);
    const id = (await page.locator('[data-account]').getAttribute('data-account')) ?? '';
    await growOld(id);
    await page.getByRole('button', { name: 'Change @acme' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Days without a post').fill('10');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    const card = page.locator('[data-account]');
    await card.getByText('Neglected', { exact: true }).waitFor();
    await card.getByText('No post for 20 days; the limit is 10 days.').waitFor();
    await card.getByText('Waiting for an answer: 1, the longest for 5 days; the limit is 3 days.').waitFor();
    await card.getByRole('button', { name: 'Show who waits: @acme' }).click();
    const waiting = page.getByRole('list', { name: 'Who waits at @acme' });
    await waiting.getByText('minna').waitFor();
    expect(await waiting.getByRole('link', { name: 'Open on the network' }).getAttribute('href')).toBe(
      'https://forum.example/c/1',
    );
    await expectSound(page);
    await card.getByRole('link', { name: 'Open the task' }).click();
    await page.getByText(/an own account is neglected/).waitFor();
    await page.getByText(/· (No post for 20 days|Waiting for an answer)/).waitFor();
    await expectSound(page);
  });

  it('show in every language, in the dark and on a phone', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await open(page);
    for (const language of ['fi', 'lv', 'ru', 'th', 'zh']) {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.locator('.es-user-button').click();
      await page.locator('.es-user-menu select').first().selectOption(language);
      expect(await waitUntil(() => page.locator(`html[lang=${language}]`).isVisible(), LONG_MS)).toBe(true);
      await page.setViewportSize({ width: 360, height: 800 });
      await open(page);
      await page.locator('[data-state=neglected]').waitFor();
      expect(await page.locator('.es-page').textContent()).not.toMatch(/account\.|\{\{|Neglected/);
      await expectSound(page);
    }
    expect(browser.faults).toEqual([]);
  });
});
