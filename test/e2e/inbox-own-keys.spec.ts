import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { accessibilityFaults, BrowserSession, overflowWidth, taskUnderCursor } from '../support/browser-session.js';
import { RunningApp, type Member } from '../support/running-app.js';

describeInBrowser('one’s own keys', () => {
  let app: RunningApp;
  let browser: BrowserSession;
  let anna: Member;
  let page: Page;

  beforeAll(async () => {
    app = await RunningApp.start();
    browser = await BrowserSession.start();
    await app.addWatch('Acme', 'acme');
    await app.complain(await app.addInbound(), 5);
    anna = await app.agent('Anna');
    page = await browser.signedIn(app, anna);
  });

  afterAll(async () => {
    await browser.stop();
    await app.stop();
  });

  const row = (command: string) => page.locator(`[data-command="${command}"]`);
  const openKeys = async (): Promise<void> => {
    await page.goto(`${app.origin}/me/keys`);
    await row('next').waitFor();
  };
  const moves = async (act: () => Promise<unknown>): Promise<boolean> => {
    const before = await taskUnderCursor(page);
    await act();
    return (await taskUnderCursor(page)) !== before;
  };
  const openInbox = async (): Promise<void> => {
    await page.goto(`${app.origin}/inbox/due`);
    await page.locator('.es-row-cursor').waitFor();
    // Keys wait for the task beside the list.
    await page.locator('.es-panel').waitFor();
    await page.locator('.es-list').focus();
  };

  it('can be another, or none; what collides is named', async () => {
    await openKeys();
    await row('next')
      .getByRole('button', { name: /^Change/ })
      .click();
    await page.keyboard.press('k');
    await row('next').getByText('The same key is used by: Previous task').waitFor();
    await row('next')
      .getByRole('button', { name: /^Change/ })
      .click();
    await page.keyboard.press('f');
    await row('next').locator('kbd').getByText('F').waitFor();
    expect(await row('next').getByText('The same key').count()).toBe(0);
    await row('pick')
      .getByRole('button', { name: /^Switch off/ })
      .click();
    await row('pick').getByText('No key').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await openInbox();
    expect(await moves(() => page.keyboard.press('j'))).toBe(false);
    expect(await moves(() => page.keyboard.press('f'))).toBe(true);
    await page.keyboard.press('x');
    expect(await page.getByTestId('bulk-bar').count()).toBe(0);
    await page.keyboard.press('Control+k');
    await page.getByRole('option', { name: /Next task F/ }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('go by the printed letter for who wants that, and back to how they were delivered', async () => {
    await openKeys();
    await page.getByLabel('Match the letter printed').click();
    await page.getByRole('button', { name: 'All as delivered' }).click();
    await row('next').locator('kbd').getByText('J').waitFor();
    await openInbox();
    const press = (key: string, code: string) => page.locator('body').dispatchEvent('keydown', { key, code });
    expect(await moves(() => press('t', 'KeyJ'))).toBe(false);
    expect(await moves(() => press('j', 'KeyC'))).toBe(true);
  });

  it('fit a phone', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await openKeys();
    expect(await overflowWidth(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(browser.faults).toEqual([]);
  });
});
