import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { accessibilityFaults, BrowserSession, overflowWidth } from '../support/browser-session.js';
import { DurablePostgres } from '../support/processes/durable-postgres.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { RunningApp } from '../support/running-app.js';

const LONG_MS = 90_000;

describeInBrowser('a crisis that two watches see', () => {
  let database: DurablePostgres;
  let client: pg.Client;
  let app: RunningApp;
  let browser: BrowserSession;
  let page: Page;

  const watchId = async (name: string): Promise<string> => {
    const { items } = await app.admin.expect(200, '/watches');
    return (items as { id: string; name: string }[]).find((watch) => watch.name === name)?.id ?? '';
  };
  const raise = async (): Promise<string> => {
    const body = { title: 'Parcels are lost', severity: 'SEV2', watchId: await watchId('Acme') };
    const { id } = await app.admin.expect(201, '/incidents', { method: 'POST', body });
    return String(id);
  };
  /** As detection leaves it behind when it finds that both see one storm. */
  const join = async (incidentId: string): Promise<void> => {
    await client.query(
      `INSERT INTO incident_watch (incident_id, watch_id, workspace_id, started_at, level, reasons, observed, usual, window_seconds)
       SELECT $1, id, workspace_id, now() - interval '10 minutes', 6, '[{"code": "spike-negative", "values": {"observed": 40}}]', 40, 1, 900
       FROM watch WHERE name = 'Parcels'`,
      [incidentId],
    );
  };

  beforeAll(async () => {
    database = await DurablePostgres.start();
    client = new pg.Client({ connectionString: database.url });
    app = await RunningApp.start({ databaseUrl: database.url });
    await client.connect();
    browser = await BrowserSession.start();
    await app.addWatch('Acme', 'acme');
    await app.addWatch('Parcels', 'parcel*');
    await app.complain(await app.addInbound(), 3);
    page = await browser.signedIn(app, await app.member('Ilze', 'pr-lead'));
  }, LONG_MS);

  afterAll(async () => {
    await browser.stop();
    await client.end();
    await app.stop();
    await database.stop();
  });

  it('begins with a board that says which watches cannot notice a surge yet', async () => {
    const young = async (): Promise<boolean> => {
      const { items } = await app.admin.expect(200, '/watches');
      return (items as { learningUntil: string | null }[]).every(({ learningUntil }) => learningUntil !== null);
    };
    await waitUntil(young, LONG_MS);
    await page.goto(`${app.origin}/crisis`);
    const said = page.getByTestId('learning');
    await said.waitFor();
    const text = (await said.textContent()) ?? '';
    for (const name of ['Acme', 'Parcels']) expect(text).toContain(name);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await overflowWidth(page)).toBeLessThanOrEqual(0);
  });

  it('is one room that shows the counts of both, until somebody says that they are not the same', async () => {
    const id = await raise();
    await join(id);
    await page.goto(`${app.origin}/crisis`);
    await page.getByTestId('incident').getByText('also seen by: Parcels').waitFor();
    await page.getByRole('link', { name: 'Parcels are lost' }).click();
    const related = page.getByTestId('related-watches');
    await related.getByText('40 in 15 min, usual 1').waitFor();
    const charted = page.getByLabel('Chart of');
    await charted.selectOption({ label: 'Parcels' });
    await page.getByTestId('incident-chart').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.getByRole('button', { name: 'Parcels: not the same' }).click();
    await page.getByText('It does not join this one again').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Open an incident of its own' }).click();
    await page.waitForURL((url) => /\/crisis\/\d+$/.test(url.pathname) && !url.pathname.endsWith(`/${id}`));
    await page.getByRole('heading', { name: 'Storm around Parcels' }).waitFor();
    expect(await page.getByTestId('related-watches').count()).toBe(0);
    await page.getByTestId('timeline').waitFor();

    await page.goto(`${app.origin}/crisis`);
    await page.getByRole('link', { name: 'Storm around Parcels' }).waitFor();
    expect(await page.getByTestId('incident').count()).toBe(2);
    expect(await page.getByText('also seen by').count()).toBe(0);
    const { items } = await app.admin.expect(200, '/incidents?is=running');
    expect((items as unknown[]).length).toBe(2);
  });
});
