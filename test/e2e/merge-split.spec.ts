import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { accessibilityFaults, BrowserSession, taskUnderCursor } from '../support/browser-session.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { RunningApp, type Member } from '../support/running-app.js';

const LONG_MS = 20_000;

describeInBrowser('merging and splitting tasks', () => {
  let app: RunningApp;
  let browser: BrowserSession;
  let source: string;
  let anna: Member;
  let page: Page;

  beforeAll(async () => {
    app = await RunningApp.start();
    browser = await BrowserSession.start();
    await app.addWatch('Acme', 'acme');
    source = await app.addInbound();
    anna = await app.agent('Anna');
    await app.complain(source, 5);
    page = await browser.signedIn(app, anna);
    await page.locator('.es-row').nth(4).waitFor();
  });

  afterAll(async () => {
    await browser.stop();
    await app.stop();
  });

  const dialog = () => page.locator('dialog[open]');
  const ids = (): Promise<(string | null)[]> =>
    page.locator('.es-row').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-task')));
  const stateOf = async (
    id: string | null | undefined,
  ): Promise<{ state: string; mergedInto: string | null; joined: unknown[] }> =>
    app.admin.expect(200, `/tasks/${String(id)}`);
  const becomes = async (id: string | null | undefined, what: object): Promise<void> => {
    await waitUntil(async () => {
      const { state, mergedInto, joined } = await stateOf(id);
      return JSON.stringify({ state, mergedInto, joined: joined.length }) === JSON.stringify(what);
    }, LONG_MS);
    const { state, mergedInto, joined } = await stateOf(id);
    expect({ state, mergedInto, joined: joined.length }).toEqual(what);
  };
  /** From the command list, by its name. */
  const command = async (name: string): Promise<void> => {
    await page.keyboard.press('Control+k');
    await dialog().locator('input').first().fill(name);
    await page.keyboard.press('Enter');
  };

  it('merges the picked tasks by keyboard into the one chosen, and says what it came to', async () => {
    // From the first touch on the order stays as it is.
    await page.locator('.es-row').first().click();
    const [first, second, third] = await ids();
    await page.keyboard.press('x');
    await page.keyboard.press('Shift+J');
    await page.locator('[data-testid=bulk-bar]').waitFor();
    await command('Merge into one');
    await dialog().getByText('Which one goes on?').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog()
      .locator(`input[value="${String(second)}"]`)
      .check();
    await page.keyboard.press('Enter');
    await dialog().waitFor({ state: 'detached' });
    await becomes(first, { state: 'dismissed', mergedInto: second, joined: 0 });
    await becomes(second, { state: 'open', mergedInto: null, joined: 1 });
    await page
      .locator(`.es-row[data-task="${String(first)}"] .es-row-status`)
      .getByText('Merged')
      .waitFor();
    expect((await stateOf(third)).state).toBe('open');
  });

  it('takes a merge back with Z', async () => {
    const [first, second] = await ids();
    await page.keyboard.press('z');
    await becomes(first, { state: 'open', mergedInto: null, joined: 0 });
    await becomes(second, { state: 'open', mergedInto: null, joined: 0 });
  });

  it('shows beside the task why it was refused, and merges the others', async () => {
    const [, , third, fourth, fifth] = await ids();
    await page.locator(`.es-row[data-task="${String(third)}"]`).click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('x');
    await page.keyboard.press('Shift+J');
    await page.keyboard.press('Shift+J');
    await page.locator('[data-testid=bulk-bar]').getByRole('button', { name: 'Merge into one' }).click();
    await dialog().getByText('Which one goes on?').waitFor();
    await app.admin.expect(200, `/tasks/${String(fourth)}/resolve`, { method: 'POST', body: {} });
    await dialog()
      .locator(`input[value="${String(third)}"]`)
      .check();
    await dialog().locator('button[type=submit]').click();
    await dialog().locator('[role=alert]').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await becomes(fifth, { state: 'dismissed', mergedInto: third, joined: 0 });
    expect((await stateOf(fourth)).state).toBe('resolved');
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });

  it('splits a merged conversation off from the task that answers it', async () => {
    const [, , third, , fifth] = await ids();
    await page.locator(`.es-row[data-task="${String(third)}"]`).click();
    expect(await taskUnderCursor(page)).toBe(third);
    await page.locator('[data-testid=joined]').getByRole('button', { name: 'Split posts off' }).click();
    await dialog().locator('input[type=radio]').first().check();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await dialog().waitFor({ state: 'detached' });
    await becomes(third, { state: 'open', mergedInto: null, joined: 0 });
    await becomes(fifth, { state: 'open', mergedInto: null, joined: 0 });
    await page.keyboard.press('z');
    await becomes(fifth, { state: 'dismissed', mergedInto: third, joined: 0 });
  });

  it('says so where there is nothing to split off', async () => {
    const [first] = await ids();
    await page.locator(`.es-row[data-task="${String(first)}"]`).click();
    await command('Split posts off');
    await dialog().getByText('there is nothing to split off').waitFor();
    await page.keyboard.press('Escape');
  });

  it('had no fault in any page', () => {
    expect(browser.faults).toEqual([]);
  });
});
