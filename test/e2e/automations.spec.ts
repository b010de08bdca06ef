import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { accessibilityFaults, BrowserSession, overflowWidth } from '../support/browser-session.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { RunningApp } from '../support/running-app.js';

const LONG_MS = 40_000;
const PATH = '/admin/automations';

describeInBrowser('what the system may do by itself', () => {
  let app: RunningApp;
  let browser: BrowserSession;
  let page: Page;
  let source: string;

  beforeAll(async () => {
    app = await RunningApp.start();
    browser = await BrowserSession.start();
    await app.addWatch('Acme', 'acme');
    source = await app.addInbound();
    await app.complain(source, 1);
    page = await browser.signedIn(app, app.administrator);
  });

  afterAll(async () => {
    await browser.stop();
    await app.stop();
  });

  const open = async (path = PATH): Promise<void> => {
    await page.goto(app.origin + path);
    await page.locator('h1').first().waitFor({ timeout: LONG_MS });
    await waitUntil(async () => (await page.locator('.es-loading').count()) === 0, LONG_MS);
  };

  it('is off, is tried on the past, and is switched on with a reason', async () => {
    await open();
    await page.getByText('It is off: nothing is sent that no person sent.').waitFor();
    await page.getByLabel('Acknowledge automatically').check();
    await page.getByLabel(/^inbound/).check();
    await page.getByRole('button', { name: 'Try on the last 30 days' }).click();
    await page.getByText(/Would have answered \d+ of 1 tasks in 30 days\./).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const save = page.getByRole('button', { name: 'Put in force' });
    expect(await save.isDisabled()).toBe(true);
    await page.getByLabel('Why this changes').fill('Nobody waits in silence.');
    await save.click();
    await page.getByText(/It is on\. .* answers for it \(version 1\)\./).waitFor();
  });

  it('shows what was decided and why, here and in the task', async () => {
    await app.complain(source, 2);
    const decided = async (): Promise<{ items: { task: { id: string } }[] }> =>
      app.admin.expect(200, '/auto-acknowledge/decisions');
    expect(await waitUntil(async () => (await decided()).items.length > 0, LONG_MS)).toBe(true);
    await open();
    await page
      .getByText(/in 30 days\./)
      .first()
      .waitFor();
    await page
      .getByText(/^(?:Answered|Left to people):/)
      .first()
      .waitFor();
    await open(`/t/${(await decided()).items[0]?.task.id ?? ''}`);
    await page
      .getByText(/acknowledged automatically|left the acknowledgement to people: ./)
      .first()
      .waitFor();
  });

  it('keeps who wants none of it', async () => {
    await open();
    await page.getByLabel('Handle of the author').fill('@minna');
    await page.getByRole('button', { name: 'Enter', exact: true }).click();
    await page.getByRole('button', { name: 'Remove @minna' }).click();
    await page.getByText('Nobody so far.').waitFor();
  });

  it('has no accessibility faults in the dark, and fits 360 pixels', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 360, height: 740 });
    await open();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await overflowWidth(page)).toBe(0);
  });
});
