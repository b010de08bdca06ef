import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { AlertsService } from '../../src/modules/alerts/alerts.service.js';
import type { AlertToOpen } from '../../src/modules/alerts/alerts.types.js';
import { DeliverOutboxJob } from '../../src/modules/outbox/deliver-outbox.job.js';
import { isSignedWith } from '../support/callback-server.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';
import { serveLoopback, type Answer, type Loopback } from '../support/stand-ins/stand-in.js';

const SECRET = 'a secret of at least sixteen characters';

let scene: Scene;
let receiver: Loopback;
let answers: Answer[];
let alerts: AlertsService;
let notifierId: string;
let serial = 0;

beforeAll(async () => {
  receiver = await serveLoopback(() => answers.shift() ?? { status: 204 });
  scene = await Scene.open({ outboundAllow: [receiver.host] });
  alerts = scene.http.app.get(AlertsService);
});
afterAll(async () => {
  await scene.close();
  await receiver.stop();
});
beforeEach(async () => {
  answers = [];
  receiver.received.length = 0;
  notifierId = await addNotifier({ credentials: { secret: SECRET } });
});
afterEach(async () => {
  await scene.sql(`UPDATE notifier SET deleted_at = now()`);
  await scene.sql(`UPDATE alert SET state = 'closed'`);
  await scene.sql(`DELETE FROM outbox`);
});

async function addNotifier(body: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const made = await scene.as(scene.admin, 'POST', '/notifiers', {
    kind: 'webhook',
    name: 'On call',
    settings: { url: `${receiver.origin}/hook` },
    ...body,
  });
  if (made.status !== 201) throw new Error(`The notifier was refused: ${JSON.stringify(made.body)}`);
  return made.body.id as string;
}

const inTransaction = <T>(work: (tx: Parameters<AlertsService['open']>[0]) => Promise<T>): Promise<T> =>
  scene.http.app.get(DataSource).transaction(work);

function anAlert(change: Partial<AlertToOpen> = {}): AlertToOpen {
  const { workspaceId } = scene;
  return {
    workspaceId,
    kind: 'token-revoked',
    key: `spec:${String(++serial)}`,
    title: 'Token',
    text: 'Gone.',
    ...change,
  };
}
const open = (alert: AlertToOpen): Promise<string> => inTransaction((tx) => alerts.open(tx, alert));
const close = ({ workspaceId, key }: AlertToOpen): Promise<boolean> =>
  inTransaction((tx) => alerts.close(tx, { workspaceId, key }));

/** Carries out everything that waits, whatever time it waits for. */
async function sendAll(): Promise<void> {
  await scene.sql(`UPDATE outbox SET due_at = now() WHERE state = 'waiting'`);
  await scene.http.app.get(DeliverOutboxJob).run({ signal: new AbortController().signal, workerId: 'spec' });
}

interface Notice {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly severity: string;
}
const notices = (): Notice[] => receiver.received.map(({ body }) => JSON.parse(body) as Notice);

interface Listed {
  readonly id: string;
  readonly state: string;
  readonly deliveries: { readonly state: string; readonly cause: string; readonly problem: string | null }[];
}
async function listed(id: string): Promise<Listed | undefined> {
  const { body } = await scene.get('/alerts');
  return (body.items as Listed[]).find((alert) => alert.id === id);
}

describe('an alert', () => {
  it('is open once per key, however often and from how many sides it is opened', async () => {
    const alert = anAlert();
    const ids = await Promise.all(Array.from({ length: 8 }, () => open(alert)));
    expect(new Set(ids).size).toBe(1);
    expect(await scene.count('alert', `key = $1`, [alert.key])).toBe(1);
    await sendAll();
    expect(notices()).toHaveLength(1);
    await close(alert);
    expect(await close(alert)).toBe(false);
    expect(await open(alert)).not.toBe(ids[0]);
  });

  it('leaves signed, with a key, and what became of it is shown', async () => {
    const id = await open(anAlert({ text: 'The token was revoked.' }));
    await sendAll();
    expect(notices()).toEqual([
      expect.objectContaining({ title: 'Token', text: 'Token: The token was revoked.', severity: 'critical' }),
    ]);
    const [request] = receiver.received;
    expect(request === undefined ? false : isSignedWith(SECRET, request)).toBe(true);
    expect(await listed(id)).toMatchObject({ state: 'open', deliveries: [{ state: 'sent', cause: 'opened' }] });
  });

  it('goes nowhere when what caused it is undone', async () => {
    const alert = anAlert();
    const undone = inTransaction(async (tx) => {
      await alerts.open(tx, alert);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await sendAll();
    expect(notices()).toEqual([]);
    expect(await scene.count('alert', `key = $1`, [alert.key])).toBe(0);
  });

  it('that is over before it was told of is told of by nobody', async () => {
    const alert = anAlert();
    const id = await open(alert);
    await close(alert);
    await sendAll();
    expect(notices()).toEqual([]);
    const { deliveries } = (await listed(id)) ?? { deliveries: [] };
    expect(deliveries.map(({ state }) => state)).toEqual(['left-out', 'left-out']);
    expect(deliveries.map(({ problem }) => problem)).toEqual([
      'Left out: something newer is told of the same alert.',
      'Left out: nobody was told that it had opened.',
    ]);
  });

  it('tells that it is over to who was told of it', async () => {
    const alert = anAlert();
    await open(alert);
    await sendAll();
    await close(alert);
    await sendAll();
    expect(notices().map(({ title, severity }) => [title, severity])).toEqual([
      ['Token', 'critical'],
      ['Over: Token', 'recovered'],
    ]);
  });

  it('that turns critical is told of again, with another key', async () => {
    const warning = anAlert({ severity: 'warning', kind: 'source-degraded' });
    const id = await open(warning);
    await sendAll();
    await scene.as(scene.admin, 'POST', `/alerts/${id}/acknowledge`);
    await open({ ...warning, text: 'Still.' });
    await sendAll();
    expect(notices()).toHaveLength(1);
    await open({ ...warning, severity: 'critical', kind: 'source-blind', text: 'Blind.' });
    await sendAll();
    const [first, second] = notices();
    expect(second).toMatchObject({ severity: 'critical', text: 'Token: Blind.' });
    expect(second?.key).not.toBe(first?.key);
    expect(await listed(id)).toMatchObject({ state: 'open' });
  });

  it('that somebody took on pages nobody any more', async () => {
    const id = await open(anAlert());
    const { status, body } = await scene.as(scene.admin, 'POST', `/alerts/${id}/acknowledge`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ state: 'acknowledged', acknowledgedBy: { id: scene.admin.memberId } });
    await sendAll();
    expect(notices()).toEqual([]);
    expect(await listed(id)).toMatchObject({
      deliveries: [{ state: 'left-out', problem: 'Left out: it was no longer true.' }],
    });
  });

  it('among many at once is one line of a digest', async () => {
    for (let n = 0; n < 25; n++) await open(anAlert({ title: `Token ${String(n)}` }));
    await sendAll();
    const sent = notices();
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ title: '25 alerts', severity: 'critical' });
    expect(sent[0]?.text).toMatch(/Token 0: Gone\.[\s\S]*Token 19: Gone\.\nand 5 more$/);
    expect(await scene.count('alert_delivery', `state = 'sent' AND notifier_id = $1`, [notifierId])).toBe(25);
  });
});

describe('a receiver', () => {
  it('that fails is tried again with the same key, until it takes it', async () => {
    answers = [{ status: 500 }, 'hang-up'];
    const id = await open(anAlert());
    await sendAll();
    expect(await listed(id)).toMatchObject({
      deliveries: [{ state: 'waiting', problem: 'The receiver asks to wait (500).' }],
    });
    // What comes up meanwhile is told apart: a notice that was tried keeps its content.
    await open(anAlert({ title: 'Another' }));
    await sendAll();
    await sendAll();
    const tried = notices().filter(({ title }) => title === 'Token');
    expect(new Set(tried.map(({ key }) => key)).size).toBe(1);
    expect(notices().filter(({ title }) => title === 'Another').length).toBeGreaterThanOrEqual(1);
    expect(await listed(id)).toMatchObject({ deliveries: [{ state: 'sent', problem: null }] });
  });

  it('that asks to wait is waited for', async () => {
    answers = [{ status: 429, headers: { 'retry-after': '120' } }];
    await open(anAlert());
    await sendAll();
    const [row] = await scene.sql<{ seconds: number }>(
      `SELECT extract(epoch FROM due_at - now())::float8 AS seconds FROM outbox WHERE kind = 'alert.send' AND state = 'waiting'`,
    );
    expect(row?.seconds).toBeGreaterThan(110);
    expect(row?.seconds).toBeLessThanOrEqual(120);
  });

  it('that refuses is not asked again, and the notice shows as not deliverable', async () => {
    answers = [{ status: 410 }];
    const id = await open(anAlert());
    await sendAll();
    await sendAll();
    expect(notices()).toHaveLength(1);
    expect(await listed(id)).toMatchObject({
      deliveries: [{ state: 'failed', problem: 'The receiver refused the notice (410).' }],
    });
    const { body } = await scene.get('/notifiers');
    expect(body.items).toEqual([
      expect.objectContaining({ id: notifierId, lastProblem: 'The receiver refused the notice (410).' }),
    ]);
  });

  it('that never answers is given up on in the end, visibly', async () => {
    answers = Array.from({ length: 20 }, () => ({ status: 503 }));
    const id = await open(anAlert());
    for (let attempt = 0; attempt < 12; attempt++) await sendAll();
    expect(notices()).toHaveLength(12);
    expect(await listed(id)).toMatchObject({ deliveries: [{ state: 'failed' }] });
    expect(await scene.count('outbox', `kind = 'alert.send' AND state = 'dead'`)).toBe(1);
  });
});

describe('a notifier', () => {
  it('never shows its credentials, and needs them anew with another address', async () => {
    const { body } = await scene.get('/notifiers');
    expect(body.items).toEqual([expect.objectContaining({ id: notifierId, hasCredentials: true })]);
    expect(JSON.stringify(body)).not.toContain(SECRET);
    const [row] = await scene.sql<{ credentials: string }>('SELECT credentials FROM notifier WHERE id = $1', [
      notifierId,
    ]);
    expect(row?.credentials).not.toContain(SECRET);
    const settings = { url: `${receiver.origin}/elsewhere` };
    const refused = await scene.as(scene.admin, 'PATCH', `/notifiers/${notifierId}`, { settings });
    expect(refused).toMatchObject({ status: 400, body: { code: 'invalid-notifier' } });
    const changed = await scene.as(scene.admin, 'PATCH', `/notifiers/${notifierId}`, {
      settings,
      credentials: { secret: SECRET },
    });
    expect(changed).toMatchObject({ status: 200, body: { settings, hasCredentials: true } });
  });

  it.each([
    ['an unknown kind', { kind: 'pigeon' }, 'kind'],
    ['no address', { settings: {} }, 'settings.url'],
    ['an address that may not be reached', { settings: { url: 'http://169.254.169.254/' } }, 'settings.url'],
    ['an unknown setting', { settings: { url: 'https://a.example/', colour: 'red' } }, 'settings.colour'],
    ['a short secret', { credentials: { secret: 'short' } }, 'credentials.secret'],
    ['no receiver', { kind: 'email', settings: { to: '' } }, 'settings.to'],
    ['something else than a mail address', { kind: 'email', settings: { to: 'ann' } }, 'settings.to'],
  ])('with %s is refused', async (_, change, field) => {
    const made = await scene.as(scene.admin, 'POST', '/notifiers', {
      kind: 'webhook',
      name: 'X',
      settings: { url: 'https://a.example/' },
      ...change,
    });
    expect(made.status).toBe(400);
    expect((made.body.errors as { field: string }[]).map((fault) => fault.field)).toContain(field);
  });

  it('is tried out, and says why where it fails', async () => {
    expect(await scene.as(scene.admin, 'POST', `/notifiers/${notifierId}/test`)).toMatchObject({
      status: 200,
      body: { isDelivered: true },
    });
    expect(notices()).toEqual([expect.objectContaining({ title: 'Earshot: a test' })]);
    answers = [{ status: 404 }];
    expect(await scene.as(scene.admin, 'POST', `/notifiers/${notifierId}/test`)).toMatchObject({
      status: 409,
      body: { code: 'not-delivered', detail: 'The receiver refused the notice (404).' },
    });
  });

  it('hears only of the kinds it was set up for, and of none while it is paused', async () => {
    await scene.as(scene.admin, 'PATCH', `/notifiers/${notifierId}`, { alertKinds: ['source-blind'] });
    const other = await open(anAlert());
    expect(await listed(other)).toMatchObject({ deliveries: [] });
    const chosen = await open(anAlert({ kind: 'source-blind' }));
    await scene.as(scene.admin, 'PATCH', `/notifiers/${notifierId}`, { isPaused: true });
    await sendAll();
    expect(notices()).toEqual([]);
    expect(await listed(chosen)).toMatchObject({
      deliveries: [{ state: 'left-out', problem: 'Left out: the notifier is paused.' }],
    });
  });

  it('is the business of administrators; alerts are everybody’s who acts', async () => {
    const agent = await scene.agent('Asta');
    const lead: SignedInMember = await scene.http.signIn(await scene.http.createMember(scene.workspaceId, 'pr-lead'));
    const statusOf = async (who: SignedInMember, method: string, path: string): Promise<number> =>
      (await scene.as(who, method, path, method === 'GET' ? undefined : {})).status;
    expect(await statusOf(agent, 'GET', '/notifiers')).toBe(403);
    expect(await statusOf(lead, 'GET', '/notifiers')).toBe(200);
    expect(await statusOf(lead, 'POST', `/notifiers/${notifierId}/test`)).toBe(403);
    const id = await open(anAlert());
    expect(await statusOf(agent, 'GET', '/alerts')).toBe(200);
    expect(await statusOf(agent, 'POST', `/alerts/${id}/acknowledge`)).toBe(200);
    const elsewhere = await open(anAlert({ teamId: await scene.anotherTeam('Others') }));
    expect(await statusOf(agent, 'POST', `/alerts/${elsewhere}/acknowledge`)).toBe(404);
    await close(anAlert());
    expect(await statusOf(scene.admin, 'POST', '/alerts/987654321/acknowledge')).toBe(404);
  });
});
