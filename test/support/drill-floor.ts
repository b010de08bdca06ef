import pg from 'pg';
import type { Locator, Page } from 'playwright-core';
import { accessibilityFaults, BrowserSession, type View } from './browser-session.js';
import { ApiClient } from './processes/api-client.js';
import { DurablePostgres } from './processes/durable-postgres.js';
import { waitUntil } from './processes/wait-until.js';
import { RunningApp, type Member } from './running-app.js';

export const LONG_MS = 40_000;
export const SCENARIO = 'Glass in a jar of jam';
const PASSWORD = 'another horse another staple';

/** A running product with somebody who leads drills, somebody who takes part, and a browser for each. */
export class DrillFloor {
  private constructor(
    private readonly database: DurablePostgres,
    private readonly client: pg.Client,
    readonly app: RunningApp,
    readonly browser: BrowserSession,
    /** A PR lead. */
    readonly ilze: Member,
    /** An agent. */
    readonly anna: Member,
  ) {}

  static async open(): Promise<DrillFloor> {
    const database = await DurablePostgres.start();
    const client = new pg.Client({ connectionString: database.url });
    const app = await RunningApp.start({ databaseUrl: database.url, holdSeconds: 2 });
    await client.connect();
    const browser = await BrowserSession.start();
    const me = await app.admin.expect(200, '/me');
    const ilze = { name: 'Ilze', email: 'ilze@example.com', password: PASSWORD };
    const teamIds = me.teams.map((team: { id: string }) => team.id);
    const body = { name: ilze.name, email: ilze.email, role: 'pr-lead', teamIds };
    const { invite } = await app.admin.expect(201, '/users', { method: 'POST', body });
    await new ApiClient(app.origin).useLink(invite.token, PASSWORD);
    return new DrillFloor(database, client, app, browser, ilze, await app.agent('Anna'));
  }

  async close(): Promise<void> {
    await this.browser.stop();
    await this.app.stop();
    await this.client.end();
    await this.database.stop();
  }

  async open(page: Page, path: string): Promise<Page> {
    await page.goto(this.app.origin + path);
    await page.locator('h1').first().waitFor({ state: 'attached' });
    await waitUntil(async () => (await page.locator('.es-loading').count()) === 0, LONG_MS);
    return page;
  }

  async enter(member: Member, path: string, view: View = {}): Promise<Page> {
    return this.open(await this.browser.signedIn(this.app, member, view), path);
  }

  /** With Anna; gives the path of the drill, and the faults of the form on the way. */
  async start(page: Page): Promise<{ readonly path: string; readonly faults: readonly string[] }> {
    await this.open(page, '/drills');
    await button(page, `Start… ${SCENARIO}`).click();
    await page.getByLabel('Anna', { exact: true }).check();
    const faults = await accessibilityFaults(page);
    await button(page, 'Start the drill').last().click();
    await page.waitForURL(/\/drills\/\d+$/);
    return { path: new URL(page.url()).pathname, faults };
  }

  /** As if the drill had begun so much earlier. */
  async letPass(seconds: number): Promise<void> {
    await this.client.query(
      `UPDATE drill SET started_at = started_at - make_interval(secs => $1), ends_at = ends_at - make_interval(secs => $1)
       WHERE state = 'running'`,
      [seconds],
    );
  }
}

export const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name });
