import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReportAccuracyJob } from '../../src/modules/insights/report-accuracy.job.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { countSentiment, insertMention, type MentionFacts } from '../support/mention-rows.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
let press: string;
let pressWatch: string;
let agent: SignedInMember;
let reporter: SignedInMember;
let viewer: SignedInMember;

const DAY_MS = 86_400_000;
const WINDOW = 'from=2026-03-02&to=2026-03-16';

beforeAll(async () => {
  scene = await Scene.open();
  press = await scene.anotherTeam('Press');
  agent = await scene.agent('Aino');
  reporter = await scene.agent('Pekka', [press]);
  viewer = await scene.http.signIn(
    await scene.http.createMember(scene.workspaceId, 'viewer', { teamIds: [scene.teamId] }),
  );
  pressWatch = await scene.watch({ name: 'Board', query: 'board', team: press });
  await fill();
});
afterAll(() => scene.close());

function put(facts: MentionFacts): Promise<string> {
  return insertMention(scene.http.dataSource, scene, facts);
}

const on = (day: string): string => `${day}T12:00:00Z`;

/** Two weeks: quiet before 9 March, then a battery that gets hot, told by many, and one story told by more. */
async function fill(): Promise<void> {
  const shared = { watchIds: [scene.watchId], teamIds: [scene.teamId] };
  for (let i = 0; i < 40; i++) {
    await put({
      ...shared,
      publishedAt: on('2026-03-03'),
      sentiment: 'neutral',
      text: `the Acme shop opens ${String(i)}`,
    });
    const hot = { text: `my Acme battery gets hot ${String(i)}`, authorHandle: `hot-${String(i)}` };
    await put({ ...shared, ...hot, publishedAt: on('2026-03-10'), sentiment: i < 30 ? 'negative' : 'neutral' });
    await put({
      ...shared,
      publishedAt: on('2026-03-11'),
      sentiment: 'neutral',
      text: `the Acme shop opens late ${String(i)}`,
    });
  }
  for (let i = 0; i < 10; i++) {
    const id = await put({
      ...shared,
      lang: 'fi-FI',
      publishedAt: on('2026-03-12'),
      sentiment: 'positive',
      text: `Acme gala ${String(i)}`,
    });
    await scene.sql('UPDATE mention SET story_id = 1 WHERE id = $1', [id]);
  }
  await put({
    watchIds: [pressWatch],
    teamIds: [press],
    publishedAt: on('2026-03-12'),
    sentiment: 'negative',
    text: 'board',
  });
  await put({
    watchIds: [scene.watchId, pressWatch],
    teamIds: [scene.teamId, press],
    publishedAt: on('2026-03-13'),
    sentiment: 'unsure',
    text: 'both',
  });
  await put({ ...shared, publishedAt: on('2026-03-13'), sentiment: 'negative', isDeleted: true });
  const muted = await put({ ...shared, publishedAt: on('2026-03-13'), sentiment: 'negative' });
  await scene.sql('UPDATE mention SET muted_by = 1 WHERE id = $1', [muted]);
}

const totals = (counts: Partial<Record<'negative' | 'neutral' | 'positive' | 'unsure', number>>) => ({
  negative: 0,
  neutral: 0,
  positive: 0,
  unsure: 0,
  ...counts,
});

describe('sentiment over time', () => {
  it('counts days, languages and watches, with the share of negatives and its interval', async () => {
    const { status, body } = await scene.get(`/insights/sentiment?${WINDOW}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ from: '2026-03-02T00:00:00.000Z', to: '2026-03-16T00:00:00.000Z', by: 'day' });
    expect(body.series).toHaveLength(14);
    expect(body.series[0]).toEqual({ date: '2026-03-02', mentions: 0, ...totals({}), negativeShare: null });
    expect(body.series[8]).toEqual({
      date: '2026-03-10',
      mentions: 40,
      ...totals({ negative: 30, neutral: 10 }),
      negativeShare: { percent: 75, low: 59.8, high: 85.8 },
    });
    // Neither what was deleted nor what is muted.
    expect(body.series[11]).toMatchObject({ date: '2026-03-13', mentions: 1, unsure: 1 });
    expect(body.byLanguage.map(({ lang, mentions }: { lang: string; mentions: number }) => [lang, mentions])).toEqual([
      ['en', 122],
      ['fi', 10],
    ]);
    expect(body.byWatch).toMatchObject([
      { watch: { id: scene.watchId, name: 'Acme' }, mentions: 131, negative: 30, positive: 10, unsure: 1 },
      { watch: { id: pressWatch, name: 'Board' }, mentions: 2, negative: 1, negativeShare: null },
    ]);
  });

  it('counts weeks, a watch and a language', async () => {
    const weeks = await scene.get(`/insights/sentiment?${WINDOW}&by=week&watch=${scene.watchId}`);
    expect(weeks.body.series).toMatchObject([
      { date: '2026-03-02', mentions: 40 },
      { date: '2026-03-09', mentions: 91, negative: 30 },
    ]);
    expect(weeks.body.byWatch).toHaveLength(1);
    const finnish = await scene.get(`/insights/sentiment?${WINDOW}&lang=fi`);
    expect(finnish.body.byLanguage).toMatchObject([{ lang: 'fi', mentions: 10, positive: 10 }]);
    expect(finnish.body.byWatch).toMatchObject([{ watch: { id: scene.watchId }, mentions: 10 }]);
  });

  it('shows a team what it may see, and each post once', async () => {
    for (const who of [agent, viewer]) {
      const mine = await scene.get(`/insights/sentiment?${WINDOW}`, who);
      expect(mine.body.series.reduce((sum: number, { mentions }: { mentions: number }) => sum + mentions, 0)).toBe(131);
      expect(mine.body.byWatch).toMatchObject([{ watch: { id: scene.watchId } }]);
    }
    const theirs = await scene.get(`/insights/sentiment?${WINDOW}`, reporter);
    expect(theirs.body.byLanguage).toMatchObject([{ lang: 'en', mentions: 2 }]);
    expect((await scene.get(`/insights/sentiment?${WINDOW}&watch=${scene.watchId}`, reporter)).status).toBe(404);
  });

  it('has thirty days up to now unless asked otherwise', async () => {
    const { body } = await scene.get('/insights/sentiment');
    expect(body.series).toHaveLength(30);
    expect(new Date(body.to as string).getTime() - new Date(body.from as string).getTime()).toBe(30 * DAY_MS);
  });

  it.each([
    'from=2026-03-02&to=2026-03-01',
    'from=2020-01-01&to=2026-01-01',
    'from=yesterday',
    'by=month',
    'watch=x',
    'day=1',
  ])('is refused with %s', async (query) => {
    expect((await scene.get(`/insights/sentiment?${query}`)).status).toBe(400);
  });
});

describe('terms behind a change', () => {
  const LATER = 'from=2026-03-09&to=2026-03-16';

  it('are those that rose against the week before, with how people feel and examples', async () => {
    const { status, body } = await scene.get(`/insights/sentiment/terms?${LATER}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      from: '2026-03-09T00:00:00.000Z',
      against: { from: '2026-03-02T00:00:00.000Z', to: '2026-03-09T00:00:00.000Z' },
      mentions: 92,
      before: 40,
      isSampled: false,
    });
    const battery = body.terms.find(({ term }: { term: string }) => term === 'battery');
    expect(battery).toEqual({
      term: 'battery',
      count: 40,
      before: 0,
      score: expect.any(Number),
      sentiment: 'negative',
      examples: [
        { id: expect.any(String), text: 'my Acme battery gets hot 0' },
        { id: expect.any(String), text: 'my Acme battery gets hot 1' },
        { id: expect.any(String), text: 'my Acme battery gets hot 2' },
      ],
    });
    const terms = body.terms.map(({ term }: { term: string }) => term);
    expect(terms).not.toContain('acme');
    // Ten tellings of one story are one.
    expect(terms).not.toContain('gala');
  });

  it('stay within the team, the watch and the language', async () => {
    expect((await scene.get(`/insights/sentiment/terms?${LATER}`, reporter)).body).toMatchObject({
      mentions: 2,
      terms: [],
    });
    expect((await scene.get(`/insights/sentiment/terms?${LATER}&watch=${scene.watchId}`, reporter)).status).toBe(404);
    expect((await scene.get(`/insights/sentiment/terms?${LATER}&lang=fi`)).body).toMatchObject({
      mentions: 10,
      terms: [],
    });
    // The list by watch is filled by a job.
    const ids = await scene.sql<{ id: string }>('SELECT id FROM mention WHERE workspace_id = $1', [scene.workspaceId]);
    await scene.sql(
      `INSERT INTO mention_watch (workspace_id, watch_id, published_at, mention_id)
       SELECT workspace_id, unnest(watch_ids), published_at, id FROM mention WHERE id = ANY ($1::bigint[])`,
      [ids.map(({ id }) => id)],
    );
    for (const [query, who] of [
      [`&watch=${scene.watchId}`, scene.admin],
      ['', agent],
    ] as const) {
      const { body } = await scene.get(`/insights/sentiment/terms?${LATER}${query}`, who);
      expect(body.mentions).toBe(91);
      expect(body.terms.map(({ term }: { term: string }) => term)).toContain('battery');
    }
  });

  it('say nothing where nothing was said', async () => {
    const { body } = await scene.get('/insights/sentiment/terms?from=2020-01-01&to=2020-01-08&against=previous');
    expect(body).toMatchObject({ terms: [], mentions: 0, before: 0, isSampled: false });
  });

  it('are read from an even sample of many mentions, which is said', async () => {
    const { workspaceId, teamId } = await scene.http.createWorkspace();
    const lead = await scene.http.signIn(await scene.http.createMember(workspaceId, 'admin', { teamIds: [teamId] }));
    await scene.sql(
      `INSERT INTO mention (workspace_id, network, external_key, external_id, source_id, author_handle, text, lang, published_at,
         conversation_key, watch_ids, watch_spans, team_ids, sentiment_label, sentiment_score, sentiment_confidence, content_hash)
       SELECT $1, 'web', n::text, n::text, 0, 'a', CASE WHEN n % 3 = 0 AND n > 10000 THEN 'outage now' ELSE 'ordinary' END, 'en',
         CASE WHEN n > 10000 THEN '2026-05-10T12:00:00Z'::timestamptz ELSE '2026-05-03T12:00:00Z' END, n::text, '{}', '{}',
         ARRAY[$2::bigint], 'neutral', 0, 0.5, n::text
       FROM generate_series(1, 20000) n`,
      [workspaceId, teamId],
    );
    await countSentiment(scene.http.dataSource, 'workspace_id = $1', workspaceId);
    const { body } = await scene.as(lead, 'GET', '/insights/sentiment/terms?from=2026-05-08&to=2026-05-15');
    expect(body).toMatchObject({ mentions: 10_000, before: 10_000, isSampled: true });
    const outage = body.terms.find(({ term }: { term: string }) => term === 'outage');
    // A third of a sample of about 4,000.
    expect(outage.count).toBeGreaterThan(1_100);
    expect(outage.count).toBeLessThan(1_600);
  });
});

describe('accuracy', () => {
  async function judged(month: string, count: number, before: string, after: string, lang = 'en'): Promise<void> {
    for (let i = 0; i < count; i++) {
      const id = await put({ lang, sentiment: after, publishedAt: `${month}-05T00:00:00Z` });
      await scene.sql(
        `INSERT INTO correction (workspace_id, mention_id, kind, before, after, lang, engine, content_hash, team_ids, member_id,
           created_at) VALUES ($1, $2, 'sentiment', $3, $4, $5, 'linear', '', '{}', $6, $7)`,
        [scene.workspaceId, id, before, after, lang, scene.admin.memberId, `${month}-10T00:00:00Z`],
      );
    }
  }

  it('says how often people agreed, with its interval, and nothing under thirty', async () => {
    await judged('2026-02', 32, 'negative', 'negative');
    await judged('2026-02', 8, 'negative', 'positive');
    await judged('2026-02', 3, 'unsure', 'negative');
    await judged('2026-02', 5, 'negative', 'neutral', 'fi-FI');
    await judged('2026-01', 5, 'negative', 'neutral');
    const { body } = await scene.get('/insights/accuracy?month=2026-02', viewer);
    expect(body).toEqual({
      month: '2026-02',
      isFinal: false,
      rows: [
        {
          lang: 'en',
          kind: 'sentiment',
          judged: 40,
          corrected: 8,
          unsure: 3,
          agreement: { percent: 80, low: 65.2, high: 89.5 },
          note: null,
        },
        {
          lang: 'fi',
          kind: 'sentiment',
          judged: 5,
          corrected: 5,
          unsure: 0,
          agreement: null,
          note: 'Fewer than 30 were judged: no verdict.',
        },
      ],
      models: { base: 'sentiment-research', workspace: null },
    });
  });

  it('counts what was left as it was in resolved tasks', async () => {
    const id = await put({ lang: 'lv', sentiment: 'negative', publishedAt: '2026-04-05T00:00:00Z' });
    await scene.sql(
      `INSERT INTO task (workspace_id, network, conversation_key, source_id, team_id, state, is_open, priority, priority_score,
         priority_reasons, sentiment_label, sentiment_score, lang, author_handle, excerpt, first_mention_id, last_mention_id,
         replyability, closed_at)
       VALUES ($1, 'web', 'closed', 0, $2, 'resolved', false, 1, 1, '[]', 'negative', -1, 'lv', 'a', '', $3, $3, '{}', '2026-04-30T23:59:59Z')`,
      [scene.workspaceId, scene.teamId, id],
    );
    const { body } = await scene.get('/insights/accuracy?month=2026-04');
    // Its intent was never judged.
    expect(body.rows.map(({ kind, judged: n, corrected }: Record<string, unknown>) => [kind, n, corrected])).toEqual([
      ['priority', 1, 0],
      ['relevance', 1, 0],
      ['sentiment', 1, 0],
    ]);
  });

  it('of the past month is written once and stays', async () => {
    const [last] = await scene.sql<{ month: string; day: string }>(
      `SELECT to_char(last, 'YYYY-MM') AS month, to_char(last, 'YYYY-MM-DD') AS day
       FROM (SELECT date_trunc('month', now() AT TIME ZONE 'UTC') - interval '1 month' AS last) x`,
    );
    const { month, day } = last ?? { month: '', day: '' };
    await scene.sql(`UPDATE workspace SET created_at = '2020-01-01'`);
    await judged(month, 2, 'negative', 'positive');
    const job = scene.http.app.get(ReportAccuracyJob);
    const context = { signal: new AbortController().signal, workerId: 'spec' };
    const [first, second] = await Promise.all([job.run(context), job.run(context)]);
    expect((first['written'] ?? 0) + (second['written'] ?? 0)).toBe(await scene.count('workspace'));
    const report = await scene.get(`/insights/accuracy?month=${month}`);
    expect(report.body).toMatchObject({ isFinal: true, rows: [{ lang: 'en', judged: 2, corrected: 2 }] });
    await judged(month, 2, 'negative', 'positive');
    expect((await job.run(context))['written']).toBe(0);
    expect((await scene.get(`/insights/accuracy?month=${month}`)).body).toEqual(report.body);
    expect(await scene.count('accuracy_report', 'workspace_id = $1 AND month = $2', [scene.workspaceId, day])).toBe(1);
  });

  it.each(['month=2026-13', 'month=march', 'month=2026-1'])('is refused with %s', async (query) => {
    expect((await scene.get(`/insights/accuracy?${query}`)).status).toBe(400);
  });
});
