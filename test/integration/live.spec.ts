import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { LiveService, REPLAY_LIMIT } from '../../src/modules/live/live.service.js';
import { aPost } from '../support/a-post.js';
import { EventReader, type ServerEvent } from '../support/event-reader.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
let live: LiveService;
let asta: SignedInMember;
let otherTeam: string;
let outsider: SignedInMember;
const open: EventReader[] = [];

beforeAll(async () => {
  scene = await Scene.open();
  live = scene.http.app.get(LiveService);
  asta = await scene.agent('Asta');
  otherTeam = await scene.anotherTeam('Elsewhere');
  outsider = await scene.agent('Outsider', [otherTeam]);
});
afterEach(() => {
  for (const reader of open.splice(0)) reader.close();
});
afterAll(() => scene.close());

async function listen(who: SignedInMember, lastEventId?: string): Promise<EventReader> {
  const headers = { ...who.headers, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) };
  const reader = await EventReader.open(scene.http.url, headers);
  expect(reader.status).toBe(200);
  open.push(reader);
  return reader;
}

/** Something everybody in the workspace hears: what came before it has arrived by then. */
const shout = (name: string, teamId: string | null = null) =>
  scene.http.dataSource.transaction((tx) =>
    live.publish(tx, [{ workspaceId: scene.workspaceId, teamId, kind: 'sources', details: { sourceId: name } }]),
  );
const names = (events: readonly ServerEvent[]): unknown[] =>
  events.filter((e) => e.event === 'sources').map((e) => e.data['sourceId']);
const heard = (name: string) => (events: readonly ServerEvent[]) => names(events).includes(name);

/** What was told so far is passed. Transactions of other databases hold it back as well; making a database takes seconds. */
async function settled(): Promise<void> {
  const [newest] = await scene.sql<{ id: string }>('SELECT max(transaction_id) AS id FROM live_event');
  for (let waits = 0; waits < 1_500; waits++) {
    const [row] = await scene.sql<{ isPast: boolean }>(
      `SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint > $1 AS "isPast"`,
      [newest?.id],
    );
    if (row?.isPast) return;
    await sleep(20);
  }
}

describe('a stream', () => {
  it('tells a team what was stored, opened and changed, in order, and others nothing', async () => {
    const source = await scene.inboundSource();
    await settled();
    const [mine, theirs] = [await listen(asta), await listen(outsider)];
    const id = await scene.openTask(source, aPost());
    await scene.as(asta, 'POST', `/tasks/${id}/claim`);
    await shout('end of the first');
    const events = await mine.until(heard('end of the first'));
    expect(events.map(({ event, data }) => ({ event, data }))).toEqual([
      { event: 'mentions', data: { count: 1 } },
      { event: 'tasks', data: { kind: 'opened', taskIds: [id], actorId: null } },
      { event: 'sources', data: { sourceId: source, state: 'ok' } },
      { event: 'tasks', data: { kind: 'changed', taskIds: [id], actorId: asta.memberId } },
      { event: 'sources', data: { sourceId: 'end of the first' } },
    ]);
    expect((await theirs.until(heard('end of the first'))).map((e) => e.event)).toEqual(['sources', 'sources']);
  });

  it('is silent about what was rolled back', async () => {
    const reader = await listen(asta);
    const failing = scene.http.dataSource.transaction(async (tx) => {
      await live.publish(tx, [
        { workspaceId: scene.workspaceId, teamId: null, kind: 'sources', details: { sourceId: 'never' } },
      ]);
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    await shout('after the rollback');
    expect(names(await reader.until(heard('after the rollback')))).toEqual(['after the rollback']);
  });

  it('does not skip a transaction that began first and committed last', async () => {
    const reader = await listen(asta);
    const slow = scene.http.dataSource.createQueryRunner();
    await slow.startTransaction();
    await live.publish(slow.manager, [
      { workspaceId: scene.workspaceId, teamId: null, kind: 'sources', details: { sourceId: 'slow' } },
    ]);
    await shout('quick');
    await live.readNew();
    await slow.commitTransaction();
    await slow.release();
    expect(names(await reader.until(heard('quick')))).toEqual(['slow', 'quick']);
  });

  it('keeps workspaces apart', async () => {
    const other = await scene.http.createWorkspace();
    const stranger = await scene.http.signIn(await scene.http.createMember(other.workspaceId, 'admin'));
    const [mine, theirs] = [await listen(asta), await listen(stranger)];
    await shout('ours');
    await scene.http.dataSource.transaction((tx) =>
      live.publish(tx, [
        { workspaceId: other.workspaceId, teamId: null, kind: 'sources', details: { sourceId: 'theirs' } },
      ]),
    );
    expect(names(await mine.until(heard('ours')))).toEqual(['ours']);
    expect(names(await theirs.until(heard('theirs')))).toEqual(['theirs']);
  });

  it('needs somebody who is signed in', async () => {
    const reader = await EventReader.open(scene.http.url, {});
    expect(reader.status).toBe(401);
    reader.close();
  });
});

describe('a browser that comes back', () => {
  it('gets what it missed, once and in order, then what follows', async () => {
    const first = await listen(asta);
    await shout('one');
    const last = (await first.until(heard('one'))).at(-1)?.id ?? '';
    first.close();
    for (const name of ['two', 'three']) await shout(name);
    await shout('not for Asta', otherTeam);
    const second = await listen(asta, last);
    await shout('four');
    expect(names(await second.until(heard('four')))).toEqual(['two', 'three', 'four']);
    const ids = second.events.map((e) => BigInt(e.id.split('.')[0] ?? 0));
    expect(ids).toEqual([...ids].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
  });

  it('after too long, or too much, is told to fetch everything anew', async () => {
    const isResync = (events: readonly ServerEvent[]) => events.some((e) => e.event === 'resync');
    const long = await listen(asta, '1.1');
    const [told] = await long.until(isResync);
    expect(told).toMatchObject({ event: 'resync', data: {} });

    await scene.sql(
      `INSERT INTO live_event (transaction_id, workspace_id, kind, details)
       SELECT pg_current_xact_id()::text::bigint, $1, 'sources', '{"sourceId": "many"}' FROM generate_series(1, $2)`,
      [scene.workspaceId, REPLAY_LIMIT + 1],
    );
    const future = await listen(asta, '999999999999.1');
    expect((await future.until(isResync)).map((e) => e.event)).toEqual(['resync']);
    await settled();
    const much = await listen(asta, told?.id ?? '');
    expect((await much.until(isResync)).map((e) => e.event)).toEqual(['resync']);
    const again = await listen(asta, much.events[0]?.id);
    await shout('after resync');
    expect(names(await again.until(heard('after resync')))).toEqual(['after resync']);
  });

  it('with an id that is none simply listens', async () => {
    const reader = await listen(asta, "1.1'; DROP TABLE live_event; --");
    await shout('still there');
    expect(names(await reader.until(heard('still there')))).toEqual(['still there']);
  });
});

describe('access that ends', () => {
  it('with the session or the account ends the stream within 5 seconds', async () => {
    const [signedOut, dismissed] = [await scene.agent('Signed out'), await scene.agent('Dismissed')];
    const readers = [await listen(signedOut), await listen(dismissed)];
    await scene.sql('DELETE FROM session WHERE member_id = $1', [signedOut.memberId]);
    await scene.sql('UPDATE staff_member SET is_active = false WHERE id = $1', [dismissed.memberId]);
    expect(await Promise.all(readers.map((reader) => reader.untilEnd(5_000)))).toEqual([true, true]);
  });

  it('to a team ends what is heard of it', async () => {
    const moving = await scene.agent('Moving');
    const reader = await listen(moving);
    await shout('before', scene.teamId);
    await reader.until(heard('before'));
    await scene.sql('DELETE FROM team_member WHERE member_id = $1', [moving.memberId]);
    // The stream looks at its rights every few seconds: by then a shout to the team is heard no more.
    let last = '';
    for (let n = 0; n < 60; n++) {
      const [toTeam, toAll] = [`team ${String(n)}`, `all ${String(n)}`];
      await shout(toTeam, scene.teamId);
      await shout(toAll);
      await reader.until(heard(toAll));
      last = names(reader.events).includes(toTeam) ? 'heard' : 'not heard';
      if (last === 'not heard') break;
      await sleep(100);
    }
    expect(last).toBe('not heard');
    expect(reader.hasEnded).toBe(false);
  });
});
