import { setTimeout as sleep } from 'node:timers/promises';
import { Body, Controller, Post } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AppError } from '../../src/errors.js';
import { Access } from '../../src/http/access.decorator.js';
import { HttpTestApp, type SignedInMember } from '../support/http-test-app.js';

let runs = 0;
let open: () => void = () => undefined;

/** Counts how often it really ran. */
@Controller()
class ProbeController {
  @Post('probe/count')
  @Access('own-account', 'update')
  count(@Body() body: { fail?: string }): { runs: number } {
    runs++;
    if (body.fail === 'not-found') throw new AppError('not-found', 'probe-not-found');
    if (body.fail === 'conflict') throw new AppError('conflict', 'stale-version', { current: { version: 7 } });
    if (body.fail === 'crash') throw new Error('swordfish in the message');
    return { runs };
  }

  @Post('probe/slow')
  @Access('own-account', 'update')
  async slow(): Promise<{ runs: number }> {
    runs++;
    await new Promise<void>((resolve) => (open = resolve));
    return { runs };
  }
}

let app: HttpTestApp;
let me: SignedInMember;

beforeAll(async () => {
  app = await HttpTestApp.start({}, { controllers: [ProbeController] });
  const { workspaceId } = await app.createWorkspace();
  me = await app.signIn(await app.createMember(workspaceId, 'agent'));
});
afterAll(() => app.stop());

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  app.call(path, { method: 'POST', body, headers: { ...me.headers, ...headers } });

describe('an Idempotency-Key', () => {
  const keyed = (key: string, body: unknown = {}) => post('/probe/count', body, { 'idempotency-key': key });

  it('lets a write happen once and repeats its answer', async () => {
    const before = runs;
    const first = await keyed('a');
    const second = await keyed('a');
    expect(runs).toBe(before + 1);
    expect([second.status, second.body]).toEqual([first.status, first.body]);
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expect(second.headers.get('idempotency-replayed')).toBe('true');
  });

  it('repeats a definite refusal, but runs again after a conflict or a crash', async () => {
    const count = async (key: string, fail: string) => {
      const before = runs;
      const replies = [await keyed(key, { fail }), await keyed(key, { fail })];
      return [runs - before, ...replies.map(({ status, body }) => `${String(status)} ${String(body.code)}`)];
    };
    expect(await count('b', 'not-found')).toEqual([1, '404 probe-not-found', '404 probe-not-found']);
    expect(await count('c', 'conflict')).toEqual([2, '409 stale-version', '409 stale-version']);
    expect(await count('d', 'crash')).toEqual([2, '500 internal-error', '500 internal-error']);
  });

  it('is refused for another request, and is each person’s own', async () => {
    await keyed('e');
    expect((await keyed('e', { fail: 'not-found' })).body.code).toBe('idempotency-key-reused');
    const [{ workspace_id: workspaceId }] = await app.dataSource.query(
      'SELECT workspace_id FROM staff_member WHERE id = $1',
      [me.memberId],
    );
    const other = await app.signIn(await app.createMember(workspaceId, 'agent'));
    const reply = await app.call('/probe/count', {
      method: 'POST',
      body: { fail: 'not-found' },
      headers: { ...other.headers, 'idempotency-key': 'e' },
    });
    expect(reply.status).toBe(404);
  });

  it('answers the second of two at once that the first still runs, then with its answer', async () => {
    const slow = () => post('/probe/slow', {}, { 'idempotency-key': 'f' });
    const before = runs;
    const first = slow();
    while (runs === before) await sleep(5);
    const second = await slow();
    expect([second.status, second.body.code]).toEqual([409, 'request-in-progress']);
    expect(second.headers.get('retry-after')).not.toBeNull();
    open();
    expect((await slow()).body.code === 'request-in-progress' || (await first).status === 201).toBe(true);
    await first;
    expect((await slow()).body).toEqual((await first).body);
    expect(runs).toBe(before + 1);
  });

  it('is taken over when the process that ran it died', async () => {
    await app.dataSource.query(`INSERT INTO idempotency_key (member_id, key, request_hash, created_at)
      SELECT member_id, 'g', request_hash, now() - interval '3 minutes' FROM idempotency_key WHERE key = 'a'`);
    expect((await keyed('g')).status).toBe(201);
  });

  it('never shows the answer to a reader of the database', async () => {
    const [{ response }] = await app.dataSource.query(`SELECT response FROM idempotency_key WHERE key = 'a'`);
    expect(JSON.stringify(response)).not.toContain('runs');
    expect((await keyed('x'.repeat(300))).body.code).toBe('bad-idempotency-key');
  });
});
