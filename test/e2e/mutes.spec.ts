import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { accessibilityFaults, BrowserSession, CountedKeys, taskUnderCursor } from '../support/browser-session.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { RunningApp, type Member } from '../support/running-app.js';

const LONG_MS = 40_000;

describeInBrowser('mute rules', () => {
  let app: RunningApp;
  let browser: BrowserSession;
  let source: string;
  let anna: Member;
  let sent = 0;

  /** A complaint of its own each, by this author. */
  const postBy = (handle: string, text = 'Acme lost my parcel, this is terrible'): object => {
    sent += 1;
    return {
      id: `p${String(sent)}`,
      text: `${text} ${String(sent)}`,
      author: { handle },
      lang: 'en',
      url: `https://www.forum.example/posts/${String(sent)}`,
      publishedAt: new Date().toISOString(),
    };
  };
  const mutes = async () => (await app.admin.expect(200, '/mutes')).items;
  const openTasks = async () => (await app.admin.expect(200, '/tasks?view=due&limit=200')).items;

  beforeAll(async () => {
    app = await RunningApp.start();
    browser = await BrowserSession.start();
    await app.addWatch('Acme', 'acme');
    source = await app.addInbound();
    anna = await app.agent('Anna');
    await app.deliver(source, [postBy('raffle_bot'), postBy('raffle_bot'), postBy('minna'), postBy('janis')]);
  });

  afterAll(async () => {
    await browser.stop();
    await app.stop();
  });

  const inboxOf = async (member: Member): Promise<Page> => {
    const page = await browser.signedIn(app, member);
    await page.locator('.es-row').first().waitFor();
    await page.locator('.es-panel').waitFor();
    return page;
  };

  it('shows what a rule would have hidden before it hides anything', async () => {
    const page = await browser.signedIn(app, app.administrator);
    await page.goto(`${app.origin}/mutes`);
    await page.getByText('Nothing is muted').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.locator('.es-page-head').getByRole('button', { name: 'Add a rule' }).click();
    const dialog = page.locator('dialog[open]');
    await dialog.getByLabel('Network').fill('inbound');
    await dialog.getByLabel('Handle').fill('@raffle_bot');
    await dialog.getByText(/^Would have hidden 2 posts in 30 days/).waitFor();
    expect(await dialog.locator('.es-mute-preview li').count()).toBe(2);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await dialog.locator('button[type=submit]').isDisabled()).toBe(true);
    await dialog.getByLabel('Why').fill('Prize draws that use our name');
    await dialog.locator('button[type=submit]').click();
    const card = page.locator('[data-mute]');
    await card.getByText('Prize draws that use our name').waitFor();
    expect(await card.textContent()).toMatch(/Author.*raffle_bot.*inbound.*Until.*by Administrator.*All watches/);
    await page.context().close();
  });

  it('keeps what it hides out of the inbox, counts it, and marks it under Mentions', async () => {
    const before = (await openTasks()).length;
    await waitUntil(async () => {
      await app.deliver(source, [postBy('raffle_bot')]);
      return (await mutes())[0].hiddenTotal > 0;
    }, LONG_MS);
    await app.deliver(source, [postBy('a_real_customer')]);
    const page = await browser.signedIn(app, app.administrator);
    await page.goto(`${app.origin}/mutes`);
    await page.getByText(/^[1-9]\d* hidden so far$/).waitFor();
    await page.goto(`${app.origin}/mentions`);
    await page.getByLabel('Mute rules').selectOption('true');
    await page.waitForURL((url) => url.searchParams.get('muted') === 'true');
    await page.getByTestId('muted-chip').first().waitFor();
    expect(await page.locator('.es-mention').allTextContents()).not.toContainEqual(
      expect.stringContaining('a_real_customer'),
    );
    await page.locator('.es-mention-text').first().click();
    await page.locator('dialog[open]').getByText('Prize draws that use our name').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const handles = (await openTasks()).map((task: { customer: { handle: string } }) => task.customer.handle);
    expect(handles.filter((handle: string) => handle.includes('a_real_customer'))).toHaveLength(1);
    expect(handles.length - before).toBeLessThanOrEqual(2);
    await page.context().close();
  });

  it('closes one task with the same two keys as ever', async () => {
    const page = await inboxOf(anna);
    const id = await taskUnderCursor(page);
    const keys = new CountedKeys(page);
    await keys.press('m', '1');
    await page.locator(`.es-row-done[data-task="${String(id)}"]`).waitFor();
    expect(keys.pressed).toBe(2);
    const isClosed = await waitUntil(
      async () => (await app.admin.expect(200, `/tasks/${String(id)}`)).state === 'dismissed',
      LONG_MS,
    );
    expect(isClosed).toBe(true);
    await page.context().close();
  });

  it('from a task hides the author and closes the task in one breath, and Z takes back both', async () => {
    await app.deliver(source, [postBy('pekka')]);
    const page = await inboxOf(app.administrator);
    const row = page.locator('.es-row', { hasText: 'pekka' });
    await row.click();
    const id = await row.getAttribute('data-task');
    const before = Number((await mutes()).length);
    await page.keyboard.press('m');
    await page.getByTestId('would-author').getByText('Would have hidden 1 post in 30 days').waitFor();
    await page.getByTestId('would-site').getByText('Would have hidden').waitFor();
    expect(await page.locator('dialog[open]').textContent()).toMatch(/This site.*forum\.example/);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('5');
    await page.locator('dialog[open]').getByLabel('Why').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.type('1 of those who write every day');
    await page.keyboard.press('Enter');
    await page.locator(`.es-row-done[data-task="${String(id)}"]`).waitFor();
    expect(await mutes()).toHaveLength(before + 1);
    expect((await mutes()).map((mute: { value: string }) => mute.value)).toContain('pekka');
    const state = async () => (await app.admin.expect(200, `/tasks/${String(id)}`)).state;
    expect(await waitUntil(async () => (await state()) === 'dismissed', LONG_MS)).toBe(true);
    await page.keyboard.press('z');
    await page
      .getByTestId('polite')
      .getByText(/Undone/)
      .waitFor();
    expect(await state()).toBe('open');
    expect(await mutes()).toHaveLength(before);
    await page.context().close();
  });

  it('lets an agent hide words for the own team, and take that back', async () => {
    await app.deliver(source, [postBy('ilze', 'Acme giveaway, terrible odds')]);
    const page = await inboxOf(anna);
    const row = page.locator('.es-row', { hasText: 'ilze' });
    await row.click();
    await page.keyboard.press('m');
    await page.keyboard.press('8');
    const dialog = page.locator('dialog[open]');
    await dialog.getByLabel('Query').fill('giveaway AND (');
    await dialog.locator('.es-mute-preview .es-field-error').waitFor();
    await dialog.getByLabel('Query').fill('giveaway');
    await dialog.getByText(/^Would have hidden 1 post /).waitFor();
    await dialog.getByLabel('Why').fill('Giveaway season');
    await dialog.getByLabel('Why').press('Enter');
    await page.locator('.es-row-done', { hasText: 'ilze' }).waitFor();
    const rule = (await mutes()).find((mute: { value: string }) => mute.value === 'giveaway');
    expect(rule).toMatchObject({ kind: 'words', reason: 'Giveaway season', owner: { name: 'Anna' } });
    expect(rule.team).not.toBeNull();
    await page.keyboard.press('z');
    await page
      .getByTestId('polite')
      .getByText(/Undone/)
      .waitFor();
    expect((await mutes()).map((mute: { value: string }) => mute.value)).not.toContain('giveaway');
    await page.context().close();
  });

  it('marks a rule at its end, and one can be changed and removed', async () => {
    await app.admin.expect(201, '/mutes', {
      method: 'POST',
      body: {
        kind: 'site',
        value: 'coupons.example',
        reason: 'For a moment',
        expiresAt: new Date(Date.now() + 2000).toISOString(),
      },
    });
    const isOver = async () =>
      (await mutes()).some(
        (mute: { value: string; isExpired: boolean }) => mute.value === 'coupons.example' && mute.isExpired,
      );
    expect(await waitUntil(isOver, LONG_MS)).toBe(true);
    const page = await browser.signedIn(app, app.administrator);
    await page.goto(`${app.origin}/mutes`);
    const card = page.locator('[data-mute]', { hasText: 'coupons.example' });
    await card.getByText(/^Expired/).waitFor();
    await card.getByRole('link', { name: 'Change the rule for coupons.example' }).click();
    const dialog = page.locator('dialog[open]');
    await dialog.getByLabel('How long').selectOption('never');
    await dialog.getByLabel('Why').fill('For good');
    await dialog.locator('button[type=submit]').click();
    await card.getByText('For good').waitFor();
    await card.getByText('No end').waitFor();
    await card.getByRole('button', { name: 'Remove the rule for coupons.example' }).click();
    await page.locator('dialog[open]').getByRole('button', { name: 'Remove' }).click();
    await card.waitFor({ state: 'detached' });
    expect((await mutes()).map((mute: { value: string }) => mute.value)).not.toContain('coupons.example');
    await page.context().close();
  });

  it('had no fault in any page', () => {
    expect(browser.faults).toEqual([]);
  });
});
