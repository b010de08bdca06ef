import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { BrowserSession } from '../support/browser-session.js';
import { brandQuery, demoStorm, type StormPost } from '../support/demo-storm.js';
import { givePast } from '../support/give-past.js';
import { ApiClient } from '../support/processes/api-client.js';
import { DurablePostgres } from '../support/processes/durable-postgres.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { RunningApp, SECRET, type Member } from '../support/running-app.js';
import { ReplyCallback } from '../support/stand-ins/reply-callback.js';
import { serveLoopback, type Loopback } from '../support/stand-ins/stand-in.js';

const LONG_MS = 120_000;
const STORM_MS = 500_000;
const PHONE = { width: 390, height: 844 } as const;
const FEWEST_CUSTOMERS = 112;
const BATCH = 40;
/** What the approved holding statement says in each language. */
const HOLDING: Readonly<Record<string, string>> = {
  en: 'We know of the problem',
  fi: 'Tiedämme ongelmasta',
  lv: 'Mēs zinām par problēmu',
  ru: 'Мы знаем о проблеме',
  th: 'เราทราบปัญหาแล้ว',
  zh: '我们已经了解这一问题',
};
const OVER: Readonly<Record<string, string>> = {
  English: 'Everything works again. No money was lost. Thank you for your patience.',
  Finnish: 'Kaikki toimii taas. Rahaa ei kadonnut. Kiitos kärsivällisyydestäsi.',
  Latvian: 'Viss atkal darbojas. Nauda nav zudusi. Paldies par pacietību.',
  Russian: 'Всё снова работает. Деньги целы. Спасибо за терпение.',
  Thai: 'ทุกอย่างใช้งานได้แล้ว เงินอยู่ครบ ขอบคุณที่อดทนรอค่ะ',
  Chinese: '一切已恢复正常，资金没有损失。感谢您的耐心。',
};

interface Message {
  readonly topic: string;
  readonly title: string;
  readonly click?: string;
}

describeInBrowser('the storm of the demo', () => {
  let phones: Loopback;
  let callback: ReplyCallback;
  let database: DurablePostgres;
  let client: pg.Client;
  let app: RunningApp;
  let browser: BrowserSession;
  let source: string;
  let ilze: Member;
  let pekka: Member;

  const sql = async <Row extends pg.QueryResultRow>(
    statement: string,
    values: readonly unknown[] = [],
  ): Promise<Row[]> => (await client.query<Row>(statement, [...values])).rows;
  const one = async (statement: string): Promise<number> => (await sql<{ n: number }>(statement))[0]?.n ?? -1;

  const messages = (): Message[] => phones.received.map(({ body }) => JSON.parse(body) as Message);
  /** Pages about what goes on, apart from the code that a phone is shown to be somebody's with. */
  const pages = (): Message[] => messages().filter(({ click }) => click !== undefined);

  /** Ilze is on call, by a phone that is known to be hers. */
  async function putOnCall(): Promise<void> {
    const settings = { topic: 'everybody', baseUrl: phones.origin };
    const body = { kind: 'ntfy', name: 'Phones', settings, alertKinds: ['none'] };
    await app.admin.expect(201, '/notifiers', { method: 'POST', body });
    const api = new ApiClient(app.origin);
    await api.signIn(ilze.email, ilze.password);
    const items = [{ kind: 'ntfy', address: 'ilze-phone' }];
    const contacts = await api.expect(200, '/me/contacts', { method: 'PUT', body: { items } });
    const path = `/me/contacts/${String(contacts.items[0].id)}`;
    await api.expect(200, `${path}/code`, { method: 'POST', body: {} });
    const code = messages().flatMap(({ title }) => /\d{6}/.exec(title) ?? [])[0];
    await api.expect(200, `${path}/verify`, { method: 'POST', body: { code } });
    const who = `member:${String((await api.expect(200, '/me')).id)}`;
    await app.admin.expect(200, '/on-call', { method: 'PUT', body: { chain: [{ afterSeconds: 0, who }] } });
  }

  /** A fortnight in which the brand was spoken of twice an hour, read and learned from. */
  async function learnThePast(): Promise<void> {
    const [place] = await sql<{ workspaceId: string; teamId: string; watch: string }>(
      `SELECT workspace_id AS "workspaceId", team_id AS "teamId", id AS watch FROM watch`,
    );
    if (place === undefined) throw new Error('There is no watch.');
    await givePast(sql, { ...place, source, days: 15, perHour: 2 });
    const isLearned = () =>
      one('SELECT (count(*) > 0 AND bool_and(next_step_at IS NOT NULL))::int AS n FROM spike_series');
    expect(await waitUntil(async () => (await isLearned()) === 1, LONG_MS)).toBe(true);
    expect(await one('SELECT count(*)::int AS n FROM incident')).toBe(0);
  }

  beforeAll(async () => {
    phones = await serveLoopback(() => ({ status: 200, body: '{}' }));
    callback = await ReplyCallback.start({ secret: SECRET, honoursKey: false, manner: () => 'publish' });
    database = await DurablePostgres.start();
    client = new pg.Client({ connectionString: database.url });
    app = await RunningApp.start({
      holdSeconds: 3,
      targets: [callback.host, phones.host],
      databaseUrl: database.url,
    });
    await client.connect();
    browser = await BrowserSession.start();
    ilze = await app.member('Ilze', 'pr-lead');
    pekka = await app.member('Pekka', 'pr-lead');
    await app.addWatch('Tuulero', brandQuery());
    source = await app.addInbound(callback.url);
    await putOnCall();
    await learnThePast();
  }, STORM_MS);

  afterAll(async () => {
    await browser.stop();
    await app.stop();
    await client.end();
    await database.stop();
    await callback.stop();
    await phones.stop();
  });

  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
  const open = async (member: Member, path: string): Promise<Page> => {
    const page = await browser.signedIn(app, member);
    await page.goto(app.origin + path);
    await page.locator('h1').first().waitFor({ state: 'attached' });
    return page;
  };
  /** How often each customer was written to. */
  const perCustomer = (): readonly number[] => {
    const counts = new Map<string, number>();
    for (const { conversationId } of callback.published)
      counts.set(conversationId, (counts.get(conversationId) ?? 0) + 1);
    return [...counts.values()];
  };

  it(
    'is noticed, pages somebody who takes it on by phone, and every customer is told once that we know, and once that it is over',
    async () => {
      const posts: readonly StormPost[] = demoStorm(22, 30);
      for (let i = 0; i < posts.length; i += BATCH) await app.deliver(source, posts.slice(i, i + BATCH));

      // Noticed and paged, with nobody doing anything.
      expect(await waitUntil(() => pages().length > 0, LONG_MS)).toBe(true);
      const [first] = pages();
      expect(first?.topic).toBe('ilze-phone');
      expect(first?.title).toContain('Storm around Tuulero');
      const { items } = await app.admin.expect(200, '/incidents');
      expect(items).toHaveLength(1);
      expect(items[0]).toMatchObject({ state: 'suspected', severity: 'SEV1', acknowledgedAt: null });
      const room = `/crisis/${String(items[0].id)}`;

      const phone = await browser.page(PHONE);
      await phone.goto(first?.click ?? '');
      await button(phone, /Acknowledge & join/).click();
      await phone.getByText('You have it.').waitFor({ timeout: LONG_MS });
      await phone.context().close();

      const page = await open(ilze, room);
      await page.getByText('led by Ilze').waitFor();
      // What was unusual, and who is heard.
      const why = page.getByTestId('why-noticed');
      await why
        .getByText(/usually/)
        .first()
        .waitFor();
      await why
        .getByText(/Heard by most: .* followers: \d/)
        .first()
        .waitFor();
      await button(page, 'Confirm the crisis').click();
      await page.getByTestId('next-update').waitFor();
      // Everybody who complains is in it by itself.
      const affected = await one(`SELECT count(*)::int AS n FROM task WHERE sentiment_label = 'negative'`);
      expect(affected).toBeGreaterThanOrEqual(FEWEST_CUSTOMERS);
      const customers = String(affected);
      await page.getByText(`Tasks: ${customers} of ${customers} not acknowledged`).waitFor({ timeout: LONG_MS });

      await page.locator('h1').click();
      await page.keyboard.press('b');
      await page.getByText('Approved in advance').waitFor();
      await button(page, 'Write this version').click();
      await page.getByTestId('statement').getByText('may be sent').waitFor();
      await button(page, 'Tell customers…').click();
      await page.getByTestId('fan-out-preview').getByText(`Messages: ${customers}`).waitFor();
      await button(page, `Send to ${customers}`).click();
      expect(await waitUntil(() => callback.published.length >= affected, LONG_MS)).toBe(true);
      await page.getByText(`Tasks: 0 of ${customers} not acknowledged`).waitFor({ timeout: LONG_MS });
      expect(callback.published).toHaveLength(affected);
      expect(perCustomer()).toHaveLength(affected);
      for (const words of Object.values(HOLDING))
        expect(callback.published.filter(({ text }) => text.includes(words)).length).toBeGreaterThan(1);

      await button(page, 'Contained').click();
      await button(page, 'Tell that it is over…').waitFor();
      await page.locator('section').getByRole('button', { name: 'It is over' }).click();
      for (const [language, text] of Object.entries(OVER)) await page.getByLabel(language, { exact: true }).fill(text);
      await button(page, 'Write this version').click();
      const other = await open(pekka, room);
      await other
        .getByTestId('statement')
        .first()
        .getByRole('button', { name: /Approve/ })
        .click();
      await page.getByTestId('statement').first().getByText('may be sent').waitFor({ timeout: LONG_MS });
      await button(page, 'Tell that it is over…').click();
      await page.getByTestId('fan-out-preview').getByText(`Messages: ${customers}`).waitFor();
      await button(page, `Send to ${customers}`).click();
      expect(await waitUntil(() => callback.published.length >= 2 * affected, LONG_MS)).toBe(true);
      await page.getByTestId('told').getByRole('heading').waitFor();
      await button(page, /^Close$/).click();
      await page
        .getByText(/^ended /)
        .first()
        .waitFor();
      // Once each, and nothing that came after.
      expect(callback.published).toHaveLength(2 * affected);
      expect(perCustomer()).toHaveLength(affected);
      expect(perCustomer().every((count) => count === 2)).toBe(true);
      expect(pages()).toHaveLength(1);
      await other.context().close();
      await page.context().close();
    },
    STORM_MS,
  );

  it('was paged well inside a minute from its last post, which /metrics shows', async () => {
    const shown = await (await fetch(`${app.origin}/metrics`)).text();
    const [, seconds] = /^earshot_storm_to_page_seconds_sum\{source="pushed"\} (.+)$/m.exec(shown) ?? [];
    console.info(`From the last post to the page: ${Number(seconds).toFixed(1)} s`);
    expect(shown).toMatch(/^earshot_storm_to_page_seconds_count\{source="pushed"\} 1$/m);
    expect(shown).toMatch(/^earshot_storm_to_page_seconds_bucket\{le="60",source="pushed"\} 1$/m);
  });

  it('had no fault in any page', () => {
    expect(browser.faults).toEqual([]);
  });
});
