import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
const save = (id: string, body: object, headers: Record<string, string> = {}) =>
  admin('PUT', `/watches/${id}/draft`, body, headers);
const publish = (id: string, headers: Record<string, string> = {}) =>
  admin('POST', `/watches/${id}/publish`, { reason: 'Ready' }, headers);

describe('a draft', () => {
  it('is begun from the live version, shown with the watch, and changes nothing until it is published', async () => {
    const id = await scene.watch({ name: 'Alpha', query: 'alpha', languages: ['fi'], priorityWeight: 1.5 });
    expect((await scene.get(`/watches/${id}/draft`)).status).toBe(404);
    expect((await scene.get(`/watches/${id}`)).body.draft).toBeNull();

    const saved = await save(id, { query: 'alpha OR beta' });
    const updatedBy = { id: scene.admin.memberId, name: 'The admin' };
    expect(saved.status).toBe(200);
    expect(saved.body).toEqual({
      name: 'Alpha',
      kind: 'brand',
      query: 'alpha OR beta',
      languages: ['fi'],
      priorityWeight: 1.5,
      team: { id: scene.teamId, name: 'Care' },
      examples: [],
      person: null,
      version: 1,
      basedOn: 1,
      isStale: false,
      updatedAt: expect.stringMatching(/Z$/),
      updatedBy,
    });
    expect((await scene.get(`/watches/${id}/draft`)).body).toEqual(saved.body);
    expect((await scene.get(`/watches/${id}`)).body).toMatchObject({
      version: 1,
      query: 'alpha',
      draft: { updatedBy, updatedAt: saved.body.updatedAt },
    });

    const published = await publish(id, { 'if-match': '"1"' });
    expect(published).toMatchObject({ status: 200, body: { version: 2, query: 'alpha OR beta', draft: null } });
    expect((await scene.get(`/watches/${id}/draft`)).status).toBe(404);
    expect((await scene.get(`/watches/${id}/versions`)).body.items[0]).toMatchObject({ n: 2, reason: 'Ready' });
    expect((await publish(id)).body).toMatchObject({ status: 404, code: 'draft-not-found' });
  });

  it('is replaced whole: what is left out is as in the live version again', async () => {
    const id = await scene.watch({ name: 'Beta', query: 'beta' });
    await save(id, { query: 'other', name: 'Other' });
    expect((await save(id, { priorityWeight: 2 })).body).toMatchObject({
      query: 'beta',
      name: 'Beta',
      priorityWeight: 2,
      version: 2,
    });
  });

  it('may be wrong while it is worked on, and is not published so', async () => {
    const id = await scene.watch({ name: 'Gamma', query: 'gamma' });
    expect((await save(id, { query: 'gamma AND (' })).status).toBe(200);
    expect(await publish(id)).toMatchObject({ status: 400, body: { code: 'invalid-query' } });
    await save(id, { kind: 'person' });
    expect(await publish(id)).toMatchObject({ status: 400, body: { code: 'invalid-person' } });
    await save(id, { examples: [{ text: 'gamma rays', expects: 'ignore' }] });
    expect(await publish(id)).toMatchObject({
      status: 409,
      body: { code: 'examples-red', errors: [{ field: 'examples.0' }] },
    });
    expect((await scene.get(`/watches/${id}`)).body).toMatchObject({ version: 1, query: 'gamma' });
    expect((await scene.get(`/watches/${id}/draft`)).status).toBe(200);
  });

  it('is refused once the watch has moved on, and begun anew after it was removed', async () => {
    const id = await scene.watch({ name: 'Delta', query: 'delta' });
    await save(id, { query: 'delta OR epsilon' });
    await admin('PATCH', `/watches/${id}`, { name: 'Delta Two' });
    const overtaken = { status: 409, body: { code: 'stale-version', current: { version: 2, name: 'Delta Two' } } };
    expect(await publish(id)).toMatchObject(overtaken);
    expect(await save(id, { query: 'delta' })).toMatchObject(overtaken);
    expect((await scene.get(`/watches/${id}/draft`)).body).toMatchObject({ basedOn: 1, isStale: true });
    expect((await admin('DELETE', `/watches/${id}/draft`)).status).toBe(204);
    expect((await admin('DELETE', `/watches/${id}/draft`)).status).toBe(404);
    expect((await save(id, { query: 'delta' })).body).toMatchObject({ basedOn: 2, isStale: false, name: 'Delta Two' });
  });

  it('does not lose what somebody else saved in the meantime', async () => {
    const id = await scene.watch({ name: 'Zeta', query: 'zeta' });
    const begun = await Promise.all([
      save(id, { query: 'one' }, { 'if-match': '"0"' }),
      save(id, { query: 'two' }, { 'if-match': '"0"' }),
    ]);
    expect(begun.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await save(id, { query: 'three' }, { 'if-match': '"1"' })).body.version).toBe(2);
    expect(await save(id, { query: 'four' }, { 'if-match': '"1"' })).toMatchObject({
      status: 409,
      body: { code: 'stale-version', current: { version: 2, query: 'three' } },
    });
    expect((await admin('DELETE', `/watches/${id}/draft`, undefined, { 'if-match': '1' })).status).toBe(409);
    expect((await publish(id, { 'if-match': '"7"' })).status).toBe(409);
    expect((await publish(id, { 'if-match': '"1"' })).body).toMatchObject({ version: 2, query: 'three' });
  });

  it.each([
    [{ query: 7 }],
    [{ query: '' }],
    [{ name: null }],
    [{ reason: 'no' }],
    [{ basedOn: 1 }],
    [{ team: '999999' }],
    [{ examples: [{ text: '', expects: 'match' }] }],
    [{ examples: [{ text: 'a', expects: 'perhaps' }] }],
    [{ examples: [{ text: 'a', expects: 'match', isGreen: true }] }],
    [{ examples: Array.from({ length: 51 }, () => ({ text: 'a', expects: 'match' })) }],
    [{ person: 'Anna' }],
  ])('refuses %j', async (body) => {
    expect((await save(scene.watchId, body)).status).toBe(400);
  });

  it('is for those who may change watches, of this workspace only', async () => {
    const path = `/watches/${scene.watchId}`;
    await save(scene.watchId, {});
    expect((await scene.get(`${path}/draft`, agent)).status).toBe(200);
    expect((await scene.as(agent, 'PUT', `${path}/draft`, {})).status).toBe(403);
    expect((await scene.as(agent, 'DELETE', `${path}/draft`)).status).toBe(403);
    expect((await scene.as(agent, 'POST', `${path}/publish`, { reason: 'x' })).status).toBe(403);
    expect((await scene.as(stranger, 'PUT', `${path}/draft`, {})).status).toBe(404);
    expect((await scene.as(stranger, 'DELETE', `${path}/draft`)).status).toBe(404);
    expect((await scene.as(stranger, 'POST', `${path}/publish`, { reason: 'x' })).status).toBe(404);
    expect((await admin('POST', `${path}/publish`, {})).status).toBe(400);
  });
});
