import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KnowPeopleJob } from '../../src/modules/people/know-people.job.js';
import { aPost } from '../support/a-post.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
let source: string;
let agent: SignedInMember;
let n = 0;

beforeAll(async () => {
  scene = await Scene.open({ baseUrl: 'http://desk.example' });
  source = await scene.inboundSource({ callbackUrl: 'https://forum.example/answers' });
  agent = await scene.agent('Anna');
});
afterAll(() => scene.close());

const post = (path: string, body: unknown = {}, who = agent) => scene.as(who, 'POST', path, body);
const taskOf = async (id: string) => (await scene.get(`/tasks/${id}`)).body;

/** An open task of somebody known. */
async function customer(handle: string): Promise<{ taskId: string; personId: string }> {
  const taskId = await scene.openTask(
    source,
    aPost()
      .id(`talk-${String(++n)}`)
      .saying('Acme is terrible, I am angry and want my money back')
      .with({ author: { handle } }),
  );
  await scene.http.app.get(KnowPeopleJob).run({ signal: new AbortController().signal, workerId: 'spec' });
  return { taskId, personId: (await taskOf(taskId)).customer.personId as string };
}

const resolved = async (handle: string) => {
  const made = await customer(handle);
  expect((await post(`/tasks/${made.taskId}/claim`)).status).toBe(200);
  expect((await post(`/tasks/${made.taskId}/resolve`)).status).toBe(200);
  return made;
};
const kindsOf = async (taskId: string): Promise<string[]> =>
  ((await taskOf(taskId)).events as { kind: string }[]).map(({ kind }) => kind);

describe('a task handed over to the phone', () => {
  it('has a brief on one page, the same one until the call is done', async () => {
    const { taskId, personId } = await customer('phone_one');
    await scene.as(scene.admin, 'PATCH', `/people/${personId}`, {
      phone: '+358 40 1112223',
      lang: 'fi',
      consent: [{ kind: 'call', isGiven: true, source: 'asked for it' }],
    });
    const brief = (await post(`/tasks/${taskId}/call`)).body;
    expect(brief).toMatchObject({ taskId, personId, phone: '+358 40 1112223', lang: 'fi', consent: { isGiven: true } });
    expect(brief.history.map((s: { code: string }) => s.code)).toEqual(['first-contact']);
    expect(brief.openQuestions).toEqual([expect.objectContaining({ text: expect.stringContaining('money back') })]);
    expect(brief.script.length).toBeGreaterThan(0);
    expect((await post(`/tasks/${taskId}/call`)).body.callId).toBe(brief.callId);
    expect((await kindsOf(taskId)).filter((kind) => kind === 'call-planned')).toHaveLength(1);
  });

  it('becomes a promise when the customer is called back, and closes when the call solved it', async () => {
    const { taskId, personId } = await customer('phone_two');
    const first = (await post(`/tasks/${taskId}/call`)).body.callId as string;
    for (const callbackAt of [undefined, '2020-01-01T00:00:00Z'])
      expect((await post(`/calls/${first}/result`, { result: 'callback', callbackAt })).body.code).toBe('bad-callback');
    const callbackAt = new Date(Date.now() + 7_200_000).toISOString();
    const called = await post(`/calls/${first}/result`, {
      result: 'callback',
      callbackAt,
      durationSeconds: 65,
      note: 'was driving',
    });
    expect(called.body.task.state).toBe('open');
    expect((await taskOf(taskId)).events).toContainEqual(
      expect.objectContaining({
        kind: 'call-done',
        details: {
          callId: first,
          result: 'callback',
          callbackAt,
          durationSeconds: 65,
          note: 'was driving',
          promiseId: expect.any(String),
        },
      }),
    );
    const promiseOf = async () => (await taskOf(taskId)).clocks.find((c: { kind: string }) => c.kind === 'promise');
    expect(await promiseOf()).toMatchObject({ dueAt: callbackAt, state: 'running' });
    expect((await post(`/calls/${first}/result`, { result: 'no-answer' })).body.code).toBe('call-done');
    const { sentences } = (await scene.get(`/people/${personId}/history`)).body;
    expect(sentences.map((s: { code: string }) => s.code)).toContain('was-promised-call');
    const second = (await post(`/tasks/${taskId}/call`)).body;
    expect(second.callId).not.toBe(first);
    expect(second.promises).toContainEqual({ kind: 'call', text: 'was driving', dueAt: callbackAt });
    const done = await post(`/calls/${second.callId as string}/result`, { result: 'solved', note: 'refunded' });
    expect(done.body.task.state).toBe('resolved');
    expect((await promiseOf()).state).toBe('met');
    expect((await post(`/calls/${second.callId as string}/result`, { result: 'solved' })).body.task.state).toBe(
      'resolved',
    );
    expect((await kindsOf(taskId)).filter((kind) => kind === 'call-done')).toHaveLength(2);
    const { items } = (await scene.get(`/people/${personId}/history`)).body;
    expect(items.filter((e: { kind: string }) => e.kind === 'call').map((e: { detail: string }) => e.detail)).toEqual([
      'solved',
      'callback',
    ]);
  });

  it('is the work of who may act on it', async () => {
    const { taskId } = await customer('phone_three');
    const stranger = await scene.agent('Eve', [await scene.anotherTeam('Other')]);
    expect((await post(`/tasks/${taskId}/call`, {}, stranger)).status).toBe(404);
    const { callId } = (await post(`/tasks/${taskId}/call`)).body as { callId: string };
    expect((await post(`/calls/${callId}/result`, { result: 'solved' }, stranger)).status).toBe(404);
    expect((await post('/calls/99999/result', { result: 'solved' })).status).toBe(404);
  });
});

describe('a survey', () => {
  it('is a link in the customer’s language that answers once, by a post and never by a look', async () => {
    const { taskId, personId } = await resolved('asked_one');
    await scene.as(scene.admin, 'PATCH', `/people/${personId}`, { lang: 'fi' });
    const asked = await post(`/tasks/${taskId}/survey`);
    expect(asked.body).toMatchObject({ kind: 'csat', lang: 'fi' });
    expect(asked.body.url).toMatch(/^http:\/\/desk\.example\/s\/[\w-]{22}\.[\w-]{22}$/);
    expect(asked.body.text).toContain(asked.body.url);
    const token = (asked.body.url as string).split('/s/')[1] ?? '';
    expect(
      await scene.count('survey', 'token_hash = $1 OR token_hash LIKE $2', [token, `%${token.slice(0, 22)}%`]),
    ).toBe(0);

    const anybody = { memberId: '', headers: {} };
    for (let i = 0; i < 2; i++) {
      const seen = await scene.get(`/surveys/${token}`, anybody);
      expect(seen.body).toEqual({
        kind: 'csat',
        lang: 'fi',
        state: 'sent',
        scale: { lowest: 1, highest: 5 },
        from: 'Acme',
      });
    }
    expect((await post(`/surveys/${token}`, { answer: 6 }, anybody)).body.code).toBe('bad-answer');
    const both = await Promise.all(
      [5, 1].map((answer) => post(`/surveys/${token}`, { answer, comment: 'thanks' }, anybody)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const score = both[0]?.status === 200 ? 100 : 0;
    expect((await scene.get(`/surveys/${token}`, anybody)).body.state).toBe('answered');
    expect((await scene.get(`/tasks/${taskId}/surveys`)).body.items).toEqual([
      expect.objectContaining({ state: 'answered', score, comment: 'thanks' }),
    ]);
    expect((await scene.get(`/people/${personId}`)).body.scores).toEqual({ csat: score, ces: null, nps: null });
    expect((await kindsOf(taskId)).slice(-2)).toEqual(['survey-sent', 'survey-answered']);
    for (const forged of ['nothing', `${token.slice(0, 23)}${'A'.repeat(22)}`, `${token}x`])
      expect((await scene.get(`/surveys/${forged}`, anybody)).status).toBe(404);
  });

  it('asks nobody twice within the days set, on whatever network, nor who said no, nor before they were answered', async () => {
    const { taskId, personId } = await resolved('asked_two');
    expect((await post(`/tasks/${taskId}/survey`)).status).toBe(200);
    const again = await resolved('asked_two');
    expect((await post(`/tasks/${again.taskId}/survey`)).body.code).toBe('asked-lately');
    const elsewhere = await resolved('asked_two_elsewhere');
    await scene.as(scene.admin, 'POST', '/people/merge', { from: elsewhere.personId, into: personId });
    expect((await post(`/tasks/${elsewhere.taskId}/survey`)).body.code).toBe('asked-lately');
    await scene.sql(`UPDATE survey SET sent_at = now() - interval '31 days' WHERE task_id = $1`, [taskId]);
    expect((await post(`/tasks/${again.taskId}/survey`)).status).toBe(200);

    const open = await customer('asked_open');
    expect((await post(`/tasks/${open.taskId}/survey`)).body.code).toBe('not-answered-yet');
    const no = await resolved('asked_no');
    await scene.as(scene.admin, 'PATCH', `/people/${no.personId}`, {
      consent: [{ kind: 'survey', isGiven: false, source: 'mail' }],
    });
    expect((await post(`/tasks/${no.taskId}/survey`)).body.code).toBe('no-consent');
  });

  it('is over after the days set', async () => {
    const { taskId } = await resolved('asked_late');
    const { url } = (await post(`/tasks/${taskId}/survey`, { kind: 'nps' })).body as { url: string };
    await scene.sql(`UPDATE survey SET expires_at = now() WHERE task_id = $1`, [taskId]);
    const token = url.split('/s/')[1] ?? '';
    expect((await scene.get(`/surveys/${token}`)).body).toMatchObject({ kind: 'nps', state: 'expired' });
    expect((await post(`/surveys/${token}`, { answer: 9 })).body.code).toBe('survey-expired');
  });

  it('asks as the settings say, which leads write with the link in every text', async () => {
    const put = (body: unknown, who = scene.admin, headers = {}) =>
      scene.as(who, 'PUT', '/survey-settings', body, headers);
    const settings = { kind: 'ces', everyDays: 7, validDays: 3, texts: { en: 'Was it easy? {{survey}}' } };
    expect((await put(settings, agent)).status).toBe(403);
    expect((await put({ ...settings, texts: { en: 'no link' } })).body.code).toBe('bad-survey-text');
    expect((await put({ ...settings, texts: { xx: '{{survey}}' } })).body.code).toBe('bad-survey-text');
    expect((await put(settings)).body).toMatchObject({ kind: 'ces', version: 1 });
    expect((await put(settings, scene.admin, { 'if-match': '"0"' })).status).toBe(409);
    const { taskId } = await resolved('asked_ces');
    expect((await post(`/tasks/${taskId}/survey`)).body).toMatchObject({
      kind: 'ces',
      text: expect.stringMatching(/^Was it easy\? http/),
    });
    expect((await scene.get('/survey-settings', agent)).body.texts.fi).toContain('{{survey}}');
  });
});

describe('insights about customers', () => {
  it('equal plain counts, with their interval and what speaks against them, within the own teams', async () => {
    const report = (await scene.get('/insights/customers')).body;
    const [counted] = await scene.sql<{ people: number; repeated: number }>(
      `SELECT count(*)::int AS people, count(*) FILTER (WHERE n > 1)::int AS repeated FROM (
         SELECT count(*) AS n FROM task WHERE person_id > 0 GROUP BY person_id) x`,
    );
    expect(report).toMatchObject({ ...counted, calls: 2, callsSolved: 1 });
    const csat = report.surveys.find((s: { kind: string }) => s.kind === 'csat');
    const sent = await scene.count('survey', `kind = 'csat' AND sent_at > now() - interval '30 days'`);
    expect(csat).toMatchObject({ sent, n: 1, ci95: null, responsePercent: Math.round(1_000 / sent) / 10 });
    expect(csat.warnings.map((w: { code: string }) => w.code)).toContain('few-answers');
    const stranger = await scene.agent('Zoe', [await scene.anotherTeam('Third')]);
    expect((await scene.get('/insights/customers', stranger)).body).toMatchObject({ people: 0, calls: 0 });
    expect((await scene.get('/insights/customers?from=2020-01-01T00:00:00Z')).body.code).toBe('bad-period');
  });
});
