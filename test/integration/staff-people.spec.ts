import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { AuditService } from '../../src/modules/audit/audit.service.js';
import { HttpTestApp, type SignedInMember } from '../support/http-test-app.js';

const PASSWORD = 'correct horse battery';
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let app: HttpTestApp;
let passwordHash: string;
let workspaceId: string;
let teamId: string;
let admin: SignedInMember;

beforeAll(async () => {
  app = await HttpTestApp.start();
  passwordHash = await hash(PASSWORD, COST);
  ({ workspaceId, teamId } = await app.createWorkspace());
  admin = await app.signIn(await app.createMember(workspaceId, 'admin', { passwordHash, teamIds: [teamId] }));
});
afterAll(() => app.stop());

describe('users', () => {
  it('are invited with a link that works once', async () => {
    const invited = await app.call('/users', {
      method: 'POST',
      headers: admin.headers,
      body: { email: 'New@Example.com', name: 'Newcomer', role: 'team-lead', teamIds: [teamId] },
    });
    expect(invited.status).toBe(201);
    expect(invited.body.user).toMatchObject({ email: 'new@example.com', state: 'invited', teams: [{ id: teamId }] });
    expect(invited.body.invite.url).toContain(`#token=${invited.body.invite.token}`);
    const use = () =>
      app.call('/session/link', {
        method: 'POST',
        body: { token: invited.body.invite.token, password: 'a long enough one' },
      });
    const [first, second] = await Promise.all([use(), use()]);
    expect([first.status, second.status].sort()).toEqual([201, 400]);
    expect((await app.call(`/users/${invited.body.user.id}`, { headers: admin.headers })).body.state).toBe('active');
  });

  it('cannot use a link that is too old, or for somebody deactivated since', async () => {
    const memberId = await app.createMember(workspaceId, 'agent');
    const link = async () =>
      (await app.call(`/users/${memberId}/link`, { method: 'POST', headers: admin.headers })).body;
    const use = async (token: string) =>
      (await app.call('/session/link', { method: 'POST', body: { token, password: 'a long enough one' } })).body.code;
    const old = await link();
    await app.dataSource.query(`UPDATE one_time_link SET expires_at = now() WHERE member_id = $1`, [memberId]);
    expect(await use(old.token)).toBe('link-not-valid');
    const replaced = await link();
    const newest = await link();
    expect(await use(replaced.token)).toBe('link-not-valid');
    await app.call(`/users/${memberId}`, { method: 'DELETE', headers: admin.headers });
    expect(await use(newest.token)).toBe('link-not-valid');
  });

  it('have one account per e-mail, whatever its spelling', async () => {
    const invite = (email: string) =>
      app.call('/users', { method: 'POST', headers: admin.headers, body: { email, name: 'X', role: 'agent' } });
    expect((await invite('twice@example.com')).status).toBe(201);
    const again = await invite('TWICE@example.com');
    expect([again.status, again.body.code]).toEqual([409, 'email-taken']);
  });

  it('keep a last administrator, also when two remove each other at once', async () => {
    const own = await app.createWorkspace();
    const one = await app.signIn(await app.createMember(own.workspaceId, 'admin', { passwordHash }));
    const remove = (by: SignedInMember, id: string) =>
      app.call(`/users/${id}`, { method: 'DELETE', headers: by.headers });
    expect((await remove(one, one.memberId)).body.code).toBe('last-admin');
    const two = await app.signIn(await app.createMember(own.workspaceId, 'admin', { passwordHash }));
    const replies = await Promise.all([remove(one, two.memberId), remove(two, one.memberId)]);
    expect(replies.filter(({ status }) => status === 204)).toHaveLength(1);
    const [{ n }] = await app.dataSource.query(
      `SELECT count(*)::int AS n FROM staff_member WHERE workspace_id = $1 AND role = 'admin' AND is_active`,
      [own.workspaceId],
    );
    expect(n).toBe(1);
  });

  it('do not change their own role', async () => {
    const reply = await app.call(`/users/${admin.memberId}`, {
      method: 'PATCH',
      headers: admin.headers,
      body: { role: 'agent' },
    });
    expect([reply.status, reply.body.code]).toEqual([403, 'own-role']);
  });

  it('of another workspace look absent, and so do its teams', async () => {
    const other = await app.createWorkspace();
    const stranger = await app.createMember(other.workspaceId, 'agent');
    for (const options of [{}, { method: 'PATCH', body: { name: 'X' } }, { method: 'DELETE' }]) {
      expect((await app.call(`/users/${stranger}`, { ...options, headers: admin.headers })).status).toBe(404);
    }
    const body = { teamIds: [other.teamId] };
    const mine = await app.createMember(workspaceId, 'agent');
    expect((await app.call(`/users/${mine}`, { method: 'PATCH', headers: admin.headers, body })).body.code).toBe(
      'unknown-team',
    );
    const members = { memberIds: [stranger] };
    expect(
      (await app.call(`/teams/${teamId}`, { method: 'PATCH', headers: admin.headers, body: members })).body.code,
    ).toBe('unknown-user');
  });

  it('answers a stale version with the present state', async () => {
    const id = await app.createMember(workspaceId, 'agent');
    const rename = (name: string, version: string) =>
      app.call(`/users/${id}`, { method: 'PATCH', headers: { ...admin.headers, 'if-match': version }, body: { name } });
    expect((await rename('First', '"1"')).body.version).toBe(2);
    const stale = await rename('Second', '1');
    expect([stale.status, stale.body.code, stale.body.current.name]).toEqual([409, 'stale-version', 'First']);
  });

  it('are seen by agents as names of their own teams', async () => {
    const team = await app.call('/teams', { method: 'POST', headers: admin.headers, body: { name: 'Night' } });
    const colleague = await app.createMember(workspaceId, 'viewer', { teamIds: [team.body.id] });
    const me = await app.signIn(await app.createMember(workspaceId, 'agent', { teamIds: [team.body.id] }));
    const { items } = (await app.call('/users', { headers: me.headers })).body;
    expect(items.map((user: { id: string }) => user.id)).toEqual([colleague, me.memberId]);
    expect(items.every((user: { email: unknown }) => user.email === null)).toBe(true);
    expect((await app.call(`/users/${admin.memberId}`, { headers: me.headers })).status).toBe(404);
    expect((await app.call('/teams', { headers: me.headers })).body.items).toHaveLength(1);
  });

  it('come page by page, each once', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '' : `&cursor=${cursor}`;
      const { body } = await app.call(`/users?limit=3${query}`, { headers: admin.headers });
      seen.push(...body.items.map((user: { id: string }) => user.id));
      cursor = body.nextCursor;
    } while (cursor !== null);
    const [{ n }] = await app.dataSource.query('SELECT count(*)::int AS n FROM staff_member WHERE workspace_id = $1', [
      workspaceId,
    ]);
    expect(new Set(seen).size).toBe(n);
    expect(seen).toHaveLength(n);
    expect((await app.call('/users?cursor=nonsense', { headers: admin.headers })).body.code).toBe('bad-cursor');
  });
});

describe('tokens', () => {
  const createToken = async (maker: SignedInMember, scopes: string[], expiresAt?: string) =>
    app.call('/tokens', {
      method: 'POST',
      headers: maker.headers,
      body: { name: 'CI', scopes, ...(expiresAt ? { expiresAt } : {}) },
    });
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

  it('act for their maker without a CSRF token, within their scopes', async () => {
    const { body } = await createToken(admin, ['tasks:write', 'mentions:read']);
    expect(body.token).toMatch(/^earshot_[\w-]{43}$/);
    expect((await app.call('/me', { headers: bearer(body.token) })).body.id).toBe(admin.memberId);
    for (const path of ['/users', '/tokens', '/audit', '/teams']) {
      expect((await app.call(path, { headers: bearer(body.token) })).status).toBe(403);
    }
    const change = await app.call('/me', { method: 'PATCH', headers: bearer(body.token), body: { name: 'X' } });
    expect(change.status).toBe(403);
    const all = await createToken(admin, ['*']);
    expect((await app.call('/users', { headers: bearer(all.body.token) })).status).toBe(200);
    const listed = await app.call('/tokens', { headers: admin.headers });
    expect(JSON.stringify(listed.body)).not.toContain(body.token);
  });

  it('end when revoked, when their time is over, and with their maker', async () => {
    const maker = await app.signIn(await app.createMember(workspaceId, 'admin', { passwordHash }));
    const make = async () => (await createToken(maker, ['*'])).body as { id: string; token: string };
    const status = async ({ token }: { token: string }) => (await app.call('/me', { headers: bearer(token) })).status;
    const [revoked, expired, orphan] = [await make(), await make(), await make()];
    expect([await status(revoked), await status(expired), await status(orphan)]).toEqual([200, 200, 200]);
    await app.call(`/tokens/${revoked.id}`, { method: 'DELETE', headers: maker.headers });
    await app.dataSource.query(`UPDATE api_token SET expires_at = now() WHERE id = $1`, [expired.id]);
    await app.call(`/users/${maker.memberId}`, { method: 'DELETE', headers: admin.headers });
    expect([await status(revoked), await status(expired), await status(orphan)]).toEqual([401, 401, 401]);
  });

  it('refuse scopes that no token may hold, and a time that is over', async () => {
    expect((await createToken(admin, ['staff:write'])).body.code).toBe('unknown-scope');
    expect((await createToken(admin, ['tasks:read'], '2001-01-01T00:00:00Z')).body.code).toBe('already-expired');
  });
});

describe('what happened', () => {
  it('is in the audit log of the workspace, whose chain holds', async () => {
    const { items } = (await app.call('/audit?limit=200', { headers: admin.headers })).body;
    const actions = new Set(items.map((entry: { action: string }) => entry.action));
    for (const action of [
      'staff.create',
      'staff.deactivate',
      'token.create',
      'token.revoke',
      'staff.update',
      'session.start',
      'team.create',
    ]) {
      expect(actions).toContain(action);
    }
    expect(JSON.stringify(items)).not.toContain(PASSWORD);
    expect(await app.app.get(AuditService).verify(workspaceId)).toMatchObject({ ok: true });
  });
});
