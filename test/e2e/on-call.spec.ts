import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { accessibilityFaults, BrowserSession, overflowWidth } from '../support/browser-session.js';
import { ApiClient } from '../support/processes/api-client.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { RunningApp, type Member } from '../support/running-app.js';
import { serveLoopback, type Loopback } from '../support/stand-ins/stand-in.js';

const LONG_MS = 40_000;
const PHONE = { width: 390, height: 844 } as const;
const SMALL_PHONE = { width: 360, height: 640, scheme: 'dark' } as const;

interface Message {
  readonly topic: string;
  readonly title: string;
  readonly click?: string;
}

describeInBrowser('a page at night', () => {
  let receiver: Loopback;
  let app: RunningApp;
  let browser: BrowserSession;
  let anna: Member;
  let bert: Member;
  let serial = 0;

  beforeAll(async () => {
    receiver = await serveLoopback(() => ({ status: 200, body: '{}' }));
    app = await RunningApp.start({ targets: [receiver.host] });
    browser = await BrowserSession.start();
    anna = await app.agent('Anna');
    bert = await app.agent('Bert');
    await app.admin.expect(201, '/notifiers', {
      method: 'POST',
      body: {
        kind: 'ntfy',
        name: 'Phones',
        settings: { topic: 'everybody', baseUrl: receiver.origin },
        alertKinds: ['none'],
      },
    });
    const ids = [await reach(anna, 'anna-phone'), await reach(bert, 'bert-phone')];
    await app.admin.expect(200, '/on-call', {
      method: 'PUT',
      body: { chain: ids.map((id) => ({ afterSeconds: id === ids[0] ? 0 : 3_600, who: `member:${id}` })) },
    });
  });

  afterAll(async () => {
    await browser.stop();
    await app.stop();
    await receiver.stop();
  });

  beforeEach(() => {
    receiver.received.length = 0;
  });

  const messagesTo = (topic: string): Message[] =>
    receiver.received.map(({ body }) => JSON.parse(body) as Message).filter((message) => message.topic === topic);

  /** A verified way to somebody; gives who they are. */
  async function reach(member: Member, topic: string): Promise<string> {
    const api = new ApiClient(app.origin);
    await api.signIn(member.email, member.password);
    const items = [{ kind: 'ntfy', address: topic }];
    const contacts = await api.expect(200, '/me/contacts', { method: 'PUT', body: { items } });
    const path = `/me/contacts/${String(contacts.items[0].id)}`;
    await api.expect(200, `${path}/code`, { method: 'POST', body: {} });
    const code = /\d{6}/.exec(messagesTo(topic)[0]?.title ?? '')?.[0];
    await api.expect(200, `${path}/verify`, { method: 'POST', body: { code } });
    return String((await api.expect(200, '/me')).id);
  }

  /** Raises an incident and gives it with the address its page carries. */
  async function raise(): Promise<{ readonly id: string; readonly link: string; readonly alertId: string }> {
    const incident = await app.admin.expect(201, '/incidents', {
      method: 'POST',
      body: { title: `Acme app outage ${String(++serial)}`, severity: 'SEV1' },
    });
    const isPaged = await waitUntil(() => messagesTo('anna-phone').length > 0, LONG_MS);
    expect(isPaged).toBe(true);
    const link = messagesTo('anna-phone')[0]?.click ?? '';
    return { id: String(incident.id), link, alertId: /\/a\/(\d+)/.exec(link)?.[1] ?? '' };
  }
  const stateOf = async (alertId: string) => app.admin.expect(200, `/alerts/${alertId}`);
  const button = (page: Page, name: string) => page.locator('.es-paged-buttons .es-paged-button', { hasText: name });

  it('U17: with an expired session one tap acknowledges and lands in the room; reading never does', async () => {
    const { id, link, alertId } = await raise();
    const t = new URL(link).searchParams.get('t') ?? '';
    const page = await browser.page(PHONE);
    await page.context().addCookies([{ name: 'earshot', value: 'ended-long-ago', url: app.origin }]);
    const asked = ['', '/acknowledge', '/pass'].map((act) => `${app.origin}/api/v1/a/${alertId}${act}?t=${t}`);
    for (const address of [link, ...asked])
      for (const method of ['GET', 'HEAD']) await page.request.fetch(address, { method });
    await page.goto(link);
    await button(page, 'Acknowledge & join').waitFor();
    expect((await stateOf(alertId)).state).toBe('open');
    for (const each of await page.locator('.es-paged-buttons .es-paged-button').all()) {
      const box = await each.boundingBox();
      expect(box?.height ?? 0).toBeGreaterThanOrEqual(56);
      expect(box?.y ?? 0).toBeGreaterThan(PHONE.height * (2 / 3) - 28);
    }
    expect(await accessibilityFaults(page)).toEqual([]);
    await button(page, 'Acknowledge & join').click();
    await page.locator('[data-testid=room]').getByText('Acme app outage').waitFor();
    await page.getByText('You have it.').waitFor();
    await page.locator('[data-testid=room] li').getByText('Opened by hand').waitFor();
    await page.locator('[data-testid=room] li').getByText('Acknowledged').waitFor();
    expect(await stateOf(alertId)).toMatchObject({ state: 'acknowledged', acknowledgedBy: { name: 'Anna' } });
    expect((await app.admin.expect(200, `/incidents/${id}`)).acknowledgedBy).toMatchObject({ name: 'Anna' });
    // The same token opens nothing else, and does nothing else.
    const stranger = new ApiClient(app.origin);
    for (const path of ['/me', '/alerts', `/incidents/${id}`])
      expect((await stranger.call(`${path}?t=${t}`)).status).toBe(401);
    for (const path of [`/incidents/${id}/confirm`, `/incidents/${id}/pause`, `/alerts/${alertId}/acknowledge`])
      expect((await stranger.call(`${path}?t=${t}`, { method: 'POST', body: {} })).status).toBe(401);
    await page.context().close();
  });

  it('is painted before the server has answered, and "not me" pages the next one at once', async () => {
    const { link, alertId } = await raise();
    const page = await browser.page(SMALL_PHONE);
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await page.route('**/api/v1/a/*', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(link);
    await page.getByRole('heading', { name: 'Acme app outage' }).waitFor();
    letGo();
    await button(page, 'Not me: page Bert').waitFor();
    expect(await overflowWidth(page)).toBeLessThanOrEqual(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Shift+P');
    await page.getByText('You passed it on.').waitFor();
    expect(await waitUntil(() => messagesTo('bert-phone').length === 1, LONG_MS)).toBe(true);
    expect((await stateOf(alertId)).state).toBe('open');
    await page.context().close();
  });

  it('U18: an acknowledgement without a connection is queued, says so, and is delivered once', async () => {
    const { id, link, alertId } = await raise();
    const page = await browser.page(PHONE);
    let posts = 0;
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().includes('/acknowledge')) posts += 1;
    });
    await page.goto(link);
    await button(page, 'Acknowledge & join').waitFor();
    await page.context().setOffline(true);
    await button(page, 'Acknowledge & join')
      .dblclick()
      .catch(() => undefined);
    await page.getByText('Queued').waitFor();
    expect((await stateOf(alertId)).state).toBe('open');
    await page.context().setOffline(false);
    await page.getByText('You have it.').waitFor({ timeout: LONG_MS });
    expect(posts).toBeGreaterThan(0);
    expect((await stateOf(alertId)).state).toBe('acknowledged');
    const { items } = await app.admin.expect(200, `/incidents/${id}/timeline`);
    expect((items as { kind: string }[]).filter(({ kind }) => kind === 'acknowledged')).toHaveLength(1);
    await page.context().close();
  });

  it('who was paged stands beside the alert, and the schedule shows who is on call', async () => {
    const { alertId } = await raise();
    const page = await browser.signedIn(app, app.administrator);
    await page.goto(`${app.origin}/alerts`);
    await page.getByText('Who was paged').first().waitFor();
    await page.locator('.es-card').first().getByText('Anna').waitFor();
    await page.keyboard.press('a');
    expect(await waitUntil(async () => (await stateOf(alertId)).state === 'acknowledged', LONG_MS)).toBe(true);
    await page.goto(`${app.origin}/oncall`);
    const paging = page.locator('[data-testid=paging]');
    await paging.getByRole('button', { name: 'Add a rotation' }).click();
    await page.getByLabel('Name').fill('First line');
    await page.getByLabel('Time zone').fill('Europe/Helsinki');
    await page.getByLabel('First turn on').fill('2026-01-05');
    await page.getByLabel('Add a person').selectOption({ label: 'Anna' });
    await page.locator('dialog button[type=submit]').click();
    await page.locator('[data-testid=on-call-now]').getByText('Anna until').waitFor();
    await paging.getByRole('button', { name: 'Test now' }).click();
    await page
      .locator('[data-testid=on-call-test]')
      .getByText('reached', { exact: true })
      .first()
      .waitFor({ timeout: LONG_MS });
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.goto(`${app.origin}/me/contacts`);
    await page.getByRole('heading', { name: 'How I am reached' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(browser.faults).toEqual([]);
    await page.context().close();
  });
});
