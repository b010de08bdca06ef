import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { BrowserSession, CountedKeys, taskUnderCursor } from '../support/browser-session.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { RunningApp, SECRET, type Member } from '../support/running-app.js';
import { ReplyCallback } from '../support/stand-ins/reply-callback.js';

const HOLD_SECONDS = 3;
const LONG_MS = 40_000;
const SEND = 'Control+Enter';

describeInBrowser('triage by keyboard', () => {
  let callback: ReplyCallback;
  let app: RunningApp;
  let browser: BrowserSession;
  let source: string;
  let anna: Member;
  let bert: Member;

  beforeAll(async () => {
    callback = await ReplyCallback.start({ secret: SECRET, honoursKey: false, manner: () => 'publish' });
    app = await RunningApp.start({ holdSeconds: HOLD_SECONDS, targets: [callback.host] });
    browser = await BrowserSession.start();
    await app.addWatch('Acme', 'acme');
    source = await app.addInbound(callback.url);
    [anna, bert] = [await app.agent('Anna'), await app.agent('Bert')];
  });

  afterAll(async () => {
    await browser.stop();
    await app.stop();
    await callback.stop();
  });

  const inboxOf = async (member: Member): Promise<Page> => {
    const page = await browser.signedIn(app, member);
    await page.locator('.es-row').first().waitFor();
    await page.locator('.es-panel').waitFor();
    return page;
  };
  const publishedCount = (count: number) => waitUntil(() => callback.published.length >= count, LONG_MS);

  it('U1: acknowledges 20 tasks with 40 keys', async () => {
    await app.complain(source, 20);
    const page = await inboxOf(anna);
    const keys = new CountedKeys(page);
    for (let task = 0; task < 20; task++) {
      await keys.press('a');
      await page.locator('.es-composer textarea').waitFor();
      await keys.press(SEND);
    }
    await publishedCount(20);
    expect(keys.pressed).toBe(40);
    expect(callback.published).toHaveLength(20);
    expect(new Set(callback.published.map((reply) => reply.inReplyTo)).size).toBe(20);
    await page.context().close();
  });

  it('U3: Z within the hold leaves nothing published, and the task as it was', async () => {
    const before = callback.published.length;
    await app.complain(source, 2);
    const page = await inboxOf(anna);
    await page.locator('.es-row').nth(1).waitFor();
    const undone = await taskUnderCursor(page);
    const keys = new CountedKeys(page);
    await keys.press('a', SEND);
    await page
      .getByTestId('polite')
      .getByText(/Acknowledged/)
      .waitFor();
    const used = keys.pressed;
    await keys.press('z');
    await page
      .getByTestId('polite')
      .getByText(/Undone/)
      .waitFor();
    expect(keys.pressed - used).toBe(1);
    // Whatever is sent now leaves after the undone one would have left.
    await keys.press('a', SEND);
    expect(await publishedCount(before + 1)).toBe(true);
    expect(callback.published).toHaveLength(before + 1);
    const task = await app.admin.expect(200, `/tasks/${String(undone)}`);
    expect(task).toMatchObject({ state: 'open', reply: null, assignee: null });
    await page.context().close();
  });

  it('U4: 200 tasks arrive and the row under the cursor stays', async () => {
    await app.complain(source, 10);
    const page = await inboxOf(anna);
    await page.locator('.es-row').nth(8).waitFor();
    const keys = new CountedKeys(page);
    await keys.press('j', 'j', 'j', 'j');
    await page.locator('.es-row').nth(4).and(page.locator('.es-row-cursor')).waitFor();
    const cursor = await taskUnderCursor(page);
    const shown = page.locator('.es-row').nth(7);
    const shownId = await shown.getAttribute('data-task');
    await app.complain(source, 200);
    await page.getByTestId('new-pill').getByText('200 new').waitFor({ timeout: LONG_MS });
    expect(await taskUnderCursor(page)).toBe(cursor);
    await shown.click();
    await page.waitForURL((url) => url.searchParams.get('task') === shownId);
    const name = await shown.locator('.es-row-name').textContent();
    expect(await page.locator('.es-panel h2').textContent()).toBe(name);
    await keys.press('.');
    await page.getByTestId('new-pill').waitFor({ state: 'detached' });
    expect(await taskUnderCursor(page)).toBe(shownId);
    await page.context().close();
  });

  it('U5: of two agents on one task the second sees who was first, and one message is published', async () => {
    const before = callback.published.length;
    const [first, second] = [await inboxOf(anna), await inboxOf(bert)];
    const id = await taskUnderCursor(first);
    await second.goto(`${app.origin}/inbox/due?task=${String(id)}`);
    await second.locator(`.es-row-cursor[data-task="${String(id)}"]`).waitFor();
    await first.keyboard.press('a');
    await second.keyboard.press('a');
    await second.locator('.es-composer textarea').waitFor();
    await first.keyboard.press(SEND);
    expect(await publishedCount(before + 1)).toBe(true);
    await second.keyboard.press(SEND);
    await second.locator('.es-toast-bad').getByText(/Anna/).waitFor();
    const row = second.locator(`[data-task="${String(id)}"]`);
    await row.click();
    const notice = second.getByTestId('task-notice');
    await notice.getByText(/Anna/).waitFor();
    expect(await notice.locator('q').textContent()).toBe(callback.published.at(-1)?.text);
    expect(callback.published).toHaveLength(before + 1);
    await first.context().close();
    await second.context().close();
  });

  it('U12: letters go by their place on the keyboard, and are off while typing, composing or when switched off', async () => {
    const page = await inboxOf(anna);
    await page.locator('.es-row').nth(4).waitFor();
    const press = (key: string, code: string, more: object = {}) =>
      page.locator('body').dispatchEvent('keydown', { key, code, ...more });
    const moved = async (act: () => Promise<unknown>): Promise<boolean> => {
      const before = await taskUnderCursor(page);
      await act();
      return (await taskUnderCursor(page)) !== before;
    };
    expect(await moved(() => press('о', 'KeyJ'))).toBe(true);
    expect(await moved(() => press('่', 'KeyJ'))).toBe(true);
    expect(await moved(() => press('j', 'KeyJ', { isComposing: true }))).toBe(false);
    await page.keyboard.press('n');
    await page.locator('.es-composer textarea').waitFor();
    expect(await moved(() => page.keyboard.type('jjj kk'))).toBe(false);
    expect(await page.locator('.es-composer textarea').inputValue()).toBe('jjj kk');
    await page.keyboard.press('Escape');
    await page.locator('.es-user-button').click();
    await page.getByLabel('Single-key shortcuts').click();
    await page.keyboard.press('Escape');
    await page.locator('.es-list').focus();
    expect(await moved(() => page.keyboard.press('j'))).toBe(false);
    expect(await moved(() => page.keyboard.press('ArrowDown'))).toBe(true);
    await page.context().close();
  });

  it('had no fault in any page', () => {
    expect(browser.faults).toEqual([]);
  });
});
