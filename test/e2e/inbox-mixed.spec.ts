import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { accessibilityFaults, BrowserSession, CountedKeys, taskUnderCursor } from '../support/browser-session.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { RunningApp, SECRET, type Member } from '../support/running-app.js';
import { ReplyCallback } from '../support/stand-ins/reply-callback.js';

const LONG_MS = 40_000;
const SEND = 'Control+Enter';
/** Loose on purpose: the figure is what is reported, a slow machine fails nobody. */
const SLOWEST_TO_MEDIAN = 40;

describeInBrowser('a mixed inbox by keyboard', () => {
  let callback: ReplyCallback;
  let app: RunningApp;
  let browser: BrowserSession;
  let source: string;
  let anna: Member;

  beforeAll(async () => {
    callback = await ReplyCallback.start({ secret: SECRET, honoursKey: false, manner: () => 'publish' });
    app = await RunningApp.start({ holdSeconds: 1, targets: [callback.host] });
    browser = await BrowserSession.start();
    await app.addWatch('Acme', 'acme');
    source = await app.addInbound(callback.url);
    anna = await app.agent('Anna');
  });

  afterAll(async () => {
    await browser.stop();
    await app.stop();
    await callback.stop();
  });

  const inboxOf = async (): Promise<Page> => {
    const page = await browser.signedIn(app, anna);
    await page.locator('.es-row').first().waitFor();
    return page;
  };
  const acknowledge = async (page: Page, keys: CountedKeys): Promise<void> => {
    await keys.press('a');
    await page.locator('.es-composer textarea').waitFor();
    await keys.press(SEND);
  };

  it('U2: 8 acknowledged, 4 done, 3 snoozed, 3 not for us, 2 escalated with 50 keys at most', async () => {
    await app.complain(source, 20);
    const page = await inboxOf();
    const keys = new CountedKeys(page);
    const handled: string[] = [];
    const each = async (count: number, act: () => Promise<void>): Promise<void> => {
      for (let n = 0; n < count; n++) {
        const id = await taskUnderCursor(page);
        handled.push(String(id));
        await act();
        await page.locator(`.es-row-done[data-task="${String(id)}"]`).waitFor();
      }
    };
    const dialog = page.locator('dialog[open]');
    await each(8, () => acknowledge(page, keys));
    await each(4, () => keys.press('d'));
    await each(3, async () => {
      await keys.press('h');
      await dialog.locator('input').waitFor();
      await keys.press('2', 'h', 'Enter');
    });
    await each(3, async () => {
      await keys.press('m');
      await dialog.locator('button').first().waitFor();
      await keys.press('2');
    });
    await each(2, async () => {
      await keys.press('e');
      await dialog.locator('input').waitFor();
      await keys.press('1');
    });
    expect(keys.pressed).toBeLessThanOrEqual(50);
    expect(new Set(handled).size).toBe(20);
    expect(await waitUntil(() => callback.published.length >= 8, LONG_MS)).toBe(true);
    // The rows are drawn as done at once; the server hears of the last acts a moment later.
    const tasksHandled = (): Promise<{ state: string; events: { kind: string }[] }[]> =>
      Promise.all(handled.map((id) => app.admin.expect(200, `/tasks/${id}`)));
    const escalated = async (): Promise<boolean> =>
      (await tasksHandled()).slice(18).every(({ events }) => events.some(({ kind }) => kind === 'escalated'));
    expect(await waitUntil(escalated, LONG_MS)).toBe(true);
    expect((await tasksHandled()).slice(8).map(({ state }) => state)).toEqual([
      ...Array<string>(4).fill('resolved'),
      ...Array<string>(3).fill('snoozed'),
      ...Array<string>(3).fill('dismissed'),
      'open',
      'open',
    ]);
    await page.context().close();
  });

  it('the dialog that hands a task up can be read by everybody', async () => {
    await app.complain(source, 1);
    const page = await inboxOf();
    await page.keyboard.press('e');
    await page.locator('dialog[open] input').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });

  /** How long the page needed from each key to the picture that shows it, ascending, in milliseconds. */
  const watchKeys = async (page: Page): Promise<() => Promise<number[]>> => {
    await page.evaluate(`
      window.slow = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (entry.interactionId) window.slow.push(entry.duration);
      }).observe({ type: 'event', durationThreshold: 16, buffered: false });`);
    return async () => {
      await page.waitForTimeout(500);
      return (await page.evaluate<number[]>('window.slow')).sort((a, b) => a - b);
    };
  };
  const reportKeys = (name: string, durations: readonly number[], nodes: number): void => {
    const worst = durations.at(-1) ?? 0;
    const median = durations[Math.floor(durations.length / 2)] ?? 16;
    console.info(
      `${name}: worst ${String(worst)} ms, median ${String(median)} ms of ${String(durations.length)}; ${String(nodes)} nodes`,
    );
    expect(durations.length).toBeGreaterThan(0);
    expect(worst / Math.max(median, 16)).toBeLessThan(SLOWEST_TO_MEDIAN);
    expect(nodes).toBeLessThan(2_500);
  };
  const nodesOf = (page: Page): Promise<number> => page.evaluate<number>('document.querySelectorAll("*").length');

  it('U8: reports how long the page needs for each of 20 acknowledgements', async () => {
    await app.complain(source, 21);
    const page = await inboxOf();
    await page.locator('.es-row').nth(15).waitFor();
    const durations = await watchKeys(page);
    const keys = new CountedKeys(page);
    for (let n = 0; n < 20; n++) await acknowledge(page, keys);
    reportKeys('U8', await durations(), await nodesOf(page));
    await page.context().close();
  });

  it('U8: reports the same for a phone with a quarter of the speed', async () => {
    await app.complain(source, 21);
    const page = await browser.signedIn(app, anna, { width: 390, height: 844 });
    await page.locator('.es-row').nth(5).waitFor();
    const speed = await page.context().newCDPSession(page);
    await speed.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const durations = await watchKeys(page);
    const keys = new CountedKeys(page);
    for (let n = 0; n < 20; n++) {
      await acknowledge(page, keys);
      await page.locator('.es-composer').waitFor({ state: 'detached' });
      await keys.press('Escape');
      await page.locator('.es-row-cursor').waitFor();
      await keys.press('j');
    }
    reportKeys('U8 on a phone', await durations(), await nodesOf(page));
    await page.context().close();
  });

  it('on a phone the composer stays in sight while the task is drawn, and no key pressed after A is lost', async () => {
    await app.complain(source, 1);
    const page = await browser.signedIn(app, anna, { width: 390, height: 844 });
    await page.locator('.es-row').first().waitFor();
    const field = page.locator('.es-composer textarea');
    for (const typed of ['first', 'again']) {
      await page.keyboard.press('a');
      // Not waited for: it is typed as fast as a person can who knows what comes.
      await page.keyboard.type(typed);
      await page.locator('.es-tone-line').waitFor();
      expect(await field.inputValue()).toContain(typed);
      const { y, height } = (await field.boundingBox()) ?? { y: NaN, height: NaN };
      expect(y).toBeGreaterThan(0);
      expect(y + height).toBeLessThan(844);
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.locator('.es-composer').waitFor({ state: 'detached' });
    }
    await page.context().close();
  });

  it('the approved texts stand in their list for whoever goes to it', async () => {
    await app.complain(source, 1);
    const page = await inboxOf();
    await page.keyboard.press('a');
    const texts = page.locator('.es-composer select').first();
    await page.locator('.es-composer textarea').waitFor();
    await texts.focus();
    expect(await texts.locator('option').count()).toBeGreaterThan(2);
    await texts.selectOption({ index: 2 });
    expect(await page.locator('.es-composer textarea').inputValue()).not.toBe('');
    await page.context().close();
  });

  it('U13: a hundred clocks tick for a minute with one quiet announcement at most', async () => {
    await app.complain(source, 100);
    const page = await browser.page();
    await page.clock.install({ time: new Date() });
    await page.goto(`${app.origin}/sign-in`);
    await page.locator('input[type=email]').fill(anna.email);
    await page.locator('input[type=password]').fill(anna.password);
    await page.locator('form button[type=submit]').click();
    await page.locator('.es-row').nth(10).waitFor();
    const observe = `
      window.said = { polite: [], assertive: [] };
      for (const id of ['polite', 'assertive']) {
        const region = document.querySelector('[data-testid=' + id + ']');
        new MutationObserver(() => window.said[id].push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
      }`;
    await page.evaluate(observe);
    const before = await page.locator('.es-row .es-clock').first().textContent();
    await page.clock.runFor(60_000);
    expect(await page.locator('.es-row .es-clock').first().textContent()).not.toBe(before);
    const said = await page.evaluate<{ polite: string[]; assertive: string[] }>('window.said');
    expect(said.polite.length).toBeLessThanOrEqual(1);
    expect(said.assertive).toEqual([]);
    await page.context().close();
  });

  it('had no fault in any page', () => {
    expect(browser.faults).toEqual([]);
  });
});
