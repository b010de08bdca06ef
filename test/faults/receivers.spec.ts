import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Installation } from '../support/processes/installation.js';
import { faultSeed, seededRandom } from '../support/processes/random.js';
import { freePort } from '../support/processes/real-process.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { serveLoopback, type Answer, type Loopback } from '../support/stand-ins/stand-in.js';

jest.setTimeout(300_000);

const ALERTS = 4;
const WAIT_SECONDS = 3;
const SETTLED_WITHIN_MS = 120_000;
/** A receiver that hangs is given up on after ten seconds; nobody else waits for that. */
const HANGS_MS = 10_000;
/** The chain, in its order. */
const NAMES = ['hangs', 'stores-then-500', 'busy', 'down', 'well'] as const;
type Name = (typeof NAMES)[number];

const random = seededRandom(faultSeed(20_261_124));
let isRecovered = false;
let receiver: Loopback;
let late: Loopback | null = null;
let downPort: number;
let installation: Installation;

const busyUntil = new Map<string, number>();
const tooEarly: string[] = [];

/** Until all is well again each path has its own fault; what comes before Retry-After is over is noted. */
function answer(name: string, key: string): Answer {
  if (isRecovered || name === 'well') return { status: 204 };
  if (name === 'hangs') return 'silence';
  if (name === 'stores-then-500') return { status: 500 };
  if ((busyUntil.get(key) ?? 0) > Date.now()) tooEarly.push(key);
  busyUntil.set(key, Date.now() + 2_000);
  return { status: 429, headers: { 'retry-after': '2' } };
}

beforeAll(async () => {
  receiver = await serveLoopback(({ path, headers }) => answer(path.slice(1), String(headers['idempotency-key'])));
  downPort = await freePort();
  const targets = [receiver.host, `127.0.0.1:${String(downPort)}`];
  installation = await Installation.start({ random, targets, workers: 2 });
});

afterAll(async () => {
  await installation.stop();
  await receiver.stop();
  await late?.stop();
});

interface Request {
  readonly name: Name;
  readonly key: string;
  readonly alertId: string | undefined;
}

const requests = (): Request[] =>
  [...receiver.received, ...(late?.received ?? [])].map(({ path, headers, body }) => ({
    name: path.slice(1) as Name,
    key: String(headers['idempotency-key']),
    alertId: (JSON.parse(body) as { alertId?: string }).alertId,
  }));

interface PageRow {
  readonly id: string;
  readonly alertId: string;
  readonly step: number;
  readonly state: string;
  readonly dueAt: Date;
  readonly sentAt: Date | null;
}
const pages = () =>
  installation.database.rows<PageRow & Record<string, unknown>>(
    `SELECT id, alert_id AS "alertId", step, state, due_at AS "dueAt", sent_at AS "sentAt" FROM alert_page ORDER BY id`,
  );

/** Nobody waits minutes for the next try. */
const tryNow = () =>
  installation.database.rows(
    `UPDATE outbox SET due_at = now() WHERE state = 'waiting' AND due_at > now() AND lease_token IS NULL`,
  );

async function raise(title: string): Promise<string> {
  const made = await installation.admin.expect(201, '/incidents', {
    method: 'POST',
    body: { title, severity: 'SEV1' },
  });
  return String(made.id);
}

describe('receivers that fail each in a way of its own', () => {
  it('get every alert in the end, under one key each, and hold up neither the chain nor each other', async () => {
    const { admin, database, workers, api } = installation;
    const ids: string[] = [];
    for (const name of NAMES) {
      const origin = name === 'down' ? `http://127.0.0.1:${String(downPort)}` : receiver.origin;
      const body = { kind: 'webhook', name, settings: { url: `${origin}/${name}` }, alertKinds: ['none'] };
      ids.push(String((await admin.expect(201, '/notifiers', { method: 'POST', body })).id));
    }
    await admin.expect(200, '/on-call', {
      method: 'PUT',
      body: {
        chain: ids.map((id, n) => ({ afterSeconds: n === 0 ? 0 : WAIT_SECONDS, who: `notifier:${id}` })),
        repeats: 0,
        repeatAfterSeconds: 3_600,
      },
    });
    const incidents = await Promise.all(Array.from({ length: ALERTS }, (_, n) => raise(`Outage ${String(n)}`)));
    // Every process is killed in the midst of the chain.
    expect(await waitUntil(async () => (await pages()).some(({ step }) => step === 1), SETTLED_WITHIN_MS)).toBe(true);
    await Promise.all([workers.killOne(random), workers.killOne(random), api.killOne(random)]);
    // Whoever was killed before it had written the answer down has left nobody who knows how long to wait.
    busyUntil.clear();
    await installation.passTime();
    const isThrough = async (): Promise<boolean> => {
      const rows = await pages();
      return rows.length === ALERTS * NAMES.length && rows.every(({ step, state }) => step < 4 || state === 'sent');
    };
    expect(await waitUntil(isThrough, SETTLED_WITHIN_MS)).toBe(true);

    // One that is closed while four receivers have still to be reached.
    expect(await waitUntil(async () => (await admin.call('/me')).status === 200, 30_000)).toBe(true);
    const closed = incidents[0] ?? '';
    await installation.lead.expect(200, `/incidents/${closed}/dismiss`, {
      method: 'POST',
      body: { reason: 'Somebody tried the alarm.' },
    });
    const [over] = await database.rows<{ id: string; state: string }>(
      `SELECT id, state FROM alert WHERE incident_id = $1`,
      [closed],
    );
    expect(over?.state).toBe('closed');
    // What was on its way when it was closed may still arrive.
    await new Promise((done) => setTimeout(done, HANGS_MS + 1_000));
    const before = requests().length;
    isRecovered = true;
    late = await serveLoopback(() => ({ status: 204 }), downPort);
    const isSettled = async (): Promise<boolean> => {
      await tryNow();
      return (await pages()).every(({ state }) => state !== 'waiting');
    };
    expect(await waitUntil(isSettled, SETTLED_WITHIN_MS)).toBe(true);

    const rows = await pages();
    const stillOpen = rows.filter(({ alertId }) => alertId !== over?.id);
    expect(stillOpen.map(({ state }) => state)).toEqual(stillOpen.map(() => 'sent'));
    expect(rows.filter(({ alertId, step }) => alertId === over?.id && step < 4).map(({ state }) => state)).toEqual(
      Array.from({ length: 4 }, () => 'left-out'),
    );
    const after = requests().slice(before);
    expect(after.filter(({ alertId }) => alertId === over?.id)).toEqual([]);
    expect(tooEarly).toEqual([]);

    const open = new Set(stillOpen.map((row) => row.alertId));
    for (const name of NAMES) {
      let repeats = 0;
      for (const alertId of open) {
        const own = requests().filter((request) => request.alertId === alertId && request.name === name);
        expect([name, new Set(own.map(({ key }) => key)).size]).toEqual([name, 1]);
        repeats += own.length - 1;
      }
      // A single one may have been killed on its way to the receiver.
      if (name !== 'well' && name !== 'down') expect([name, repeats > 0]).toEqual([name, true]);
    }
    // The well one was told at its time, with four that fail before it and with everything killed in between.
    for (const { step, dueAt, sentAt } of rows) {
      if (step === 4) expect((sentAt?.getTime() ?? Infinity) - dueAt.getTime()).toBeLessThan(HANGS_MS);
    }
    for (const alertId of new Set(rows.map((row) => row.alertId))) {
      const dues = rows.filter((row) => row.alertId === alertId).map(({ dueAt }) => dueAt.getTime());
      for (const [n, at] of dues.entries()) {
        const last = dues[n - 1];
        if (last !== undefined) expect(at - last).toBeGreaterThanOrEqual(WAIT_SECONDS * 1_000 - 50);
      }
    }
  });
});
