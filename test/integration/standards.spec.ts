import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AppModule } from '../../src/app.module.js';
import { StandardsService } from '../../src/modules/standards/standards.service.js';
import { HttpTestApp, type SignedInMember } from '../support/http-test-app.js';

let app: HttpTestApp;
let workspaceId: string;
let admin: SignedInMember;
let agent: SignedInMember;
let standardId: string;

beforeAll(async () => {
  app = await HttpTestApp.start({ role: 'api' }, { modules: (env, url) => [AppModule.on(env, url)] });
  ({ workspaceId } = await app.createWorkspace());
  admin = await app.signIn(await app.createMember(workspaceId, 'admin'));
  agent = await app.signIn(await app.createMember(workspaceId, 'agent'));
  const { body } = await call(admin, 'GET', '/standards');
  standardId = String(body.items[0].id);
});
afterAll(() => app.stop());

const call = (who: SignedInMember, method: string, path: string, body?: object) =>
  app.call(path, { method, headers: who.headers, ...(body === undefined ? {} : { body }) });

const target = (changes: object = {}): object => ({
  id: 'fast',
  name: 'Negative mentions within five minutes.',
  when: { sentiments: ['negative'] },
  kind: 'acknowledge',
  withinSeconds: 300,
  percent: 95,
  calendar: 'always',
  ...changes,
});
const addVersion = (body: object, who = admin, id = standardId) => call(who, 'POST', `/standards/${id}/versions`, body);

describe('standards', () => {
  it('start with 90 % of negative mentions acknowledged within 15 minutes, day and night', async () => {
    const { workspaceId: fresh } = await app.createWorkspace();
    const chief = await app.signIn(await app.createMember(fresh, 'viewer'));
    const { body } = await call(chief, 'GET', '/standards');
    expect(body).toMatchObject({ items: [{ currentVersion: 1 }], nextCursor: null });
    expect(body.items[0].targets).toContainEqual(
      expect.objectContaining({
        when: { sentiments: ['negative'] },
        kind: 'acknowledge',
        withinSeconds: 900,
        percent: 90,
        calendar: 'always',
      }),
    );
  });

  it('change at once by a new version with a reason; the old one stays as it was', async () => {
    const standards = app.app.get(StandardsService);
    const before = await standards.current(workspaceId);
    expect(await standards.current(workspaceId)).toBe(before);
    const { status, body } = await addVersion({ targets: [target()], reason: 'Campaign week' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ id: standardId, currentVersion: before.version + 1, targets: [target()] });

    const after = await standards.current(workspaceId);
    expect(after).toMatchObject({
      standardId,
      version: before.version + 1,
      targets: [{ id: 'fast', calendar: { kind: 'always' } }],
    });
    const versions = await app.dataSource.query<{ n: number; targets: unknown; reason: string }[]>(
      'SELECT n, targets, reason FROM standard_version WHERE standard_id = $1 ORDER BY n',
      [standardId],
    );
    expect(versions.map(({ n }) => n)).toEqual([before.version, after.version]);
    expect(versions[0]?.targets).toEqual(before.targets);
    expect(versions[1]?.reason).toBe('Campaign week');
    const [audited] = await app.dataSource.query<{ details: object }[]>(
      `SELECT details FROM audit_entry WHERE workspace_id = $1 AND action = 'standard.new-version'`,
      [workspaceId],
    );
    expect(audited?.details).toMatchObject({ version: after.version, reason: 'Campaign week' });
  });

  it('are changed by administrators of the same workspace only', async () => {
    const body = { targets: [target()], reason: 'Because' };
    expect((await addVersion(body, agent)).status).toBe(403);
    const { workspaceId: other } = await app.createWorkspace();
    const stranger = await app.signIn(await app.createMember(other, 'admin'));
    expect((await addVersion(body, stranger)).status).toBe(404);
  });

  it.each([
    [{ targets: [], reason: 'x' }],
    [{ targets: [target()] }],
    [{ targets: [target()], reason: ' ' }],
    [{ targets: [target(), target()], reason: 'x' }],
    [{ targets: [target({ withinSeconds: 0 })], reason: 'x' }],
    [{ targets: [target({ percent: 101 })], reason: 'x' }],
    [{ targets: [target({ calendar: 'never' })], reason: 'x' }],
    [{ targets: [target({ when: { mood: 'bad' } })], reason: 'x' }],
    [{ targets: [target({ when: null })], reason: 'x' }],
    [{ targets: [null], reason: 'x' }],
    [{ targets: [target({ extra: 1 })], reason: 'x' }],
  ])('refuse %j', async (body) => {
    expect((await addVersion(body)).status).toBe(400);
  });
});

describe('templates', () => {
  it('are listed in a language', async () => {
    const { body } = await call(admin, 'GET', '/templates?lang=fi');
    expect(body.items.length).toBeGreaterThanOrEqual(2);
    for (const { lang, text } of body.items) expect(`${String(lang)} ${String(text)}`).toMatch(/^fi .*\{\{handle\}\}/);
    expect((await call(admin, 'GET', '/templates?lang=*')).status).toBe(400);
  });
});
