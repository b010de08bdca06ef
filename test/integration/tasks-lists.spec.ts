import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPost } from '../support/a-post.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
let source: string;
let agent: SignedInMember;

beforeAll(async () => {
  scene = await Scene.open();
  source = await scene.inboundSource();
  agent = await scene.agent('Asta');
  const posts = Array.from({ length: 120 }, (_, n) => {
    const post = aPost().by(`customer-${String(n)}`);
    return n % 3 === 0 ? post.unsure() : post;
  });
  await scene.ingest(source, posts);
});
afterAll(() => scene.close());

interface Row {
  readonly id: string;
  readonly dueAt: string | null;
}

async function walk(path: string, between: (page: number) => Promise<void> = () => Promise.resolve()): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor = '';
  for (let page = 0; page < 100; page++) {
    const answer = await scene.get(`${path}${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`, agent);
    expect(answer.status).toBe(200);
    rows.push(...(answer.body.items as Row[]));
    if (answer.body.nextCursor === null) return rows;
    cursor = answer.body.nextCursor as string;
    await between(page);
  }
  throw new Error('The list never ended.');
}

const act = (id: string, action: string, body?: unknown) => scene.as(agent, 'POST', `/tasks/${id}/${action}`, body);

describe('a list', () => {
  it('walked by pages of any size shows every task once, the next promise to break first', async () => {
    for (const limit of [2, 7, 50, 200]) {
      const rows = await walk(`/tasks?limit=${String(limit)}`);
      expect(new Set(rows.map((r) => r.id)).size).toBe(120);
      expect(rows).toHaveLength(120);
      const due = rows.map((r) => r.dueAt ?? '');
      expect(due).toEqual([...due].sort());
    }
  });

  it('shows what did not move exactly once while other rows come, go and change', async () => {
    const all = await walk('/tasks?limit=200');
    const moving = all.filter((_, n) => n % 10 === 0);
    const still = all.filter((_, n) => n % 10 !== 0).map((r) => r.id);
    const seen = await walk('/tasks?limit=9', async (page) => {
      const task = moving[page];
      if (task) await act(task.id, page % 2 === 0 ? 'acknowledge' : 'claim', page % 2 === 0 ? {} : undefined);
      await scene.ingest(source, [aPost()]);
    });
    const ids = seen.map((r) => r.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(still.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it.each(['due', 'mine', 'unassigned', 'waiting', 'snoozed', 'done', 'all'])(
    'of the view %s pages to its end',
    async (view) => {
      const [one, two] = await walk('/tasks?view=unassigned&limit=200');
      await act(one?.id ?? '', 'resolve', {});
      await act(two?.id ?? '', 'wait');
      const by1 = await walk(`/tasks?view=${view}&limit=13`);
      const at1 = await walk(`/tasks?view=${view}&limit=200`);
      expect(by1.map((r) => r.id)).toEqual(at1.map((r) => r.id));
    },
  );

  it.each([
    ['priority=P1,P2,P3,P4', true],
    ['sentiment=negative', true],
    ['lang=et', true],
    ['network=inbound', true],
    ['network=elsewhere', false],
    ['tier=gold', false],
    ['assignee=none', true],
  ])('filtered by %s', async (filter, finds) => {
    expect((await scene.get(`/tasks?view=all&${filter}`, agent)).body.items.length > 0).toBe(finds);
  });

  it.each([
    'limit=0',
    'limit=201',
    'cursor=zzz',
    'view=odd',
    'priority=P9',
    'state=odd',
    'cursor=WyJ4IiwieSJd',
    'unknown=1',
  ])('with %s is refused', async (query) => {
    expect((await scene.get(`/tasks?${query}`, agent)).status).toBe(400);
  });
});

describe('the counts', () => {
  it('equal what the lists show and what the tasks are', async () => {
    const [first, second] = await walk('/tasks?view=unassigned&limit=200');
    await act(first?.id ?? '', 'claim');
    await act(second?.id ?? '', 'snooze', { until: new Date(Date.now() + 3_600_000).toISOString() });
    const counts = (await scene.get('/tasks/counts', agent)).body as Record<string, number>;
    for (const view of ['due', 'mine', 'unassigned', 'waiting', 'snoozed']) {
      expect([view, counts[view]]).toEqual([view, (await walk(`/tasks?view=${view}&limit=200`)).length]);
    }
    const byPriority = (await scene.get('/tasks/counts', agent)).body.byPriority as Record<string, number>;
    const due = Object.values(byPriority).reduce((sum, n) => sum + n, 0);
    expect(due).toBe(await scene.count('task', `is_open AND next_due_at < 'infinity'`));
    expect(await scene.countsDiffer()).toEqual([]);
  });

  it('of what is overdue follow the deadlines', async () => {
    const before = (await scene.get('/tasks/counts', agent)).body.overdue as number;
    await scene.sql(
      `UPDATE task SET next_due_at = now() - interval '1 minute' WHERE id IN (
         SELECT id FROM task WHERE state = 'open' AND next_due_at < 'infinity' AND next_due_at > now() LIMIT 3)`,
    );
    expect((await scene.get('/tasks/counts', agent)).body.overdue).toBe(before + 3);
  });

  it('stay exact when many act at once', async () => {
    const rows = await walk('/tasks?view=unassigned&limit=200');
    const work = rows.slice(0, 40).map(({ id }, n) => {
      const [action, body] = (
        [
          ['claim', undefined],
          ['wait', undefined],
          ['resolve', {}],
          ['acknowledge', {}],
        ] as const
      )[n % 4] ?? ['claim', undefined];
      return act(id, action, body);
    });
    const answers = await Promise.all([
      ...work,
      scene.ingest(
        source,
        Array.from({ length: 30 }, () => aPost()),
      ),
    ]);
    expect(answers).toHaveLength(41);
    expect(await scene.countsDiffer()).toEqual([]);
  });
});
