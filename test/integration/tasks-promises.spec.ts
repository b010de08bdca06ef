import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FireDeadlinesJob } from '../../src/modules/tasks/fire-deadlines.job.js';
import { aPost } from '../support/a-post.js';
import type { Reply, SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
let source: string;
let asta: SignedInMember;

beforeAll(async () => {
  scene = await Scene.open();
  source = await scene.inboundSource();
  asta = await scene.agent('Asta');
});
afterAll(() => scene.close());

const newTask = () => scene.openTask(source, aPost());
const act = (who: SignedInMember, id: string, action: string, body?: unknown): Promise<Reply> =>
  scene.as(who, 'POST', `/tasks/${id}/${action}`, body);
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
const fire = () => scene.http.app.get(FireDeadlinesJob).run({ signal: new AbortController().signal, workerId: 'spec' });
const clockOf = async (id: string): Promise<{ state: string; metBy: string | null; dueAt: string }> => {
  const task = await scene.get(`/tasks/${id}`);
  return task.body.clocks.at(-1) as { state: string; metBy: string | null; dueAt: string };
};
const makeOverdue = (id: string) =>
  scene.sql(
    `WITH c AS (UPDATE task_clock SET due_at = now() - interval '1 minute', started_at = now() - interval '16 minutes' WHERE task_id = $1)
     UPDATE task SET next_due_at = now() - interval '1 minute' WHERE id = $1`,
    [id],
  );

describe('a promise', () => {
  it('is met by claim where the source cannot be answered, and owed again when that claim is given back', async () => {
    const id = await newTask();
    const { dueAt } = await clockOf(id);
    await act(asta, id, 'acknowledge', {});
    expect(await clockOf(id)).toMatchObject({ state: 'met', metBy: 'claim' });
    expect((await scene.get(`/tasks/${id}`)).body).toMatchObject({ dueAt: null, acknowledgedBy: { name: 'Asta' } });
    await act(asta, id, 'release');
    expect(await clockOf(id)).toMatchObject({ state: 'running', metBy: null, dueAt });
    expect((await scene.get(`/tasks/${id}`)).body).toMatchObject({
      state: 'open',
      dueAt,
      assignee: null,
      acknowledgedAt: null,
      acknowledgedBy: null,
    });
  });

  it('to take it is owed again when it is given back in time, and anew when that is over', async () => {
    const id = await newTask();
    await scene.sql(
      `INSERT INTO task_clock (workspace_id, task_id, kind, standard_id, standard_version, target_id, target_seconds,
         calendar, started_at, due_at)
       SELECT workspace_id, task_id, 'claim', standard_id, standard_version, target_id, 600, calendar, now(), now() + interval '10 minutes'
       FROM task_clock WHERE task_id = $1`,
      [id],
    );
    const claims = async (): Promise<{ state: string; metBy: string | null; dueAt: string; startedAt: string }[]> =>
      (await scene.get(`/tasks/${id}`)).body.clocks.filter(({ kind }: { kind: string }) => kind === 'claim');
    const [first] = await claims();
    await act(asta, id, 'claim');
    expect(await claims()).toEqual([expect.objectContaining({ state: 'met', metBy: 'claim' })]);
    await act(asta, id, 'release');
    expect(await claims()).toEqual([expect.objectContaining({ state: 'running', metBy: null, dueAt: first?.dueAt })]);

    await act(asta, id, 'claim');
    await scene.sql(
      `UPDATE task_clock SET started_at = now() - interval '1 hour', met_at = now() - interval '55 minutes',
         due_at = now() - interval '50 minutes' WHERE task_id = $1 AND kind = 'claim'`,
      [id],
    );
    await act(asta, id, 'assign', { assigneeId: null });
    const [kept, owed, ...more] = await claims();
    expect(more).toEqual([]);
    expect(kept).toMatchObject({ state: 'met' });
    expect(owed).toMatchObject({ state: 'running', metBy: null });
    expect(Date.parse(owed?.dueAt ?? '') - Date.parse(owed?.startedAt ?? '')).toBe(600_000);
    await act(asta, id, 'claim');
    expect((await claims()).map(({ state }) => state)).toEqual(['met', 'met']);
    await act(asta, id, 'resolve');
    expect((await claims()).map(({ state }) => state)).toEqual(['met', 'met']);
  });

  it('given back while snoozed is owed as well', async () => {
    const id = await newTask();
    await act(asta, id, 'acknowledge', {});
    await act(asta, id, 'snooze', { until: inAnHour() });
    await act(asta, id, 'release');
    expect(await clockOf(id)).toMatchObject({ state: 'running' });
    expect((await act(asta, id, 'reopen')).body.state).toBe('open');
  });

  it('kept late is met late', async () => {
    const id = await newTask();
    await makeOverdue(id);
    await fire();
    expect(await clockOf(id)).toMatchObject({ state: 'overdue' });
    await act(asta, id, 'acknowledge', {});
    expect(await clockOf(id)).toMatchObject({ state: 'met-late' });
    const kinds = (await scene.get(`/tasks/${id}`)).body.events.map((e: { kind: string }) => e.kind);
    expect(kinds).toEqual(['overdue', 'acknowledged']);
  });

  it('is cancelled by resolving and runs on against its old deadline when reopened', async () => {
    const id = await newTask();
    const { dueAt } = await clockOf(id);
    await act(asta, id, 'resolve', { note: 'Done by phone.' });
    expect(await clockOf(id)).toMatchObject({ state: 'cancelled' });
    expect((await scene.get(`/tasks/${id}`)).body.dueAt).toBeNull();
    await act(asta, id, 'reopen');
    expect(await clockOf(id)).toMatchObject({ state: 'running', dueAt });
    expect((await scene.get(`/tasks/${id}`)).body).toMatchObject({ state: 'open', dueAt, closedAt: null });

    await act(asta, id, 'dismiss', { reason: 'duplicate' });
    await makeOverdue(id);
    await act(asta, id, 'reopen');
    expect(await clockOf(id)).toMatchObject({ state: 'overdue' });
  });

  it('once missed stays missed when the task is closed', async () => {
    const id = await newTask();
    await makeOverdue(id);
    await fire();
    await act(asta, id, 'resolve', {});
    expect(await clockOf(id)).toMatchObject({ state: 'overdue' });
  });

  it('passed is noticed once, whoever looks at the same moment', async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, newTask));
    for (const id of ids) await makeOverdue(id);
    await Promise.all([fire(), fire(), fire(), fire()]);
    expect(await scene.count('task_event', `kind = 'overdue' AND task_id = ANY($1)`, [ids])).toBe(10);
    expect(await scene.count('task_clock', `state = 'overdue' AND task_id = ANY($1)`, [ids])).toBe(10);
  });
});

describe('a snooze', () => {
  it('ends at its time', async () => {
    const id = await newTask();
    await act(asta, id, 'snooze', { until: inAnHour() });
    await fire();
    expect((await scene.get(`/tasks/${id}`)).body.state).toBe('snoozed');
    await scene.sql(`UPDATE task SET snoozed_until = now() - interval '1 second' WHERE id = $1`, [id]);
    await fire();
    expect((await scene.get(`/tasks/${id}`)).body).toMatchObject({ state: 'open', snoozedUntil: null });
  });

  it('ends when a promise breaks, and a wait keeps what it comes back to', async () => {
    const [snoozed, waiting] = [await newTask(), await newTask()];
    await act(asta, snoozed, 'snooze', { until: inAnHour() });
    await act(asta, waiting, 'wait');
    await scene.sql(`UPDATE task SET previous_state = 'acknowledged' WHERE id = $1`, [waiting]);
    await makeOverdue(snoozed);
    await makeOverdue(waiting);
    await fire();
    expect((await scene.get(`/tasks/${snoozed}`)).body).toMatchObject({ state: 'open', snoozedUntil: null });
    expect((await scene.get(`/tasks/${waiting}`)).body.state).toBe('waiting');
    const [row] = await scene.sql<{ previous: string }>('SELECT previous_state AS previous FROM task WHERE id = $1', [
      waiting,
    ]);
    expect(row?.previous).toBe('acknowledged');
  });

  it.each([
    ['in the past', () => new Date(Date.now() - 1_000).toISOString()],
    ['in two years', () => new Date(Date.now() + 2 * 366 * 86_400_000).toISOString()],
    ['never', () => 'tomorrow-ish'],
  ])('%s is refused', async (_, until) => {
    const id = await newTask();
    expect((await act(asta, id, 'snooze', { until: until() })).status).toBe(400);
    expect((await scene.get(`/tasks/${id}`)).body.state).toBe('open');
  });
});

describe('reopening', () => {
  it('is refused while the conversation has another open task', async () => {
    const talk = aPost().inConversation('reopened-talk');
    const first = await scene.openTask(source, talk.id('rt-1'));
    await act(asta, first, 'resolve', {});
    const second = await scene.openTask(source, talk.id('rt-2'));
    expect(second).not.toBe(first);
    const refused = await act(asta, first, 'reopen');
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'one-open-task', current: { id: first, state: 'resolved' } },
    });
    await act(asta, second, 'resolve', {});
    expect((await act(asta, first, 'reopen')).body.state).toBe('open');
  });

  it('keeps that it was acknowledged', async () => {
    const id = await newTask();
    await act(asta, id, 'acknowledge', {});
    await act(asta, id, 'resolve', {});
    expect((await act(asta, id, 'reopen')).body).toMatchObject({
      state: 'acknowledged',
      acknowledgedBy: { name: 'Asta' },
    });
  });
});
