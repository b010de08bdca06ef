import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReplySettlement } from '../../src/modules/replies/reply-settlement.service.js';
import { AskCustomersJob } from '../../src/modules/surveys/ask-customers.job.js';
import { KnowPeopleJob } from '../../src/modules/people/know-people.job.js';
import { aPost } from '../support/a-post.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
let source: string;
let agent: SignedInMember;
let n = 0;

beforeAll(async () => {
  scene = await Scene.open({ baseUrl: 'http://desk.example', replyHoldSeconds: 600 });
  source = await scene.inboundSource({ callbackUrl: 'https://forum.example/answers' });
  agent = await scene.agent('Anna');
});
afterAll(() => scene.close());

const context = { signal: new AbortController().signal, workerId: 'spec' };
const post = (path: string, body: unknown = {}, who = agent) => scene.as(who, 'POST', path, body);
const send = (taskId: string, body: unknown = {}, who = agent) => post(`/tasks/${taskId}/survey/send`, body, who);
const taskOf = async (id: string) => (await scene.get(`/tasks/${id}`)).body;
const kindsOf = async (taskId: string): Promise<string[]> =>
  ((await taskOf(taskId)).events as { kind: string }[]).map(({ kind }) => kind);
const settings = { kind: 'csat', everyDays: 30, validDays: 14, texts: {} };
const put = (sending: string) => scene.as(scene.admin, 'PUT', '/survey-settings', { ...settings, sending });
/** As the worker would have done it. */
async function settleSent(replyId: string): Promise<void> {
  await scene.sql(`UPDATE reply SET state = 'sending', sending_at = now() WHERE id = $1`, [replyId]);
  await scene.http.app.get(ReplySettlement).sent(replyId, 'succeeded', { externalId: 'of-the-network' });
}

async function resolved(handle: string, saying = 'Acme lost my parcel, this is terrible'): Promise<string> {
  const taskId = await scene.openTask(
    source,
    aPost()
      .id(`survey-${String(++n)}`)
      .saying(saying)
      .with({ author: { handle } }),
  );
  await scene.http.app.get(KnowPeopleJob).run(context);
  expect((await post(`/tasks/${taskId}/claim`)).status).toBe(200);
  expect((await post(`/tasks/${taskId}/resolve`)).status).toBe(200);
  return taskId;
}

describe('a survey that a person sends', () => {
  it('is a reply with the link that waits its hold, meets no clock and opens nothing', async () => {
    const taskId = await resolved('sent_one');
    const before = await taskOf(taskId);
    const { status, body: reply } = await send(taskId);
    expect([status, reply.kind, reply.state, reply.visibility]).toEqual([200, 'survey', 'held', 'public']);
    expect(reply.text).toMatch(/http:\/\/desk\.example\/s\/[\w-]{22}\.[\w-]{22}$/);
    await settleSent(reply.id as string);
    const after = await taskOf(taskId);
    expect(after).toMatchObject({ state: 'resolved', acknowledgedAt: before.acknowledgedAt, reply: null });
    expect(after.clocks).toEqual(before.clocks);
    expect((await kindsOf(taskId)).slice(-2)).toEqual(['survey-held', 'survey-sent']);
    expect((await scene.get(`/tasks/${taskId}/surveys`)).body.items).toHaveLength(1);
    expect((await post(`/tasks/${taskId}/reopen`)).body).toMatchObject({ state: 'open', acknowledgedAt: null });
  });

  it('is sent once, however often it is asked for, and anew where it was taken back', async () => {
    const taskId = await resolved('sent_twice');
    const both = await Promise.all([send(taskId), send(taskId)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body.code).toBe('survey-sent');
    const [first] = both.filter(({ status }) => status === 200);
    expect((await scene.as(agent, 'DELETE', `/replies/${String(first?.body.id)}`)).status).toBe(204);
    expect((await scene.get(`/tasks/${taskId}/surveys`)).body.items).toEqual([]);
    expect((await send(taskId)).status).toBe(200);
    expect(await scene.count('survey', 'task_id = $1', [taskId])).toBe(1);
  });

  it('is asked in the language of the customer, and where they were answered before', async () => {
    const taskId = await resolved('sent_private');
    const { personId } = (await taskOf(taskId)).customer;
    await scene.as(scene.admin, 'PATCH', `/people/${String(personId)}`, { lang: 'lv' });
    await scene.sql(
      `INSERT INTO reply (workspace_id, task_id, source_id, author_id, kind, client_key, send_key, visibility, text, in_reply_to,
         conversation_id, to_handle, state, sent_at)
       SELECT workspace_id, id, source_id, $2, 'reply', 'spec', 'spec', 'private', 'Hi', 'x', 'x', 'x', 'sent', now() FROM task WHERE id = $1`,
      [taskId, agent.memberId],
    );
    const { body: reply } = await send(taskId);
    expect(reply).toMatchObject({ visibility: 'private', text: expect.stringContaining('Vai mēs jums palīdzējām') });
    const other = await resolved('sent_public');
    expect((await send(other, { visibility: 'public', kind: 'nps' })).body.visibility).toBe('public');
  });

  it('is refused with the reason: unresolved, asked lately, somebody died, switched off, another team', async () => {
    const open = await scene.openTask(
      source,
      aPost()
        .saying('Acme is terrible')
        .with({ author: { handle: 'sent_open' } }),
    );
    expect((await send(open)).body.code).toBe('not-resolved');
    const again = await resolved('sent_one');
    expect((await send(again)).body.code).toBe('asked-lately');
    const mourning = await resolved(
      'sent_death',
      'Acme, my mother died and you still send bills, my lawyer will sue you',
    );
    expect((await send(mourning)).body.code).toBe('risk');
    const off = await resolved('sent_off');
    await put('off');
    expect((await send(off)).body.code).toBe('surveys-off');
    await put('suggest');
    const stranger = await scene.agent('Eve', [await scene.anotherTeam('Other')]);
    expect((await send(off, {}, stranger)).status).toBe(404);
    expect(await scene.count('survey', 'task_id = ANY ($1)', [[open, again, mourning, off]])).toBe(0);
  });

  it('is taken back where the task is opened again before it left', async () => {
    const taskId = await resolved('sent_reopened');
    const { body: reply } = await send(taskId);
    await post(`/tasks/${taskId}/reopen`);
    await scene.sql('UPDATE reply SET hold_until = now() WHERE id = $1', [reply.id]);
    await scene.sql('UPDATE outbox SET due_at = now() WHERE key = $1', [reply.id]);
    await scene.runOutbox();
    expect((await scene.get(`/replies/${String(reply.id)}`)).status).toBe(404);
    expect((await scene.get(`/tasks/${taskId}/surveys`)).body.items).toEqual([]);
  });
});

describe('surveys that are sent by themselves', () => {
  const job = () => scene.http.app.get(AskCustomersJob).run(context);
  const settle = (taskId: string) =>
    scene.sql(`UPDATE task SET closed_at = now() - interval '5 minutes' WHERE id = $1`, [taskId]);

  it('follow each task that is resolved from then on, once, and leave the reason where they do not', async () => {
    const early = await resolved('by_itself_early');
    await settle(early);
    expect(await job()).toMatchObject({ sent: 0, refused: 0 });
    expect((await put('automatic')).body).toMatchObject({ sending: 'automatic', canSend: true });
    await scene.sql(`UPDATE survey_settings SET automatic_since = now() - interval '10 minutes'`);
    await scene.sql(`UPDATE task SET closed_at = now() - interval '20 minutes' WHERE id = $1`, [early]);
    await scene.sql(`UPDATE task SET closed_at = now() - interval '1 hour' WHERE state = 'resolved'`);
    const asked = await resolved('by_itself_one');
    const mourning = await resolved('by_itself_two', 'Acme, my mother died and you still send bills, this is terrible');
    const fresh = await resolved('by_itself_fresh');
    await settle(asked);
    await settle(mourning);
    await Promise.all([job(), job()]);
    await job();
    const sent = (await taskOf(asked)).replies;
    expect(sent).toEqual([expect.objectContaining({ kind: 'survey', state: 'held', isAutomatic: true })]);
    expect((await taskOf(mourning)).replies).toEqual([]);
    expect((await taskOf(mourning)).events.at(-1)).toMatchObject({
      kind: 'survey-refused',
      details: { reasons: [{ code: 'risk', values: { topics: 'death' } }] },
    });
    expect((await taskOf(fresh)).replies).toEqual([]);
    expect((await taskOf(early)).replies).toEqual([]);
    expect(await scene.count('survey_decision')).toBe(2);
    expect((await scene.as(agent, 'DELETE', `/replies/${String(sent[0].id)}`)).status).toBe(204);
    expect(await job()).toMatchObject({ sent: 0, refused: 0 });
  });
});
