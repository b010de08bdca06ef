import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPost } from '../support/a-post.js';
import { EventReader } from '../support/event-reader.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
let source: string;
let asta: SignedInMember;
let bo: SignedInMember;
let stranger: SignedInMember;

beforeAll(async () => {
  scene = await Scene.open();
  source = await scene.inboundSource();
  asta = await scene.agent('Asta');
  bo = await scene.agent('Bo');
  stranger = await scene.agent('Stranger', [await scene.anotherTeam('Others')]);
});
afterAll(() => scene.close());

const newTask = () => scene.openTask(source, aPost());
const newTasks = async (count: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let i = 0; i < count; i++) ids.push(await newTask());
  return ids;
};
const bulk = (who: SignedInMember, body: object, headers: Record<string, string> = {}) =>
  scene.as(who, 'POST', '/tasks/bulk', body, headers);

describe('labels', () => {
  const label = (who: SignedInMember, id: string, body: object, headers = {}) =>
    scene.as(who, 'POST', `/tasks/${id}/labels`, body, headers);

  it('are added, found, told in the history and removed', async () => {
    const id = await newTask();
    const added = await label(asta, id, { add: ['Late parcel', 'late  parcel', 'refund'] });
    expect(added).toMatchObject({ status: 200, body: { labels: ['Late parcel', 'refund'], version: 2 } });
    const found = await scene.get('/tasks?label=refund', asta);
    expect(found.body.items.map((task: { id: string }) => task.id)).toEqual([id]);
    expect((await scene.get('/tasks?label=Refund', asta)).body.items).toEqual([]);
    expect((await scene.get('/desk/labels', asta)).body.items.sort()).toEqual(['Late parcel', 'refund']);
    expect((await label(asta, id, { remove: ['REFUND'] })).body).toMatchObject({ labels: ['Late parcel'], version: 3 });
    const { events } = (await scene.get(`/tasks/${id}`)).body;
    expect(events.at(-1)).toMatchObject({ kind: 'labelled', details: { added: [], removed: ['refund'] } });
  });

  it('that are there already change nothing', async () => {
    const id = await newTask();
    await label(asta, id, { add: ['one'] });
    expect((await label(asta, id, { add: ['ONE'], remove: ['two'] })).body.version).toBe(2);
  });

  it('are refused where the task is another team’s, another’s, stale, or has too many', async () => {
    const id = await newTask();
    expect((await label(stranger, id, { add: ['x'] })).status).toBe(404);
    expect((await label(asta, id, { add: ['x'] }, { 'if-match': '9' })).body.code).toBe('stale-version');
    expect((await label(asta, id, { add: [' '] })).status).toBe(400);
    expect((await label(asta, id, { add: ['x'], colour: 'red' })).status).toBe(400);
    await label(asta, id, { add: Array.from({ length: 20 }, (_, n) => `label ${String(n)}`) });
    expect((await label(asta, id, { add: ['one more'] })).body.code).toBe('too-many-labels');
    await scene.as(bo, 'POST', `/tasks/${id}/claim`);
    expect((await label(asta, id, { remove: ['label 1'] })).body.code).toBe('taken');
  });
});

describe('many tasks at once', () => {
  it.each([
    [{ act: 'claim' }, { assignee: { name: 'Asta' } }],
    [{ act: 'wait' }, { state: 'waiting' }],
    [{ act: 'resolve', note: 'all well' }, { state: 'resolved' }],
    [{ act: 'dismiss', reason: 'spam' }, { state: 'dismissed' }],
    [{ act: 'snooze', until: new Date(Date.now() + 3_600_000).toISOString() }, { state: 'snoozed' }],
    [{ act: 'priority', level: 'P1' }, { priority: { level: 'P1', isManual: true } }],
    [{ act: 'label', labels: { add: ['storm'] } }, { labels: ['storm'] }],
    [{ act: 'acknowledge' }, { state: 'acknowledged', assignee: { name: 'Asta' } }],
  ])('%j', async (body, expected) => {
    const ids = await newTasks(3);
    const answer = await bulk(asta, { ...body, ids });
    expect(answer).toMatchObject({ status: 200, body: { done: 3, refused: 0 } });
    expect(answer.body.items.map((item: { id: string }) => item.id)).toEqual(ids);
    for (const id of ids) expect((await scene.get(`/tasks/${id}`)).body).toMatchObject(expected);
    expect(await scene.countsDiffer()).toEqual([]);
  });

  it('are taken back by the acts that take one back', async () => {
    const ids = await newTasks(2);
    await bulk(asta, { act: 'resolve', ids });
    expect((await bulk(asta, { act: 'reopen', ids })).body.done).toBe(2);
    await bulk(asta, { act: 'assign', assigneeId: bo.memberId, ids });
    expect((await bulk(bo, { act: 'release', ids })).body.done).toBe(2);
    for (const id of ids)
      expect((await scene.get(`/tasks/${id}`)).body).toMatchObject({ state: 'open', assignee: null });
  });

  it('answer for each by itself: one refusal stops none of the others', async () => {
    const [free, taken, stale, closed] = await newTasks(4);
    const theirs = await scene.openTask(source, aPost());
    await scene.sql('UPDATE task SET team_id = (SELECT id FROM team WHERE name = $2) WHERE id = $1', [
      theirs,
      'Others',
    ]);
    await scene.as(bo, 'POST', `/tasks/${String(taken)}/claim`);
    await scene.as(asta, 'POST', `/tasks/${String(closed)}/resolve`, {});
    const ids = [free, taken, stale, closed, theirs, '987654321'];
    const answer = await bulk(asta, { act: 'resolve', ids, versions: { [String(stale)]: 7 } });
    expect(answer.body).toMatchObject({ done: 1, refused: 5 });
    const codes = answer.body.items.map((item: { ok: boolean; code?: string }) => (item.ok ? 'done' : item.code));
    expect(codes).toEqual(['done', 'taken', 'stale-version', 'task-not-open', 'task-not-found', 'task-not-found']);
    expect(answer.body.items[1].task).toMatchObject({ assignee: { name: 'Bo' } });
    expect(answer.body.items[4]).not.toHaveProperty('task');
  });

  it('are bounded, and refuse a request that no task could follow', async () => {
    const [id = ''] = await newTasks(1);
    const many = Array.from({ length: 101 }, (_, n) => String(n + 1));
    for (const body of [
      { act: 'resolve', ids: [] },
      { act: 'resolve', ids: many },
      { act: 'resolve', ids: [id, id] },
      { act: 'erase', ids: [id] },
      { act: 'snooze', ids: [id] },
      { act: 'dismiss', ids: [id] },
      { act: 'label', ids: [id], labels: { add: [''] } },
      { act: 'resolve', ids: [id], state: 'open' },
    ]) {
      expect((await bulk(asta, body)).status).toBe(400);
    }
    expect((await scene.get(`/tasks/${id}`)).body.version).toBe(1);
  });

  it('acknowledge with an approved text, filled in for each customer, once however often it is asked', async () => {
    const answerable = await scene.source({
      connector: 'inbound',
      name: 'Shop',
      settings: { callbackUrl: 'https://shop.example/answers' },
      credentials: { secret: 'another secret of sixteen characters' },
    });
    const ids: string[] = [];
    for (let i = 0; i < 2; i++) {
      const post = aPost().wire();
      const answer = await scene.deliver(answerable, post, { secret: 'another secret of sixteen characters' });
      expect(answer.status).toBe(202);
      const [row] = await scene.sql<{ id: string }>('SELECT id FROM task WHERE conversation_key = $1 AND is_open', [
        post['conversationId'] ?? post.id,
      ]);
      ids.push(row?.id ?? '');
    }
    const templates = (await scene.get('/templates?lang=en', asta)).body.items as { id: string; text: string }[];
    const template = templates.find(({ text }) => text.includes('{{')) ?? templates[0];
    const body = { act: 'acknowledge', ids, templateId: template?.id };
    expect((await bulk(asta, body)).body).toMatchObject({ done: 2, items: [{ reply: { state: 'held' } }, {}] });
    // With a key of its own the request is kept: even where that memory is lost nobody is told twice.
    const headers = { 'idempotency-key': 'ack-storm' };
    const again = await bulk(asta, body, headers);
    expect(again.body.items.map((item: { code: string }) => item.code)).toEqual(Array(2).fill('already-acknowledged'));
    const replies = await scene.sql<{ text: string }>('SELECT text FROM reply WHERE task_id = ANY ($1)', [ids]);
    expect(replies).toHaveLength(2);
    for (const { text } of replies) expect(text).not.toMatch(/\{\{/);
  });
});

describe('unread marks', () => {
  it('are each person’s own', async () => {
    const id = await newTask();
    expect((await scene.as(asta, 'PUT', `/tasks/${id}/unread`)).status).toBe(204);
    expect((await scene.as(asta, 'PUT', `/tasks/${id}/unread`)).status).toBe(204);
    expect((await scene.get('/desk/unread', asta)).body.items).toContain(id);
    expect((await scene.get('/desk/unread', bo)).body.items).toEqual([]);
    const found = await scene.get('/tasks?unread=true', asta);
    expect(found.body.items.map((task: { id: string }) => task.id)).toEqual([id]);
    expect((await scene.get('/tasks?unread=true', bo)).body.items).toEqual([]);
    await scene.as(asta, 'DELETE', `/tasks/${id}/unread`);
    expect((await scene.get('/desk/unread', asta)).body.items).toEqual([]);
    expect((await scene.as(stranger, 'PUT', `/tasks/${id}/unread`)).status).toBe(404);
  });
});

describe('presence', () => {
  const sit = (who: SignedInMember, id: string, doing: string) =>
    scene.as(who, 'POST', `/tasks/${id}/presence`, { doing });

  it('is shown to others who may see the task, for as long as it is renewed', async () => {
    const [first = '', second = ''] = await newTasks(2);
    expect((await sit(asta, first, 'viewing')).status).toBe(204);
    const seen = { taskId: first, member: { id: asta.memberId, name: 'Asta' }, doing: 'viewing' };
    expect((await scene.get('/desk/presence', bo)).body.items).toEqual([seen]);
    expect((await scene.get('/desk/presence', asta)).body.items).toEqual([]);
    expect((await scene.get('/desk/presence', stranger)).body.items).toEqual([]);
    await sit(asta, second, 'typing');
    expect((await scene.get('/desk/presence', bo)).body.items).toMatchObject([{ taskId: second, doing: 'typing' }]);
    await scene.sql(`UPDATE task_presence SET seen_at = now() - interval '46 seconds'`);
    expect((await scene.get('/desk/presence', bo)).body.items).toEqual([]);
    expect((await sit(stranger, first, 'viewing')).status).toBe(404);
    expect((await sit(bo, first, 'sleeping')).status).toBe(400);
  });

  it('tells open browsers of changes, and not that nothing changed', async () => {
    const [first = '', second = ''] = await newTasks(2);
    await scene.sql('DELETE FROM task_presence');
    const reader = await EventReader.open(scene.http.url, bo.headers);
    await sit(asta, first, 'viewing');
    await sit(asta, first, 'viewing');
    await sit(asta, first, 'typing');
    await sit(asta, second, 'viewing');
    await sit(asta, first, 'left');
    await sit(asta, second, 'left');
    const told = await reader.until((events) => events.filter(({ event }) => event === 'presence').length >= 5);
    const said = told
      .filter(({ event }) => event === 'presence')
      .map(({ data }) => data as { taskId: string; doing: string })
      .map(({ taskId, doing }) => [taskId, doing]);
    expect(said).toEqual([
      [first, 'viewing'],
      [first, 'typing'],
      [first, 'left'],
      [second, 'viewing'],
      [second, 'left'],
    ]);
    reader.close();
  });
});

describe('saved views', () => {
  const save = (who: SignedInMember, body: object) => scene.as(who, 'POST', '/views', body);
  const namesOf = async (who: SignedInMember): Promise<string[]> =>
    (await scene.get('/views', who)).body.items.map((view: { name: string }) => view.name);

  it('are one’s own, or shared with a team', async () => {
    const filter = { view: 'due', priority: 'P1', label: 'storm' };
    const own = await save(asta, { name: 'Mine alone', filter });
    expect(own).toMatchObject({ status: 201, body: { filter, team: null, isEditable: true, owner: { name: 'Asta' } } });
    const shared = await save(asta, { name: 'Ours', filter: { view: 'mine' }, team: scene.teamId });
    expect(await namesOf(asta)).toEqual(['Mine alone', 'Ours']);
    expect(await namesOf(bo)).toEqual(['Ours']);
    expect(await namesOf(stranger)).toEqual([]);
    expect(await namesOf(scene.admin)).toEqual(['Ours']);
    expect((await scene.get(`/views/${String(own.body.id)}`, bo)).status).toBe(404);
    const path = `/views/${String(shared.body.id)}`;
    expect((await scene.as(bo, 'PATCH', path, { name: 'Theirs' })).status).toBe(403);
    expect((await scene.as(scene.admin, 'PATCH', path, { name: 'Everybody’s' })).body).toMatchObject({ version: 2 });
    expect((await scene.as(asta, 'PATCH', path, { position: 0 }, { 'if-match': '1' })).body).toMatchObject({
      code: 'stale-version',
      current: { name: 'Everybody’s' },
    });
    expect((await scene.as(asta, 'DELETE', path)).status).toBe(204);
    expect(await namesOf(bo)).toEqual([]);
  });

  it('keep the order they are given', async () => {
    for (const name of ['b', 'c']) await save(bo, { name, filter: { view: 'due' } });
    const first = await save(bo, { name: 'a', filter: { view: 'due' }, position: 0 });
    expect(await namesOf(bo)).toEqual(['b', 'a', 'c']);
    await scene.as(bo, 'PATCH', `/views/${String(first.body.id)}`, { position: 9 });
    expect(await namesOf(bo)).toEqual(['b', 'c', 'a']);
  });

  it('keep only filters that the inbox has, and teams of one’s own', async () => {
    for (const filter of [{ view: 'everything' }, { cursor: 'x' }, { limit: '5' }, { colour: 'red' }, { lang: 7 }]) {
      expect((await save(asta, { name: 'Wrong', filter })).body).toMatchObject({ code: 'invalid-filter' });
    }
    expect((await save(stranger, { name: 'Wrong', filter: {}, team: scene.teamId })).body.code).toBe('unknown-team');
    expect((await save(asta, { name: ' ', filter: {} })).status).toBe(400);
  });
});
