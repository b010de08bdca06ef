import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunDrillsJob } from '../../src/modules/drills/run-drills.job.js';
import { WatchSpikesJob } from '../../src/modules/spikes/watch-spikes.job.js';
import { AttachTasksJob } from '../../src/modules/incidents/attach-tasks.job.js';
import { ReadSourcesJob } from '../../src/modules/ingest/read-sources.job.js';
import { OutboundService } from '../../src/outbound/outbound.service.js';
import { ConfinementService } from '../../src/modules/confinement/confinement.service.js';
import { countSockets, Receiver } from '../support/counted-sockets.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';

const JOB = { signal: new AbortController().signal, workerId: 'spec' };

let scene: Scene;
let named: Receiver;
let unnamed: Receiver;
let lead: SignedInMember;
let agent: SignedInMember;
let outsider: SignedInMember;
let viewer: SignedInMember;
let notifierId: string;
let drillId: string;
let sandboxId: string;

const member = async (role: 'pr-lead' | 'agent' | 'viewer', name: string): Promise<SignedInMember> => {
  const id = await scene.http.createMember(scene.workspaceId, role, { teamIds: [scene.teamId] });
  await scene.sql('UPDATE staff_member SET name = $2 WHERE id = $1', [id, name]);
  return scene.http.signIn(id);
};
const notifier = async (receiver: Receiver, who: SignedInMember, name: string): Promise<string> => {
  const made = await scene.as(who, 'POST', '/notifiers', {
    kind: 'webhook',
    name,
    settings: { url: `http://${receiver.target}/hook` },
    credentials: { secret: 'a secret of at least twenty-four characters' },
  });
  expect(made.status).toBe(201);
  return made.body.id as string;
};
const start = (who = lead, body: object = {}) =>
  scene.as(who, 'POST', '/drills', {
    scenarioId: 'product-safety',
    participants: [{ memberId: lead.memberId }, { memberId: agent.memberId, role: 'pr-lead' }],
    notifierIds: [notifierId],
    ...body,
  });
/** As if the drill had begun so much earlier. */
const letPass = async (seconds: number): Promise<void> => {
  await scene.sql(
    `UPDATE drill SET started_at = started_at - make_interval(secs => $2), ends_at = ends_at - make_interval(secs => $2) WHERE id = $1`,
    [drillId, seconds],
  );
  expect(await scene.http.app.get(RunDrillsJob).run(JOB)).toMatchObject({ failed: 0 });
};
const practiseAs = (role: string) =>
  scene.sql(
    `UPDATE staff_member SET role = $3 WHERE id = (SELECT sandbox_member_id FROM drill_participant WHERE drill_id = $1 AND member_id = $2)`,
    [drillId, lead.memberId, role],
  );
const me = async (who: SignedInMember) => (await scene.get('/me', who)).body;

beforeAll(async () => {
  [named, unnamed] = await Promise.all([Receiver.listen(), Receiver.listen()]);
  scene = await Scene.open({ outboundAllow: [named.target, unnamed.target] });
  [lead, agent, outsider, viewer] = [
    await member('pr-lead', 'Ilze'),
    await member('agent', 'Anna'),
    await member('agent', 'Otto'),
    await member('viewer', 'Vera'),
  ];
  notifierId = await notifier(named, scene.admin, 'Crisis channel');
});
afterAll(async () => {
  await scene.close();
  await Promise.all([named.close(), unnamed.close()]);
});

describe('the start of a drill', () => {
  it('is for PR leads and administrators, with people and notifiers that are known', async () => {
    const { body } = await scene.get('/drills/scenarios', viewer);
    expect(body.items[0]).toMatchObject({
      id: expect.any(String),
      title: expect.any(String),
      minutes: expect.any(Number),
      languages: expect.arrayContaining(['en']),
    });
    expect((await start(agent)).status).toBe(403);
    expect((await start(lead, { scenarioId: 'none' })).body.code).toBe('unknown-scenario');
    expect((await start(lead, { participants: [{ memberId: '999999' }] })).body.code).toBe('bad-drill');
    expect((await start(lead, { notifierIds: ['999999'] })).body.code).toBe('bad-drill');
    const asAdmin = { participants: [{ memberId: agent.memberId, role: 'admin' }] };
    expect((await start(lead, asAdmin)).body.code).toBe('bad-drill');
    expect(await scene.count('drill')).toBe(0);
    expect(await scene.count('workspace', 'drill_id IS NOT NULL')).toBe(0);
  });

  it('makes a workspace of its own with what people work by, one at a time', async () => {
    const answers = await Promise.all([start(), start()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const drill = answers.find(({ status }) => status === 201)?.body;
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('drill-running');
    expect(drill).toMatchObject({
      state: 'running',
      title: 'Glass in a jar of jam',
      startedBy: { name: 'Ilze' },
      notifiers: [{ id: notifierId, name: 'Crisis channel' }],
      canEnter: true,
      report: null,
    });
    expect(drill.participants).toEqual([
      { id: agent.memberId, name: 'Anna', role: 'pr-lead', enteredAt: null },
      { id: lead.memberId, name: 'Ilze', role: 'pr-lead', enteredAt: null },
    ]);
    drillId = drill.id as string;
    const [sandbox] = await scene.sql<{ id: string }>('SELECT id FROM workspace WHERE drill_id = $1', [drillId]);
    sandboxId = sandbox?.id ?? '';
    for (const table of ['team', 'alert_rule', 'calendar']) {
      expect(await scene.count(table, 'workspace_id = $1', [sandboxId])).toBe(
        await scene.count(table, 'workspace_id = $1', [scene.workspaceId]),
      );
    }
    expect(await scene.count('template', 'workspace_id = $1', [sandboxId])).toBe(
      await scene.count('template', 'workspace_id = $1 AND approved_version IS NOT NULL', [scene.workspaceId]),
    );
    expect(await scene.count('standard_version', `workspace_id = $1 AND state = 'approved'`, [sandboxId])).toBe(1);
    expect(
      await scene.count('notifier', `workspace_id = $1 AND credentials IS NULL AND settings = '{}'`, [sandboxId]),
    ).toBe(1);
  });
});

describe('who takes part', () => {
  it('enters by the session, and only who takes part', async () => {
    expect((await scene.as(outsider, 'POST', `/drills/${drillId}/enter`)).body.code).toBe('not-a-participant');
    expect((await scene.as(lead, 'POST', `/drills/${drillId}/enter`)).status).toBe(204);
    expect((await scene.as(agent, 'POST', `/drills/${drillId}/enter`)).status).toBe(204);
    expect(await me(lead)).toMatchObject({
      name: 'Ilze',
      workspace: { id: sandboxId },
      drill: { id: drillId, title: 'Glass in a jar of jam' },
    });
    expect(await me(agent)).toMatchObject({ role: 'pr-lead', drill: { id: drillId } });
    expect(await me(outsider)).toMatchObject({ workspace: { id: scene.workspaceId }, drill: null });
    expect((await scene.get(`/drills/${drillId}`, lead)).body).toMatchObject({ canEnter: false, state: 'running' });
    expect((await start(lead)).body.code).toBe('in-a-drill');
  });

  it('leaves and comes back', async () => {
    expect((await scene.as(agent, 'POST', '/drills/leave')).status).toBe(204);
    expect(await me(agent)).toMatchObject({ role: 'agent', drill: null, workspace: { id: scene.workspaceId } });
    expect((await scene.as(agent, 'POST', `/drills/${drillId}/enter`)).status).toBe(204);
    expect((await me(agent)).drill).toMatchObject({ id: drillId });
  });
});

describe('while it runs', () => {
  it('opens no connection but to what was named, counted at the socket', async () => {
    const sockets = countSockets(scene.http);
    try {
      await practiseAs('admin');
      // Everything an administrator of the sandbox could try.
      const hook = await notifier(unnamed, lead, 'Somewhere else');
      expect((await scene.as(lead, 'POST', `/notifiers/${hook}/test`)).body.code).toBe('not-delivered');
      const [stand] = await scene.sql<{ id: string }>(
        'SELECT sandbox_notifier_id AS id FROM drill_notifier WHERE drill_id = $1',
        [drillId],
      );
      const moved = {
        settings: { url: `http://${unnamed.target}/hook` },
        credentials: { secret: 'a secret of at least twenty-four characters' },
      };
      await scene.as(lead, 'PATCH', `/notifiers/${stand?.id ?? ''}`, moved);
      const feed = await scene.as(lead, 'POST', '/sources', {
        connector: 'feed',
        name: 'A feed',
        settings: { url: `http://${unnamed.target}/feed.xml` },
      });
      expect(feed.status).toBe(201);
      await scene.as(lead, 'POST', `/sources/${feed.body.id as string}/poll`);
      await scene.http.app.get(ReadSourcesJob).run(JOB);
      // It was tried, and got nowhere.
      expect(await scene.count('source', 'id = $1 AND failures > 0', [feed.body.id])).toBe(1);
      await letPass(700);
      await scene.http.app.get(WatchSpikesJob).run(JOB);
      await scene.sql(`UPDATE outbox SET due_at = now() WHERE state = 'waiting'`);
      await scene.runOutbox();
      const confinement = scene.http.app.get(ConfinementService);
      const outbound = scene.http.app.get(OutboundService);
      await expect(
        confinement.within(sandboxId, () => outbound.request({ url: `http://${unnamed.target}/` })),
      ).rejects.toMatchObject({ fault: 'blocked' });
      await expect(
        confinement.within(sandboxId, () => outbound.connectChecked('127.0.0.1', unnamed.port, { tls: false })),
      ).rejects.toMatchObject({ fault: 'blocked' });
    } finally {
      sockets.stop();
      await practiseAs('pr-lead');
    }
    expect(unnamed.connections).toBe(0);
    expect(named.connections).toBeGreaterThan(0);
    expect([...sockets.reached]).toEqual([String(named.port)]);
    expect(
      named.bodies.every((body) => (JSON.parse(body) as { title?: string }).title?.startsWith('DRILL: ') ?? false),
    ).toBe(true);
    // At home it is reached as before.
    await scene.http.app.get(OutboundService).request({ url: `http://${unnamed.target}/` });
    expect(unnamed.connections).toBe(1);
  });

  it('is noticed, worked in the room and told to everybody as in life', async () => {
    const { body } = await scene.get('/incidents', lead);
    expect(body.items).toHaveLength(1);
    const [incident] = body.items as { id: string; isDrill: boolean }[];
    expect(incident?.isDrill).toBe(true);
    const id = incident?.id ?? '';
    expect((await scene.get('/incidents')).body.items).toEqual([]);
    expect(await scene.count('alert_page', 'workspace_id = $1', [sandboxId])).toBe(0);

    await scene.as(lead, 'POST', `/incidents/${id}/acknowledge`);
    await scene.as(lead, 'POST', `/incidents/${id}/confirm`);
    await scene.http.app.get(AttachTasksJob).run(JOB);
    const statement = await scene.as(lead, 'POST', `/incidents/${id}/statement`, {
      kind: 'holding',
      texts: {
        en: 'We are sorry. Please do not eat Havukka jam of batch L2417. We understand how frightening this is; I look into it myself and you hear from us again by 15:00.',
        fi: 'Olemme pahoillamme. Älkää syökö Havukka-hilloa erästä L2417. Ymmärrämme huolen; selvitän tämän itse ja kerromme lisää kello 15:00 mennessä.',
        lv: 'Mums ļoti žēl. Lūdzu, neēdiet Havukka ievārījumu no partijas L2417. Mēs saprotam jūsu satraukumu un ziņosim līdz 15:00.',
        ru: 'Нам очень жаль. Пожалуйста, не ешьте варенье Havukka из партии L2417. Мы понимаем ваше беспокойство и сообщим новости до 15:00.',
        zh: '非常抱歉。请不要食用批号L2417的Havukka果酱。我们理解您的担心，将在15:00前再次告知。',
      },
    });
    expect(statement.status).toBe(200);
    const version = (statement.body.statements as { version: number }[]).at(-1)?.version;
    expect((await scene.as(agent, 'POST', `/incidents/${id}/statement/approve`, { version })).status).toBeLessThan(300);
    const fanOut = await scene.as(lead, 'POST', `/incidents/${id}/fan-out`, {
      kind: 'statement',
      statementVersion: version,
    });
    expect(fanOut.status).toBeLessThan(300);
    await scene.sql(`UPDATE fan_out SET leaves_at = now()`);
    await scene.sql(`UPDATE outbox SET due_at = now() WHERE state = 'waiting'`);
    await scene.runOutbox();
    await scene.sql(`UPDATE reply SET hold_until = now() WHERE state = 'held'`);
    await scene.sql(`UPDATE outbox SET due_at = now() WHERE state = 'waiting'`);
    await scene.runOutbox();
    expect(await scene.count('reply', `workspace_id = $1 AND state = 'sent'`, [sandboxId])).toBeGreaterThan(5);
    expect(unnamed.connections).toBe(1);
  });

  it('lets a source be blind for a while, whose posts come later', async () => {
    await letPass(200);
    const events = (await scene.get(`/drills/${drillId}`)).body.progress.events as { code: string; values: object }[];
    expect(events.map(({ code }) => code)).toEqual(['inject', 'source-blind']);
    expect(events[0]?.values).toMatchObject({ text: expect.stringContaining('food authority') });
    expect(
      await scene.count('source', `workspace_id = $1 AND name = 'forum' AND health_state = 'blind'`, [sandboxId]),
    ).toBe(1);
    await letPass(400);
    expect(
      await scene.count('source', `workspace_id = $1 AND name = 'forum' AND health_state = 'ok'`, [sandboxId]),
    ).toBe(1);
    const { posts, postsTotal } = (await scene.get(`/drills/${drillId}`)).body.progress;
    expect(posts).toBeGreaterThan(20);
    expect(posts).toBeLessThan(postsTotal);
    await scene.http.app.get(RunDrillsJob).run(JOB);
    expect((await scene.get(`/drills/${drillId}`)).body.progress.posts).toBe(posts);
  });
});

describe('its end', () => {
  it('comes by itself, with a report, and everybody is at home again', async () => {
    await letPass(3_000);
    const { body } = await scene.get(`/drills/${drillId}`);
    expect(body).toMatchObject({ state: 'ended', canEnter: false, endedAt: expect.any(String) });
    const { report } = body;
    expect(report.measures.map(({ code }: { code: string }) => code)).toEqual([
      'detect',
      'acknowledge',
      'first-statement',
      'update-rhythm',
      'customers-told',
      'wording',
    ]);
    expect(report.score).toBeGreaterThan(20);
    expect(report.standard).toMatchObject({ name: expect.any(String), version: 1, promises: expect.any(Array) });
    const told = (report.customers as { toldAt: string | null; handle: string }[]).filter(
      ({ toldAt }) => toldAt !== null,
    );
    expect(told.length).toBeGreaterThan(5);
    const ilze = (report.people as { id: string; statements: number; acknowledged: number }[]).find(
      ({ id }) => id === lead.memberId,
    );
    expect(ilze).toMatchObject({ statements: 1, acknowledged: told.length });
    const codes = (report.timeline as { code: string }[]).map(({ code }) => code);
    expect(codes[0]).toBe('started');
    expect(codes.at(-1)).toBe('ended');
    expect(codes).toEqual(
      expect.arrayContaining(['detected', 'acknowledged', 'confirmed', 'statement', 'source-back']),
    );

    expect(await me(lead)).toMatchObject({ drill: null, workspace: { id: scene.workspaceId } });
    expect((await scene.as(lead, 'POST', `/drills/${drillId}/enter`)).body.code).toBe('drill-over');
    expect((await scene.as(lead, 'POST', `/drills/${drillId}/end`)).body.code).toBe('drill-over');
  });

  it('stands in the training record, one’s own for everybody', async () => {
    const { body: own } = await scene.get('/me/training', agent);
    expect(own.items).toMatchObject([{ drillId, title: 'Glass in a jar of jam', own: { name: 'Anna' } }]);
    expect((await scene.get('/me/training', outsider)).body.items).toEqual([]);
    const all = (await scene.get('/drills/training', lead)).body.items as {
      member: { name: string };
      drills: number;
    }[];
    expect(all.find(({ member: { name } }) => name === 'Ilze')).toMatchObject({ drills: 1, best: expect.any(Number) });
    expect(all.find(({ member: { name } }) => name === 'Otto')).toMatchObject({ drills: 0, lastScore: null });
    const seen = (await scene.get('/drills/training', agent)).body.items as { member: { name: string } }[];
    expect(seen.map(({ member: { name } }) => name)).toEqual(['Anna']);
  });

  it('clears its sandbox away after a day and keeps the report', async () => {
    await scene.http.app.get(RunDrillsJob).run(JOB);
    expect(await scene.count('workspace', 'id = $1', [sandboxId])).toBe(1);
    await scene.sql(`UPDATE drill SET ended_at = now() - interval '25 hours' WHERE id = $1`, [drillId]);
    await scene.http.app.get(RunDrillsJob).run(JOB);
    for (const table of ['workspace', 'mention', 'task', 'reply', 'incident', 'staff_member'])
      expect(await scene.count(table, table === 'workspace' ? 'id = $1' : 'workspace_id = $1', [sandboxId])).toBe(0);
    const { body } = await scene.get(`/drills/${drillId}`);
    expect(body.report.score).toBeGreaterThan(0);
    expect(body.participants).toHaveLength(2);
  });

  it('may be made by hand, or without a report', async () => {
    const { body: cancelled } = await start();
    expect((await scene.as(agent, 'POST', `/drills/${cancelled.id as string}/end`)).status).toBe(403);
    expect((await scene.as(lead, 'POST', `/drills/${cancelled.id as string}/cancel`)).body).toMatchObject({
      state: 'cancelled',
      report: null,
    });
    const { body: ended } = await start(lead, { notifierIds: [] });
    // From within, where they are somebody else.
    await scene.as(lead, 'POST', `/drills/${ended.id as string}/enter`);
    await scene.as(agent, 'POST', `/drills/${ended.id as string}/enter`);
    expect(await me(agent)).toMatchObject({ role: 'pr-lead', drill: { mayEnd: false } });
    expect((await scene.as(agent, 'POST', `/drills/${ended.id as string}/end`)).status).toBe(403);
    expect((await scene.as(agent, 'POST', '/drills/end')).status).toBe(403);
    const { body } = await scene.as(lead, 'POST', '/drills/end');
    expect(await me(agent)).toMatchObject({ drill: null, workspace: { id: scene.workspaceId } });
    expect(body).toMatchObject({ state: 'ended', report: { score: 0 } });
    expect((await scene.get('/drills')).body.items.map(({ state }: { state: string }) => state)).toEqual([
      'ended',
      'cancelled',
      'ended',
    ]);
    const actions = await scene.sql<{ action: string }>(
      `SELECT action FROM audit_entry WHERE workspace_id = $1 AND action IN ('drill.start', 'drill.end', 'drill.cancel') ORDER BY id DESC LIMIT 4`,
      [scene.workspaceId],
    );
    expect(actions.map(({ action }) => action)).toEqual(['drill.end', 'drill.start', 'drill.cancel', 'drill.start']);
  });
});
