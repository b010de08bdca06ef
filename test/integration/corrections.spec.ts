import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MentionAttachService } from '../../src/modules/mentions/mention-attach.service.js';
import { aPost } from '../support/a-post.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { insertMention } from '../support/mention-rows.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
let source: string;
let press: string;
let agent: SignedInMember;
let colleague: SignedInMember;
let reporter: SignedInMember;
let viewer: SignedInMember;
let posts = 0;

interface Row {
  readonly kind: string;
  readonly before: string;
  readonly after: string;
  readonly engine: string;
  readonly lang: string;
  readonly isNewest: boolean;
  readonly confidence: number | null;
}

beforeAll(async () => {
  scene = await Scene.open();
  press = await scene.anotherTeam('Press');
  agent = await scene.agent('Aino');
  colleague = await scene.agent('Ville');
  reporter = await scene.agent('Pekka', [press]);
  viewer = await scene.http.signIn(
    await scene.http.createMember(scene.workspaceId, 'viewer', { teamIds: [scene.teamId] }),
  );
  source = await scene.inboundSource();
});
afterAll(() => scene.close());

let taskId: string;
let mentionId: string;
let postId: string;
beforeEach(async () => {
  posts += 1;
  postId = `correct-${String(posts)}`;
  taskId = await scene.openTask(source, aPost().id(postId).negative());
  const [row] = await scene.sql<{ id: string }>('SELECT last_mention_id AS id FROM task WHERE id = $1', [taskId]);
  mentionId = row?.id ?? '';
});

const judge = (kind: string, body: object, who = agent, headers: Record<string, string> = {}) =>
  scene.as(who, 'POST', `/tasks/${taskId}/${kind}`, body, headers);
const judgeMention = (kind: string, body: object, who = agent, headers: Record<string, string> = {}) =>
  scene.as(who, 'POST', `/mentions/${mentionId}/${kind}`, body, headers);
const kept = (): Promise<Row[]> =>
  scene.sql<Row>(
    `SELECT kind, before, after, engine, lang, is_newest AS "isNewest", confidence_before AS confidence FROM correction
     WHERE mention_id = $1 ORDER BY id`,
    [mentionId],
  );
const events = (): Promise<{ kind: string; details: object; actorId: string }[]> =>
  scene.sql(
    `SELECT kind, details, actor_id AS "actorId" FROM task_event WHERE task_id = $1 AND actor_id IS NOT NULL ORDER BY id`,
    [taskId],
  );

/** What `sentiment_day` says beside what the mentions are: equal after every transaction. */
const daysDiffer = (): Promise<unknown[]> =>
  scene.sql(
    `WITH kept AS (
       SELECT watch_id, day, lang, label, team_ids, sum(mentions)::int AS n FROM sentiment_day WHERE workspace_id = $1
       GROUP BY 1, 2, 3, 4, 5 HAVING sum(mentions) <> 0),
     facts AS (
       SELECT m.watch_ids, (published_at AT TIME ZONE 'UTC')::date AS day, lang, sentiment_label AS label, team_ids
       FROM mention m WHERE workspace_id = $1 AND NOT is_deleted AND muted_by IS NULL),
     real AS (
       SELECT 0::bigint AS watch_id, day, lang, label, team_ids, count(*)::int AS n FROM facts GROUP BY 1, 2, 3, 4, 5
       UNION ALL
       SELECT w, day, lang, label, '{}'::bigint[], count(*)::int FROM facts CROSS JOIN unnest(watch_ids) w GROUP BY 1, 2, 3, 4)
     (TABLE kept EXCEPT TABLE real) UNION ALL (TABLE real EXCEPT TABLE kept)`,
    [scene.workspaceId],
  );

describe('the sentiment of a task', () => {
  it('is set by hand: on the mention, on the task, as a label and in the history', async () => {
    const before = await scene.get(`/tasks/${taskId}`);
    const answer = await judge('sentiment', { label: 'positive' }, agent, { 'if-match': String(before.body.version) });
    expect(answer).toMatchObject({
      status: 200,
      body: { id: taskId, version: Number(before.body.version) + 1, sentiment: { label: 'positive' } },
    });
    expect((await scene.get(`/mentions/${mentionId}`)).body.sentiment).toMatchObject({
      label: 'positive',
      confidence: 1,
      words: [],
    });
    expect(await kept()).toEqual([
      {
        kind: 'sentiment',
        before: 'negative',
        after: 'positive',
        engine: expect.stringMatching(/^(linear|afinn)$/),
        lang: 'en',
        isNewest: true,
        confidence: expect.any(Number),
      },
    ]);
    expect(await events()).toEqual([
      {
        kind: 'sentiment-corrected',
        actorId: agent.memberId,
        details: { from: 'negative', to: 'positive', mentionId },
      },
    ]);
    expect(await daysDiffer()).toEqual([]);
  });

  it('tells open browsers of the team', async () => {
    await judge('sentiment', { label: 'neutral' });
    const notices = await scene.sql<{ kind: string; details: object }>(
      'SELECT kind, details FROM live_event WHERE workspace_id = $1 ORDER BY id DESC LIMIT 2',
      [scene.workspaceId],
    );
    expect(notices.map(({ kind }) => kind).sort()).toEqual(['mentions', 'tasks']);
    expect(notices.find(({ kind }) => kind === 'mentions')?.details).toMatchObject({ changedIds: [mentionId] });
  });

  it('counts the last word of each person, against what the engine had said', async () => {
    await judge('sentiment', { label: 'positive' });
    await judge('sentiment', { label: 'neutral' });
    await judge('sentiment', { label: 'negative' }, scene.admin);
    expect((await kept()).map(({ before, after, isNewest }) => [before, after, isNewest])).toEqual([
      ['negative', 'positive', false],
      ['negative', 'neutral', true],
      ['negative', 'negative', true],
    ]);
  });

  it('is not changed with an old version, nor by whoever may not act on it', async () => {
    expect(await judge('sentiment', { label: 'positive' }, agent, { 'if-match': '999' })).toMatchObject({
      status: 409,
      body: { code: 'stale-version', current: { id: taskId } },
    });
    expect((await judge('sentiment', { label: 'positive' }, reporter)).status).toBe(404);
    expect((await judge('sentiment', { label: 'positive' }, viewer)).status).toBe(403);
    await scene.as(colleague, 'POST', `/tasks/${taskId}/claim`);
    expect(await judge('sentiment', { label: 'positive' })).toMatchObject({ status: 409, body: { code: 'taken' } });
    expect((await judge('sentiment', { label: 'positive' }, colleague)).status).toBe(200);
    expect(await kept()).toHaveLength(1);
  });

  it.each([
    { label: 'unsure' },
    { label: 'angry' },
    {},
    { label: 'positive', confidence: 1 },
    { label: 'positive', mentionId: 'x' },
  ])('is refused as %j', async (body) => {
    expect((await judge('sentiment', body)).status).toBe(400);
    expect(await kept()).toEqual([]);
  });

  it('follows only the newest mention of the task', async () => {
    await scene.deliver(source, aPost().id(`${postId}-b`).negative().inConversation(postId).wire());
    const answer = await judge('sentiment', { label: 'positive', mentionId });
    expect(answer.body.sentiment.label).toBe('negative');
    expect((await scene.get(`/mentions/${mentionId}`)).body.sentiment.label).toBe('positive');
    expect((await judge('sentiment', { label: 'positive' })).body.sentiment.label).toBe('positive');
    const other = await insertMention(scene.http.dataSource, scene);
    expect((await judge('sentiment', { label: 'positive', mentionId: other })).status).toBe(404);
  });

  it('can be said of a task that is closed, not of a post that is gone', async () => {
    await scene.as(agent, 'POST', `/tasks/${taskId}/resolve`, {});
    expect((await judge('sentiment', { label: 'neutral' })).status).toBe(200);
    await scene.deliver(source, { ...aPost().id(postId).wire(), isDeleted: true });
    expect(await judge('sentiment', { label: 'positive' })).toMatchObject({
      status: 409,
      body: { code: 'post-deleted' },
    });
    expect(await daysDiffer()).toEqual([]);
  });

  it('stays while the text stays, and is judged anew with a new text', async () => {
    await judge('sentiment', { label: 'positive' });
    await scene.deliver(source, aPost().id(postId).negative().wire());
    expect((await scene.get(`/mentions/${mentionId}`)).body.sentiment).toMatchObject({
      label: 'positive',
      confidence: 1,
    });
    await scene.deliver(source, aPost().id(postId).saying('Acme broke it again, awful and terrible').wire());
    expect((await scene.get(`/mentions/${mentionId}`)).body.sentiment.confidence).toBeLessThan(1);
    const [marks] = await scene.sql('SELECT sentiment_by AS by, versions FROM mention WHERE id = $1', [mentionId]);
    expect(marks).toEqual({ by: null, versions: 2 });
    expect(await kept()).toMatchObject([{ before: 'negative', after: 'positive', isNewest: true }]);
    expect(await daysDiffer()).toEqual([]);
  });
});

describe('the priority of a task', () => {
  it('is set by hand, stays, and is counted as a disagreement', async () => {
    const before = (await scene.get(`/tasks/${taskId}`)).body.priority.level as string;
    const level = before === 'P4' ? 'P3' : 'P4';
    const answer = await judge('priority', { level, note: 'A regular who jokes' });
    expect(answer).toMatchObject({ status: 200, body: { priority: { level } } });
    expect(await kept()).toMatchObject([
      { kind: 'priority', before, after: level, engine: expect.stringMatching(/^weights v1$/), confidence: null },
    ]);
    expect(await events()).toMatchObject([
      { kind: 'priority-corrected', details: { from: before, to: level, note: 'A regular who jokes' } },
    ]);
    expect((await judge('priority', { level: before })).body.priority.level).toBe(before);
    expect((await kept()).map((row) => [row.before, row.after, row.isNewest])).toEqual([
      [before, level, false],
      [before, before, true],
    ]);
  });

  it('is not set with an old version, by others, or to what is none', async () => {
    expect((await judge('priority', { level: 'P1' }, agent, { 'if-match': '999' })).body.code).toBe('stale-version');
    expect((await judge('priority', { level: 'P1' }, reporter)).status).toBe(404);
    expect((await judge('priority', { level: 'P1' }, viewer)).status).toBe(403);
    for (const body of [{ level: 'P5' }, { level: 1 }, {}, { level: 'P1', note: 5 }]) {
      expect((await judge('priority', body)).status).toBe(400);
    }
    expect(await kept()).toEqual([]);
  });
});

describe('the intent of a task', () => {
  it('is set by hand and kept', async () => {
    expect((await judge('intent', { label: 'threat' })).status).toBe(200);
    expect((await scene.get(`/mentions/${mentionId}`)).body.intent).toMatchObject({ label: 'threat', confidence: 1 });
    expect(await kept()).toMatchObject([{ kind: 'intent', after: 'threat', engine: 'rules' }]);
    expect(await events()).toMatchObject([{ kind: 'intent-corrected', details: { to: 'threat', mentionId } }]);
  });

  it.each([{ label: 'positive' }, {}])('is refused as %j', async (body) => {
    expect((await judge('intent', body)).status).toBe(400);
  });
});

describe('relevance', () => {
  it('is a label and closes nothing', async () => {
    expect((await judge('relevance', { isRelevant: false })).body).toMatchObject({ state: 'open' });
    expect(await kept()).toMatchObject([
      { kind: 'relevance', before: 'relevant', after: 'not-relevant', engine: 'watch' },
    ]);
    expect(await events()).toMatchObject([{ kind: 'relevance-corrected', details: { to: 'not-relevant' } }]);
  });

  it('is kept when a task is dismissed as not about us, and for no other reason', async () => {
    await scene.as(agent, 'POST', `/tasks/${taskId}/dismiss`, { reason: 'not-about-us' });
    expect(await kept()).toMatchObject([{ kind: 'relevance', after: 'not-relevant' }]);
    await scene.as(agent, 'POST', `/tasks/${taskId}/reopen`);
    await scene.as(agent, 'POST', `/tasks/${taskId}/dismiss`, { reason: 'spam' });
    expect(await kept()).toHaveLength(1);
  });

  it('is refused without a word', async () => {
    expect((await judge('relevance', {})).status).toBe(400);
  });
});

describe('a mention', () => {
  it('is judged by itself, and its open task follows', async () => {
    const answer = await judgeMention('sentiment', { label: 'positive' }, agent, { 'if-match': '1' });
    expect(answer).toMatchObject({
      status: 200,
      body: { id: mentionId, sentiment: { label: 'positive', confidence: 1 } },
    });
    expect(answer.body.history).toBeUndefined();
    expect((await scene.get(`/tasks/${taskId}`)).body.sentiment.label).toBe('positive');
    expect(await events()).toMatchObject([{ kind: 'sentiment-corrected' }]);
    expect((await judgeMention('intent', { label: 'praise' })).body.intent).toMatchObject({ label: 'praise' });
    expect((await kept()).map(({ kind }) => kind)).toEqual(['sentiment', 'intent']);
  });

  it('without a task is judged too', async () => {
    mentionId = await insertMention(scene.http.dataSource, scene, { sentiment: 'unsure', watchIds: [scene.watchId] });
    expect((await judgeMention('sentiment', { label: 'negative' })).status).toBe(200);
    expect(await kept()).toMatchObject([{ before: 'unsure', after: 'negative', confidence: 0.5 }]);
    expect(await daysDiffer()).toEqual([]);
  });

  it('is left alone by whoever may not, and after an edit that was not seen', async () => {
    expect((await judgeMention('sentiment', { label: 'positive' }, reporter)).status).toBe(404);
    expect((await judgeMention('sentiment', { label: 'positive' }, viewer)).status).toBe(403);
    await scene.as(colleague, 'POST', `/tasks/${taskId}/claim`);
    expect((await judgeMention('sentiment', { label: 'positive' })).body.code).toBe('taken');
    await scene.deliver(source, aPost().id(postId).saying('Acme is awful, terrible and bad').wire());
    expect(await judgeMention('sentiment', { label: 'positive' }, colleague, { 'if-match': '1' })).toMatchObject({
      status: 409,
      body: { code: 'stale-version' },
    });
    expect(await kept()).toEqual([]);
    expect((await scene.as(agent, 'POST', '/mentions/987654321/sentiment', { label: 'positive' })).status).toBe(404);
  });
});

describe('the list of corrections', () => {
  it('shows what was said, newest first, filtered and by page', async () => {
    await judge('sentiment', { label: 'positive' });
    await judge('relevance', { isRelevant: true });
    const page = await scene.get('/corrections?limit=1');
    expect(page.body.items).toEqual([
      {
        id: expect.any(String),
        kind: 'relevance',
        before: 'relevant',
        after: 'relevant',
        confidenceBefore: null,
        lang: 'en',
        engine: 'watch',
        mention: { id: mentionId, text: expect.stringContaining('Acme') },
        taskId,
        member: { id: agent.memberId, name: 'Aino' },
        isNewest: true,
        createdAt: expect.stringMatching(/Z$/),
      },
    ]);
    const next = await scene.get(`/corrections?limit=1&cursor=${String(page.body.nextCursor)}`);
    expect(next.body.items).toMatchObject([{ kind: 'sentiment', after: 'positive', mention: { id: mentionId } }]);
    const intents = await scene.get('/corrections?kind=intent&lang=en');
    expect(new Set(intents.body.items.map(({ kind }: Row) => kind))).toEqual(new Set(['intent']));
    expect((await scene.get('/corrections?lang=fi')).body.items).toEqual([]);
    expect((await scene.get('/corrections?to=2020-01-01')).body.items).toEqual([]);
    expect((await scene.get('/corrections?kind=mood')).status).toBe(400);
  });

  it('of another team is empty', async () => {
    expect((await scene.get('/corrections', reporter)).body.items).toEqual([]);
    expect((await scene.get('/corrections', viewer)).body.items.length).toBeGreaterThan(0);
  });
});

describe('a watch that is added to stored posts', () => {
  it('moves them in the counts of days', async () => {
    const id = await insertMention(scene.http.dataSource, scene, { watchIds: [scene.watchId] });
    const [row] = await scene.sql<{ hash: string }>('SELECT content_hash AS hash FROM mention WHERE id = $1', [id]);
    const added = await scene.http.dataSource.transaction((tx) =>
      scene.http.app
        .get(MentionAttachService)
        .attachWatch(tx, scene.workspaceId, { id: '777', visibleTo: [press] }, [
          { id, contentHash: row?.hash ?? '', spans: [], isLookalike: false },
        ]),
    );
    expect([...added]).toEqual([id]);
    expect(await daysDiffer()).toEqual([]);
  });
});
