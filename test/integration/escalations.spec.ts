import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditEscalationsJob, RunEscalationsJob } from '../../src/modules/escalations/run-escalations.job.js';
import { aPost } from '../support/a-post.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
let source: string;
let anna: SignedInMember;
let bert: SignedInMember;
let lead: SignedInMember;
let second: string;

beforeAll(async () => {
  scene = await Scene.open();
  source = await scene.inboundSource();
  second = await scene.anotherTeam('Second line');
  anna = await scene.agent('Anna');
  bert = await scene.agent('Bert', [second]);
  const leadId = await scene.http.createMember(scene.workspaceId, 'team-lead', { teamIds: [scene.teamId] });
  lead = await scene.http.signIn(leadId);
});
afterAll(() => scene.close());

const timers = () => scene.http.app.get(RunEscalationsJob).run();
const audit = () => scene.http.app.get(AuditEscalationsJob).run();
const openTask = () => scene.openTask(source, aPost());
const shown = async (id: string) => (await scene.get(`/tasks/${id}`)).body;
const alerts = async (kind: string) =>
  ((await scene.get('/alerts?limit=200')).body.items as { kind: string; state: string; text: string }[]).filter(
    (alert) => alert.kind === kind && alert.state !== 'closed',
  );
const runOf = async (taskId: string) =>
  (await scene.get(`/escalation-chains/runs?taskId=${taskId}`)).body.items[0] as Record<string, unknown>;

async function chain(body: Readonly<Record<string, unknown>>): Promise<{ id: string; version: number }> {
  const made = await scene.as(scene.admin, 'POST', '/escalation-chains', { name: 'Up', ...body });
  expect({ status: made.status, body: made.status === 201 ? null : made.body }).toEqual({ status: 201, body: null });
  return made.body as { id: string; version: number };
}
const remove = (id: string) => scene.as(scene.admin, 'DELETE', `/escalation-chains/${id}`);
/** As if the time of the next step had come, `seconds` ago. */
const letTimePass = (taskId: string, seconds = 1) =>
  scene.sql(`UPDATE escalation_run SET next_due_at = now() - make_interval(secs => $2) WHERE task_id = $1`, [
    taskId,
    seconds,
  ]);

describe('escalating by hand', () => {
  it('hands a task to whoever leads, says why, and tells them until they take it', async () => {
    const id = await openTask();
    await scene.as(anna, 'POST', `/tasks/${id}/claim`, {});
    const refused = await scene.as(anna, 'POST', `/tasks/${id}/escalate`, { reason: ' ' });
    expect(refused.status).toBe(400);
    const up = await scene.as(anna, 'POST', `/tasks/${id}/escalate`, { reason: 'Wants a lawyer' });
    expect({ status: up.status, assignee: up.body.assignee?.id }).toEqual({ status: 200, assignee: lead.memberId });
    const task = await shown(id);
    expect(task.events.at(-1)).toMatchObject({
      kind: 'escalated',
      actor: { id: anna.memberId },
      details: { level: 1, to: lead.memberId, reason: 'Wants a lawyer', by: 'person' },
    });
    expect(task.route).toMatchObject({ reasons: [{ code: 'escalated', values: { level: 1 } }] });
    expect(await alerts('escalation')).toHaveLength(1);
    await timers();
    expect(await runOf(id)).toMatchObject({ state: 'exhausted', fired: 1 });
    expect((await scene.as(lead, 'POST', `/tasks/${id}/claim`, {})).status).toBe(200);
    await timers();
    expect(await runOf(id)).toMatchObject({ state: 'acknowledged' });
    expect(await alerts('escalation')).toEqual([]);
  });

  it('goes to the person named, also into another team, and refuses nobody and viewers', async () => {
    const id = await openTask();
    const viewer = await scene.http.createMember(scene.workspaceId, 'viewer', { teamIds: [scene.teamId] });
    for (const to of ['999999', viewer]) {
      const refused = await scene.as(anna, 'POST', `/tasks/${id}/escalate`, { reason: 'Help', to });
      expect([refused.status, refused.body.code]).toEqual([400, 'unknown-user']);
    }
    const up = await scene.as(anna, 'POST', `/tasks/${id}/escalate`, { reason: 'Help', to: bert.memberId });
    expect(up.body).toMatchObject({ assignee: { id: bert.memberId }, team: { id: second } });
    expect((await scene.get(`/tasks/${id}`, anna)).status).toBe(404);
    expect((await scene.get(`/tasks/${id}`, bert)).status).toBe(200);
    expect(await scene.countsDiffer()).toEqual([]);
  });

  it('is not for closed tasks, nor for those of others', async () => {
    const id = await openTask();
    expect((await scene.as(bert, 'POST', `/tasks/${id}/escalate`, { reason: 'Mine' })).status).toBe(404);
    await scene.as(scene.admin, 'POST', `/tasks/${id}/dismiss`, { reason: 'spam' });
    const late = await scene.as(scene.admin, 'POST', `/tasks/${id}/escalate`, { reason: 'Late' });
    expect([late.status, late.body.code]).toEqual([409, 'task-not-open']);
  });
});

describe('a chain', () => {
  it('tells one after the other while nobody takes the task, and is frozen as it starts', async () => {
    const { id: chainId, version } = await chain({
      startsOn: 'opened',
      teamId: scene.teamId,
      steps: [
        { afterSeconds: 120, memberId: lead.memberId },
        { afterSeconds: 300, teamId: second },
      ],
    });
    const id = await openTask();
    await Promise.all([timers(), timers()]);
    expect(await runOf(id)).toMatchObject({ state: 'running', fired: 0, steps: 2, chain: { id: chainId } });
    const [due] = await scene.sql<{ seconds: number }>(
      `SELECT round(extract(epoch FROM next_due_at - started_at))::int AS seconds FROM escalation_run WHERE task_id = $1`,
      [id],
    );
    expect(due?.seconds).toBe(120);
    // What is changed later is for the escalations to come.
    const changed = await scene.as(
      scene.admin,
      'PATCH',
      `/escalation-chains/${chainId}`,
      { steps: [{ afterSeconds: 1, memberId: bert.memberId }] },
      { 'if-match': `"${String(version)}"` },
    );
    expect(changed.status).toBe(200);
    expect((await shown(id)).assignee).toBeNull();
    await letTimePass(id);
    await Promise.all([timers(), timers(), timers()]);
    expect(await shown(id)).toMatchObject({ assignee: { id: lead.memberId } });
    expect((await shown(id)).events.filter(({ kind }: { kind: string }) => kind === 'escalated')).toHaveLength(1);
    await letTimePass(id);
    await timers();
    const after = await shown(id);
    expect(after).toMatchObject({ assignee: null, team: { id: second } });
    expect(after.events.at(-1)).toMatchObject({ kind: 'escalated', actor: null, details: { level: 2, by: 'timer' } });
    expect(await runOf(id)).toMatchObject({ state: 'exhausted', fired: 2, nextDueAt: null });
    await remove(chainId);
    await scene.as(scene.admin, 'POST', `/tasks/${id}/dismiss`, { reason: 'spam' });
    await timers();
    expect(await runOf(id)).toMatchObject({ state: 'cancelled' });
  });

  it('looks once more before it tells: who took the task meanwhile is not disturbed', async () => {
    const { id: chainId } = await chain({ startsOn: 'opened', steps: [{ afterSeconds: 60, memberId: lead.memberId }] });
    const id = await openTask();
    await timers();
    await letTimePass(id);
    await scene.as(anna, 'POST', `/tasks/${id}/claim`, {});
    await timers();
    expect(await runOf(id)).toMatchObject({ state: 'acknowledged', fired: 0 });
    expect((await shown(id)).assignee.id).toBe(anna.memberId);
    // Not started a second time for the same task.
    await timers();
    expect((await scene.get(`/escalation-chains/runs?taskId=${id}`)).body.items).toHaveLength(1);
    await remove(chainId);
  });

  it('counts time by hours of its own, and refuses hours that never open', async () => {
    const hours = { zone: 'UTC', week: {}, open: { '2099-01-01': ['09:00-10:00'] } };
    const { id: chainId } = await chain({
      startsOn: 'opened',
      hours,
      steps: [{ afterSeconds: 600, memberId: lead.memberId }],
    });
    const id = await openTask();
    await timers();
    expect((await runOf(id))['nextDueAt']).toBe('2099-01-01T09:10:00.000Z');
    await remove(chainId);
    const never = await scene.as(scene.admin, 'POST', '/escalation-chains', {
      name: 'Never',
      hours: { zone: 'UTC', week: {} },
      steps: [{ afterSeconds: 60, memberId: lead.memberId }],
    });
    expect([never.status, never.body.code]).toEqual([400, 'never-open']);
  });

  it('that is stuck is noticed within a minute and a half', async () => {
    const { id: chainId } = await chain({ startsOn: 'opened', steps: [{ afterSeconds: 60, memberId: lead.memberId }] });
    const id = await openTask();
    await timers();
    await letTimePass(id, 59);
    expect(await audit()).toEqual({ stuck: 0 });
    await letTimePass(id, 61);
    expect(await audit()).toEqual({ stuck: 1 });
    expect(await audit()).toEqual({ stuck: 1 });
    expect(await alerts('escalation-stuck')).toHaveLength(1);
    await timers();
    expect(await audit()).toEqual({ stuck: 0 });
    expect(await alerts('escalation-stuck')).toEqual([]);
    await remove(chainId);
  });
});
