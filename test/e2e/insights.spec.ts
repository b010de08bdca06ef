import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { accessibilityFaults, BrowserSession, overflowWidth } from '../support/browser-session.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { RunningApp, type Member } from '../support/running-app.js';

const LONG_MS = 40_000;
const DAY_MS = 86_400_000;
const DAYS = 6;
const PER_DAY = 36;
const BAD = 'Acme lost my parcel, this is terrible and I am angry, number';
const GOOD = 'I love Acme, excellent and friendly service, thank you so much, number';
const RISING = 'Acme checkout frozen again, this is terrible and I am angry, number';

const mentionsIn = ({ series }: { readonly series: readonly { readonly mentions: number }[] }): number =>
  series.reduce((sum, day) => sum + day.mentions, 0);

describeInBrowser('insights', () => {
  let app: RunningApp;
  let browser: BrowserSession;
  let anna: Member;

  const insight = () => app.admin.expect(200, '/insights/sentiment');

  beforeAll(async () => {
    app = await RunningApp.start();
    browser = await BrowserSession.start();
    await app.addWatch('Acme', 'acme');
    const source = await app.addInbound();
    for (let back = DAYS - 1; back >= 0; back -= 1) {
      const publishedAt = new Date(Date.now() - back * DAY_MS).toISOString();
      const posts = Array.from({ length: PER_DAY }, (_, index) => {
        const n = `${String(back)}-${String(index)}`;
        const text = index % 3 === 0 ? GOOD : back < 2 ? RISING : BAD;
        return { id: `p${n}`, text: `${text} ${n}`, author: { handle: `c${n}` }, lang: 'en', publishedAt };
      });
      await app.deliver(source, posts);
    }
    anna = await app.agent('Anna');
    const isCounted = await waitUntil(async () => mentionsIn(await insight()) === DAYS * PER_DAY, LONG_MS);
    expect(isCounted).toBe(true);
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

  it('are a few keys away, also for an agent', async () => {
    const page = await browser.signedIn(app, anna);
    await page.locator('.es-row').first().waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('n');
    await page.waitForURL(/\/insights\/sentiment/);
    await page.locator('.es-nav-active', { hasText: 'Insights' }).waitFor();
    await page.locator('.es-chart-share').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });

  it('show the negative share with its interval as a picture, a table and a file that agree', async () => {
    const page = await browser.signedIn(app, app.administrator);
    await open(page, '/insights/sentiment');
    const { series } = await insight();
    expect(await page.locator('.es-chart-dot').count()).toBe(
      series.filter((day: { negativeShare: unknown }) => day.negativeShare !== null).length,
    );
    expect(await page.locator('.es-chart-band').count()).toBe(1);
    await page.locator('.es-chart .es-twin summary').click();
    const rows = page.locator('.es-chart .es-twin tbody tr');
    expect(await rows.count()).toBe(series.length);
    const last = series.at(-1);
    expect(await rows.last().textContent()).toContain(`${String(Math.round(last.negativeShare.percent))}%`);
    expect(await rows.first().textContent()).toContain('too few to say');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'CSV' }).click();
    const lines = readFileSync(await (await download).path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(lines).toHaveLength(Number(series.length) + 1);
    expect(lines.at(-1)).toBe(
      [
        last.date,
        last.mentions,
        last.negative,
        last.neutral,
        last.positive,
        last.unsure,
        last.negativeShare.percent,
        last.negativeShare.low,
        last.negativeShare.high,
      ].join(','),
    );
    await page.context().close();
  });

  it('keep range, steps, language and watch in the address', async () => {
    const page = await browser.signedIn(app, app.administrator);
    await open(page, '/insights/sentiment');
    await page.getByLabel('Steps').selectOption('week');
    await page.waitForURL((url) => url.searchParams.get('by') === 'week');
    await page.locator('.es-card', { hasText: 'By language' }).getByRole('link', { name: 'English' }).click();
    await page.waitForURL((url) => url.searchParams.get('lang') === 'en');
    await page.locator('.es-card', { hasText: 'By watch' }).getByRole('link', { name: 'Acme' }).click();
    await page.waitForURL((url) => url.searchParams.has('watch'));
    await page.reload();
    await page.locator('.es-chart-share').waitFor();
    expect(await page.getByLabel('Steps').inputValue()).toBe('week');
    expect(await page.getByLabel('Language', { exact: true }).inputValue()).toBe('en');
    await page.getByLabel('From', { exact: true }).fill('2020-01-01');
    await page.getByLabel('To', { exact: true }).fill('2020-01-31');
    await page.getByText('Nothing was said in this time').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });

  it('name the words behind a change, with posts that open among the mentions', async () => {
    const page = await browser.signedIn(app, app.administrator);
    const day = (back: number): string => new Date(Date.now() - back * DAY_MS).toISOString().slice(0, 10);
    await open(page, `/insights/sentiment?from=${day(1)}&to=${day(0)}`);
    const term = page.locator('.es-term', { hasText: /checkout|frozen/ }).first();
    await term.waitFor();
    expect(await term.textContent()).toMatch(/negative/);
    expect(await term.locator('.es-term-examples li').count()).toBeGreaterThan(0);
    await term.locator('.es-term-word').click();
    await page.waitForURL((url) => url.pathname === '/mentions' && url.searchParams.has('q'));
    await page.locator('.es-mention').first().waitFor();
    for (const text of await page.locator('.es-mention-text').allTextContents()) {
      expect(text).toMatch(/checkout|frozen/);
    }
    await page.goBack();
    await page.locator('.es-term-examples a').first().click();
    await page.locator('dialog[open]').getByTestId('judgement-facts').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });

  it('say how often people agreed, and when there is too little to say', async () => {
    const { items } = await app.admin.expect(200, '/tasks?view=due&limit=3');
    for (const { id } of items) {
      await app.admin.expect(200, `/tasks/${String(id)}/sentiment`, { method: 'POST', body: { label: 'neutral' } });
    }
    const page = await browser.signedIn(app, app.administrator);
    await open(page, '/insights/accuracy');
    const kind = page.locator('[data-kind=sentiment]');
    await kind.waitFor();
    expect(await kind.textContent()).toMatch(/English.*too few to say/);
    expect(await accessibilityFaults(page)).toEqual([]);
    const months = page.getByLabel('Month');
    const second = await months.locator('option').nth(1).getAttribute('value');
    await months.selectOption(String(second));
    await page.waitForURL((url) => url.searchParams.get('month') === second);
    await page.getByText('Nobody judged a post in this month').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)('fit 360 pixels in %s', async (scheme) => {
    const page = await browser.signedIn(app, app.administrator, { scheme, width: 360, height: 740 });
    for (const language of scheme === 'light' ? ['fi', 'lv', 'ru', 'th', 'zh', 'en'] : ['en']) {
      await app.admin.expect(200, '/me', { method: 'PATCH', body: { language } });
      for (const path of ['/insights/sentiment', '/insights/accuracy']) {
        await open(page, path);
        await waitUntil(async () => (await page.locator(`html[lang=${language}]`).count()) === 1, LONG_MS);
        const found = { overflow: await overflowWidth(page), faults: await accessibilityFaults(page) };
        expect({ language, path, ...found }).toEqual({ language, path, overflow: 0, faults: [] });
      }
    }
    await page.context().close();
  });

  it('had no fault in any page', () => {
    expect(browser.faults).toEqual([]);
  });
});
