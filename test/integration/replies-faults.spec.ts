import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPost } from '../support/a-post.js';
import { startCallbackServer, type CallbackServer } from '../support/callback-server.js';
import { findClosedPort } from '../fixtures/outbound/loopback-server.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
let callback: CallbackServer;
let closedPort: number;
let plain: string;
let keyed: string;
let asta: SignedInMember;

beforeAll(async () => {
  callback = await startCallbackServer();
  closedPort = await findClosedPort();
  scene = await Scene.open({ outboundAllow: [callback.host, `127.0.0.1:${String(closedPort)}`] });
  plain = await scene.inboundSource({ callbackUrl: callback.url }, 'Plain');
  keyed = await scene.inboundSource({ callbackUrl: callback.url, callbackHonoursKey: true }, 'Keyed');
  asta = await scene.agent('Asta');
});
afterAll(async () => {
  await scene.close();
  await callback.stop();
});

type Answers = Parameters<CallbackServer['answer']>[1];

interface Said {
  readonly taskId: string;
  readonly postId: string;
  readonly replyId: string;
}

/** An acknowledgement on its way; the callback will answer it with `answers`. */
async function say(source: string, ...answers: Answers[]): Promise<Said> {
  const post = aPost();
  const postId = post.build().externalId;
  callback.answer(postId, ...answers);
  const taskId = await scene.openTask(source, post);
  const said = await scene.as(asta, 'POST', `/tasks/${taskId}/acknowledge`, { text: 'We are on it.' });
  return { taskId, postId, replyId: said.body.reply.id as string };
}
const reply = async ({ replyId }: Said) =>
  (await scene.get(`/replies/${replyId}`)).body as { state: string; problem: string | null };
const posts = ({ postId }: Said) => callback.about(postId);
const dueIn = async ({ replyId }: Said, kind: string): Promise<number | undefined> =>
  (
    await scene.sql<{ seconds: number }>(
      `SELECT extract(epoch FROM due_at - now())::float8 AS seconds FROM outbox WHERE kind = $1 AND key = $2 AND state = 'waiting'`,
      [kind, replyId],
    )
  )[0]?.seconds;
/** Lets time pass for one reply: its next step is due now, and it has been in doubt for so long. */
const pass = ({ replyId }: Said, seconds: number) =>
  scene.sql(
    `WITH r AS (UPDATE reply SET unknown_since = now() - make_interval(secs => $2) WHERE id = $1 AND unknown_since IS NOT NULL)
     UPDATE outbox SET due_at = now() WHERE key = $1::text AND kind LIKE 'reply.%' AND state = 'waiting'`,
    [replyId, seconds],
  );

describe('an answer of the network', () => {
  it.each([400, 401, 403, 404, 410, 422])(
    '%d rejects the reply for good, and another may be written',
    async (status) => {
      const said = await say(plain, { status });
      await scene.runOutbox();
      expect(await reply(said)).toMatchObject({
        state: 'rejected',
        problem:
          status === 401 ? 'The callback did not accept our signature.' : `The callback answered ${String(status)}.`,
      });
      await pass(said, 10_000);
      await scene.runOutbox();
      expect(posts(said)).toHaveLength(1);
      const task = (await scene.get(`/tasks/${said.taskId}`)).body;
      expect(task).toMatchObject({ state: 'open', clocks: [{ state: 'running' }] });
      const again = await scene.as(asta, 'POST', `/tasks/${said.taskId}/acknowledge`, { text: 'Once more.' });
      expect(again.status).toBe(200);
      await scene.runOutbox();
      expect(posts(said)).toHaveLength(2);
    },
  );

  it('429 waits as long as it asks, then sends once', async () => {
    const said = await say(plain, { status: 429, headers: { 'retry-after': '120' } });
    await scene.runOutbox();
    expect(await reply(said)).toMatchObject({ state: 'queued' });
    expect(await dueIn(said, 'reply.send')).toBeGreaterThan(110);
    await pass(said, 0);
    await scene.runOutbox();
    expect(await reply(said)).toMatchObject({ state: 'sent', problem: null });
    expect(posts(said)).toHaveLength(2);
    expect(new Set(posts(said).map((p) => p.key)).size).toBe(1);
  });

  it.each<[string, Answers]>([
    ['500', { status: 500 }],
    ['503', { status: 503, headers: { 'retry-after': '1' } }],
    ['409', { status: 409 }],
    ['408', { status: 408 }],
    ['a redirect', { status: 302, headers: { location: 'https://elsewhere.example/' } }],
    ['a reset', 'hang-up'],
    ['success without an id', { status: 200, body: '{}' }],
    ['success that is not JSON', { status: 200, body: '<html>' }],
  ])('%s leaves the outcome unknown, and without a key a person decides', async (_, answer) => {
    const said = await say(plain, answer);
    await scene.runOutbox();
    expect(await reply(said)).toMatchObject({ state: 'unknown' });
    expect(await dueIn(said, 'reply.check')).toBeGreaterThan(50);
    await pass(said, 61);
    await scene.runOutbox();
    expect(await reply(said)).toMatchObject({ state: 'needs-person' });
    await pass(said, 100_000);
    await scene.runOutbox();
    expect(posts(said)).toHaveLength(1);
    const listed = await scene.get('/replies?state=needs-person&limit=200');
    expect(listed.body.items.map((r: { id: string }) => r.id)).toContain(said.replyId);
  });

  it('that never comes leaves the outcome unknown', async () => {
    const said = await say(plain, 'silence');
    await scene.runOutbox();
    expect(await reply(said)).toMatchObject({ state: 'unknown' });
    expect(posts(said)).toHaveLength(1);
  });

  it('of none, because nobody listens, is tried again and sent when somebody does', async () => {
    const source = await scene.inboundSource({ callbackUrl: `http://127.0.0.1:${String(closedPort)}/x` }, 'Closed');
    const said = await say(source);
    await scene.runOutbox();
    expect(await reply(said)).toMatchObject({ state: 'queued', problem: 'The callback could not be reached.' });
    await pass(said, 0);
    await scene.runOutbox();
    expect(await reply(said)).toMatchObject({ state: 'queued' });
    expect(await dueIn(said, 'reply.send')).toBeGreaterThan(8);
    await scene.sql(`UPDATE source SET settings = $2 WHERE id = $1`, [
      source,
      JSON.stringify({ callbackUrl: callback.url }),
    ]);
    await pass(said, 0);
    await scene.runOutbox();
    expect(await reply(said)).toMatchObject({ state: 'sent' });
    expect(posts(said)).toHaveLength(1);
  });

  it('of none for minutes is handed to a person', async () => {
    const source = await scene.inboundSource({ callbackUrl: `http://127.0.0.1:${String(closedPort)}/y` }, 'Dead');
    const said = await say(source);
    for (let tries = 0; tries < 12; tries++) {
      expect(['held', 'queued']).toContain((await reply(said)).state);
      await pass(said, 0);
      await scene.runOutbox();
    }
    expect(await reply(said)).toMatchObject({ state: 'needs-person' });
    expect(await dueIn(said, 'reply.send')).toBeUndefined();
  });
});

describe('in doubt', () => {
  it('a callback that honours the key gets it again, and the reply is sent', async () => {
    const said = await say(keyed, 'hang-up');
    await scene.runOutbox();
    await pass(said, 61);
    await scene.runOutbox();
    expect(await reply(said)).toMatchObject({ state: 'unknown' });
    expect(posts(said)).toHaveLength(1);
    await pass(said, 301);
    await scene.runOutbox();
    expect(await reply(said)).toMatchObject({ state: 'sent', problem: null });
    expect(posts(said)).toHaveLength(2);
    expect(new Set(posts(said).map((p) => p.key)).size).toBe(1);
    expect((await scene.get(`/tasks/${said.taskId}`)).body).toMatchObject({ state: 'acknowledged' });
  });

  it('the key is not used after its life', async () => {
    const said = await say(keyed, { status: 500 });
    await scene.runOutbox();
    await pass(said, 61);
    await scene.runOutbox();
    await pass(said, 25 * 3_600);
    await scene.runOutbox();
    expect(await reply(said)).toMatchObject({ state: 'needs-person' });
    expect(posts(said)).toHaveLength(1);
  });

  it('a person may say that it was sent', async () => {
    const said = await say(plain, { status: 500 });
    await scene.runOutbox();
    await pass(said, 61);
    await scene.runOutbox();
    const decided = await scene.as(asta, 'POST', `/replies/${said.replyId}/check`, { outcome: 'sent' });
    expect(decided.body).toMatchObject({ state: 'sent' });
    const task = (await scene.get(`/tasks/${said.taskId}`)).body;
    expect(task).toMatchObject({ state: 'acknowledged', clocks: [{ state: 'met', metBy: 'public' }] });
    await scene.runOutbox();
    expect(posts(said)).toHaveLength(1);
    const twice = await scene.as(asta, 'POST', `/replies/${said.replyId}/check`, { outcome: 'not-sent' });
    expect(twice.status).toBe(409);
  });

  it('a person may say that it was not, and it is sent again, once', async () => {
    const said = await say(plain, { status: 500 });
    await scene.runOutbox();
    const decided = await scene.as(asta, 'POST', `/replies/${said.replyId}/check`, { outcome: 'not-sent' });
    expect(decided.status).toBe(200);
    await scene.runOutbox();
    await pass(said, 400);
    await scene.runOutbox();
    expect(await reply(said)).toMatchObject({ state: 'sent' });
    expect(posts(said)).toHaveLength(2);
  });

  it('a person may ask to look at once', async () => {
    const said = await say(plain, { status: 500 });
    await scene.runOutbox();
    await scene.as(asta, 'POST', `/replies/${said.replyId}/check`, {});
    await scene.runOutbox();
    expect(await reply(said)).toMatchObject({ state: 'needs-person' });
  });

  it('nobody decides what is not in doubt', async () => {
    const said = await say(plain);
    await scene.runOutbox();
    const answer = await scene.as(asta, 'POST', `/replies/${said.replyId}/check`, { outcome: 'not-sent' });
    expect(answer).toMatchObject({ status: 409, body: { code: 'not-in-doubt' } });
    expect(posts(said)).toHaveLength(1);
  });
});

describe('a worker that died', () => {
  it('while sending leaves a reply that is looked for and never posted again', async () => {
    const said = await say(plain);
    await scene.sql(
      `UPDATE reply SET state = 'sending', attempts = 1, sending_at = now(), attempt_token = 'dead' WHERE id = $1`,
      [said.replyId],
    );
    await scene.sql(
      `UPDATE outbox SET lease_token = 'dead', lease_until = now() - interval '1 second', attempts = 1 WHERE kind = 'reply.send' AND key = $1`,
      [said.replyId],
    );
    await scene.runOutbox();
    expect(await reply(said)).toMatchObject({
      state: 'unknown',
      problem: 'The worker stopped while it was being sent.',
    });
    await pass(said, 61);
    await scene.runOutbox();
    expect(await reply(said)).toMatchObject({ state: 'needs-person' });
    expect(posts(said)).toEqual([]);
  });

  it('before sending leaves one that another sends', async () => {
    const said = await say(plain);
    await scene.sql(
      `UPDATE outbox SET lease_token = 'dead', lease_until = now() + interval '1 minute' WHERE key = $1`,
      [said.replyId],
    );
    await scene.runOutbox();
    expect(posts(said)).toEqual([]);
    await scene.sql(`UPDATE outbox SET lease_until = now() - interval '1 second' WHERE key = $1`, [said.replyId]);
    await Promise.all(['a', 'b', 'c'].map((worker) => scene.runOutbox(worker)));
    expect(await reply(said)).toMatchObject({ state: 'sent' });
    expect(posts(said)).toHaveLength(1);
  });

  it('a source that was removed while a reply was held leaves a refusal, not a riddle', async () => {
    const source = await scene.inboundSource({ callbackUrl: callback.url }, 'Removed');
    const said = await say(source);
    await scene.as(scene.admin, 'DELETE', `/sources/${source}`);
    await scene.runOutbox();
    expect(await reply(said)).toMatchObject({ state: 'rejected' });
    expect(posts(said)).toEqual([]);
  });
});
