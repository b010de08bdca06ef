import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditService } from '../../src/modules/audit/audit.service.js';
import { HttpTestApp } from '../support/http-test-app.js';

let app: HttpTestApp;
let audit: AuditService;

beforeAll(async () => {
  app = await HttpTestApp.start();
  audit = app.app.get(AuditService);
});
afterAll(() => app.stop());

const record = (workspaceId: string, action: string, details = {}) =>
  app.dataSource.transaction((tx) => audit.record(tx, { workspaceId, actor: 'system', action, details }));

/** Changes the table behind the back of its trigger, as somebody with the rights of the owner could. */
async function tamper(sql: string, parameters: unknown[]): Promise<void> {
  await app.dataSource.transaction(async (tx) => {
    await tx.query('ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_insert_only');
    await tx.query(sql, parameters);
    await tx.query('ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_insert_only');
  });
}

async function aChain(): Promise<{ workspaceId: string; ids: string[] }> {
  const { workspaceId } = await app.createWorkspace();
  for (const action of ['watch.create', 'watch.update', 'watch.delete']) await record(workspaceId, action, { n: 1 });
  const rows = await app.dataSource.query('SELECT id FROM audit_entry WHERE workspace_id = $1 ORDER BY id', [
    workspaceId,
  ]);
  return { workspaceId, ids: rows.map((row: { id: string }) => row.id) };
}

describe('the audit log', () => {
  it('holds many writers at once in one chain per workspace', async () => {
    const [one, two] = [await app.createWorkspace(), await app.createWorkspace()];
    await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        record((n % 2 ? one : two).workspaceId, 'probe.act', { n, text: `ä \u0000 \uD800 ${String(n)}` }),
      ),
    );
    expect(await audit.verify(one.workspaceId)).toEqual({ ok: true, entries: 20 });
    expect(await audit.verify(two.workspaceId)).toEqual({ ok: true, entries: 20 });
  });

  it('keeps its hashes whatever jsonb does to the order and form of details', async () => {
    const { workspaceId } = await app.createWorkspace();
    await record(workspaceId, 'probe.act', {
      zz: 1,
      a: { y: [1.5, null, 'x'], b: true },
      skipped: undefined,
      n: 1e21,
      z: 0.1,
    });
    expect(await audit.verify(workspaceId)).toEqual({ ok: true, entries: 1 });
  });

  it('takes only new entries', async () => {
    await aChain();
    for (const sql of [`UPDATE audit_entry SET action = 'x'`, 'DELETE FROM audit_entry', 'TRUNCATE audit_entry']) {
      await expect(app.dataSource.query(sql)).rejects.toThrow(/insert-only/);
    }
  });

  it('shows a changed entry, a removed one, and one put in between', async () => {
    const changed = await aChain();
    await tamper(`UPDATE audit_entry SET details = '{"n": 2}' WHERE id = $1`, [changed.ids[1]]);
    expect(await audit.verify(changed.workspaceId)).toEqual({ ok: false, brokenAtId: changed.ids[1] });

    const removed = await aChain();
    await tamper(`DELETE FROM audit_entry WHERE id = $1`, [removed.ids[1]]);
    expect(await audit.verify(removed.workspaceId)).toEqual({ ok: false, brokenAtId: removed.ids[2] });

    const added = await aChain();
    await app.dataSource.query(
      `INSERT INTO audit_entry (workspace_id, actor_kind, action, previous_hash, hash) VALUES ($1, 'system', 'x', '', 'y')`,
      [added.workspaceId],
    );
    expect((await audit.verify(added.workspaceId)).ok).toBe(false);
  });

  it('rolls back with the act it tells of', async () => {
    const { workspaceId } = await app.createWorkspace();
    const attempt = app.dataSource.transaction(async (tx) => {
      await audit.record(tx, { workspaceId, actor: 'system', action: 'probe.act' });
      throw new Error('the act failed');
    });
    await expect(attempt).rejects.toThrow('the act failed');
    expect(await audit.verify(workspaceId)).toEqual({ ok: true, entries: 0 });
  });
});

describe('a refused attempt', () => {
  const waitFor = async (workspaceId: string, count: number) => {
    for (;;) {
      const rows = await app.dataSource.query(
        `SELECT actor_id, details FROM audit_entry WHERE workspace_id = $1 AND action = 'access.denied'`,
        [workspaceId],
      );
      if (rows.length >= count) return rows as { actor_id: string; details: Record<string, unknown> }[];
    }
  };

  it('is written down with who, what and why, and a flood of it once a minute', async () => {
    const { workspaceId } = await app.createWorkspace();
    const viewer = await app.signIn(await app.createMember(workspaceId, 'viewer'));
    for (let n = 0; n < 20; n++) expect((await app.call('/audit', { headers: viewer.headers })).status).toBe(403);
    await app.call('/tokens', { headers: viewer.headers });
    const rows = await waitFor(workspaceId, 2);
    expect(rows).toEqual([
      { actor_id: viewer.memberId, details: { code: 'not-allowed', method: 'GET', route: '/api/v1/audit' } },
      { actor_id: viewer.memberId, details: { code: 'not-allowed', method: 'GET', route: '/api/v1/tokens' } },
    ]);
  });
});

describe('reading the log', () => {
  it('shows a PR lead the own acts only', async () => {
    const { workspaceId } = await app.createWorkspace();
    await record(workspaceId, 'watch.create');
    const lead = await app.signIn(await app.createMember(workspaceId, 'pr-lead'));
    await app.call('/session', { method: 'DELETE', headers: lead.headers });
    const again = await app.signIn(lead.memberId);
    const { items } = (await app.call('/audit', { headers: again.headers })).body;
    expect(items.map((entry: { action: string }) => entry.action)).toEqual(['session.end']);
    expect(items[0].actor).toEqual({ id: lead.memberId, name: 'The pr-lead' });
  });

  it('never shows another workspace, and filters by action', async () => {
    const [mine, theirs] = [await app.createWorkspace(), await app.createWorkspace()];
    await record(mine.workspaceId, 'watch.create');
    await record(mine.workspaceId, 'staff.create');
    await record(theirs.workspaceId, 'watch.create');
    const { headers } = await app.signIn(await app.createMember(mine.workspaceId, 'admin'));
    const list = async (query: string) => (await app.call(`/audit${query}`, { headers })).body.items;
    expect(await list('')).toHaveLength(2);
    expect(await list('?action=watch.')).toHaveLength(1);
    expect(await list('?action=%25')).toHaveLength(0);
  });
});
