import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { BrowserSession, CountedKeys, taskUnderCursor } from '../support/browser-session.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { RunningApp, SECRET, type Member } from '../support/running-app.js';
import { ReplyCallback } from '../support/stand-ins/reply-callback.js';

const HOLD_SECONDS = 1;
const LONG_MS = 40_000;
const SEND = 'Control+Enter';

describeInBrowser('the inbox without a server, and in the background', () => {
  let callback: ReplyCallback;
  let app: RunningApp;
  let browser: BrowserSession;
  let source: string;
  let anna: Member;

  beforeAll(async () => {
    callback = await ReplyCallback.start({ secret: SECRET, honoursKey: false, manner: () => 'publish' });
    app = await RunningApp.start({ holdSeconds: HOLD_SECONDS, targets: [callback.host] });
    browser = await BrowserSession.start();
    await app.addWatch('Acme', 'acme');
    source = await app.addInbound(callback.url);
    anna = await app.agent('Anna');
    await app.complain(source, 6);
  });

  afterAll(async () => {
    await browser.stop();
    await app.stop();
    await callback.stop();
  });

  /** With everything fetched that an act needs: what is to be kept must not wait for the server. */
  const inboxOf = async (member: Member): Promise<Page> => {
    const page = await browser.signedIn(app, member);
    await page.locator('.es-row').first().waitFor();
    await page.waitForLoadState('networkidle').catch(() => undefined);
    return page;
  };
  const statusOf = (page: Page, id: string | null) => page.locator(`[data-task="${String(id)}"] .es-row-status`);
  const publishedFor = async (id: string | null): Promise<number> => {
    const task = await app.admin.expect(200, `/tasks/${String(id)}`);
    return callback.published.filter(({ inReplyTo }) => inReplyTo === task.conversation.id).length;
  };
  const acknowledgeOffline = async (page: Page): Promise<string | null> => {
    const id = await taskUnderCursor(page);
    await page.keyboard.press('a');
    await page.locator('.es-composer textarea').waitFor();
    await page.context().setOffline(true);
    await page.keyboard.press(SEND);
    await statusOf(page, id).getByText('Queued').waitFor();
    return id;
  };

  it('U18: an acknowledgement made without a connection is queued, says so, and is published once', async () => {
    const page = await inboxOf(anna);
    const id = await acknowledgeOffline(page);
    expect(await publishedFor(id)).toBe(0);
    await page.context().setOffline(false);
    await statusOf(page, id).getByText('Queued').waitFor({ state: 'detached', timeout: LONG_MS });
    expect(await waitUntil(async () => (await publishedFor(id)) > 0, LONG_MS)).toBe(true);
    // Whatever would send it again has had its time by when another one is out.
    const next = await taskUnderCursor(page);
    await page.keyboard.press('a');
    await page.locator('.es-composer textarea').waitFor();
    await page.keyboard.press(SEND);
    expect(await waitUntil(async () => (await publishedFor(next)) > 0, LONG_MS)).toBe(true);
    expect(await publishedFor(id)).toBe(1);
    await page.context().close();
  });

  it('U18: it outlives the page, and an answer that was lost makes no second one', async () => {
    const page = await inboxOf(anna);
    const id = await taskUnderCursor(page);
    // The server gets it, and its answer never arrives.
    let lost = 0;
    await page.route('**/acknowledge', async (route) => {
      lost += 1;
      await route.fetch();
      await route.abort('connectionreset');
    });
    await page.keyboard.press('a');
    await page.locator('.es-composer textarea').waitFor();
    await page.keyboard.press(SEND);
    await statusOf(page, id).getByText('Queued').waitFor();
    expect(lost).toBeGreaterThan(0);
    await page.reload();
    await page.unroute('**/acknowledge');
    await page.locator('.es-row').first().waitFor();
    const isEmpty = () =>
      page.evaluate<boolean>(`new Promise((resolve) => {
        const asked = indexedDB.open('earshot', 1);
        asked.onsuccess = () => {
          const all = asked.result.transaction('acts').objectStore('acts').count();
          all.onsuccess = () => { asked.result.close(); resolve(all.result === 0); };
        };
      })`);
    expect(await waitUntil(isEmpty, LONG_MS)).toBe(true);
    expect(await waitUntil(async () => (await publishedFor(id)) > 0, LONG_MS)).toBe(true);
    const replies = await app.admin.expect(200, `/tasks/${String(id)}`);
    expect(replies.replies).toHaveLength(1);
    expect(await publishedFor(id)).toBe(1);
    await page.context().close();
  });

  it('U18: Z takes a queued act back, and nothing of it is ever sent', async () => {
    const page = await inboxOf(anna);
    const keys = new CountedKeys(page);
    const id = await acknowledgeOffline(page);
    await keys.press('z');
    await page
      .getByTestId('polite')
      .getByText(/Undone/)
      .waitFor();
    await page.context().setOffline(false);
    const next = await taskUnderCursor(page);
    expect(next).not.toBe(id);
    await keys.press('a');
    await page.locator('.es-composer textarea').waitFor();
    await keys.press(SEND);
    expect(await waitUntil(async () => (await publishedFor(next)) > 0, LONG_MS)).toBe(true);
    expect(await publishedFor(id)).toBe(0);
    expect(await app.admin.expect(200, `/tasks/${String(id)}`)).toMatchObject({ state: 'open', reply: null });
    await page.context().close();
  });

  it('says after five seconds that the connection is lost, and takes it back when it is there', async () => {
    const page = await browser.signedIn(app, anna);
    const banner = page.locator('.es-banner-lost p');
    await page.locator('.es-row').first().waitFor();
    expect(await banner.count()).toBe(0);
    await page.route('**/api/v1/events', (route) => route.abort('connectionrefused'));
    await page.reload();
    await banner.waitFor({ timeout: LONG_MS });
    await page.unroute('**/api/v1/events');
    await banner.waitFor({ state: 'detached', timeout: LONG_MS });
    await page.context().close();
  });

  it('U20: a tab in the background counts broken promises in its title, and forgets them when looked at', async () => {
    const page = await browser.page();
    // The counts as they stand when three promises are broken.
    await page.route('**/tasks/counts', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...((await response.json()) as object), overdue: 3 } });
    });
    await page.addInitScript(`
      window.badge = null;
      navigator.setAppBadge = (count) => { window.badge = count; return Promise.resolve(); };
      navigator.clearAppBadge = () => { window.badge = null; return Promise.resolve(); };`);
    await page.goto(`${app.origin}/sign-in`);
    await page.locator('input[type=email]').fill(anna.email);
    await page.locator('input[type=password]').fill(anna.password);
    await page.locator('form button[type=submit]').click();
    await page.locator('.es-row').first().waitFor();
    const look = (state: 'hidden' | 'visible') =>
      page.evaluate(`
        Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => '${state}' });
        document.dispatchEvent(new Event('visibilitychange'));`);
    expect(await page.title()).toBe('Earshot');
    await look('hidden');
    expect(await page.title()).toBe('(3!) Earshot');
    expect(await page.evaluate('window.badge')).toBe(3);
    await look('visible');
    expect(await page.title()).toBe('Earshot');
    expect(await page.evaluate('window.badge')).toBeNull();
    await page.context().close();
  });

  it('had no fault in any page', () => {
    expect(browser.faults).toEqual([]);
  });
});
