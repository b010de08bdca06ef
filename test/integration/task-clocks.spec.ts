import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WeeklyHours } from '../../src/domain/clock/calendar.js';
import { dueAt, nextOpeningAt } from '../../src/domain/clock/due-at.js';
import { FireDeadlinesJob } from '../../src/modules/tasks/fire-deadlines.job.js';
import { TaskClocksService } from '../../src/modules/tasks/task-clocks.service.js';
import { aPost } from '../support/a-post.js';
import type { Reply, SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';

interface Clock {
  readonly kind: string;
  readonly state: string;
  readonly startedAt: string;
  readonly dueAt: string | null;
  readonly metBy: string | null;
  readonly calendar: string;
  readonly calendarVersion: number | null;
  readonly standardVersion: number | null;
  readonly pausedAt: string | null;
  readonly pausedUntil: string | null;
}

const MINUTES = { claim: 10, acknowledge: 15, answer: 60, 'next-reply': 30, resolve: 240 } as const;
/** Open on one date long after these tests, and long past. */
const LATER: WeeklyHours = {
  kind: 'weekly',
  zone: 'Europe/Helsinki',
  week: {},
  closed: [],
  open: { '2099-03-02': ['09:00-17:00'] },
};

let scene: Scene;
let source: string;
let asta: SignedInMember;

beforeAll(async () => {
  scene = await Scene.open();
  source = await scene.inboundSource();
  asta = await scene.agent('Asta');
});
afterAll(() => scene.close());

/** Puts a version of the workspace's only standard in force. */
async function promise(kinds: readonly (keyof typeof MINUTES)[], calendarId: string | null = null): Promise<void> {
  const targets = kinds.map((kind) => ({
    id: kind,
    name: kind,
    when: {},
    kind,
    withinSeconds: MINUTES[kind] * 60,
    percent: 90,
    calendarId,
    period: 'month',
  }));
  await scene.sql(`UPDATE standard_version SET state = 'retired' WHERE workspace_id = $1`, [scene.workspaceId]);
  await scene.sql(
    `WITH s AS (INSERT INTO standard (workspace_id, name) VALUES ($1, 'All kinds') RETURNING id)
     INSERT INTO standard_version (standard_id, n, workspace_id, targets, reason, state, approved_at, effective_at)
     SELECT id, 1, $1, $2, 'Spec', 'approved', now(), now() FROM s`,
    [scene.workspaceId, JSON.stringify(targets)],
  );
}

async function calendar(name: string, hours: Omit<WeeklyHours, 'kind'>): Promise<string> {
  const { zone, week, closed, open } = hours;
  return (await scene.as(scene.admin, 'POST', '/calendars', { name, zone, week, closed, open })).body.id as string;
}

const act = (id: string, action: string, body?: unknown): Promise<Reply> =>
  scene.as(asta, 'POST', `/tasks/${id}/${action}`, body);
const clocksOf = async (id: string): Promise<Record<string, Clock>> =>
  Object.fromEntries(((await scene.get(`/tasks/${id}`)).body.clocks as Clock[]).map((clock) => [clock.kind, clock]));
const statesOf = async (id: string): Promise<Record<string, string>> =>
  Object.fromEntries(Object.values(await clocksOf(id)).map(({ kind, state }) => [kind, state]));
const msOf = (text: string | null | undefined): number => Date.parse(text ?? '');
const kindsOfEvents = async (id: string): Promise<string[]> =>
  ((await scene.get(`/tasks/${id}`)).body.events as { kind: string }[]).map(({ kind }) => kind);
/** As if the wait had begun earlier. */
const waitedFor = async (id: string, minutes: number): Promise<void> => {
  await scene.sql(
    `UPDATE task_clock SET started_at = started_at - make_interval(mins => $2), due_at = due_at - make_interval(mins => $2),
       paused_at = paused_at - make_interval(mins => $2) WHERE task_id = $1`,
    [id, minutes],
  );
  await scene.sql(
    `UPDATE task_clock_pause SET from_at = from_at - make_interval(mins => $2)
     WHERE clock_id IN (SELECT id FROM task_clock WHERE task_id = $1)`,
    [id, minutes],
  );
};

describe('clocks of every kind', () => {
  beforeAll(() => promise(['claim', 'acknowledge', 'answer', 'next-reply', 'resolve']));

  it('start as a task opens, except that no next reply is owed yet', async () => {
    const id = await scene.openTask(source, aPost());
    const clocks = await clocksOf(id);
    expect(Object.keys(clocks).sort()).toEqual(['acknowledge', 'answer', 'claim', 'resolve']);
    for (const { kind, startedAt, dueAt: due, state } of Object.values(clocks)) {
      expect(msOf(due) - msOf(startedAt)).toBe(MINUTES[kind as keyof typeof MINUTES] * 60_000);
      expect(state).toBe('running');
    }
    const { body } = await scene.get(`/tasks/${id}`);
    expect(body).toMatchObject({ dueAt: clocks['claim']?.dueAt, watches: [{ id: scene.watchId, name: 'Acme' }] });
    expect(body.intent).toEqual(expect.any(String));
    expect(body.seenDelay.seconds).toBeGreaterThanOrEqual(0);
  });

  it('are met by what they ask for, and the task is due by the next of them', async () => {
    const id = await scene.openTask(source, aPost());
    await act(id, 'claim');
    expect(await statesOf(id)).toMatchObject({ claim: 'met', acknowledge: 'running' });
    await act(id, 'acknowledge', {});
    const clocks = await clocksOf(id);
    expect(clocks).toMatchObject({ acknowledge: { state: 'met', metBy: 'claim' }, answer: { state: 'running' } });
    expect((await scene.get(`/tasks/${id}`)).body.dueAt).toBe(clocks['answer']?.dueAt);
    await act(id, 'resolve', {});
    expect(await statesOf(id)).toMatchObject({ resolve: 'met', answer: 'cancelled' });
    await act(id, 'reopen');
    expect(await statesOf(id)).toMatchObject({
      claim: 'met',
      acknowledge: 'met',
      answer: 'running',
      resolve: 'running',
    });
    expect((await clocksOf(id))['resolve']?.dueAt).toBe(clocks['resolve']?.dueAt);
    await act(id, 'dismiss', { reason: 'duplicate' });
    expect(await statesOf(id)).toMatchObject({ answer: 'cancelled', resolve: 'cancelled' });
  });

  it('are met by replies: a private one tells nobody that we saw it', async () => {
    const id = await scene.openTask(source, aPost());
    const clocks = scene.http.app.get(TaskClocksService);
    const sent = (isAnswer: boolean, visibility: 'public' | 'private') =>
      scene.http.dataSource.transaction((tx) => clocks.meetByReply(tx, id, { isAnswer, visibility }, null));
    await sent(false, 'private');
    expect(await statesOf(id)).toMatchObject({ acknowledge: 'running', answer: 'running' });
    await sent(true, 'private');
    expect(await clocksOf(id)).toMatchObject({
      acknowledge: { state: 'running' },
      answer: { state: 'met', metBy: 'private' },
    });
    await sent(true, 'public');
    expect(await statesOf(id)).toMatchObject({ acknowledge: 'met', answer: 'met' });
  });

  it('stand still while we wait for the customer and run on when they write, exactly as much later', async () => {
    const talk = aPost().inConversation('waiting-talk');
    const id = await scene.openTask(source, talk.id('w-1'));
    await act(id, 'acknowledge', {});
    await act(id, 'wait');
    expect(await statesOf(id)).toMatchObject({ answer: 'paused', resolve: 'paused', acknowledge: 'met' });
    expect((await scene.get(`/tasks/${id}`)).body.dueAt).toBeNull();
    await waitedFor(id, 90);
    const before = await clocksOf(id);
    await scene.ingest(source, [talk.id('w-2').saying('Acme, here is my number').answering('w-1')]);
    const after = await clocksOf(id);
    expect(after).toMatchObject({ answer: { state: 'running', pausedAt: null }, 'next-reply': { state: 'running' } });
    const shift = msOf(after['answer']?.dueAt) - msOf(before['answer']?.dueAt);
    expect(Math.abs(msOf(after['resolve']?.dueAt) - msOf(before['resolve']?.dueAt) - shift)).toBeLessThanOrEqual(1);
    const [pause] = await scene.sql<{ seconds: number }>(
      `SELECT extract(epoch FROM p.to_at - p.from_at)::float8 AS seconds FROM task_clock_pause p
       JOIN task_clock c ON c.id = p.clock_id WHERE c.task_id = $1 AND c.kind = 'answer'`,
      [id],
    );
    expect(Math.abs(shift - (pause?.seconds ?? 0) * 1_000)).toBeLessThanOrEqual(2);
    expect((pause?.seconds ?? 0) / 60).toBeGreaterThan(90);
    expect(await kindsOfEvents(id)).toContain('customer-wrote');
    expect((await scene.get(`/tasks/${id}`)).body.dueAt).toBe(
      [after['answer']?.dueAt, after['next-reply']?.dueAt].sort()[0],
    );
  });

  it('run on when a person takes the task back from waiting, and when it was closed meanwhile', async () => {
    const [taken, closed] = [await scene.openTask(source, aPost()), await scene.openTask(source, aPost())];
    for (const id of [taken, closed]) await act(id, 'wait');
    await act(taken, 'reopen');
    expect(await statesOf(taken)).toMatchObject({ answer: 'running', resolve: 'running', claim: 'running' });
    await waitedFor(closed, 30);
    const before = await clocksOf(closed);
    await act(closed, 'dismiss', { reason: 'duplicate' });
    await act(closed, 'reopen');
    const after = await clocksOf(closed);
    expect(after).toMatchObject({ answer: { state: 'running', pausedAt: null } });
    expect(msOf(after['answer']?.dueAt) - msOf(before['answer']?.dueAt)).toBeGreaterThanOrEqual(30 * 60_000);
  });

  it('owe one next reply, however often the customer writes before it', async () => {
    const talk = aPost().inConversation('again-talk');
    const id = await scene.openTask(source, talk.id('a-1'));
    await scene.ingest(source, [talk.id('a-2').saying('Acme, are you there?').answering('a-1')]);
    expect(await statesOf(id)).not.toHaveProperty('next-reply');
    await act(id, 'acknowledge', {});
    for (const n of ['a-3', 'a-4']) {
      await scene.ingest(source, [talk.id(n).negative().answering('a-1')]);
    }
    expect(await scene.count('task_clock', `task_id = $1 AND kind = 'next-reply'`, [id])).toBe(1);
    expect((await kindsOfEvents(id)).filter((kind) => kind === 'customer-wrote')).toHaveLength(1);
  });

  it('break one by one, each once', async () => {
    const id = await scene.openTask(source, aPost());
    await scene.sql(
      `UPDATE task_clock SET due_at = now() - interval '1 minute' WHERE task_id = $1 AND kind IN ('claim', 'answer')`,
      [id],
    );
    const fire = () =>
      scene.http.app.get(FireDeadlinesJob).run({ signal: new AbortController().signal, workerId: 'spec' });
    await Promise.all([fire(), fire()]);
    expect(await statesOf(id)).toEqual({
      claim: 'overdue',
      acknowledge: 'running',
      answer: 'overdue',
      resolve: 'running',
    });
    expect((await kindsOfEvents(id)).filter((kind) => kind === 'overdue')).toHaveLength(2);
    await act(id, 'claim');
    expect(await statesOf(id)).toMatchObject({ claim: 'met-late' });
  });
});

describe('clocks by hours', () => {
  it('are due by the open time, and say when they go on', async () => {
    await promise(['acknowledge', 'resolve'], await calendar('Later', LATER));
    const id = await scene.openTask(source, aPost());
    const { acknowledge } = await clocksOf(id);
    const startedAt = new Date(acknowledge?.startedAt ?? '');
    expect(acknowledge).toMatchObject({
      state: 'paused',
      calendar: 'Later',
      calendarVersion: 1,
      dueAt: dueAt(startedAt, 900, LATER)?.toISOString(),
      pausedUntil: nextOpeningAt(startedAt, LATER)?.toISOString(),
    });
    const { items } = (await scene.get('/tasks?view=due')).body as { items: { id: string; dueAt: string }[] };
    expect(items.find((task) => task.id === id)?.dueAt).toBe(acknowledge?.dueAt);
  });

  it('never move when a standard, a calendar or its zone changes', async () => {
    const calendarId = await calendar('Moving', LATER);
    await promise(['acknowledge'], calendarId);
    const [before, waiting] = [await scene.openTask(source, aPost()), await scene.openTask(source, aPost())];
    const [running, other] = [(await clocksOf(before))['acknowledge'], (await clocksOf(waiting))['acknowledge']];
    const moved = { zone: 'Asia/Bangkok', open: { '2099-03-02': ['12:00-17:00'], '2098-01-01': ['00:00-24:00'] } };
    await scene.as(scene.admin, 'PATCH', `/calendars/${calendarId}`, moved);
    await promise(['acknowledge', 'answer']);
    expect((await clocksOf(before))['acknowledge']).toEqual(running);
    const after = (await clocksOf(await scene.openTask(source, aPost())))['acknowledge'];
    expect(after).toMatchObject({ calendar: 'always', calendarVersion: null });
    await promise(['acknowledge'], calendarId);
    const newer = (await clocksOf(await scene.openTask(source, aPost())))['acknowledge'];
    expect(newer).toMatchObject({ calendarVersion: 2, dueAt: '2097-12-31T17:15:00.000Z' });
    // Also where a pause makes it be counted anew: by the version that it began with.
    const clocks = scene.http.app.get(TaskClocksService);
    await scene.http.dataSource.transaction(async (tx) => {
      await clocks.pause(tx, waiting, ['acknowledge']);
      await clocks.resume(tx, [waiting]);
    });
    expect((await clocksOf(waiting))['acknowledge']).toMatchObject({
      dueAt: other?.dueAt,
      pausedUntil: other?.pausedUntil,
    });
  });

  it('that never come are never due', async () => {
    await promise(['acknowledge'], await calendar('Never', { ...LATER, open: {} }));
    const id = await scene.openTask(source, aPost());
    expect((await clocksOf(id))['acknowledge']).toMatchObject({ dueAt: null, state: 'paused', pausedUntil: null });
    expect((await scene.get(`/tasks/${id}`)).body.dueAt).toBeNull();
    await act(id, 'acknowledge', {});
    expect((await clocksOf(id))['acknowledge']).toMatchObject({ state: 'met' });
  });
});
