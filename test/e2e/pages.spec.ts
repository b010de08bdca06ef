import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { accessibilityFaults } from '../support/browser-session.js';
import { ENOUGH_MS, PageWalk } from '../support/page-walk.js';

const PATHS = [
  '/inbox/due',
  '/inbox/done',
  '/inbox/due?priority=P4&q=nothing-has-this-word',
  '/crisis',
  '/drills',
  '/drills/training',
  '/mentions',
  '/watch',
  '/watch/1',
  '/watch/new',
  '/watch/1/versions',
  '/watch/import',
  '/mutes',
  '/accounts',
  '/accounts?state=neglected',
  '/sources',
  '/standards',
  '/replies',
  '/replies?tab=macros',
  '/replies?tab=tone',
  '/standards/1/edit',
  '/standards/2/edit',
  '/standards/1/report',
  '/standards/read',
  '/admin/users',
  '/admin/tokens',
  '/admin/languages',
  '/admin/priorities',
  '/admin/teams',
  '/admin/authority',
  '/admin/routing',
  '/admin/automations',
  '/admin/rules',
  '/oncall',
  '/admin/calendars',
  '/admin/calendars?calendar=new',
  '/admin/status',
  '/insights/sentiment',
  '/insights/accuracy',
  '/insights/attainment',
  '/insights/coverage',
  '/insights/customers',
  '/people',
  '/people/1',
  '/s/no-such-link',
  '/alerts',
  '/alerts/rules',
  '/approvals',
  '/alerts?state=all',
  '/admin/notifiers',
  '/admin/privacy',
  '/me/contacts',
  '/me/keys',
  '/me/devices',
  '/no/such/page',
];

describeInBrowser('every page', () => {
  let walk: PageWalk;
  let page: Page;

  beforeAll(async () => {
    walk = await PageWalk.start();
    page = await walk.enter();
  });

  afterAll(async () => {
    await walk.stop();
  });

  it('lets a newcomer in with one click and shows tasks by itself', async () => {
    const newcomer = await walk.browser.page();
    await newcomer.goto(walk.app.origin);
    await newcomer.waitForURL(/\/sign-in/);
    await newcomer.getByRole('button', { name: 'Enter as agent' }).waitFor();
    expect(await accessibilityFaults(newcomer)).toEqual([]);
    await newcomer.getByRole('button', { name: 'Enter as agent' }).click();
    await newcomer.locator('.es-row').first().waitFor({ timeout: ENOUGH_MS });
    await newcomer.keyboard.press('a');
    await newcomer.locator('.es-composer textarea').waitFor();
    expect(await newcomer.locator('.es-composer textarea').inputValue()).not.toBe('');
    await newcomer.keyboard.press('Control+Enter');
    await newcomer.locator('.es-row-done').first().waitFor();
    expect(await newcomer.title()).toMatch(/Earshot$/);
    await newcomer.context().close();
  });

  it.each(PATHS)('%s has no accessibility faults, light, dark and 360 pixels wide', async (path) => {
    await walk.open(page, path);
    expect(await walk.faultsOf(page, ['light', 'dark', 'narrow'])).toEqual({});
  });

  it('shows a task and the menu on 360 pixels', async () => {
    await walk.open(page, '/inbox/due');
    const id = await page.locator('.es-row').first().getAttribute('data-task');
    await walk.open(page, `/t/${String(id)}`);
    expect(await walk.faultsOf(page, ['narrow'])).toEqual({});
    await page.locator('.es-menu-button').click();
    await page.locator('.es-nav-open').waitFor();
    expect(await walk.faultsOf(page, ['narrow'])).toEqual({});
  });

  it('had no fault in any page', () => {
    expect(walk.browser.faults).toEqual([]);
  });
});
