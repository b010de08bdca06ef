import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPost } from '../support/a-post.js';
import { startCallbackServer, type CallbackServer } from '../support/callback-server.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';

let callback: CallbackServer;
let scene: Scene;
let sourceId: string;
let anna: SignedInMember;
let bo: SignedInMember;

beforeAll(async () => {
  callback = await startCallbackServer();
  scene = await Scene.open({ outboundAllow: [callback.host] });
  sourceId = await scene.inboundSource({ callbackUrl: callback.url });
  anna = await scene.agent('Anna');
  bo = await scene.agent('Bo');
});
afterAll(async () => {
  await scene.close();
  await callback.stop();
});

const make = async (name: string, steps: object[], more: object = {}): Promise<string> => {
  const made = await scene.as(scene.admin, 'POST', '/macros', { name, steps, ...more });
  expect({ name, status: made.status, body: made.body }).toMatchObject({ status: 201 });
  return made.body.id as string;
};
const task = () => scene.openTask(sourceId, aPost().negative());
const run = (taskId: string, macroId: string, who = anna, headers: Record<string, string> = {}) =>
  scene.as(who, 'POST', `/tasks/${taskId}/macro`, { macroId }, headers);
const repliesOf = (taskId: string) => scene.count('reply', 'task_id = $1 AND withdrawn_at IS NULL', [taskId]);

describe('a macro', () => {
  it('does all its steps in one request and says what each did', async () => {
    const macroId = await make('Refund', [
      { kind: 'priority', level: 'P1' },
      { kind: 'label', labels: ['refund'] },
      { kind: 'assign', memberId: null },
      { kind: 'note', text: 'Refund started.' },
      { kind: 'reply', templateId: 'answer-fixed-en' },
      { kind: 'resolve', note: 'Refunded.' },
    ]);
    const taskId = await task();
    const { body } = await run(taskId, macroId);
    expect(body.isComplete).toBe(true);
    expect(
      body.steps.map(({ kind, isDone }: { kind: string; isDone: boolean }) => `${kind} ${String(isDone)}`),
    ).toEqual(['priority true', 'label true', 'assign true', 'note true', 'reply true', 'resolve true']);
    expect(body.task).toMatchObject({ state: 'resolved', priority: { level: 'P1' }, assignee: { name: 'Anna' } });
    expect(body.reply.text).toContain('works again');
    expect((await scene.get('/templates/answer-fixed-en')).body.useCount).toBe(1);
    await scene.runOutbox();
    expect(callback.received).toHaveLength(1);
  });

  it('snoozes, waits, and assigns to somebody named', async () => {
    const later = await make('Later', [
      { kind: 'assign', memberId: bo.memberId },
      { kind: 'snooze', minutes: 30 },
    ]);
    const taskId = await task();
    const { task: snoozed } = (await run(taskId, later, scene.admin)).body;
    expect(snoozed).toMatchObject({ state: 'snoozed', assignee: { name: 'Bo' } });
    const wait = await make('Wait', [{ kind: 'wait' }]);
    expect((await run(await task(), wait)).body.task.state).toBe('waiting');
  });

  it('speaks once to one post, however often and by whatever key it is asked', async () => {
    const macroId = await make('Say', [
      { kind: 'reply', templateId: 'answer-fixed-en' },
      { kind: 'note', text: 'said' },
    ]);
    const taskId = await task();
    const at = await Promise.all(
      [1, 2, 3, 4].map((i) => run(taskId, macroId, anna, { 'idempotency-key': `k${String(i)}` })),
    );
    const again = await run(taskId, macroId);
    const ids = new Set(
      [...at, again].filter(({ status }) => status === 200).map(({ body }) => body.reply.id as string),
    );
    expect(ids.size).toBe(1);
    expect(await repliesOf(taskId)).toBe(1);
    const replayed = await run(taskId, macroId, anna, { 'idempotency-key': 'k1' });
    expect(replayed.body).toEqual(at[0]?.body);
    expect((await scene.as(anna, 'DELETE', `/replies/${[...ids][0] ?? ''}`)).status).toBe(204);
    expect(await repliesOf(taskId)).toBe(0);
    expect((await run(taskId, macroId)).status).toBe(200);
    expect(await repliesOf(taskId)).toBe(1);
  });

  it('stops at the first refusal, tells what was done, and does nothing where its text cannot be sent', async () => {
    const twice = await make('Twice', [
      { kind: 'note', text: 'before' },
      { kind: 'acknowledge', templateId: 'ack-looking-en' },
      { kind: 'resolve' },
    ]);
    const taskId = await task();
    await scene.as(anna, 'POST', `/tasks/${taskId}/acknowledge`, { text: 'Seen, sorry.' });
    const { status, body } = await run(taskId, twice);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      isComplete: false,
      reply: null,
      task: { state: 'open' },
      steps: [
        { kind: 'note', isDone: true },
        { kind: 'acknowledge', isDone: false, code: expect.any(String), detail: expect.any(String) },
        { kind: 'resolve', isDone: false, code: null },
      ],
    });
    const open = await make('Open', [
      { kind: 'note', text: 'never' },
      { kind: 'reply', templateId: 'answer-where-en' },
    ]);
    expect((await run(taskId, open)).body).toMatchObject({ status: 400, code: 'missing-variable' });
    expect(await scene.count('task_event', `task_id = $1 AND details ->> 'text' = 'never'`, [taskId])).toBe(0);
  });

  it('checks access at each step, as the act alone would', async () => {
    const taskId = await task();
    await scene.as(bo, 'POST', `/tasks/${taskId}/claim`);
    const mine = await make('Mine', [{ kind: 'priority', level: 'P2' }]);
    expect((await run(taskId, mine)).body).toMatchObject({ status: 409, code: 'taken' });
    expect((await run(taskId, mine, bo, { 'if-match': '"99"' })).body.code).toBe('stale-version');
    const viewer = await scene.http.createMember(scene.workspaceId, 'viewer', { teamIds: [scene.teamId] });
    expect((await run(taskId, mine, await scene.http.signIn(viewer))).status).toBe(403);
    const elsewhere = await scene.anotherTeam('Billing');
    const stranger = await scene.agent('Cora', [elsewhere]);
    expect((await run(taskId, mine, stranger)).status).toBe(404);
    const theirs = await make('Theirs', [{ kind: 'wait' }], { team: elsewhere });
    expect((await run(taskId, theirs, bo)).status).toBe(404);
    expect((await run(taskId, theirs, scene.admin)).status).toBe(404);
  });

  it('has a key that no other has, and is changed and removed by who may', async () => {
    const id = await make('One', [{ kind: 'wait' }], { key: 1 });
    const second = await scene.as(scene.admin, 'POST', '/macros', { name: 'Two', key: 1, steps: [{ kind: 'wait' }] });
    expect(second.body).toMatchObject({ status: 409, code: 'key-taken' });
    const change = (body: object, who = scene.admin, version = 1) =>
      scene.as(who, 'PATCH', `/macros/${id}`, body, { 'if-match': `"${String(version)}"` });
    expect((await change({ key: 2, name: 'First' })).body).toMatchObject({
      key: 2,
      name: 'First',
      version: 2,
      steps: [{ kind: 'wait' }],
    });
    expect((await change({ key: 3 })).body).toMatchObject({ code: 'stale-version', current: { version: 2 } });
    expect((await change({ steps: [{ kind: 'wait' }, { kind: 'wait' }] }, scene.admin, 2)).body.code).toBe(
      'ends-early',
    );
    expect((await change({ key: 3 }, anna, 2)).status).toBe(403);
    expect((await scene.as(anna, 'DELETE', `/macros/${id}`)).status).toBe(403);
    expect((await scene.get('/macros', anna)).body.items.map(({ name }: { name: string }) => name)).toContain('First');
    expect((await scene.as(scene.admin, 'DELETE', `/macros/${id}`)).status).toBe(204);
    expect((await scene.get(`/macros/${id}`)).status).toBe(404);
    expect((await run(await task(), id)).status).toBe(404);
    await make('Takes the key again', [{ kind: 'wait' }], { key: 2 });
  });

  it('names only what is there', async () => {
    const create = (steps: object[]) => scene.as(scene.admin, 'POST', '/macros', { name: 'Bad', steps });
    expect((await create([{ kind: 'reply', templateId: 'no-such-text' }])).status).toBe(404);
    expect((await create([{ kind: 'assign', memberId: '987654321' }])).status).toBe(404);
    expect((await create([])).status).toBe(400);
    expect((await create([{ kind: 'explode' }])).status).toBe(400);
    expect((await create([{ kind: 'wait', volume: 11 }])).status).toBe(400);
  });
});
