import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { accessibilityFaults, BrowserSession, CountedKeys, taskUnderCursor } from '../support/browser-session.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { RunningApp, type Member } from '../support/running-app.js';

const LONG_MS = 40_000;

describeInBrowser('disagreeing with a judgement', () => {
  let app: RunningApp;
  let browser: BrowserSession;
  let anna: Member;

  const task = (id: string) => app.admin.expect(200, `/tasks/${id}`);
  const kinds = async (id: string): Promise<string[]> =>
    (await task(id)).events.map((event: { kind: string }) => event.kind);

  beforeAll(async () => {
    app = await RunningApp.start();
    browser = await BrowserSession.start();
    await app.addWatch('Acme', 'acme');
    await app.complain(await app.addInbound(), 6);
    anna = await app.agent('Anna');
  });

  afterAll(async () => {
    await browser.stop();
    await app.stop();
  });

  const inboxOf = async (member: Member): Promise<{ page: Page; id: string }> => {
    const page = await browser.signedIn(app, member);
    await page.locator('.es-row').first().waitFor();
    await page.locator('.es-panel').waitFor();
    return { page, id: String(await taskUnderCursor(page)) };
  };

  it('is one key and one digit for a priority, painted at once and taken back with Z', async () => {
    const { page, id } = await inboxOf(anna);
    const before = (await task(id)).priority.level;
    const other = before === 'P1' ? '3' : '1';
    const keys = new CountedKeys(page);
    await keys.press('p', other);
    expect(keys.pressed).toBe(2);
    const row = page.locator(`.es-row[data-task="${id}"]`);
    await row.locator(`.es-priority-P${other}`).waitFor();
    await row.getByText('Corrected').waitFor();
    const isKept = await waitUntil(async () => (await task(id)).priority.level === `P${other}`, LONG_MS);
    expect(isKept).toBe(true);
    expect((await task(id)).priority.isManual).toBe(true);
    expect(await kinds(id)).toContain('priority-corrected');
    // The list stays where it is, and the row is not dealt with.
    expect(await taskUnderCursor(page)).toBe(id);
    expect(await row.getAttribute('class')).not.toContain('es-row-done');
    await page.getByTestId('why').getByText('Set by hand').first().waitFor();
    await page.keyboard.press('z');
    await row.locator(`.es-priority-${String(before)}`).waitFor();
    expect(await waitUntil(async () => (await task(id)).priority.level === before, LONG_MS)).toBe(true);
    await page.context().close();
  });

  it('is the same for the feeling and for what a post is', async () => {
    const { page, id } = await inboxOf(anna);
    await page.keyboard.press('s');
    const dialog = page.locator('dialog[open]');
    await dialog.getByRole('button', { name: 'positive' }).waitFor();
    expect(await dialog.locator('[aria-current=true]').allTextContents()).toEqual([
      expect.stringContaining((await task(id)).sentiment.label),
    ]);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('3');
    await page.locator(`.es-row[data-task="${id}"] .es-sentiment-positive`).waitFor();
    await page.keyboard.press('l');
    await dialog.getByRole('button', { name: 'Threat' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('5');
    const isKept = await waitUntil(async () => (await kinds(id)).includes('intent-corrected'), LONG_MS);
    expect(isKept).toBe(true);
    const { mentions, sentiment } = await task(id);
    expect(sentiment.label).toBe('positive');
    expect(mentions.at(-1).sentiment).toMatchObject({ label: 'positive', confidence: 1 });
    expect(mentions.at(-1).intent).toMatchObject({ label: 'threat', confidence: 1 });
    await page.locator('.es-event', { hasText: 'corrected the sentiment: negative → positive' }).waitFor();
    await page.locator('.es-event', { hasText: /corrected the label: \S+ → Threat/ }).waitFor();
    await page.keyboard.press('z');
    await page.keyboard.press('z');
    const isBack = await waitUntil(async () => (await task(id)).sentiment.label === 'negative', LONG_MS);
    expect(isBack).toBe(true);
    await page.context().close();
  });

  it('says in the same menu whether it is about us', async () => {
    const { page, id } = await inboxOf(anna);
    await page.keyboard.press('l');
    await page.keyboard.press('8');
    expect(await waitUntil(async () => (await kinds(id)).includes('relevance-corrected'), LONG_MS)).toBe(true);
    const { items } = await app.admin.expect(200, '/corrections?kind=relevance');
    expect(items[0]).toMatchObject({ kind: 'relevance', taskId: id, member: { name: 'Anna' } });
    await page.context().close();
  });

  it('works on several picked tasks at once', async () => {
    const { page } = await inboxOf(app.administrator);
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.locator('.es-row[aria-selected=true]').nth(1).waitFor();
    const picked = await page
      .locator('.es-row[aria-selected=true]')
      .evaluateAll((rows) => rows.map((row) => (row as unknown as { dataset: { task: string } }).dataset.task));
    expect(picked).toHaveLength(2);
    await page.keyboard.press('p');
    await page.keyboard.press('2');
    const areAll = async () =>
      (await Promise.all(picked.map(async (id) => (await task(id)).priority.level))).every((level) => level === 'P2');
    expect(await waitUntil(areAll, LONG_MS)).toBe(true);
    await page.context().close();
  });

  it('is also a button, named with its key in the help and the palette', async () => {
    const { page } = await inboxOf(anna);
    const why = page.getByTestId('why');
    await why.locator('summary').click();
    await why.getByRole('button', { name: 'Sentiment' }).click();
    await page.locator('dialog[open]').getByRole('heading', { name: 'Sentiment' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    await page.keyboard.press('Shift+Slash');
    await page.locator('dialog[open] .es-keys-row').first().waitFor();
    const rows = await page.locator('dialog[open] .es-keys-row').allTextContents();
    expect(rows).toEqual(
      expect.arrayContaining(['Correct the priorityP', 'Correct the sentimentS', 'Correct what it isL']),
    );
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+k');
    await page.locator('dialog[open] [role=option]').first().waitFor();
    await page.keyboard.type('correct');
    const found = await page.locator('dialog[open] [role=option]').allTextContents();
    expect(found).toEqual(['Correct the priorityP', 'Correct the sentimentS', 'Correct what it isL']);
    await page.context().close();
  });

  it('rolls back what the server refuses, and says so in place', async () => {
    const { page, id } = await inboxOf(anna);
    const before = (await task(id)).priority.level;
    const other = before === 'P4' ? 'P3' : 'P4';
    await page.route('**/api/v1/tasks/*/priority', (route) =>
      route.fulfill({
        status: 409,
        contentType: 'application/problem+json',
        body: JSON.stringify({ title: 'Conflict', status: 409, code: 'stale-version', detail: 'Changed.' }),
      }),
    );
    await page.keyboard.press('p');
    await page.keyboard.press(other === 'P4' ? '4' : '3');
    const row = page.locator(`.es-row[data-task="${id}"]`);
    await row.getByText('Changed meanwhile').waitFor();
    expect(await row.locator('.es-priority').textContent()).toBe(before);
    await page.context().close();
  });

  it('had no fault in any page', () => {
    expect(browser.faults).toEqual([]);
  });
});
