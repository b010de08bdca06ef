import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { accessibilityFaults, BrowserSession, overflowWidth } from '../support/browser-session.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { RunningApp } from '../support/running-app.js';

const LONG_MS = 40_000;
const PAGES = ['/admin/teams', '/admin/authority', '/admin/routing', '/oncall'];

describeInBrowser('getting tasks to the person able to solve them', () => {
  let app: RunningApp;
  let browser: BrowserSession;
  let page: Page;
  let source: string;

  beforeAll(async () => {
    app = await RunningApp.start();
    browser = await BrowserSession.start();
    await app.addWatch('Acme', 'acme');
    source = await app.addInbound();
    await app.agent('Anna');
    page = await browser.signedIn(app, app.administrator);
  });

  afterAll(async () => {
    await browser.stop();
    await app.stop();
  });

  const open = async (path: string): Promise<void> => {
    await page.goto(app.origin + path);
    await page.locator('h1').first().waitFor({ timeout: LONG_MS });
    await waitUntil(async () => (await page.locator('.es-loading').count()) === 0, LONG_MS);
  };

  it('says what somebody is able to, and what they may decide', async () => {
    await open('/admin/teams');
    await page.getByRole('button', { name: 'Change what Anna is able to' }).click();
    await page.getByLabel('Language 1', { exact: true }).fill('en');
    await page.getByLabel('How well, language 1').selectOption('native');
    await page.getByLabel('Skills').fill('delivery, invoices');
    await page.getByLabel('Open tasks at most').fill('12');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('dialog').waitFor({ state: 'detached' });
    await page.getByText('English: native · delivery · invoices').waitFor();

    await open('/admin/authority');
    await page.locator('.es-empty .es-button-primary').click();
    await page.locator('dialog select').first().selectOption({ label: 'Anna' });
    await page.getByLabel('Refunds', { exact: true }).check();
    await page.getByLabel('Refunds up to').fill('100');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Up to 100 EUR').waitFor();
  });

  it('sends a task there within seconds and shows why', async () => {
    await app.complain(source, 1);
    const routed = async () =>
      (await app.admin.expect(200, '/tasks?view=due')).items.find(
        (task: { assignee: { name: string } | null }) => task.assignee?.name === 'Anna',
      );
    expect(await waitUntil(async () => (await routed()) !== undefined, LONG_MS)).toBe(true);
    await open(`/t/${String((await routed()).id)}`);
    const why = page.getByTestId('route');
    await why.locator('summary').click();
    await why.getByText('Speaks the language: English, native').waitFor();
    await why.getByText('The only one able to').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('tries rules on the last days before they are saved', async () => {
    await open('/admin/routing');
    await page.getByRole('button', { name: 'Add a rule' }).click();
    await page.getByLabel('Name').fill('Complaints');
    await page.getByLabel('Complaint', { exact: true }).check();
    await page.getByRole('button', { name: 'Take over into the list' }).click();
    await page.getByRole('heading', { name: '1. Complaints' }).waitFor();
    await page.getByTestId('routes-preview').getByRole('button').click();
    await page.getByText('Tasks: 1; nobody would have been able to: 0.').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    const saved = await waitUntil(
      async () => (await app.admin.expect(200, '/routing-rules')).rules.length === 1,
      LONG_MS,
    );
    expect(saved).toBe(true);
  });

  it('keeps shifts, absences and chains, and shows the gaps', async () => {
    await open('/oncall');
    await page.getByRole('button', { name: 'Add a shift' }).click();
    await page.locator('dialog select').first().selectOption({ label: 'Anna' });
    await page.getByLabel('Time zone').fill('UTC');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('dialog').waitFor({ state: 'detached' });
    await page.getByRole('rowheader', { name: 'Anna' }).waitFor();
    await page.getByRole('rowheader', { name: /^Nobody of/ }).waitFor();

    await page.getByRole('button', { name: 'Add an absence' }).click();
    await page.getByLabel('Begins').fill('2099-01-05T08:00');
    await page.getByLabel('Ends').fill('2099-01-06T08:00');
    await page.getByLabel('Who stands in').selectOption({ label: 'Anna' });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Anna stands in').waitFor();

    await page.getByRole('button', { name: 'Add a chain' }).click();
    await page.getByLabel('Name').fill('Up');
    await page.getByLabel('Goes to').selectOption({ label: 'Anna' });
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('After 15 min: Anna').waitFor();
  });

  it('lets people say that they are at the desk', async () => {
    await open('/oncall');
    await page.locator('.es-user-button').click();
    await page.getByTestId('presence').selectOption('available');
    const said = await waitUntil(
      async () => (await app.admin.expect(200, '/me/presence')).state === 'available',
      LONG_MS,
    );
    expect(said).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('has no faults in dark, in Thai and at 360 pixels', async () => {
    const small = await browser.signedIn(app, app.administrator, { width: 360, height: 740, scheme: 'dark' });
    await small.evaluate(`localStorage.setItem('earshot.language', 'th')`);
    for (const path of PAGES) {
      await small.goto(app.origin + path);
      await small.locator('h1').first().waitFor({ timeout: LONG_MS });
      await waitUntil(async () => (await small.locator('.es-loading').count()) === 0, LONG_MS);
      expect({ path, faults: await accessibilityFaults(small), wide: await overflowWidth(small) }).toEqual({
        path,
        faults: [],
        wide: 0,
      });
    }
    await small.context().close();
    expect(browser.faults).toEqual([]);
  });
});
