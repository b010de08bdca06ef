import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { accessibilityFaults, BrowserSession, CountedKeys, taskUnderCursor } from '../support/browser-session.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { RunningApp, type Member } from '../support/running-app.js';

const LONG_MS = 30_000;

describeInBrowser('the inbox by keyboard', () => {
  let app: RunningApp;
  let browser: BrowserSession;
  let source: string;
  let anna: Member;
  let bert: Member;

  beforeAll(async () => {
    app = await RunningApp.start();
    browser = await BrowserSession.start();
    await app.addWatch('Acme', 'acme');
    source = await app.addInbound();
    [anna, bert] = [await app.agent('Anna'), await app.agent('Bert')];
    await app.complain(source, 12);
  });

  afterAll(async () => {
    await browser.stop();
    await app.stop();
  });

  const inboxOf = async (member: Member, path = '/inbox/due'): Promise<Page> => {
    const page = await browser.signedIn(app, member);
    if (path !== '/inbox/due') await page.goto(app.origin + path);
    await page.locator('.es-row').first().waitFor();
    await page.locator('.es-panel').waitFor();
    return page;
  };
  const stateOf = async (id: string | null) => app.admin.expect(200, `/tasks/${String(id)}`);

  it('does to all that is picked what a key does to one, and takes it back with one key', async () => {
    const page = await inboxOf(anna);
    const keys = new CountedKeys(page);
    const first = await taskUnderCursor(page);
    await keys.press('Shift+J', 'Shift+J', 'Shift+J', 'Shift+K');
    const bar = page.getByTestId('bulk-bar');
    await bar.getByText('4 selected').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await keys.press('d');
    await page.getByTestId('polite').getByText('4 tasks: Done').waitFor();
    expect(await page.locator('.es-row-done').count()).toBe(4);
    expect((await stateOf(first)).state).toBe('resolved');
    await bar.waitFor({ state: 'detached' });
    await keys.press('z');
    await page.getByTestId('polite').getByText('Undone: 4 tasks').waitFor();
    expect((await stateOf(first)).state).toBe('open');
    expect(keys.pressed).toBe(6);
    await page.context().close();
  });

  it('picks a whole group, folds it, and tells who refused on the row', async () => {
    const page = await inboxOf(anna, '/inbox/unassigned');
    const id = await taskUnderCursor(page);
    const me = await app.admin.expect(200, '/me');
    await app.admin.expect(200, `/tasks/${String(id)}/claim`, { method: 'POST' });
    await page
      .locator(`[data-task="${String(id)}"]`)
      .getByText(String(me.name))
      .waitFor();
    const shown = await page.locator('.es-row').count();
    await page.keyboard.press('Control+a');
    await page
      .getByTestId('bulk-bar')
      .getByText(/selected/)
      .waitFor();
    await page.keyboard.press('h');
    await page.locator('dialog[open] input').fill('2h');
    await page.keyboard.press('Enter');
    await page
      .getByTestId('polite')
      .getByText(/Refused: 1/)
      .waitFor();
    await page
      .locator(`[data-task="${String(id)}"] .es-row-status`)
      .getByText('Taken by another')
      .waitFor();
    await page.keyboard.press('z');
    await page
      .getByTestId('polite')
      .getByText(/Undone: \d+ tasks/)
      .waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.locator('.es-row').first().waitFor({ state: 'detached' });
    await page.locator('.es-list-group').first().click();
    await waitUntil(async () => (await page.locator('.es-row').count()) === shown, LONG_MS);
    expect(await page.locator('.es-row').count()).toBe(shown);
    await page.context().close();
  });

  it('snoozes until the customer writes', async () => {
    const page = await inboxOf(anna, '/inbox/unassigned');
    const id = await taskUnderCursor(page);
    await page.keyboard.press('h');
    await page.locator('dialog[open] input').fill('until reply');
    await page.keyboard.press('Enter');
    await page
      .getByTestId('polite')
      .getByText(/Waiting/)
      .waitFor();
    await waitUntil(async () => (await stateOf(id)).state === 'waiting', LONG_MS);
    expect((await stateOf(id)).state).toBe('waiting');
    await page.context().close();
  });

  it('marks as unread for oneself, labels, and gives to somebody else', async () => {
    const page = await inboxOf(anna, '/inbox/unassigned');
    const row = page.locator('.es-row-cursor');
    const id = await row.getAttribute('data-task');
    await page.keyboard.press('u');
    await row.locator('.es-row-dot').waitFor();
    await page.keyboard.press('l');
    await page.locator('dialog[open] input').fill('late parcel');
    await page.keyboard.press('Enter');
    await row.locator('.es-row-label').getByText('late parcel').waitFor();
    await page.keyboard.press('Shift+I');
    await page.locator('dialog[open]').getByRole('button', { name: /Bert/ }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.locator('dialog[open] input').fill('ber');
    await page.keyboard.press('Enter');
    await waitUntil(async () => (await stateOf(id)).assignee?.name === 'Bert', LONG_MS);
    expect(await stateOf(id)).toMatchObject({ labels: ['late parcel'], assignee: { name: 'Bert' } });
    const other = await inboxOf(bert, '/inbox/mine?label=late%20parcel');
    expect(await other.locator('.es-row').count()).toBe(1);
    expect(await other.locator('.es-row-dot').count()).toBe(0);
    await other.context().close();
    await page.context().close();
  });

  it('shows who else is at a task, on its row and at its head, until they leave', async () => {
    const [first, second] = [await inboxOf(anna), await inboxOf(bert)];
    const id = await taskUnderCursor(first);
    await first.locator('.es-panel').waitFor();
    const avatar = second.locator(`[data-task="${String(id)}"] .es-avatar`);
    await avatar.waitFor({ timeout: LONG_MS });
    expect(await avatar.textContent()).toBe('A');
    await second.goto(`${app.origin}/inbox/due?task=${String(id)}`);
    await second.getByTestId('task-presence').getByText('Anna is looking').waitFor();
    await first.keyboard.press('n');
    await second.getByTestId('task-presence').getByText('Anna is writing').waitFor();
    await first.keyboard.press('Escape');
    await first.keyboard.press('j');
    await second.getByTestId('task-presence').waitFor({ state: 'detached' });
    await first.context().close();
    await second.context().close();
  });

  it('saves a view, shares it, and shows it to the team', async () => {
    const page = await inboxOf(anna, '/inbox/due?sentiment=negative');
    await page.getByRole('button', { name: 'Save this view' }).click();
    await page.locator('dialog[open] input').first().fill('Angry ones');
    await page.locator('dialog[open] select').selectOption({ index: 1 });
    await page.keyboard.press('Enter');
    const tab = page.getByTestId('view-tabs').getByRole('link', { name: 'Angry ones' });
    await tab.waitFor();
    expect(await tab.getAttribute('aria-current')).toBe('page');
    const other = await inboxOf(bert);
    await other.locator('.es-nav').getByRole('link', { name: 'Angry ones' }).click();
    await other.waitForURL((url) => url.searchParams.get('sentiment') === 'negative');
    expect(await other.getByRole('button', { name: 'Change Angry ones' }).count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await other.context().close();
    await page.context().close();
  });

  it('has compact rows for who wants them', async () => {
    const page = await inboxOf(anna);
    const height = async () => (await page.locator('.es-row').first().boundingBox())?.height;
    expect(await height()).toBe(56);
    await page.locator('.es-user-button').click();
    const saved = page.waitForResponse((response) => response.request().method() === 'PATCH');
    await page.getByLabel('Compact rows').click();
    await saved;
    await waitUntil(async () => (await height()) === 40, LONG_MS);
    expect(await height()).toBe(40);
    await page.reload();
    await page.locator('.es-row').first().waitFor();
    expect(await height()).toBe(40);
    await page.context().close();
  });

  it('had no fault in any page', () => {
    expect(browser.faults).toEqual([]);
  });
});
