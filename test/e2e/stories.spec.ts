import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { accessibilityFaults, BrowserSession, overflowWidth } from '../support/browser-session.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { RunningApp } from '../support/running-app.js';

const LONG_MS = 40_000;
const VOICES = 5;
const OUTAGE =
  'Acme Bank mobile app is down for thousands of customers this morning and nobody can pay for anything, the company says that engineers are working on it and has no idea when it will be back, terrible';
const FEES =
  'Acme Bank raises the monthly fee of every basic account by two euros from January although profits doubled last year, consumer organisations call the decision shameless and awful';

describeInBrowser('stories', () => {
  let app: RunningApp;
  let browser: BrowserSession;
  let page: Page;
  let sent = 0;

  const voice = (text: string, path: string): object => {
    sent += 1;
    return {
      id: `s${String(sent)}`,
      text: `${text} https://news.example/${path}`,
      author: { handle: `voice${String(sent)}`, followers: 100 * sent },
      lang: 'en',
      url: `https://forum.example/${String(sent)}`,
      publishedAt: new Date().toISOString(),
    };
  };
  const stories = async () => (await app.admin.expect(200, '/stories')).items;
  const tasks = async () => (await app.admin.expect(200, '/tasks?view=due&limit=100')).items;

  beforeAll(async () => {
    app = await RunningApp.start();
    browser = await BrowserSession.start();
    await app.addWatch('Acme', 'acme');
    const source = await app.addInbound();
    await app.deliver(
      source,
      Array.from({ length: VOICES }, () => voice(OUTAGE, 'app-down')),
    );
    await app.deliver(source, [voice(FEES, 'fees'), voice(FEES, 'fees')]);
    await app.deliver(source, [
      {
        id: 'fake',
        text: 'Your \u0410\u0441me account is locked, confirm your card at once',
        author: { handle: 'helper' },
        lang: 'en',
        publishedAt: new Date().toISOString(),
      },
    ]);
    page = await browser.signedIn(app, app.administrator);
  });

  afterAll(async () => {
    await browser.stop();
    await app.stop();
  });

  const openOutage = async (): Promise<void> => {
    await page.goto(`${app.origin}/inbox/due`);
    await page.locator('.es-row').first().waitFor();
    await page.locator('.es-row', { hasText: 'mobile app is down' }).first().click();
    await page.locator('.es-story-panel').waitFor();
  };

  it('opens one task for one story, however many tell it', async () => {
    expect(await stories()).toHaveLength(2);
    const told = (await tasks()).filter((task: { excerpt: string }) => task.excerpt.includes('mobile app is down'));
    expect(told).toHaveLength(1);
    await openOutage();
    const row = page.locator('.es-row', { hasText: 'mobile app is down' });
    expect(await row.count()).toBe(1);
    expect(await row.locator('.es-story').textContent()).toContain('1 story · 5 voices');
    expect(await page.locator('.es-task-marks .es-story').textContent()).toBe('1 story · 5 voices');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('lists the keys, and the voices with their reach by key', async () => {
    await openOutage();
    await page.keyboard.press('Shift+Slash');
    const keys = page.locator('dialog[open]');
    for (const name of ['Show the voices of the story', 'Split the selected voices', 'Merge with another story']) {
      await keys.getByText(name).waitFor();
    }
    await page.keyboard.press('Escape');
    await page.keyboard.press('w');
    await page
      .locator('[data-voice]')
      .nth(VOICES - 1)
      .waitFor();
    expect(await page.locator('.es-voices h3').allTextContents()).toEqual([expect.stringMatching(/inbound · 5 posts/)]);
    expect(await page.locator('[data-voice]').first().textContent()).toMatch(/reach/);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('splits voices off by key, and Z puts them back', async () => {
    await openOutage();
    await page.keyboard.press('w');
    const boxes = page.locator('[data-voice] input');
    await boxes.nth(3).check();
    await boxes.nth(4).check();
    await page.keyboard.press('Shift+S');
    await page.getByTestId('polite').getByText('Split off: 2 voices').waitFor();
    expect(await waitUntil(async () => (await stories()).length === 3, LONG_MS)).toBe(true);
    await page.keyboard.press('z');
    await page.getByTestId('polite').getByText('The voices are back in the story').waitFor();
    const counts = (await stories()).map((story: { mentionCount: number }) => story.mentionCount);
    expect(counts.sort()).toEqual([2, VOICES]);
  });

  it('merges with a story picked from a list, and Z parts them again', async () => {
    await openOutage();
    await page.keyboard.press('Shift+M');
    const dialog = page.locator('dialog[open]');
    await dialog.getByLabel('Search titles').fill('fee');
    await dialog.locator('input[type=radio]').check();
    await dialog.getByText('one story with 7 posts').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.locator('button[type=submit]').click();
    await page
      .getByTestId('polite')
      .getByText(/^Merged/)
      .waitFor();
    expect(await stories()).toHaveLength(1);
    await page.keyboard.press('z');
    await page.getByTestId('polite').getByText('The stories are two again').waitFor();
    const counts = (await stories()).map((story: { mentionCount: number }) => story.mentionCount);
    expect(counts.sort()).toEqual([2, VOICES]);
  });

  it('shows stories and deceiving letters under Mentions, with what they mean', async () => {
    await page.goto(`${app.origin}/mentions`);
    await page.getByTestId('story-chip').first().waitFor();
    await page.getByText('Look-alike letters').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.locator('.es-mention', { hasText: 'helper' }).locator('.es-mention-text').click();
    await page
      .locator('dialog[open]')
      .getByText(/letters of another script or with hidden characters/)
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('story-chip').first().click();
    await page.waitForURL((url) => url.searchParams.has('story'));
    await page.locator('dialog[open] [data-voice]').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('w');
    await page.locator('dialog[open] [data-voice]').first().waitFor({ state: 'detached' });
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await overflowWidth(page)).toBe(0);
  });

  it('had no fault in any page', () => {
    expect(browser.faults).toEqual([]);
  });
});
