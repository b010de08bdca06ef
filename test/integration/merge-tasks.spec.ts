import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPost, type PostBuilder } from '../support/a-post.js';
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

let made = 0;
interface Told {
  readonly id: string;
  readonly conversation: string;
}
const newTask = async (post: PostBuilder = aPost()): Promise<Told> => {
  const conversation = `merge-${String(++made)}`;
  return { conversation, id: await scene.openTask(source, post.inConversation(conversation)) };
};
const merge = (who: SignedInMember, id: string, into: string, headers: Record<string, string> = {}) =>
  scene.as(who, 'POST', `/tasks/${id}/merge`, { into }, headers);
const split = (who: SignedInMember, id: string, mentionIds: readonly string[]) =>
  scene.as(who, 'POST', `/tasks/${id}/split`, { mentionIds });
const detailOf = async (id: string) => (await scene.get(`/tasks/${id}`)).body;
const mentionsOf = (conversation: string): Promise<{ id: string; seenAt: Date }[]> =>
  scene.sql('SELECT id, seen_at AS "seenAt" FROM mention WHERE conversation_key = $1 ORDER BY id', [conversation]);
const openTasksOf = (conversation: string): Promise<{ id: string }[]> =>
  scene.sql('SELECT id FROM task WHERE conversation_key = $1 AND is_open', [conversation]);
const kindsOf = (task: { events: { kind: string }[] }): string[] => task.events.map(({ kind }) => kind);
const write = (conversation: string, post: PostBuilder = aPost()) =>
  scene.deliver(source, post.inConversation(conversation).wire());

describe('merging', () => {
  it('answers both conversations as one: thread, labels, priority, history of both', async () => {
    const from = await newTask();
    const into = await newTask();
    await scene.as(asta, 'POST', `/tasks/${from.id}/labels`, { add: ['Parcel', 'storm'] });
    await scene.as(asta, 'POST', `/tasks/${into.id}/labels`, { add: ['parcel'] });
    await scene.as(asta, 'POST', `/tasks/${from.id}/priority`, { level: 'P1' });
    await scene.as(asta, 'POST', `/tasks/${into.id}/priority`, { level: 'P3' });
    const answer = await merge(asta, from.id, into.id);
    expect(answer).toMatchObject({ status: 200, body: { state: 'dismissed', mergedInto: into.id } });
    const now = await detailOf(into.id);
    expect(now).toMatchObject({
      state: 'open',
      labels: ['parcel', 'storm'],
      priority: { level: 'P1' },
      mentionCount: 2,
    });
    expect(now.mentions).toHaveLength(2);
    expect(now.joined).toEqual([{ id: from.conversation, network: 'inbound', taskId: from.id }]);
    expect(kindsOf(now)).toContain('merged');
    expect((await detailOf(from.id)).events.at(-1)).toMatchObject({ kind: 'merged', details: { into: into.id } });
    expect(await scene.countsDiffer()).toEqual([]);
  });

  it('keeps of each clock the earlier deadline and cancels those of the merged task', async () => {
    const from = await newTask();
    const into = await newTask();
    await scene.sql(`UPDATE task_clock SET due_at = '2100-01-01' WHERE task_id = $1`, [into.id]);
    await scene.sql(`UPDATE task_clock SET due_at = '2099-01-01' WHERE task_id = $1 AND kind = 'acknowledge'`, [
      from.id,
    ]);
    await scene.sql(`DELETE FROM task_clock WHERE task_id = $1 AND kind <> 'acknowledge'`, [from.id]);
    const before = (await detailOf(into.id)).clocks as { kind: string }[];
    expect(before.map(({ kind }) => kind)).toContain('acknowledge');
    await merge(asta, from.id, into.id);
    const now = await detailOf(into.id);
    for (const { kind, dueAt, state } of now.clocks as { kind: string; dueAt: string; state: string }[]) {
      expect([kind, state, dueAt.slice(0, 4)]).toEqual([kind, 'running', kind === 'acknowledge' ? '2099' : '2100']);
    }
    expect(now.clocks).toHaveLength(before.length);
    expect(now.dueAt.slice(0, 4)).toBe('2099');
    const states = new Set(((await detailOf(from.id)).clocks as { state: string }[]).map(({ state }) => state));
    expect(states).toEqual(new Set(['cancelled']));
  });

  it('goes on by a clock that only the merged task had', async () => {
    const [from, into] = [await newTask(), await newTask()];
    await scene.as(asta, 'POST', `/tasks/${into.id}/acknowledge`, {});
    await merge(asta, from.id, into.id);
    const clocks = (await detailOf(into.id)).clocks as { kind: string; state: string }[];
    const states = clocks.filter(({ kind }) => kind === 'acknowledge').map(({ state }) => state);
    expect(states.sort()).toEqual(['met', 'running']);
  });

  it('lets further posts of the merged conversation join the other task and wake it', async () => {
    const [from, into] = [await newTask(aPost().by('mia')), await newTask()];
    await merge(asta, from.id, into.id);
    await scene.as(asta, 'POST', `/tasks/${into.id}/wait`);
    await write(from.conversation, aPost().by('mia'));
    expect(await openTasksOf(from.conversation)).toEqual([]);
    expect(await detailOf(into.id)).toMatchObject({ state: 'open', mentionCount: 3 });
    await scene.as(asta, 'POST', `/tasks/${into.id}/wait`);
    const [first] = await scene.sql<{ externalId: string }>(
      'SELECT external_id AS "externalId" FROM mention WHERE conversation_key = $1 ORDER BY id',
      [from.conversation],
    );
    await write(
      from.conversation,
      aPost()
        .by('mia')
        .aboutNothing()
        .answering(first?.externalId ?? ''),
    );
    const now = await detailOf(into.id);
    expect(now).toMatchObject({ state: 'open', mentionCount: 4 });
    expect(now.mentions).toHaveLength(4);
    expect(await scene.countsDiffer()).toEqual([]);
  });

  it('ends with the other task: the next post opens a task again, and only one can be open', async () => {
    const [from, into] = [await newTask(), await newTask()];
    await merge(asta, from.id, into.id);
    expect((await scene.as(asta, 'POST', `/tasks/${from.id}/reopen`)).body).toMatchObject({ code: 'merged' });
    await scene.as(asta, 'POST', `/tasks/${into.id}/resolve`, {});
    expect((await scene.as(asta, 'POST', `/tasks/${into.id}/reopen`)).status).toBe(200);
    await write(from.conversation);
    expect(await openTasksOf(from.conversation)).toEqual([]);
    await scene.as(asta, 'POST', `/tasks/${into.id}/resolve`, {});
    await write(from.conversation);
    expect(await openTasksOf(from.conversation)).toHaveLength(1);
    expect((await scene.as(asta, 'POST', `/tasks/${into.id}/reopen`)).body).toMatchObject({ code: 'one-open-task' });
  });

  it('is done once however often it is asked, and goes on to a third', async () => {
    const [a, b, c] = [await newTask(), await newTask(), await newTask()];
    await merge(asta, a.id, b.id, { 'if-match': '1' });
    const again = await merge(asta, a.id, b.id, { 'if-match': '1' });
    expect(again).toMatchObject({ status: 200, body: { mergedInto: b.id } });
    expect(kindsOf(await detailOf(b.id)).filter((kind) => kind === 'merged')).toHaveLength(1);
    await merge(asta, b.id, c.id);
    await write(a.conversation);
    expect(await openTasksOf(a.conversation)).toEqual([]);
    expect(await detailOf(c.id)).toMatchObject({ mentionCount: 4 });
    expect((await detailOf(c.id)).mentions).toHaveLength(4);
  });

  it('is refused where it cannot be: itself, closed, stale, others’, a reply in flight', async () => {
    const [from, into, closed, theirs] = [await newTask(), await newTask(), await newTask(), await newTask()];
    await scene.as(asta, 'POST', `/tasks/${closed.id}/resolve`, {});
    await scene.as(bo, 'POST', `/tasks/${theirs.id}/claim`);
    expect((await merge(asta, from.id, from.id)).body).toMatchObject({ status: 400, code: 'same-task' });
    expect((await merge(asta, from.id, closed.id)).body).toMatchObject({ status: 409, code: 'target-not-open' });
    expect((await merge(asta, closed.id, into.id)).body).toMatchObject({ status: 409, code: 'task-not-open' });
    expect((await merge(asta, from.id, into.id, { 'if-match': '9' })).body.code).toBe('stale-version');
    expect((await merge(asta, from.id, theirs.id)).body.code).toBe('taken');
    expect((await merge(stranger, from.id, into.id)).status).toBe(404);
    expect((await merge(asta, from.id, '987654321')).status).toBe(404);
    await scene.sql(
      `INSERT INTO reply (workspace_id, task_id, source_id, author_id, kind, client_key, send_key, visibility, text,
         in_reply_to, conversation_id, to_handle, state)
       VALUES ($1, $2, $3, $4, 'reply', 'k', 'k', 'public', 'We look into it', 'x', 'x', 'x', 'held')`,
      [scene.workspaceId, from.id, source, asta.memberId],
    );
    expect((await merge(asta, from.id, into.id)).body).toMatchObject({ status: 409, code: 'reply-in-flight' });
    expect(await detailOf(from.id)).toMatchObject({ state: 'open', mergedInto: null });
  });

  it.each([1, 2, 3, 4])('into one another by two people at once leaves one open task, turn %i', async () => {
    const [a, b] = [await newTask(), await newTask()];
    const answers = await Promise.all([merge(asta, a.id, b.id), merge(bo, b.id, a.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const open = [...(await openTasksOf(a.conversation)), ...(await openTasksOf(b.conversation))];
    expect(open).toHaveLength(1);
    expect((await detailOf(open[0]?.id ?? '')).mentions).toHaveLength(2);
  });

  it.each([1, 2, 3, 4, 5, 6])(
    'loses no post that comes at the same moment and opens no second task, turn %i',
    async () => {
      const [from, into] = [await newTask(), await newTask()];
      const [merged, ...posted] = await Promise.all([
        merge(asta, from.id, into.id),
        write(from.conversation),
        write(from.conversation),
        write(into.conversation),
      ]);
      expect(merged.status).toBe(200);
      expect(posted.map(({ status }) => status)).toEqual([202, 202, 202]);
      expect(await openTasksOf(from.conversation)).toEqual([]);
      const now = await detailOf(into.id);
      expect(now.mentions).toHaveLength(5);
      expect(now.mentionCount).toBe(5);
      expect(await scene.countsDiffer()).toEqual([]);
    },
  );

  it.each([1, 2, 3, 4])('stands the end of the other task and a post at the same moment, turn %i', async () => {
    const [from, into] = [await newTask(), await newTask()];
    await merge(asta, from.id, into.id);
    const answers = await Promise.all([
      scene.as(asta, 'POST', `/tasks/${into.id}/resolve`, {}),
      write(from.conversation),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 202]);
    const open = await openTasksOf(from.conversation);
    const { mentionCount } = (await detailOf(into.id)) as { mentionCount: number };
    expect(open.length + mentionCount).toBe(3);
  });
});

describe('splitting', () => {
  it('gives a merged conversation its task back, with clocks from when it was read', async () => {
    const [from, into] = [await newTask(), await newTask()];
    await scene.sql(`UPDATE mention SET seen_at = now() - interval '7 minutes' WHERE conversation_key = $1`, [
      from.conversation,
    ]);
    await merge(asta, from.id, into.id);
    const mentions = await mentionsOf(from.conversation);
    const ids = mentions.map(({ id }) => id);
    const answer = await split(asta, into.id, ids);
    expect(answer).toMatchObject({ status: 200, body: { id: from.id, state: 'open', mergedInto: null } });
    const running = (answer.body.clocks as { state: string; startedAt: string }[]).filter((c) => c.state === 'running');
    expect(running.length).toBeGreaterThan(0);
    for (const { startedAt } of running) expect(Date.parse(startedAt)).toBe(mentions[0]?.seenAt.getTime());
    const now = await detailOf(into.id);
    expect(now).toMatchObject({ mentionCount: 1, joined: [] });
    expect(now.events.at(-1)).toMatchObject({ kind: 'split', details: { taskId: from.id } });
    expect(kindsOf(await detailOf(from.id)).at(-1)).toBe('split');
    expect(await split(asta, into.id, ids)).toMatchObject({ status: 200, body: { id: from.id } });
    expect(kindsOf(await detailOf(into.id)).filter((kind) => kind === 'split')).toHaveLength(1);
    await write(from.conversation);
    expect(await detailOf(from.id)).toMatchObject({ mentionCount: 2 });
    expect(await scene.countsDiffer()).toEqual([]);
  });

  it('opens a task for one voice of a story, whose later posts stay with it', async () => {
    const article = (site: string) =>
      aPost().with({
        title: `Acme recalls its faulty heater after an angry week in Porto - ${site}`,
        text: `Acme has recalled every heater sold in Porto since spring. Customers were furious and called the product
          dangerous and terrible; a spokesman apologised for the awful failure of the heater and promised repairs to
          everyone in Porto who lost money. The regulator called the way Acme dealt with the complaint a disgrace.`,
        url: `https://${site}/2026/11/acme-recalls-heater-in-porto`,
        author: { handle: site },
        conversationId: `story-${site}`,
        lang: 'en',
      });
    const told = ['one.example', 'two.example'].map(article);
    expect(await scene.ingest(source, told)).toMatchObject({ tasksOpened: 1 });
    const [task] = await scene.sql<{ id: string; key: string }>(
      `SELECT id, conversation_key AS key FROM task WHERE conversation_key LIKE 'story-%' AND is_open`,
    );
    const other = task?.key === 'story-one.example' ? 'story-two.example' : 'story-one.example';
    const ids = (await mentionsOf(other)).map(({ id }) => id);
    const answer = await split(asta, task?.id ?? '', ids);
    expect(answer).toMatchObject({ status: 200, body: { state: 'open', conversation: { id: other }, story: null } });
    expect((answer.body.clocks as unknown[]).length).toBeGreaterThan(0);
    expect(await openTasksOf(other)).toEqual([{ id: answer.body.id }]);
    expect((await split(asta, task?.id ?? '', ids)).body).toMatchObject({ id: answer.body.id });
    await write(other);
    expect(await detailOf(answer.body.id as string)).toMatchObject({ mentionCount: 2 });
    expect(await scene.countsDiffer()).toEqual([]);
  });

  it('is refused for its only conversation, for several at once, and for what is not its own', async () => {
    const [from, into, other] = [await newTask(), await newTask(), await newTask()];
    await merge(asta, from.id, into.id);
    const [mine, joined, foreign] = await Promise.all(
      [into, from, other].map(async ({ conversation }) => (await mentionsOf(conversation)).map(({ id }) => id)),
    );
    const refused = async (ids: readonly string[] | undefined) => (await split(asta, into.id, ids ?? [])).body;
    expect(await refused(mine)).toMatchObject({ status: 409, code: 'only-conversation' });
    expect(await refused([...(mine ?? []), ...(joined ?? [])])).toMatchObject({
      status: 400,
      code: 'several-conversations',
    });
    expect(await refused(foreign)).toMatchObject({ status: 400, code: 'not-in-task' });
    expect(await refused(['987654321'])).toMatchObject({ status: 400, code: 'not-in-task' });
    expect((await split(stranger, into.id, joined ?? [])).status).toBe(404);
    await scene.as(asta, 'POST', `/tasks/${into.id}/resolve`, {});
    expect(await refused(joined)).toMatchObject({ status: 409, code: 'task-not-open' });
  });
});
