import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { accessibilityFaults, BrowserSession, overflowWidth } from '../support/browser-session.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { RunningApp } from '../support/running-app.js';

const LONG_MS = 40_000;
const PATH = '/admin/rules';

describeInBrowser('rules that a workspace writes', () => {
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
  const dialogGone = () => page.locator('dialog').waitFor({ state: 'detached' });

  it('are switched on only after they were tried on the past', async () => {
    await open();
    await page.locator('.es-empty .es-button-primary').click();
    await page.getByLabel('Name', { exact: true }).fill('Angry customers');
    await page.getByLabel('negative', { exact: true }).check();
    await page.getByLabel('Add labels').fill('angry');
    const on = page.getByLabel('Switched on');
    expect(await on.isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Try on the last 30 days' }).click();
    await page.getByText(/Would have applied 1 times of 1 in 30 days/).waitFor();
    await page.getByTestId('rehearsal').locator('summary').click();
    await page.getByTestId('rehearsal').getByText('Labels: angry').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    // Anything else than what was tried has to be tried anew.
    await page.getByLabel('Words', { exact: true }).fill('nothing of the kind');
    expect(await on.isDisabled()).toBe(true);
    await page.getByLabel('Words', { exact: true }).fill('');
    await on.check();
    await page.locator('dialog').getByRole('button', { name: 'Save' }).click();
    await dialogGone();
    await page.getByRole('heading', { name: '1. Angry customers on' }).waitFor();
  });

  it('do what they say and show it', async () => {
    await app.complain(source, 2);
    const labelled = async () =>
      (await app.admin.expect(200, '/tasks?view=due')).items.find((task: { labels: string[] }) =>
        task.labels.includes('angry'),
      );
    expect(await waitUntil(async () => (await labelled()) !== undefined, LONG_MS)).toBe(true);
    await open();
    await page.getByText('What it did').click();
    await page.getByText('Labels: angry').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await open(`/t/${String((await labelled()).id)}`);
    await page.getByText(/a rule was applied: Angry customers/).waitFor();
  });

  it('are put in order by keys, switched off by one press, and removed', async () => {
    await open();
    await page.getByRole('button', { name: 'Add a rule' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Second');
    await page.getByLabel('What happens').selectOption('customer-wrote');
    await page.getByLabel('Set the priority').selectOption('P2');
    await page.locator('dialog').getByRole('button', { name: 'Save' }).click();
    await dialogGone();
    await page.getByRole('heading', { name: '2. Second off' }).waitFor();
    await page.getByRole('button', { name: 'Change “Second”' }).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await page.getByRole('heading', { name: '1. Second off' }).waitFor();
    await page.getByRole('button', { name: 'Switch off “Angry customers”' }).click();
    await page.getByRole('heading', { name: '2. Angry customers off' }).waitFor();
    await page.getByRole('button', { name: 'Delete “Second”' }).click();
    await page.getByRole('heading', { name: '1. Angry customers off' }).waitFor();
  });

  it('reads in every language, in the dark and on a narrow screen', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await open();
    for (const [language, title] of [
      ['fi', 'Säännöt'],
      ['lv', 'Noteikumi'],
      ['ru', 'Правила'],
      ['th', 'กฎ'],
      ['zh', '规则'],
      ['en', 'Rules'],
    ] as const) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.locator('.es-user-button').click();
      await page.locator('.es-user-menu select').first().selectOption(language);
      expect(await waitUntil(() => page.locator(`html[lang=${language}]`).isVisible(), LONG_MS)).toBe(true);
      await page.keyboard.press('Escape');
      await page.setViewportSize({ width: 360, height: 740 });
      await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
      expect(await overflowWidth(page)).toBe(0);
      expect(await accessibilityFaults(page)).toEqual([]);
    }
    expect(browser.faults).toEqual([]);
  });
});
