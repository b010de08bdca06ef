import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AppModule } from '../../src/app.module.js';
import { StandardsService } from '../../src/modules/standards/standards.service.js';
import { HttpTestApp, type SignedInMember } from '../support/http-test-app.js';

let app: HttpTestApp;
let workspaceId: string;
let admin: SignedInMember;
let lead: SignedInMember;
let agent: SignedInMember;
let standardId: string;

beforeAll(async () => {
  app = await HttpTestApp.start({ role: 'api' }, { modules: (env, url) => [AppModule.on(env, url)] });
  ({ workspaceId } = await app.createWorkspace());
  admin = await app.signIn(await app.createMember(workspaceId, 'admin'));
  lead = await app.signIn(await app.createMember(workspaceId, 'pr-lead'));
  agent = await app.signIn(await app.createMember(workspaceId, 'agent'));
  const { body } = await call(admin, 'GET', '/standards');
  standardId = String(body.items[0].id);
});
afterAll(() => app.stop());

const call = (who: SignedInMember, method: string, path: string, body?: object, headers: object = {}) =>
  app.call(path, { method, headers: { ...who.headers, ...headers }, ...(body === undefined ? {} : { body }) });

const target = (changes: object = {}): object => ({
  id: 'fast',
  name: 'Negative mentions within five minutes.',
  when: { sentiments: ['negative'] },
  kind: 'acknowledge',
  withinSeconds: 300,
  percent: 95,
  calendarId: null,
  period: 'month',
  ...changes,
});
const draft = async (targets: object[], id = standardId): Promise<number> =>
  Number((await call(admin, 'POST', `/standards/${id}/versions`, { targets, reason: 'Campaign week' })).body.n);
const act = (who: SignedInMember, n: number, what: string, body?: object, id = standardId) =>
  call(who, 'POST', `/standards/${id}/versions/${String(n)}/${what}`, body);
const rehearse = (targets: object[], who = admin) => call(who, 'POST', '/standards/preview', { targets });
const inForce = async (): Promise<string[]> =>
  (await app.app.get(StandardsService).inForce(workspaceId)).map(
    ({ id, standardVersion }) => `${id}@${String(standardVersion)}`,
  );
const stateOf = async (n: number, id = standardId): Promise<string> => {
  const { body } = await call(agent, 'GET', `/standards/${id}`);
  return String(body.versions.find((version: { n: number }) => version.n === n)?.state);
};
const auditedActions = async (): Promise<string[]> => {
  const rows = await app.dataSource.query<{ action: string }[]>(
    `SELECT action FROM audit_entry WHERE workspace_id = $1 AND starts_with(action, 'standard.') ORDER BY id`,
    [workspaceId],
  );
  return rows.map(({ action }) => action);
};

describe('the standards of a new workspace', () => {
  it('promise that 90 % of negative mentions are acknowledged within 15 minutes, day and night', async () => {
    const { workspaceId: fresh } = await app.createWorkspace();
    const viewer = await app.signIn(await app.createMember(fresh, 'viewer'));
    const { body } = await call(viewer, 'GET', '/standards');
    expect(body).toMatchObject({ items: [{ currentVersion: 1 }, { currentVersion: null }], nextCursor: null });
    expect(body.items[0].targets[0]).toMatchObject({
      when: { sentiments: ['negative'] },
      kind: 'acknowledge',
      withinSeconds: 900,
      percent: 90,
      calendarId: null,
      period: 'month',
    });
    expect(Object.keys(body.items[0].versions[0].texts).sort()).toEqual(['en', 'fi', 'lv', 'ru', 'th', 'zh']);
  });

  it('have one for answers and solutions as a draft that promises nothing yet', async () => {
    const { body } = await call(admin, 'GET', '/standards');
    expect(body.items[1]).toMatchObject({ targets: [], versions: [{ state: 'draft' }] });
    expect(body.items[1].versions[0].targets.map(({ kind }: { kind: string }) => kind)).toEqual([
      'answer',
      'next-reply',
      'resolve',
    ]);
    expect(await inForce()).toEqual(['acknowledge-negative@1', 'acknowledge-unsure@1']);
  });
});

describe('a version', () => {
  it('goes from draft over review to in force, once it was tried on the past; the one before is retired', async () => {
    const n = await draft([target()]);
    expect(await stateOf(n)).toBe('draft');
    expect(await inForce()).toContain('acknowledge-negative@1');
    expect((await act(admin, n, 'submit')).body).toMatchObject({ state: 'review', isRehearsed: false });
    const early = await act(lead, n, 'approve');
    expect([early.status, early.body.code]).toEqual([409, 'not-rehearsed']);
    expect((await rehearse([target({ name: 'In other words.' })])).status).toBe(200);
    const { body } = await act(lead, n, 'approve');
    expect(body).toMatchObject({ n, state: 'in-force', isRehearsed: true, approvedBy: { id: lead.memberId } });
    expect(await inForce()).toEqual([`fast@${String(n)}`]);
    const { body: standard } = await call(agent, 'GET', `/standards/${standardId}`);
    expect(standard).toMatchObject({ currentVersion: n, targets: [{ id: 'fast' }] });
    const first = standard.versions.find((version: { n: number }) => version.n === 1);
    expect(first).toMatchObject({
      state: 'retired',
      retiredAt: body.effectiveAt,
      targets: [{ id: 'acknowledge-negative' }, {}],
    });
    expect(await auditedActions()).toEqual(['standard.new-version', 'standard.submit', 'standard.approve']);
  });

  it('needs its own rehearsal when it says anything else', async () => {
    const n = await draft([target({ withinSeconds: 299 })]);
    expect((await act(admin, n, 'approve')).body.code).toBe('not-rehearsed');
    await rehearse([target({ withinSeconds: 299 })]);
    expect((await act(admin, n, 'approve')).status).toBe(200);
  });

  it('begins at its time by the clock of the database, without anything having to run', async () => {
    const before = await inForce();
    const n = await draft([target({ id: 'later' })]);
    await rehearse([target({ id: 'later' })]);
    const { body } = await act(admin, n, 'approve', { effectiveAt: '2096-01-01T00:00:00Z' });
    expect(body).toMatchObject({ state: 'approved', effectiveAt: '2096-01-01T00:00:00.000Z' });
    expect(await inForce()).toEqual(before);
    await app.dataSource.query(`UPDATE standard_version SET effective_at = now() WHERE standard_id = $1 AND n = $2`, [
      standardId,
      n,
    ]);
    expect(await inForce()).toEqual([`later@${String(n)}`]);
    expect(await stateOf(n)).toBe('in-force');
  });

  it('never counts from a time that is over', async () => {
    const n = await draft([target()]);
    const { body } = await act(admin, n, 'approve', { effectiveAt: '2020-01-01T00:00:00Z' });
    expect(Date.parse(String(body.effectiveAt))).toBeGreaterThan(Date.parse('2026-01-01T00:00:00Z'));
  });

  it('can be withdrawn before it is in force, not after; retired, nothing is promised any more', async () => {
    const n = await draft([target()]);
    await act(admin, n, 'approve', { effectiveAt: '2096-01-01T00:00:00Z' });
    expect((await act(lead, n, 'withdraw')).body).toMatchObject({
      state: 'draft',
      effectiveAt: null,
      approvedBy: null,
    });
    await act(admin, n, 'approve');
    const late = await act(admin, n, 'withdraw');
    expect([late.status, late.body.code]).toEqual([409, 'standard-version-state']);
    expect((await act(admin, n, 'retire')).body).toMatchObject({ state: 'retired' });
    expect(await inForce()).toEqual([]);
    const next = await draft([target()]);
    await act(admin, next, 'approve');
    expect(await inForce()).toEqual([`fast@${String(next)}`]);
  });

  it('is changed only as a draft, and not over the change of somebody else', async () => {
    const n = await draft([target()]);
    const path = `/standards/${standardId}/versions/${String(n)}`;
    const texts = { fi: ' Viidessä minuutissa. ', ru: '' };
    const changed = await call(
      admin,
      'PATCH',
      path,
      { targets: [target({ percent: 99.5 })], texts },
      { 'if-match': '1' },
    );
    expect(changed.body).toMatchObject({
      version: 2,
      targets: [{ percent: 99.5 }],
      texts: { fi: 'Viidessä minuutissa.' },
    });
    expect((await call(admin, 'PATCH', path, { reason: 'Mine' }, { 'if-match': '1' })).status).toBe(409);
    await act(admin, n, 'submit');
    expect((await call(admin, 'PATCH', path, { reason: 'Mine' })).status).toBe(409);
    expect((await call(admin, 'PATCH', path, { texts: { klingonese: 'x' } })).status).toBe(409);
    await act(admin, n, 'withdraw');
    expect((await call(admin, 'PATCH', path, { texts: { klingonese: 'x' } })).status).toBe(400);
  });

  it('differs from another target by target', async () => {
    const a = await draft([
      target(),
      target({ id: 'gone' }),
      target({ id: 'same', when: { languages: ['fi', 'lv'] } }),
    ]);
    const b = await draft([
      target({ withinSeconds: 600, when: {} }),
      target({ id: 'same', when: { languages: ['lv', 'fi'] } }),
      target({ id: 'new' }),
    ]);
    const { body } = await call(agent, 'GET', `/standards/${standardId}/versions/${String(b)}/diff`);
    expect(body).toMatchObject({ before: a, after: b, texts: [] });
    expect(
      body.targets.map(({ id, is, fields }: { id: string; is: string; fields: string[] }) => [id, is, fields]),
    ).toEqual([
      ['fast', 'changed', ['when', 'withinSeconds']],
      ['same', 'same', []],
      ['new', 'added', []],
      ['gone', 'removed', []],
    ]);
    expect((await call(agent, 'GET', `/standards/${standardId}/versions/1/diff`)).body.before).toBeNull();
  });
});

describe('a new standard', () => {
  it('is a draft of the first targets, or of those given', async () => {
    const { status, body } = await call(admin, 'POST', '/standards', { name: ' Refunds ' });
    expect([status, body.name, body.currentVersion]).toEqual([201, 'Refunds', null]);
    expect(body.versions[0].targets[0].id).toBe('acknowledge-negative');
    const other = await call(admin, 'POST', '/standards', { name: 'Own', targets: [target()], reason: 'Why not' });
    expect(other.body.versions).toMatchObject([{ n: 1, state: 'draft', reason: 'Why not', targets: [{ id: 'fast' }] }]);
  });
});

describe('read receipts', () => {
  it('are counted per member of staff; who has not read is reminded until all have', async () => {
    const { workspaceId: own } = await app.createWorkspace();
    const chief = await app.signIn(await app.createMember(own, 'admin'));
    const reader = await app.signIn(await app.createMember(own, 'agent'));
    await app.createMember(own, 'viewer');
    const id = String((await call(chief, 'GET', '/standards')).body.items[0].id);
    const alerts = (): Promise<{ text: string; state: string }[]> =>
      app.dataSource.query(`SELECT text, state FROM alert WHERE workspace_id = $1 AND kind = 'standard-unread'`, [own]);

    expect((await call(reader, 'GET', '/standards/receipts')).body.items).toMatchObject([
      { id, n: 1, name: 'First response', readAt: null, remindedAt: null },
    ]);
    expect((await act(reader, 1, 'acknowledge', undefined, id)).body).toMatchObject({
      readCount: 1,
      staffCount: 2,
      isReadByMe: true,
    });
    expect((await act(reader, 1, 'acknowledge', undefined, id)).body.readCount).toBe(1);
    expect((await act(chief, 1, 'remind', undefined, id)).body).toEqual({ reminded: 1 });
    expect(await alerts()).toEqual([{ text: '1 of 2 have not read version 1.', state: 'open' }]);
    const { body } = await call(chief, 'GET', `/standards/${id}/versions/1/receipts`);
    expect(body).toMatchObject({ readCount: 1, staffCount: 2, nextCursor: null });
    expect(
      body.items
        .map(({ readAt, remindedAt }: { readAt: unknown; remindedAt: unknown }) => [
          readAt !== null,
          remindedAt !== null,
        ])
        .sort(),
    ).toEqual([
      [false, true],
      [true, false],
    ]);
    const unread = await call(chief, 'GET', `/standards/${id}/versions/1/receipts?state=unread`);
    expect(unread.body.items.map(({ member }: { member: { id: string } }) => member.id)).toEqual([chief.memberId]);
    await act(chief, 1, 'acknowledge', undefined, id);
    expect(await alerts()).toMatchObject([{ state: 'closed' }]);
    expect((await act(chief, 1, 'remind', undefined, id)).body).toEqual({ reminded: 0 });
    expect((await call(reader, 'GET', `/standards/${id}/versions/1/receipts`)).status).toBe(403);
    expect((await act(chief, 9, 'acknowledge', undefined, id)).status).toBe(404);
  });

  it('are not given for a draft', async () => {
    expect((await act(agent, await draft([target()]), 'acknowledge')).status).toBe(409);
  });
});

describe('rights', () => {
  it('agents read; leads approve; administrators write, in their own workspace', async () => {
    const body = { targets: [target()], reason: 'Because' };
    const n = await draft([target()]);
    expect((await call(agent, 'POST', `/standards/${standardId}/versions`, body)).status).toBe(403);
    expect((await call(lead, 'POST', `/standards/${standardId}/versions`, body)).status).toBe(403);
    expect((await act(agent, n, 'approve')).status).toBe(403);
    expect((await rehearse([target()], agent)).status).toBe(403);
    expect((await rehearse([target()], lead)).status).toBe(200);
    const { workspaceId: other } = await app.createWorkspace();
    const stranger = await app.signIn(await app.createMember(other, 'admin'));
    expect((await call(stranger, 'POST', `/standards/${standardId}/versions`, body)).status).toBe(404);
    expect((await call(stranger, 'GET', `/standards/${standardId}`)).status).toBe(404);
    expect((await act(stranger, n, 'approve')).status).toBe(404);
    expect((await call(stranger, 'GET', `/standards/${standardId}/attainment`)).status).toBe(404);
  });

  it.each([
    [{ targets: [], reason: 'x' }],
    [{ targets: [target()] }],
    [{ targets: [target()], reason: ' ' }],
    [{ targets: [target(), target()], reason: 'x' }],
    [{ targets: [target({ withinSeconds: 0 })], reason: 'x' }],
    [{ targets: [target({ percent: 101 })], reason: 'x' }],
    [{ targets: [target({ calendar: 'never' })], reason: 'x' }],
    [{ targets: [target({ calendarId: '987654321' })], reason: 'x' }],
    [{ targets: [target({ when: { watchIds: ['987654321'] } })], reason: 'x' }],
    [{ targets: [target({ when: { sentiments: [] } })], reason: 'x' }],
    [{ targets: [target({ when: { mood: 'bad' } })], reason: 'x' }],
    [{ targets: [target({ when: null })], reason: 'x' }],
    [{ targets: [null], reason: 'x' }],
    [{ targets: [target({ extra: 1 })], reason: 'x' }],
    [{ targets: [target()], reason: 'x', texts: { fi: 3 } }],
  ])('refuse %j', async (body) => {
    expect((await call(admin, 'POST', `/standards/${standardId}/versions`, body)).status).toBe(400);
  });

  it('take the word of old for day and night', async () => {
    const { calendarId: _, period: __, ...old } = target({ calendar: 'always' }) as Record<string, unknown>;
    const { body } = await call(admin, 'POST', `/standards/${standardId}/versions`, { targets: [old], reason: 'x' });
    expect(body.targets).toEqual([target()]);
  });
});

describe('templates', () => {
  it('are listed in a language', async () => {
    const { body } = await call(admin, 'GET', '/templates?lang=fi');
    expect(body.items.length).toBeGreaterThanOrEqual(2);
    for (const { lang, text } of body.items) expect(`${String(lang)} ${String(text)}`).toMatch(/^fi .*\{\{\w+/);
    expect((await call(admin, 'GET', '/templates?lang=*')).status).toBe(400);
  });
});
