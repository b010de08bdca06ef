import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { accessibilityFaults, BrowserSession, CountedKeys, taskUnderCursor } from '../support/browser-session.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { RunningApp, SECRET, type Member } from '../support/running-app.js';
import { ReplyCallback } from '../support/stand-ins/reply-callback.js';

const LONG_MS = 40_000;
const SEND = 'Control+Enter';

describeInBrowser('texts for customers', () => {
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
    await app.complain(source, 6);
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
  const composer = (page: Page) => page.locator('.es-composer textarea');
  const published = (count: number) => waitUntil(() => callback.published.length >= count, LONG_MS);

  it('are written, seen as a customer would read them, approved, and found by title or content', async () => {
    const page = await browser.signedIn(app, app.administrator);
    await page.goto(`${app.origin}/replies`);
    await page.locator('[data-text="ack-looking-en"]').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Write a text' }).click();
    const dialog = page.locator('dialog[open]');
    await dialog.getByLabel('Title').fill('Refund is coming');
    await dialog.getByLabel('Text', { exact: true }).fill('Hi {{name}}, sorry. Quokka {{order}} is refunded soon.');
    const preview = dialog.locator('[data-preview]');
    await preview.getByText(/Still to be filled: order/).waitFor();
    await preview.getByText(/“soon” is no time/).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByLabel('Text', { exact: true }).fill('Hi {{name}}, sorry. Quokka {{order}} is refunded by 16:00.');
    await dialog.locator('button[type=submit]').click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('searchbox').fill('quokka');
    const card = page.locator('[data-text]');
    await card.getByText('Waits for approval').waitFor();
    await waitUntil(async () => (await card.count()) === 1, LONG_MS);
    await card.getByRole('button', { name: 'Approve' }).click();
    await card.getByText('Approved').waitFor();
    await page.context().close();
  });

  it('come into the composer by /, Tab goes to the blanks, and nothing is sent with one of them open', async () => {
    const before = callback.published.length;
    const page = await inboxOf(anna);
    await page.keyboard.press('r');
    await composer(page).waitFor();
    await page.keyboard.press('/');
    await page.locator('dialog[open] [role=option]').first().waitFor();
    await page.keyboard.type('quokka');
    await waitUntil(async () => (await page.locator('dialog[open] [role=option]').count()) === 1, LONG_MS);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    expect(await composer(page).inputValue()).toMatch(/^Hi .+, sorry\. Quokka \{\{order\}\} is refunded by 16:00\.$/);
    expect(await page.locator('.es-composer-backdrop mark').allTextContents()).toEqual(['{{order}}']);
    expect(await page.locator('.es-composer button[type=submit]').isDisabled()).toBe(true);
    await page
      .locator('.es-composer .es-field-error')
      .getByText(/\{\{order\}\}/)
      .waitFor();
    await page.keyboard.press(SEND);
    expect(await composer(page).count()).toBe(1);
    await page.keyboard.press('Tab');
    await page.keyboard.type('A17');
    expect(await composer(page).inputValue()).toContain('Quokka A17 is refunded');
    expect(await page.locator('.es-composer-backdrop mark').count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    const id = await taskUnderCursor(page);
    await page.keyboard.press('Control+Shift+Enter');
    expect(await published(before + 1)).toBe(true);
    expect(callback.published.at(-1)?.text).toContain('Quokka A17');
    const state = async () => (await app.admin.expect(200, `/tasks/${String(id)}`)).state;
    expect(await waitUntil(async () => (await state()) === 'resolved', LONG_MS)).toBe(true);
    const { items } = await app.admin.expect(200, '/templates?q=quokka');
    expect(items[0].useCount).toBe(1);
    await page.context().close();
  });

  it('are held against the tone guide while they are written, and the checklist is kept', async () => {
    const page = await inboxOf(anna);
    await page.keyboard.press('r');
    await composer(page).fill('You should have read the terms. Card 4111 1111 1111 1111.');
    const line = page.locator('.es-tone-line');
    await line.locator('[data-finding="blames-customer"]').waitFor();
    await line.locator('[data-finding="apology-missing"]').waitFor();
    await line.getByText('This text is not sent').waitFor();
    expect(await page.locator('.es-composer button[type=submit]').isDisabled()).toBe(true);
    await line.locator('[data-finding="card-shown"] button').click();
    const chosen = await composer(page).evaluate(
      (field: { value: string; selectionStart: number; selectionEnd: number }) =>
        field.value.slice(field.selectionStart, field.selectionEnd),
    );
    expect(chosen).toBe('4111 1111 1111 1111');
    expect(await accessibilityFaults(page)).toEqual([]);
    await composer(page).fill('We are sorry. We write again by 16:00.');
    await line.getByText('Tone fits the guide').waitFor();
    await line.getByText('Calming down: 2 of 5').click();
    await line.getByLabel(/^Listened/).check();
    await line.getByText('Calming down: 3 of 5').waitFor();
    await page.keyboard.press('Escape');
    await page.context().close();
  });

  it('several acts are one key: a macro is made, and 1 carries it out once', async () => {
    const before = callback.published.length;
    const admin = await browser.signedIn(app, app.administrator);
    await admin.goto(`${app.origin}/replies?tab=macros`);
    await admin.getByRole('button', { name: 'Make a macro' }).click();
    const dialog = admin.locator('dialog[open]');
    await dialog.getByLabel('Name').fill('Fixed and done');
    await dialog.getByLabel('Key', { exact: true }).selectOption('1');
    await dialog.getByRole('button', { name: 'Add a step' }).click();
    await dialog.getByLabel('Step 2', { exact: true }).selectOption('reply');
    await dialog.getByLabel('Value of step 2').selectOption({ label: 'en · It works again' });
    await dialog.getByRole('button', { name: 'Add a step' }).click();
    await dialog.getByLabel('Step 3', { exact: true }).selectOption('resolve');
    expect(await accessibilityFaults(admin)).toEqual([]);
    await dialog.locator('button[type=submit]').click();
    await admin.locator('[data-macro="Fixed and done"]').waitFor();
    expect(await accessibilityFaults(admin)).toEqual([]);
    await admin.context().close();

    const page = await inboxOf(anna);
    await page.getByRole('button', { name: 'Macros' }).waitFor();
    const id = await taskUnderCursor(page);
    const keys = new CountedKeys(page);
    await keys.press('1', '1');
    await page
      .getByTestId('polite')
      .getByText(/Fixed and done/)
      .waitFor();
    expect(await published(before + 1)).toBe(true);
    const task = await app.admin.expect(200, `/tasks/${String(id)}`);
    expect(task).toMatchObject({ state: 'resolved', priority: { level: 'P2' }, assignee: { name: 'Anna' } });
    expect(callback.published).toHaveLength(before + 1);
    await page.context().close();
  });

  it('the tone guide tries a text before it is in force, and then holds', async () => {
    const page = await browser.signedIn(app, app.administrator);
    await page.goto(`${app.origin}/replies?tab=tone`);
    await page.getByText('As every workspace starts').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('textbox', { name: 'Try a text' }).fill('We guarantee it.');
    await page.locator('[data-try]').getByText('Tone fits the guide').waitFor();
    const english = page.locator('fieldset', { has: page.locator('legend', { hasText: 'English' }) });
    await english.getByLabel('Words we do not say, one a line').fill('!guarantee* = expect');
    await page
      .locator('[data-try] [data-finding="forbidden-word"]')
      .getByText(/We say “expect”/)
      .waitFor();
    await page.getByLabel('Why it changes').fill('Legal asked.');
    await page.getByRole('button', { name: 'Put it in force' }).click();
    await page
      .locator('[data-guide-version]')
      .getByText(/Version 1 · .*Legal asked/)
      .waitFor();
    const narrow = await browser.signedIn(app, app.administrator, { width: 360, scheme: 'dark' });
    for (const tab of ['texts', 'macros', 'tone']) {
      await narrow.goto(`${app.origin}/replies?tab=${tab}`);
      await narrow.locator('.es-tab-active').waitFor();
      await narrow.waitForLoadState('networkidle');
      expect({ tab, faults: await accessibilityFaults(narrow) }).toEqual({ tab, faults: [] });
      const isWide = await narrow.evaluate('document.documentElement.scrollWidth > innerWidth');
      expect({ tab, isWide }).toEqual({ tab, isWide: false });
    }
    await narrow.context().close();
    await page.context().close();
    expect(browser.faults).toEqual([]);
  });
});
