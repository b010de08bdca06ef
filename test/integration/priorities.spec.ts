import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DEFAULT_PRIORITY_WEIGHTS as DEFAULTS } from '../../src/domain/priority/default-weights.js';
import { prioritise } from '../../src/domain/priority/prioritise.js';
import type { PriorityFacts, PriorityLevel, PriorityWeights } from '../../src/domain/priority/priority.types.js';
import { RebaseLeaseService } from '../../src/modules/priorities/rebase-lease.service.js';
import { RebasePrioritiesJob } from '../../src/modules/priorities/rebase-priorities.job.js';
import { RebaseSteps } from '../../src/modules/priorities/rebase-steps.service.js';
import { TaskPriorities } from '../../src/modules/tasks/task-priorities.service.js';
import { TaskWriter } from '../../src/modules/tasks/task-writer.service.js';
import type { StaffRole } from '../../src/domain/access/roles.js';
import type { Actor } from '../../src/domain/access/access.types.js';
import { aPost } from '../support/a-post.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { insertTask } from '../support/judged-tasks.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
let source: string;
const people = new Map<StaffRole, SignedInMember>();

beforeAll(async () => {
  scene = await Scene.open();
  source = await scene.inboundSource();
  for (const role of ['pr-lead', 'team-lead', 'agent', 'viewer'] as const) {
    const id = await scene.http.createMember(scene.workspaceId, role, { teamIds: [scene.teamId] });
    people.set(role, await scene.http.signIn(id));
  }
});
afterAll(() => scene.close());

const as = (role: StaffRole): SignedInMember => people.get(role) ?? scene.admin;
const read = (who = scene.admin) => scene.get('/priorities/weights', who);
const put = (weights: unknown, version?: number, who = scene.admin, reason: unknown = 'Because') =>
  scene.as(
    who,
    'PUT',
    '/priorities/weights',
    { weights, reason },
    {
      ...(version === undefined ? {} : { 'if-match': `"${String(version)}"` }),
    },
  );
const versionInForce = async (): Promise<number> => (await read()).body.version as number;

/** Puts weights in force whatever they are, one point of `clock` apart if need be. */
async function inForce(weights: PriorityWeights): Promise<number> {
  const answer = await put(weights);
  if (answer.status === 200) return answer.body.version as number;
  if (answer.body.code === 'nothing-changed') return versionInForce();
  throw new Error(JSON.stringify(answer.body));
}

interface StoredPriority {
  readonly id: string;
  readonly priority: number;
  readonly score: number;
  readonly reasons: { code: string; text: string; weight: number; values: object }[];
  readonly version: number | null;
  readonly facts: PriorityFacts;
  readonly isManual: boolean;
  readonly rowVersion: number;
}

async function stored(id: string): Promise<StoredPriority> {
  const [row] = await scene.sql<StoredPriority>(
    `SELECT id, priority, priority_score AS score, priority_reasons AS reasons, priority_version AS version,
       priority_facts AS facts, priority_is_manual AS "isManual", version AS "rowVersion" FROM task WHERE id = $1`,
    [id],
  );
  if (row === undefined) throw new Error('no such task');
  return row;
}

const eventsOf = (taskId: string) =>
  scene.sql<{ kind: string; details: object }>(
    `SELECT kind, details FROM task_event WHERE task_id = $1 AND kind LIKE 'priority%' ORDER BY id`,
    [taskId],
  );
const audited = (action: string) =>
  scene.sql<{ actorKind: string; details: Record<string, unknown> }>(
    `SELECT actor_kind AS "actorKind", details FROM audit_entry WHERE workspace_id = $1 AND action = $2 ORDER BY id`,
    [scene.workspaceId, action],
  );
const facts = (score: number, changes: Partial<PriorityFacts> = {}): PriorityFacts => ({
  sentiment: { label: 'negative', score },
  reach: null,
  isDirect: false,
  ...changes,
});

const actor = (who = scene.admin): Actor => ({
  workspaceId: scene.workspaceId,
  memberId: who.memberId,
  name: '',
  role: 'admin',
  teamIds: [scene.teamId],
  tokenScopes: null,
});

const setByHand = (taskId: string, level: PriorityLevel) =>
  scene.http.dataSource.transaction(async (tx) => {
    const task = await scene.http.app.get(TaskWriter, { strict: false }).lock(tx, scene.workspaceId, taskId);
    if (task === null) throw new Error('no such task');
    return scene.http.app.get(TaskPriorities, { strict: false }).setByHand(tx, task, level, actor(), 'Known customer');
  });

describe('the weights', () => {
  it('start as version 1, readable by everybody', async () => {
    expect((await read()).body).toEqual({
      version: 1,
      weights: DEFAULTS,
      reason: 'The weights every workspace starts with.',
      author: null,
      createdAt: expect.any(String),
      changedParts: [],
    });
    for (const who of people.values()) expect((await read(who)).status).toBe(200);
  });

  it('change by a new version that says who, why and what; the old one stays as it was', async () => {
    const before = await versionInForce();
    const weights = { ...DEFAULTS, urgency: 25, intents: { ...DEFAULTS.intents, complaint: 9 } };
    const { status, body } = await put(weights, before, as('pr-lead'), ' Campaign week ');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      version: before + 1,
      weights,
      reason: 'Campaign week',
      author: { id: as('pr-lead').memberId },
      changedParts: ['intents.complaint', 'urgency'],
    });
    const { body: page } = await scene.get('/priorities/weights/versions?limit=1');
    expect(page.items).toEqual([body]);
    const { body: rest } = await scene.get(`/priorities/weights/versions?cursor=${String(page.nextCursor)}`);
    expect(rest).toMatchObject({ items: [{ version: before, weights: DEFAULTS }], nextCursor: null });
    expect((await audited('priority-weights.change')).at(-1)).toMatchObject({
      actorKind: 'person',
      details: { version: before + 1, reason: 'Campaign week', changedParts: ['intents.complaint', 'urgency'] },
    });
  });

  it('are changed by administrators and PR leads only', async () => {
    for (const role of ['team-lead', 'agent', 'viewer'] as const) {
      expect((await put(DEFAULTS, undefined, as(role))).status).toBe(403);
      expect((await scene.as(as(role), 'POST', '/priorities/rehearsals', { weights: DEFAULTS })).status).toBe(403);
      expect((await scene.as(as(role), 'POST', '/priorities/rebases', {})).status).toBe(403);
    }
  });

  it('are refused to whoever saw older ones, with those that are in force', async () => {
    const now = await versionInForce();
    const stale = await put({ ...DEFAULTS, clock: 3 }, now - 1);
    expect(stale).toMatchObject({ status: 409, body: { code: 'stale-version', current: { version: now } } });
    const both = await Promise.all([put({ ...DEFAULTS, clock: 1 }, now), put({ ...DEFAULTS, clock: 2 }, now)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await versionInForce()).toBe(now + 1);
  });

  it.each<[string, unknown, string]>([
    ['a missing part', { ...DEFAULTS, urgency: undefined }, 'weights.urgency'],
    ['too many points', { ...DEFAULTS, clock: 101 }, 'weights.clock'],
    ['a text', { ...DEFAULTS, clock: '1' }, 'weights.clock'],
    ['points below nothing', { ...DEFAULTS, risks: { ...DEFAULTS.risks, legal: -1 } }, 'weights.risks.legal'],
    ['an unknown part', { ...DEFAULTS, mood: 1 }, 'weights.mood'],
    ['a missing group', { ...DEFAULTS, tiers: undefined }, 'weights.tiers'],
    ['levels upside down', { ...DEFAULTS, levels: { P1: 20, P2: 30, P3: 10 } }, 'weights.levels.P2'],
  ])('are refused with %s', async (_, weights, field) => {
    const { status, body } = await put(weights);
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: expect.arrayContaining([expect.objectContaining({ field })]) });
  });

  it('are refused without a reason, and when nothing changed', async () => {
    expect((await put({ ...DEFAULTS, clock: 7 }, undefined, scene.admin, ' ')).status).toBe(400);
    const { body } = await read();
    expect(await put(body.weights)).toMatchObject({ status: 400, body: { code: 'nothing-changed' } });
  });

  it('of another workspace are its own', async () => {
    const { workspaceId } = await scene.http.createWorkspace();
    const stranger = await scene.http.signIn(await scene.http.createMember(workspaceId, 'admin'));
    expect((await read(stranger)).body).toMatchObject({ version: 1, weights: DEFAULTS });
  });
});

describe('a task', () => {
  it('is judged by the weights in force and keeps the facts it was judged by', async () => {
    const first = await inForce(DEFAULTS);
    const post = () =>
      aPost()
        .negative()
        .with({ author: { handle: `u${String(Math.random())}`, followers: 1_000 } });
    const before = await stored(await scene.openTask(source, post()));
    expect(before.version).toBe(first);
    expect(before.facts).toMatchObject({
      sentiment: { label: 'negative' },
      reach: 3,
      followers: 1_000,
      watchName: 'Acme',
    });
    const judged = prioritise(before.facts, DEFAULTS);
    expect(before).toMatchObject({ priority: Number(judged.level.slice(1)), reasons: judged.reasons });
    expect(before.score).toBeCloseTo(judged.score, 3);

    const heavy = { ...DEFAULTS, negativeSentiment: 90 };
    const second = await inForce(heavy);
    const after = await stored(await scene.openTask(source, post()));
    expect(after).toMatchObject({ version: second, priority: 1 });
    expect(await stored(before.id)).toEqual(before);
    const { body } = await scene.get(`/tasks/${after.id}`);
    expect(body.priority).toMatchObject({ level: 'P1', version: second, isManual: false });
    expect(body.priority.reasons[0]).toMatchObject({
      code: 'negative-sentiment',
      values: { score: expect.any(Number) },
    });
  });

  it('is raised by what is said next, and never lowered', async () => {
    await inForce(DEFAULTS);
    const opener = aPost()
      .negative()
      .with({ author: { handle: 'rita', followers: 10 }, conversationId: 'thread-r' });
    const id = await scene.openTask(source, opener);
    const opened = await stored(id);
    const louder = aPost()
      .negative()
      .with({ author: { handle: 'rita', followers: 9_000_000 }, conversationId: 'thread-r' });
    await scene.ingest(source, [louder]);
    const raised = await stored(id);
    expect(raised.score).toBeGreaterThan(opened.score);
    expect(raised.priority).toBeLessThan(opened.priority);
    expect(raised.facts.followers).toBe(9_000_000);
    const calmer = aPost()
      .negative()
      .with({ author: { handle: 'rita', followers: 1 }, conversationId: 'thread-r' });
    await scene.ingest(source, [calmer]);
    const last = await stored(id);
    expect({ ...last, rowVersion: 0 }).toEqual({ ...raised, rowVersion: 0 });
  });

  it('counts what the same author still waits for, on this network and lately', async () => {
    await inForce(DEFAULTS);
    const by = (handle: string) => aPost().negative().by(handle);
    await scene.openTask(source, by('wendy'));
    const dismissed = await scene.openTask(source, by('wendy'));
    await scene.as(scene.admin, 'POST', `/tasks/${dismissed}/dismiss`, { reason: 'spam' });
    const unanswered = await scene.openTask(source, by('wendy'));
    await scene.as(scene.admin, 'POST', `/tasks/${unanswered}/resolve`, {});
    const old = await scene.openTask(source, by('wendy'));
    await scene.sql(`UPDATE task SET opened_at = now() - interval '91 days' WHERE id = $1`, [old]);
    const elsewhere = await scene.openTask(source, by('wendy'));
    await scene.sql(`UPDATE task SET network = 'elsewhere' WHERE id = $1`, [elsewhere]);
    const last = await stored(await scene.openTask(source, by('wendy')));
    expect(last.facts.unresolvedTasks).toBe(2);
    expect(last.reasons).toContainEqual(
      expect.objectContaining({ code: 'unresolved-history', weight: 8, values: { tasks: 2 } }),
    );
    const other = await stored(await scene.openTask(source, by('somebody else')));
    expect(other.facts.unresolvedTasks).toBeUndefined();
  });

  it('grows with the promise that is broken when the customer writes again', async () => {
    await inForce(DEFAULTS);
    const say = () =>
      aPost()
        .negative()
        .with({ author: { handle: 'paul' }, conversationId: 'thread-p' });
    const id = await scene.openTask(source, say());
    expect((await stored(id)).facts.promise).toBeUndefined();
    await scene.sql(
      `UPDATE task_clock SET started_at = started_at - interval '1 day', due_at = now() - interval '5 minutes' WHERE task_id = $1`,
      [id],
    );
    await scene.ingest(source, [say()]);
    const { facts: judgedBy, reasons } = await stored(id);
    expect(judgedBy.promise).toMatchObject({ leftSeconds: expect.any(Number) });
    expect(reasons).toContainEqual(
      expect.objectContaining({ code: 'clock', weight: 10, values: { state: 'broken', minutes: 5 } }),
    );
  });

  it('of a story grows with the voices of the last hour', async () => {
    await inForce(DEFAULTS);
    const article = (site: string) =>
      aPost().with({
        title: 'Acme closes its oldest shop in Turku after forty years',
        text: `Acme closes the oldest of its shops in Turku at the end of the month. Customers were angry and called it a
          terrible decision, an awful loss for the whole street and a disappointment after forty years of bad promises.
          The company blamed falling sales; the people who worked there were told by letter, which they found shameful.`,
        url: `https://${site}/acme-closes-shop-in-turku`,
        author: { handle: site },
        lang: 'en',
      });
    const sites = ['a.example', 'b.example', 'c.example', 'd.example'];
    await scene.ingest(source, [article('a.example')]);
    await scene.ingest(source, sites.slice(1).map(article));
    const [task] = await scene.sql<{ id: string }>(
      `SELECT id FROM task WHERE workspace_id = $1 AND author_handle = 'a.example'`,
      [scene.workspaceId],
    );
    const { reasons } = await stored(task?.id ?? '');
    expect(reasons).toContainEqual(
      expect.objectContaining({ code: 'story-velocity', weight: 8, values: { voices: 4 } }),
    );
  });

  it('costs one statement more for a batch, whatever its size', async () => {
    await inForce(DEFAULTS);
    const statements: string[] = [];
    const say = (n: number) =>
      aPost()
        .negative()
        .by(`counted-${String(n)}`);
    await scene.ingest(source, [say(0)]);
    const { Client } = (await import('pg')).default;
    const original = Client.prototype.query;
    Client.prototype.query = function (this: unknown, ...args: unknown[]) {
      const [first] = args;
      const text = typeof first === 'string' ? first : (first as { text?: string }).text;
      if (text?.includes('priority_weights') === true) statements.push(text);
      return Reflect.apply(original, this, args) as unknown;
    } as typeof original;
    try {
      await scene.ingest(
        source,
        Array.from({ length: 30 }, (_, i) => say(i + 1)),
      );
      expect(statements).toHaveLength(1);
      await scene.ingest(source, [aPost().positive(), aPost().neutral()]);
      expect(statements).toHaveLength(1);
    } finally {
      Client.prototype.query = original;
    }
  });
});

describe('a level set by hand', () => {
  it('is kept with who, from what and by which weights; the same news does not change it', async () => {
    const version = await inForce(DEFAULTS);
    const say = () =>
      aPost()
        .negative()
        .with({ author: { handle: 'hanna' }, conversationId: 'thread-h' });
    const id = await scene.openTask(source, say());
    const { priority, score } = await stored(id);
    const from = `P${String(priority)}`;
    expect(await setByHand(id, 'P4')).toEqual({ from, to: 'P4', version });
    expect(await eventsOf(id)).toEqual([
      { kind: 'priority-corrected', details: { from, to: 'P4', version, note: 'Known customer' } },
    ]);
    const { body } = await scene.get(`/tasks/${id}`);
    expect(body.priority).toMatchObject({ level: 'P4', isManual: true });
    expect(body.priority.score).toBeCloseTo(score, 3);
    await scene.ingest(source, [say()]);
    expect(await stored(id)).toMatchObject({ priority: 4, isManual: true });
    expect(await scene.countsDiffer()).toEqual([]);
  });

  it('gives way to what is worse than all before, and the history says so', async () => {
    await inForce(DEFAULTS);
    const say = (followers: number) =>
      aPost()
        .negative()
        .with({ author: { handle: 'hugo', followers }, conversationId: 'thread-hugo' });
    const id = await scene.openTask(source, say(1));
    await setByHand(id, 'P4');
    await scene.ingest(source, [say(50_000_000)]);
    const { priority, isManual } = await stored(id);
    expect(priority).toBeLessThan(3);
    expect(isManual).toBe(false);
    expect((await eventsOf(id)).at(-1)).toEqual({
      kind: 'priority-raised',
      details: { from: 'P4', to: `P${String(priority)}` },
    });
  });
});

describe('a rehearsal', () => {
  let ids: string[];
  const tasks: readonly [PriorityFacts, number, PriorityLevel | undefined][] = [
    [facts(-1, { isDirect: true, intent: 'complaint' }), 0, undefined], // 54: P2
    [facts(-0.5), 0, undefined], // 30: P3
    [facts(-0.5), 2, 'P1'], // 30: P3, whatever was set by hand
    [facts(-0.5, { isDirect: true }), 2, undefined], // 44: P3
    [facts(0, { sentiment: { label: 'neutral', score: 0 }, intent: 'question' }), 5, undefined], // 6: P4
  ];
  beforeAll(async () => {
    await inForce(DEFAULTS);
    await scene.sql('DELETE FROM task WHERE workspace_id = $1', [scene.workspaceId]);
    ids = [];
    for (const [given, daysAgo, level] of tasks) {
      ids.push(await insertTask(scene, { facts: given, daysAgo, isOpen: false, ...(level && { level }) }));
    }
    await insertTask(scene, { facts: null, daysAgo: 1, isOpen: false });
    await insertTask(scene, { facts: facts(-1), daysAgo: 31, isOpen: false });
  });
  const rehearse = (weights: PriorityWeights, days?: number) =>
    scene.as(as('pr-lead'), 'POST', '/priorities/rehearsals', { weights, ...(days === undefined ? {} : { days }) });

  it('counts by hand what other weights would have given', async () => {
    // Addressed to us 14 → 40: the first task is at 80, the fourth at 70.
    const { status, body } = await rehearse({ ...DEFAULTS, addressedToUs: 40 });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      days: 6,
      tasks: 6,
      unjudged: 1,
      isSampled: false,
      before: { P1: 0, P2: 1, P3: 3, P4: 1 },
      after: { P1: 1, P2: 1, P3: 2, P4: 1 },
      perDay: { P1: 0.17, P2: 0.17, P3: 0.33, P4: 0.17 },
      moved: [
        { from: 'P2', to: 'P1', count: 1 },
        { from: 'P3', to: 'P2', count: 1 },
      ],
    });
    expect(body.examples).toEqual([
      { taskId: ids[3], excerpt: expect.stringContaining('inserted-'), from: 'P3', to: 'P2' },
      { taskId: ids[0], excerpt: expect.stringContaining('inserted-'), from: 'P2', to: 'P1' },
    ]);
    const counts = body.byDay.map(({ P1, P2, P3, P4 }: Record<PriorityLevel, number>) => [P1, P2, P3, P4]);
    expect(counts).toEqual([
      [0, 0, 0, 1],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 1, 1, 0],
      [0, 0, 0, 0],
      [1, 0, 1, 0],
    ]);
    const days = body.byDay.map(({ date }: { date: string }) => date);
    expect(days.at(-1)).toBe(new Date().toISOString().slice(0, 10));
  });

  it('of the weights in force moves nothing, and changes nothing', async () => {
    const before = await Promise.all(ids.map(stored));
    const { body } = await rehearse(DEFAULTS);
    expect(body).toMatchObject({ moved: [], examples: [] });
    expect(body.after).toEqual(body.before);
    expect(await Promise.all(ids.map(stored))).toEqual(before);
  });

  it('looks at the days it is asked for', async () => {
    expect((await rehearse(DEFAULTS, 3)).body).toMatchObject({ days: 3, tasks: 5 });
    expect((await rehearse(DEFAULTS, 90)).body).toMatchObject({ days: 32, tasks: 7 });
    expect((await rehearse(DEFAULTS, 0)).status).toBe(400);
    expect((await rehearse({ ...DEFAULTS, levels: { P1: 3, P2: 3, P3: 3 } })).status).toBe(400);
  });

  it('of very many tasks takes a sample, says so and scales it up', async () => {
    const { workspaceId, teamId } = await scene.http.createWorkspace();
    const chief = await scene.http.signIn(await scene.http.createMember(workspaceId, 'admin'));
    const [mild, harsh] = [facts(-0.5), facts(-1, { isDirect: true, intent: 'complaint' })];
    await scene.sql(
      `INSERT INTO task (workspace_id, network, conversation_key, source_id, team_id, priority, priority_score,
         priority_reasons, priority_version, priority_facts, sentiment_label, sentiment_score, lang, author_handle, excerpt,
         first_mention_id, last_mention_id, replyability, state, is_open)
       SELECT $1, 'forum', 'many-' || n, 0, $2, 3, 30, '[]', 1, CASE WHEN n % 4 = 0 THEN $3::jsonb ELSE $4::jsonb END,
         'negative', -0.5, 'en', 'a', 'x', 0, 0, '{}', 'resolved', false FROM generate_series(1, 24000) n`,
      [workspaceId, teamId, JSON.stringify(harsh), JSON.stringify(mild)],
    );
    const { body } = await scene.as(chief, 'POST', '/priorities/rehearsals', { weights: DEFAULTS });
    expect(body).toMatchObject({ tasks: 24_000, isSampled: true, days: 1 });
    const { P2, P3 } = body.before as Record<PriorityLevel, number>;
    expect(Math.abs(P2 + P3 - 24_000)).toBeLessThan(10);
    expect(Math.abs(P2 - 6_000)).toBeLessThan(300);
  });
});

describe('judging open tasks anew', () => {
  const job = () => scene.http.app.get(RebasePrioritiesJob, { strict: false });
  const work = () => job().run({ signal: new AbortController().signal, workerId: 'worker' });
  const workToTheEnd = async (): Promise<void> => {
    for (let runs = 0; runs < 50; runs += 1) if ((await work()).again === undefined) return;
    throw new Error('The job finds no end.');
  };
  const rebase = (body: object = {}) => scene.as(scene.admin, 'POST', '/priorities/rebases', body);
  const progress = async (id: unknown) => (await scene.get(`/priorities/rebases/${String(id)}`)).body;
  const heavy = { ...DEFAULTS, negativeSentiment: 60 };

  beforeEach(async () => {
    await inForce(DEFAULTS);
    await scene.sql('DELETE FROM task WHERE workspace_id = $1', [scene.workspaceId]);
    await scene.sql('DELETE FROM task_count WHERE workspace_id = $1', [scene.workspaceId]);
  });

  it('changes open tasks, tells each of it, keeps what people set, and is audited', async () => {
    const open = await insertTask(scene, { facts: facts(-0.5) });
    const same = await insertTask(scene, { facts: facts(0, { sentiment: { label: 'positive', score: 0.5 } }) });
    const manual = await insertTask(scene, { facts: facts(-0.5), level: 'P4' });
    const closed = await insertTask(scene, { facts: facts(-0.5), isOpen: false });
    const ancient = await insertTask(scene, { facts: null });
    const untouched = await Promise.all([manual, closed, ancient].map(stored));
    const version = await inForce(heavy);
    const made = await rebase({ version });
    expect(made).toMatchObject({
      status: 202,
      body: { state: 'queued', version, changed: 0, startedAt: null, error: null },
    });
    expect(await rebase()).toMatchObject({
      status: 409,
      body: { code: 'rebase-running', current: { id: made.body.id } },
    });
    await workToTheEnd();
    expect(await progress(made.body.id)).toMatchObject({
      state: 'done',
      total: 2,
      judged: 2,
      changed: 1,
      startedAt: expect.any(String),
      finishedAt: expect.any(String),
    });
    expect(await stored(open)).toMatchObject({ priority: 2, version, rowVersion: 2, isManual: false });
    expect((await stored(open)).score).toBeCloseTo(64, 3);
    expect(await stored(same)).toMatchObject({ priority: 4, version, rowVersion: 1 });
    expect(await Promise.all([manual, closed, ancient].map(stored))).toEqual(untouched);
    expect(await eventsOf(open)).toEqual([
      {
        kind: 'priority-rebased',
        details: { from: 'P3', to: 'P2', scoreBefore: 30, score: 64, versionBefore: 1, version },
      },
    ]);
    expect(await eventsOf(same)).toEqual([]);
    expect((await audited('priority-rebase.create')).at(-1)).toMatchObject({
      actorKind: 'person',
      details: { version },
    });
    expect((await audited('priority-rebase.end')).at(-1)).toMatchObject({
      actorKind: 'system',
      details: { version, outcome: 'done', judged: 2, changed: 1 },
    });
    expect(await scene.countsDiffer()).toEqual([]);
    expect((await scene.get('/priorities/rebases')).body.items[0].id).toBe(made.body.id);
  });

  it('goes on slice by slice, can be cancelled between them, and keeps what was judged', async () => {
    await scene.sql(
      `INSERT INTO task (workspace_id, network, conversation_key, source_id, team_id, priority, priority_score,
         priority_reasons, priority_version, priority_facts, sentiment_label, sentiment_score, lang, author_handle, excerpt,
         first_mention_id, last_mention_id, replyability)
       SELECT $1, 'forum', 'bulk-' || n, 0, $2, 3, 30, '[]', 1, $3, 'negative', -0.5, 'en', 'a', 'x', 0, 0, '{}'
       FROM generate_series(1, 1200) n`,
      [scene.workspaceId, scene.teamId, JSON.stringify(facts(-0.5))],
    );
    await inForce(heavy);
    const { body: made } = await rebase();
    const leases = scene.http.app.get(RebaseLeaseService, { strict: false });
    const steps = scene.http.app.get(RebaseSteps, { strict: false });
    const claimed = await leases.claim('a worker');
    if (claimed === null) throw new Error('There was nothing to claim.');
    expect(await leases.claim('another worker')).toBeNull();
    expect(await steps.workOn(claimed, 'a worker')).toBe('more');
    expect(await progress(made.id)).toMatchObject({ state: 'running', judged: 500, changed: 500, total: 1200 });
    expect(await scene.as(scene.admin, 'POST', `/priorities/rebases/${String(made.id)}/cancel`)).toMatchObject({
      status: 200,
      body: { state: 'cancelled', judged: 500, changed: 500, total: 1200 },
    });
    expect((await audited('priority-rebase.cancel')).at(-1)).toMatchObject({ details: { judged: 500 } });
    expect(await steps.workOn(claimed, 'a worker')).toBe('lost');
    await workToTheEnd();
    expect(await scene.count('task', 'workspace_id = $1 AND priority = 2', [scene.workspaceId])).toBe(500);
    const again = await scene.as(scene.admin, 'POST', `/priorities/rebases/${String(made.id)}/cancel`);
    expect(again).toMatchObject({ status: 409, body: { code: 'rebase-state' } });
    const { body: second } = await rebase();
    await workToTheEnd();
    expect(await progress(second.id)).toMatchObject({ state: 'done', judged: 1200, changed: 700 });
    expect(await scene.countsDiffer()).toEqual([]);
  });

  it('fails when other weights are put in force meanwhile, and is refused for those that are not in force', async () => {
    const id = await insertTask(scene, { facts: facts(-0.5) });
    await inForce(heavy);
    const { body: made } = await rebase();
    const newest = await inForce({ ...heavy, clock: 1 });
    await workToTheEnd();
    expect(await progress(made.id)).toMatchObject({ state: 'failed', error: expect.stringContaining('Other weights') });
    expect(await stored(id)).toMatchObject({ priority: 3, version: 1 });
    expect(await rebase({ version: newest - 1 })).toMatchObject({ status: 409, body: { code: 'stale-version' } });
    expect((await rebase({ all: true })).status).toBe(400);
  });

  it('of another workspace looks absent', async () => {
    const { workspaceId } = await scene.http.createWorkspace();
    const stranger = await scene.http.signIn(await scene.http.createMember(workspaceId, 'admin'));
    const { body: made } = await rebase();
    expect((await scene.get(`/priorities/rebases/${String(made.id)}`, stranger)).status).toBe(404);
    expect((await scene.as(stranger, 'POST', `/priorities/rebases/${String(made.id)}/cancel`)).status).toBe(404);
    await workToTheEnd();
  });
});
