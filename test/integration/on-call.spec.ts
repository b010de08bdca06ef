import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { AlertsService } from '../../src/modules/alerts/alerts.service.js';
import type { AlertToOpen } from '../../src/modules/alerts/alerts.types.js';
import { AuditChainsJob, RunChainsJob } from '../../src/modules/alerts/run-chains.job.js';
import { CheckInstallationJob } from '../../src/modules/checks/check-installation.job.js';
import { RunEscalations } from '../../src/modules/escalations/run-escalations.service.js';
import { TestOnCallJob } from '../../src/modules/on-call/test-on-call.job.js';
import { DeliverOutboxJob } from '../../src/modules/outbox/deliver-outbox.job.js';
import { aPost } from '../support/a-post.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';
import { serveLoopback, type Answer, type Loopback } from '../support/stand-ins/stand-in.js';

/** Six hundred notices over loopback, on a machine that may be busy. */
const OUTAGE_LIMIT_MS = 240_000;

let scene: Scene;
let receiver: Loopback;
let answers: Answer[];
/** Topics that are refused. */
const refused = new Set<string>();
let anna: SignedInMember;
let bert: SignedInMember;
let serial = 0;

beforeAll(async () => {
  receiver = await serveLoopback(({ body }) =>
    refused.has((JSON.parse(body) as { topic?: string }).topic ?? '')
      ? { status: 403 }
      : (answers.shift() ?? { status: 200, body: '{}' }),
  );
  scene = await Scene.open({ outboundAllow: [receiver.host] });
  anna = await scene.agent('Anna');
  bert = await scene.agent('Bert');
});
afterAll(async () => {
  await scene.close();
  await receiver.stop();
});
beforeEach(async () => {
  answers = [];
  receiver.received.length = 0;
  refused.clear();
  await addNotifier('ntfy', 'Phones', { topic: 'everybody', baseUrl: receiver.origin });
  await reach(anna, 'anna-phone');
  await reach(bert, 'bert-phone');
});
afterEach(async () => {
  await scene.sql(`UPDATE notifier SET deleted_at = now()`);
  await scene.sql(`UPDATE alert SET state = 'closed'`);
  await scene.sql(
    `UPDATE chain_run SET state = 'cancelled', next_due_at = NULL WHERE state IN ('running', 'exhausted')`,
  );
  for (const table of ['outbox', 'alert_page', 'on_call_schedule', 'member_contact', 'on_call_test'])
    await scene.sql(`DELETE FROM ${table}`);
});

async function addNotifier(kind: string, name: string, settings: object, body: object = {}): Promise<string> {
  const made = await scene.as(scene.admin, 'POST', '/notifiers', { kind, name, settings, ...body });
  if (made.status !== 201) throw new Error(`The notifier was refused: ${JSON.stringify(made.body)}`);
  return made.body.id as string;
}

/** A verified way, without the code. */
async function reach(who: SignedInMember, topic: string, position = 0): Promise<void> {
  await scene.sql(
    `INSERT INTO member_contact (workspace_id, member_id, kind, address, position, verified_at) VALUES ($1, $2, 'ntfy', $3, $4, now())`,
    [scene.workspaceId, who.memberId, topic, position],
  );
}

async function schedule(body: Readonly<Record<string, unknown>>): Promise<void> {
  const put = await scene.as(scene.admin, 'PUT', '/on-call', body);
  expect({ status: put.status, body: put.status === 200 ? null : put.body }).toEqual({ status: 200, body: null });
}
const chainOf = (...who: [number, string][]) => ({
  chain: who.map(([afterSeconds, each]) => ({ afterSeconds, who: each })),
  repeats: 0,
  repeatAfterSeconds: 60,
});

const alerts = (): AlertsService => scene.http.app.get(AlertsService);
const inTransaction = <T>(work: (tx: Parameters<AlertsService['open']>[0]) => Promise<T>): Promise<T> =>
  scene.http.app.get(DataSource).transaction(work);
const anAlert = (change: Partial<AlertToOpen> = {}): AlertToOpen => ({
  workspaceId: scene.workspaceId,
  kind: 'storm',
  key: `spec:${String(++serial)}`,
  title: 'Acme app outage',
  text: '31 a minute, usually 4.',
  details: { observed: 31, usual: 4 },
  ...change,
});
const open = (change: Partial<AlertToOpen> = {}): Promise<string> =>
  inTransaction((tx) => alerts().open(tx, anAlert(change)));
const timers = () => scene.http.app.get(RunChainsJob).run();
const audit = () => scene.http.app.get(AuditChainsJob).run();
const letTimePass = (alertId: string) =>
  scene.sql(`UPDATE chain_run SET next_due_at = now() WHERE alert_id = $1 AND state = 'running'`, [alertId]);
/** What a worker carries out at once, and no more. */
async function sendSome(): Promise<void> {
  await scene.sql(`UPDATE outbox SET due_at = now() WHERE state = 'waiting'`);
  await scene.http.app.get(DeliverOutboxJob).run({ signal: new AbortController().signal, workerId: 'spec' });
}
async function sendAll(): Promise<void> {
  const job = scene.http.app.get(DeliverOutboxJob);
  for (let again = 1; again > 0;) {
    await scene.sql(`UPDATE outbox SET due_at = now() WHERE state = 'waiting'`);
    again = (await job.run({ signal: new AbortController().signal, workerId: 'spec' }))['again'] ?? 0;
  }
}

interface Message {
  readonly topic: string;
  readonly title: string;
  readonly click?: string;
}
const messages = (): Message[] => receiver.received.map(({ body }) => JSON.parse(body) as Message);
/** Topics in the order of arrival; what one round of deliveries sends arrives in any order. */
const paged = (): string[] => messages().map(({ topic }) => topic);
const linkIn = (message: Message | undefined): URL => new URL(message?.click ?? 'http://nowhere');
const tokenIn = (message: Message | undefined): string => linkIn(message).searchParams.get('t') ?? '';
const shown = async (id: string) => (await scene.get(`/alerts/${id}`)).body;
const openKinds = async (): Promise<string[]> =>
  ((await scene.get('/alerts?state=open&limit=200')).body.items as { kind: string }[]).map(({ kind }) => kind);

describe('a chain of pages', () => {
  it('pages one after the other until somebody acknowledges, and only people', async () => {
    await schedule(chainOf([0, `member:${anna.memberId}`], [120, `member:${bert.memberId}`]));
    const id = await open({ notifierIds: [], paging: true });
    await timers();
    await sendAll();
    expect(paged()).toEqual(['anna-phone']);
    await timers();
    expect(paged()).toEqual(['anna-phone']);
    await letTimePass(id);
    await timers();
    await sendAll();
    expect(paged()).toEqual(['anna-phone', 'bert-phone']);
    expect((await scene.as(bert, 'POST', `/alerts/${id}/acknowledge`, {})).body).toMatchObject({
      state: 'acknowledged',
      chain: { state: 'acknowledged', nextAt: null },
      pages: [
        { to: 'Anna', state: 'sent' },
        { to: 'Bert', state: 'acknowledged' },
      ],
    });
    await letTimePass(id);
    await timers();
    await sendAll();
    expect(paged()).toHaveLength(2);
  });

  it('is frozen as it starts', async () => {
    await schedule(chainOf([0, `member:${anna.memberId}`], [60, `member:${bert.memberId}`]));
    const id = await open({ notifierIds: [], paging: true });
    await schedule(chainOf([0, `member:${scene.admin.memberId}`]));
    await timers();
    await letTimePass(id);
    await timers();
    await sendAll();
    expect(paged()).toEqual(['anna-phone', 'bert-phone']);
  });

  it('that nobody answered goes round again and is told by all notifiers then', async () => {
    await schedule({ ...chainOf([0, `member:${anna.memberId}`]), repeats: 1 });
    const id = await open({ notifierIds: [], paging: true });
    for (let n = 0; n < 3; n++) {
      await letTimePass(id);
      await timers();
      await sendAll();
    }
    expect(paged().sort()).toEqual(['anna-phone', 'anna-phone', 'everybody']);
    expect(await openKinds()).toContain('nobody-acknowledged');
    expect((await shown(id)).chain).toMatchObject({ state: 'exhausted', round: 1 });
    await scene.as(anna, 'POST', `/alerts/${id}/acknowledge`, {});
    await audit();
    expect(await openKinds()).not.toContain('nobody-acknowledged');
  });

  it('passes on at once where a page cannot be delivered: first another way of the same person', async () => {
    await reach(anna, 'anna-second', 1);
    answers = [{ status: 403 }, { status: 403 }];
    await schedule(chainOf([0, `member:${anna.memberId}`], [3_600, `member:${bert.memberId}`]));
    const id = await open({ notifierIds: [], paging: true });
    await timers();
    for (let n = 0; n < 3; n++) await sendAll();
    await timers();
    await sendAll();
    // The mail address of the account is the last way; there is no mail server here.
    expect(paged()).toEqual(['anna-phone', 'anna-second', 'bert-phone']);
    const { pages } = await shown(id);
    expect(pages.map(({ state }: { state: string }) => state)).toEqual(['failed', 'failed', 'failed', 'sent']);
  });

  it('pages nobody for what was closed, taken on, or is older than a day', async () => {
    await schedule(chainOf([0, `member:${anna.memberId}`], [60, `member:${bert.memberId}`]));
    const alert = anAlert({ notifierIds: [], paging: true });
    await inTransaction((tx) => alerts().open(tx, alert));
    await timers();
    await inTransaction((tx) => alerts().close(tx, alert));
    await sendAll();
    const old = await open({ notifierIds: [], paging: true });
    await scene.sql(`UPDATE alert SET raised_at = now() - interval '25 hours' WHERE id = $1`, [old]);
    await timers();
    await sendAll();
    expect(paged()).toEqual([]);
    expect((await shown(old)).chain).toMatchObject({ state: 'cancelled' });
  });

  it('asks the floor of a role, and waits through quiet hours with what is not critical', async () => {
    const hours = { zone: 'UTC', week: 'always', closed: ['2000-01-01'] };
    await schedule({
      ...chainOf([0, `member:${anna.memberId}`], [60, `member:${scene.admin.memberId}`]),
      minimumSeverityByRole: { agent: 'critical' },
    });
    await reach(scene.admin, 'admin-phone');
    const mild = await open({ severity: 'warning', paging: true, notifierIds: [] });
    await timers();
    await sendAll();
    expect(paged()).toEqual(['admin-phone']);
    expect((await shown(mild)).pages[0]).toMatchObject({
      to: 'Anna',
      state: 'left-out',
      problem: 'Left out: below-floor.',
    });
    await schedule({ ...chainOf([0, `member:${bert.memberId}`]), quietHours: { hours } });
    const quiet = await open({ severity: 'warning', paging: true });
    await open({ severity: 'critical', paging: true });
    await timers();
    await sendAll();
    expect(paged().sort()).toEqual(['admin-phone', 'bert-phone', 'everybody']);
    const { deliveries, chain } = await shown(quiet);
    expect(deliveries[0]).toMatchObject({ state: 'waiting', problem: 'Waits until the quiet hours are over.' });
    expect(Date.parse(chain.nextAt)).toBeGreaterThan(Date.now() + 3_600_000);
  });
});

describe('a page', () => {
  it('leads to its alert with a token that can do nothing else, and reading it acknowledges nothing', async () => {
    await schedule(chainOf([0, `member:${anna.memberId}`], [60, `member:${bert.memberId}`]));
    const id = await open({ notifierIds: [], paging: true });
    const other = await open({ notifierIds: [], paging: false });
    await timers();
    await sendAll();
    const [message] = messages();
    const t = tokenIn(message);
    expect(linkIn(message).pathname).toBe(`/a/${id}`);
    const look = await scene.http.call(`/a/${id}?t=${t}`);
    expect(look.body).toMatchObject({
      state: 'open',
      me: { name: 'Anna' },
      next: ['Bert'],
      facts: { now: '31', usual: '4' },
    });
    const head = await fetch(`${scene.http.url}/api/v1/a/${id}?t=${t}`, { method: 'HEAD' });
    expect([head.status, (await shown(id)).state]).toEqual([200, 'open']);
    for (const path of [
      `/a/${other}?t=${t}`,
      `/a/${id}?t=${t.replace(/.$/, (x) => (x === '0' ? '1' : '0'))}`,
      `/a/${id}?t=1.2.3`,
    ])
      expect((await scene.http.call(path)).status).toBe(401);
    const elsewhere = { authorization: `Bearer ${t}` };
    for (const path of ['/alerts', '/me', '/tasks', `/alerts/${id}`, '/on-call', '/incidents', '/notifiers'])
      expect((await scene.http.call(`${path}?t=${t}`, { headers: elsewhere })).status).toBe(401);
    const refused = await scene.http.call(`/alerts/${id}/acknowledge?t=${t}`, {
      method: 'POST',
      body: {},
      headers: elsewhere,
    });
    expect([refused.status, (await shown(id)).state]).toEqual([401, 'open']);
    const twice = await Promise.all(
      [1, 2].map(() => scene.http.call(`/a/${id}/acknowledge?t=${t}`, { method: 'POST', body: {} })),
    );
    expect(twice.map(({ status, body }) => [status, body.state, body.acknowledgedBy?.name])).toEqual([
      [200, 'acknowledged', 'Anna'],
      [200, 'acknowledged', 'Anna'],
    ]);
    expect(await scene.count('audit_entry', `action = 'alert.acknowledge' AND resource_id = $1`, [id])).toBe(1);
  });

  it('is good for half an hour, and not for who has left', async () => {
    await schedule(chainOf([0, `member:${anna.memberId}`]));
    const id = await open({ notifierIds: [], paging: true });
    await timers();
    await sendAll();
    const t = tokenIn(messages()[0]);
    const minutes = (Number(t.split('.')[1]) * 1_000 - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(25);
    expect(minutes).toBeLessThanOrEqual(31);
    await scene.sql('UPDATE staff_member SET is_active = false WHERE id = $1', [anna.memberId]);
    expect((await scene.http.call(`/a/${id}?t=${t}`)).status).toBe(401);
    await scene.sql('UPDATE staff_member SET is_active = true WHERE id = $1', [anna.memberId]);
  });

  it('"not me" pages the next one at once, and said twice it is said once', async () => {
    await schedule(
      chainOf(
        [0, `member:${anna.memberId}`],
        [3_600, `member:${bert.memberId}`],
        [3_600, `member:${scene.admin.memberId}`],
      ),
    );
    await reach(scene.admin, 'admin-phone');
    const id = await open({ notifierIds: [], paging: true });
    await timers();
    await sendAll();
    const t = tokenIn(messages()[0]);
    for (let n = 0; n < 2; n++)
      expect((await scene.http.call(`/a/${id}/pass?t=${t}`, { method: 'POST', body: {} })).body).toMatchObject({
        state: 'open',
        hasPassed: true,
      });
    await sendAll();
    expect(paged()).toEqual(['anna-phone', 'bert-phone']);
    expect((await scene.as(scene.admin, 'POST', `/alerts/${id}/page-next`, {})).status).toBe(200);
    await sendAll();
    expect(paged()).toEqual(['anna-phone', 'bert-phone', 'admin-phone']);
  });
});

describe('after an outage', () => {
  it(
    'with 300 due escalations there is one page per open alert and one digest',
    async () => {
      await schedule(chainOf([0, `member:${anna.memberId}`], [60, `member:${bert.memberId}`]));
      const chain = await scene.as(scene.admin, 'POST', '/escalation-chains', {
        name: 'Up',
        startsOn: 'hand',
        steps: [{ afterSeconds: 60, memberId: bert.memberId }],
      });
      const source = await scene.inboundSource();
      await scene.deliver(
        source,
        Array.from({ length: 300 }, () => aPost().wire()),
      );
      await scene.sql(`UPDATE task SET priority = 1 WHERE is_open`);
      await scene.sql(
        `INSERT INTO escalation_run (workspace_id, task_id, chain_id, chain_version, steps, next_due_at, started_at)
       SELECT t.workspace_id, t.id, c.id, c.version, c.steps, now() - interval '1 hour', now() - interval '2 hours'
       FROM task t JOIN escalation_chain c ON c.id = $1 WHERE t.is_open`,
        [chain.body.id],
      );
      const escalations = scene.http.app.get(RunEscalations);
      for (let fired = 1; fired > 0;) {
        // Workers deliver while timers are still being worked off.
        ({ fired } = await escalations.fireDue());
        await sendSome();
      }
      for (let fired = 1; fired > 0;) fired = (await timers())['fired'] ?? 0;
      for (let n = 0; n < 2; n++) await sendAll();
      const alertsOpen = await scene.count('alert', `kind = 'escalation' AND state = 'open'`);
      expect(alertsOpen).toBe(300);
      expect(paged().filter((topic) => topic === 'anna-phone')).toHaveLength(300);
      expect(
        new Set(
          messages()
            .filter(({ topic }) => topic === 'anna-phone')
            .map((message) => linkIn(message).pathname),
        ).size,
      ).toBe(300);
      expect(
        messages()
          .filter(({ topic }) => topic === 'everybody')
          .map(({ title }) => title),
      ).toEqual([expect.stringContaining('300 alerts')]);
    },
    OUTAGE_LIMIT_MS,
  );
});

describe('what is wrong with paging itself', () => {
  it('a chain that does not move on is an alert and turns the installation red', async () => {
    await schedule(chainOf([0, `member:${anna.memberId}`]));
    const id = await open({ notifierIds: [], paging: true });
    await scene.sql(`UPDATE chain_run SET next_due_at = now() - interval '2 minutes' WHERE alert_id = $1`, [id]);
    await audit();
    expect(await openKinds()).toContain('stuck-chain');
    await scene.http.app.get(CheckInstallationJob).run();
    const [check] = await scene.sql<{ state: string }>(`SELECT state FROM installation_check WHERE name = 'paging'`);
    expect(check?.state).toBe('failing');
    await timers();
    await sendAll();
    await audit();
    expect(await openKinds()).not.toContain('stuck-chain');
  });

  it('nobody on call is an alert, until somebody is', async () => {
    const rotation = {
      id: 'first',
      name: 'First line',
      zone: 'Europe/Helsinki',
      members: [] as string[],
      handoverAt: '09:00',
      everyDays: 7,
      startsOn: '2020-01-06',
    };
    await schedule({ ...chainOf([0, 'on-call']), rotations: [rotation] });
    await audit();
    expect(await openKinds()).toContain('nobody-on-call');
    await schedule({ ...chainOf([0, 'on-call']), rotations: [{ ...rotation, members: [anna.memberId] }] });
    await audit();
    expect(await openKinds()).not.toContain('nobody-on-call');
  });

  it('a notifier that gives up is told of by the others, never by itself, and not in circles', async () => {
    await scene.sql(`UPDATE notifier SET deleted_at = now()`);
    const dead = await addNotifier('webhook', 'Dead', { url: `${receiver.origin}/dead` }, { alertKinds: ['storm'] });
    const alive = await addNotifier('webhook', 'Alive', { url: `${receiver.origin}/alive` }, { alertKinds: ['other'] });
    answers = [{ status: 403 }, { status: 403 }];
    await open({ paging: false });
    for (let n = 0; n < 4; n++) await sendAll();
    const rows = await scene.sql<{ key: string }>(
      `SELECT key FROM alert WHERE kind = 'notifier-dead' AND state = 'open' ORDER BY id`,
    );
    expect(rows.map(({ key }) => key)).toEqual([`notifier-dead:${dead}`, `notifier-dead:${alive}`]);
    expect(receiver.received.map(({ path }) => path)).toEqual(['/dead', '/alive']);
    await open({ paging: false });
    for (let n = 0; n < 3; n++) await sendAll();
    expect(await scene.count('alert', `kind = 'notifier-dead' AND state = 'open'`)).toBe(1);
  });
});

describe('the daily test', () => {
  it('pages everybody on every way once a day, and shows in red who was not reached', async () => {
    await reach(anna, 'anna-second', 1);
    await schedule({
      ...chainOf([0, `member:${anna.memberId}`], [60, `member:${bert.memberId}`]),
      dailyTestAt: '00:00',
    });
    refused.add('bert-phone');
    const job = scene.http.app.get(TestOnCallJob);
    expect(await job.run()).toMatchObject({ started: 1 });
    expect(await job.run()).toMatchObject({ started: 0 });
    await sendAll();
    expect(paged().sort()).toEqual(['anna-phone', 'anna-second', 'bert-phone']);
    const first = messages().find(({ topic }) => topic === 'anna-phone');
    const id = linkIn(first).pathname.slice('/a/'.length);
    await scene.http.call(`/a/${id}/acknowledge?t=${tokenIn(first)}`, { method: 'POST', body: {} });
    await scene.sql(`UPDATE on_call_test SET started_at = now() - interval '11 minutes'`);
    await job.run();
    const { body } = await scene.get('/on-call/test');
    expect(body).toMatchObject({
      isOver: true,
      people: [
        { name: 'Anna', isReached: true, confirmedAt: expect.any(String) },
        { name: 'Bert', isReached: false, confirmedAt: null },
      ],
    });
    expect(await openKinds()).toEqual(['on-call-test-failed']);
  });
});

describe('the schedule', () => {
  const rotation = {
    id: 'first',
    name: 'First line',
    zone: 'Europe/Helsinki',
    handoverAt: '09:00',
    everyDays: 7,
    startsOn: '2020-01-06',
  };

  it('is versioned, checked whole, and read by everybody who may be paged', async () => {
    const body = { rotations: [{ ...rotation, members: [anna.memberId] }], ...chainOf([0, 'on-call']) };
    expect((await scene.as(scene.admin, 'PUT', '/on-call', body, { 'if-match': '"0"' })).body.version).toBe(1);
    const stale = await scene.as(scene.admin, 'PUT', '/on-call', body, { 'if-match': '"0"' });
    expect([stale.status, stale.body.code, stale.body.current.version]).toEqual([409, 'stale-version', 1]);
    expect((await scene.as(anna, 'PUT', '/on-call', body)).status).toBe(403);
    expect((await scene.get('/on-call', anna)).body).toMatchObject({
      rotations: [{ id: 'first', members: [anna.memberId] }],
    });
    const wrong = await scene.as(scene.admin, 'PUT', '/on-call', {
      rotations: [{ ...rotation, zone: 'Mars', members: ['999999'] }],
      chain: [{ afterSeconds: 0, who: 'rotation:second' }],
    });
    expect([wrong.status, (wrong.body.errors as { field: string }[]).map(({ field }) => field)]).toEqual([
      400,
      ['rotations.0.zone', 'rotations.0.members.0', 'chain.0.who'],
    ]);
    const now = (await scene.get('/on-call/now', anna)).body;
    expect(now).toMatchObject({
      people: [{ name: 'Anna' }],
      rotations: [{ now: { name: 'Anna', cause: 'turn' } }],
      gaps: [],
    });
  });

  it('lets people hand over their own turns only, and says when nobody is left', async () => {
    await schedule({ rotations: [{ ...rotation, members: [anna.memberId] }] });
    const soon = {
      from: new Date(Date.now() - 60_000).toISOString(),
      to: new Date(Date.now() + 3_600_000).toISOString(),
    };
    const swap = (who: SignedInMember, memberId: string | null) =>
      scene.as(who, 'POST', '/on-call/overrides', { ...soon, memberId, instead: bert.memberId });
    expect((await swap(bert, anna.memberId)).status).toBe(403);
    const made = await swap(anna, anna.memberId);
    expect(made.body.overrides).toHaveLength(1);
    expect((await scene.get('/on-call/now')).body.people).toMatchObject([{ name: 'Bert' }]);
    await scene.sql(
      `INSERT INTO absence (workspace_id, member_id, from_at, to_at, created_by) VALUES ($1, $2, now() - interval '1 hour', now() + interval '1 day', $2)`,
      [scene.workspaceId, bert.memberId],
    );
    expect((await scene.get('/on-call/now')).body.gaps).toHaveLength(1);
    await scene.sql('DELETE FROM absence');
    const [override] = made.body.overrides as { id: string }[];
    expect((await scene.as(bert, 'DELETE', `/on-call/overrides/${override?.id ?? ''}`)).body.overrides).toEqual([]);
  });

  it('goes out and comes in as a calendar, out only with its own token', async () => {
    await schedule({ rotations: [{ ...rotation, members: [anna.memberId] }] });
    const { url } = (await scene.as(anna, 'POST', '/on-call/feed', {})).body as { url: string };
    const { pathname, search } = new URL(url);
    const out = await scene.http.call(`/${pathname}${search}`);
    expect(out.headers.get('content-type')).toContain('text/calendar');
    expect(out.body).toContain('SUMMARY:First line');
    expect((await scene.http.call(`/${pathname}?token=guess`)).status).toBe(404);
    const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
    const file = [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      `DTSTART:${day}T000000Z`,
      `DTEND:${day}T120000Z`,
      'SUMMARY:Bert stands in',
      'END:VEVENT',
      'END:VCALENDAR',
    ];
    const taken = await scene.http.call('/on-call/import', {
      method: 'POST',
      body: file.join('\r\n'),
      headers: { ...scene.admin.headers, 'content-type': 'text/calendar' },
    });
    expect(taken.body).toEqual({ added: 1, skipped: [] });
    expect((await scene.get('/on-call')).body.overrides).toMatchObject([{ instead: bert.memberId, memberId: null }]);
  });
});

describe('ways to reach a person', () => {
  it('are paged only when a code was read there', async () => {
    const put = await scene.as(anna, 'PUT', '/me/contacts', { items: [{ kind: 'ntfy', address: 'new-phone' }] });
    expect(put.body.items).toMatchObject([{ kind: 'ntfy', address: 'new-phone', isVerified: false, canSend: true }]);
    const [{ id }] = put.body.items as [{ id: string }];
    await schedule(chainOf([0, `member:${anna.memberId}`]));
    expect((await scene.as(anna, 'POST', `/me/contacts/${id}/code`, {})).status).toBe(200);
    expect((await scene.as(anna, 'POST', `/me/contacts/${id}/code`, {})).body.code).toBe('code-just-sent');
    const code = /\d{6}/.exec(messages()[0]?.title ?? '')?.[0] ?? '';
    const wrong = code === '000000' ? '000001' : '000000';
    expect((await scene.as(anna, 'POST', `/me/contacts/${id}/verify`, { code: wrong })).body.code).toBe('wrong-code');
    expect((await scene.as(bert, 'POST', `/me/contacts/${id}/verify`, { code })).status).toBe(404);
    const done = await scene.as(anna, 'POST', `/me/contacts/${id}/verify`, { code });
    expect(done.body.items).toMatchObject([{ isVerified: true }]);
    await open({ notifierIds: [], paging: true });
    await timers();
    await sendAll();
    expect(paged()).toEqual(['new-phone', 'new-phone']);
  });

  it('must look like what they are, each once', async () => {
    const items = [
      { kind: 'sms', address: 'hello' },
      { kind: 'email', address: 'a@example.com' },
      { kind: 'email', address: 'a@example.com' },
    ];
    const refused = await scene.as(anna, 'PUT', '/me/contacts', { items });
    expect([refused.status, refused.body.code]).toEqual([400, 'bad-contact']);
  });
});
