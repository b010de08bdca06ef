import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { accessibilityFaults, BrowserSession, overflowWidth } from '../support/browser-session.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { RunningApp } from '../support/running-app.js';

const ENOUGH_MS = 30_000;
const PATHS = [
  '/inbox/due',
  '/inbox/done',
  '/inbox/due?priority=P4&q=nothing-has-this-word',
  '/mentions',
  '/watch',
  '/watch/1',
  '/watch/new',
  '/watch/1/versions',
  '/watch/import',
  '/mutes',
  '/sources',
  '/standards',
  '/admin/users',
  '/admin/tokens',
  '/admin/languages',
  '/admin/priorities',
  '/admin/status',
  '/insights/sentiment',
  '/insights/accuracy',
  '/insights/coverage',
  '/alerts',
  '/alerts?state=all',
  '/admin/notifiers',
  '/admin/privacy',
  '/no/such/page',
];
const LANGUAGES = ['fi', 'lv', 'ru', 'th', 'zh'];

/** Ways to what a page shows only on request: a name, where it is, and what to do there. */
const DIALOGS: readonly (readonly [string, string, (page: Page) => Promise<unknown>])[] = [
  ['the commands', '/inbox/due', (page) => page.keyboard.press('Control+k')],
  ['the keys', '/inbox/due', (page) => page.keyboard.press('Shift+Slash')],
  ['snoozing', '/inbox/due', (page) => page.keyboard.press('h')],
  ['not for us', '/inbox/due', (page) => page.keyboard.press('m')],
  [
    'a rule made from a task',
    '/inbox/due',
    async (page) => {
      await page.keyboard.press('m');
      await page.keyboard.press('5');
      await page.locator('dialog .es-mute-preview').waitFor();
    },
  ],
  ['a new mute rule', '/mutes', (page) => page.locator('.es-page-head .es-button-primary').click()],
  ['a priority to correct', '/inbox/due', (page) => page.keyboard.press('p')],
  ['a feeling to correct', '/inbox/due', (page) => page.keyboard.press('s')],
  ['a label to correct', '/inbox/due', (page) => page.keyboard.press('l')],
  ['open tasks to weigh anew', '/admin/priorities?open=rebase', (page) => page.locator('dialog[open]').waitFor()],
  ['a note', '/inbox/due', (page) => page.keyboard.press('n')],
  ['an acknowledgement', '/inbox/due', (page) => page.keyboard.press('a')],
  ['the filters', '/inbox/due', (page) => page.keyboard.press('/')],
  ['the reasons', '/inbox/due', (page) => page.locator('[data-testid=why] summary').click()],
  ['the menu of the user', '/watch', (page) => page.locator('.es-user-button').click()],
  ['a mention', '/mentions', (page) => page.locator('.es-mention-text').first().click()],
  ['a source', '/sources', (page) => page.locator('.es-card h2 a').first().click()],
  ['a new source', '/sources', (page) => page.locator('.es-page-head .es-button-primary').click()],
  ['feeds to import', '/sources', (page) => page.locator('.es-page-head .es-button').first().click()],
  ['a new notifier', '/admin/notifiers', (page) => page.locator('.es-empty .es-button-primary').click()],
  ['an invitation', '/admin/users', (page) => page.locator('.es-page-head .es-button-primary').click()],
  ['a person', '/admin/users', (page) => page.locator('.es-card .es-button').first().click()],
  ['a standard to change', '/standards', (page) => page.locator('.es-card .es-button').first().click()],
];

describeInBrowser('every page', () => {
  let app: RunningApp;
  let browser: BrowserSession;

  beforeAll(async () => {
    app = await RunningApp.start({ demo: true });
    browser = await BrowserSession.start();
  });

  afterAll(async () => {
    await browser.stop();
    await app.stop();
  });

  const enter = async (view: Parameters<BrowserSession['page']>[0]): Promise<Page> => {
    const page = await browser.page(view);
    await page.goto(`${app.origin}/sign-in`);
    await page.locator('section .es-button-primary').last().click();
    await page.waitForURL(/\/inbox\//);
    await page.locator('.es-row').first().waitFor({ timeout: ENOUGH_MS });
    return page;
  };
  const open = async (page: Page, path: string): Promise<void> => {
    await page.goto(app.origin + path);
    await page.locator('h1').first().waitFor({ state: 'attached' });
    await waitUntil(async () => (await page.locator('.es-loading').count()) === 0, ENOUGH_MS);
    await page.waitForLoadState('networkidle').catch(() => undefined);
  };
  const faultsOn = async (page: Page, paths: readonly string[]): Promise<Record<string, readonly string[]>> => {
    const found: Record<string, readonly string[]> = {};
    for (const path of paths) {
      await open(page, path);
      const faults = [...(await accessibilityFaults(page))];
      const overflow = await overflowWidth(page);
      if (overflow > 0) faults.push(`${String(overflow)} px wider than the window`);
      if (faults.length > 0) found[path] = faults;
    }
    return found;
  };

  it('lets a newcomer in with one click and shows tasks by itself', async () => {
    const page = await browser.page();
    await page.goto(app.origin);
    await page.waitForURL(/\/sign-in/);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Enter as agent' }).click();
    await page.locator('.es-row').first().waitFor({ timeout: ENOUGH_MS });
    await page.keyboard.press('a');
    await page.locator('.es-composer textarea').waitFor();
    expect(await page.locator('.es-composer textarea').inputValue()).not.toBe('');
    await page.keyboard.press('Control+Enter');
    await page.locator('.es-row-done').first().waitFor();
    expect(await page.title()).toMatch(/Earshot$/);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)('has no accessibility faults in %s', async (scheme) => {
    const page = await enter({ scheme });
    expect(await faultsOn(page, PATHS)).toEqual({});
    await page.context().close();
  });

  it('fits 360 pixels', async () => {
    const page = await enter({ width: 360, height: 740 });
    const id = await page.locator('.es-row').first().getAttribute('data-task');
    expect(await faultsOn(page, [...PATHS, `/t/${String(id)}`])).toEqual({});
    await page.locator('.es-menu-button').click();
    await page.locator('.es-nav-open').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)('opens nothing with faults in %s', async (scheme) => {
    const page = await enter({ scheme });
    const found: Record<string, readonly string[]> = {};
    for (const [name, path, act] of DIALOGS) {
      await open(page, path);
      await act(page);
      await page
        .locator('dialog[open], .es-composer, .es-filter-bar, details[open], :popover-open, .es-fieldset')
        .first()
        .waitFor();
      const faults = await accessibilityFaults(page);
      if (faults.length > 0) found[name] = faults;
    }
    expect(found).toEqual({});
    await page.context().close();
  });

  it('speaks six languages on narrow and wide screens', async () => {
    const page = await enter({});
    for (const language of LANGUAGES) {
      await page.locator('.es-user-button').click();
      await page.locator('.es-user-menu select').first().selectOption(language);
      const isSaved = await waitUntil(() => page.locator(`html[lang=${language}]`).isVisible(), ENOUGH_MS);
      expect({ language, isSaved }).toEqual({ language, isSaved: true });
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        expect({ language, width, faults: await faultsOn(page, ['/inbox/due', '/sources', '/watch/new']) }).toEqual({
          language,
          width,
          faults: {},
        });
      }
    }
    await page.context().close();
  });

  it('had no fault in any page', () => {
    expect(browser.faults).toEqual([]);
  });
});
