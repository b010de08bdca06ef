import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { accessibilityFaults, BrowserSession, overflowWidth } from '../support/browser-session.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { RunningApp, type Member } from '../support/running-app.js';

const LONG_MS = 40_000;

describeInBrowser('opening hours', () => {
  let app: RunningApp;
  let browser: BrowserSession;
  let anna: Member;

  beforeAll(async () => {
    app = await RunningApp.start();
    browser = await BrowserSession.start();
    anna = await app.agent('Anna');
  });
  afterAll(async () => {
    await browser.stop();
    await app.stop();
  });

  const calendars = async () => (await app.admin.expect(200, '/calendars')).items;
  const open = async (page: Page, path: string): Promise<void> => {
    await page.goto(app.origin + path);
    await page.locator('h1').first().waitFor();
    await waitUntil(async () => (await page.locator('.es-loading').count()) === 0, LONG_MS);
  };

  it('are made from a starting point, with holidays confirmed one by one', async () => {
    const page = await browser.signedIn(app, app.administrator);
    await open(page, '/admin/calendars');
    await page.locator('.es-empty .es-button-primary').click();
    const dialog = page.locator('dialog[open]');
    await dialog.locator('select option[value=lv]').waitFor({ state: 'attached' });
    await dialog.locator('select').selectOption('lv');
    expect(await dialog.getByLabel('Time zone').inputValue()).toBe('Europe/Riga');
    await dialog.getByLabel('Name', { exact: true }).fill('Riga desk');
    await dialog.getByLabel('Monday', { exact: true }).fill('09:00-12:00, 13:00-17:00');
    await dialog.getByRole('button', { name: /^Closed on .*2026, Christmas Eve$/ }).click();
    await dialog.getByRole('button', { name: /^Open as usual on .*2026, New Year’s Eve$/ }).click();
    await dialog.locator('.es-calendar-days tbody tr').first().waitFor();
    expect(await dialog.locator('.es-calendar-days tbody tr').count()).toBe(14);
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.locator('button[type=submit]').click();
    await dialog.waitFor({ state: 'detached' });
    const [made] = await calendars();
    expect(made).toMatchObject({
      name: 'Riga desk',
      zone: 'Europe/Riga',
      version: 1,
      week: { mon: ['09:00-12:00', '13:00-17:00'], tue: ['09:00-17:00'] },
      closed: ['2026-12-24'],
    });
    const suggested = made.suggestions.map(({ date }: { date: string }) => date);
    expect(suggested).toContain('2027-12-24');
    expect(suggested).not.toContain('2026-12-31');
    await page.context().close();
  });

  it('are not saved while they cannot be read, and are changed as a new version', async () => {
    const [{ id }] = await calendars();
    const page = await browser.signedIn(app, app.administrator, { scheme: 'dark', width: 360 });
    await open(page, `/admin/calendars?calendar=${id as string}`);
    const dialog = page.locator('dialog[open]');
    await dialog.getByLabel('Tuesday', { exact: true }).fill('9 to 5');
    await dialog.locator('.es-field-error').waitFor();
    expect(await overflowWidth(page)).toBeLessThanOrEqual(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.locator('button[type=submit]').click();
    expect((await calendars())[0].version).toBe(1);
    await dialog.getByLabel('Tuesday', { exact: true }).fill('');
    await dialog.getByLabel('Add a special day').first().fill('2026-12-05');
    await dialog.getByRole('button', { name: 'Add a special day' }).click();
    await dialog.getByLabel(/^Hours on/).fill('10:00-14:00');
    await dialog.locator('button[type=submit]').click();
    await dialog.waitFor({ state: 'detached' });
    const [changed] = await calendars();
    expect(changed).toMatchObject({ version: 2, open: { '2026-12-05': ['10:00-14:00'] } });
    expect(changed.week).not.toHaveProperty('tue');
    await page.context().close();
  });

  it('are read by everybody and changed by administrators', async () => {
    const page = await browser.signedIn(app, anna);
    await open(page, '/admin/calendars');
    expect(await page.locator('.es-page-head .es-button-primary').count()).toBe(0);
    await page.getByRole('button', { name: 'Show Riga desk' }).click();
    const dialog = page.locator('dialog[open]');
    await dialog.locator('.es-calendar-days tbody tr').first().waitFor();
    expect(await dialog.locator('button[type=submit]').count()).toBe(0);
    expect(await dialog.getByLabel('Monday', { exact: true }).isDisabled()).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });

  it('are removed after a second word', async () => {
    const page = await browser.signedIn(app, app.administrator);
    await open(page, '/admin/calendars');
    await page.getByRole('button', { name: 'Change Riga desk' }).click();
    await page.getByRole('button', { name: 'Remove these hours' }).click();
    expect(await calendars()).toHaveLength(1);
    await page.getByRole('button', { name: 'Really remove them' }).click();
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    expect(await calendars()).toEqual([]);
    await page.context().close();
  });
});
