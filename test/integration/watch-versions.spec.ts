import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WatchesService } from '../../src/modules/watches/watches.service.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
let agent: SignedInMember;
let stranger: SignedInMember;

beforeAll(async () => {
  scene = await Scene.open();
  agent = await scene.agent('Aino');
  const other = await scene.http.createWorkspace();
  stranger = await scene.http.signIn(await scene.http.createMember(other.workspaceId, 'admin'));
});
afterAll(() => scene.close());

const admin = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  scene.as(scene.admin, method, path, body, headers);
const patch = (id: string, body: object) => admin('PATCH', `/watches/${id}`, body);
const restore = (id: string, n: number, version?: number) =>
  admin(
    'POST',
    `/watches/${id}/versions/${String(n)}/restore`,
    { reason: 'It was better' },
    version === undefined ? {} : { 'if-match': `"${String(version)}"` },
  );
const hitsOf = async (watchId: string, texts: readonly string[]): Promise<unknown[]> => {
  const engine = await scene.http.app.get(WatchesService).loadEngine(scene.workspaceId);
  return texts.map((text) =>
    engine
      .match({ text })
      .filter(({ watch }) => watch.id === watchId)
      .map(({ spans }) => spans),
  );
};

describe('the versions of a watch', () => {
  it('begin with its making and grow with every change, each with its author and reason', async () => {
    const made = await admin('POST', '/watches', {
      name: 'Nordic',
      kind: 'brand',
      query: 'nordic',
      reason: ' New brand ',
    });
    expect(made).toMatchObject({ status: 201, body: { version: 1, createdBy: { id: scene.admin.memberId } } });
    const id = String(made.body.id);
    await patch(id, { query: 'nordic OR nordica', reason: 'They renamed' });
    await patch(id, { priorityWeight: 2, languages: ['fi'] });

    const { status, body } = await scene.get(`/watches/${id}/versions`);
    expect(status).toBe(200);
    expect(body.nextCursor).toBeNull();
    const author = { id: scene.admin.memberId, name: 'The admin' };
    expect(body.items).toEqual([
      {
        n: 3,
        name: 'Nordic',
        kind: 'brand',
        query: 'nordic OR nordica',
        languages: ['fi'],
        priorityWeight: 2,
        team: { id: scene.teamId, name: 'Care' },
        examples: [],
        person: null,
        reason: null,
        author,
        createdAt: expect.stringMatching(/Z$/),
        isLive: true,
        restoredFrom: null,
      },
      expect.objectContaining({ n: 2, reason: 'They renamed', isLive: false, languages: [], priorityWeight: 1 }),
      expect.objectContaining({ n: 1, query: 'nordic', reason: 'New brand', isLive: false }),
    ]);

    const first = await scene.get(`/watches/${id}/versions?limit=2`);
    expect(first.body.items.map(({ n }: { n: number }) => n)).toEqual([3, 2]);
    const rest = await scene.get(`/watches/${id}/versions?limit=2&cursor=${String(first.body.nextCursor)}`);
    expect(rest.body).toMatchObject({ items: [{ n: 1 }], nextCursor: null });
  });

  it('tell what changed between any two', async () => {
    const id = await scene.watch({ name: 'Diff', query: 'acme bank' });
    await patch(id, { query: 'acme AND ("bank" OR card)', priorityWeight: 1.5 });
    await patch(id, { name: 'Difference', team: await scene.anotherTeam('Diff team') });
    const path = `/watches/${id}/versions`;

    const latest = await scene.get(`${path}/3/diff`);
    expect(latest.body).toEqual({
      from: 2,
      to: 3,
      fields: [
        { field: 'name', before: 'Diff', after: 'Difference' },
        {
          field: 'team',
          before: { id: scene.teamId, name: 'Care' },
          after: { id: expect.any(String), name: 'Diff team' },
        },
      ],
      query: [{ kind: 'same', text: 'acme AND ("bank" OR card)' }],
    });

    const { body } = await scene.get(`${path}/2/diff?against=1`);
    expect(body).toMatchObject({ from: 1, to: 2, fields: [{ field: 'priorityWeight', before: 1, after: 1.5 }] });
    const textOf = (without: string): string =>
      body.query
        .filter(({ kind }: { kind: string }) => kind !== without)
        .map(({ text }: { text: string }) => text)
        .join('');
    expect(textOf('added')).toBe('acme bank');
    expect(textOf('removed')).toBe('acme AND ("bank" OR card)');
    expect(body.query.map(({ kind }: { kind: string }) => kind)).toContain('same');

    const beginning = await scene.get(`${path}/1/diff`);
    expect(beginning.body).toMatchObject({ from: null, to: 1, query: [{ kind: 'added', text: 'acme bank' }] });
    expect(beginning.body.fields).toContainEqual({ field: 'name', before: null, after: 'Diff' });

    await admin('PUT', `/watches/${id}/draft`, { query: 'acme' });
    expect((await scene.get(`${path}/draft/diff`)).body).toMatchObject({ from: 3, to: 'draft', fields: [] });
    expect((await scene.get(`${path}/3/diff?against=draft`)).body).toMatchObject({ from: 'draft', to: 3 });
  });

  it.each([
    ['/versions/99/diff', 404],
    ['/versions/draft/diff', 404],
    ['/versions/0/diff', 404],
    ['/versions/one/diff', 404],
    ['/versions/99999999999/diff', 404],
    ['/versions/1/diff?against=7', 404],
    ['/versions/1/diff?against=x', 400],
    ['/versions/1/diff?from=1', 400],
    ['/versions?cursor=nonsense', 400],
  ])('answer %s with %i', async (path, status) => {
    expect((await scene.get(`/watches/${scene.watchId}${path}`)).status).toBe(status);
  });
});

describe('restoring a version', () => {
  const TEXTS = ['Zeta Bank is down', 'zeta card', 'Zeta recipe', 'I like zeta soup', 'bank of zeta: bank'];

  it('makes a new one that finds exactly what the old one found', async () => {
    const id = await scene.watch({ name: 'Zeta', query: 'zeta' });
    await patch(id, { query: 'zeta OR bank' });
    await patch(id, {
      query: 'zeta AND (bank OR card)',
      name: 'Zeta Bank',
      examples: [{ text: 'zeta bank', expects: 'match' }],
    });
    const third = await hitsOf(id, TEXTS);
    expect(third.filter((hits) => (hits as unknown[]).length > 0)).toHaveLength(3);
    await patch(id, { query: 'zeta -bank', examples: [] });
    expect(await hitsOf(id, TEXTS)).not.toEqual(third);

    const restored = await restore(id, 3, 4);
    expect(restored).toMatchObject({
      status: 200,
      body: { version: 5, query: 'zeta AND (bank OR card)', name: 'Zeta Bank', examples: [{ text: 'zeta bank' }] },
    });
    expect(await hitsOf(id, TEXTS)).toEqual(third);

    const { body } = await scene.get(`/watches/${id}/versions?limit=1`);
    expect(body.items[0]).toMatchObject({ n: 5, restoredFrom: 3, reason: 'It was better', isLive: true });
    expect((await scene.get(`/watches/${id}/versions/5/diff?against=3`)).body).toMatchObject({
      fields: [],
      query: [{ kind: 'same' }],
    });
    const audited = await scene.sql<{ action: string; details: object }>(
      'SELECT action, details FROM audit_entry WHERE workspace_id = $1 AND resource_id = $2 ORDER BY id DESC LIMIT 1',
      [scene.workspaceId, id],
    );
    expect(audited).toEqual([
      {
        action: 'watch.restore',
        details: expect.objectContaining({ restoredFrom: 3, version: 5, reason: 'It was better' }),
      },
    ]);
  });

  it('needs a reason, the current version and a version that was', async () => {
    const id = await scene.watch({ name: 'Eta', query: 'eta' });
    await patch(id, { query: 'eta OR theta' });
    expect(await restore(id, 1, 1)).toMatchObject({
      status: 409,
      body: { code: 'stale-version', current: { version: 2 } },
    });
    expect((await restore(id, 9)).status).toBe(404);
    const path = `/watches/${id}/versions/1/restore`;
    for (const body of [
      {},
      { reason: '' },
      { reason: ' ' },
      { reason: 'r'.repeat(1_001) },
      { reason: 'r', other: 1 },
    ]) {
      expect((await admin('POST', path, body)).status).toBe(400);
    }
    expect((await scene.get(`/watches/${id}`)).body).toMatchObject({ version: 2, query: 'eta OR theta' });
  });

  it('happens once when two do it at the same time', async () => {
    const id = await scene.watch({ name: 'Race', query: 'race' });
    await patch(id, { query: 'racing' });
    const answers = await Promise.all([restore(id, 1, 2), restore(id, 1, 2), restore(id, 1, 2)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await scene.count('watch_version', 'watch_id = $1', [id])).toBe(3);
  });
});

describe('the history', () => {
  it('is read by the team and changed by those who may change watches', async () => {
    const path = `/watches/${scene.watchId}/versions`;
    expect((await scene.get(path, agent)).status).toBe(200);
    expect((await scene.as(agent, 'POST', `${path}/1/restore`, { reason: 'mine' })).status).toBe(403);
    const hidden = await scene.watch({ name: 'Hidden', query: 'hidden', team: await scene.anotherTeam('Other') });
    expect((await scene.get(`/watches/${hidden}/versions`, agent)).status).toBe(404);
    expect((await scene.get(`/watches/${hidden}/versions/1/diff`, agent)).status).toBe(404);
  });

  it('never crosses a workspace and ends with the watch', async () => {
    const id = await scene.watch({ name: 'Mine', query: 'mine' });
    for (const path of ['versions', 'versions/1/diff', 'draft', 'samples'])
      expect((await scene.get(`/watches/${id}/${path}`, stranger)).status).toBe(404);
    expect((await scene.as(stranger, 'POST', `/watches/${id}/versions/1/restore`, { reason: 'x' })).status).toBe(404);
    await admin('DELETE', `/watches/${id}`);
    expect((await scene.get(`/watches/${id}/versions`)).status).toBe(404);
  });

  it('is there for watches made before versions were kept', async () => {
    const { VersionWatches1793750406000 } = await import('../../src/db/migrations/1793750406000-version-watches.js');
    const statements: string[] = [];
    await new VersionWatches1793750406000().up({ query: async (sql: string) => statements.push(sql) } as never);
    const backfill = statements.find((sql) => sql.startsWith('INSERT INTO watch_version')) ?? '';
    const [row] = await scene.sql<{ id: string }>(
      `INSERT INTO watch (workspace_id, name, kind, query, languages, priority_weight, team_id, version)
       VALUES ($1, 'Old', 'brand', 'old', '{fi}', 1.2, $2, 7) RETURNING id`,
      [scene.workspaceId, scene.teamId],
    );
    await scene.sql('DELETE FROM watch_version WHERE workspace_id = $1', [scene.workspaceId]);
    await scene.sql(backfill);
    const { body } = await scene.get(`/watches/${String(row?.id)}/versions`);
    expect(body.items).toEqual([
      expect.objectContaining({
        n: 7,
        isLive: true,
        query: 'old',
        languages: ['fi'],
        priorityWeight: 1.2,
        team: { id: scene.teamId, name: 'Care' },
        reason: 'Before versions were kept',
      }),
    ]);
    expect(await restore(String(row?.id), 7)).toMatchObject({ status: 200, body: { version: 8, priorityWeight: 1.2 } });
  });
});
