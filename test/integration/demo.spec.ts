import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReadSourcesJob } from '../../src/modules/ingest/read-sources.job.js';
import { CRITICAL_LEVEL } from '../../src/domain/incident/severity.js';
import { AttachTasksJob } from '../../src/modules/incidents/attach-tasks.job.js';
import { WatchSpikesJob } from '../../src/modules/spikes/watch-spikes.job.js';
import { DemoService } from '../../src/modules/demo/demo.service.js';
import { aPost } from '../support/a-post.js';
import { Scene } from '../support/scene.js';

/** Posts that are there when the demo begins were written in the minutes before. */
const BEFORE_MINUTES = 35;

let scene: Scene;
let demo: DemoService;
let mine: string;

beforeAll(async () => {
  scene = await Scene.open({ demo: 'on', host: '127.0.0.1' });
  demo = scene.http.app.get(DemoService);
  mine = await scene.inboundSource();
  await scene.openTask(mine, aPost());
});
afterAll(() => scene.close());

const demoId = async (): Promise<string> =>
  (await scene.sql<{ id: string }>('SELECT id FROM workspace WHERE is_demo'))[0]?.id ?? '';
const shape = async () => {
  const id = await demoId();
  const count = (table: string) => scene.count(table, 'workspace_id = $1', [id]);
  return {
    watches: await count('watch'),
    sources: await count('source'),
    people: await count('staff_member'),
    teams: await count('team'),
  };
};
/** Reads every source once, as if the demo had been open for so long. */
const readAfter = async (seconds: number): Promise<void> => {
  const job = scene.http.app.get(ReadSourcesJob);
  const due = () => scene.sql('UPDATE source SET next_poll_at = now() WHERE is_polled');
  const run = () => job.run({ signal: new AbortController().signal, workerId: 'spec' });
  await due();
  while ((await run())['read'] !== 0);
  await scene.sql(
    `UPDATE source SET cursor = jsonb_set(cursor, '{startedAt}', to_jsonb(now() - make_interval(secs => $1))) WHERE cursor IS NOT NULL`,
    [seconds],
  );
  await due();
  while ((await run())['read'] !== 0);
};

/** As if the demo had been open for so many minutes, and everything had been read and looked at in its time. */
async function playFor(minutes: number): Promise<string> {
  await demo.reset();
  const id = await demoId();
  const begun = `now() - interval '${String(minutes)} minutes'`;
  const shown = `now() - interval '${String(minutes + BEFORE_MINUTES)} minutes'`;
  await scene.sql(`UPDATE watch SET created_at = ${begun} WHERE workspace_id = $1`, [id]);
  await scene.sql(`DELETE FROM spike_count WHERE workspace_id = $1 AND at >= ${shown}`, [id]);
  await scene.sql(
    `UPDATE source SET next_poll_at = now(), cursor = jsonb_build_object('startedAt', ${begun}, 'position', 0, 'lap', 1)
     WHERE workspace_id = $1`,
    [id],
  );
  const job = scene.http.app.get(ReadSourcesJob);
  while ((await job.run({ signal: new AbortController().signal, workerId: 'spec' }))['read'] !== 0);
  await scene.sql(
    `UPDATE mention SET seen_at = published_at + interval '2 seconds' WHERE workspace_id = $1 AND published_at >= ${begun}`,
    [id],
  );
  await scene.sql(
    `UPDATE task t SET opened_at = m.published_at FROM mention m WHERE t.workspace_id = $1 AND m.id = t.last_mention_id`,
    [id],
  );
  const looks = scene.http.app.get(WatchSpikesJob);
  Reflect.set(looks, 'nextEnrolMs', 0);
  (Reflect.get(looks, 'restsUntilMs') as Map<string, number>).clear();
  await looks.run({ signal: new AbortController().signal, workerId: 'spec' });
  await scene.http.app.get(AttachTasksJob).run({ signal: new AbortController().signal, workerId: 'spec' });
  return id;
}

describe('the demo', () => {
  it('opens once, whatever number of processes start together', async () => {
    expect(await Promise.all([demo.openIfWanted(false), demo.openIfWanted(false)])).toEqual([true, true]);
    expect(await scene.count('workspace', 'is_demo')).toBe(1);
    expect(await shape()).toMatchObject({ watches: 5, people: 3, teams: 1 });
    expect((await shape()).sources).toBeGreaterThan(3);
  });

  it('finishes what an interrupted start left undone, and adds nothing to what is whole', async () => {
    const whole = await shape();
    const id = await demoId();
    await scene.sql(
      'DELETE FROM watch WHERE workspace_id = $1 AND id > (SELECT min(id) FROM watch WHERE workspace_id = $1)',
      [id],
    );
    await scene.sql(
      'DELETE FROM source WHERE workspace_id = $1 AND id > (SELECT min(id) FROM source WHERE workspace_id = $1)',
      [id],
    );
    await demo.openIfWanted(false);
    expect(await shape()).toEqual(whole);
    await demo.openIfWanted(false);
    expect(await shape()).toEqual(whole);
  });

  it('shows posts and tasks with running clocks after 20 seconds', async () => {
    await readAfter(20);
    const id = await demoId();
    expect(await scene.count('mention', 'workspace_id = $1', [id])).toBeGreaterThan(10);
    expect(
      await scene.count('task', `workspace_id = $1 AND is_open AND next_due_at < 'infinity'`, [id]),
    ).toBeGreaterThan(3);
    expect(await scene.count('quarantined_post', 'workspace_id = $1', [id])).toBe(0);
    expect(await scene.count('source', `workspace_id = $1 AND health_state NOT IN ('ok', 'waiting')`, [id])).toBe(0);
  });

  it('offers its roles on loopback, and what they see is the demo alone', async () => {
    const options = await scene.http.call('/session/options');
    expect(options.body).toMatchObject({
      demo: true,
      demoRoles: expect.arrayContaining(['agent', 'pr-lead', 'admin']),
    });
    const signedIn = await scene.http.call('/session/demo', { method: 'POST', body: { role: 'agent' } });
    expect(signedIn.status).toBe(201);
    const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const me = await scene.http.call('/me', { headers: { cookie } });
    expect(me.body).toMatchObject({ role: 'agent', workspace: { isDemo: true } });
    const tasks = await scene.http.call('/tasks', { headers: { cookie } });
    expect(tasks.body.items.length).toBeGreaterThan(3);
    expect(JSON.stringify(tasks.body)).not.toMatch(/Acme/);
  });

  it('is reset to its beginning, leaving nothing behind and other workspaces as they are', async () => {
    const [old, others] = [await demoId(), await scene.count('mention', 'workspace_id = $1', [scene.workspaceId])];
    const counters = await scene.sql('SELECT * FROM task_count WHERE workspace_id = $1 ORDER BY 1, 2, 3, 4, 5, 6, 7', [
      scene.workspaceId,
    ]);
    await demo.reset();
    expect(await demoId()).not.toBe(old);
    const tables = await scene.sql<{ name: string }>(
      `SELECT c.table_name AS name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
       WHERE c.column_name = 'workspace_id' AND c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.table_name <> 'audit_entry'`,
    );
    expect(tables.length).toBeGreaterThan(15);
    for (const { name } of tables)
      expect([name, await scene.count(name, 'workspace_id = $1', [old])]).toEqual([name, 0]);
    for (const table of ['session', 'team_member']) {
      const orphans = `member_id NOT IN (SELECT id FROM staff_member)`;
      expect([table, await scene.count(table, orphans)]).toEqual([table, 0]);
    }
    expect(await scene.count('mention', 'workspace_id = $1', [scene.workspaceId])).toBe(others);
    expect(
      await scene.sql('SELECT * FROM task_count WHERE workspace_id = $1 ORDER BY 1, 2, 3, 4, 5, 6, 7', [
        scene.workspaceId,
      ]),
    ).toEqual(counters);
    await readAfter(20);
    expect(await scene.count('mention', 'workspace_id = $1', [await demoId()])).toBeGreaterThan(10);
  });

  it('is quiet at ordinary times: its past explains what comes in', async () => {
    const id = await playFor(19);
    expect(await scene.count('mention', 'workspace_id = $1', [id])).toBeGreaterThan(150);
    expect(await scene.count('spike_series', 'workspace_id = $1 AND next_step_at IS NOT NULL', [id])).toBeGreaterThan(
      10,
    );
    expect(await scene.sql('SELECT title, level FROM incident WHERE workspace_id = $1', [id])).toEqual([]);
  });

  it('has a storm that is noticed by itself, grave enough to page, with at least 112 customers in six languages', async () => {
    const id = await playFor(32);
    const [incident] = await scene.sql<{ id: string; state: string; level: number; minutes: number }>(
      `SELECT i.id, i.state, i.level, extract(epoch FROM now() - i.started_at)::float8 / 60 AS minutes FROM incident i
       JOIN watch w ON w.id = i.watch_id AND w.name = 'Tuulero' WHERE i.workspace_id = $1`,
      [id],
    );
    expect(incident).toMatchObject({ state: 'suspected' });
    expect(incident?.level).toBeGreaterThanOrEqual(CRITICAL_LEVEL);
    // It rises from minute 22 on.
    expect(incident?.minutes).toBeLessThan(20);
    expect(
      await scene.count('alert', `workspace_id = $1 AND kind = 'incident' AND severity = 'critical' AND is_paging`, [
        id,
      ]),
    ).toBeGreaterThan(0);
    const affected = await scene.sql<{ lang: string; n: number }>(
      'SELECT lang, count(*)::int AS n FROM task WHERE incident_id = $1 GROUP BY lang',
      [incident?.id],
    );
    expect(affected.map(({ lang }) => lang)).toEqual(expect.arrayContaining(['en', 'fi', 'lv', 'ru', 'th', 'zh']));
    expect(affected.reduce((all, { n }) => all + n, 0)).toBeGreaterThanOrEqual(112);
  });

  it('that is off is not opened', async () => {
    scene.http.env.demo = 'off';
    expect(await demo.openIfWanted(true)).toBe(false);
    scene.http.env.demo = 'auto';
    await scene.sql('UPDATE workspace SET is_demo = false');
    expect(await demo.openIfWanted(true)).toBe(false);
    expect(await scene.count('workspace', 'is_demo')).toBe(0);
  });
});
