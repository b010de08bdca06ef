import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AppModule } from '../../src/app.module.js';
import { WatchesService } from '../../src/modules/watches/watches.service.js';
import { HttpTestApp, type SignedInMember } from '../support/http-test-app.js';
import { insertMention } from '../support/mention-rows.js';

let app: HttpTestApp;
let workspaceId: string;
let teamId: string;
let otherTeamId: string;
let admin: SignedInMember;
let agent: SignedInMember;

beforeAll(async () => {
  app = await HttpTestApp.start({ role: 'api' }, { modules: (env, url) => [AppModule.on(env, url)] });
  ({ workspaceId, teamId } = await app.createWorkspace());
  const rows = await app.dataSource.query<{ id: string }[]>(
    `INSERT INTO team (workspace_id, name) VALUES ($1, 'Press') RETURNING id`,
    [workspaceId],
  );
  otherTeamId = rows[0]?.id ?? '';
  admin = await app.signIn(await app.createMember(workspaceId, 'admin'));
  agent = await app.signIn(await app.createMember(workspaceId, 'agent', { teamIds: [teamId] }));
});
afterAll(() => app.stop());

const call = (who: SignedInMember, method: string, path: string, body?: object, headers: Record<string, string> = {}) =>
  app.call(path, { method, headers: { ...who.headers, ...headers }, ...(body === undefined ? {} : { body }) });

const create = (body: object = {}) =>
  call(admin, 'POST', '/watches', { name: 'Acme', kind: 'brand', query: 'acme', ...body });

describe('watches', () => {
  it('are added with their defaults, read back, changed and removed', async () => {
    const created = await create({ query: '"acme bank" OR @acme', languages: ['en', 'zh-TW'] });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      name: 'Acme',
      kind: 'brand',
      query: '"acme bank" OR @acme',
      languages: ['en', 'zh-TW'],
      priorityWeight: 1,
      team: { id: teamId, name: 'Care' },
      version: 1,
      mentionsLast7Days: 0,
    });
    const path = `/watches/${String(created.body.id)}`;
    expect((await call(admin, 'GET', path)).body).toEqual(created.body);

    const changed = await call(admin, 'PATCH', path, { priorityWeight: 2, team: otherTeamId }, { 'if-match': '"1"' });
    expect(changed.body).toMatchObject({ version: 2, priorityWeight: 2, team: { id: otherTeamId }, name: 'Acme' });

    const stale = await call(admin, 'PATCH', path, { name: 'Other' }, { 'if-match': '1' });
    expect(stale).toMatchObject({
      status: 409,
      body: { code: 'stale-version', current: { version: 2, name: 'Acme' } },
    });

    expect((await call(admin, 'DELETE', path)).status).toBe(204);
    expect((await call(admin, 'GET', path)).status).toBe(404);
    const audited = await app.dataSource.query<{ action: string }[]>(
      `SELECT action FROM audit_entry WHERE workspace_id = $1 AND resource_id = $2 ORDER BY id`,
      [workspaceId, created.body.id],
    );
    expect(audited.map(({ action }) => action)).toEqual(['watch.create', 'watch.update', 'watch.delete']);
  });

  it('say where a query is wrong', async () => {
    const wrong = await create({ query: 'acme AND (bank' });
    expect(wrong).toMatchObject({ status: 400, body: { code: 'invalid-query', errors: [{ field: 'query' }] } });
    expect(wrong.body.errors[0].message).toMatch(/^1:\d+: \w/);
    expect((await create({ query: 'NOT acme' })).status).toBe(400);
  });

  it.each([
    [{ colour: 'red' }],
    [{ kind: 'planet' }],
    [{ priorityWeight: 9 }],
    [{ languages: ['no language'] }],
    [{ name: '  ' }],
    [{ team: '999999' }],
    [{ team: 'x' }],
  ])('refuse %j', async (body) => {
    expect((await create(body)).status).toBe(400);
  });

  it('refuse null where a value is wanted', async () => {
    const { body } = await create();
    expect((await call(admin, 'PATCH', `/watches/${String(body.id)}`, { query: null })).status).toBe(400);
  });

  it('show an agent those of their own team only, and let them change none', async () => {
    const [own, other] = [await create({ name: 'Own' }), await create({ name: 'Not theirs', team: otherTeamId })];
    const list = await call(agent, 'GET', '/watches?limit=200');
    const names = list.body.items.map((watch: { name: string }) => watch.name);
    expect(names).toContain('Own');
    expect(names).not.toContain('Not theirs');
    expect((await call(agent, 'GET', `/watches/${String(other.body.id)}`)).status).toBe(404);
    for (const [method, path, body] of [
      ['POST', '/watches', { name: 'A', kind: 'brand', query: 'a' }],
      ['PATCH', `/watches/${String(own.body.id)}`, { name: 'Mine' }],
      ['DELETE', `/watches/${String(own.body.id)}`, undefined],
    ] as const)
      expect((await call(agent, method, path, body)).status).toBe(403);
  });

  it('never cross a workspace', async () => {
    const { body } = await create();
    const stranger = await app.createWorkspace();
    const other = await app.signIn(await app.createMember(stranger.workspaceId, 'admin'));
    expect((await call(other, 'GET', `/watches/${String(body.id)}`)).status).toBe(404);
    expect((await call(other, 'PATCH', `/watches/${String(body.id)}`, { name: 'X' })).status).toBe(404);
    expect((await call(other, 'DELETE', `/watches/${String(body.id)}`)).status).toBe(404);
    const moved = await call(other, 'POST', '/watches', { name: 'A', kind: 'brand', query: 'a', team: teamId });
    expect(moved).toMatchObject({ status: 400, body: { code: 'unknown-team' } });
  });

  it('are listed page by page', async () => {
    const first = await call(admin, 'GET', '/watches?limit=2');
    expect(first.body.items).toHaveLength(2);
    const second = await call(admin, 'GET', `/watches?limit=2&cursor=${String(first.body.nextCursor)}`);
    expect(BigInt(second.body.items[0].id)).toBeGreaterThan(BigInt(first.body.items[1].id));
    expect((await call(admin, 'GET', '/watches?cursor=WyJ4Il0')).status).toBe(400);
  });
});

describe('the engine of a workspace', () => {
  it('is kept until a watch changes, and then finds by the new rules', async () => {
    const fresh = await app.createWorkspace();
    const chief = await app.signIn(await app.createMember(fresh.workspaceId, 'admin'));
    const watches = app.app.get(WatchesService);
    const found = async (text: string): Promise<string[]> =>
      (await watches.loadEngine(fresh.workspaceId)).match({ text }).map(({ watch }) => watch.name);

    expect(await found('acme')).toEqual([]);
    const { body } = await call(chief, 'POST', '/watches', { name: 'One', kind: 'brand', query: 'acme' });
    expect(await found('The acme shop')).toEqual(['One']);
    expect(await watches.loadEngine(fresh.workspaceId)).toBe(await watches.loadEngine(fresh.workspaceId));
    await call(chief, 'PATCH', `/watches/${String(body.id)}`, { query: 'other' });
    expect(await found('The acme shop')).toEqual([]);
    await call(chief, 'DELETE', `/watches/${String(body.id)}`);
    expect(await found('other')).toEqual([]);
  });

  it('seen inside a transaction that is rolled back is not kept', async () => {
    const fresh = await app.createWorkspace();
    const watches = app.app.get(WatchesService);
    const insert = `INSERT INTO watch (workspace_id, name, kind, query, team_id) VALUES ($1, $2, 'brand', $3, $4)`;
    const raise = 'UPDATE workspace SET watches_version = watches_version + 1 WHERE id = $1';
    const abandoned = app.dataSource.transaction(async (tx) => {
      await tx.query(insert, [fresh.workspaceId, 'Abandoned', 'acme', fresh.teamId]);
      await tx.query(raise, [fresh.workspaceId]);
      expect((await watches.loadEngine(fresh.workspaceId, tx)).match({ text: 'acme' })).toHaveLength(1);
      throw new Error('rolled back');
    });
    await expect(abandoned).rejects.toThrow('rolled back');
    await app.dataSource.transaction(async (tx) => {
      await tx.query(insert, [fresh.workspaceId, 'Kept', 'acme', fresh.teamId]);
      await tx.query(raise, [fresh.workspaceId]);
    });
    const [hit] = (await watches.loadEngine(fresh.workspaceId)).match({ text: 'acme' });
    expect(hit?.watch).toMatchObject({ name: 'Kept', kind: 'brand', priorityWeight: 1, teamId: fresh.teamId });
  });
});

describe('a preview', () => {
  it('counts what the query finds among the mentions the reader may see', async () => {
    const fresh = await app.createWorkspace();
    const chief = await app.signIn(await app.createMember(fresh.workspaceId, 'pr-lead'));
    const nobody = await app.signIn(await app.createMember(fresh.workspaceId, 'agent'));
    const hoursAgo = (hours: number): Date => new Date(Date.now() - hours * 3_600_000);
    for (const [text, hours] of [
      ['Acme is down', 1],
      ['Acme is up', 50],
      ['Something else', 2],
      ['Acme long ago', 24 * 40],
    ] as const)
      await insertMention(app.dataSource, fresh, { text, publishedAt: hoursAgo(hours) });

    const { status, body } = await call(chief, 'POST', '/watches/preview', { query: 'acme' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ hits: 2, sampled: 3, days: 30, error: null });
    expect(body.perDay).toHaveLength(30);
    expect(body.perDay.reduce((sum: number, day: { count: number }) => sum + day.count, 0)).toBe(2);
    expect(body.examples.map((e: { text: string; spans: unknown }) => [e.text, e.spans])).toEqual([
      ['Acme is down', [[0, 4]]],
      ['Acme is up', [[0, 4]]],
    ]);
    expect((await call(nobody, 'POST', '/watches/preview', { query: 'acme' })).body).toMatchObject({
      hits: 0,
      sampled: 0,
    });
  });

  it('explains a query that cannot be used', async () => {
    const { status, body } = await call(agent, 'POST', '/watches/preview', { query: '(acme' });
    expect(status).toBe(200);
    expect(body.error).toMatch(/^1:\d+: /);
  });
});
