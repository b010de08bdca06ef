import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Connector, Page } from '../../src/connectors/connector.js';
import type { NormalisedPost } from '../../src/connectors/post.types.js';
import { VerifyConversationsJob } from '../../src/modules/ingest/verify-conversations.job.js';
import { ConnectorCatalogue } from '../../src/modules/sources/connector-catalogue.service.js';
import { aPost, type PostBuilder } from '../support/a-post.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
let source: string;

beforeAll(async () => {
  scene = await Scene.open();
  source = await scene.inboundSource();
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(() => scene.close());

const minutesAgo = (minutes: number): Date => new Date(Date.now() - minutes * 60_000);
const customer = (id: string, minutes = 30): PostBuilder =>
  aPost()
    .id(id)
    .by('customer')
    .with({ publishedAt: minutesAgo(minutes) });
/** What our people write natively names nothing that is watched. */
const ours = (id: string, to: string, minutes = 20): PostBuilder =>
  aPost()
    .id(id)
    .by('acme-care')
    .saying('We are sorry, please write to us')
    .answering(to)
    .with({ isOwn: true, publishedAt: minutesAgo(minutes) });

interface TaskRow {
  readonly id: string;
  readonly state: string;
  readonly mention_count: number;
  readonly acknowledged_at: Date | null;
}
const taskOf = async (conversation: string): Promise<TaskRow> => {
  const rows = await scene.sql<TaskRow>(
    'SELECT id, state, mention_count, acknowledged_at FROM task WHERE conversation_key = $1 ORDER BY id DESC',
    [conversation],
  );
  if (rows[0] === undefined) throw new Error('There is no task.');
  return rows[0];
};
const eventsOf = (taskId: string, kind: string) =>
  scene.sql<{ details: Record<string, unknown> }>('SELECT details FROM task_event WHERE task_id = $1 AND kind = $2', [
    taskId,
    kind,
  ]);

describe('an answer given natively by the connected account', () => {
  it('joins the thread, opens no task, and meets the acknowledge clock when it was given', async () => {
    await scene.ingest(source, [customer('n1')]);
    const answer = ours('n1-a', 'n1', 20);
    const counts = await scene.ingest(source, [answer]);
    expect(counts).toMatchObject({ stored: 1, tasksOpened: 0 });
    const task = await taskOf('n1');
    const publishedAt = answer.build().publishedAt;
    expect(task).toMatchObject({ state: 'acknowledged', acknowledged_at: publishedAt, mention_count: 1 });
    const [mention] = await scene.sql<{ id: string }>('SELECT id FROM mention WHERE external_id = $1', ['n1-a']);
    expect(await eventsOf(task.id, 'answered-natively')).toEqual([
      { details: { by: 'acme-care', mentionId: mention?.id } },
    ]);
    const clocks = await scene.sql<{ state: string; met_by: string; met_at: Date }>(
      `SELECT state, met_by, met_at FROM task_clock WHERE task_id = $1 AND kind = 'acknowledge'`,
      [task.id],
    );
    expect(clocks).toEqual([{ state: 'met', met_by: 'public', met_at: publishedAt }]);
    const { body } = await scene.get(`/tasks/${task.id}`);
    expect(JSON.stringify(body)).toContain('We are sorry, please write to us');
    expect(await scene.countsDiffer()).toEqual([]);
  });

  it('counts once, however often it is read', async () => {
    await scene.ingest(source, [customer('n2')]);
    for (let time = 0; time < 3; time++) await scene.ingest(source, [customer('n2'), ours('n2-a', 'n2')]);
    expect(await eventsOf((await taskOf('n2')).id, 'answered-natively')).toHaveLength(1);
  });

  it('is noticed in the very batch that brings the complaint', async () => {
    await scene.ingest(source, [customer('n3'), ours('n3-a', 'n3')]);
    expect(await taskOf('n3')).toMatchObject({ state: 'acknowledged' });
  });

  it('does not count where it was given before the customer turned to us', async () => {
    await scene.ingest(source, [customer('n4', 10).inConversation('t4')]);
    await scene.ingest(source, [ours('n4-a', 'somebody', 40).inConversation('t4')]);
    expect(await taskOf('t4')).toMatchObject({ state: 'open', acknowledged_at: null });
  });

  it('that only the customer can read keeps no public promise', async () => {
    await scene.ingest(source, [customer('n5')]);
    await scene.ingest(source, [ours('n5-a', 'n5').with({ isPrivate: true })]);
    const task = await taskOf('n5');
    expect(task.state).toBe('acknowledged');
    expect(
      await scene.count('task_clock', `task_id = $1 AND kind = 'acknowledge' AND state = 'running'`, [task.id]),
    ).toBe(1);
  });

  it('and any other post of ours is never work, whatever it says', async () => {
    const counts = await scene.ingest(source, [aPost().id('n6').by('acme-care').with({ isOwn: true })]);
    expect(counts).toMatchObject({ stored: 1, tasksOpened: 0 });
  });
});

describe('a post in the conversation of an open task that no watch finds', () => {
  it('is kept, and wakes the task when it is the customer', async () => {
    await scene.ingest(source, [customer('w1')]);
    const { id } = await taskOf('w1');
    await scene.sql(`UPDATE task SET state = 'snoozed', snoozed_until = now() + interval '1 day' WHERE id = $1`, [id]);
    const stranger = aPost().id('w1-s').by('stranger').saying('same here').answering('w1');
    await scene.ingest(source, [stranger]);
    expect(await taskOf('w1')).toMatchObject({ state: 'snoozed', mention_count: 1 });
    const again = aPost().id('w1-c').by('customer').saying('still nothing from you').answering('w1-s');
    expect(await scene.ingest(source, [again])).toMatchObject({ stored: 1, tasksOpened: 0 });
    expect(await taskOf('w1')).toMatchObject({ state: 'open', mention_count: 2 });
    const { body } = await scene.get(`/tasks/${id}`);
    expect(JSON.stringify(body)).toContain('same here');
    expect(await scene.countsDiffer()).toEqual([]);
  });

  it('is not kept where nobody works on the conversation', async () => {
    const counts = await scene.ingest(source, [aPost().id('w2').saying('nothing of ours').answering('elsewhere')]);
    expect(counts).toMatchObject({ stored: 0, unmatched: 1 });
  });

  it('counts in no report of what people say', async () => {
    const summed = () => scene.sql<{ n: string }>('SELECT sum(mentions) AS n FROM sentiment_day WHERE watch_id = 0');
    await scene.ingest(source, [customer('w3')]);
    const before = await summed();
    await scene.ingest(source, [aPost().id('w3-c').by('customer').saying('hello?').answering('w3')]);
    expect(await summed()).toEqual(before);
  });
});

describe('conversations answered by hand', () => {
  function withThread(posts: readonly NormalisedPost[]): string[] {
    const asked: string[] = [];
    const catalogue = scene.http.app.get(ConnectorCatalogue);
    const real = catalogue.get.bind(catalogue);
    const inbound = real('inbound') as Connector;
    const threaded: Connector = Object.assign(Object.create(inbound) as Connector, {
      readThread: (_: unknown, of: { externalId: string }): Promise<Page> => {
        asked.push(of.externalId);
        return Promise.resolve({ posts, cursor: null, complete: true, cost: { requests: 1 } });
      },
    });
    jest.spyOn(catalogue, 'get').mockImplementation((kind) => (kind === 'inbound' ? threaded : real(kind)));
    jest.spyOn(catalogue, 'list').mockReturnValue([threaded]);
    return asked;
  }
  const verify = () =>
    scene.http.app.get(VerifyConversationsJob).run({ signal: new AbortController().signal, workerId: 'spec' });

  it('are read again, and the answer found there stops the clock; not again at once', async () => {
    await scene.ingest(source, [customer('v1'), customer('v2')]);
    await scene.sql(`UPDATE task SET thread_read_at = now()`);
    await scene.sql(
      `UPDATE task SET thread_read_at = NULL, opened_at = now() - interval '10 minutes',
         replyability = '{"verdict":"by-hand","reason":"test","deepLink":null}' WHERE conversation_key = 'v1'`,
    );
    const asked = withThread([customer('v1').build(), ours('v1-a', 'v1').build()]);
    expect(await verify()).toEqual({ read: 1, failed: 0, left: 0 });
    expect(asked).toEqual(['v1']);
    expect(await taskOf('v1')).toMatchObject({ state: 'acknowledged' });
    expect(await verify()).toEqual({ read: 0, failed: 0, left: 0 });
    const { body } = await scene.get(`/sources/${source}`);
    expect(body.spend.today.requests).toBe(1);
  });
});
