import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { accessibilityFaults, BrowserSession } from '../support/browser-session.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { RunningApp, type Member } from '../support/running-app.js';
import { startMastodonStandIn } from '../support/stand-ins/mastodon.stand-in.js';
import { TINY_PNG } from '../support/tiny-images.js';

const LONG_MS = 40_000;

describeInBrowser('networks', () => {
  let app: RunningApp;
  let browser: BrowserSession;
  let source: string;
  let anna: Member;
  let server: Awaited<ReturnType<typeof startMastodonStandIn>>;

  beforeAll(async () => {
    server = await startMastodonStandIn();
    app = await RunningApp.start({ holdSeconds: 0, targets: [...server.targets] });
    browser = await BrowserSession.start();
    await app.addWatch('Acme', 'acme');
    source = await app.addInbound();
    anna = await app.agent('Anna');
    await app.admin.expect(201, '/sources', {
      method: 'POST',
      body: { connector: 'mastodon', name: 'Mastodon', settings: server.settings, credentials: server.credentials },
    });
    await app.deliver(source, [
      {
        id: 'p1',
        text: 'Acme lost my parcel, this is terrible',
        author: { handle: 'minna' },
        lang: 'en',
        publishedAt: new Date().toISOString(),
      },
    ]);
  });

  afterAll(async () => {
    await browser.stop();
    await app.stop();
    await server.stop();
  });

  const adminAt = async (path: string): Promise<Page> => {
    const page = await browser.signedIn(app, app.administrator);
    await page.goto(`${app.origin}${path}`);
    await page.locator('h1').first().waitFor();
    return page;
  };

  it('shows what is seen of each source', async () => {
    const page = await adminAt('/insights/coverage');
    const card = page.locator('.es-card-list .es-card').first();
    await card.waitFor();
    expect(await card.textContent()).toContain('Last new post');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });

  it('shows alerts, and that none is open', async () => {
    const page = await adminAt('/alerts');
    await page.locator('.es-tabs a').nth(1).click();
    await page.waitForURL((url) => url.pathname === '/alerts');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });

  it('adds a notifier by fields that have names people read', async () => {
    const page = await adminAt('/admin/notifiers');
    await page.locator('.es-empty .es-button-primary').click();
    const dialog = page.locator('dialog[open]');
    await dialog.locator('select').first().selectOption('webhook');
    await dialog.getByLabel('Address', { exact: true }).waitFor();
    expect(await dialog.textContent()).toContain('Where notices are posted to.');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });

  it('holds what somebody wrote, and releases it', async () => {
    const page = await adminAt('/admin/privacy');
    const form = page.getByRole('form', { name: 'Hold something' });
    await form.getByLabel('Network').fill('inbound');
    await form.getByLabel('Their id or name there').fill('minna');
    await form.getByLabel('What for: the case, the letter').fill('Case 12');
    await form.getByRole('button', { name: 'Hold' }).click();
    const card = page.locator('.es-card', { hasText: 'Case 12' });
    await card.getByText('in force').waitFor();
    expect((await app.admin.expect(200, '/legal-holds')).items).toMatchObject([{ kind: 'author', handle: 'minna' }]);
    expect(await accessibilityFaults(page)).toEqual([]);
    await card.getByRole('button', { name: 'Release' }).click();
    await card.getByText('released').waitFor();
    await page.context().close();
  });

  it('keeps what a source brings for as long as the drawer says', async () => {
    const page = await adminAt('/sources');
    await page.getByText('Forum').first().click();
    const drawer = page.locator('dialog[open]');
    await drawer.getByLabel('Days kept').fill('90');
    await drawer.getByRole('button', { name: 'Save retention' }).click();
    const isKept = await waitUntil(
      async () => (await app.admin.expect(200, `/sources/${source}`)).retentionDays === 90,
      LONG_MS,
    );
    expect(isKept).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });

  it('counts an answer as its network does, and sends a picture with it', async () => {
    let task: string | undefined;
    const isThere = await waitUntil(async () => {
      const { items } = await app.admin.expect(200, '/tasks?view=due&limit=50');
      const found = (items as { id: string; conversation: { network: string } }[]).find(
        ({ conversation }) => conversation.network === 'mastodon',
      );
      task = found?.id;
      return found !== undefined;
    }, LONG_MS);
    expect(isThere).toBe(true);
    const page = await browser.signedIn(app, anna);
    await page.locator(`.es-row[data-task="${String(task)}"]`).click();
    await page.keyboard.press('r');
    const composer = page.locator('.es-composer');
    await composer.locator('textarea').fill('We are sorry and look into it.');
    await composer.getByText(/^\d+ of 500$/).waitFor();
    await composer
      .locator('input[type=file]')
      .setInputFiles({ name: 'slip.png', mimeType: 'image/png', buffer: TINY_PNG });
    await composer.getByLabel('What does slip.png show?').fill('A delivery slip');
    await composer.getByRole('button', { name: 'Attach' }).click();
    await composer.getByRole('button', { name: 'Remove slip.png' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await composer.locator('button[type=submit]').click();
    const isShown = await waitUntil(() => Promise.resolve((server.shownPictures?.() ?? []).length === 1), LONG_MS);
    expect(isShown).toBe(true);
    expect(server.shownPictures?.()).toEqual([{ altText: 'A delivery slip', bytes: TINY_PNG }]);
    await page.context().close();
  });
});
