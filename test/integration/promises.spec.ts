import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { writeTime } from '../../src/domain/promise/write-time.js';
import type { PromiseLanguage } from '../../src/domain/promise/promise.types.js';
import { KnowPeopleJob } from '../../src/modules/people/know-people.job.js';
import { KeepPromisesJob } from '../../src/modules/promises/keep-promises.job.js';
import { FireDeadlinesJob } from '../../src/modules/tasks/fire-deadlines.job.js';
import { aPost } from '../support/a-post.js';
import { startCallbackServer, type CallbackServer } from '../support/callback-server.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
let callback: CallbackServer;
let source: string;
let asta: SignedInMember;
let lead: SignedInMember;

beforeAll(async () => {
  callback = await startCallbackServer();
  scene = await Scene.open({ outboundAllow: [callback.host] });
  source = await scene.inboundSource({ callbackUrl: callback.url });
  asta = await scene.agent('Asta');
  lead = await scene.http.signIn(
    await scene.http.createMember(scene.workspaceId, 'team-lead', { teamIds: [scene.teamId] }),
  );
  const changed = await scene.as(scene.admin, 'PATCH', `/teams/${scene.teamId}`, { zone: 'Europe/Helsinki' });
  expect(changed.body.zone).toBe('Europe/Helsinki');
});
afterAll(async () => {
  await scene.close();
  await callback.stop();
});
beforeEach(() => scene.sql('DELETE FROM approval_policy'));

interface Promised {
  readonly id: string;
  readonly text: string;
  readonly dueAt: string;
  readonly zone: string;
  readonly state: string;
  readonly keptAt: string | null;
}

const newTask = () => scene.openTask(source, aPost());
const say = (id: string, text: string, body: object = {}) =>
  scene.as(asta, 'POST', `/tasks/${id}/reply`, { text, ...body });
const promisesOf = async (id: string): Promise<Promised[]> =>
  (await scene.get(`/tasks/${id}/promises`)).body.items as Promised[];
const clocksOf = async (id: string): Promise<{ dueAt: string; state: string }[]> =>
  ((await scene.get(`/tasks/${id}`)).body.clocks as { kind: string; dueAt: string; state: string }[]).filter(
    ({ kind }) => kind === 'promise',
  );
const eventsOf = async (id: string): Promise<string[]> =>
  ((await scene.get(`/tasks/${id}`)).body.events as { kind: string }[]).map(({ kind }) => kind);
const run = { signal: new AbortController().signal, workerId: 'spec' };
const keep = () => scene.http.app.get(KeepPromisesJob).run(run);
const fire = () => scene.http.app.get(FireDeadlinesJob).run(run);
/** As if the promise had been made so many seconds ago, and fell due now or a moment ago. */
const letPass = async (promise: Promised) => {
  await scene.sql(
    `UPDATE promise SET made_at = made_at - interval '1 hour', due_at = now() - interval '1 second', nudge_at = now() - interval '2 seconds' WHERE id = $1`,
    [promise.id],
  );
  await scene.sql(`UPDATE task_clock SET due_at = now() - interval '1 second' WHERE promise_id = $1`, [promise.id]);
};
const soon = (): Date => {
  const at = new Date(Date.now() + 26 * 3_600_000);
  at.setUTCSeconds(0, 0);
  return at;
};
const alerts = (promise: Promised | undefined, state: string) =>
  scene.count('alert', `key = $1 AND state ${state}`, [`promise:${promise?.id ?? ''}`]);

describe('a time in a reply', () => {
  it.each<[PromiseLanguage, (time: string) => string]>([
    ['en', (time) => `Thank you for your patience, we will get back to you by ${time}.`],
    ['fi', (time) => `Kiitos kärsivällisyydestäsi, palaamme asiaan ${time}.`],
    ['lv', (time) => `Paldies par pacietību, mēs sazināsimies ar jums ${time}.`],
    ['ru', (time) => `Спасибо за терпение, мы вернёмся к вам ${time}.`],
    ['th', (time) => `ขอบคุณที่รอ เราจะติดต่อกลับ${time}`],
    ['zh', (time) => `感谢您的耐心等待，我们会在${time}前联系您。`],
  ])('in %s becomes a clock at the right instant in the team’s zone', async (lang, sentence) => {
    const dueAt = soon();
    const id = await newTask();
    const said = await say(id, sentence(writeTime(dueAt, lang, 'Europe/Helsinki')));
    expect(said.status).toBe(200);
    expect(await promisesOf(id)).toMatchObject([
      { dueAt: dueAt.toISOString(), zone: 'Europe/Helsinki', state: 'open', replyId: said.body.reply.id },
    ]);
    expect(await clocksOf(id)).toMatchObject([{ dueAt: dueAt.toISOString(), state: 'running' }]);
    expect(await eventsOf(id)).toContain('promise-made');
  });

  it('in a zone that the text names is meant there', async () => {
    const dueAt = soon();
    const id = await newTask();
    await say(id, `We will call you on ${writeTime(dueAt, 'en', 'Asia/Bangkok')} Bangkok time.`);
    expect(await promisesOf(id)).toMatchObject([{ dueAt: dueAt.toISOString(), zone: 'Asia/Bangkok' }]);
  });

  it.each([
    'We will get back to you tomorrow morning.',
    'We answer by Friday.',
    'We will call at 5 o’clock.',
    'We call between 14:00 and 16:00.',
  ])('that says no one instant is not guessed: %s', async (text) => {
    const id = await newTask();
    await say(id, text);
    expect(await promisesOf(id)).toEqual([]);
    expect(await clocksOf(id)).toEqual([]);
  });

  it('is what its author says it is: none, or another', async () => {
    const text = `Your parcel arrived on ${writeTime(soon(), 'en', 'Europe/Helsinki')}.`;
    const none = await newTask();
    await say(none, text, { promise: null });
    expect(await promisesOf(none)).toEqual([]);
    const other = await newTask();
    const dueAt = soon().toISOString();
    await say(other, 'We answer tomorrow morning.', { promise: { dueAt, text: 'tomorrow morning' } });
    expect(await promisesOf(other)).toMatchObject([{ dueAt, text: 'tomorrow morning' }]);
    expect((await say(other, 'x', { promise: { dueAt: 'soon' } })).status).toBe(400);
  });

  it('may promise two things, and one of them only once', async () => {
    const [first, second] = [soon(), new Date(soon().getTime() + 3_600_000)];
    const id = await newTask();
    const say1 = writeTime(first, 'en', 'Europe/Helsinki');
    await say(id, `A call on ${say1}, a letter on ${writeTime(second, 'en', 'Europe/Helsinki')}; again: ${say1}.`);
    expect((await promisesOf(id)).map(({ dueAt }) => dueAt)).toEqual([first.toISOString(), second.toISOString()]);
    expect(await clocksOf(id)).toHaveLength(2);
  });
});

describe('a promise', () => {
  const promised = async (): Promise<{ id: string; promise: Promised; replyId: string }> => {
    const id = await newTask();
    const said = await say(id, 'We will get back to you within two hours.');
    const [promise] = await promisesOf(id);
    if (!promise) throw new Error('Nothing was promised.');
    return { id, promise, replyId: said.body.reply.id as string };
  };

  it('is not kept by the reply that makes it, but by the next one', async () => {
    const { id } = await promised();
    await scene.runOutbox();
    expect(await promisesOf(id)).toMatchObject([{ state: 'open' }]);
    await say(id, 'Here is your answer.');
    await scene.runOutbox();
    await keep();
    expect(await promisesOf(id)).toMatchObject([{ state: 'kept', keptAt: expect.any(String) }]);
    expect(await clocksOf(id)).toMatchObject([{ state: 'met' }]);
    expect(await eventsOf(id)).toContain('promise-kept');
  });

  it('is kept when the task is resolved', async () => {
    const { id } = await promised();
    await scene.as(asta, 'POST', `/tasks/${id}/resolve`, {});
    expect(await promisesOf(id)).toMatchObject([{ state: 'kept' }]);
  });

  it('goes when the reply that made it is undone, or rejected by the network', async () => {
    const undone = await promised();
    await scene.sql(`UPDATE reply SET hold_until = now() + interval '1 minute' WHERE id = $1`, [undone.replyId]);
    await scene.as(asta, 'DELETE', `/replies/${undone.replyId}`);
    expect(await promisesOf(undone.id)).toMatchObject([{ state: 'withdrawn' }]);
    expect(await clocksOf(undone.id)).toEqual([]);
    const refused = await promised();
    const [post] = await scene.sql<{ key: string }>('SELECT conversation_key AS key FROM task WHERE id = $1', [
      refused.id,
    ]);
    callback.answer(post?.key ?? '', { status: 403, body: '' });
    await scene.runOutbox();
    expect(await promisesOf(refused.id)).toMatchObject([{ state: 'withdrawn' }]);
  });

  it('that waits for approval is made when it is approved, in the words that leave', async () => {
    await scene.as(scene.admin, 'PUT', '/approval-policy', {
      rules: [{ code: 'own-words', approver: 'lead' }],
      reason: 'So.',
    });
    const id = await newTask();
    const said = await say(id, 'We will get back to you within two hours.');
    expect(await promisesOf(id)).toEqual([]);
    const replyId = said.body.reply.id as string;
    await scene.as(lead, 'POST', `/replies/${replyId}/approve`, { text: 'We will get back to you within five hours.' });
    const [promise, ...more] = await promisesOf(id);
    expect(more).toEqual([]);
    expect(promise).toMatchObject({ text: 'within five hours', replyId });
    const other = await newTask();
    const rejected = await say(other, 'We will get back to you within two hours.');
    await scene.as(lead, 'POST', `/replies/${rejected.body.reply.id as string}/reject`, { reason: 'Too soon.' });
    expect(await promisesOf(other)).toEqual([]);
  });

  it('is recalled once before it is due', async () => {
    const { id, promise } = await promised();
    const nudges = async () => (await eventsOf(id)).filter((kind) => kind === 'promise-nudged').length;
    await keep();
    expect(await nudges()).toBe(0);
    await scene.sql('UPDATE promise SET nudge_at = now() WHERE id = $1', [promise.id]);
    await Promise.all([keep(), keep()]);
    await keep();
    expect(await nudges()).toBe(1);
    const told = await scene.sql<{ details: object }>(
      `SELECT details FROM live_event WHERE kind = 'tasks' AND details ->> 'kind' = 'promise-nudged' AND details -> 'taskIds' ? $1`,
      [id],
    );
    expect(told).toMatchObject([{ details: { memberId: asta.memberId, taskIds: [id] } }]);
  });

  it('not kept in time is told to the team, and the alert ends when it is kept after all', async () => {
    const { id, promise } = await promised();
    await scene.runOutbox();
    await letPass(promise);
    await fire();
    await Promise.all([keep(), keep()]);
    await keep();
    expect(await promisesOf(id)).toMatchObject([{ state: 'broken' }]);
    expect((await eventsOf(id)).filter((kind) => kind === 'promise-broken')).toHaveLength(1);
    expect(await alerts(promise, `= 'open'`)).toBe(1);
    await say(id, 'Sorry for being late: here is your answer.');
    await scene.runOutbox();
    await keep();
    expect(await promisesOf(id)).toMatchObject([{ state: 'kept-late' }]);
    expect(await alerts(promise, `= 'closed'`)).toBe(1);
  });

  it('can be noted and taken back by hand', async () => {
    const id = await newTask();
    const dueAt = soon().toISOString();
    const made = await scene.as(asta, 'POST', `/tasks/${id}/promises`, { dueAt, text: 'On the phone: tomorrow' });
    expect(made).toMatchObject({ status: 201, body: { dueAt, state: 'open', replyId: null } });
    expect((await scene.get(`/tasks/${id}`)).body.clocks).toHaveLength(2);
    const past = await scene.as(asta, 'POST', `/tasks/${id}/promises`, { dueAt: '2020-01-01T00:00:00Z', text: 'x' });
    expect(past.body.code).toBe('bad-promise');
    const path = `/promises/${made.body.id as string}`;
    const stranger = await scene.agent('Stranger', [await scene.anotherTeam('Elsewhere')]);
    expect((await scene.as(stranger, 'DELETE', path)).status).toBe(404);
    expect((await scene.get(`/tasks/${id}/promises`, stranger)).status).toBe(404);
    expect((await scene.as(asta, 'DELETE', path)).status).toBe(204);
    expect((await scene.as(asta, 'DELETE', path)).status).toBe(204);
    expect(await promisesOf(id)).toMatchObject([{ state: 'withdrawn' }]);
  });
});

describe('POST /promises/read', () => {
  const read = (body: object) => scene.as(asta, 'POST', '/promises/read', body);
  const now = '2026-11-25T08:20:00Z';

  it('shows what a text promises, in a zone that is given or the team’s, and why it does not', async () => {
    const given = await read({ text: 'Back by Friday noon.', lang: 'en', zone: 'Europe/Riga', now });
    expect(given.body).toEqual({
      found: [{ span: [8, 19], text: 'Friday noon', dueAt: '2026-11-27T10:00:00.000Z', zone: 'Europe/Riga' }],
      unclear: [],
      guesses: [],
    });
    const ofTask = await read({ text: 'Palaamme huomenna klo 14 ja ensi viikolla.', now, taskId: await newTask() });
    expect(ofTask.body).toMatchObject({
      found: [{ dueAt: '2026-11-26T12:00:00.000Z', zone: 'Europe/Helsinki' }],
      unclear: [{ text: 'ensi viikolla', reason: 'vague' }],
    });
    expect((await read({ text: 'x', zone: 'Mars/Phobos' })).status).toBe(400);
    expect((await read({ text: 'x', taskId: '987654321' })).status).toBe(404);
  });

  it('reads the customer’s time in the zone of the profile, and makes the promise in it', async () => {
    const id = await scene.openTask(source, aPost().with({ author: { handle: 'far_away' } }));
    await scene.http.app.get(KnowPeopleJob).run(run);
    const text = 'We call you tomorrow at 14:00 your time.';
    expect((await read({ text, lang: 'en', now, taskId: id })).body).toMatchObject({
      found: [],
      unclear: [{ reason: 'other-zone' }],
    });
    const { personId } = (await scene.get(`/tasks/${id}`)).body.customer;
    const tell = (zone: string | null) => scene.as(scene.admin, 'PATCH', `/people/${String(personId)}`, { zone });
    for (const wrong of ['Mars/Phobos', '+07:00', ''])
      expect([wrong, (await tell(wrong)).status]).toEqual([wrong, 400]);
    expect((await tell('Asia/Bangkok')).body.zone).toBe('Asia/Bangkok');
    expect((await read({ text, lang: 'en', now, taskId: id })).body).toMatchObject({
      found: [{ dueAt: '2026-11-26T07:00:00.000Z', zone: 'Asia/Bangkok' }],
      unclear: [],
    });
    expect((await say(id, text)).status).toBe(200);
    expect(await promisesOf(id)).toMatchObject([{ zone: 'Asia/Bangkok', state: 'open' }]);
    expect((await tell(null)).body.zone).toBeNull();
  });
});
