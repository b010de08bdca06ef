import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ConnectorError, type Connector, type Presence } from '../../src/connectors/connector.js';
import { ExpireMentionsJob } from '../../src/modules/rights/expire-mentions.job.js';
import { RecheckMentionsJob } from '../../src/modules/rights/recheck-mentions.job.js';
import { ConnectorCatalogue } from '../../src/modules/sources/connector-catalogue.service.js';
import { aPost, type PostBuilder } from '../support/a-post.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
let source: string;
const AT_ONCE = 4;
/** What the network says of posts that are not simply there. */
const said = new Map<string, Presence>();
const asked: string[][] = [];
let fault: ConnectorError | null = null;

const network: Connector = {
  kind: 'lister',
  network: 'lister',
  description: 'A network that can be asked for posts.',
  settings: Object,
  settingFields: [],
  credentialFields: [],
  existsAtOnce: AT_ONCE,
  poll: (_, cursor) => Promise.resolve({ posts: [], cursor, complete: true }),
  exists: (_, ids) => {
    asked.push([...ids]);
    if (fault !== null) return Promise.reject(fault);
    return Promise.resolve(ids.map((id) => said.get(id) ?? { externalId: id, state: 'there' as const }));
  },
  replyability: () => ({ verdict: 'by-hand', reason: 'none', deepLink: null }),
};

beforeAll(async () => {
  scene = await Scene.open();
  const { byKind } = scene.http.app.get<unknown>(ConnectorCatalogue) as { byKind: Map<string, Connector> };
  byKind.set('lister', network);
});
afterAll(() => scene.close());

beforeEach(async () => {
  said.clear();
  asked.length = 0;
  fault = null;
  await scene.sql(`UPDATE source SET deleted_at = now() WHERE connector = 'lister'`);
  const [row] = await scene.sql<{ id: string }>(
    `INSERT INTO source (workspace_id, connector, name, settings, interval_seconds, is_polled)
     VALUES ($1, 'lister', 'Lister', '{}', 300, true) RETURNING id`,
    [scene.workspaceId],
  );
  source = row?.id ?? '';
});

const store = async (count: number): Promise<PostBuilder[]> => {
  const posts = Array.from({ length: count }, () => aPost().with({ network: 'lister' }));
  await scene.ingest(source, posts);
  return posts;
};
const idOf = (post: PostBuilder): string => post.build().externalId;
const gone = (post: PostBuilder): void => {
  said.set(idOf(post), { externalId: idOf(post), state: 'gone' });
};
const run = () =>
  scene.http.app.get(RecheckMentionsJob).run({ signal: new AbortController().signal, workerId: 'spec' });
const pass = async () =>
  (
    await scene.sql<{ seconds: number; suspects: string[] }>(
      `SELECT extract(epoch FROM next_at - now())::float8 AS seconds, suspects FROM presence_pass WHERE source_id = $1`,
      [source],
    )
  )[0];
/** As if the time until the next batch had passed. */
const wait = () => scene.sql('UPDATE presence_pass SET next_at = now() WHERE source_id = $1', [source]);
const deletedOf = (posts: readonly PostBuilder[]) =>
  scene.count('mention', 'external_id = ANY($1) AND is_deleted', [posts.map(idOf)]);

/** Until the round has come to its end once, batch after batch. */
async function wholeRound(): Promise<number> {
  let batches = 0;
  for (let left = 40; left > 0; left--) {
    await run();
    await wait();
    const seen = new Set(asked.flat()).size;
    if (asked.length > batches) batches = asked.length;
    else if (seen > 0) return batches;
  }
  return batches;
}

describe('asking a network for posts', () => {
  it('comes to every post once in a round that is shorter than a day', async () => {
    const posts = await store(10);
    const batches = await wholeRound();
    expect(batches).toBe(3);
    expect(asked.flat().sort()).toEqual(posts.map(idOf).sort());
    await run();
    const { seconds = 0 } = (await pass()) ?? {};
    expect(seconds * batches).toBeLessThan(22 * 3_600);
    expect(seconds).toBeGreaterThan(60);
  });

  it('deletes what is gone and keeps the count, the rest stays', async () => {
    const posts = await store(4);
    gone(posts[0] as PostBuilder);
    await wholeRound();
    expect(await deletedOf(posts)).toBe(1);
    expect(await scene.count('mention', `external_id = $1 AND text = ''`, [idOf(posts[0] as PostBuilder)])).toBe(1);
    expect(await scene.ingest(source, [posts[0] as PostBuilder])).toMatchObject({ stored: 0 });
  });

  it('takes what was edited as a version', async () => {
    const [post] = (await store(1)) as [PostBuilder];
    const next = post.edited('Acme is terrible, and I mean it', new Date('2027-01-01T00:00:00Z')).build();
    said.set(idOf(post), { externalId: idOf(post), state: 'there', post: next });
    await wholeRound();
    expect(
      await scene.count('mention', `external_id = $1 AND versions = 2 AND text LIKE '%mean it'`, [idOf(post)]),
    ).toBe(1);
  });

  it('looks twice when more than half is gone at once', async () => {
    const posts = await store(4);
    posts.forEach(gone);
    await run();
    await wait();
    await run();
    expect((await pass())?.suspects).toHaveLength(4);
    expect(await deletedOf(posts)).toBe(0);
    posts.slice(1).forEach((post) => said.delete(idOf(post)));
    await wait();
    await run();
    expect(await deletedOf(posts)).toBe(1);
    expect((await pass())?.suspects).toEqual([]);
  });

  it('waits as long as the network asks, and deletes nothing on its errors', async () => {
    const posts = await store(2);
    fault = new ConnectorError('quota', 'Lister asks to wait.', { retryAfterSeconds: 4_000 });
    await run();
    await wait();
    await run();
    expect((await pass())?.seconds).toBeGreaterThan(3_900);
    expect(await deletedOf(posts)).toBe(0);
  });
});

describe('retention', () => {
  it('is set by administrators, and deletes what is older', async () => {
    const posts = await store(3);
    const lead = await scene.http.signIn(await scene.http.createMember(scene.workspaceId, 'pr-lead'));
    const change = { retentionDays: 30 };
    const inbound = await scene.inboundSource();
    expect((await scene.as(lead, 'PATCH', `/sources/${inbound}`, change)).status).toBe(403);
    expect((await scene.as(scene.admin, 'PATCH', `/sources/${inbound}`, change)).body.retentionDays).toBe(30);
    expect((await scene.as(scene.admin, 'PATCH', `/sources/${inbound}`, { retentionDays: 0 })).status).toBe(400);
    expect(
      (await scene.as(scene.admin, 'PATCH', `/sources/${inbound}`, { retentionDays: null })).body.retentionDays,
    ).toBeNull();
    await scene.sql('UPDATE source SET retention_days = 30 WHERE id = $1', [source]);
    await scene.sql(`UPDATE mention SET seen_at = now() - interval '31 days' WHERE external_id = $1`, [
      idOf(posts[0] as PostBuilder),
    ]);
    const expired = await scene.http.app
      .get(ExpireMentionsJob)
      .run({ signal: new AbortController().signal, workerId: 'spec' });
    expect(expired).toEqual({ expired: 1 });
    expect(await deletedOf(posts)).toBe(1);
    expect(await deletedOf(posts.slice(0, 1))).toBe(1);
  });
});
