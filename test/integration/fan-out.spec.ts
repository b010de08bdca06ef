import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WriteFanOutHandler } from '../../src/modules/incidents/write-fan-out.handler.js';
import { aPost } from '../support/a-post.js';
import { startCallbackServer, type CallbackServer } from '../support/callback-server.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';

const CUSTOMERS = 112;
const LONG_MS = 180_000;
const HOLDING = 'crisis-holding-en';

let scene: Scene;
let callback: CallbackServer;
let source: string;
let lead: SignedInMember;
let second: SignedInMember;

beforeAll(async () => {
  callback = await startCallbackServer();
  scene = await Scene.open({ outboundAllow: [callback.host] });
  source = await scene.inboundSource({ callbackUrl: callback.url });
  const prLead = async (): Promise<SignedInMember> =>
    scene.http.signIn(await scene.http.createMember(scene.workspaceId, 'pr-lead', { teamIds: [scene.teamId] }));
  [lead, second] = [await prLead(), await prLead()];
});
afterAll(async () => {
  await scene.close();
  await callback.stop();
});

const act = (id: string, path: string, body: object = {}, who = lead) =>
  scene.as(who, 'POST', `/incidents/${id}/${path}`, body);

async function storm(count: number, name: string): Promise<{ id: string; tasks: string[] }> {
  const posts = Array.from({ length: count }, (_, i) =>
    aPost().with({ author: { handle: `${name}${String(i)}`, name: `Minna ${'abcdefgh'[i % 8] ?? ''}` } }),
  );
  const delivered = await scene.deliver(
    source,
    posts.map((post) => post.wire()),
  );
  expect(delivered.status).toBe(202);
  const opened = await scene.sql<{ id: string }>('SELECT id FROM task WHERE conversation_key = ANY ($1) ORDER BY id', [
    posts.map((post) => post.build().externalId),
  ]);
  const tasks = opened.map(({ id: taskId }) => taskId);
  expect(tasks).toHaveLength(count);
  const raised = await scene.as(lead, 'POST', '/incidents', { title: name, severity: 'SEV1', taskIds: tasks });
  const id = raised.body.id as string;
  await act(id, 'confirm');
  return { id, tasks };
}
/** Everything that is to leave leaves at once, however many steps it is written in. */
async function leave(): Promise<void> {
  await scene.runOutbox();
  while ((await scene.count('reply', `state IN ('held', 'queued')`)) > 0) {
    await scene.sql(`UPDATE reply SET hold_until = now() WHERE state = 'held'`);
    await scene.sql(`UPDATE outbox SET due_at = now() WHERE state = 'waiting'`);
    await scene.runOutbox();
  }
}
const statement = async (id: string, body: object = { templateIds: [HOLDING] }): Promise<number> => {
  const written = await act(id, 'statement', body);
  expect(written.status).toBe(200);
  return written.body.statements[0].version as number;
};
const repliesOf = (tasks: readonly string[]) =>
  scene.sql<{ taskId: string; n: number }>(
    `SELECT task_id AS "taskId", count(*)::int AS n FROM reply WHERE task_id = ANY ($1::bigint[]) AND withdrawn_at IS NULL GROUP BY 1`,
    [tasks],
  );

describe('a statement', () => {
  it('that is approved in advance is ready; other words need somebody else than their author', async () => {
    const { id } = await storm(1, 'rules');
    await statement(id);
    const written = await act(id, 'statement', {
      texts: { en: 'We are sorry, {{name}}. It is our fault.' },
      kind: 'update',
    });
    expect(written.body.statements).toMatchObject([
      { version: 2, state: 'waiting', mayDecide: false },
      { version: 1, state: 'ready', needsApproval: false },
    ]);
    const send = () => act(id, 'fan-out', { kind: 'statement', statementVersion: 2 });
    expect((await send()).body.code).toBe('statement-not-approved');
    expect((await act(id, 'statement/approve', { version: 2 })).body.code).toBe('own-words');
    expect((await act(id, 'statement/approve', { version: 2 }, scene.admin)).status).toBe(403);
    expect((await act(id, 'statement/approve', { version: 2 }, second)).body.statements[0]).toMatchObject({
      state: 'ready',
    });
    expect((await act(id, 'statement/approve', { version: 2 }, second)).body.code).toBe('already-approved');
    const third = await statement(id, { texts: { en: 'Sorry.' } });
    expect(
      (await act(id, 'statement/reject', { version: third, reason: 'Say more.' }, second)).body.statements[0],
    ).toMatchObject({
      state: 'rejected',
      problem: 'Say more.',
    });
    expect((await act(id, 'statement', { texts: { en: 'We open {{opening}}.' } })).body.code).toBe(
      'statement-unknown-variable',
    );
    await act(id, 'close');
  });

  it('is told to nobody before the crisis is confirmed', async () => {
    const task = await scene.openTask(source, aPost());
    const raised = await scene.as(lead, 'POST', '/incidents', { title: 'Perhaps', severity: 'SEV2', taskIds: [task] });
    const id = raised.body.id as string;
    const version = await statement(id);
    expect((await act(id, 'fan-out', { kind: 'statement', statementVersion: version })).body.code).toBe(
      'not-confirmed',
    );
    await act(id, 'dismiss', { reason: 'Over.' });
  });
});

describe('a fan-out', () => {
  it(
    'tells each of 112 customers once, twice in all: when it begins and when it is over',
    async () => {
      const { id, tasks } = await storm(CUSTOMERS, 'outage');
      const version = await statement(id);
      const preview = (
        await scene.get(`/incidents/${id}/fan-out/preview?kind=statement&statementVersion=${String(version)}`, lead)
      ).body;
      expect(preview).toMatchObject({ count: CUSTOMERS, leftOut: [] });
      expect(preview.messages[0].text).toMatch(/^Hi Minna [a-h], we are sorry/);
      expect(await scene.count('fan_out', 'incident_id = $1', [id])).toBe(0);

      // A double click, a repeated request and a second person at the same moment.
      const body = { kind: 'statement', statementVersion: version };
      const started = await Promise.all([
        act(id, 'fan-out', body),
        act(id, 'fan-out', body),
        act(id, 'fan-out', body, second),
      ]);
      expect(started.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(started.reduce((sum, answer) => sum + Number(answer.body.count), 0)).toBe(CUSTOMERS);
      const [batch] = await scene.sql<{ batch: string }>('SELECT DISTINCT batch FROM fan_out WHERE incident_id = $1', [
        id,
      ]);

      // Two workers carry out the same batch side by side, and one that died is repeated.
      const handler = scene.http.app.get(WriteFanOutHandler);
      const item = {
        id: '1',
        workspaceId: scene.workspaceId,
        kind: handler.kind,
        key: batch?.batch ?? '',
        payload: { batch: batch?.batch, incidentId: id },
        attempts: 1,
      };
      const { signal } = new AbortController();
      await Promise.all([handler.deliver(item, signal), handler.deliver(item, signal)]);
      await leave();
      const replies = await repliesOf(tasks);
      expect(replies).toHaveLength(CUSTOMERS);
      expect(replies.every(({ n }) => n === 1)).toBe(true);
      expect(await scene.count('task', 'id = ANY ($1::bigint[]) AND acknowledged_at IS NOT NULL', [tasks])).toBe(
        CUSTOMERS,
      );
      expect(
        new Set((await scene.get(`/incidents/${id}/timeline`)).body.items.map(({ kind }: { kind: string }) => kind)),
      ).toContain('fan-out-written');

      const again = await act(id, 'fan-out', body, second);
      expect(again.body).toMatchObject({ count: 0, leftOut: [{ reason: 'already-told', count: CUSTOMERS }] });

      expect((await act(id, 'fan-out', { kind: 'resolution', statementVersion: version })).body.code).toBe(
        'not-contained',
      );
      await act(id, 'contain');
      await scene.as(lead, 'POST', `/tasks/${tasks[0] ?? ''}/resolve`, {});
      const end = await statement(id, {
        kind: 'resolution',
        texts: { en: 'It works again, {{name|friend}}. Thank you.' },
      });
      await act(id, 'statement/approve', { version: end }, second);
      const followUp = { kind: 'resolution', statementVersion: end };
      await Promise.all([act(id, 'fan-out', followUp), act(id, 'fan-out', followUp, second)]);
      await leave();
      expect((await repliesOf(tasks)).every(({ n }) => n === 2)).toBe(true);
      const told: { kind: string; taskId: string; reply: { state: string } | null }[] = [];
      for (let cursor = ''; ;) {
        const page = (await scene.get(`/incidents/${id}/fan-out?limit=200${cursor}`)).body;
        told.push(...page.items);
        if (page.nextCursor === null) break;
        cursor = `&cursor=${String(page.nextCursor)}`;
      }
      expect(told.filter(({ reply }) => reply?.state === 'sent')).toHaveLength(2 * CUSTOMERS);
      expect(new Set(told.map(({ kind, taskId }) => `${kind} ${taskId}`)).size).toBe(2 * CUSTOMERS);
      await act(id, 'close');
      expect((await scene.get(`/incidents/${id}/review`)).body.facts).toMatchObject({
        affected: CUSTOMERS,
        told: CUSTOMERS,
        followedUp: CUSTOMERS,
      });
    },
    LONG_MS,
  );

  it('is taken back while it waits, and may be sent again then', async () => {
    const { id, tasks } = await storm(3, 'undo');
    const version = await statement(id);
    const send = async () => (await act(id, 'fan-out', { kind: 'statement', statementVersion: version })).body;
    const first = await send();
    expect((await act(id, 'fan-out/undo', { batch: first.batch })).body).toEqual({ undone: 3 });
    await leave();
    expect(await repliesOf(tasks)).toEqual([]);
    const next = await send();
    expect(next.count).toBe(3);
    // Written, and waiting for their turn by the pace of the network.
    await scene.sql(`UPDATE fan_out SET leaves_at = now() + interval '1 hour' WHERE batch = $1`, [next.batch]);
    await scene.runOutbox();
    expect(await scene.count('reply', `task_id = ANY ($1::bigint[]) AND state = 'held'`, [tasks])).toBe(3);
    expect((await act(id, 'fan-out/undo', { batch: next.batch })).body).toEqual({ undone: 3 });
    expect((await send()).count).toBe(3);
    await leave();
    expect((await repliesOf(tasks)).every(({ n }) => n === 1)).toBe(true);
    await act(id, 'close');
  });

  it('leaves out whom somebody answers, whose task closed meanwhile, and who cannot be answered', async () => {
    const { id, tasks } = await storm(4, 'left-out');
    const [answered = '', closed = '', byHand = '', told = ''] = tasks;
    const version = await statement(id);
    await scene.sql(`UPDATE task SET replyability = replyability || '{"verdict": "by-hand"}' WHERE id = $1`, [byHand]);
    const sent = await act(id, 'fan-out', { kind: 'statement', statementVersion: version });
    expect(sent.body).toMatchObject({ count: 3, leftOut: [{ reason: 'not-answerable', taskIds: [byHand] }] });
    await scene.as(second, 'POST', `/tasks/${closed}/dismiss`, { reason: 'spam' });
    await scene.sql(`UPDATE outbox SET due_at = now() + interval '1 hour' WHERE kind = 'reply.send'`);
    await scene.as(second, 'POST', `/tasks/${answered}/reply`, {
      text: 'I am looking into your case.',
      clientKey: 'own-words',
    });
    await scene.sql(`UPDATE reply SET hold_until = now() + interval '1 hour' WHERE task_id = $1`, [answered]);
    await scene.runOutbox();
    const rows = (await scene.get(`/incidents/${id}/fan-out`)).body.items as {
      taskId: string;
      state: string;
      reason: string | null;
    }[];
    expect(rows.find(({ taskId }) => taskId === answered)).toMatchObject({
      state: 'left-out',
      reason: 'being-answered',
    });
    expect(rows.find(({ taskId }) => taskId === closed)).toMatchObject({ state: 'left-out', reason: 'closed' });
    expect(rows.find(({ taskId }) => taskId === told)).toMatchObject({ state: 'written' });
    await act(id, 'close');
  });

  it('goes on where a killed worker stopped, and tells nobody twice', async () => {
    const { id, tasks } = await storm(60, 'killed');
    const version = await statement(id);
    const { batch } = (await act(id, 'fan-out', { kind: 'statement', statementVersion: version })).body;
    const handler = scene.http.app.get(WriteFanOutHandler);
    const item = {
      id: '1',
      workspaceId: scene.workspaceId,
      kind: handler.kind,
      key: batch,
      payload: { batch, incidentId: id },
      attempts: 1,
    };
    const kill = new AbortController();
    setTimeout(() => {
      kill.abort();
    }, 60);
    expect(await handler.deliver(item, kill.signal)).toMatchObject({ is: 'again' });
    expect(await scene.count('fan_out', `batch = $1 AND state = 'waiting'`, [batch])).toBeGreaterThan(0);
    await leave();
    await leave();
    expect(await repliesOf(tasks)).toHaveLength(60);
    expect((await repliesOf(tasks)).every(({ n }) => n === 1)).toBe(true);
    await act(id, 'close');
  });
});
