import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TemplateSeeds } from '../../src/modules/templates/template-seeds.service.js';
import { aPost } from '../support/a-post.js';
import { startCallbackServer, type CallbackServer } from '../support/callback-server.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';

let callback: CallbackServer;
let scene: Scene;
let sourceId: string;
let agent: SignedInMember;
let lead: SignedInMember;
let viewer: SignedInMember;
let number = 0;

beforeAll(async () => {
  callback = await startCallbackServer();
  scene = await Scene.open({ outboundAllow: [callback.host] });
  sourceId = await scene.inboundSource({ callbackUrl: callback.url });
  agent = await scene.agent('Anna');
  lead = await scene.http.signIn(
    await scene.http.createMember(scene.workspaceId, 'team-lead', { teamIds: [scene.teamId] }),
  );
  viewer = await scene.http.signIn(
    await scene.http.createMember(scene.workspaceId, 'viewer', { teamIds: [scene.teamId] }),
  );
});
afterAll(async () => {
  await scene.close();
  await callback.stop();
});

const task = (handle = 'minna_k') => {
  number += 1;
  return scene.openTask(
    sourceId,
    aPost()
      .by(handle)
      .saying(`Acme lost my parcel ${String(number)}, this is terrible`),
  );
};
const write = (body: object, who = scene.admin) =>
  scene.as(who, 'POST', '/templates', {
    name: 'Refund',
    lang: 'en',
    kind: 'answer',
    text: 'Hi {{name|there}}',
    ...body,
  });
const approve = (id: string, who = scene.admin) => scene.as(who, 'POST', `/templates/${id}/approve`);
const items = async (query: string, who = scene.admin) =>
  (await scene.get(`/templates?limit=200&${query}`, who)).body.items;

describe('the texts of a workspace', () => {
  it('are there from its first day, approved, and stay as they are when the start is run again', async () => {
    const all = await items('approved=true');
    expect(all.length).toBeGreaterThanOrEqual(84);
    const looking = all.find(({ key }: { key: string }) => key === 'ack-looking-en');
    expect(looking).toMatchObject({
      lang: 'en',
      kind: 'acknowledge',
      isApproved: true,
      version: 1,
      team: null,
      author: null,
    });
    await scene.as(scene.admin, 'PATCH', `/templates/${looking.id as string}`, {
      text: 'Hello {{handle}}, one moment.',
    });
    expect((await scene.as(scene.admin, 'DELETE', '/templates/ack-sorry-th')).status).toBe(204);
    const seeds = scene.http.app.get(TemplateSeeds);
    await Promise.all([seeds.onApplicationBootstrap(), seeds.onApplicationBootstrap()]);
    const after = await items('');
    expect(after).toHaveLength(all.length - 1);
    expect(after.find(({ key }: { key: string }) => key === 'ack-looking-en').text).toBe(
      'Hello {{handle}}, one moment.',
    );
    expect((await scene.get('/templates/ack-sorry-th')).status).toBe(404);
  });

  it('reach a workspace that was there before them', async () => {
    const [row] = await scene.sql<{ id: string }>(
      `INSERT INTO workspace (name, is_demo) VALUES ('Old', false) RETURNING id`,
    );
    const id = row?.id ?? '';
    await scene.http.app.get(TemplateSeeds).onApplicationBootstrap();
    expect(await scene.count('template', 'workspace_id = $1', [id])).toBeGreaterThanOrEqual(84);
    const { headers } = await scene.http.signIn(await scene.http.createMember(id, 'admin'));
    const { body } = await scene.http.call('/templates/ack-looking-en', { headers });
    expect(body.text).toContain('thank you for telling us');
  });

  it('are found by title or content, language, kind and what they answer', async () => {
    const found = await items('q=works%20TROUBLE&lang=en');
    expect(found.map(({ key }: { key: string }) => key)).toEqual(['answer-fixed-en']);
    expect((await items('q=%25&lang=en')).length).toBe(0);
    expect(new Set((await items('lang=zh-Hant-TW')).map(({ lang }: { lang: string }) => lang))).toEqual(
      new Set(['zh']),
    );
    expect(new Set((await items('lang=pt-BR')).map(({ lang }: { lang: string }) => lang))).toEqual(new Set(['en']));
    const praise = await items('lang=fi&kind=acknowledge&intent=praise');
    expect(praise.map(({ key }: { key: string }) => key)).toEqual(['ack-thanks-fi']);
    expect((await scene.get('/templates?intent=joy')).status).toBe(400);
  });

  it('come in pages', async () => {
    const first = (await scene.get('/templates?limit=2&lang=lv')).body;
    const second = (await scene.get(`/templates?limit=2&lang=lv&cursor=${first.nextCursor as string}`)).body;
    const keys = [...first.items, ...second.items].map(({ id }: { id: string }) => id);
    expect(new Set(keys).size).toBe(4);
  });
});

describe('a text', () => {
  it('is a draft until it is approved, and what was approved is sent until a new version is', async () => {
    const made = (await write({ text: 'Hi {{handle}}, the refund is on its way.' })).body;
    expect(made).toMatchObject({
      version: 1,
      isApproved: false,
      approvedVersion: null,
      useCount: 0,
      intents: [],
      tone: 'neutral',
    });
    const id = await task();
    const speak = () => scene.as(agent, 'POST', `/tasks/${id}/reply`, { templateId: made.id });
    expect((await speak()).body).toMatchObject({ status: 400, code: 'unknown-template' });
    expect((await approve(made.id)).body).toMatchObject({ isApproved: true, approvedVersion: 1 });
    const changed = await scene.as(
      scene.admin,
      'PATCH',
      `/templates/${made.id as string}`,
      { text: 'Another text.' },
      { 'if-match': '"1"' },
    );
    expect(changed.body).toMatchObject({ version: 2, isApproved: false, approvedVersion: 1, text: 'Another text.' });
    expect((await items('approved=true&q=refund%20on')).at(0)).toMatchObject({
      id: made.id,
      isApproved: true,
      version: 2,
    });
    expect((await items('approved=false')).map((each: { id: string }) => each.id)).toContain(made.id);
    expect((await speak()).body.reply.text).toBe('Hi @minna_k, the refund is on its way.');
    const versions = (await scene.get(`/templates/${made.id as string}/versions`)).body.items;
    expect(versions).toMatchObject([
      { n: 2, approvedBy: null },
      { n: 1, approvedBy: { id: scene.admin.memberId }, author: { id: scene.admin.memberId } },
    ]);
  });

  it('that somebody else changed meanwhile is not overwritten, and one that says the same stays as it is', async () => {
    const { id, text } = (await write({})).body;
    const stale = { 'if-match': '"7"' };
    expect(
      (await scene.as(scene.admin, 'PATCH', `/templates/${id as string}`, { text: 'x' }, stale)).body,
    ).toMatchObject({
      code: 'stale-version',
      current: { version: 1 },
    });
    expect((await scene.as(scene.admin, 'PATCH', `/templates/${id as string}`, { text })).body.version).toBe(1);
    expect((await scene.as(scene.admin, 'POST', `/templates/${id as string}/approve`, undefined, stale)).status).toBe(
      409,
    );
  });

  it.each([
    [{ text: '  ' }, 'empty'],
    [{ text: 'Hi {{name' }, 'stray-braces'],
    [{ kind: 'shout' }, 'invalid-input'],
    [{ lang: 'English' }, 'invalid-input'],
    [{ isApproved: true }, 'invalid-input'],
  ])('%j is refused', async (body, code) => {
    const answer = await write(body);
    expect(answer.status).toBe(400);
    if (code !== 'invalid-input') expect(answer.body.code).toBe(code);
  });

  it('is approved by those who may, and written by a team lead for the own team only', async () => {
    const made = await write({ name: 'Quokka' }, lead);
    expect(made.body).toMatchObject({ team: { id: scene.teamId } });
    const id = made.body.id as string;
    expect((await approve(id, lead)).status).toBe(403);
    const elsewhere = await scene.anotherTeam('Billing');
    expect((await write({ team: elsewhere }, lead)).status).toBe(404);
    expect((await scene.as(lead, 'PATCH', '/templates/ack-thanks-en', { text: 'x' })).status).toBe(404);
    expect((await scene.as(lead, 'PATCH', `/templates/${id}`, { name: 'Quokka 2' })).body.name).toBe('Quokka 2');
    for (const who of [agent, viewer]) {
      expect((await write({}, who)).status).toBe(403);
      expect((await scene.get(`/templates/${id}`, who)).status).toBe(200);
      expect((await scene.as(who, 'DELETE', `/templates/${id}`)).status).toBe(403);
    }
    const stranger = await scene.agent('Bert', [elsewhere]);
    expect((await scene.get(`/templates/${id}`, stranger)).status).toBe(404);
    expect((await items('q=Quokka', stranger)).length).toBe(0);
  });

  it('of another workspace is absent', async () => {
    const { id } = (await write({})).body;
    const { workspaceId } = await scene.http.createWorkspace();
    const other = await scene.http.signIn(await scene.http.createMember(workspaceId, 'admin'));
    for (const [method, path] of [
      ['GET', ''],
      ['PATCH', ''],
      ['DELETE', ''],
      ['POST', '/approve'],
    ] as const) {
      expect(
        (await scene.as(other, method, `/templates/${id as string}${path}`, method === 'PATCH' ? {} : undefined))
          .status,
      ).toBe(404);
    }
  });
});

describe('filling', () => {
  it('takes what is known of the customer and of us, fallbacks for the rest, and says what is missing', async () => {
    const text = '{{handle}} {{name|friend}}: {{brand}}, {{agent}}, {{team}}, {{reference}}, {{network}}, {{order}}';
    const { id } = (await write({ text })).body;
    const taskId = await task('unhappy_hedgehog');
    const filled = (await scene.as(agent, 'POST', `/templates/${id as string}/fill`, { taskId })).body;
    expect(filled).toEqual({
      text: `@unhappy_hedgehog friend: Acme, Anna, Care, ${taskId}, inbound, {{order}}`,
      missing: ['order'],
    });
    const whole = await scene.as(agent, 'POST', `/templates/${id as string}/fill`, {
      taskId,
      variables: { order: '$& {{name}}', agent: 'Bo' },
    });
    expect(whole.body).toEqual({
      text: `@unhappy_hedgehog friend: Acme, Bo, Care, ${taskId}, inbound, $& {{name}}`,
      missing: [],
    });
    const preview = await scene.as(agent, 'POST', '/templates/preview', {
      taskId,
      lang: 'en',
      text: '{{handle}} {{when}}',
    });
    expect(preview.body).toEqual({ text: '@unhappy_hedgehog {{when}}', missing: ['when'] });
  });

  it('is for a task the actor may see', async () => {
    const taskId = await task();
    const stranger = await scene.agent('Cora', [await scene.anotherTeam('Elsewhere')]);
    expect((await scene.as(stranger, 'POST', '/templates/ack-thanks-en/fill', { taskId })).status).toBe(404);
    expect((await scene.as(agent, 'POST', '/templates/ack-thanks-en/fill', { taskId: '987654321' })).status).toBe(404);
  });

  it('leaves nothing unfilled on its way to a customer', async () => {
    const { id } = (await write({ text: 'Hi {{handle}}, order {{order}}' })).body;
    await approve(id);
    const taskId = await task();
    const reply = (body: object) => scene.as(agent, 'POST', `/tasks/${taskId}/reply`, body);
    expect((await reply({ templateId: id })).body).toMatchObject({
      code: 'missing-variable',
      errors: [{ field: 'variables.order' }],
    });
    expect((await reply({ text: 'Hi, order {{ order }}' })).body).toMatchObject({ code: 'unfilled-variable' });
    expect((await reply({ text: 'Hi {{name|there}}' })).body).toMatchObject({ code: 'unfilled-variable' });
    expect((await reply({ templateId: 'no-such-text' })).body).toMatchObject({ code: 'unknown-template' });
    expect(await scene.count('reply', 'task_id = $1', [taskId])).toBe(0);
    expect((await reply({ templateId: id, variables: { order: '17' } })).body.reply.text).toBe('Hi @minna_k, order 17');
  });

  it('counts each task a text was used in once', async () => {
    const { id } = (await write({ text: 'We are on it, {{handle}}.' })).body;
    await approve(id);
    const use = async (taskId: string, body: object) =>
      expect((await scene.as(agent, 'POST', `/tasks/${taskId}/reply`, body)).status).toBe(200);
    const [first, second] = [await task(), await task()];
    await use(first, { templateId: id });
    await use(first, { text: 'Once more: we are on it.', templateId: id });
    await use(second, { text: 'We are on it now.', templateId: id });
    expect((await scene.get(`/templates/${id as string}`)).body).toMatchObject({ useCount: 2 });
  });
});
