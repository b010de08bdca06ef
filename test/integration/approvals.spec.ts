import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { WatchApprovalsJob } from '../../src/modules/replies/watch-approvals.job.js';
import { aPost, type PostBuilder } from '../support/a-post.js';
import { startCallbackServer, type CallbackServer } from '../support/callback-server.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
let callback: CallbackServer;
let source: string;
let asta: SignedInMember;
let bo: SignedInMember;
let lead: SignedInMember;
let otherLead: SignedInMember;

const aLead = async (name: string): Promise<SignedInMember> => {
  const id = await scene.http.createMember(scene.workspaceId, 'team-lead', { teamIds: [scene.teamId] });
  await scene.sql('UPDATE staff_member SET name = $2 WHERE id = $1', [id, name]);
  return scene.http.signIn(id);
};

beforeAll(async () => {
  callback = await startCallbackServer();
  scene = await Scene.open({ outboundAllow: [callback.host] });
  source = await scene.inboundSource({ callbackUrl: callback.url });
  asta = await scene.agent('Asta');
  bo = await scene.agent('Bo');
  lead = await aLead('Laima');
  otherLead = await aLead('Otto');
});
afterAll(async () => {
  await scene.close();
  await callback.stop();
});
beforeEach(() => scene.sql('DELETE FROM approval_policy'));

const TEXT = 'You get 50 € back today.';
const rules = (...list: readonly object[]) =>
  scene.as(scene.admin, 'PUT', '/approval-policy', { rules: list, reason: 'Because.' });
const MONEY = { code: 'money', approver: 'lead' };

async function newTask(post: PostBuilder = aPost()): Promise<{ id: string; postId: string }> {
  return { id: await scene.openTask(source, post), postId: post.build().externalId };
}
const say = (who: SignedInMember, id: string, body: object = {}, act = 'reply') =>
  scene.as(who, 'POST', `/tasks/${id}/${act}`, { text: TEXT, ...body });
const approve = (who: SignedInMember, replyId: string, body: object = {}, headers: Record<string, string> = {}) =>
  scene.as(who, 'POST', `/replies/${replyId}/approve`, body, headers);
const reject = (who: SignedInMember, replyId: string, reason = 'Not so.') =>
  scene.as(who, 'POST', `/replies/${replyId}/reject`, { reason });
const eventsOf = async (taskId: string): Promise<{ kind: string; details: Record<string, unknown> }[]> =>
  (await scene.get(`/tasks/${taskId}`)).body.events as { kind: string; details: Record<string, unknown> }[];

async function waiting(
  body: object = {},
  post?: PostBuilder,
): Promise<{ id: string; postId: string; replyId: string }> {
  const task = await newTask(post);
  const said = await say(asta, task.id, body);
  expect(said.status).toBe(200);
  expect(said.body.reply.state).toBe('awaiting-approval');
  return { ...task, replyId: said.body.reply.id as string };
}

describe('the policy', () => {
  it('starts without rules, is versioned, and refuses what makes no sense', async () => {
    expect((await scene.get('/approval-policy', asta)).body).toMatchObject({ version: 0, rules: [] });
    const made = await rules(MONEY, { code: 'risk', approver: 'crisis', risks: ['legal'] });
    expect(made.body).toMatchObject({ version: 1, author: { id: scene.admin.memberId }, reason: 'Because.' });
    expect((await scene.get('/approval-policy', asta)).body.rules).toHaveLength(2);
    const bad = await rules({ code: 'risk', approver: 'lead' }, { code: 'reach', approver: 'lead' });
    expect(bad).toMatchObject({ status: 400, body: { code: 'bad-policy' } });
    expect((await rules({ code: 'fortnight', approver: 'lead' })).status).toBe(400);
    const stale = await scene.as(
      scene.admin,
      'PUT',
      '/approval-policy',
      { rules: [], reason: 'No more.' },
      { 'if-match': '"7"' },
    );
    expect(stale).toMatchObject({ status: 409, body: { code: 'stale-version', current: { version: 1 } } });
    expect((await scene.as(asta, 'PUT', '/approval-policy', { rules: [], reason: 'Mine.' })).status).toBe(403);
  });

  it('lets go at once what no rule asks about', async () => {
    await rules(MONEY);
    const { id } = await newTask();
    expect((await say(asta, id, { text: 'We are looking into it.' })).body.reply).toMatchObject({
      state: 'held',
      approval: null,
    });
  });

  it.each<[string, object, (id: string) => Promise<unknown>]>([
    [
      'a trainee',
      { code: 'trainee', approver: 'colleague' },
      (id) => scene.as(scene.admin, 'PATCH', `/users/${id}`, { isTrainee: true }),
    ],
    ['who never answered', { code: 'first-reply', approver: 'colleague' }, () => Promise.resolve()],
  ])('asks about %s', async (_, rule, prepare) => {
    const newcomer = await scene.agent('Newcomer');
    await prepare(newcomer.memberId);
    await rules(rule);
    const { id } = await newTask();
    const said = await say(newcomer, id, { text: 'Hello there.' });
    expect(said.body.reply.approval).toMatchObject({ state: 'waiting', reasons: [{ ...rule, values: {} }] });
    expect((await approve(bo, said.body.reply.id as string)).status).toBe(200);
  });

  it('asks about risky posts and loud customers', async () => {
    await rules(
      { code: 'risk', approver: 'crisis', risks: ['legal'] },
      { code: 'reach', approver: 'lead', followers: 5_000 },
    );
    const post = aPost()
      .saying('Acme I will sue you, my lawyer will see you in court')
      .with({ lang: 'en', author: { handle: 'loud', followers: 9_000 } });
    const { replyId } = await waiting({ text: 'Hello.' }, post);
    const { approval } = (await scene.get(`/replies/${replyId}`)).body;
    expect(approval).toMatchObject({ approver: 'crisis' });
    expect(approval.reasons).toEqual([
      { code: 'risk', approver: 'crisis', values: { topics: 'legal' } },
      { code: 'reach', approver: 'lead', values: { followers: 9_000 } },
    ]);
    expect((await approve(scene.admin, replyId)).body.code).toBe('not-an-approver');
    expect((await approve(lead, replyId)).status).toBe(200);
  });
});

describe('a reply that waits for approval', () => {
  beforeEach(() => rules(MONEY));

  it('leaves only when somebody else lets it, and keeps its promise then', async () => {
    const { id, postId, replyId } = await waiting();
    await scene.runOutbox();
    expect(callback.about(postId)).toEqual([]);
    const task = (await scene.get(`/tasks/${id}`)).body;
    expect(task).toMatchObject({ state: 'open', assignee: { name: 'Asta' } });
    const { approval } = task.reply;
    expect(approval).toMatchObject({ state: 'waiting', approver: 'lead', by: null, diff: null, originalText: TEXT });
    expect(Date.parse(approval.dueAt as string)).toBeLessThan(Date.parse(task.dueAt as string));

    const approved = await approve(lead, replyId);
    expect(approved.body).toMatchObject({ state: 'held', approval: { state: 'approved', by: { name: 'Laima' } } });
    await scene.runOutbox();
    expect(callback.about(postId)).toMatchObject([{ text: TEXT }]);
    expect((await scene.get(`/tasks/${id}`)).body).toMatchObject({
      state: 'acknowledged',
      acknowledgedBy: { name: 'Asta' },
    });
    expect((await eventsOf(id)).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['approval-asked', 'approved', 'answered']),
    );
  });

  it('is edited and approved; the author’s text and the difference are kept', async () => {
    const { id, postId, replyId } = await waiting();
    const approved = await approve(lead, replyId, { text: 'You get an answer today.' });
    expect(approved.body).toMatchObject({ text: 'You get an answer today.', approval: { originalText: TEXT } });
    const diff = approved.body.approval.diff as { is: string; text: string }[];
    const without = (is: string) =>
      diff
        .filter((part) => part.is !== is)
        .map(({ text }) => text)
        .join('');
    expect(without('added')).toBe(TEXT);
    expect(without('removed')).toBe('You get an answer today.');
    expect((await eventsOf(id)).find(({ kind }) => kind === 'approved')?.details).toEqual({ replyId, changed: true });
    await scene.runOutbox();
    await scene.runOutbox();
    expect(callback.about(postId)).toMatchObject([{ text: 'You get an answer today.' }]);
    expect((await scene.get(`/replies/${replyId}`)).body.approval.diff).toEqual(diff);
  });

  it('is one message after a double click, a retry, two approvers and two workers', async () => {
    for (let round = 0; round < 5; round++) {
      const { id, postId, replyId } = await waiting();
      const key = { 'idempotency-key': randomUUID() };
      const answers = await Promise.all([
        approve(lead, replyId, { text: 'From Laima.' }, key),
        approve(lead, replyId, { text: 'From Laima.' }, key),
        approve(lead, replyId, { text: 'From Laima.' }),
        approve(otherLead, replyId, { text: 'From Otto.' }),
      ]);
      const statuses = answers.map(({ status }) => status);
      expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
      expect(statuses).toContain(200);
      await Promise.all([scene.runOutbox('one'), scene.runOutbox('two')]);
      const late = await approve(otherLead, replyId, { text: 'Once more.' });
      expect([200, 409]).toContain(late.status);
      await scene.runOutbox();
      expect(callback.about(postId)).toHaveLength(1);
      expect(await scene.count('reply', 'task_id = $1', [id])).toBe(1);
      expect(await scene.count('task_event', `task_id = $1 AND kind = 'approved'`, [id])).toBe(1);
      const { by } = (await scene.get(`/replies/${replyId}`)).body.approval;
      expect(callback.about(postId)[0]?.text).toBe(by.name === 'Laima' ? 'From Laima.' : 'From Otto.');
    }
  });

  it('cannot be approved by its author, by an agent where a lead is asked, or by a stranger', async () => {
    const { replyId } = await waiting();
    expect((await approve(asta, replyId)).body.code).toBe('own-reply');
    expect((await approve(bo, replyId)).body.code).toBe('not-an-approver');
    const strange = await scene.http.createMember(scene.workspaceId, 'team-lead', {
      teamIds: [await scene.anotherTeam(`Elsewhere ${randomUUID()}`)],
    });
    expect((await approve(await scene.http.signIn(strange), replyId)).status).toBe(404);
    const { id } = await newTask();
    const own = await say(lead, id);
    expect((await approve(lead, own.body.reply.id as string)).body.code).toBe('own-reply');
    expect((await approve(otherLead, own.body.reply.id as string)).status).toBe(200);
  });

  it('is rejected with a reason; its author writes another', async () => {
    const { id, postId, replyId } = await waiting({}, aPost());
    const rejected = await reject(lead, replyId, 'Say no sums.');
    expect(rejected.body).toMatchObject({
      state: 'rejected',
      problem: 'Say no sums.',
      approval: { state: 'rejected', by: { name: 'Laima' }, reason: 'Say no sums.' },
    });
    expect((await eventsOf(id)).at(-1)).toMatchObject({
      kind: 'approval-rejected',
      details: { replyId, reason: 'Say no sums.' },
    });
    expect((await approve(otherLead, replyId)).body).toMatchObject({
      code: 'already-decided',
      detail: expect.stringContaining('Laima'),
    });
    expect((await say(asta, id, { text: 'We will come back to you.' })).body.reply.state).toBe('held');
    await scene.runOutbox();
    expect(callback.about(postId)).toMatchObject([{ text: 'We will come back to you.' }]);
    expect((await reject(lead, replyId, '  ')).status).toBe(400);
  });

  it('that acknowledges is the one acknowledgement, and makes room when it is rejected', async () => {
    const { id } = await newTask();
    const first = await say(asta, id, {}, 'acknowledge');
    expect(first.body.reply).toMatchObject({ kind: 'acknowledge', state: 'awaiting-approval' });
    expect((await say(bo, id, { text: 'Seen.' }, 'acknowledge')).body.code).toBe('already-acknowledged');
    await reject(lead, first.body.reply.id as string);
    expect((await say(asta, id, { text: 'Seen.' }, 'acknowledge')).status).toBe(200);
  });

  it('is taken back by its author, and is then no longer decided', async () => {
    const { postId, replyId } = await waiting();
    expect((await scene.as(asta, 'DELETE', `/replies/${replyId}`)).status).toBe(204);
    expect((await approve(lead, replyId)).status).toBe(404);
    await scene.runOutbox();
    expect(callback.about(postId)).toEqual([]);
    const items = (await scene.get('/approvals', lead)).body.items as { reply: { id: string } }[];
    expect(items.map(({ reply }) => reply.id)).not.toContain(replyId);
  });

  it('is listed due first, with what its reader may do', async () => {
    await scene.sql(`UPDATE reply_approval SET state = 'withdrawn' WHERE state = 'waiting'`);
    const made = [await waiting(), await waiting(), await waiting()];
    await scene.sql(`UPDATE reply_approval SET due_at = now() + interval '1 minute' WHERE reply_id = $1`, [
      made[2]?.replyId,
    ]);
    const page = await scene.get('/approvals?limit=2', lead);
    const rest = await scene.get(`/approvals?limit=2&cursor=${page.body.nextCursor as string}`, lead);
    const items = [...page.body.items, ...rest.body.items] as {
      reply: { id: string };
      mayDecide: boolean;
      task: object;
    }[];
    expect(items.map(({ reply }) => reply.id)).toEqual([made[2], made[0], made[1]].map((one) => one?.replyId));
    expect(items[0]).toMatchObject({ mayDecide: true, task: { team: { id: scene.teamId } }, reply: { text: TEXT } });
    expect(rest.body.nextCursor).toBeNull();
    expect((await scene.get('/approvals', asta)).body.items[0].mayDecide).toBe(false);
  });

  it('that is late is told once, and the alert ends with the decision', async () => {
    const { replyId } = await waiting();
    const alerts = (state: string) =>
      scene.count('alert', `kind = 'approval-late' AND key = $1 AND state ${state}`, [`approval:${replyId}`]);
    const job = scene.http.app.get(WatchApprovalsJob);
    const run = () => job.run({ signal: new AbortController().signal, workerId: 'spec' });
    await run();
    expect(await alerts(`<> 'closed'`)).toBe(0);
    await scene.sql(`UPDATE reply_approval SET due_at = now() - interval '1 second' WHERE reply_id = $1`, [replyId]);
    await Promise.all([run(), run()]);
    await run();
    expect(await alerts(`= 'open'`)).toBe(1);
    await approve(lead, replyId);
    expect(await alerts(`= 'closed'`)).toBe(1);
    expect(await alerts(`<> 'closed'`)).toBe(0);
  });
});

describe('one speaker at a time', () => {
  it('refuses a second public answer to who does not have the task, and says who has', async () => {
    const { id } = await newTask();
    await scene.as(asta, 'POST', `/tasks/${id}/claim`);
    for (const who of [bo, lead]) {
      const refused = await say(who, id);
      expect(refused).toMatchObject({ status: 409, body: { code: 'taken', current: { assignee: { name: 'Asta' } } } });
      expect(refused.body.detail).toContain('Asta');
    }
    expect(await scene.count('reply', 'task_id = $1', [id])).toBe(0);
  });

  it('refuses while another’s answer is on its way, also to who has the task by now', async () => {
    const { id } = await newTask();
    await say(asta, id);
    await scene.as(lead, 'POST', `/tasks/${id}/assign`, { assigneeId: bo.memberId });
    const refused = await say(bo, id);
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'another-speaks', current: { reply: { text: TEXT } } },
    });
    expect(refused.body.detail).toContain('Asta');
    await scene.runOutbox();
    expect((await say(bo, id, { text: 'As my colleague said.' })).status).toBe(200);
  });

  it('lets somebody take over who says so; the first is told and their answer is not lost', async () => {
    const { id, postId } = await newTask();
    const first = await say(asta, id, { text: 'First.' });
    const second = await say(bo, id, { text: 'Second.', takeOver: true });
    expect(second).toMatchObject({ status: 200, body: { task: { assignee: { name: 'Bo' } } } });
    expect((await eventsOf(id)).find(({ kind }) => kind === 'taken-over')?.details).toEqual({
      from: asta.memberId,
      to: bo.memberId,
      replyId: first.body.reply.id,
    });
    await scene.runOutbox();
    expect(
      callback
        .about(postId)
        .map(({ text }) => text)
        .sort(),
    ).toEqual(['First.', 'Second.']);
    expect((await say(asta, id)).body.code).toBe('taken');
  });

  it('does not concern private words, nor whoever speaks twice', async () => {
    const { id } = await newTask();
    await say(asta, id);
    expect((await say(asta, id)).status).toBe(200);
    expect((await say(lead, id, { visibility: 'private' })).status).toBe(200);
  });
});
