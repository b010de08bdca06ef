import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPost, type OpenFormatPost } from '../support/a-post.js';
import { startCallbackServer, type CallbackServer } from '../support/callback-server.js';
import { Scene, SECRET, signed } from '../support/scene.js';

let scene: Scene;
let callback: CallbackServer;
let source: string;

beforeAll(async () => {
  callback = await startCallbackServer();
  scene = await Scene.open({ outboundAllow: [callback.host] });
  source = await scene.inboundSource({ callbackUrl: callback.url });
});
afterAll(async () => {
  await scene.close();
  await callback.stop();
});

/** A shuffle that is the same at every run. */
function shuffled<T>(items: readonly T[], seed = 7): T[] {
  const result = [...items];
  let state = seed;
  for (let i = result.length - 1; i > 0; i--) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const j = state % (i + 1);
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}

describe('2,000 posts by webhook', () => {
  it('repeated, shuffled and edited are each stored once, the last edit as they are', async () => {
    const posts = Array.from({ length: 2_000 }, (_, n) => {
      const base = aPost()
        .id(`bulk-${String(n)}`)
        .by(`customer-${String(n % 50)}`);
      return n % 2 === 0 ? base : base.positive();
    });
    const edits = posts
      .slice(0, 200)
      .flatMap((post) =>
        [1, 2].map((version) =>
          post.edited(`Acme is terrible, edit ${String(version)}`, new Date(Date.UTC(2026, 1, 1, 0, version))).wire(),
        ),
      );
    const wires: OpenFormatPost[] = shuffled([...posts, ...posts.slice(500, 1_500)].map((p) => p.wire()).concat(edits));
    const deliveries = Array.from({ length: Math.ceil(wires.length / 170) }, (_, n) =>
      wires.slice(n * 170, n * 170 + 170),
    );
    for (let at = 0; at < deliveries.length; at += 4) {
      const answers = await Promise.all(deliveries.slice(at, at + 4).map((some) => scene.deliver(source, some)));
      expect(answers.map((a) => a.status)).toEqual(answers.map(() => 202));
    }
    expect(await scene.count('mention', `external_id LIKE 'bulk-%'`)).toBe(2_000);
    expect(await scene.count('task', `conversation_key LIKE 'bulk-%' AND is_open`)).toBe(
      await scene.count('mention', `external_id LIKE 'bulk-%' AND sentiment_label = 'negative'`),
    );
    const wrong = await scene.sql(
      `SELECT external_id FROM mention WHERE external_id = ANY($1) AND text <> 'Acme is terrible, edit 2'`,
      [posts.slice(0, 200).map((p) => p.build().externalId)],
    );
    expect(wrong).toEqual([]);
    const [volume] = await scene.sql<{ n: number }>('SELECT sum(mentions)::int AS n FROM volume_bucket');
    expect(volume?.n).toBe(await scene.count('mention'));
    expect(await scene.count('quarantined_post')).toBe(0);
    expect(await scene.countsDiffer()).toEqual([]);
    const { body } = await scene.get(`/sources/${source}`);
    expect(body).toMatchObject({ seenCount: wires.length, storedCount: 2_000, health: { state: 'ok' } });
  });

  it('and the answer to one arrives at the callback once, signed', async () => {
    const [task] = await scene.sql<{ id: string }>(`SELECT id FROM task WHERE conversation_key = 'bulk-100'`);
    await scene.as(scene.admin, 'POST', `/tasks/${task?.id ?? ''}/reply`, { text: 'Thank you, we are on it.' });
    await scene.runOutbox();
    await scene.runOutbox();
    expect(callback.about('bulk-100')).toMatchObject([{ text: 'Thank you, we are on it.' }]);
  });
});

describe('a delivery', () => {
  const stored = (id: string) => scene.count('mention', 'external_id = $1', [id]);

  it('with the id of an earlier one is accepted and changes nothing, even with other posts in it', async () => {
    const [first, second] = [aPost(), aPost()];
    expect((await scene.deliver(source, first.wire(), { id: 'msg-1' })).body).toEqual({ stored: 1, quarantined: 0 });
    expect((await scene.deliver(source, first.wire(), { id: 'msg-1' })).body).toEqual({ stored: 0, quarantined: 0 });
    expect((await scene.deliver(source, second.wire(), { id: 'msg-1' })).status).toBe(202);
    expect(await stored(second.build().externalId)).toBe(0);
  });

  it('repeated at once is taken once', async () => {
    const post = aPost();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => scene.deliver(source, post.wire(), { id: 'msg-2' })),
    );
    expect(answers.map((a) => a.status)).toEqual(answers.map(() => 202));
    expect(answers.reduce((sum, a) => sum + (a.body.stored as number), 0)).toBe(1);
  });

  it('that was refused may be sent again under its id', async () => {
    const post = aPost();
    expect((await scene.deliver(source, { ...post.wire(), surprise: 1 }, { id: 'msg-3' })).status).toBe(400);
    expect((await scene.deliver(source, post.wire(), { id: 'msg-3' })).body.stored).toBe(1);
  });

  it.each([
    ['a wrong secret', () => ({ secret: 'another secret altogether' })],
    ['a stale timestamp', () => ({ at: new Date(Date.now() - 301_000) })],
    ['a timestamp from the future', () => ({ at: new Date(Date.now() + 302_000) })],
  ])('with %s is refused and stores nothing', async (_, options) => {
    const post = aPost();
    const answer = await scene.deliver(source, post.wire(), options());
    expect(answer).toMatchObject({ status: 401, body: { code: 'bad-signature' } });
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(await stored(post.build().externalId)).toBe(0);
  });

  it('signed over other bytes, or not at all, is refused', async () => {
    const body = JSON.stringify(aPost().wire());
    const call = (headers: Record<string, string>) =>
      scene.http.call(`/inbound/${source}`, { method: 'POST', body, headers });
    expect((await call(signed(`${body} `))).status).toBe(401);
    expect((await call({})).status).toBe(401);
    const unsigned = createHmac('sha256', '').update('x').digest('base64');
    expect((await call({ ...signed(body), 'webhook-signature': `v1,${unsigned}` })).status).toBe(401);
  });

  it('to a source that is gone, is no webhook, or has no secret finds nothing', async () => {
    const post = aPost().wire();
    expect((await scene.deliver('999999', post)).status).toBe(404);
    const feed = await scene.source({ connector: 'feed', name: 'F', settings: { url: 'https://example.com/f' } });
    expect((await scene.deliver(feed, post)).status).toBe(404);
    const removed = await scene.inboundSource({}, 'Removed');
    await scene.as(scene.admin, 'DELETE', `/sources/${removed}`);
    expect((await scene.deliver(removed, post)).status).toBe(404);
    const bare = await scene.inboundSource({}, 'Bare');
    await scene.sql('UPDATE source SET credentials = NULL WHERE id = $1', [bare]);
    expect((await scene.deliver(bare, post, { secret: SECRET })).status).toBe(401);
  });

  it('to a paused source is refused, so that the sender keeps it', async () => {
    const paused = await scene.inboundSource({}, 'Paused');
    await scene.as(scene.admin, 'PATCH', `/sources/${paused}`, { isPaused: true });
    const post = aPost();
    const answer = await scene.deliver(paused, post.wire());
    expect([404, 409, 503]).toContain(answer.status);
    expect(await stored(post.build().externalId)).toBe(0);
  });

  it('with one bad post among good ones stores the good ones and shows the bad one', async () => {
    const [one, two] = [aPost(), aPost()];
    const answer = await scene.deliver(source, [
      one.wire(),
      { id: 'bad', text: 7, author: { handle: 'x' } },
      'what',
      two.wire(),
    ]);
    expect(answer.body).toEqual({ stored: 2, quarantined: 2 });
    const shown = await scene.get(`/sources/${source}/quarantine`);
    expect(shown.body.items.map((q: { reason: string }) => q.reason)).toEqual(
      expect.arrayContaining(['text is expected to be text.', 'A post is expected to be an object.']),
    );
  });
});
