import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPost } from '../support/a-post.js';
import { startCallbackServer, type CallbackServer } from '../support/callback-server.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';

let callback: CallbackServer;
let scene: Scene;
let sourceId: string;
let agent: SignedInMember;

beforeAll(async () => {
  callback = await startCallbackServer();
  scene = await Scene.open({ outboundAllow: [callback.host] });
  sourceId = await scene.inboundSource({ callbackUrl: callback.url });
  agent = await scene.agent('Anna');
});
afterAll(async () => {
  await scene.close();
  await callback.stop();
});

const guide = async () => (await scene.get('/tone-guide')).body;
const put = (body: unknown, who = scene.admin, headers: Record<string, string> = {}) =>
  scene.as(who, 'PUT', '/tone-guide', body, headers);
const check = (body: object, who = agent) => scene.as(who, 'POST', '/tone-guide/check', { lang: 'en', ...body });
const codesOf = async (body: object) => (await check(body)).body.findings.map(({ code }: { code: string }) => code);

describe('the tone guide', () => {
  it('is the default until somebody writes one, and every change is a version', async () => {
    const first = await guide();
    expect(first).toMatchObject({ version: 0, author: null, guide: { languages: { ru: { formality: 'formal' } } } });
    const next = { ...first.guide, brand: 'Acme Bank', emoji: 'never' };
    const made = await put({ guide: next, reason: 'We are a bank.' }, scene.admin, { 'if-match': '"0"' });
    expect(made.body).toMatchObject({
      version: 1,
      guide: next,
      reason: 'We are a bank.',
      author: { id: scene.admin.memberId },
    });
    expect((await put({ guide: next }, scene.admin, { 'if-match': '"0"' })).body).toMatchObject({
      code: 'stale-version',
      current: { version: 1 },
    });
    expect((await scene.get('/tone-guide/versions')).body.items).toHaveLength(1);
    const racing = await Promise.all([1, 2, 3].map(() => put({ guide: next }, scene.admin, { 'if-match': '"1"' })));
    expect(racing.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('is changed by those who may for everybody, and takes no other fields', async () => {
    const { guide: now } = await guide();
    const lead = await scene.http.createMember(scene.workspaceId, 'team-lead', { teamIds: [scene.teamId] });
    for (const who of [agent, await scene.http.signIn(lead)]) expect((await put({ guide: now }, who)).status).toBe(403);
    for (const bad of [
      { ...now, emoji: 'lots' },
      { ...now, mood: 'good' },
      { ...now, languages: { xx: now.languages.en } },
      { ...now, languages: { en: { ...now.languages.en, words: [{ word: '!', isBlocking: true }] } } },
    ]) {
      expect((await put({ guide: bad })).status).toBe(400);
    }
  });

  it('checks a text, with what is known of the customer of a task', async () => {
    const complaint = aPost()
      .negative()
      .with({ author: { handle: 'minna_k', name: 'Minna Korhonen' } });
    const taskId = await scene.openTask(sourceId, complaint);
    const { findings, steps } = (await check({ text: 'It is fixed, you should have waited.', taskId })).body;
    expect(findings).toMatchObject([
      { code: 'name-missing', span: [0, 0], values: { name: 'Minna Korhonen' }, isBlocking: false },
      { code: 'apology-missing' },
      { code: 'blames-customer', span: [13, 28] },
    ]);
    expect(steps).toEqual([]);
    expect(await codesOf({ text: 'Sorry, Minna, fixed.', taskId })).toEqual([]);
    await scene.as(agent, 'POST', `/tasks/${taskId}/reply`, { text: 'Minna, we are sorry.' });
    expect(await codesOf({ text: 'Minna, it is fixed.', taskId })).toEqual([]);
    const stranger = await scene.agent('Cora', [await scene.anotherTeam('Elsewhere')]);
    expect((await check({ text: 'x', taskId }, stranger)).status).toBe(404);
  });

  it('lets nobody send what it forbids, from a text or a template', async () => {
    const { guide: now } = await guide();
    const words = [{ word: 'guarantee*', instead: 'expect', isBlocking: true }];
    await put({ guide: { ...now, languages: { ...now.languages, en: { ...now.languages.en, words } } } });
    const taskId = await scene.openTask(sourceId, aPost().negative());
    const reply = (body: object) => scene.as(agent, 'POST', `/tasks/${taskId}/reply`, body);
    expect((await reply({ text: 'We guarantee it.' })).body).toMatchObject({ status: 400, code: 'not-sayable' });
    expect((await reply({ text: 'Card 4111 1111 1111 1111', visibility: 'private' })).body.code).toBe('not-sayable');
    const made = await scene.as(scene.admin, 'POST', '/templates', {
      name: 'Bad',
      lang: 'en',
      kind: 'answer',
      text: 'It is guaranteed.',
    });
    await scene.as(scene.admin, 'POST', `/templates/${made.body.id as string}/approve`);
    expect((await reply({ templateId: made.body.id })).body.code).toBe('not-sayable');
    expect(await scene.count('reply', 'task_id = $1', [taskId])).toBe(0);
    expect((await reply({ text: 'HEY YOU, soon!!!' })).status).toBe(200);
  });
});

describe('the checklist of a task', () => {
  it('is suggested from our words, ticked by people, and seen by who sees the task', async () => {
    const taskId = await scene.openTask(sourceId, aPost().negative());
    const items = async () => (await scene.get(`/tasks/${taskId}/checklist`, agent)).body.items;
    expect((await items()).map(({ item }: { item: string }) => item)).toEqual([
      'listen',
      'empathise',
      'apologise',
      'owner',
      'next-time',
    ]);
    const mark = (body: object, who = agent) => scene.as(who, 'PATCH', `/tasks/${taskId}/checklist`, body);
    const both = await Promise.all([mark({ item: 'listen', isDone: true }), mark({ item: 'listen', isDone: true })]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    await scene.as(agent, 'POST', `/tasks/${taskId}/reply`, { text: 'We are sorry. We write again by 16:00.' });
    expect(await items()).toMatchObject([
      { item: 'listen', isDone: true, isSuggested: false, doneBy: { name: 'Anna' } },
      { item: 'empathise', isDone: false, isSuggested: false, doneBy: null },
      { item: 'apologise', isDone: false, isSuggested: true },
      { item: 'owner', isDone: false, isSuggested: false },
      { item: 'next-time', isDone: false, isSuggested: true },
    ]);
    expect((await mark({ item: 'listen', isDone: false })).body.items[0]).toMatchObject({
      isDone: false,
      doneAt: null,
    });
    expect((await mark({ item: 'sing', isDone: true })).status).toBe(400);
    const viewer = await scene.http.createMember(scene.workspaceId, 'viewer', { teamIds: [scene.teamId] });
    const signedIn = await scene.http.signIn(viewer);
    expect((await scene.get(`/tasks/${taskId}/checklist`, signedIn)).status).toBe(200);
    expect((await mark({ item: 'owner', isDone: true }, signedIn)).status).toBe(403);
  });
});
