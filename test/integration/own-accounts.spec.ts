import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ConnectorError, type Connector } from '../../src/connectors/connector.js';
import type { NormalisedPost } from '../../src/connectors/post.types.js';
import { WatchAccountsJob } from '../../src/modules/accounts/watch-accounts.job.js';
import { ConnectorCatalogue } from '../../src/modules/sources/connector-catalogue.service.js';
import { aPost } from '../support/a-post.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open();
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(() => scene.close());

const daysAgo = (days: number): Date => new Date(Date.now() - days * 86_400_000 - 60_000);
const watchAccounts = () =>
  scene.http.app.get(WatchAccountsJob).run({ signal: new AbortController().signal, workerId: 'spec' });

let made = 0;
const nextId = (): string => `a-${String((made += 1))}`;
const ours = (days: number, fields: Partial<NormalisedPost> = {}) =>
  aPost()
    .id(nextId())
    .aboutNothing()
    .with({ isOwn: true, publishedAt: daysAgo(days), ...fields });
/** Nobody watches for what it says. */
const comment = (id: string, days: number) =>
  aPost()
    .id(id)
    .by('anna')
    .saying('When do you open on Sunday?')
    .with({ addressesUs: true, publishedAt: daysAgo(days) });

interface Shown {
  readonly id: string;
  readonly state: string;
  readonly reasons: readonly {
    readonly code: string;
    readonly values: Record<string, number>;
    readonly text: string;
  }[];
  readonly daysSinceLastPost: number | null;
  readonly unanswered: number;
  readonly spell: { readonly taskId: string; readonly isTaskOpen: boolean } | null;
  readonly version: number;
}

/** A source that has been read without a break for long, and the account whose posts it showed. */
async function anAccount(name: string, lastPostDays: number): Promise<{ source: string; id: string }> {
  const source = await scene.inboundSource({}, name);
  await scene.ingest(source, [ours(lastPostDays).by(name)]);
  await scene.sql(`UPDATE source SET watched_since = now() - interval '300 days' WHERE id = $1`, [source]);
  const [row] = await scene.sql<{ id: string }>(
    'SELECT account_id AS id FROM own_account_source WHERE source_id = $1',
    [source],
  );
  if (row === undefined) throw new Error('No account was found.');
  return { source, id: row.id };
}
const shown = async (id: string): Promise<Shown> => (await scene.get(`/accounts/${id}`)).body as Shown;
const tasksOf = (id: string) =>
  scene.sql<{ id: string; state: string; excerpt: string; team_id: string }>(
    'SELECT id, state, excerpt, team_id FROM task WHERE conversation_key = $1 ORDER BY id',
    [`own-account:${id}`],
  );
const eventsOf = (taskId: string) =>
  scene.sql<{ kind: string; details: Record<string, unknown> }>(
    `SELECT kind, details FROM task_event WHERE task_id = $1 AND kind LIKE 'account%' ORDER BY id`,
    [taskId],
  );

describe('an own account', () => {
  it('is found by its posts, and one task is raised for each spell of neglect, closed when it posts again', async () => {
    const { source, id } = await anAccount('acme-news', 20);
    await Promise.all([watchAccounts(), watchAccounts()]);
    await watchAccounts();
    const [task, ...others] = await tasksOf(id);
    expect(others).toEqual([]);
    expect(task).toMatchObject({ state: 'open', team_id: scene.teamId });
    expect(task?.excerpt).toBe('acme-news: Nothing was posted for 20 days; 14 days are allowed.');
    expect(await shown(id)).toMatchObject({
      state: 'neglected',
      daysSinceLastPost: 20,
      reasons: [{ code: 'no-post', values: { days: 20, limit: 14 } }, { code: 'nothing-waits' }],
      spell: { taskId: task?.id, isTaskOpen: true },
    });
    const { body } = await scene.get(`/tasks/${task?.id ?? ''}`);
    expect(body).toMatchObject({
      replyability: { verdict: 'not-possible', reason: 'own-account' },
      clocks: [],
      mentions: [],
    });
    const { body: list } = await scene.get('/tasks?view=unassigned');
    expect((list.items as { id: string }[]).map((one) => one.id)).toContain(task?.id);

    await scene.ingest(source, [ours(0).by('acme-news')]);
    await watchAccounts();
    expect(await shown(id)).toMatchObject({ state: 'fresh', daysSinceLastPost: 0, spell: null });
    expect((await tasksOf(id)).map(({ state }) => state)).toEqual(['resolved']);
    expect((await eventsOf(task?.id ?? '')).map(({ kind }) => kind)).toEqual([
      'account-neglected',
      'account-active-again',
    ]);

    // A later spell is another one.
    await scene.sql(`UPDATE own_account SET last_own_post_at = now() - interval '15 days' WHERE id = $1`, [id]);
    await watchAccounts();
    expect((await tasksOf(id)).map(({ state }) => state)).toEqual(['resolved', 'open']);
    expect(await scene.countsDiffer()).toEqual([]);
  });

  it('has a task that somebody took on told, not closed; and one that was closed by hand is not raised again', async () => {
    const { source, id } = await anAccount('acme-jobs', 30);
    await watchAccounts();
    const [task] = await tasksOf(id);
    await scene.as(scene.admin, 'POST', `/tasks/${task?.id ?? ''}/claim`, {});
    await scene.ingest(source, [ours(0).by('acme-jobs')]);
    await watchAccounts();
    const [after] = await tasksOf(id);
    expect(after?.state).not.toBe('resolved');
    expect((await eventsOf(task?.id ?? '')).map(({ kind }) => kind)).toContain('account-active-again');

    const other = await anAccount('acme-labs', 30);
    await watchAccounts();
    const [raised] = await tasksOf(other.id);
    const done = await scene.as(scene.admin, 'POST', `/tasks/${raised?.id ?? ''}/dismiss`, {
      reason: 'no-answer-needed',
    });
    expect(done.status).toBe(200);
    await watchAccounts();
    expect(await tasksOf(other.id)).toHaveLength(1);
    expect(await shown(other.id)).toMatchObject({
      state: 'neglected',
      spell: { taskId: raised?.id, isTaskOpen: false },
    });
  });

  it('is neglected where comments wait that no watch finds, until they are answered; read again they wait no more', async () => {
    const { source, id } = await anAccount('acme-care', 1);
    await scene.ingest(source, [
      comment('c-1', 5),
      comment('c-2', 4).by('berta'),
      comment('c-3', 4).saying('🔥🔥'),
      comment('c-4', 6).with({ addressesUs: false }),
      comment('c-5', 200),
    ]);
    await watchAccounts();
    expect(await shown(id)).toMatchObject({
      state: 'neglected',
      unanswered: 2,
      reasons: [{ code: 'unanswered', values: { count: 2, days: 5, limit: 3 } }, { code: 'active' }],
    });
    const { body } = await scene.get(`/accounts/${id}/unanswered?limit=1`);
    expect(body.items).toMatchObject([{ author: 'anna', taskId: null }]);
    const next = await scene.get(`/accounts/${id}/unanswered?limit=1&cursor=${String(body.nextCursor)}`);
    expect(next.body).toMatchObject({ items: [{ author: 'berta' }], nextCursor: null });

    await scene.ingest(source, [
      ours(0, { inReplyTo: 'c-1' }).by('acme-care'),
      comment('c-2', 4).by('berta').deleted(),
    ]);
    await scene.ingest(source, [comment('c-1', 5)]);
    await watchAccounts();
    expect(await shown(id)).toMatchObject({ state: 'fresh', unanswered: 0, spell: null });
    // An answer is no post.
    expect((await shown(id)).daysSinceLastPost).toBe(1);
  });

  it('counts as answered what was answered before it was read, through us, or decided', async () => {
    const { source, id } = await anAccount('acme-help', 1);
    await scene.ingest(source, [ours(1, { inReplyTo: 'd-1' }).by('acme-help')]);
    await scene.ingest(source, [comment('d-1', 5)]);
    const complaint = aPost()
      .id('d-2')
      .by('carl')
      .with({ addressesUs: true, publishedAt: daysAgo(2) });
    await scene.ingest(source, [complaint]);
    await watchAccounts();
    expect(await shown(id)).toMatchObject({ unanswered: 1 });
    const { body } = await scene.get(`/accounts/${id}/unanswered`);
    const [{ taskId }] = body.items as [{ taskId: string }];
    // Another speaks in the same conversation; the answer is to the first.
    await scene.ingest(source, [comment('d-3', 1).by('dora').answering('d-2').inConversation('d-2')]);
    await scene.sql(
      `INSERT INTO reply (workspace_id, task_id, source_id, author_id, kind, client_key, send_key, visibility, text, in_reply_to,
         conversation_id, to_handle, state, sent_at)
       SELECT workspace_id, id, source_id, $2, 'reply', 'spec', 'spec', 'public', 'Sorry', 'd-2', 'd-2', '@Carl', 'sent', now()
       FROM task WHERE id = $1`,
      [taskId, scene.admin.memberId],
    );
    await watchAccounts();
    const left = await scene.get(`/accounts/${id}/unanswered`);
    expect((left.body.items as { author: string }[]).map(({ author }) => author)).toEqual(['dora']);
    await scene.as(scene.admin, 'POST', `/tasks/${taskId}/resolve`, { note: 'told on the phone' });
    await watchAccounts();
    expect(await shown(id)).toMatchObject({ unanswered: 0 });
  });

  it('whose source is blind, or was until now, is not called neglected', async () => {
    const { source, id } = await anAccount('acme-blind', 60);
    await scene.ingest(source, [comment('b-1', 50)]);
    await scene.sql(`UPDATE source SET health_state = 'blind' WHERE id = $1`, [source]);
    await watchAccounts();
    expect(await shown(id)).toMatchObject({ state: 'unknown', reasons: [{ code: 'blind' }], spell: null });
    expect(await tasksOf(id)).toEqual([]);

    await scene.sql(`UPDATE source SET health_state = 'ok' WHERE id = $1`, [source]);
    await scene.sql(
      `INSERT INTO gap (workspace_id, source_id, from_at, to_at, reason, state)
       VALUES ($1, $2, now() - interval '40 days', now() - interval '1 day', 'test', 'lost')`,
      [scene.workspaceId, source],
    );
    await watchAccounts();
    expect(await shown(id)).toMatchObject({ state: 'fresh' });
    expect(await tasksOf(id)).toEqual([]);
  });

  it('that a source was just connected with is known at once, and unknown until it was read', async () => {
    const source = await scene.source({
      connector: 'facebook',
      name: 'Page',
      settings: { pageId: '1234567' },
      credentials: { accessToken: 'x'.repeat(40), appSecret: 'y'.repeat(32), verifyToken: 'z'.repeat(32) },
    });
    await watchAccounts();
    const { body } = await scene.get('/accounts?state=unknown');
    expect(body.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          network: 'facebook',
          handle: '1234567',
          origin: 'found',
          reasons: [expect.objectContaining({ code: 'blind' })],
          sources: [expect.objectContaining({ id: source, ownPosts: 'shown' })],
        }),
      ]),
    );
  });

  it('is asked for its last post where its network tells that, four times a day; a failure is no silence', async () => {
    const source = await scene.inboundSource({}, 'Asked');
    const catalogue = scene.http.app.get(ConnectorCatalogue);
    const inbound = catalogue.get('inbound') as Connector;
    const lastOwnPost = jest.fn<NonNullable<Connector['lastOwnPost']>>();
    const asking: Connector = Object.assign(Object.create(inbound) as Connector, {
      ownAccount: ({ sourceId }: { sourceId: string }) =>
        sourceId === source ? { address: 'Asked', handle: '@asked', ownPosts: 'asked' as const } : null,
      lastOwnPost,
    });
    jest.spyOn(catalogue, 'get').mockImplementation((kind) => (kind === 'inbound' ? asking : undefined));
    jest.spyOn(catalogue, 'list').mockReturnValue([asking]);
    await scene.sql(`UPDATE source SET watched_since = now() - interval '1 day', health_state = 'ok' WHERE id = $1`, [
      source,
    ]);
    lastOwnPost.mockRejectedValueOnce(new ConnectorError('retry', 'down'));
    await watchAccounts();
    const [row] = await scene.sql<{ id: string }>(`SELECT id FROM own_account WHERE address = 'asked'`);
    expect(await shown(row?.id ?? '')).toMatchObject({ state: 'unknown', reasons: [{ code: 'posts-not-shown' }, {}] });
    await watchAccounts();
    expect(lastOwnPost).toHaveBeenCalledTimes(1);
    await scene.sql(`UPDATE own_account_source SET asked_at = now() - interval '7 hours' WHERE source_id = $1`, [
      source,
    ]);
    lastOwnPost.mockResolvedValueOnce({ postedAt: daysAgo(33), requests: 2 });
    await watchAccounts();
    expect(await shown(row?.id ?? '')).toMatchObject({ state: 'neglected', daysSinceLastPost: 33 });
    expect(await scene.sql('SELECT requests FROM source_spend WHERE source_id = $1', [source])).toEqual([
      { requests: 2 },
    ]);
  });
});

describe('people', () => {
  it('name accounts by hand, change limits, and remove them for good; it is written down', async () => {
    const source = await scene.inboundSource({}, 'By hand');
    await scene.ingest(source, [aPost().id(nextId()).aboutNothing()]);
    const add = { network: 'inbound', handle: '@Acme Berlin', source, postDays: 7, answerDays: null };
    const { status, body } = await scene.as(scene.admin, 'POST', '/accounts', add);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      origin: 'by-hand',
      state: 'unknown',
      reasons: [{ code: 'posts-not-shown', text: expect.any(String) }],
      mayChange: true,
    });
    expect((await scene.as(scene.admin, 'POST', '/accounts', { ...add, handle: 'acme berlin' })).body.code).toBe(
      'account-known',
    );
    expect((await scene.as(scene.admin, 'POST', '/accounts', { ...add, handle: 'other' })).body.code).toBe(
      'source-taken',
    );
    expect(
      (await scene.as(scene.admin, 'POST', '/accounts', { network: 'x', handle: 'o', team: '999999' })).body.code,
    ).toBe('unknown-team');
    expect((await scene.as(scene.admin, 'POST', '/accounts', { network: 'x', handle: 'o', postDays: 0 })).status).toBe(
      400,
    );

    // Now one of its posts is seen: from then on it counts.
    await scene.ingest(source, [ours(10).by('acme-berlin')]);
    await scene.sql(`UPDATE source SET watched_since = now() - interval '300 days' WHERE id = $1`, [source]);
    await watchAccounts();
    const id = body.id as string;
    expect(await shown(id)).toMatchObject({ state: 'neglected', reasons: [{ code: 'no-post', values: { limit: 7 } }] });
    const { version } = await shown(id);
    const stale = await scene.as(scene.admin, 'PATCH', `/accounts/${id}`, { postDays: 30 }, { 'if-match': '99' });
    expect(stale.body.code).toBe('stale-version');
    const changed = await scene.as(
      scene.admin,
      'PATCH',
      `/accounts/${id}`,
      { postDays: 30 },
      { 'if-match': String(version) },
    );
    expect(changed.body).toMatchObject({ state: 'fresh', postDays: 30, answerDays: null, spell: null });
    expect((await tasksOf(id)).map(({ state }) => state)).toEqual(['resolved']);

    expect((await scene.as(scene.admin, 'DELETE', `/accounts/${id}`)).status).toBe(204);
    await scene.ingest(source, [ours(0).by('acme-berlin')]);
    await watchAccounts();
    expect((await scene.get(`/accounts/${id}`)).status).toBe(404);
    expect(
      (await scene.as(scene.admin, 'POST', '/accounts', { network: 'inbound', handle: 'Acme Berlin' })).body.id,
    ).toBe(id);
    const audited = await scene.sql<{ action: string }>(
      `SELECT action FROM audit_entry WHERE action LIKE 'account.%' AND resource_id = $1 ORDER BY id`,
      [id],
    );
    expect(audited.map(({ action }) => action)).toEqual([
      'account.add',
      'account.change',
      'account.remove',
      'account.add',
    ]);
  });

  it('see the accounts of their teams, and change them only where they may', async () => {
    const team = await scene.anotherTeam('Berlin');
    const { id } = await anAccount('acme-team', 1);
    await scene.as(scene.admin, 'PATCH', `/accounts/${id}`, { team });
    const agent = await scene.agent('Outsider');
    expect((await scene.get(`/accounts/${id}`, agent)).status).toBe(404);
    expect((await scene.get(`/accounts/${id}/unanswered`, agent)).status).toBe(404);
    const member = await scene.agent('Insider', [team]);
    expect((await scene.get(`/accounts/${id}`, member)).body).toMatchObject({
      mayChange: false,
      team: { name: 'Berlin' },
    });
    expect((await scene.as(member, 'PATCH', `/accounts/${id}`, { postDays: 3 })).status).toBe(403);
    expect((await scene.get('/accounts?limit=1')).body.nextCursor).not.toBeNull();
    expect((await scene.get('/accounts?cursor=abc')).status).toBe(400);
  });
});
