import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WatchesService } from '../../src/modules/watches/watches.service.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
let press: string;
let reporter: SignedInMember;

const DAY_MS = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();
const grounds = (changes: object = {}) => ({
  purpose: 'Protecting our spokesperson',
  legalBasis: 'legitimate-interest',
  expiresAt: inDays(300),
  ...changes,
});

beforeAll(async () => {
  scene = await Scene.open();
  press = await scene.anotherTeam('Press');
  reporter = await scene.agent('Pekka', [press]);
});
afterAll(() => scene.close());

const admin = (method: string, path: string, body?: unknown) => scene.as(scene.admin, method, path, body);
const create = (body: object) =>
  admin('POST', '/watches', { name: 'Anna Virtanen', kind: 'person', query: '"anna virtanen"', ...body });
const engineFinds = async (text: string): Promise<{ id: string; visibleTo: readonly string[] }[]> =>
  (await scene.http.app.get(WatchesService).loadEngine(scene.workspaceId)).match({ text }).map(({ watch }) => watch);

describe('a watch of a person', () => {
  it('is made with purpose, legal basis, who may see and an end; all shown on it and in the audit log', async () => {
    const person = grounds({
      purpose: '  Protecting our spokesperson ',
      expiresAt: inDays(300).replace('Z', '+00:00'),
    });
    const { status, body } = await create({ person });
    const kept = {
      purpose: 'Protecting our spokesperson',
      legalBasis: 'legitimate-interest',
      visibleTo: [scene.teamId],
      expiresAt: person.expiresAt.replace('+00:00', 'Z'),
    };
    expect(status).toBe(201);
    expect(body).toMatchObject({ kind: 'person', isExpired: false, person: kept });
    expect((await scene.get(`/watches/${String(body.id)}`)).body).toEqual(body);
    expect((await scene.get('/watches?limit=200')).body.items).toContainEqual(body);
    expect((await scene.get(`/watches/${String(body.id)}/versions`)).body.items[0].person).toEqual(kept);
    const [entry] = await scene.sql<{ details: object }>(
      `SELECT details FROM audit_entry WHERE resource_id = $1 AND action = 'watch.create'`,
      [body.id],
    );
    expect(entry?.details).toMatchObject({ person: kept });
    expect((await scene.get(`/watches/${scene.watchId}`)).body).toMatchObject({ person: null, isExpired: false });
  });

  it.each([
    ['no grounds', undefined, 'invalid-person'],
    ['null for grounds', null, 'invalid-person'],
    ['a short purpose', grounds({ purpose: 'because' }), 'invalid-fields'],
    ['a blank purpose', grounds({ purpose: ' '.repeat(20) }), 'invalid-fields'],
    ['a purpose of blanks and little else', grounds({ purpose: `a${' '.repeat(20)}` }), 'invalid-person'],
    ['another legal basis', grounds({ legalBasis: 'curiosity' }), 'invalid-fields'],
    ['no legal basis', grounds({ legalBasis: undefined }), 'invalid-fields'],
    ['no end', grounds({ expiresAt: undefined }), 'invalid-fields'],
    ['an end that is none', grounds({ expiresAt: 'soon' }), 'invalid-fields'],
    ['an end in a week of a year', grounds({ expiresAt: '2027-W01' }), 'invalid-fields'],
    ['an end in the past', grounds({ expiresAt: inDays(-1) }), 'invalid-person'],
    ['an end after three years', grounds({ expiresAt: inDays(3 * 365) }), 'invalid-person'],
    ['nobody who may see', grounds({ visibleTo: [] }), 'invalid-fields'],
    ['a team that is none', grounds({ visibleTo: ['987654321'] }), 'unknown-team'],
    ['a team that is no id', grounds({ visibleTo: ['press'] }), 'invalid-fields'],
    ['another field', grounds({ colour: 'red' }), 'unknown-field'],
  ])('is refused with %s', async (_, person, code) => {
    expect(await create({ person })).toMatchObject({ status: 400, body: { code } });
  });

  it('alone has grounds', async () => {
    expect(await create({ kind: 'brand', person: grounds() })).toMatchObject({
      status: 400,
      body: { code: 'invalid-person', errors: [{ field: 'person' }] },
    });
    const { body } = await create({ person: grounds() });
    const path = `/watches/${String(body.id)}`;
    expect(await admin('PATCH', path, { person: null })).toMatchObject({
      status: 400,
      body: { code: 'invalid-person' },
    });
    expect((await admin('PATCH', path, { kind: 'brand' })).body).toMatchObject({ kind: 'brand', person: null });
    expect((await admin('PATCH', path, { kind: 'person' })).status).toBe(400);
    expect((await admin('PATCH', path, { kind: 'person', person: grounds() })).status).toBe(200);
  });

  it('never shows to a team of another workspace', async () => {
    const other = await scene.http.createWorkspace();
    expect(await create({ person: grounds({ visibleTo: [other.teamId] }) })).toMatchObject({
      status: 400,
      body: { code: 'unknown-team' },
    });
  });

  it('is seen by the teams it names, of which the one that answers is one', async () => {
    const { body } = await create({ query: 'visible', person: grounds({ visibleTo: [press] }) });
    expect(body).toMatchObject({ team: { id: press }, person: { visibleTo: [press] } });
    expect(await engineFinds('visible')).toMatchObject([{ id: body.id, visibleTo: [press] }]);
    expect(await engineFinds('acme')).toMatchObject([{ visibleTo: [scene.teamId] }]);

    const path = `/watches/${String(body.id)}`;
    expect((await scene.get(path, reporter)).status).toBe(200);
    expect((await scene.get(path, await scene.agent('Aino'))).status).toBe(404);
    const wrong = await admin('PATCH', path, { team: scene.teamId });
    expect(wrong).toMatchObject({ status: 400, body: { errors: [{ field: 'person.visibleTo' }] } });
    const both = grounds({ visibleTo: [press, scene.teamId] });
    expect((await admin('PATCH', path, { team: scene.teamId, person: both })).body.team.id).toBe(scene.teamId);
    expect((await scene.get(path, reporter)).status).toBe(200);
    expect((await scene.get('/watches', reporter)).body.items.map(({ id }: { id: string }) => id)).toEqual([body.id]);
  });

  it('shows what it finds to those teams and to nobody else’s', async () => {
    expect((await create({ query: 'guarded', person: grounds({ visibleTo: [press] }) })).status).toBe(201);
    const source = await scene.inboundSource();
    const say = (id: string, text: string) => scene.deliver(source, { id, text, author: { handle: 'anna' } });
    await say('guarded-1', 'guarded words');
    await say('guarded-2', 'guarded acme');
    const seenBy = async (who?: SignedInMember): Promise<string[]> =>
      (await scene.get('/mentions?limit=200', who)).body.items
        .map(({ externalId }: { externalId: string }) => externalId)
        .filter((id: string) => id.startsWith('guarded'))
        .sort();
    expect(await seenBy()).toEqual(['guarded-1', 'guarded-2']);
    expect(await seenBy(reporter)).toEqual(['guarded-1', 'guarded-2']);
    const aino = await scene.agent('Aino');
    expect(await seenBy(aino)).toEqual(['guarded-2']);
    const [mention] = (await scene.get('/mentions?limit=200', aino)).body.items.filter(
      ({ externalId }: { externalId: string }) => externalId === 'guarded-2',
    );
    expect(mention.watches.map(({ id }: { id: string }) => id)).toEqual([scene.watchId]);
  });

  it('finds nothing from its end on, says so, and can be given a new one', async () => {
    const { body } = await create({ query: 'ended', person: grounds() });
    const path = `/watches/${String(body.id)}`;
    expect(await engineFinds('ended')).toHaveLength(1);
    await scene.sql(`UPDATE watch SET person_expires_at = now() - interval '1 second' WHERE id = $1`, [body.id]);
    await scene.sql('UPDATE workspace SET watches_version = watches_version + 1 WHERE id = $1', [scene.workspaceId]);
    expect(await engineFinds('ended')).toEqual([]);
    expect((await scene.get(path)).body).toMatchObject({ isExpired: true });
    expect(await admin('PATCH', path, { name: 'Renamed' })).toMatchObject({ status: 200, body: { isExpired: true } });
    expect((await admin('PATCH', path, { person: grounds() })).body).toMatchObject({ isExpired: false });
    expect(await engineFinds('ended')).toHaveLength(1);
  });

  it('ends though nothing else of the workspace changes', async () => {
    const { body } = await create({ query: 'lapsing', person: grounds() });
    await scene.sql(`UPDATE watch SET person_expires_at = clock_timestamp() + interval '4 seconds' WHERE id = $1`, [
      body.id,
    ]);
    await scene.sql('UPDATE workspace SET watches_version = watches_version + 1 WHERE id = $1', [scene.workspaceId]);
    expect(await engineFinds('lapsing')).toHaveLength(1);
    await scene.sql('SELECT pg_sleep(4.1)');
    expect(await engineFinds('lapsing')).toEqual([]);
  });

  it('watched before grounds were asked for stays as it is, and needs them with its next change', async () => {
    const [old] = await scene.sql<{ id: string }>(
      `INSERT INTO watch (workspace_id, name, kind, query, team_id) VALUES ($1, 'Old', 'person', 'oldest', $2) RETURNING id`,
      [scene.workspaceId, scene.teamId],
    );
    const path = `/watches/${String(old?.id)}`;
    expect((await scene.get(path)).body).toMatchObject({ kind: 'person', person: null, isExpired: false });
    expect(await admin('PATCH', path, { name: 'Older' })).toMatchObject({
      status: 400,
      body: { code: 'invalid-person' },
    });
    expect((await admin('PATCH', path, { name: 'Older', person: grounds() })).status).toBe(200);
  });
});
