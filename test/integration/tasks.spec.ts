import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  decideTransition,
  TASK_STATES,
  type TaskAction,
  type TaskState,
} from '../../src/domain/task-state/transitions.js';
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
      expect(after.version).toBe(Number(before.version) + 1);
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
      expect(late.body).toMatchObject({ current: { id, version: Number(version) + 1, assignee: { name: 'Asta' } } });
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
