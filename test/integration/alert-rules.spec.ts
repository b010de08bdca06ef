import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AlertPolicyService } from '../../src/modules/alert-rules/alert-policy.service.js';
import type { Reply, SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
let lead: SignedInMember;
let otherTeam: string;
let otherWatch: string;

beforeAll(async () => {
  scene = await Scene.open();
  otherTeam = await scene.anotherTeam('Elsewhere');
  otherWatch = await scene.watch({ name: 'Elsewhere', query: 'elsewhere', team: otherTeam });
  lead = await scene.http.signIn(
    await scene.http.createMember(scene.workspaceId, 'team-lead', { teamIds: [scene.teamId] }),
  );
});
afterAll(() => scene.close());

const list = async (who = scene.admin): Promise<Record<string, unknown>[]> =>
  (await scene.get('/alert-rules', who)).body.items as Record<string, unknown>[];
const preview = (rule: object, who = scene.admin): Promise<Reply> =>
  scene.as(who, 'POST', '/alert-rules/preview', { rule });
const add = (body: object, who = scene.admin): Promise<Reply> => scene.as(who, 'POST', '/alert-rules', body);

/** Counts as they are kept, so many posts in each hour of the last days, and a storm of `storm` in five minutes ten days ago. */
async function keepCounts(watch: string, storm: number): Promise<void> {
  await scene.sql(
    `INSERT INTO spike_count (workspace_id, watch_id, at, mentions, negatives, high_reach, authors, negative_authors, networks, languages)
     SELECT $1::bigint, $2::bigint, date_bin('5 minutes', now() - make_interval(hours => n), 'epoch'), 4, 1, 0, 4, 1, '{"web": [4, 1]}', '{"en": [4, 1, 0]}'
     FROM generate_series(1, 60 * 24) n
     UNION ALL
     SELECT $1::bigint, $2::bigint, date_bin('5 minutes', now() - interval '10 days', 'epoch') + make_interval(mins => 5 * n), $3::int, $3::int, 0, $3::int, $3::int,
       jsonb_build_object('web', jsonb_build_array($3::int, $3::int)), jsonb_build_object('en', jsonb_build_array($3::int, $3::int, 0))
     FROM generate_series(1, 4) n
     ON CONFLICT (workspace_id, watch_id, at) DO UPDATE SET mentions = excluded.mentions, negatives = excluded.negatives,
       authors = excluded.authors`,
    [scene.workspaceId, watch, storm],
  );
}

describe('rules of alerts', () => {
  it('are there from the beginning, one of each kind, and stay removed', async () => {
    const rules = await list();
    expect(rules.map(({ kind }) => kind)).toEqual([
      'spike',
      'share',
      'influencer',
      'spread',
      'risk-word',
      'emerging',
      'sla-burn',
      'source-blind',
      'nobody-on-shift',
      'stuck-chain',
      'heartbeat',
    ]);
    expect(rules[0]).toMatchObject({ sensitivity: 'normal', watches: null, isOn: true, isDefault: true, version: 1 });
    const spread = rules.find(({ kind }) => kind === 'spread');
    expect((await scene.as(scene.admin, 'DELETE', `/alert-rules/${String(spread?.['id'])}`)).status).toBe(204);
    expect((await list()).map(({ kind }) => kind)).not.toContain('spread');
  });

  it('are saved as they were tried, and only so', async () => {
    const terms = {
      kind: 'spike',
      watchIds: [scene.watchId],
      sensitivity: 'high',
      minSeverity: 5,
      cooldownSeconds: 600,
    };
    const untried = await add({ ...terms, name: 'Early' });
    expect([untried.status, untried.body.code]).toEqual([409, 'not-rehearsed']);
    expect((await preview(terms)).status).toBe(200);
    expect((await add({ ...terms, minSeverity: 6, name: 'Early' })).body.code).toBe('not-rehearsed');
    const made = await add({ ...terms, name: ' Early ' });
    expect([made.status, made.body]).toMatchObject([
      201,
      {
        name: 'Early',
        kind: 'spike',
        watches: [{ id: scene.watchId, name: 'Acme' }],
        minSeverity: 5,
        isOn: true,
        version: 1,
      },
    ]);
    const path = `/alert-rules/${String(made.body.id)}`;
    expect((await scene.as(scene.admin, 'PATCH', path, { name: 'Earlier', isOn: false })).body).toMatchObject({
      name: 'Earlier',
      isOn: false,
      version: 2,
    });
    const quietHours = { zone: 'Europe/Helsinki', week: { mon: ['22:00-24:00'] } };
    expect((await scene.as(scene.admin, 'PATCH', path, { quietHours })).body.code).toBe('not-rehearsed');
    expect((await preview({ ...terms, quietHours })).status).toBe(200);
    expect((await scene.as(scene.admin, 'PATCH', path, { quietHours })).body).toMatchObject({ version: 3, quietHours });
    const stale = await scene.as(scene.admin, 'PATCH', path, { name: 'Late' }, { 'if-match': '1' });
    expect([stale.status, stale.body.current.version]).toEqual([409, 3]);
    expect((await scene.as(scene.admin, 'DELETE', path)).status).toBe(204);
    expect((await scene.get(path)).status).toBe(404);
  });

  it.each([
    [{ kind: 'storm' }, 400],
    [{ kind: 'spike', minSeverity: 11 }, 400],
    [{ kind: 'spike', watchIds: ['999999'] }, 400],
    [{ kind: 'spike', watchIds: [] }, 400],
    [{ kind: 'spike', languages: ['Finnish'] }, 400],
    [{ kind: 'spike', quietHours: { zone: 'Nowhere/At-All', week: {} } }, 400],
    [{ kind: 'spike', unknown: true }, 400],
  ])('%j is refused', async (rule, status) => {
    expect((await preview(rule)).status).toBe(status);
  });
});

describe('who may', () => {
  it('a lead of a team tries rules of its watches alone, and makes none', async () => {
    const own = { kind: 'spike', watchIds: [scene.watchId] };
    expect((await preview(own, lead)).status).toBe(200);
    expect((await preview({ kind: 'spike' }, lead)).status).toBe(400);
    expect((await preview({ kind: 'spike', watchIds: [otherWatch] }, lead)).status).toBe(400);
    expect((await add({ ...own, name: 'Ours' }, lead)).status).toBe(403);
  });

  it('a lead of a team reads what speaks of its watches, and changes what speaks of no others', async () => {
    await preview({ kind: 'spike', watchIds: [scene.watchId] });
    const mine = (await add({ kind: 'spike', watchIds: [scene.watchId], name: 'Ours' })).body.id as string;
    await preview({ kind: 'spike', watchIds: [otherWatch] });
    const theirs = (await add({ kind: 'spike', watchIds: [otherWatch], name: 'Theirs' })).body.id as string;
    const seen = await list(lead);
    expect(seen.find(({ id }) => id === mine)).toMatchObject({ isYours: true });
    expect(seen.find(({ id }) => id === theirs)).toBeUndefined();
    expect((await scene.as(lead, 'PATCH', `/alert-rules/${mine}`, { isOn: false })).status).toBe(200);
    expect((await scene.as(lead, 'PATCH', `/alert-rules/${theirs}`, { isOn: false })).status).toBe(404);
    const general = seen.find(({ kind, isDefault }) => kind === 'spike' && isDefault === true);
    expect((await scene.as(lead, 'PATCH', `/alert-rules/${String(general?.['id'])}`, { isOn: false })).status).toBe(
      403,
    );
    expect((await scene.as(lead, 'DELETE', `/alert-rules/${mine}`)).status).toBe(403);
    const viewer = await scene.http.signIn(await scene.http.createMember(scene.workspaceId, 'viewer'));
    expect((await scene.get('/alert-rules', viewer)).status).toBe(403);
  });
});

describe('a rehearsal', () => {
  it('finds the storm of the past, and judges it by what people confirmed', async () => {
    const watch = await scene.watch({ name: 'Rehearsed', query: 'rehearsed' });
    await keepCounts(watch, 30);
    const before = await preview({ kind: 'spike', watchIds: [watch] });
    expect(before.status).toBe(200);
    expect(before.body).toMatchObject({ days: 90, precision: null, misses: [], watchesTried: 1, watchesCovered: 1 });
    expect(before.body.alerts.length).toBeGreaterThan(0);
    expect(before.body.volume.length).toBeGreaterThanOrEqual(90);
    await scene.sql(
      `INSERT INTO incident (workspace_id, key, watch_id, title, state, level, started_at, detected_at, confirmed_at, closed_at)
       VALUES ($1, 'a', $2, 'The storm', 'closed', 7, now() - interval '10 days', now() - interval '9 days 22 hours', now() - interval '9 days 22 hours', now() - interval '9 days'),
              ($1, 'b', $2, 'Another', 'closed', 7, now() - interval '30 days', now() - interval '30 days', now() - interval '30 days', now() - interval '29 days')`,
      [scene.workspaceId, watch],
    );
    const { body } = await preview({ kind: 'spike', watchIds: [watch] });
    expect(body.misses.map(({ title }: { title: string }) => title)).toEqual(['Another']);
    const storm = body.alerts.find(({ wasConfirmed }: { wasConfirmed: boolean | null }) => wasConfirmed === true);
    expect(storm).toMatchObject({ watch: { id: watch, name: 'Rehearsed' }, wasConfirmed: true });
    expect(storm.leadSeconds).toBeGreaterThan(3_600);
    expect(storm.observed).toBeGreaterThan(storm.usual);
    expect(body.precision).toBeGreaterThan(0);
  });

  it('tries the other tests, too', async () => {
    const watch = await scene.watch({ name: 'Tested', query: 'tested' });
    await keepCounts(watch, 30);
    const { body } = await preview({ kind: 'share', watchIds: [watch], sensitivity: 'low' });
    expect(body.alerts).toHaveLength(1);
    expect(body.alerts[0].observed).toBeGreaterThanOrEqual(30);
  });

  it('of alerts of other parts counts those that there were', async () => {
    await scene.sql(
      `INSERT INTO alert (workspace_id, kind, key, state, severity, title, text, opened_at, closed_at)
       SELECT $1, 'source-blind', 'coverage:' || n, 'closed', CASE n WHEN 1 THEN 'warning' ELSE 'critical' END, 'A', 'B',
         now() - make_interval(days => n), now() FROM generate_series(1, 3) n`,
      [scene.workspaceId],
    );
    expect((await preview({ kind: 'source-blind', cooldownSeconds: 0 })).body.alerts).toHaveLength(3);
    expect((await preview({ kind: 'source-blind', cooldownSeconds: 0, minSeverity: 6 })).body.alerts).toHaveLength(2);
  });
});

describe('the policy of alerts', () => {
  const judge = (kind: string, severity: 'warning' | 'critical') =>
    scene.http.dataSource.transaction((tx) =>
      scene.http.app.get(AlertPolicyService, { strict: false }).judge(tx, scene.workspaceId, kind, { severity }),
    );

  it('lets through what no rule holds back', async () => {
    expect(await judge('source-blind', 'critical')).toEqual({ isTold: true, reason: 'told' });
    expect(await judge('promise-broken', 'warning')).toEqual({ isTold: true, reason: 'told' });
    expect(await judge('incident', 'warning')).toEqual({ isTold: true, reason: 'told' });
  });

  it('holds back what a rule says, with its reason', async () => {
    const rule = (await list()).find(({ kind }) => kind === 'source-blind');
    const path = `/alert-rules/${String(rule?.['id'])}`;
    await preview({ kind: 'source-blind', minSeverity: 6, cooldownSeconds: 0 });
    expect((await scene.as(scene.admin, 'PATCH', path, { minSeverity: 6 })).status).toBe(200);
    expect(await judge('source-degraded', 'warning')).toEqual({ isTold: false, reason: 'too-mild' });
    expect(await judge('source-blind', 'critical')).toEqual({ isTold: true, reason: 'told' });
    await scene.as(scene.admin, 'PATCH', path, { isOn: false });
    expect(await judge('source-blind', 'critical')).toEqual({ isTold: false, reason: 'off' });
    await scene.as(scene.admin, 'DELETE', path);
    expect(await judge('source-blind', 'critical')).toEqual({ isTold: false, reason: 'no-rule' });
  });
});
