import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  decideTransition,
  TASK_STATES,
  type TaskAction,
  type TaskState,
} from '../../src/domain/task-state/transitions.js';
import { FireDeadlinesJob } from '../../src/modules/tasks/fire-deadlines.job.js';
import { aPost } from '../support/a-post.js';
import type { Reply, SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
let source: string;
let asta: SignedInMember;
let bo: SignedInMember;

beforeAll(async () => {
  scene = await Scene.open();
  source = await scene.inboundSource();
  asta = await scene.agent('Asta');
  bo = await scene.agent('Bo');
});
afterAll(() => scene.close());

const newTask = () => scene.openTask(source, aPost());
const act = (who: SignedInMember, id: string, action: string, body?: unknown, version?: number): Promise<Reply> =>
  scene.as(who, 'POST', `/tasks/${id}/${action}`, body, version === undefined ? {} : { 'if-match': String(version) });
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

const BODIES: Partial<Record<TaskAction, () => unknown>> = {
  snooze: () => ({ until: inAnHour() }),
  resolve: () => ({}),
  dismiss: () => ({ reason: 'spam' }),
  note: () => ({ text: 'Called them.' }),
  assign: () => ({ assigneeId: asta.memberId }),
  acknowledge: () => ({}),
};

describe('every act in every state', () => {
  const steps: Record<TaskState, readonly TaskAction[]> = {
    open: [],
    acknowledged: ['acknowledge'],
    waiting: ['wait'],
    snoozed: ['snooze'],
    resolved: ['resolve'],
    dismissed: ['dismiss'],
  };
  const acts: readonly TaskAction[] = [
    'claim',
    'release',
    'assign',
    'acknowledge',
    'note',
    'snooze',
    'wait',
    'resolve',
    'reopen',
    'dismiss',
  ];
  const cases = TASK_STATES.flatMap((state) => acts.map((action) => [state, action] as const));

  it.each(cases)('from %s: %s does what the table says', async (state, action) => {
    const id = await newTask();
    for (const step of steps[state]) expect((await act(asta, id, step, BODIES[step]?.())).status).toBe(200);
    const before = (await scene.get(`/tasks/${id}`)).body;
    expect(before.state).toBe(state);

    // An acknowledgement by claim goes with the claim; the table knows the states alone.
    const goesBack = state === 'acknowledged' && action === 'release';
    const expected = goesBack ? ({ ok: true, to: 'open' } as const) : decideTransition(state, action, 'open');
    const answer = await act(asta, id, action, BODIES[action]?.());
    const after = (await scene.get(`/tasks/${id}`)).body;
    if (expected.ok) {
      expect(answer.status).toBe(200);
      expect(after.state).toBe(expected.to);
      expect(after.version).toBe(before.version + 1);
      expect(after.snoozedUntil === null).toBe(after.state !== 'snoozed');
    } else {
      expect(answer).toMatchObject({ status: 409, body: { code: expected.reason, current: { id, state } } });
      expect(after).toEqual(before);
    }
  });

  it('leaves the counters exact', async () => {
    expect(await scene.countsDiffer()).toEqual([]);
  });
});

describe('two agents', () => {
  it('see a stale version with what the task is now', async () => {
    const id = await newTask();
    const { version } = (await scene.get(`/tasks/${id}`, asta)).body;
    await act(asta, id, 'claim', undefined, version);
    for (const action of ['claim', 'wait', 'release'] as const) {
      const late = await act(bo, id, action, BODIES[action]?.(), version);
      expect(late.status).toBe(409);
      expect(late.body).toMatchObject({ current: { id, version: version + 1, assignee: { name: 'Asta' } } });
    }
    expect((await act(asta, id, 'resolve', {}, version)).body).toMatchObject({ code: 'stale-version' });
  });

  it.each([
    ['claim', 'taken'],
    ['acknowledge', 'already-acknowledged'],
  ] as const)('that %s at once: one wins, the other learns who', async (action, code) => {
    for (let round = 0; round < 8; round++) {
      const id = await newTask();
      const both = await Promise.all([
        act(asta, id, action, BODIES[action]?.()),
        act(bo, id, action, BODIES[action]?.()),
      ]);
      expect(both.map((r) => r.status).sort()).toEqual([200, 409]);
      const winner = both[0].status === 200 ? 'Asta' : 'Bo';
      const lost = both.find((r) => r.status === 409);
      expect(lost?.body).toMatchObject({ code, current: { assignee: { name: winner } } });
      expect(lost?.body.detail).toMatch(new RegExp(`^${winner} `));
      expect((await scene.get(`/tasks/${id}`)).body.assignee.name).toBe(winner);
    }
  });

  it('take over from one another knowingly, and not by accident', async () => {
    const id = await newTask();
    await act(asta, id, 'claim');
    expect((await act(bo, id, 'claim')).status).toBe(409);
    expect((await act(bo, id, 'resolve', {})).body.code).toBe('taken');
    const { version } = (await scene.get(`/tasks/${id}`, bo)).body;
    const taken = await act(bo, id, 'claim', undefined, version);
    expect(taken.body.assignee.name ?? taken.body.task?.assignee.name).toBe('Bo');
  });

  it('assign only to people of the team', async () => {
    const id = await newTask();
    const stranger = await scene.agent('Stranger', [await scene.anotherTeam('Far away')]);
    expect((await act(asta, id, 'assign', { assigneeId: stranger.memberId })).status).toBe(400);
    expect((await act(asta, id, 'assign', { assigneeId: bo.memberId })).status).toBe(200);
    expect((await act(asta, id, 'assign', { assigneeId: null })).body.code).toBe('taken');
  });
});

describe('somebody of another team', () => {
  it('finds no trace of the task', async () => {
    const stranger = await scene.agent('Outsider', [await scene.anotherTeam('Elsewhere')]);
    const id = await scene.openTask(source, aPost().saying('Acme is terrible, says the okapi'));
    await scene.runOutbox();
    expect((await scene.get('/tasks?view=all&q=okapi', asta)).body.items).toHaveLength(1);
    for (const path of ['/tasks?view=all', '/tasks', '/tasks?view=all&q=okapi', '/mentions?q=okapi', '/mentions']) {
      expect((await scene.get(path, stranger)).body.items).toEqual([]);
    }
    const counts = (await scene.get('/tasks/counts', stranger)).body;
    expect(counts).toMatchObject({
      due: 0,
      overdue: 0,
      mine: 0,
      unassigned: 0,
      byPriority: { P1: 0, P2: 0, P3: 0, P4: 0 },
    });
    expect((await scene.get(`/tasks/${id}`, stranger)).status).toBe(404);
    const { mentions } = (await scene.get(`/tasks/${id}`)).body;
    expect((await scene.get(`/mentions/${mentions[0].id as string}`, stranger)).status).toBe(404);
    const acts: TaskAction[] = [
      'claim',
      'release',
      'assign',
      'acknowledge',
      'note',
      'snooze',
      'wait',
      'resolve',
      'reopen',
      'dismiss',
    ];
    for (const action of acts) {
      const answer = await act(stranger, id, action, BODIES[action]?.());
      expect([action, answer.status]).toEqual([action, 404]);
      expect(JSON.stringify(answer.body)).not.toMatch(/okapi/);
    }
    expect((await act(stranger, id, 'reply', { text: 'Hello' })).status).toBe(404);
    const teamFilter = await scene.get(`/tasks?view=all&team=${scene.teamId}`, stranger);
    expect(teamFilter.body.items).toEqual([]);
  });

  it('of another workspace neither', async () => {
    const id = await newTask();
    const other = await scene.http.createWorkspace();
    const admin = await scene.http.signIn(
      await scene.http.createMember(other.workspaceId, 'admin', { teamIds: [other.teamId] }),
    );
    expect((await scene.get(`/tasks/${id}`, admin)).status).toBe(404);
    expect((await act(admin, id, 'claim')).status).toBe(404);
    expect((await scene.get('/tasks?view=all', admin)).body.items).toEqual([]);
  });
});

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
