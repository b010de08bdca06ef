import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Installation } from '../support/processes/installation.js';
import { faultSeed, seededRandom } from '../support/processes/random.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { serveLoopback, type Loopback } from '../support/stand-ins/stand-in.js';

jest.setTimeout(240_000);

const ALERTS = 12;
const WAIT_SECONDS = 4;
const SETTLED_WITHIN_MS = 150_000;
const KILL_EVERY_MS = 2_500;

const random = seededRandom(faultSeed(20_261_122));
let receiver: Loopback;
let installation: Installation;

beforeAll(async () => {
  receiver = await serveLoopback(() => ({ status: 204 }));
  installation = await Installation.start({ random, targets: [receiver.host], workers: 2 });
});

afterAll(async () => {
  await installation.stop();
  await receiver.stop();
});

const keys = (): string[] => receiver.received.map(({ headers }) => String(headers['idempotency-key']));

describe('chains of pages while their workers are killed', () => {
  it('move on to their end: every step of every alert pages, in order and under one key', async () => {
    const { admin, database } = installation;
    const ids: string[] = [];
    for (const name of ['First', 'Second', 'Third']) {
      const made = await admin.expect(201, '/notifiers', {
        method: 'POST',
        body: { kind: 'webhook', name, settings: { url: `${receiver.origin}/${name}` }, alertKinds: ['none'] },
      });
      ids.push(String(made.id));
    }
    await admin.expect(200, '/on-call', {
      method: 'PUT',
      body: {
        chain: ids.map((id, n) => ({ afterSeconds: n === 0 ? 0 : WAIT_SECONDS, who: `notifier:${id}` })),
        repeats: 0,
        repeatAfterSeconds: 30,
      },
    });
    const incidents = await Promise.all(
      Array.from({ length: ALERTS }, (_, n) =>
        admin.expect(201, '/incidents', { method: 'POST', body: { title: `Outage ${String(n)}`, severity: 'SEV1' } }),
      ),
    );
    expect(incidents).toHaveLength(ALERTS);
    const pages = () =>
      database.rows<{ alertId: string; step: number; state: string; at: Date }>(
        `SELECT alert_id AS "alertId", step, state, due_at AS at FROM alert_page ORDER BY id`,
      );
    const isDone = async (): Promise<boolean> => {
      const rows = await pages();
      return rows.length === ALERTS * ids.length && rows.every(({ state }) => state === 'sent');
    };
    let killed = 0;
    const killer = setInterval(() => {
      if (killed >= 8) return;
      killed += 1;
      void installation.workers.killOne(random);
      void installation.passTime();
    }, KILL_EVERY_MS);
    const settled = await waitUntil(isDone, SETTLED_WITHIN_MS);
    clearInterval(killer);
    expect(settled).toBe(true);
    expect(killed).toBeGreaterThan(2);
    const rows = await pages();
    for (const alertId of new Set(rows.map((row) => row.alertId))) {
      const own = rows.filter((row) => row.alertId === alertId);
      expect(own.map(({ step }) => step)).toEqual([0, 1, 2]);
      for (const [n, { at }] of own.entries()) {
        const before = own[n - 1];
        if (before !== undefined)
          expect(at.getTime() - before.at.getTime()).toBeGreaterThanOrEqual(WAIT_SECONDS * 1_000 - 50);
      }
    }
    // A receiver that drops repeats by their key has had each page once.
    expect(new Set(keys()).size).toBe(ALERTS * ids.length);
  });

  it('acknowledged in the midst of it all, they page nobody any more', async () => {
    const { admin, database } = installation;
    const made = await admin.expect(201, '/incidents', { method: 'POST', body: { title: 'Last', severity: 'SEV1' } });
    const pagesOf = () =>
      database.rows<{ state: string }>(
        `SELECT p.state FROM alert_page p JOIN alert a ON a.id = p.alert_id WHERE a.incident_id = $1`,
        [made.id],
      );
    expect(await waitUntil(async () => (await pagesOf()).length > 0, SETTLED_WITHIN_MS)).toBe(true);
    await admin.expect(200, `/incidents/${String(made.id)}/acknowledge`, { method: 'POST', body: {} });
    await installation.workers.killOne(random);
    const [run] = await database.rows<{ state: string }>(
      `SELECT r.state FROM chain_run r JOIN alert a ON a.id = r.alert_id WHERE a.incident_id = $1`,
      [made.id],
    );
    expect(run?.state).toBe('acknowledged');
    const before = (await pagesOf()).length;
    expect(await waitUntil(async () => (await pagesOf()).length > before, (WAIT_SECONDS + 4) * 1_000)).toBe(false);
  });
});
