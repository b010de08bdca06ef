import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { accessibilityFaults, BrowserSession, overflowWidth, type View } from '../support/browser-session.js';
import { ApiClient } from '../support/processes/api-client.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { RunningApp, SECRET, type Member } from '../support/running-app.js';
import { ReplyCallback } from '../support/stand-ins/reply-callback.js';

const LONG_MS = 90_000;
const STORM_MS = 400_000;
const CUSTOMERS = 112;
const TITLES: Readonly<Record<string, string>> = {
  fi: 'Kriisi',
  lv: 'Krīze',
  ru: 'Кризис',
  th: 'วิกฤต',
  zh: '危机',
};

describeInBrowser('a crisis', () => {
  let callback: ReplyCallback;
  let app: RunningApp;
  let browser: BrowserSession;
  let source: string;
  let ilze: Member;
  let pekka: Member;
  let room: string;

  beforeAll(async () => {
    callback = await ReplyCallback.start({ secret: SECRET, honoursKey: false, manner: () => 'publish' });
    app = await RunningApp.start({ holdSeconds: 3, targets: [callback.host] });
    browser = await BrowserSession.start();
    await app.addWatch('Acme', 'acme');
    source = await app.addInbound(callback.url);
    ilze = await app.member('Ilze', 'pr-lead');
    pekka = await app.member('Pekka', 'pr-lead');
    const publishedAt = new Date().toISOString();
    const posts = Array.from({ length: CUSTOMERS }, (_, i) => {
      const isFinnish = i % 2 === 0;
      const [n, letter] = [String(i), 'ABCDEFGH'[i % 8] ?? ''];
      return {
        id: `storm-${n}`,
        text: isFinnish
          ? `Acme hukkasi pakettini ${n}, tämä on kamalaa ja olen vihainen`
          : `Acme lost my parcel number ${n}, this is terrible and I am angry`,
        author: { handle: `customer${n}`, name: `Minna ${letter}`, followers: i * 10 },
        lang: isFinnish ? 'fi' : 'en',
        publishedAt,
      };
    });
    await app.deliver(source, posts);
  });

  afterAll(async () => {
    await browser.stop();
    await app.stop();
    await callback.stop();
  });

  const open = async (member: Member, path: string, view: View = {}): Promise<Page> => {
    const page = await browser.signedIn(app, member, view);
    await page.goto(app.origin + path);
    await page.locator('h1').first().waitFor({ state: 'attached' });
    await waitUntil(async () => (await page.locator('.es-loading').count()) === 0, LONG_MS);
    return page;
  };
  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
  /** How often each customer was written to. */
  const perCustomer = (): readonly number[] => {
    const counts = new Map<string, number>();
    for (const { inReplyTo } of callback.published) counts.set(inReplyTo, (counts.get(inReplyTo) ?? 0) + 1);
    return [...counts.values()];
  };
  const writeIn = async (page: Page, texts: Readonly<Record<string, string>>): Promise<void> => {
    for (const [language, text] of Object.entries(texts)) await page.getByLabel(language, { exact: true }).fill(text);
  };

  it(
    'is opened by hand, confirmed, spoken about with a second person, told to 112 customers and told to be over, each once',
    async () => {
      const page = await browser.signedIn(app, ilze);
      expect(new URL(page.url()).pathname).toBe('/crisis');
      await button(page, 'Open an incident…').click();
      await page.getByLabel('What is happening, in a few words').fill('Parcels are lost');
      await page.getByLabel('How grave').selectOption('SEV1');
      await page.getByLabel('Watch', { exact: true }).selectOption({ label: 'Acme' });
      expect(await accessibilityFaults(page)).toEqual([]);
      await button(page, 'Open the incident').click();
      await page.waitForURL(/\/crisis\/\d+$/);
      room = new URL(page.url()).pathname;
      await page.getByTestId('task-groups').getByText('Finnish').waitFor();
      await page.getByText('Tasks: 112 of 112 not acknowledged').waitFor();
      await page.locator('h1').click();
      await page.keyboard.press('a');
      await page.getByText('led by Ilze').waitFor();
      await button(page, 'Confirm the crisis').click();
      await page.getByTestId('next-update').waitFor();

      await page.keyboard.press('b');
      await page.getByText('Approved in advance').waitFor();
      await writeIn(page, {
        English: 'We are sorry. We have found your parcel and bring it today.',
        Finnish: 'Pahoittelemme. Pakettisi on löytynyt ja tuomme sen tänään.',
      });
      await page.getByText('These words need a second person').waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await button(page, 'Write this version').click();
      await page.getByTestId('statement').getByText('waits for a second person').waitFor();
      expect(await button(page, 'Tell customers…').count()).toBe(0);

      const other = await open(pekka, room);
      await other.getByTestId('statement').waitFor();
      await other.locator('h1').click();
      await other.keyboard.press('y');
      await other.getByTestId('statement').getByText('may be sent').waitFor();
      await other.keyboard.press('o');
      await other.getByText('led by Pekka').waitFor();

      await button(page, 'Tell customers…').click();
      const preview = page.getByTestId('fan-out-preview');
      await preview.getByText('Messages: 112').waitFor();
      await preview
        .getByText(/Hi Minna [A-H], We are sorry/)
        .first()
        .waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      // Twice as fast as anybody, and the second person at the same time.
      await button(page, 'Send to 112').dblclick();
      await button(other, 'Tell customers…')
        .click()
        .catch(() => undefined);
      expect(await waitUntil(() => callback.published.length === CUSTOMERS, LONG_MS)).toBe(true);
      expect(perCustomer().every((count) => count === 1)).toBe(true);
      expect(perCustomer()).toHaveLength(CUSTOMERS);
      await page.getByText('Tasks: 0 of 112 not acknowledged').waitFor({ timeout: LONG_MS });

      await button(page, 'Contained').click();
      await button(page, 'Tell that it is over…').waitFor();
      await page.locator('section').getByRole('button', { name: 'It is over' }).click();
      await writeIn(page, {
        English: 'Every parcel has arrived. Thank you for your patience.',
        Finnish: 'Kaikki paketit ovat perillä. Kiitos kärsivällisyydestäsi.',
      });
      await button(page, 'Write this version').click();
      await other.reload();
      await other
        .getByTestId('statement')
        .first()
        .getByRole('button', { name: /Approve/ })
        .click();
      await page.getByTestId('statement').first().getByText('may be sent').waitFor();
      await button(page, 'Tell that it is over…').click();
      await page.getByTestId('fan-out-preview').getByText('Messages: 112').waitFor();
      await button(page, 'Send to 112').click();
      expect(await waitUntil(() => callback.published.length === 2 * CUSTOMERS, LONG_MS)).toBe(true);
      expect(perCustomer().every((count) => count === 2)).toBe(true);
      await page.getByTestId('told').getByRole('heading').waitFor();
      await button(page, /^Close$/).click();
      await page
        .getByText(/^ended /)
        .first()
        .waitFor();
      await page.goto(`${app.origin}${room}/review`);
      await page.getByTestId('review-facts').waitFor();
      await page.getByLabel('What happened').fill('A van was stolen.');
      expect(await accessibilityFaults(page)).toEqual([]);
      await button(page, 'Finish the review').click();
      await page.getByText('reviewed', { exact: true }).waitFor();
      await page.context().close();
      await other.context().close();
    },
    STORM_MS,
  );

  it('tasks are attached to a crisis from the inbox', async () => {
    await app.complain(source, 1);
    const lead = new ApiClient(app.origin);
    await lead.signIn(ilze.email, ilze.password);
    await lead.expect(201, '/incidents', { method: 'POST', body: { title: 'Another storm', severity: 'SEV3' } });
    const page = await open(ilze, '/inbox/unassigned');
    await page.locator('.es-row').first().click();
    await page.keyboard.press('Shift+Digit1');
    await page
      .locator('dialog')
      .getByRole('button', { name: /Another storm/ })
      .click();
    await page.getByText('Attached to the incident.').first().waitFor();
    const incident = page.getByTestId('incident-of-task').getByRole('link', { name: 'Another storm' });
    await incident.waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await incident.click();
    await page.waitForURL(/\/crisis\/\d+$/);
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.getByTestId('incident').filter({ hasText: 'Another storm' }).getByText('tasks: 1').waitFor();
    await page.context().close();
  });

  it('one key pauses what the system says by itself, once it was asked again, and the same key resumes it', async () => {
    const page = await open(ilze, '/crisis');
    await page.getByRole('link', { name: 'Another storm' }).click();
    await page.getByTestId('timeline').waitFor();
    await page.locator('h1').click();
    await page.keyboard.press('Shift+Slash');
    await page.locator('dialog').getByText('Pause everything automatic').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('p');
    await page.getByLabel('Why (optional)').fill('Wrong answers leave');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.getByTestId('paused').count()).toBe(0);
    await page.locator('dialog').getByRole('button', { name: 'Pause everything automatic' }).click();
    await page.getByTestId('paused').getByText('Ilze paused everything automatic').waitFor();
    await page.getByTestId('timeline').getByText('Wrong answers leave').waitFor();
    await page.locator('h1').click();
    await page.keyboard.press('p');
    await page.locator('dialog').getByRole('button', { name: 'Resume automatic replies' }).click();
    await page.getByTestId('paused').waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('the room has a table beside its chart and its buttons within reach of a thumb', async () => {
    const page = await open(ilze, room, { width: 390, height: 800, scheme: 'dark' });
    await page.getByTestId('incident-chart').waitFor();
    await page.getByText('As a table').click();
    await page.getByRole('rowheader').first().waitFor();
    const bar = await page.locator('.es-room-acts').boundingBox();
    expect((bar?.y ?? 0) + (bar?.height ?? 0)).toBeGreaterThan(700);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });

  it.each(Object.entries(TITLES))('is in %s, narrow and dark', async (locale, title) => {
    const client = new ApiClient(app.origin);
    await client.signIn(ilze.email, ilze.password);
    await client.expect(200, '/me', { method: 'PATCH', body: { language: locale } });
    const page = await open(ilze, '/crisis', { locale, scheme: 'dark', width: 360, height: 800 });
    expect(await page.locator('h1').textContent()).toBe(title);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await overflowWidth(page)).toBeLessThanOrEqual(0);
    await page.goto(app.origin + room);
    await page.getByTestId('statement').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await overflowWidth(page)).toBeLessThanOrEqual(0);
    await page.context().close();
  });
});
