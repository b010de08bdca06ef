import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { accessibilityFaults, BrowserSession, overflowWidth } from '../support/browser-session.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { RunningApp } from '../support/running-app.js';

const LONG_MS = 40_000;
const FIRST = 'acme';
const SECOND = '"acme bank" OR acmebank';
const THIRD = '("acme bank" OR acmebank) NOT recipe';

describeInBrowser('watches and their history', () => {
  let app: RunningApp;
  let browser: BrowserSession;
  let page: Page;
  let id: string;

  const watch = () => app.admin.expect(200, `/watches/${id}`);
  const change = async (body: object): Promise<void> => {
    const { version } = await watch();
    await app.admin.expect(200, `/watches/${id}`, {
      method: 'PATCH',
      body,
      headers: { 'if-match': `"${String(version)}"` },
    });
  };

  beforeAll(async () => {
    app = await RunningApp.start();
    browser = await BrowserSession.start();
    const examples = [{ text: 'The acme bank app is down', expects: 'match' }];
    const made = await app.admin.expect(201, '/watches', {
      method: 'POST',
      body: { name: 'Acme', kind: 'brand', query: FIRST, examples },
    });
    id = made.id;
    await change({ query: SECOND, reason: 'The bare word found everything' });
    await change({ query: THIRD, name: 'Acme Bank', languages: ['en', 'fi'], reason: 'Recipes came in' });
    page = await browser.signedIn(app, app.administrator);
  });

  afterAll(async () => {
    await browser.stop();
    await app.stop();
  });

  const open = async (path: string): Promise<void> => {
    await page.goto(app.origin + path);
    await page.locator('h1').waitFor();
    await waitUntil(async () => (await page.locator('.es-loading').count()) === 0, LONG_MS);
  };
  const listed = () => page.locator('[data-version]').evaluateAll((rows) => rows.map((row) => row.textContent));

  it('lists versions newest first, with who and why', async () => {
    await open(`/watch/${id}/versions`);
    const rows = await listed();
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatch(/Version 3.*Live.*Recipes came in.*Administrator/);
    expect(rows[1]).toMatch(/Version 2.*The bare word found everything/);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('shows what changed between any two, not by colour alone, and keeps the choice in the address', async () => {
    await open(`/watch/${id}/versions`);
    const diff = page.getByTestId('version-diff');
    await diff.waitFor();
    expect(await diff.locator('.es-diff-query ins').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringMatching(/^\+Added: .*NOT/s)]),
    );
    expect(await diff.locator('dt').allTextContents()).toEqual(expect.arrayContaining(['Name', 'Languages']));
    expect(await diff.locator('dd ins').allTextContents()).toEqual(
      expect.arrayContaining(['+Added: Acme Bank', '+Added: English', '+Added: Finnish']),
    );
    await page.locator('[data-version="1"]').getByLabel('Before').check();
    await page.waitForURL((url) => url.searchParams.get('from') === '1' && url.searchParams.get('to') === '3');
    await page.getByRole('heading', { name: 'From version 1 to version 3' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'From version 1 to version 3' }).waitFor();
  });

  it('restores a version only with a reason, as a new one with its content', async () => {
    await open(`/watch/${id}/versions`);
    await page.locator('[data-version="1"] .es-button').click();
    const dialog = page.locator('dialog[open]');
    await dialog.getByTestId('version-diff').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const submit = dialog.locator('button[type=submit]');
    expect(await submit.isDisabled()).toBe(true);
    await page.keyboard.type('Better than what came after');
    await page.keyboard.press('Enter');
    await page.locator('[data-version="4"]').getByText('Restored from version 1').waitFor();
    expect(await watch()).toMatchObject({ version: 4, query: FIRST, name: 'Acme', languages: [] });
    const rows = await listed();
    expect(rows[0]).toMatch(/Live.*Better than what came after/);
  });

  it('finds watches by words and kind, in the address', async () => {
    await app.addWatch('Kissanruoka', 'kissanruoka');
    await open('/watch');
    const names = () => page.locator('.es-watch-card h2').allTextContents();
    expect(await names()).toEqual(expect.arrayContaining(['Acme', 'Kissanruoka']));
    const card = page.locator('.es-watch-card', { hasText: 'Acme' });
    expect(await card.textContent()).toMatch(/v4 live.*1 test/);
    await page.getByLabel('Search names and queries').fill('kissa');
    await page.waitForURL((url) => url.searchParams.get('q') === 'kissa');
    expect(await names()).toEqual(['Kissanruoka']);
    await page.getByLabel('Kind').selectOption('person');
    await page.getByText('No watch fits these filters').waitFor();
    await page.reload();
    await page.getByText('No watch fits these filters').waitFor();
    await page.getByRole('link', { name: 'Clear filters' }).click();
    await page.locator('.es-watch-card').nth(1).waitFor();
    expect(await page.getByLabel('Search names and queries').inputValue()).toBe('');
  });

  it('takes its own export back as unchanged', async () => {
    await open('/watch');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Export as YAML' }).click(),
    ]);
    const exported = readFileSync(await download.path(), 'utf8');
    expect(exported).toContain('Kissanruoka');
    await page.getByRole('link', { name: 'Import' }).click();
    await page.locator('input[type=file]').setInputFiles(await download.path());
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByText('Added: 0. Updated: 0. Unchanged: 2. Faults: 0.').waitFor();
    expect(await page.getByRole('button', { name: 'Import' }).isDisabled()).toBe(true);
  });

  it('imports nothing while a row is wrong, says where, and keeps what was written', async () => {
    await open('/watch/import');
    const content = page.getByLabel('Content');
    const rows = ['name,kind,query', 'Good,topic,good', 'Bad,topic,"good AND (open"'];
    await content.fill(rows.join('\n'));
    expect(await page.getByLabel('Written in').inputValue()).toBe('csv');
    await page.getByRole('button', { name: 'Try it' }).click();
    const fault = page.locator('tbody tr').first();
    await fault.waitFor();
    expect(await fault.locator('td').first().textContent()).toBe('2');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.getByRole('button', { name: 'Import' }).isDisabled()).toBe(true);
    await fault.locator('button').click();
    expect(await page.evaluate<string>('document.activeElement.tagName')).toBe('TEXTAREA');
    const caret = await content.evaluate((area) => (area as unknown as { selectionStart: number }).selectionStart);
    expect(rows.join('\n').slice(0, caret).split('\n')).toHaveLength(3);
    expect(await content.inputValue()).toBe(rows.join('\n'));
    await content.fill(rows.join('\n').replace('(open', 'open'));
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByText('Added: 2.').waitFor();
    await page.getByRole('button', { name: 'Import' }).click();
    await page.getByRole('heading', { name: 'What was imported' }).waitFor();
    const { items } = await app.admin.expect(200, '/watches?limit=200');
    expect(items.map(({ name }: { name: string }) => name)).toEqual(expect.arrayContaining(['Good', 'Bad']));
  });

  it('looks back as a job whose bar is still there after a reload', async () => {
    const source = await app.addInbound();
    await app.complain(source, 5);
    const made = await app.admin.expect(201, '/watches', {
      method: 'POST',
      body: { name: 'Parcels', kind: 'topic', query: 'parcel' },
    });
    await open(`/watch/${String(made.id)}/versions`);
    const box = page.locator('.es-backfill').first();
    await box.getByLabel('How far back').selectOption('7');
    await box.getByRole('button', { name: 'Look back' }).click();
    await box.getByText('Looked back').waitFor({ timeout: LONG_MS });
    await box.getByText('5 of 5 posts').waitFor();
    await box.getByText('5 found').waitFor();
    await page.reload();
    await page.locator('.es-backfill').getByText('5 found').waitFor();
    const found = await app.admin.expect(200, `/mentions?watch=${String(made.id)}`);
    expect(found.items).toHaveLength(5);
  });

  it('fits 360 pixels', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    for (const path of ['/watch', `/watch/${id}/versions`, '/watch/import']) {
      await open(path);
      expect({ path, overflow: await overflowWidth(page) }).toEqual({ path, overflow: 0 });
      expect({ path, faults: await accessibilityFaults(page) }).toEqual({ path, faults: [] });
    }
  });

  it('tells a watch that somebody changed meanwhile, and restores nothing over it', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await open(`/watch/${id}/versions`);
    await page.locator('[data-version="2"] .es-button').click();
    await page.locator('dialog[open]').getByTestId('version-diff').waitFor();
    await change({ query: 'acme OR emca', reason: 'Meanwhile' });
    await page.keyboard.type('Too late');
    await page.keyboard.press('Enter');
    await page.locator('dialog[open] [role=alert]').waitFor();
    const isKept = await waitUntil(async () => (await watch()).query === 'acme OR emca', LONG_MS);
    expect(isKept).toBe(true);
  });

  it('had no fault in any page', () => {
    expect(browser.faults).toEqual([]);
  });
});
