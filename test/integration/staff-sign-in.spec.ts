import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { AuthenticationService } from '../../src/modules/staff/authentication.service.js';
import { SignInThrottleService } from '../../src/modules/staff/sign-in-throttle.service.js';
import { StaffService } from '../../src/modules/staff/staff.service.js';
import { HttpTestApp, type SignedInMember } from '../support/http-test-app.js';

const PASSWORD = 'correct horse battery';
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let app: HttpTestApp;
let passwordHash: string;
let workspaceId: string;
let teamId: string;
let admin: SignedInMember;

const cookieOf = (headers: Headers): string => headers.getSetCookie()[0]?.split(';')[0] ?? '';

beforeAll(async () => {
  app = await HttpTestApp.start();
  passwordHash = await hash(PASSWORD, COST);
  ({ workspaceId, teamId } = await app.createWorkspace());
  admin = await app.signIn(await app.createMember(workspaceId, 'admin', { passwordHash, teamIds: [teamId] }));
});
afterAll(() => app.stop());

const forgetThrottle = () => app.dataSource.query('DELETE FROM sign_in_throttle');

describe('signing in', () => {
  it('sets a cookie that scripts cannot read, gives a CSRF token and says who one is', async () => {
    await app.createMember(workspaceId, 'agent', { email: 'anna@example.com', passwordHash, teamIds: [teamId] });
    const reply = await app.call('/session', {
      method: 'POST',
      body: { email: ' Anna@Example.com ', password: PASSWORD },
    });
    expect(reply.status).toBe(201);
    expect(reply.headers.getSetCookie()[0]).toMatch(
      /^earshot=[\w-]{43}; Max-Age=43200; Path=\/; .*HttpOnly; SameSite=Strict$/,
    );
    expect(reply.body.me).toMatchObject({
      email: 'anna@example.com',
      role: 'agent',
      teams: [{ id: teamId, name: 'Care' }],
    });
    const headers = { cookie: cookieOf(reply.headers) };
    expect((await app.call('/me', { headers })).body).toEqual(reply.body.me);
    expect((await app.call('/session/csrf', { headers })).body).toEqual({ csrfToken: reply.body.csrfToken });
  });

  it('answers an unknown account, a wrong password and a deactivated person alike', async () => {
    const gone = await app.createMember(workspaceId, 'agent', { email: 'gone@example.com', passwordHash });
    await app.dataSource.query('UPDATE staff_member SET is_active = false WHERE id = $1', [gone]);
    const bodies = [];
    for (const [email, password] of [
      ['nobody@example.com', PASSWORD],
      ['anna@example.com', 'wrong'],
      ['gone@example.com', PASSWORD],
    ]) {
      const reply = await app.call('/session', { method: 'POST', body: { email, password } });
      expect(reply.status).toBe(401);
      bodies.push(reply.body);
    }
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
    const refusals = () => app.call('/audit?action=session.refused', { headers: admin.headers });
    while ((await refusals()).body.items.length === 0) await sleep(10);
    expect((await refusals()).body.items).toHaveLength(1);
    await forgetThrottle();
  });

  it('slows guessing down, also when many guesses come at once, and lets the right password in after the wait', async () => {
    const guesses = await Promise.all(
      Array.from({ length: 12 }, () =>
        app.call('/session', { method: 'POST', body: { email: 'anna@example.com', password: 'guess' } }),
      ),
    );
    expect(guesses.filter(({ status }) => status === 401)).toHaveLength(5);
    const refused = guesses.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(7);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    await app.dataSource.query(`UPDATE sign_in_throttle SET last_failure_at = now() - interval '61 seconds'`);
    const right = await app.call('/session', {
      method: 'POST',
      body: { email: 'anna@example.com', password: PASSWORD },
    });
    expect(right.status).toBe(201);
    await forgetThrottle();
  });

  it('never waits longer than the ceiling, however many failures', async () => {
    const throttle = app.app.get(SignInThrottleService);
    await throttle.countAttempt('many@example.com', '10.0.0.1');
    await app.dataSource.query(`UPDATE sign_in_throttle SET failures = 1000000, last_failure_at = now()`);
    await expect(throttle.countAttempt('many@example.com', '10.0.0.2')).rejects.toMatchObject({
      details: { retryAfterSeconds: 60 },
    });
    await forgetThrottle();
  });

  it('ends the session of the same browser that it replaces', async () => {
    const body = { email: 'anna@example.com', password: PASSWORD };
    const first = cookieOf((await app.call('/session', { method: 'POST', body })).headers);
    const second = cookieOf((await app.call('/session', { method: 'POST', body, headers: { cookie: first } })).headers);
    expect((await app.call('/me', { headers: { cookie: first } })).status).toBe(401);
    expect((await app.call('/me', { headers: { cookie: second } })).status).toBe(200);
  });
});

describe('a session', () => {
  const anAgent = async () => app.signIn(await app.createMember(workspaceId, 'agent', { teamIds: [teamId] }));

  it.each([
    ['12 hours after sign-in', `expires_at = now() - interval '1 second'`],
    ['after 30 minutes without use', `last_seen_at = now() - interval '30 minutes 1 second'`],
  ])('ends %s', async (_, change) => {
    const { memberId, headers } = await anAgent();
    await app.dataSource.query(`UPDATE session SET ${change} WHERE member_id = $1`, [memberId]);
    const reply = await app.call('/me', { headers });
    expect([reply.status, reply.body.code]).toEqual([401, 'session-ended']);
    expect(reply.headers.getSetCookie()[0]).toMatch(/^earshot=;/);
  });

  it('notes its use at most once a minute', async () => {
    const { memberId, headers } = await anAgent();
    const seen = () => app.dataSource.query('SELECT last_seen_at AS at FROM session WHERE member_id = $1', [memberId]);
    const before = await seen();
    await app.call('/me', { headers });
    expect(await seen()).toEqual(before);
    await app.dataSource.query(`UPDATE session SET last_seen_at = now() - interval '2 minutes' WHERE member_id = $1`, [
      memberId,
    ]);
    await app.call('/me', { headers });
    expect((await seen())[0].at.getTime()).toBeGreaterThanOrEqual(before[0].at.getTime());
  });

  it('is not kept from going idle by a stream that only looks', async () => {
    const { memberId } = await anAgent();
    await app.dataSource.query(`UPDATE session SET last_seen_at = now() - interval '2 minutes' WHERE member_id = $1`, [
      memberId,
    ]);
    const row = async () => (await app.dataSource.query('SELECT * FROM session WHERE member_id = $1', [memberId]))[0];
    const before = await row();
    const authentication = app.app.get(AuthenticationService);
    expect(await authentication.find({ kind: 'session', hash: before.id_hash })).toMatchObject({ actor: { memberId } });
    expect(await row()).toEqual(before);
    await authentication.use({ kind: 'session', hash: before.id_hash });
    expect((await row()).last_seen_at).not.toEqual(before.last_seen_at);
  });

  it('ends when signing out, on the server too, and the log says so', async () => {
    const { memberId, headers } = await anAgent();
    expect((await app.call('/session', { method: 'DELETE', headers })).status).toBe(204);
    expect((await app.call('/me', { headers })).status).toBe(401);
    const { items } = (await app.call(`/audit?actor=${memberId}`, { headers: admin.headers })).body;
    expect(items.map((entry: { action: string }) => entry.action)).toEqual(['session.end']);
  });

  it.each([
    ['a new role', { method: 'PATCH', body: { role: 'viewer' } }],
    ['deactivation', { method: 'DELETE' }],
    ['deactivation by a change', { method: 'PATCH', body: { isActive: false } }],
  ])('ends at once with %s', async (_, options) => {
    const { memberId, headers } = await anAgent();
    expect((await app.call('/me', { headers })).status).toBe(200);
    expect((await app.call(`/users/${memberId}`, { ...options, headers: admin.headers })).status).toBeLessThan(300);
    expect((await app.call('/me', { headers })).status).toBe(401);
  });
});

describe('the own account', () => {
  it('changes name, language and preferences, and nothing that gives rights', async () => {
    const { headers } = await app.signIn(await app.createMember(workspaceId, 'agent'));
    const change = (body: unknown) => app.call('/me', { method: 'PATCH', headers, body });
    await change({ preferences: { theme: 'dark', density: 'compact' } });
    const reply = await change({ name: 'Minna', language: 'fi', preferences: { density: null } });
    expect(reply.body).toMatchObject({ name: 'Minna', language: 'fi', preferences: { theme: 'dark' } });
    for (const body of [{ role: 'admin' }, { teams: [teamId] }, { workspaceId: '1' }, { email: 'x@example.com' }]) {
      const refused = await change(body);
      expect([refused.status, refused.body.code]).toEqual([400, 'unknown-field']);
    }
    expect((await change({ name: null })).status).toBe(400);
    expect((await change({ preferences: { big: 'x'.repeat(20_000) } })).body.code).toBe('preferences-too-large');
  });

  it('takes a new password only with the old one, and then ends all other sessions', async () => {
    const memberId = await app.createMember(workspaceId, 'agent', { email: 'pia@example.com', passwordHash });
    const [here, elsewhere] = [await app.signIn(memberId), await app.signIn(memberId)];
    const change = (currentPassword: string) =>
      app.call('/me', {
        method: 'PATCH',
        headers: here.headers,
        body: { currentPassword, newPassword: 'a new long password' },
      });
    expect((await change('wrong')).body.code).toBe('wrong-password');
    expect((await app.call('/me', { headers: elsewhere.headers })).status).toBe(200);
    expect((await change(PASSWORD)).status).toBe(200);
    expect((await app.call('/me', { headers: elsewhere.headers })).status).toBe(401);
    expect((await app.call('/me', { headers: here.headers })).status).toBe(200);
    const body = { email: 'pia@example.com', password: 'a new long password' };
    expect((await app.call('/session', { method: 'POST', body })).status).toBe(201);
  });
});

describe('the first administrator', () => {
  it('is made by a link that works once, while there is none', async () => {
    const fresh = await HttpTestApp.start();
    try {
      const first = await fresh.app.get(StaffService).ensureFirstAdmin();
      const second = await fresh.app.get(StaffService).ensureFirstAdmin();
      if (first.kind !== 'link' || second.kind !== 'link') throw new Error('No link was made.');
      expect((await fresh.call('/session/options')).body).toEqual({ demo: false, demoRoles: [], setupNeeded: true });
      const use = (token: string, email?: string) =>
        fresh.call('/session/link', {
          method: 'POST',
          body: { token, password: 'a long enough one', ...(email ? { email } : {}) },
        });
      expect((await use(first.link.token)).body.code).toBe('email-needed');
      const done = await use(first.link.token, 'boss@example.com');
      expect(done.body.me).toMatchObject({
        role: 'admin',
        workspace: { name: 'My workspace' },
        teams: [{ name: 'Care' }],
      });
      expect((await use(second.link.token, 'other@example.com')).body.code).toBe('already-set-up');
      expect((await fresh.call('/session/options')).body.setupNeeded).toBe(false);
      expect(await fresh.app.get(StaffService).ensureFirstAdmin()).toEqual({ kind: 'exists' });
    } finally {
      await fresh.stop();
    }
  });

  it('comes from the settings, once, however many processes start together', async () => {
    const fresh = await HttpTestApp.start({ adminEmail: 'boss@example.com', adminPassword: PASSWORD });
    try {
      const staff = fresh.app.get(StaffService);
      const made = await Promise.all([staff.ensureFirstAdmin(), staff.ensureFirstAdmin(), staff.ensureFirstAdmin()]);
      expect(made.map(({ kind }) => kind).sort()).toEqual(['created', 'exists', 'exists']);
      const body = { email: 'boss@example.com', password: PASSWORD };
      expect((await fresh.call('/session', { method: 'POST', body })).status).toBe(201);
    } finally {
      await fresh.stop();
    }
  });
});

describe('the demo', () => {
  it('is entered with one click on loopback, and only while it is on', async () => {
    const demo = await HttpTestApp.start({ demo: 'auto' });
    try {
      const enter = (headers = {}) => demo.call('/session/demo', { method: 'POST', body: { role: 'agent' }, headers });
      expect((await enter()).status).toBe(404);
      const { workspaceId: demoId, teamId: demoTeam } = await demo.createWorkspace(true);
      await demo.createMember(demoId, 'agent', { teamIds: [demoTeam] });
      expect((await demo.call('/session/options')).body).toEqual({
        demo: true,
        demoRoles: ['agent'],
        setupNeeded: true,
      });
      expect((await enter()).body.me).toMatchObject({ role: 'agent', workspace: { isDemo: true } });
      demo.env.demo = 'off';
      expect((await enter()).status).toBe(404);
      demo.env.demo = 'on';
      demo.env.host = '0.0.0.0';
      expect((await enter()).status).toBe(404);
    } finally {
      await demo.stop();
    }
  });
});
