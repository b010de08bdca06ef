import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { ENOUGH_MS, PageWalk } from '../support/page-walk.js';
import { waitUntil } from '../support/processes/wait-until.js';

const LANGUAGES = ['fi', 'lv', 'ru', 'th', 'zh'];
const PATHS = ['/inbox/due', '/sources', '/watch/new', '/standards/1/edit', '/replies', '/people/1'];

describeInBrowser('the interface in other languages', () => {
  let walk: PageWalk;
  let page: Page;

  beforeAll(async () => {
    walk = await PageWalk.start();
    page = await walk.enter();
  });

  afterAll(async () => {
    await walk.stop();
  });

  it.each(LANGUAGES)('%s fits wide and narrow screens', async (language) => {
    await walk.open(page, '/inbox/due');
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.locator('.es-user-button').click();
    await page.locator('.es-user-menu select').first().selectOption(language);
    expect(await waitUntil(() => page.locator(`html[lang=${language}]`).isVisible(), ENOUGH_MS)).toBe(true);
    for (const path of PATHS) {
      await walk.open(page, path);
      expect({ path, faults: await walk.faultsOf(page, ['light', 'narrow']) }).toEqual({ path, faults: {} });
    }
  });

  it('had no fault in any page', () => {
    expect(walk.browser.faults).toEqual([]);
  });
});
