import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AppModule } from '../../src/app.module.js';
import type {
  AttainmentOverviewDto,
  JudgedClockDto,
  JudgedClockPage,
  StandardAttainmentDto,
} from '../../src/modules/standards/attainment.dto.js';
import { WatchBurnJob } from '../../src/modules/standards/watch-burn.job.js';
import { HttpTestApp, type SignedInMember } from '../support/http-test-app.js';

const TASKS = 3_000;
const SEED = 20_261_122;

let app: HttpTestApp;
let workspaceId: string;
let teamId: string;
let otherTeamId: string;
let lead: SignedInMember;
let agent: SignedInMember;
let standardId: string;

interface Clock {
  readonly id: string;
  readonly taskId: string;
  readonly teamId: string;
  readonly targetId: string;
  readonly version: number;
  readonly startedAt: Date;
  readonly dueAt: Date;
  readonly state: string;
  readonly metAt: Date | null;
  readonly detection: number;
  readonly seconds: number;
}

const target = (id: string, kind: string, withinSeconds: number, percent: number): object => ({
  id,
  name: id,
  when: {},
  kind,
  withinSeconds,
  percent,
  calendarId: null,
  period: 'week',
});

beforeAll(async () => {
  app = await HttpTestApp.start({ role: 'api' }, { modules: (env, url) => [AppModule.on(env, url)] });
  ({ workspaceId, teamId } = await app.createWorkspace());
  lead = await app.signIn(await app.createMember(workspaceId, 'pr-lead'));
  agent = await app.signIn(await app.createMember(workspaceId, 'agent', { teamIds: [teamId] }));
  [otherTeamId, standardId] = await fill();
});
afterAll(() => app.stop());

const sql = <Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> =>
  app.dataSource.query(text, [...values]);

/** Thousands of clocks in every state, over two versions and two teams, each chosen by a hash of its number. */
async function fill(): Promise<[string, string]> {
  const [team] = await sql<{ id: string }>(`INSERT INTO team (workspace_id, name) VALUES ($1, 'Other') RETURNING id`, [
    workspaceId,
  ]);
  const [standard] = await sql<{ id: string }>(
    `INSERT INTO standard (workspace_id, name) VALUES ($1, 'Tested') RETURNING id`,
    [workspaceId],
  );
  const ids: [string, string] = [team?.id ?? '', standard?.id ?? ''];
  await sql(
    `INSERT INTO standard_version (standard_id, n, workspace_id, state, targets, reason, effective_at)
     VALUES ($1, 1, $2, 'approved', $3, 'x', now() - interval '60 days'), ($1, 2, $2, 'approved', $4, 'x', now() - interval '9 days')`,
    [
      ids[1],
      workspaceId,
      JSON.stringify([target('fast', 'acknowledge', 900, 70), target('gone', 'claim', 300, 99)]),
      JSON.stringify([target('fast', 'acknowledge', 600, 92.5), target('done', 'resolve', 86_400, 50)]),
    ],
  );
  const chance = (name: string): string => `(abs(hashtextextended(n || '${name}', ${String(SEED)})) % 1000)`;
  await sql(
    `WITH posts AS (
       INSERT INTO mention (workspace_id, network, external_key, external_id, source_id, author_handle, text, lang, published_at,
         seen_at, conversation_key, watch_ids, watch_spans, team_ids, sentiment_label, sentiment_score, sentiment_confidence, content_hash)
       SELECT $1, 'forum', 'p' || n, 'p' || n, 0, CASE WHEN n = 7 THEN '=cmd' ELSE 'user' || n END, 'x', 'en',
         now() - n * interval '9 minutes' - make_interval(secs => ${chance('delay')} * 1.5), now() - n * interval '9 minutes', 'p' || n,
         '{}', '{}', '{}', 'negative', -1, 1, 'x' FROM generate_series(1, $2::int) n
       RETURNING id, author_handle, substr(external_id, 2)::int AS n, seen_at)
     INSERT INTO task (workspace_id, network, conversation_key, source_id, team_id, priority, priority_score, priority_reasons,
       sentiment_label, sentiment_score, lang, author_handle, excerpt, first_mention_id, last_mention_id, replyability, opened_at)
     SELECT $1, 'forum', 'p' || n, 0, CASE WHEN ${chance('team')} < 300 THEN $4::bigint ELSE $3 END, 2, 0, '[]', 'negative', -1, 'en',
       author_handle, 'x', id, id, '{}', seen_at FROM posts`,
    [workspaceId, TASKS, teamId, ids[0]],
  );
  await sql(
    `INSERT INTO task_clock (workspace_id, task_id, kind, standard_id, standard_version, target_id, target_seconds, calendar, started_at, due_at,
       state, met_at)
     SELECT $1, id, g.kind, $2, g.version, g.target, g.seconds, 'always', opened_at, opened_at + make_interval(secs => g.seconds), outcome,
       CASE outcome WHEN 'met' THEN opened_at + make_interval(secs => g.seconds * share / 1000)
         WHEN 'met-late' THEN opened_at + make_interval(secs => g.seconds * (1.001 + share / 500.0)) END
     FROM (SELECT t.*, substr(conversation_key, 2) AS n FROM task t WHERE workspace_id = $1) t
     JOIN (VALUES (1, 'fast', 'acknowledge', 900), (1, 'gone', 'claim', 300), (2, 'fast', 'acknowledge', 600), (2, 'done', 'resolve', 86400))
       AS g (version, target, kind, seconds) ON g.version = CASE WHEN t.opened_at < now() - interval '9 days' THEN 1 ELSE 2 END
     CROSS JOIN LATERAL (SELECT (abs(hashtextextended(n || g.target, 5)) % 1000) AS share,
       (abs(hashtextextended(n || g.target, 6)) % 1000) AS fate) r
     CROSS JOIN LATERAL (SELECT CASE WHEN fate < 700 THEN 'met' WHEN fate < 800 THEN 'met-late' WHEN fate < 850 THEN 'overdue'
       WHEN fate < 900 THEN 'running' WHEN fate < 950 THEN 'paused' ELSE 'cancelled' END AS outcome) o`,
    [workspaceId, ids[1]],
  );
  await sql(
    `INSERT INTO task_event (workspace_id, task_id, at, kind, details)
     SELECT $1, id, opened_at + make_interval(secs => e.after), e.kind, e.details::jsonb
     FROM (SELECT t.*, substr(conversation_key, 2) AS n FROM task t WHERE workspace_id = $1) t,
       (VALUES ('nobody-able', '{}', 60, 100), ('rerouted', '{}', 500, 100), ('assigned', '{"from": "1"}', 700, 200),
         ('assigned', '{"from": null}', 60, 500), ('approval-asked', '{}', 120, 400), ('approved', '{}', 200, 500),
         ('nobody-able', '{}', 9999999, 300)) AS e (kind, details, after, share)
     WHERE (abs(hashtextextended(n || e.kind || e.after, 8)) % 1000) < e.share`,
    [workspaceId],
  );
  return ids;
}

/** The clocks as plain rows, with nothing judged. */
const clocksOf = (standard: string): Promise<Clock[]> =>
  sql<Clock>(
    `SELECT c.id, c.task_id AS "taskId", t.team_id AS "teamId", c.target_id AS "targetId", c.standard_version AS version,
       c.started_at AS "startedAt", c.due_at AS "dueAt", c.state, c.met_at AS "metAt", c.target_seconds AS seconds,
       extract(epoch FROM m.seen_at - m.published_at)::float8 AS detection
     FROM task_clock c JOIN task t ON t.id = c.task_id JOIN mention m ON m.id = t.first_mention_id WHERE c.standard_id = $1`,
    [standard],
  );

const fateOf = ({ state, dueAt }: Clock, now: Date): 'met' | 'missed' | 'open' | 'none' => {
  if (state === 'cancelled') return 'none';
  if (state === 'met') return 'met';
  if (state === 'met-late' || state === 'overdue') return 'missed';
  return state === 'running' && dueAt < now ? 'missed' : 'open';
};

const call = async (who: SignedInMember, path: string): Promise<unknown> => {
  const { status, body } = await app.call(path, { headers: who.headers });
  expect(status).toBe(200);
  return body;
};
const attainmentOf = async (who: SignedInMember, filter = ''): Promise<StandardAttainmentDto> =>
  (await call(who, `/standards/${standardId}/attainment?${filter}`)) as StandardAttainmentDto;
const judgedBy = async (filter: string): Promise<JudgedClockPage> =>
  (await call(lead, `/standards/${standardId}/misses?${filter}`)) as JudgedClockPage;
const DAY = 86_400_000;
const rangeQuery = (from: Date, to: Date): string => `from=${from.toISOString()}&to=${to.toISOString()}`;
const PERCENTS: Readonly<Record<string, number>> = { '1 fast': 70, '1 gone': 99, '2 fast': 92.5, '2 done': 50 };

/** Counted one by one, as nobody would in earnest. */
function expectedOf(clocks: readonly Clock[], now: Date) {
  const fates = clocks.map((clock) => fateOf(clock, now));
  const count = (fate: string): number => fates.filter((one) => one === fate).length;
  const judged = clocks.filter((_, i) => fates[i] === 'met' || fates[i] === 'missed');
  const room = judged.reduce(
    (sum, { version, targetId }) => sum + 100 - (PERCENTS[`${String(version)} ${targetId}`] ?? NaN),
    0,
  );
  const allowedMisses = Math.floor(room / 100 + 1e-9);
  const n = judged.length;
  return {
    n,
    met: count('met'),
    missed: count('missed'),
    open: count('open'),
    percent: Math.round((count('met') / n) * 1_000) / 10,
    allowedMisses,
    missesLeft: allowedMisses - count('missed'),
    verdict: n < 30 ? null : count('missed') <= allowedMisses ? 'met' : 'missed',
  };
}

/** The value that so many of the answered waits do not exceed; found by counting. */
function expectedWait(clocks: readonly Clock[], share: number, now: Date): number | undefined {
  const waits = clocks
    .filter((clock) => ['met', 'missed'].includes(fateOf(clock, now)))
    .map(({ startedAt, metAt }) => ((metAt ?? now).getTime() - startedAt.getTime()) / 1_000)
    .sort((a, b) => a - b);
  return waits.find((_, i) => (i + 1) / waits.length >= share - 1e-12);
}

describe('attainment', () => {
  it.each([
    ['a month', 30, 0],
    ['ten days across two versions', 14, 4],
    ['a day', 3, 2],
    ['two hours', 2 / 24, 0],
    ['before anything began', 300, 250],
  ])(
    'of %s equals the rows counted one by one, whole and by target, version and reason',
    async (_, fromDays, toDays) => {
      const now = new Date();
      const [from, to] = [new Date(now.getTime() - fromDays * DAY), new Date(now.getTime() - toDays * DAY)];
      const body = await attainmentOf(lead, rangeQuery(from, to));
      const all = (await clocksOf(standardId)).filter(({ startedAt }) => startedAt >= from && startedAt < to);
      const whole = expectedOf(all, now);
      expect(body).toMatchObject({ n: whole.n, met: whole.met, missed: whole.missed, open: whole.open });
      expect(body).toMatchObject({ allowedMisses: whole.allowedMisses, missesLeft: whole.missesLeft });
      if (whole.n > 0) expect(body.percent).toBe(whole.percent);
      else expect([body.percent, body.ci95, body.p50, body.verdict]).toEqual([null, null, null, null]);
      for (const [name, share] of [
        ['p50', 0.5],
        ['p90', 0.9],
        ['p95', 0.95],
      ] as const) {
        const wait = expectedWait(all, share, now);
        // What is not met yet grows older between the two looks.
        if (wait !== undefined) expect(Math.abs(Number(body[name]) - wait)).toBeLessThan(30);
      }
      for (const of of body.targets) {
        const own = all.filter(({ targetId }) => targetId === of.targetId);
        const expected = expectedOf(own, now);
        if (own.length > 0)
          expect(of).toMatchObject({ ...expected, percent: expected.n === 0 ? null : expected.percent });
        expect(of.periods.reduce((sum, { n }) => sum + n, 0)).toBe(expected.n);
        expect(of.periods.reduce((sum, { missed }) => sum + missed, 0)).toBe(expected.missed);
        const byReason = of.missesByReason.reduce((sum, { n }) => sum + n, 0);
        expect(byReason).toBe(expected.missed);
      }
      for (const { version, ...of } of body.versions) {
        const expected = expectedOf(
          all.filter((clock) => clock.version === version),
          now,
        );
        expect(of).toMatchObject({
          n: expected.n,
          met: expected.met,
          missed: expected.missed,
          allowedMisses: expected.allowedMisses,
        });
      }
      expect(body.versions.map(({ version }) => version)).toEqual(
        [...new Set(all.filter((c) => fateOf(c, now) !== 'none').map(({ version }) => version))].sort((a, b) => b - a),
      );
    },
  );

  it('names the reason that plain rows give, for every miss', async () => {
    const now = new Date();
    const clocks = await clocksOf(standardId);
    const events = await sql<{ taskId: string; kind: string; at: Date; from: string | null }>(
      `SELECT task_id AS "taskId", kind, at, details ->> 'from' AS "from" FROM task_event WHERE workspace_id = $1`,
      [workspaceId],
    );
    const byTask = new Map<string, typeof events>();
    for (const event of events) byTask.set(event.taskId, [...(byTask.get(event.taskId) ?? []), event]);
    const reasonOf = (clock: Clock): string => {
      const before = (byTask.get(clock.taskId) ?? []).filter(({ at }) => at <= clock.dueAt);
      const last = (...kinds: string[]): number =>
        Math.max(-1, ...before.filter(({ kind }) => kinds.includes(kind)).map(({ at }) => at.getTime()));
      if (clock.detection >= clock.seconds) return 'late-detection';
      if (last('nobody-able') >= 0) return 'nobody-able';
      if (before.some(({ kind, from }) => kind === 'rerouted' || (kind === 'assigned' && from !== null)))
        return 'wrong-owner';
      return last('approval-asked') > last('approved', 'approval-rejected') ? 'waited-for-approval' : 'slow';
    };
    const expected: Record<string, number> = {};
    for (const clock of clocks) {
      if (fateOf(clock, now) === 'missed') expected[reasonOf(clock)] = (expected[reasonOf(clock)] ?? 0) + 1;
    }
    expect(Object.keys(expected)).toHaveLength(5);
    const { missesByReason } = await attainmentOf(lead);
    expect(Object.fromEntries(missesByReason.map(({ reason, n }) => [reason, n]))).toEqual(expected);
  });

  it('gives no verdict under 30 and one from 30 on', async () => {
    const clocks = (await clocksOf(standardId)).filter(
      ({ targetId, startedAt }) => targetId === 'fast' && startedAt < new Date(Date.now() - 3_600_000),
    );
    const judged = clocks
      .filter((clock) => ['met', 'missed'].includes(fateOf(clock, new Date())))
      .sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
    const until = (judged[0]?.startedAt.getTime() ?? 0) + 1;
    const from = (n: number): Date => new Date(judged[n - 1]?.startedAt.getTime() ?? 0);
    for (const [n, hasVerdict] of [
      [29, false],
      [30, true],
    ] as const) {
      const body = await attainmentOf(lead, `${rangeQuery(from(n), new Date(until))}&target=fast`);
      expect([body.n, body.verdict !== null]).toEqual([n, hasVerdict]);
    }
  });

  it('shows people of a team their own tasks only', async () => {
    const reader = await app.signIn(await app.createMember(workspaceId, 'team-lead', { teamIds: [otherTeamId] }));
    const now = new Date();
    const own = (await clocksOf(standardId)).filter((clock) => clock.teamId === otherTeamId);
    const expected = expectedOf(own, now);
    const { n, missed } = await attainmentOf(reader);
    expect({ n, missed }).toEqual({ n: expected.n, missed: expected.missed });
    const overview = (await call(reader, '/insights/attainment')) as AttainmentOverviewDto;
    expect(overview.standards.find((one) => one.standardId === standardId)?.n).toBe(expected.n);
    expect((await attainmentOf(agent)).n).toBe(0);
  });

  it('lists every judged task once, with its version, page by page', async () => {
    const now = new Date();
    const clocks = (await clocksOf(standardId)).filter(
      (clock) => clock.targetId === 'gone' && fateOf(clock, now) === 'missed',
    );
    const seen: JudgedClockDto[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const body: JudgedClockPage = await judgedBy(`target=gone&limit=50${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...body.items);
      cursor = body.nextCursor;
    }
    expect(seen.map(({ id }) => id)).toEqual(clocks.map(({ id }) => id).sort((a, b) => Number(b) - Number(a)));
    expect(new Set(seen.map(({ version }) => version))).toEqual(new Set([1]));
    const { items } = await judgedBy('target=gone&reason=slow&limit=200');
    expect(items).toHaveLength(seen.filter(({ reason }) => reason === 'slow').length);
    const { items: kept } = await judgedBy('outcome=met&version=2&limit=5');
    expect(kept.map((one) => [one.outcome, one.version, one.reason])).toEqual(
      Array.from({ length: 5 }, () => ['met', 2, null]),
    );
  });

  it('exports it so that no cell is a formula', async () => {
    const { status, body } = await app.call(`/standards/${standardId}/misses/export`, {
      method: 'POST',
      headers: lead.headers,
      body: { outcome: 'all' },
    });
    expect(status).toBe(200);
    const lines = String(body.csv).split('\r\n');
    expect(lines[0]).toBe(
      '\uFEFFtask,standard version,target,kind,outcome,reason,started,due,met,seconds late,seconds to detection,network,author,assignee',
    );
    expect(lines.filter((line) => line.includes('cmd')).every((line) => line.includes(`,'=cmd,`))).toBe(true);
    expect(lines.filter((line) => line.includes('cmd')).length).toBeGreaterThan(0);
    const refused = await app.call(`/standards/${standardId}/misses/export`, {
      method: 'POST',
      headers: agent.headers,
      body: {},
    });
    expect(refused.status).toBe(403);
  });

  it.each(['from=2020-01-01T00:00:00Z', 'from=2026-02-02T00:00:00Z&to=2026-02-01T00:00:00Z', 'from=now', 'mood=bad'])(
    'refuses %s',
    async (bad) => {
      expect((await app.call(`/standards/${standardId}/attainment?${bad}`, { headers: lead.headers })).status).toBe(
        400,
      );
    },
  );
});

describe('a standard that is being broken', () => {
  it('opens one alert, and closes it when it is over', async () => {
    const { workspaceId: own, teamId: team } = await app.createWorkspace();
    const [standard] = await sql<{ id: string }>(
      'SELECT id FROM standard WHERE workspace_id = $1 ORDER BY id LIMIT 1',
      [own],
    );
    const run = (): Promise<unknown> =>
      app.app.get(WatchBurnJob).run({ signal: AbortSignal.timeout(20_000), workerId: 'test' });
    const alerts = (): Promise<{ state: string; severity: string }[]> =>
      sql(`SELECT state, severity FROM alert WHERE workspace_id = $1 AND kind = 'standard-burning'`, [own]);
    const decide = (count: number, state: string): Promise<unknown> =>
      sql(
        `WITH t AS (INSERT INTO task (workspace_id, network, conversation_key, source_id, team_id, priority, priority_score,
             priority_reasons, sentiment_label, sentiment_score, lang, author_handle, excerpt, first_mention_id, last_mention_id, replyability)
           SELECT $1, 'forum', $4 || n, 0, $2, 2, 0, '[]', 'negative', -1, 'en', 'x', 'x', 0, 0, '{}' FROM generate_series(1, $5::int) n
           RETURNING id)
         INSERT INTO task_clock (workspace_id, task_id, kind, standard_id, standard_version, target_id, target_seconds, calendar, started_at, due_at,
           state, met_at)
         SELECT $1, id, 'acknowledge', $3, 1, 'acknowledge-negative', 900, 'always', now() - interval '16 minutes', now() - interval '1 minute',
           $4, CASE WHEN $4 = 'met' THEN now() - interval '1 minute' END FROM t`,
        [own, team, standard?.id, state, count],
      );
    await run();
    expect(await alerts()).toEqual([]);
    await decide(8, 'overdue');
    await run();
    await run();
    expect(await alerts()).toEqual([{ state: 'open', severity: 'critical' }]);
    await decide(100, 'met');
    await run();
    expect(await alerts()).toEqual([{ state: 'closed', severity: 'critical' }]);
  });
});
