import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CLUSTER_JOBS } from '../../src/modules/checks/checks.module.js';
import { CheckInstallationJob } from '../../src/modules/checks/check-installation.job.js';
import { PruneJob } from '../../src/modules/checks/prune.job.js';
import { listenHttp, type LoopbackServer } from '../fixtures/outbound/loopback-server.js';
import { aPost } from '../support/a-post.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
let monitor: LoopbackServer;
let source: string;

beforeAll(async () => {
  monitor = await listenHttp((_, response) => response.end('ok'));
  scene = await Scene.open({ heartbeatUrl: `${monitor.origin}/alive`, outboundAllow: [monitor.target] });
  source = await scene.inboundSource();
});
afterAll(async () => {
  await scene.close();
  await monitor.close();
});
/** As if the jobs were running and all were well. */
beforeEach(async () => {
  await scene.sql(
    `INSERT INTO worker (id, role, version) VALUES ('w', 'all', '1') ON CONFLICT (id) DO UPDATE SET heartbeat_at = now()`,
  );
  await scene.sql(
    `INSERT INTO job (name, next_due_at) SELECT name, now() + interval '1 minute' FROM unnest($1::text[]) name
     ON CONFLICT (name) DO UPDATE SET next_due_at = excluded.next_due_at, last_error = NULL, failures = 0`,
    [CLUSTER_JOBS.map(({ name }) => name)],
  );
  await scene.runOutbox();
});

interface Check {
  readonly name: string;
  readonly state: string;
  readonly detail: string;
  readonly since: string;
}

async function look(): Promise<{ isHealthy: boolean; checks: Map<string, Check>; pings: number }> {
  const before = monitor.received.length;
  await scene.http.app.get(CheckInstallationJob).run();
  const status = (await scene.get('/status')).body as { isHealthy: boolean; checks: Check[] };
  return {
    isHealthy: status.isHealthy,
    checks: new Map(status.checks.map((c) => [c.name, c])),
    pings: monitor.received.length - before,
  };
}

describe('the checks', () => {
  it('that find all well say so and call the monitor', async () => {
    const { isHealthy, checks, pings } = await look();
    expect([...checks.values()].filter((c) => c.state !== 'ok')).toEqual([]);
    expect({ isHealthy, pings }).toEqual({ isHealthy: true, pings: 1 });
  });

  const faults: [string, string, string, string][] = [
    ['a job row that was removed', 'jobs', `DELETE FROM job WHERE name = 'prune'`, ''],
    ['a job that fails', 'jobs', `UPDATE job SET last_error = 'boom', failures = 1 WHERE name = 'prune'`, ''],
    [
      'a job that is not run',
      'jobs',
      `UPDATE job SET next_due_at = now() - interval '1 hour' WHERE name = 'prune'`,
      '',
    ],
    ['no worker', 'workers', `UPDATE worker SET heartbeat_at = now() - interval '2 minutes'`, ''],
    [
      'an outbox nobody carries out',
      'outbox',
      `INSERT INTO outbox (workspace_id, kind, key, payload, due_at) VALUES (0, 'x', 'stuck', '{}', now() - interval '3 minutes')`,
      `DELETE FROM outbox WHERE key = 'stuck'`,
    ],
    [
      'an effect that was given up',
      'outbox',
      `INSERT INTO outbox (workspace_id, kind, key, payload, state) VALUES (0, 'x', 'dead', '{}', 'dead')`,
      `DELETE FROM outbox WHERE key = 'dead'`,
    ],
    [
      'a deadline that was not noticed',
      'deadlines',
      `INSERT INTO task_clock (workspace_id, task_id, kind, standard_id, standard_version, target_id, calendar, started_at, due_at)
       VALUES (0, 0, 'acknowledge', 1, 1, 'x', 'always', now(), now() - interval '1 minute')`,
      `DELETE FROM task_clock WHERE task_id = 0`,
    ],
    [
      'a source that needs a person',
      'sources',
      `UPDATE source SET health_state = 'blind', health_reason = 'revoked'`,
      `UPDATE source SET health_state = 'waiting', health_reason = NULL`,
    ],
    [
      'a source that nobody reads',
      'sources',
      `UPDATE source SET is_polled = true, next_poll_at = now() - interval '10 minutes'`,
      `UPDATE source SET is_polled = false`,
    ],
  ];
  it.each(faults)('that find %s fail, and the monitor is not called', async (_, check, cause, cure) => {
    await look();
    await scene.sql(cause);
    const { isHealthy, checks, pings } = await look();
    expect(checks.get(check)).toMatchObject({ state: 'failing' });
    expect({ isHealthy, pings }).toEqual({ isHealthy: false, pings: 0 });
    if (cure !== '') await scene.sql(cure);
  });

  it('that find an open task without a clock fail', async () => {
    const id = await scene.openTask(source, aPost());
    await scene.sql(`DELETE FROM task_clock WHERE task_id = $1`, [id]);
    await scene.sql(`UPDATE task SET next_due_at = 'infinity' WHERE id = $1`, [id]);
    expect((await look()).checks.get('clocks')).toMatchObject({ state: 'failing' });
    await scene.as(scene.admin, 'POST', `/tasks/${id}/resolve`, {});
    expect((await look()).checks.get('clocks')).toMatchObject({ state: 'ok' });
  });

  it('tell since when, and are not believed when they are old', async () => {
    await look();
    await scene.sql(`UPDATE installation_check SET since = now() - interval '1 hour'`);
    const since = (await look()).checks.get('outbox')?.since ?? '';
    expect(Date.parse(since)).toBeLessThan(Date.now() - 3_000_000);
    await scene.sql(`UPDATE installation_check SET checked_at = now() - interval '10 minutes'`);
    const stale = (await scene.get('/status')).body as { isHealthy: boolean; checks: Check[] };
    expect(stale.isHealthy).toBe(false);
    expect(new Set(stale.checks.map((c) => c.state))).toEqual(new Set(['failing']));
  });

  it('survive a monitor that does not answer', async () => {
    const before = monitor.received.length;
    await monitor.close();
    await expect(scene.http.app.get(CheckInstallationJob).run()).resolves.toMatchObject({ failing: 0 });
    expect(monitor.received.length).toBe(before);
    await sleep(0);
  });

  it('show an agent the summary alone', async () => {
    const agent = await scene.agent('Asta');
    const body = (await scene.get('/status', agent)).body as { workers: unknown[]; jobs: unknown[]; checks: unknown[] };
    expect(body).toMatchObject({ workers: [], jobs: [] });
    expect(body.checks.length).toBeGreaterThan(3);
    const all = (await scene.get('/status')).body as { jobs: { name: string }[] };
    expect(all.jobs.map((j) => j.name)).toEqual(expect.arrayContaining(['check-installation', 'prune']));
  });
});

describe('pruning', () => {
  it('removes what has served its purpose and keeps the rest', async () => {
    await scene.sql(
      `INSERT INTO outbox (workspace_id, kind, key, payload, state, finished_at)
       VALUES (0, 'x', 'old', '{}', 'done', now() - interval '2 days'), (0, 'x', 'new', '{}', 'done', now()), (0, 'x', 'dead', '{}', 'dead', now() - interval '9 days')`,
    );
    await scene.sql(
      `INSERT INTO webhook_delivery (source_id, delivery_id, received_at) VALUES (1, 'old', now() - interval '25 hours'), (1, 'new', now())`,
    );
    await scene.sql(
      `INSERT INTO live_event (transaction_id, workspace_id, kind, details, at) VALUES (1, 0, 'x', '{"n": "old"}', now() - interval '2 hours')`,
    );
    const mentions = await scene.count('mention');
    const removed = await scene.http.app.get(PruneJob).run({ signal: new AbortController().signal, workerId: 'spec' });
    expect(removed).toMatchObject({ outbox: 1, webhook_delivery: 1, live_event: 1 });
    expect(await scene.sql(`SELECT key FROM outbox WHERE kind = 'x' ORDER BY key`)).toEqual([
      { key: 'dead' },
      { key: 'new' },
    ]);
    expect(await scene.count('webhook_delivery', `delivery_id = 'new'`)).toBe(1);
    expect(await scene.count('mention')).toBe(mentions);
  });

  it('lets go of old alerts with their pages and chains, but not of what an open task or an incident rests on', async () => {
    const old = `now() - interval '401 days'`;
    const alerts = await scene.sql<{ id: string; key: string }>(
      `INSERT INTO alert (workspace_id, kind, key, state, severity, title, text, closed_at, incident_id) VALUES
         (7, 'x', 'old', 'closed', 'warning', 'x', 'x', ${old}, NULL), (7, 'x', 'of-incident', 'closed', 'warning', 'x', 'x', ${old}, 1),
         (7, 'x', 'new', 'closed', 'warning', 'x', 'x', now(), NULL), (7, 'x', 'open', 'open', 'warning', 'x', 'x', NULL, NULL)
       RETURNING id, key`,
    );
    for (const { id } of alerts) {
      await scene.sql(
        `INSERT INTO alert_delivery (workspace_id, alert_id, notifier_id, cause, state, changed_at) VALUES (7, $1, 1, 'opened', 'sent', ${old})`,
        [id],
      );
      await scene.sql(
        `INSERT INTO alert_page (workspace_id, alert_id, channel, state, due_at) VALUES (7, $1, 'sms', 'sent', ${old})`,
        [id],
      );
      await scene.sql(
        `INSERT INTO chain_run (workspace_id, alert_id, state, schedule, schedule_version, ended_at) VALUES (7, $1, 'cancelled', '{}', 1, ${old})`,
        [id],
      );
    }
    const open = await scene.openTask(await scene.inboundSource(), aPost());
    for (const task of [open, '987654321']) {
      await scene.sql(
        `INSERT INTO escalation_run (workspace_id, task_id, state, steps, ended_at) VALUES (7, $1, 'cancelled', '[]', ${old})`,
        [task],
      );
      await scene.sql(
        `INSERT INTO rule_application (workspace_id, rule_id, rule_version, content_hash, cause, task_id, state, decided_at)
         VALUES (7, 1, 1, 'x', $1, $2, 'done', ${old})`,
        [`task-opened:${task}`, task],
      );
    }
    await scene.sql(
      `INSERT INTO listening_span (from_at, until_at) VALUES (${old} - interval '1 day', ${old}), (${old}, now())`,
    );
    await scene.http.app.get(PruneJob).run({ signal: new AbortController().signal, workerId: 'spec' });
    const kept = alerts.filter(({ key }) => key !== 'old').map(({ id }) => id);
    const left = (table: string, column: string) =>
      scene.sql<{ id: string }>(`SELECT ${column} AS id FROM ${table} WHERE workspace_id = 7 ORDER BY id`);
    expect(await left('alert', 'id')).toEqual(kept.map((id) => ({ id })));
    for (const table of ['alert_delivery', 'alert_page', 'chain_run'])
      expect([table, (await left(table, 'alert_id')).map(({ id }) => id).sort()]).toEqual([table, [...kept].sort()]);
    for (const table of ['escalation_run', 'rule_application'])
      expect([table, await left(table, 'task_id')]).toEqual([table, [{ id: open }]]);
    expect(await scene.count('listening_span')).toBe(1);
  });
});
