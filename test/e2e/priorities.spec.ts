import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { accessibilityFaults, BrowserSession, overflowWidth } from '../support/browser-session.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { RunningApp, type Member } from '../support/running-app.js';

const LONG_MS = 40_000;
const LEAK = 'Acme had a data leak and my password is online, this is terrible! I will call my lawyer today';
/** A word of the part that says what the feeling is, by language. */
const SAID: Readonly<Record<string, string>> = {
  en: 'Negative tone',
  fi: 'Kielteinen sävy',
  lv: 'Negatīvs tonis',
  ru: 'Негативный тон',
  th: 'น้ำเสียงเชิงลบ',
  zh: '负面语气',
};

describeInBrowser('priorities people can trust', () => {
  let app: RunningApp;
  let browser: BrowserSession;
  let anna: Member;
  let leak: string;

  const weights = () => app.admin.expect(200, '/priorities/weights');
  const publish = async (part: object, reason: string): Promise<void> => {
    const live = await weights();
    await app.admin.expect(200, '/priorities/weights', {
      method: 'PUT',
      body: { weights: { ...live.weights, ...part }, reason },
      headers: { 'if-match': `"${String(live.version)}"` },
    });
  };

  beforeAll(async () => {
    app = await RunningApp.start();
    browser = await BrowserSession.start();
    await app.addWatch('Acme', 'acme');
    await app.addWatch('Globex', 'globex');
    const source = await app.addInbound();
    await app.complain(source, 8);
    await app.deliver(source, [
      {
        id: 'leak',
        text: LEAK,
        author: { handle: 'ilze' },
        lang: 'en',
        publishedAt: new Date().toISOString(),
      },
      {
        id: 'both',
        text: 'Globex is terrible and rude and I hate it, but I love how friendly and excellent Acme is',
        author: { handle: 'pekka' },
        lang: 'en',
        publishedAt: new Date().toISOString(),
      },
    ]);
    anna = await app.agent('Anna');
    const { items } = await app.admin.expect(200, '/tasks?view=due&limit=50');
    leak = items.find((task: { customer: { handle: string } }) => task.customer.handle === 'ilze').id;
  });

  afterAll(async () => {
    await browser.stop();
    await app.stop();
  });

  const open = async (page: Page, path: string): Promise<void> => {
    await page.goto(app.origin + path);
    await page.locator('h1').first().waitFor({ state: 'attached' });
    await waitUntil(async () => (await page.locator('.es-loading').count()) === 0, LONG_MS);
  };
  const openTask = async (page: Page, id: string) => {
    await page.goto(`${app.origin}/t/${id}`);
    const why = page.getByTestId('why');
    await why.locator('summary').click();
    await why.locator('[data-part]').first().waitFor();
    return why;
  };

  it('shows every part of a priority with its points, and their sum', async () => {
    const page = await browser.signedIn(app, anna);
    const why = await openTask(page, leak);
    const { priority } = await app.admin.expect(200, `/tasks/${leak}`);
    const rows = await why.locator('[data-part]').evaluateAll((all) => all.map((row) => row.textContent));
    expect(rows).toHaveLength(priority.reasons.length);
    expect(rows.join('\n')).toMatch(/Risk word, data leak: “data leak”/);
    expect(await why.locator('tfoot').textContent()).toMatch(/weights, version 1/);
    const sum = priority.reasons.reduce((total: number, { weight }: { weight: number }) => total + weight, 0);
    expect(priority.score).toBeCloseTo(Math.min(100, Math.max(0, sum)), 1);
    expect(sum).toBeGreaterThan(100);
    expect(await why.locator('tfoot td').textContent()).toBe(`${String(Math.round(sum * 10) / 10)}, counted as 100`);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });

  it('says how the newest post was judged, and marks risk words by sign, word and colour', async () => {
    const page = await browser.signedIn(app, anna, { scheme: 'dark' });
    const why = await openTask(page, leak);
    const facts = await why.getByTestId('judgement-facts').textContent();
    expect(facts).toMatch(/Sentiment.*\d+% sure/);
    expect(facts).toMatch(/Intent/);
    expect(facts).toMatch(/Urgency.*of full urgency/);
    const risk = page.locator('.es-panel-scroll .es-risk[data-risk="data-leak"]').first();
    await risk.waitFor();
    expect(await risk.locator('svg').count()).toBe(1);
    expect(await risk.textContent()).toMatch(/^data leak\s*data leak$/);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });

  it.each(Object.keys(SAID))('says each part in %s', async (language) => {
    await app.admin.expect(200, '/me', { method: 'PATCH', body: { language } });
    const page = await browser.signedIn(app, app.administrator);
    const why = await openTask(page, leak);
    const text = (await why.textContent()) ?? '';
    expect(text).toContain(SAID[language]);
    expect(text).not.toMatch(/judged\.|\{\{/);
    if (language !== 'en') {
      const { priority } = await app.admin.expect(200, `/tasks/${leak}`);
      for (const reason of priority.reasons) expect(text).not.toContain(reason.text);
    }
    await app.admin.expect(200, '/me', { method: 'PATCH', body: { language: 'en' } });
    await page.context().close();
  });

  it('says what is felt about each of several watched things', async () => {
    const page = await browser.signedIn(app, anna);
    const { items } = await app.admin.expect(200, '/watches?limit=50');
    const idOf = (name: string): string => items.find((watch: { name: string }) => watch.name === name).id;
    const felt = [
      { watchId: idOf('Globex'), label: 'negative', score: -0.8, start: 0, end: 36 },
      { watchId: idOf('Acme'), label: 'positive', score: 0.9, start: 42, end: 86 },
    ];
    await page.route('**/api/v1/mentions?*', async (route) => {
      const answer = await route.fetch();
      const found = (await answer.json()) as { items: object[] };
      await route.fulfill({
        response: answer,
        json: { ...found, items: found.items.map((mention) => ({ ...mention, aspects: felt })) },
      });
    });
    await open(page, '/mentions?q=globex');
    const aspects = page.getByTestId('aspects').first();
    await aspects.waitFor();
    expect(await aspects.textContent()).toMatch(/about Globex: negative/);
    expect(await aspects.textContent()).toMatch(/about Acme: positive/);
    await page.context().close();
  });

  it('filters mentions by intent, risk and urgency, in the address', async () => {
    const page = await browser.signedIn(app, anna);
    await open(page, '/mentions');
    await page.getByLabel('Risk words').selectOption('data-leak');
    await page.waitForURL((url) => url.searchParams.get('risk') === 'data-leak');
    await page.locator('.es-mention', { hasText: 'ilze' }).waitFor();
    expect(await page.locator('.es-mention').count()).toBe(1);
    expect(await page.getByTestId('judgement-chips').textContent()).toMatch(/data leak/);
    await page.getByLabel('Urgency').selectOption('true');
    await page.getByLabel('Intent').selectOption('praise');
    await page.getByText('No mention fits these filters').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });

  it('rehearses other weights before they hold', async () => {
    const page = await browser.signedIn(app, app.administrator);
    await open(page, '/admin/priorities');
    const headline = page.getByTestId('rehearsal');
    await headline.waitFor();
    expect(await headline.textContent()).toMatch(/^Would have given [\d.]+ P1 a day$/);
    const submit = page.locator('form button[type=submit]');
    expect(await submit.isDisabled()).toBe(true);
    await page.locator('[data-weight="levels.P1"]').fill('5');
    await page.getByText('It must be lower than the level above it.').first().waitFor();
    await page.locator('[data-weight="levels.P3"]').fill('2');
    await page.locator('[data-weight="levels.P2"]').fill('3');
    await page.locator('.es-moves').waitFor();
    expect(await page.getByTestId('changed-parts').textContent()).toBe('Changed: P1 from, P2 from, P3 from');
    const cells = await page.locator('.es-rehearsal .es-table').first().locator('tbody tr').first().allTextContents();
    expect(cells.join(' ')).toMatch(/P1.*10/);
    await page.locator('.es-rehearsal .es-twin summary').click();
    expect(await page.locator('.es-rehearsal .es-twin tbody tr').count()).toBeGreaterThan(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Start over' }).click();
    expect(await page.locator('[data-weight="levels.P1"]').inputValue()).toBe(
      String((await weights()).weights.levels.P1),
    );
    expect((await weights()).version).toBe(1);
    await page.context().close();
  });

  it('publishes with a reason, and keeps every version', async () => {
    const page = await browser.signedIn(app, app.administrator);
    await open(page, '/admin/priorities');
    await page.locator('[data-weight="intents.complaint"]').fill('16');
    const submit = page.locator('form button[type=submit]');
    expect(await submit.isDisabled()).toBe(true);
    await page.getByLabel('Why it changes').fill('Complaints were late');
    await submit.click();
    const newest = page.locator('[data-version="2"]');
    await newest.getByText('Complaints were late').waitFor();
    expect(await newest.textContent()).toMatch(/In force.*Changed: Complaint.*Administrator/);
    expect((await weights()).weights.intents.complaint).toBe(16);
    // Nothing is weighed anew by itself.
    expect((await app.admin.expect(200, `/tasks/${leak}`)).priority.version).toBe(1);
    await page.locator('[data-version="1"]').getByRole('button', { name: 'Begin from version 1' }).click();
    expect(await page.getByTestId('changed-parts').textContent()).toBe('Changed: Complaint');
    await page.context().close();
  });

  it('shows both where somebody published in the meantime, and lets one choose', async () => {
    const page = await browser.signedIn(app, app.administrator);
    await open(page, '/admin/priorities');
    await page.locator('[data-weight="urgency"]').fill('31');
    await publish({ urgency: 44 }, 'Meanwhile');
    await page.getByLabel('Why it changes').fill('Mine');
    await page.locator('form button[type=submit]').click();
    const conflict = page.getByTestId('weights-conflict');
    await conflict.waitFor();
    expect(await conflict.textContent()).toMatch(/version 3.*Meanwhile.*Full urgency.*31.*44/s);
    expect(await accessibilityFaults(page)).toEqual([]);
    await conflict.getByRole('button', { name: 'Keep mine' }).click();
    await page.locator('form button[type=submit]').click();
    await page.locator('[data-version="4"]').getByText('Mine').waitFor();
    expect((await weights()).weights.urgency).toBe(31);
    await page.context().close();
  });

  it('weighs open tasks anew when asked, and says so on each', async () => {
    const page = await browser.signedIn(app, app.administrator);
    await open(page, '/admin/priorities');
    await page.getByRole('button', { name: 'Weigh open tasks anew…' }).click();
    const dialog = page.locator('dialog[open]');
    await dialog.getByRole('button', { name: 'Weigh anew' }).click();
    await dialog.getByText('Open tasks are weighed anew').waitFor({ timeout: LONG_MS });
    expect(await dialog.getByTestId('rebase').textContent()).toMatch(/10 of 10 weighed, \d+ changed/);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.reload();
    await page.locator('dialog[open]').getByText('Open tasks are weighed anew').waitFor();
    const { live, tasks } = {
      live: await weights(),
      tasks: (await app.admin.expect(200, '/tasks?view=due&limit=50')).items,
    };
    expect(new Set(tasks.map((task: { priority: { version: number } }) => task.priority.version))).toEqual(
      new Set([live.version]),
    );
    const { items } = await app.admin.expect(200, '/audit?limit=20');
    expect(JSON.stringify(items)).toMatch(/rebase/);
    await page.context().close();
  });

  it('may be read by everybody and changed by few', async () => {
    const page = await browser.signedIn(app, anna);
    await open(page, '/admin/priorities');
    await page.getByText('Your role may read this but not change it.').waitFor();
    expect(await page.locator('[data-weight="urgency"]').getAttribute('readonly')).not.toBeNull();
    expect(await page.locator('form button[type=submit]').count()).toBe(0);
    expect(await page.getByTestId('rehearsal').count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)('fits 360 pixels in %s, in every language', async (scheme) => {
    const page = await browser.signedIn(app, app.administrator, { scheme, width: 360, height: 740 });
    for (const language of scheme === 'light' ? Object.keys(SAID) : ['en']) {
      await page.evaluate(`localStorage.setItem('earshot.language', '${language}')`);
      await app.admin.expect(200, '/me', { method: 'PATCH', body: { language } });
      for (const path of ['/admin/priorities', '/mentions']) {
        await open(page, path);
        await waitUntil(async () => (await page.locator(`html[lang=${language}]`).count()) === 1, LONG_MS);
        const found = { overflow: await overflowWidth(page), faults: await accessibilityFaults(page) };
        expect({ language, path, ...found }).toEqual({ language, path, overflow: 0, faults: [] });
      }
      await openTask(page, leak);
      expect({ language, overflow: await overflowWidth(page) }).toEqual({ language, overflow: 0 });
      expect(await accessibilityFaults(page)).toEqual([]);
    }
    await app.admin.expect(200, '/me', { method: 'PATCH', body: { language: 'en' } });
    await page.context().close();
  });

  it('had no fault in any page', () => {
    expect(browser.faults).toEqual([]);
  });
});
