import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AlertsService } from '../../src/modules/alerts/alerts.service.js';
import { RunChainsJob } from '../../src/modules/alerts/run-chains.job.js';
import { IncidentsService } from '../../src/modules/incidents/incidents.service.js';
import { countSockets, Receiver } from '../support/counted-sockets.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';

const SECRET = 'a secret of at least twenty-four characters';

let scene: Scene;
let named: Receiver;
let unnamed: Receiver;
let lead: SignedInMember;
let anna: SignedInMember;
let otto: SignedInMember;
let phones: string;
let room: string;
let other: string;
let drillId: string;
let sandboxId: string;
let alertId: string;

const add = async (kind: string, name: string, settings: object): Promise<string> => {
  const credentials = kind === 'webhook' ? { credentials: { secret: SECRET } } : {};
  const made = await scene.as(scene.admin, 'POST', '/notifiers', { kind, name, settings, ...credentials });
  expect(made.status).toBe(201);
  return made.body.id as string;
};
const reach = (who: SignedInMember, kind: string, address: string) =>
  scene.sql(
    `INSERT INTO member_contact (workspace_id, member_id, kind, address, position, verified_at) VALUES ($1, $2, $3, $4, 0, now())`,
    [scene.workspaceId, who.memberId, kind, address],
  );
const ok = async (method: string, path: string, body: unknown): Promise<void> => {
  const answer = await scene.as(scene.admin, method, path, body);
  expect({ path, status: answer.status < 300 ? 'ok' : answer.body }).toEqual({ path, status: 'ok' });
};
const sandboxMember = async (who: SignedInMember): Promise<string> => {
  const [row] = await scene.sql<{ id: string }>(
    'SELECT sandbox_member_id AS id FROM drill_participant WHERE drill_id = $1 AND member_id = $2',
    [drillId, who.memberId],
  );
  return row?.id ?? '';
};
/** The time of the next step comes; gives what the timeline says of pages since the beginning. */
const nextStep = async (): Promise<readonly string[]> => {
  await scene.sql(`UPDATE chain_run SET next_due_at = now() WHERE workspace_id = $1 AND state = 'running'`, [
    sandboxId,
  ]);
  await scene.http.app.get(RunChainsJob).run();
  await scene.sql(`UPDATE outbox SET due_at = now() WHERE state = 'waiting'`);
  await scene.runOutbox();
  return paged();
};
const paged = async (): Promise<readonly string[]> => {
  const { progress } = (await scene.get(`/drills/${drillId}`)).body as {
    progress: { events: { code: string; values: { name: string } }[] };
  };
  return progress.events
    .filter(({ code }) => code.includes('paged'))
    .map(({ code, values }) => `${code} ${values.name}`);
};
const chainRun = async () =>
  (
    await scene.sql<{ state: string; fired: number; waits: boolean }>(
      `SELECT state, fired, next_due_at > now() + interval '30 seconds' AS waits FROM chain_run WHERE alert_id = $1`,
      [alertId],
    )
  )[0];

beforeAll(async () => {
  [named, unnamed] = await Promise.all([Receiver.listen(), Receiver.listen()]);
  scene = await Scene.open({ outboundAllow: [named.target, unnamed.target], baseUrl: 'http://earshot.example' });
  const id = await scene.http.createMember(scene.workspaceId, 'pr-lead', { teamIds: [scene.teamId] });
  await scene.sql(`UPDATE staff_member SET name = 'Ilze' WHERE id = $1`, [id]);
  lead = await scene.http.signIn(id);
  anna = await scene.agent('Anna');
  otto = await scene.agent('Otto');
  phones = await add('ntfy', 'Phones', { topic: 'everybody', baseUrl: `http://${named.target}` });
  room = await add('webhook', 'Crisis room', { url: `http://${named.target}/room` });
  other = await add('webhook', 'Everybody', { url: `http://${unnamed.target}/hook` });
  await reach(anna, 'ntfy', 'anna-phone');
  await reach(otto, 'ntfy', 'otto-phone');
  await reach(lead, 'sms', '+358401234567');
  const steps = [`notifier:${other}`, 'on-call', `member:${anna.memberId}`, 'role:pr-lead', `notifier:${room}`];
  await ok('PUT', '/on-call', {
    rotations: [
      {
        id: 'first',
        name: 'First',
        zone: 'UTC',
        members: [otto.memberId],
        handoverAt: '09:00',
        everyDays: 7,
        startsOn: '2026-01-05',
      },
    ],
    chain: steps.map((who, n) => ({ afterSeconds: n === 0 ? 0 : 60, who })),
    repeats: 0,
    repeatAfterSeconds: 60,
    dailyTestAt: '10:00',
  });
  await ok('PUT', '/routing-rules', {
    rules: [{ name: 'Finnish', when: { languages: ['fi'] }, teamId: scene.teamId, skills: ['jam'] }],
    isOn: true,
  });
  await ok('PATCH', `/users/${anna.memberId}`, { skills: ['jam'], capacity: 7 });
  await ok('POST', '/rules', {
    name: 'Mark it',
    when: 'task-opened',
    conditions: {},
    acts: [
      { kind: 'label', labels: ['jam'] },
      { kind: 'assign', memberId: anna.memberId },
      { kind: 'notify', notifierId: other, text: 'Look' },
    ],
  });
  await ok('POST', '/escalation-chains', {
    name: 'Upwards',
    startsOn: 'opened',
    steps: [otto, anna].map(({ memberId }) => ({ afterSeconds: 60, memberId })),
  });
  const started = await scene.as(lead, 'POST', '/drills', {
    scenarioId: 'product-safety',
    participants: [{ memberId: lead.memberId }, { memberId: anna.memberId }],
    notifierIds: [phones, room],
  });
  expect(started.status).toBe(201);
  drillId = started.body.id as string;
  const [sandbox] = await scene.sql<{ id: string }>('SELECT id FROM workspace WHERE drill_id = $1', [drillId]);
  sandboxId = sandbox?.id ?? '';
});
afterAll(async () => {
  await scene.close();
  await Promise.all([named.close(), unnamed.close()]);
});

describe('by what a sandbox works', () => {
  it('has the rules of its workspace in the names of the sandbox, and who takes part as they are', async () => {
    const [team] = await scene.sql<{ id: string }>('SELECT id FROM team WHERE workspace_id = $1', [sandboxId]);
    const [routing] = await scene.sql<{ rules: unknown }>(
      'SELECT rules FROM routing_setting WHERE workspace_id = $1 AND is_on',
      [sandboxId],
    );
    expect(routing?.rules).toMatchObject([{ name: 'Finnish', teamId: team?.id, skills: ['jam'] }]);
    const rules = await scene.sql('SELECT name, acts FROM automation_rule WHERE workspace_id = $1', [sandboxId]);
    expect(rules).toEqual([
      {
        name: 'Mark it',
        acts: [
          { kind: 'assign', memberId: await sandboxMember(anna) },
          { kind: 'label', labels: ['jam'] },
        ],
      },
    ]);
    // Of who takes no part the alert remains.
    const chains = await scene.sql('SELECT name, steps FROM escalation_chain WHERE workspace_id = $1', [sandboxId]);
    expect(chains).toMatchObject([
      {
        name: 'Upwards',
        steps: [
          { afterSeconds: 60, memberId: null },
          { afterSeconds: 60, memberId: await sandboxMember(anna) },
        ],
      },
    ]);
    const [as] = await scene.sql('SELECT skills, capacity FROM staff_member WHERE id = $1', [
      await sandboxMember(anna),
    ]);
    expect(as).toEqual({ skills: ['jam'], capacity: 7 });
  });

  it('holds no address of anybody, and nobody but who takes part is there to be given work', async () => {
    expect(await scene.count('member_contact', `workspace_id = $1 AND address = ''`, [sandboxId])).toBe(2);
    expect(await scene.count('member_contact', `workspace_id = $1 AND address <> ''`, [sandboxId])).toBe(0);
    expect(await scene.count('staff_member', 'workspace_id = $1 AND is_active', [sandboxId])).toBe(2);
    expect(
      await scene.count('on_call_schedule', `workspace_id = $1 AND body ->> 'dailyTestAt' IS NULL`, [sandboxId]),
    ).toBe(1);
  });
});

describe('the chain in a drill', () => {
  it('pages along the real chain, and says whom it would have paged; counted at the socket', async () => {
    const sockets = countSockets(scene.http);
    try {
      const { id } = await scene.http.dataSource.transaction((tx) =>
        scene.http.app.get(IncidentsService).suspect(tx, {
          workspaceId: sandboxId,
          key: 'spec:storm',
          watchId: null,
          title: 'Glass in the jam',
          severity: 9,
          reasons: [],
          observed: 31,
          usual: 4,
          windowSeconds: 60,
          startedAt: new Date(),
        }),
      );
      const [alert] = await scene.sql<{ id: string }>('SELECT id FROM alert WHERE incident_id = $1', [id]);
      alertId = alert?.id ?? '';
      const told = ['would-have-paged Everybody'];
      expect(await nextStep()).toEqual(told);
      expect(await chainRun()).toEqual({ state: 'running', fired: 1, waits: true });
      expect(await nextStep()).toEqual([...told, 'would-have-paged Otto']);
      // Who is not there is waited for as in life.
      expect(await chainRun()).toEqual({ state: 'running', fired: 2, waits: true });
      expect(await nextStep()).toEqual([...told, 'would-have-paged Otto', 'paged Anna']);
      expect(await nextStep()).toHaveLength(4);
      expect((await nextStep()).slice(3)).toEqual(['paged-here Ilze', 'paged Crisis room']);
      expect(await chainRun()).toMatchObject({ state: 'running', fired: 5 });
    } finally {
      sockets.stop();
    }
    expect(unnamed.connections).toBe(0);
    expect([...sockets.reached]).toEqual([String(named.port)]);
  });

  it('says DRILL in each title, and in what its link paints', () => {
    const titles = named.bodies.map((body) => (JSON.parse(body) as { title: string }).title);
    expect(titles.length).toBeGreaterThan(1);
    expect(titles.filter((title) => !title.startsWith('DRILL: '))).toEqual([]);
    const own = named.bodies.map((body) => JSON.parse(body) as { topic?: string; click?: string });
    expect(own.some(({ topic }) => topic === 'otto-phone')).toBe(false);
    const link = own.find(({ topic }) => topic === 'anna-phone')?.click ?? '';
    const painted: unknown = JSON.parse(Buffer.from(new URL(link).hash.slice(1), 'base64url').toString());
    expect(painted).toMatchObject({ title: 'SEV1 Glass in the jam', severity: 'critical', isDrill: true });
  });

  it('ends when somebody acknowledges by the link alone', async () => {
    const link = named.bodies
      .map((body) => JSON.parse(body) as { topic?: string; click?: string })
      .find(({ topic }) => topic === 'anna-phone')?.click;
    const token = new URL(link ?? '').searchParams.get('t') ?? '';
    const answer = await scene.http.call(`/a/${alertId}/acknowledge?t=${token}`, { method: 'POST', body: {} });
    expect(answer).toMatchObject({ status: 200, body: { state: 'acknowledged', acknowledgedBy: { name: 'Anna' } } });
    expect(await chainRun()).toMatchObject({ state: 'acknowledged' });
    expect(await scene.count('alert', 'workspace_id = $1', [scene.workspaceId])).toBe(0);
  });

  it('pages nobody once the drill is over, and its report has every page', async () => {
    await scene.http.dataSource.transaction((tx) =>
      scene.http.app.get(AlertsService).open(tx, {
        workspaceId: sandboxId,
        kind: 'storm',
        key: 'spec:late',
        title: 'Too late',
        text: '',
      }),
    );
    const before = await paged();
    const reached = named.connections;
    const { body } = await scene.as(lead, 'POST', `/drills/${drillId}/end`);
    const codes = (body.report.timeline as { code: string }[]).map(({ code }) => code);
    expect(codes.filter((code) => code.includes('paged'))).toHaveLength(before.length);
    await nextStep();
    expect(named.connections).toBe(reached);
    expect(await scene.count('alert_page', `workspace_id = $1 AND state = 'waiting'`, [sandboxId])).toBe(0);
  });
});
