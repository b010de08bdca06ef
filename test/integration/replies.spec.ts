import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { aPost, type PostBuilder } from '../support/a-post.js';
import { isSignedWith, startCallbackServer, type CallbackServer } from '../support/callback-server.js';
import type { Reply, SignedInMember } from '../support/http-test-app.js';
import { Scene, SECRET } from '../support/scene.js';

let scene: Scene;
let callback: CallbackServer;
let source: string;
let asta: SignedInMember;
let bo: SignedInMember;

beforeAll(async () => {
  callback = await startCallbackServer();
  scene = await Scene.open({ outboundAllow: [callback.host] });
  source = await scene.inboundSource({ callbackUrl: callback.url });
  asta = await scene.agent('Asta');
  bo = await scene.agent('Bo');
});
afterAll(async () => {
  await scene.close();
  await callback.stop();
});

const TEXT = 'We have seen this and are looking into it.';

async function newTask(post: PostBuilder = aPost()): Promise<{ id: string; postId: string }> {
  return { id: await scene.openTask(source, post), postId: post.build().externalId };
}
const speak = (who: SignedInMember, id: string, body: unknown = { text: TEXT }, headers: Record<string, string> = {}) =>
  scene.as(who, 'POST', `/tasks/${id}/acknowledge`, body, headers);
const stateOf = async (replyId: string): Promise<string> =>
  (await scene.get(`/replies/${replyId}`)).body.state as string;
const holdFor = (replyId: string, seconds: number) =>
  scene.sql(
    `WITH r AS (UPDATE reply SET hold_until = now() + make_interval(secs => $2) WHERE id = $1)
     UPDATE outbox SET due_at = now() + make_interval(secs => $2) WHERE kind = 'reply.send' AND key = $1::text`,
    [replyId, seconds],
  );
const repliesOf = (taskId: string, where = 'true') => scene.count('reply', `task_id = $1 AND ${where}`, [taskId]);

describe('an acknowledgement', () => {
  it('is held, leaves once, signed, and keeps the promise', async () => {
    const { id, postId } = await newTask();
    const said = await speak(asta, id);
    expect(said.status).toBe(200);
    expect(said.body.reply).toMatchObject({ state: 'held', kind: 'acknowledge', text: TEXT, author: { name: 'Asta' } });
    expect(said.body.task).toMatchObject({ state: 'open', assignee: { name: 'Asta' } });
    expect(callback.about(postId)).toEqual([]);

    await scene.runOutbox();
    await scene.runOutbox();
    const [request] = callback.received.filter((r) => r.body.includes(`"${postId}"`));
    expect(callback.about(postId)).toEqual([
      { key: expect.any(String), inReplyTo: postId, conversationId: postId, text: TEXT, visibility: 'public' },
    ]);
    if (!request) throw new Error('Nothing arrived.');
    expect(isSignedWith(SECRET, request)).toBe(true);
    expect(isSignedWith('another secret altogether', request)).toBe(false);

    const task = (await scene.get(`/tasks/${id}`)).body;
    expect(task).toMatchObject({ state: 'acknowledged', acknowledgedBy: { name: 'Asta' }, dueAt: null });
    expect(task.clocks).toMatchObject([{ state: 'met', metBy: 'public' }]);
    expect(task.reply).toMatchObject({ state: 'sent', url: expect.stringMatching(/^https:\/\/forum.example/) });
  });

  it('undone within its hold is never sent, reads as absent, and frees the task', async () => {
    const { id, postId } = await newTask();
    const said = await speak(asta, id);
    const replyId = said.body.reply.id as string;
    await holdFor(replyId, 60);
    expect((await scene.as(asta, 'DELETE', `/replies/${replyId}`)).status).toBe(204);
    expect((await scene.get(`/replies/${replyId}`)).status).toBe(404);
    expect((await scene.as(asta, 'DELETE', `/replies/${replyId}`)).status).toBe(404);
    await scene.runOutbox();
    expect(callback.about(postId)).toEqual([]);
    expect((await scene.get(`/tasks/${id}`)).body).toMatchObject({
      state: 'open',
      assignee: null,
      reply: null,
      replies: [],
    });

    expect((await speak(bo, id)).status).toBe(200);
    await scene.runOutbox();
    expect(callback.about(postId)).toHaveLength(1);
  });

  it('undone leaves the task with who had claimed it before', async () => {
    const { id } = await newTask();
    await scene.as(asta, 'POST', `/tasks/${id}/claim`);
    const said = await speak(asta, id);
    await scene.as(asta, 'DELETE', `/replies/${said.body.reply.id as string}`);
    expect((await scene.get(`/tasks/${id}`)).body.assignee.name).toBe('Asta');
  });

  it('cannot be undone once it left, nor by somebody else', async () => {
    const { id } = await newTask();
    const replyId = (await speak(asta, id)).body.reply.id as string;
    await holdFor(replyId, 60);
    expect((await scene.as(bo, 'DELETE', `/replies/${replyId}`)).status).toBe(404);
    await holdFor(replyId, 0);
    await scene.runOutbox();
    const late = await scene.as(asta, 'DELETE', `/replies/${replyId}`);
    expect(late).toMatchObject({ status: 409, body: { code: 'too-late', current: { state: 'sent' } } });
  });

  it('of two agents at once is one row and one request, and the other learns who was first', async () => {
    for (let round = 0; round < 6; round++) {
      const { id, postId } = await newTask();
      const both = await Promise.all([speak(asta, id), speak(bo, id)]);
      expect(both.map((r) => r.status).sort()).toEqual([200, 409]);
      const winner = both[0].status === 200 ? 'Asta' : 'Bo';
      const lost = both.find((r) => r.status === 409)?.body;
      expect(lost).toMatchObject({ code: 'already-acknowledged', current: { assignee: { name: winner } } });
      expect(lost.detail).toMatch(new RegExp(`^${winner} acknowledged \\d+ s ago`));
      await Promise.all([scene.runOutbox('one'), scene.runOutbox('two')]);
      expect(await repliesOf(id)).toBe(1);
      expect(callback.about(postId)).toHaveLength(1);
    }
  });

  it('of a stranger does not exist', async () => {
    const { id } = await newTask();
    const replyId = (await speak(asta, id)).body.reply.id as string;
    const stranger = await scene.agent('Stranger', [await scene.anotherTeam('Elsewhere')]);
    expect((await scene.get(`/replies/${replyId}`, stranger)).status).toBe(404);
    expect((await scene.as(stranger, 'DELETE', `/replies/${replyId}`)).status).toBe(404);
    expect((await scene.as(stranger, 'POST', `/replies/${replyId}/check`, {})).status).toBe(404);
    expect((await scene.get('/replies?state=held', stranger)).body.items).toEqual([]);
    await scene.as(asta, 'DELETE', `/replies/${replyId}`);
  });

  it('needs a text where the customer can be told', async () => {
    const { id } = await newTask();
    expect((await speak(asta, id, {})).body.code).toBe('text-needed');
    expect((await speak(asta, id, { text: '   ' })).body.code).toBe('text-needed');
    expect((await speak(asta, id, { text: 'x'.repeat(10_001) })).status).toBe(400);
    expect((await speak(asta, id, { text: 'Hi', state: 'sent' })).status).toBe(400);
    expect(await repliesOf(id)).toBe(0);
  });

  it('takes an approved text with the customer’s handle in it', async () => {
    const { id, postId } = await newTask(aPost().by('unhappy_hedgehog'));
    const said = await speak(asta, id, { templateId: 'ack-looking-en' });
    expect(said.body.reply.text).toContain('unhappy_hedgehog');
    await scene.runOutbox();
    expect(callback.about(postId)[0]?.text).toContain('unhappy_hedgehog');
  });

  it('that is still held when the task is closed keeps the promise all the same', async () => {
    const { id, postId } = await newTask();
    const replyId = (await speak(asta, id)).body.reply.id as string;
    expect((await scene.as(asta, 'POST', `/tasks/${id}/resolve`, {})).body.state).toBe('resolved');
    await scene.runOutbox();
    expect(await stateOf(replyId)).toBe('sent');
    expect(callback.about(postId)).toHaveLength(1);
    const task = (await scene.get(`/tasks/${id}`)).body;
    expect(task).toMatchObject({ state: 'resolved', acknowledgedBy: { name: 'Asta' } });
    expect(task.clocks).toMatchObject([{ state: 'met', metBy: 'public' }]);
  });
});

describe('one client key', () => {
  it.each([
    ['in the body', (key: string) => [{ text: TEXT, clientKey: key }, {}] as const],
    ['as Idempotency-Key', (key: string) => [{ text: TEXT }, { 'idempotency-key': key }] as const],
  ])('%s is one reply, again and at once', async (_, request) => {
    const { id, postId } = await newTask();
    const [body, headers] = request(randomUUID());
    const answers = await Promise.all(Array.from({ length: 5 }, () => speak(asta, id, body, headers)));
    answers.push(await speak(asta, id, body, headers));
    const ids = new Set(answers.filter((a) => a.status === 200).map((a) => a.body.reply.id as string));
    expect(ids.size).toBe(1);
    const others = answers.filter((a: Reply) => a.status !== 200);
    expect(others.every((a) => a.status === 409 && a.body.code === 'request-in-progress')).toBe(true);
    expect(answers.at(-1)?.status).toBe(200);
    await scene.runOutbox();
    expect(await repliesOf(id)).toBe(1);
    expect(callback.about(postId)).toHaveLength(1);
  });

  it('holds for an ordinary answer, too, and after it was sent', async () => {
    const { id, postId } = await newTask();
    const body = { text: 'The parcel is on its way.', clientKey: randomUUID() };
    const first = await scene.as(asta, 'POST', `/tasks/${id}/reply`, body);
    await scene.runOutbox();
    const second = await scene.as(asta, 'POST', `/tasks/${id}/reply`, body);
    expect(second.body.reply).toMatchObject({ id: first.body.reply.id, state: 'sent' });
    expect(callback.about(postId)).toHaveLength(1);
  });

  it('of another task is refused', async () => {
    const [one, two] = [await newTask(), await newTask()];
    const body = { text: TEXT, clientKey: randomUUID() };
    await speak(asta, one.id, body);
    expect((await speak(asta, two.id, body)).body.code).toBe('client-key-reused');
    await scene.runOutbox();
    expect(callback.about(two.postId)).toEqual([]);
  });
});

describe('an answer', () => {
  it('picks a snoozed task up and acknowledges it', async () => {
    const { id } = await newTask();
    await scene.as(asta, 'POST', `/tasks/${id}/snooze`, { until: new Date(Date.now() + 3_600_000).toISOString() });
    await scene.as(asta, 'POST', `/tasks/${id}/reply`, { text: TEXT });
    expect((await scene.get(`/tasks/${id}`)).body).toMatchObject({ state: 'open', snoozedUntil: null });
    await scene.runOutbox();
    expect((await scene.get(`/tasks/${id}`)).body).toMatchObject({ state: 'acknowledged' });
  });

  it('followed by waiting leaves it waiting and acknowledged', async () => {
    const { id } = await newTask();
    await scene.as(asta, 'POST', `/tasks/${id}/reply`, { text: TEXT });
    await scene.as(asta, 'POST', `/tasks/${id}/wait`);
    await scene.runOutbox();
    expect((await scene.get(`/tasks/${id}`)).body).toMatchObject({
      state: 'waiting',
      acknowledgedBy: { name: 'Asta' },
    });
    expect((await scene.as(asta, 'POST', `/tasks/${id}/reopen`)).body.state).toBe('acknowledged');
  });

  it('to a deleted post, a closed task or a source without callback is refused', async () => {
    const deleted = aPost();
    const gone = await newTask(deleted);
    await scene.deliver(source, deleted.deleted().wire());
    expect((await scene.as(asta, 'POST', `/tasks/${gone.id}/reply`, { text: TEXT })).body.code).toBe('post-deleted');

    const closed = await newTask();
    await scene.as(asta, 'POST', `/tasks/${closed.id}/resolve`, {});
    expect((await scene.as(asta, 'POST', `/tasks/${closed.id}/reply`, { text: TEXT })).body.code).toBe('task-not-open');

    const mute = await scene.inboundSource({}, 'Mute');
    const id = await scene.openTask(mute, aPost());
    expect((await scene.as(asta, 'POST', `/tasks/${id}/reply`, { text: TEXT })).body.code).toBe('not-answerable');
    expect(await repliesOf(id)).toBe(0);
  });
});
