import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { accessibilityFaults, BrowserSession, overflowWidth } from '../support/browser-session.js';
import { DurablePostgres } from '../support/processes/durable-postgres.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { RunningApp, type Member } from '../support/running-app.js';

const LONG_MS = 40_000;

describeInBrowser('service standards', () => {
  let database: DurablePostgres;
  let client: pg.Client;
  let app: RunningApp;
  let browser: BrowserSession;
  let anna: Member;
  let standardId: string;

  const sql = async <Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> =>
    (await client.query<Row>(text, [...values])).rows;

  beforeAll(async () => {
    database = await DurablePostgres.start();
    client = new pg.Client({ connectionString: database.url });
    app = await RunningApp.start({ databaseUrl: database.url });
    await client.connect();
    browser = await BrowserSession.start();
    anna = await app.agent('Anna');
    standardId = String((await app.admin.expect(200, '/standards')).items[0].id);
    await judgeTasks(120, 3);
  });

  afterAll(async () => {
    await browser.stop();
    await app.stop();
    await client.end();
    await database.stop();
  });

  /** Tasks of `day` days ago with a clock each: every fifth missed, some of them open still, some cancelled. */
  async function judgeTasks(count: number, day: number): Promise<void> {
    await sql(
      `WITH t AS (
         INSERT INTO task (workspace_id, network, conversation_key, source_id, team_id, priority, priority_score, priority_reasons,
           sentiment_label, sentiment_score, lang, author_handle, excerpt, first_mention_id, last_mention_id, replyability, state,
           is_open, opened_at, closed_at)
         SELECT s.workspace_id, 'forum', 'made-' || $3::int || '-' || n, 0, m.id, 2, 0, '[]', 'negative', -1, 'en', 'customer' || n, 'x', 0, 0,
           '{}', 'resolved', false, now() - make_interval(days => $3::int, secs => n), now()
         FROM standard s JOIN team m ON m.workspace_id = s.workspace_id, generate_series(1, $2::int) n WHERE s.id = $1
         RETURNING id, workspace_id, opened_at, split_part(conversation_key, '-', 3)::int AS n)
       INSERT INTO task_clock (workspace_id, task_id, kind, standard_id, standard_version, target_id, target_seconds, calendar, started_at,
         due_at, state, met_at)
       SELECT workspace_id, id, 'acknowledge', $1, 1, 'acknowledge-negative', 900, 'always', opened_at, opened_at + interval '15 minutes',
         CASE n % 10 WHEN 0 THEN 'met-late' WHEN 1 THEN 'overdue' WHEN 2 THEN 'cancelled' WHEN 3 THEN 'paused' ELSE 'met' END,
         CASE n % 10 WHEN 0 THEN opened_at + interval '1 hour' WHEN 1 THEN NULL WHEN 2 THEN NULL WHEN 3 THEN NULL
           ELSE opened_at + make_interval(secs => n) END FROM t`,
      [standardId, count, day],
    );
  }

  const open = async (page: Page, path: string): Promise<void> => {
    await page.goto(app.origin + path);
    await page.locator('h1').first().waitFor({ state: 'attached' });
    await waitUntil(async () => (await page.locator('.es-loading').count()) === 0, LONG_MS);
  };
  const dayBefore = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

  it('the report equals an independent count, to the row (U23)', async () => {
    const [from, to] = [dayBefore(4), dayBefore(2)];
    const rows = await sql<{ taskId: string; isMissed: boolean | null }>(
      `SELECT task_id AS "taskId", CASE WHEN state = 'met' THEN false
         WHEN state IN ('met-late', 'overdue') OR state = 'running' AND due_at < now() THEN true END AS "isMissed"
       FROM task_clock WHERE standard_id = $1 AND state <> 'cancelled' AND started_at >= $2::date AND started_at < $3::date + 1`,
      [standardId, `${from}T00:00:00Z`, `${to}T00:00:00Z`],
    );
    const missed = rows.filter(({ isMissed }) => isMissed === true);
    const met = rows.filter(({ isMissed }) => isMissed === false);
    expect([missed.length, met.length]).toEqual([24, 72]);
    const page = await browser.signedIn(app, app.administrator);
    await open(page, `/standards/${standardId}/report?from=${from}&to=${to}`);
    const whole = page.getByTestId('whole');
    expect(await whole.getByTestId('percent').textContent()).toBe('75 %');
    expect(await whole.textContent()).toContain('72 of 96 met, 24 missed, 12 open');
    expect(await whole.textContent()).toContain('Not kept');
    expect(await whole.textContent()).toContain('Misses left: -15 of 9');
    const links = page.getByTestId('judged').locator('tbody a');
    await links.first().waitFor();
    const listed = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect([...listed].sort()).toEqual(missed.map(({ taskId }) => `/t/${taskId}`).sort());
    await page.getByLabel('Outcome').selectOption('all');
    await waitUntil(async () => (await links.count()) > missed.length, LONG_MS);
    await waitUntil(async () => {
      const more = page.getByRole('button', { name: 'More' });
      if ((await more.count()) > 0) await more.click();
      return (await links.count()) === rows.length;
    }, LONG_MS);
    const versions = await page.getByTestId('judged').locator('tbody tr td:nth-child(3)').allTextContents();
    expect(new Set(versions)).toEqual(new Set(['1']));
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });

  it('gives no verdict under 30 (U23)', async () => {
    await judgeTasks(30, 10);
    const day = dayBefore(10);
    const page = await browser.signedIn(app, anna);
    await open(page, `/standards/${standardId}/report?from=${dayBefore(11)}&to=${day}`);
    // An agent's report is about their own tasks.
    expect(await page.getByTestId('whole').textContent()).toContain('0 of 0 met');
    await page.context().close();
    const chief = await browser.signedIn(app, app.administrator);
    await open(chief, `/standards/${standardId}/report?from=${dayBefore(11)}&to=${day}`);
    const whole = chief.getByTestId('whole');
    expect(await whole.textContent()).toContain('18 of 24 met');
    expect(await whole.textContent()).toContain('No verdict: fewer than 30');
    expect(await whole.textContent()).not.toContain('kept');
    await open(chief, `/insights/attainment?from=${dayBefore(11)}&to=${day}`);
    expect(await chief.locator(`[data-standard="${standardId}"]`).textContent()).toContain('18 of 24 met');
    expect(await accessibilityFaults(chief)).toEqual([]);
    await chief.context().close();
  });

  it('a draft is written as a sentence, tried on the past, reviewed, approved and read', async () => {
    const page = await browser.signedIn(app, app.administrator);
    await open(page, '/standards');
    const card = page.locator(`[data-standard="${standardId}"]`);
    await card.getByRole('button', { name: 'New version' }).click();
    await card.getByLabel('Why it changes').fill('Faster');
    await card.getByRole('button', { name: 'Create draft' }).click();
    await page.waitForURL(/\/edit$/);
    const first = page.locator('[data-target="acknowledge-negative"]');
    await first.getByLabel('Percent of cases').fill('60');
    await first.getByLabel('Within').fill('10');
    await first.getByRole('button', { name: 'negative' }).click();
    await first.getByLabel('Complaint').check();
    await first.getByLabel('Complaint').uncheck();
    const rehearsal = page.getByTestId('rehearsal');
    await waitUntil(async () => (await rehearsal.getAttribute('aria-busy')) === 'false', LONG_MS);
    await rehearsal.locator('[data-outcome="acknowledge-negative"]').waitFor();
    const [tasks] = await sql<{ n: number }>('SELECT count(*)::int AS n FROM task');
    expect(await rehearsal.textContent()).toContain(`Tasks looked at: ${String(tasks?.n)}.`);
    expect(await rehearsal.textContent()).toMatch(/Would have met \d/);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.getByRole('button', { name: 'Hand over for review' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Save draft' }).click();
    await page.getByText('Saved.').waitFor();
    await page.getByRole('button', { name: 'Hand over for review' }).click();
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.waitForURL(/\/standards$/);
    await waitUntil(async () => (await card.textContent())?.includes('Version 2') === true, LONG_MS);
    expect(await card.textContent()).toMatch(
      /60 % of negative: First acknowledgement within 10 minutes, day and night, per month/,
    );
    await card.getByRole('button', { name: 'Versions' }).click();
    await card
      .locator('[data-version="2"]')
      .getByRole('button', { name: /Remind/ })
      .click();
    await card.getByText('Reminded: 2').waitFor();

    const reader = await browser.signedIn(app, anna);
    await open(reader, '/standards/read');
    const own = reader.locator(`[data-standard="${standardId}"]`);
    expect(await own.textContent()).toContain('You were asked to read it');
    expect(await accessibilityFaults(reader)).toEqual([]);
    await own.getByRole('button', { name: 'I have read it' }).click();
    await own.getByText(/^Read on/).waitFor();
    await reader.context().close();
    await page.reload();
    await waitUntil(async () => (await card.textContent())?.includes('Read by 1 of 2') === true, LONG_MS);
    await page.context().close();
  });

  it.each(['fi', 'lv', 'ru', 'th', 'zh'])('fits a phone in %s', async (language) => {
    await app.admin.expect(200, '/me', { method: 'PATCH', body: { language } });
    const page = await browser.signedIn(app, app.administrator, { width: 360, height: 740, scheme: 'dark' });
    const { items } = await app.admin.expect(200, '/standards');
    const paths = [
      '/standards',
      `/standards/${String(items[1].id)}/edit`,
      `/standards/${standardId}/report`,
      '/standards/read',
    ];
    const found: Record<string, unknown> = {};
    for (const path of paths) {
      await open(page, path);
      const faults: unknown[] = [...(await accessibilityFaults(page))];
      if ((await overflowWidth(page)) > 0) faults.push(`${String(await overflowWidth(page))} px too wide`);
      const text = (await page.locator('main').textContent()) ?? '';
      if (/standards\.\w+|\{\{|\[\w+\]/.test(text)) faults.push('words are missing');
      if (faults.length > 0) found[path] = faults;
    }
    expect(found).toEqual({});
    await page.context().close();
  });
});
