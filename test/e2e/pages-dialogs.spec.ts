import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { PageWalk } from '../support/page-walk.js';

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
  ['an own account to name', '/accounts', (page) => page.locator('.es-page .es-button-primary').first().click()],
  ['a priority to correct', '/inbox/due', (page) => page.keyboard.press('p')],
  ['a feeling to correct', '/inbox/due', (page) => page.keyboard.press('s')],
  ['a label to correct', '/inbox/due', (page) => page.keyboard.press('l')],
  ['open tasks to weigh anew', '/admin/priorities?open=rebase', (page) => page.locator('dialog[open]').waitFor()],
  ['whose it becomes', '/inbox/due', (page) => page.keyboard.press('Shift+I')],
  ['handing it up', '/inbox/due', (page) => page.keyboard.press('e')],
  [
    'tasks to merge',
    '/inbox/due',
    async (page) => {
      await page.keyboard.press('x');
      await page.keyboard.press('Shift+J');
      await page.locator('[data-testid=bulk-bar] button', { hasText: 'Merge into one' }).click();
    },
  ],
  ['a crisis to open', '/crisis', (page) => page.locator('.es-page-head .es-button-primary').click()],
  ['a drill to start', '/drills', (page) => page.locator('[data-testid=scenario] button').first().click()],
  ['the crisis of a task', '/inbox/due', (page) => page.keyboard.press('Shift+Digit1')],
  ['a view to save', '/inbox/due?sentiment=negative', (page) => page.locator('.es-view-tabs button').click()],
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
  ['a new alert rule', '/alerts/rules', (page) => page.locator('.es-page-head .es-button-primary').click()],
  ['a new automation rule', '/admin/rules', (page) => page.locator('.es-empty .es-button-primary').click()],
  ['a rotation', '/oncall', (page) => page.locator('[data-testid=paging] .es-empty .es-button-primary').click()],
  [
    'a chain of pages',
    '/oncall',
    (page) => page.locator('[data-testid=paging] button', { hasText: 'Change the chain' }).click(),
  ],
  ['a way to be reached', '/me/contacts', (page) => page.locator('.es-empty .es-button-primary').click()],
  ['an invitation', '/admin/users', (page) => page.locator('.es-page-head .es-button-primary').click()],
  ['a person', '/admin/users', (page) => page.locator('.es-card .es-button').first().click()],
  ['a call', '/inbox/due', (page) => page.keyboard.press('c')],
];

describeInBrowser('what pages show on request', () => {
  let walk: PageWalk;
  let page: Page;

  beforeAll(async () => {
    walk = await PageWalk.start();
    page = await walk.enter();
  });

  afterAll(async () => {
    await walk.stop();
  });

  it.each(DIALOGS)('%s has no accessibility faults in light and dark', async (_name, path, act) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await walk.open(page, path);
    await act(page);
    await page
      .locator('dialog[open], .es-composer, .es-filter-bar, details[open], :popover-open, .es-fieldset')
      .first()
      .waitFor();
    expect(await walk.faultsOf(page, ['light', 'dark'])).toEqual({});
  });

  it('had no fault in any page', () => {
    expect(walk.browser.faults).toEqual([]);
  });
});
