import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ALERT_RULE_KINDS } from '../../src/domain/alert-rule/alert-rule.types.js';
import { describeInBrowser } from '../support/browser.js';
import { accessibilityFaults, BrowserSession, overflowWidth } from '../support/browser-session.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { RunningApp } from '../support/running-app.js';

const LONG_MS = 40_000;
const PATH = '/alerts/rules';

describeInBrowser('the rules of alerts', () => {
  let app: RunningApp;
  let browser: BrowserSession;
  let page: Page;

  beforeAll(async () => {
    app = await RunningApp.start();
    browser = await BrowserSession.start();
    await app.addWatch('Acme', 'acme');
    const source = await app.addInbound();
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

  it('are found from the alerts, and one of each kind is there', async () => {
    await open('/alerts');
    await page.getByRole('link', { name: 'Alert rules' }).click();
    await page.getByRole('heading', { name: 'Alert rules' }).waitFor();
    await page.getByText('More posts than usual', { exact: true }).waitFor();
    expect(await page.locator('.es-card').count()).toBe(ALERT_RULE_KINDS.length);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('are saved only after they were tried on the past', async () => {
    await open();
    await page.getByRole('button', { name: 'New rule' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Storms in Finnish');
    await dialog.getByLabel('Languages').fill('fi');
    await dialog.getByLabel('How readily').selectOption('high');
    await dialog.getByLabel('Hold back at night what is not the worst').check();
    const save = dialog.getByRole('button', { name: 'Save' });
    expect(await save.isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: 'Try on the last 90 days' }).click();
    await dialog.getByText(/It would have told you/).waitFor({ timeout: LONG_MS });
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByLabel('From severity').fill('5');
    expect(await save.isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: 'Try on the last 90 days' }).click();
    await dialog.getByText(/It would have told you/).waitFor({ timeout: LONG_MS });
    await save.click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('Storms in Finnish').waitFor();
    await page.getByText('In Finnish, each by itself').waitFor();
  });

  it('are switched off and on, changed and removed with the keyboard', async () => {
    await open();
    const off = page.getByRole('button', { name: 'Switch off Storms in Finnish' });
    await off.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Switch on Storms in Finnish' }).waitFor();
    await page.getByRole('button', { name: 'Change Storms in Finnish' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await dialog.getByRole('button', { name: 'Remove' }).focus();
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Really remove?' }).waitFor();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await waitUntil(async () => (await page.getByText('Storms in Finnish').count()) === 0, LONG_MS);
  });

  it('have no accessibility faults in the dark, and fit 360 pixels', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 360, height: 740 });
    await open();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await overflowWidth(page)).toBe(0);
    await page.getByRole('button', { name: 'Change More posts than usual' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await overflowWidth(page)).toBe(0);
  });
});
