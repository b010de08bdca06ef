import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { accessibilityFaults, BrowserSession, overflowWidth } from '../support/browser-session.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { RunningApp } from '../support/running-app.js';

describeInBrowser('people', () => {
  let app: RunningApp;
  let browser: BrowserSession;
  let page: Page;
  let task: { id: string; personId: string };

  const api = <T>(path: string, method = 'GET', body?: unknown): Promise<T> =>
    page.evaluate(
      async ({ address, verb, content }) => {
        const csrf = (await (await fetch('/api/v1/session/csrf')).json()) as { csrfToken: string };
        const response = await fetch(`/api/v1${address}`, {
          method: verb,
          headers: { 'content-type': 'application/json', 'x-csrf-token': csrf.csrfToken },
          ...(content === undefined ? {} : { body: JSON.stringify(content) }),
        });
        return response.status === 204 ? null : await response.json();
      },
      { address: path, verb: method, content: body },
    ) as Promise<T>;

  beforeAll(async () => {
    app = await RunningApp.start({ demo: true });
    browser = await BrowserSession.start();
    page = await browser.page({ width: 1280, height: 900 });
    await page.goto(`${app.origin}/sign-in`);
    await page.locator('section .es-button-primary').last().click();
    await page.waitForURL(/\/inbox\//);
    await waitUntil(async () => {
      const { items } = await api<{ items: { id: string; customer: { personId: string | null } }[] }>(
        '/tasks?view=all',
      );
      const known = items.find(({ customer }) => customer.personId !== null);
      if (known !== undefined) task = { id: known.id, personId: known.customer.personId ?? '' };
      return known !== undefined;
    }, 30_000);
  });

  afterAll(async () => {
    await browser.stop();
    await app.stop();
  });

  it('finds a customer, shows the profile and keeps what is written into it', async () => {
    await page.goto(`${app.origin}/people`);
    await page.locator('.es-table a').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.goto(`${app.origin}/people/${task.personId}`);
    const phone = page.getByLabel('Phone', { exact: true });
    await phone.fill('+358 40 123 4567');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.reload();
    await phone.waitFor();
    expect(await phone.inputValue()).toBe('+358 40 123 4567');
    await page.locator('[data-entry=task]').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await overflowWidth(page)).toBe(0);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('hands a task over to the phone with C and writes the result into its thread', async () => {
    await page.goto(`${app.origin}/inbox/due?task=${task.id}`);
    await page.locator('.es-customer').waitFor();
    await page.keyboard.press('c');
    const dialog = page.locator('dialog[open]');
    await dialog.getByText('+358 40 123 4567').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByLabel('How it went').selectOption('solved');
    await dialog.getByLabel('Note').fill('It is fixed now');
    await dialog.getByRole('button', { name: 'Write it down' }).click();
    await dialog.waitFor({ state: 'detached' });
    await waitUntil(async () => (await api<{ state: string }>(`/tasks/${task.id}`)).state === 'resolved', 10_000);
  });

  it('asks one question that a phone without a session can answer once', async () => {
    const { url } = await api<{ url: string }>(`/tasks/${task.id}/survey`, 'POST', {});
    const phone = await browser.page({ width: 360, height: 740 });
    const address = `${app.origin}${new URL(url).pathname}`;
    await phone.goto(address);
    await phone.locator('.es-survey-answer').first().waitFor();
    expect(await accessibilityFaults(phone)).toEqual([]);
    expect(await overflowWidth(phone)).toBe(0);
    await phone.locator('.es-survey-answer').last().click();
    await phone.locator('button[type=submit]').click();
    await phone.locator('[role=status]').first().waitFor();
    await phone.goto(address);
    await phone.locator('[role=status]').first().waitFor();
    expect(await phone.locator('.es-survey-answer').count()).toBe(0);
    await phone.context().close();
  });

  it('shows what the answers come to, and what speaks against trusting them', async () => {
    await page.goto(`${app.origin}/insights/customers`);
    await page.locator('[data-survey=csat] [data-warning=few-answers]').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
