import type { Page } from 'playwright-core';
import { accessibilityFaults, BrowserSession, overflowWidth } from './browser-session.js';
import { waitUntil } from './processes/wait-until.js';
import { RunningApp } from './running-app.js';

export const ENOUGH_MS = 30_000;
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 360, height: 740 };

/** The demo in a browser, walked page by page. */
export class PageWalk {
  private constructor(
    readonly app: RunningApp,
    readonly browser: BrowserSession,
  ) {}

  static async start(): Promise<PageWalk> {
    return new PageWalk(await RunningApp.start({ demo: true }), await BrowserSession.start());
  }

  async stop(): Promise<void> {
    await this.browser.stop();
    await this.app.stop();
  }

  /** A page on which the demo's admin has been let in. */
  async enter(): Promise<Page> {
    const page = await this.browser.page(WIDE);
    await page.goto(`${this.app.origin}/sign-in`);
    await page.locator('section .es-button-primary').last().click();
    await page.waitForURL(/\/inbox\//);
    await page.locator('.es-row').first().waitFor({ timeout: ENOUGH_MS });
    return page;
  }

  async open(page: Page, path: string): Promise<void> {
    await page.goto(this.app.origin + path);
    await page.locator('h1').first().waitFor({ state: 'attached' });
    await waitUntil(async () => (await page.locator('.es-loading').count()) === 0, ENOUGH_MS);
    await page.waitForLoadState('networkidle').catch(() => undefined);
  }

  /** What is wrong with what the page shows: wide and narrow, light and dark, by how it was looked at. */
  async faultsOf(page: Page, looks: readonly Look[]): Promise<Readonly<Record<string, readonly string[]>>> {
    const found: Record<string, readonly string[]> = {};
    for (const look of looks) {
      await page.setViewportSize(look === 'narrow' ? NARROW : WIDE);
      await page.emulateMedia({ colorScheme: look === 'dark' ? 'dark' : 'light' });
      const faults = [...(await accessibilityFaults(page))];
      const overflow = await overflowWidth(page);
      if (overflow > 0) faults.push(`${String(overflow)} px wider than the window`);
      if (faults.length > 0) found[look] = faults;
    }
    return found;
  }
}

export type Look = 'light' | 'dark' | 'narrow';
