import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { accessibilityFaults, BrowserSession, overflowWidth, type View } from '../support/browser-session.js';
import { ApiClient } from '../support/processes/api-client.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { RunningApp, SECRET, type Member } from '../support/running-app.js';
import { ReplyCallback } from '../support/stand-ins/reply-callback.js';

const LONG_MS = 40_000;
const SEND = 'Control+Enter';
const TITLES: Readonly<Record<string, string>> = {
  fi: 'Hyväksyttävät vastaukset',
  lv: 'Apstiprināmās atbildes',
  ru: 'Ответы на утверждение',
  th: 'คำตอบที่รออนุมัติ',
  zh: '待批准的回复',
};

describeInBrowser('speaking safely', () => {
  let callback: ReplyCallback;
  let app: RunningApp;
  let browser: BrowserSession;
  let source: string;
  let anna: Member;
  let bert: Member;

  beforeAll(async () => {
    callback = await ReplyCallback.start({ secret: SECRET, honoursKey: false, manner: () => 'publish' });
    app = await RunningApp.start({ holdSeconds: 0, targets: [callback.host] });
    browser = await BrowserSession.start();
    await app.addWatch('Acme', 'acme');
    source = await app.addInbound(callback.url);
    [anna, bert] = [await app.agent('Anna'), await app.agent('Bert')];
  });

  afterAll(async () => {
    await browser.stop();
    await app.stop();
    await callback.stop();
  });

  const as = async ({ email, password }: Member): Promise<ApiClient> => {
    const client = new ApiClient(app.origin);
    await client.signIn(email, password);
    return client;
  };
  const policy = (rules: readonly object[]) =>
    app.admin.expect(200, '/approval-policy', { method: 'PUT', body: { rules, reason: 'For this test.' } });
  const newTask = async (): Promise<string> => {
    await app.complain(source, 1);
    const { items } = await app.admin.expect(200, '/tasks?view=unassigned&limit=200');
    const newest = items.toSorted((a: { id: string }, b: { id: string }) => Number(b.id) - Number(a.id))[0];
    return String(newest.id);
  };
  const open = async (member: Member, path: string, view: View = {}): Promise<Page> => {
    const page = await browser.signedIn(app, member, view);
    await page.goto(app.origin + path);
    await page.locator('h1').first().waitFor({ state: 'attached' });
    await waitUntil(async () => (await page.locator('.es-loading').count()) === 0, LONG_MS);
    return page;
  };
  const composeIn = async (page: Page, text: string): Promise<void> => {
    await page.keyboard.press('r');
    await page.locator('.es-composer textarea').fill(text);
  };
  const publishedText = (text: string) => callback.published.filter((reply) => reply.text === text).length;

  it('a reply waits, is changed and approved with one key, and is published once with its difference kept', async () => {
    await policy([{ code: 'money', approver: 'lead' }]);
    const id = await newTask();
    const author = await open(anna, `/t/${id}`);
    await composeIn(author, 'You get 50 € back today.');
    await author.keyboard.press(SEND);
    await author.getByTestId('approval').waitFor();
    expect(await author.getByTestId('approval').textContent()).toMatch(/Waits for: a lead.*Names an amount: 50 €/s);

    const page = await open(app.administrator, '/approvals');
    const card = page.getByTestId('waiting-approval');
    await card.locator('textarea').fill('You get an answer today.');
    expect(await card.getByTestId('diff').locator('del').allTextContents()).not.toEqual([]);
    await page.locator('h1').click();
    await page.keyboard.press('y');
    await page.keyboard.press('y');
    await card.waitFor({ state: 'detached' });
    expect(await waitUntil(() => publishedText('You get an answer today.') === 1, LONG_MS)).toBe(true);
    expect(publishedText('You get 50 € back today.')).toBe(0);

    await author.getByText('Approved by Administrator').waitFor();
    await author.getByTestId('approval').getByText('Changes').click();
    expect(await author.getByTestId('approval').locator('ins').allTextContents()).not.toEqual([]);
    expect(await accessibilityFaults(author)).toEqual([]);
    await author.context().close();
    await page.context().close();
    await policy([]);
  });

  it('a rejected reply tells its author why', async () => {
    await policy([{ code: 'own-words', approver: 'lead' }]);
    const id = await newTask();
    const author = await open(anna, `/t/${id}`);
    await composeIn(author, 'Whatever.');
    await author.keyboard.press(SEND);
    await author.getByTestId('approval').waitFor();
    const page = await open(app.administrator, '/approvals');
    await page.getByRole('button', { name: 'Reject…' }).click();
    await page.getByLabel('Why, for its author').fill('Say what we do.');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Reject the reply' }).click();
    await author.getByText(/Rejected by Administrator.*Say what we do\./).waitFor();
    expect(publishedText('Whatever.')).toBe(0);
    await author.context().close();
    await page.context().close();
    await policy([]);
  });

  it('the rules are made on the page', async () => {
    const page = await open(app.administrator, '/approvals');
    await page.getByRole('button', { name: 'Rules…' }).click();
    await page.getByLabel('Replies of trainees: approved by').selectOption('colleague');
    await page.getByLabel('Legal and other risky topics: approved by').selectOption('crisis');
    await page.getByLabel('Why the rules change').fill('Trainees have begun.');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Put in force' }).click();
    await page.locator('dialog').waitFor({ state: 'detached' });
    const { rules } = await app.admin.expect(200, '/approval-policy');
    expect(rules.map(({ code, approver }: { code: string; approver: string }) => `${code} ${approver}`)).toEqual([
      'trainee colleague',
      'risk crisis',
    ]);
    await page.context().close();
    await policy([]);
  });

  it('the second who answers is told who is first, and may take over knowingly; the first is told', async () => {
    const id = await newTask();
    const first = await open(anna, `/t/${id}`);
    const second = await open(bert, `/t/${id}`);
    await (await as(anna)).expect(200, `/tasks/${id}/claim`, { method: 'POST', body: {} });
    await composeIn(second, 'I know the answer.');
    await second.keyboard.press(SEND);
    // The cursor has gone on to the next task.
    await second.locator(`.es-row[data-task="${id}"]`).click();
    const notice = second.getByTestId('task-notice');
    await notice.waitFor();
    expect(await notice.textContent()).toMatch(/Anna/);
    expect(publishedText('I know the answer.')).toBe(0);
    await notice.getByRole('button', { name: 'Take over and send…' }).click();
    await second.getByLabel('Your reply').waitFor();
    expect(await second.getByLabel('Your reply').inputValue()).toBe('I know the answer.');
    expect(await accessibilityFaults(second)).toEqual([]);
    await second.getByRole('button', { name: 'Take over and send', exact: true }).click();
    expect(await waitUntil(() => publishedText('I know the answer.') === 1, LONG_MS)).toBe(true);
    await first.getByTestId('polite').getByText('Bert has taken over a task of yours.').waitFor();
    expect((await app.admin.expect(200, `/tasks/${id}`)).assignee.name).toBe('Bert');
    await first.context().close();
    await second.context().close();
  });

  it('a time in the text is shown before it is promised, can be said to be none, and is in the task afterwards', async () => {
    const { items } = await app.admin.expect(200, '/teams');
    await app.admin.expect(200, `/teams/${String(items[0].id)}`, {
      method: 'PATCH',
      body: { zone: 'Europe/Helsinki' },
    });
    const id = await newTask();
    const page = await open(anna, `/t/${id}`);
    await composeIn(page, 'You hear from us tomorrow at 14:00, or perhaps next week.');
    const line = page.getByTestId('promise-line');
    await line.getByText(/Promise: .*14:00 \(Helsinki\)/).waitFor();
    await line.getByText('“next week” names no exact time').waitFor();
    await line.getByRole('button', { name: 'No promise' }).click();
    await line.getByText('No time is promised.').waitFor();
    await line.getByRole('button', { name: 'Read it again' }).click();
    await page.locator('.es-composer textarea').focus();
    await page.keyboard.press(SEND);
    await page.locator(`.es-row[data-task="${id}"]`).click();
    await page
      .getByTestId('promises')
      .getByText(/tomorrow at 14:00/)
      .waitFor();
    const { items: promises } = await app.admin.expect(200, `/tasks/${id}/promises`);
    expect(promises).toMatchObject([{ state: 'open', zone: 'Europe/Helsinki' }]);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });

  it.each(Object.entries(TITLES))('is in %s, narrow and dark', async (locale, title) => {
    await policy([{ code: 'own-words', approver: 'lead' }]);
    const id = await newTask();
    await (
      await as(anna)
    ).expect(200, `/tasks/${id}/reply`, {
      method: 'POST',
      body: { text: 'https://acme.example/a-rather-long-address' },
    });
    await app.admin.expect(200, '/me', { method: 'PATCH', body: { language: locale } });
    const page = await open(app.administrator, '/approvals', { locale, scheme: 'dark', width: 360, height: 800 });
    expect(await page.locator('h1').textContent()).toBe(title);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await overflowWidth(page)).toBeLessThanOrEqual(0);
    await page.context().close();
    await app.admin.expect(200, '/me', { method: 'PATCH', body: { language: 'en' } });
    await policy([]);
  });
});
