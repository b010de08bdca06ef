import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KnowPeopleJob } from '../../src/modules/people/know-people.job.js';
import { EraseAuthorsJob } from '../../src/modules/rights/erase-authors.job.js';
import { aPost } from '../support/a-post.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';

/** Words that only the author's own traces hold. */
const MARKS = ['zanzibarella', 'quokkatown', 'did:plc:author77', 'Wilhelmina Quux'];
const AUTHOR = { id: 'did:plc:author77', handle: 'Zanzibarella', name: 'Wilhelmina Quux', followers: 12 };
const TEXT = 'Acme lost my parcel in quokkatown, this is terrible and I am angry';

let scene: Scene;
let source: string;
let agent: SignedInMember;

beforeAll(async () => {
  scene = await Scene.open({ replyHoldSeconds: 3_600 });
  source = await scene.inboundSource({ callbackUrl: 'https://forum.example/answers' });
  agent = await scene.agent('Bob');
});
afterAll(() => scene.close());

const eraseNow = async (): Promise<void> => {
  for (let left = 20; left > 0; left--) {
    const { worked } = await scene.http.app
      .get(EraseAuthorsJob)
      .run({ signal: new AbortController().signal, workerId: 'spec' });
    if (worked === undefined) return;
  }
  throw new Error('The erasures never came to an end.');
};

/** Every column of every table whose content may hold words, where one of these words stands. */
async function placesOf(words: readonly string[]): Promise<string[]> {
  const columns = await scene.sql<{ table: string; column: string; type: string }>(
    `SELECT c.table_name AS "table", c.column_name AS "column", c.data_type AS type FROM information_schema.columns c
     JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE table_schema = 'public' AND t.table_type = 'BASE TABLE'
       AND c.data_type IN ('text', 'jsonb', 'json', 'bytea', 'ARRAY', 'tsvector', 'character varying')`,
  );
  const places: string[] = [];
  for (const { table, column, type } of columns) {
    const content = type === 'bytea' ? `encode("${column}", 'escape')` : `"${column}"::text`;
    const rows = await scene.sql(`SELECT 1 FROM "${table}" WHERE lower(${content}) LIKE ANY ($1::text[]) LIMIT 1`, [
      words.map((word) => `%${word.toLowerCase()}%`),
    ]);
    if (rows.length > 0) places.push(`${table}.${column}`);
  }
  return places;
}

describe('an author who is erased', () => {
  const mine = (id: string) =>
    aPost()
      .id(`at://did:plc:author77/app.feed/${id}`)
      .saying(TEXT)
      .with({ author: AUTHOR, url: `https://forum.example/@zanzibarella/${id}` });

  it('leaves nothing findable in any table, keeps counts, and does not come back', async () => {
    const first = mine('one');
    const edited = mine('two');
    const other = aPost()
      .by('neighbour')
      .inConversation('at://did:plc:author77/app.feed/one')
      .answering('at://did:plc:author77/app.feed/one');
    const shared = aPost().by('gossip').saying(TEXT).with({ repostOf: 'at://did:plc:author77/app.feed/one' });
    expect((await scene.deliver(source, [first.wire(), edited.wire()])).status).toBe(202);
    await scene.ingest(source, [other, shared], {
      rejected: [
        {
          reason: 'a date that cannot be read',
          raw: JSON.stringify({ user: { handle: 'Zanzibarella' }, text: 'quokkatown' }),
        },
      ],
    });
    await scene.ingest(source, [
      edited.edited('Acme is terrible, quokkatown knows it', new Date('2026-03-01T10:00:00Z')),
    ]);
    await scene.runOutbox();
    const [task] = await scene.sql<{ id: string }>(
      `SELECT id FROM task WHERE author_handle = 'Zanzibarella' ORDER BY id LIMIT 1`,
    );
    const path = `/tasks/${task?.id ?? ''}`;
    await scene.sql(`UPDATE task SET replyability = $2 WHERE id = $1`, [
      task?.id,
      JSON.stringify({ verdict: 'public', reason: 'callback', deepLink: 'https://forum.example/@zanzibarella/one' }),
    ]);
    expect((await scene.as(agent, 'POST', `${path}/claim`, {})).status).toBeLessThan(300);
    expect(
      (await scene.as(agent, 'POST', `${path}/note`, { text: 'Zanzibarella of quokkatown wrote before' })).status,
    ).toBeLessThan(300);
    const answer = await scene.as(agent, 'POST', `${path}/reply`, {
      text: 'Dear Wilhelmina Quux, quokkatown is far',
      visibility: 'public',
    });
    expect(answer.status).toBeLessThan(300);
    const [mention] = await scene.sql<{ id: string }>(
      `SELECT id FROM mention WHERE author_handle = 'Zanzibarella' ORDER BY id LIMIT 1`,
    );
    await scene.as(scene.admin, 'POST', `/mentions/${mention?.id ?? ''}/corrections`, {
      kind: 'sentiment',
      label: 'positive',
    });
    await scene.sql(`UPDATE watch SET examples = $2 WHERE id = $1`, [
      scene.watchId,
      JSON.stringify([
        { text: TEXT, expects: 'match' },
        { text: 'Acme is fine', expects: 'match' },
      ]),
    ]);
    expect((await scene.get('/mentions?q=quokkatown')).body.items.length).toBeGreaterThan(1);
    const before = await scene.count('mention');

    const asked = await scene.as(scene.admin, 'POST', '/erasures', {
      network: 'inbound',
      authorId: AUTHOR.id,
      note: 'letter of 3 May',
    });
    expect(asked).toMatchObject({ status: 202, body: { state: 'queued', found: null } });
    await eraseNow();
    const done = await scene.get(`/erasures/${asked.body.id as string}`);
    expect(done.body).toMatchObject({
      state: 'done',
      found: 3,
      erased: 3,
      authorId: null,
      handle: null,
      note: 'letter of 3 May',
    });

    expect(await placesOf(MARKS)).toEqual([]);
    expect(await scene.count('mention')).toBe(before);
    expect(await scene.count('mention', 'is_deleted')).toBe(3);
    expect((await scene.get('/mentions?q=quokkatown')).body.items).toEqual([]);
    expect((await scene.get(`/tasks/${task?.id ?? ''}`)).status).toBe(200);
    expect(await scene.count('reply', `state = 'rejected' AND text = ''`)).toBe(1);
    expect((await scene.get(`/watches/${scene.watchId}`)).body.examples).toHaveLength(1);
    expect(await scene.count('mention', `author_handle = 'neighbour' AND text <> ''`)).toBe(1);

    const again = await scene.ingest(source, [first, edited, mine('three'), aPost().by('somebody')], {
      rejected: [{ reason: 'x', raw: '{"from":"zanzibarella","says":"quokkatown"}' }],
    });
    expect(again).toMatchObject({ stored: 1, edited: 0, quarantined: 0 });
    const renamed = mine('four').with({ author: { id: AUTHOR.id, handle: 'other-name' } });
    expect(await scene.ingest(source, [renamed])).toMatchObject({ stored: 0 });
    await scene.runOutbox();
    expect(await placesOf(MARKS)).toEqual([]);
    const statement = await scene.get(`/rights/statement?month=${new Date().toISOString().slice(0, 7)}`);
    expect(statement.body).toMatchObject({ erased: 3, dropped: 5 });
    expect((await scene.get('/audit/verify')).body).not.toMatchObject({ ok: false });
  });

  it('of another network of the same handle is somebody else', async () => {
    const elsewhere = aPost().by('zanzibarella').with({ network: 'elsewhere' });
    expect(await scene.ingest(source, [elsewhere])).toMatchObject({ stored: 1 });
  });
});

describe('a person who is erased', () => {
  const WORDS = ['ferdinandix', 'snorkelberg', 'ferdi@snorkel.example', '+4912345678'];
  const post = (path: string, body: unknown = {}) => scene.as(scene.admin, 'POST', path, body);
  const known = async (id: string, handle: string): Promise<{ taskId: string; personId: string }> => {
    const taskId = await scene.openTask(
      source,
      aPost().id(id).saying('Acme is terrible, I am angry and want my money back').with({ author: { handle } }),
    );
    await scene.http.app.get(KnowPeopleJob).run({ signal: new AbortController().signal, workerId: 'spec' });
    return { taskId, personId: (await scene.get(`/tasks/${taskId}`)).body.customer.personId as string };
  };

  it('leaves no profile, call, survey or note behind, on any network, and is not taken in again', async () => {
    const { taskId, personId } = await known('p-1', 'ferdinandix');
    const csv =
      'name,email,phone,handles\nFerdi Snorkelberg,ferdi@snorkel.example,+4912345678,inbound:ferdinandix x:snorkelberg';
    expect((await post('/people/import', { csv })).body).toMatchObject({ updated: 1, errors: [] });
    const friend = await known('p-2', 'a_friend');
    for (const id of [personId, friend.personId])
      await scene.as(scene.admin, 'PATCH', `/people/${id}`, {
        notes: 'knows Ferdi Snorkelberg',
        consent: [{ kind: 'call', isGiven: true, source: 'Ferdi Snorkelberg said so' }],
      });
    await scene.as(scene.admin, 'PATCH', `/people/${friend.personId}`, { notes: 'knows ferdi@snorkel.example well' });
    const { callId } = (await post(`/tasks/${taskId}/call`)).body as { callId: string };
    await post(`/calls/${callId}/result`, { result: 'solved', note: 'Ferdi Snorkelberg was friendly' });
    const { url } = (await post(`/tasks/${taskId}/survey`)).body as { url: string };
    await post(`/surveys/${url.split('/s/')[1] ?? ''}`, { answer: 4, comment: 'yours, Ferdinandix' });
    const merged = await known('p-3', 'ferdinandix_too');
    expect((await post('/people/merge', { from: merged.personId, into: personId })).status).toBe(200);
    expect((await placesOf(WORDS)).length).toBeGreaterThan(5);

    const asked = await post(`/people/${personId}/erase`, { note: 'letter of 5 May' });
    expect(asked.body).toMatchObject({ state: 'queued' });
    expect(asked.body.erasureIds).toHaveLength(4);
    await eraseNow();
    for (const id of asked.body.erasureIds as string[])
      expect((await scene.get(`/erasures/${id}`)).body.state).toBe('done');

    expect(await placesOf(WORDS)).toEqual([]);
    expect((await scene.get(`/people/${personId}`)).status).toBe(404);
    expect((await scene.get(`/people/${merged.personId}`)).status).toBe(404);
    expect((await scene.get(`/people/${friend.personId}`)).body.notes).toBe('');
    expect((await scene.get(`/tasks/${taskId}`)).body).toMatchObject({ tier: null, customer: { personId: null } });
    expect(await scene.count('survey', 'task_id = $1 AND score = 75 AND comment IS NULL', [taskId])).toBe(1);
    const again = (await post('/people/import', { csv })).body;
    expect(again).toMatchObject({ created: 0, errors: [expect.objectContaining({ line: 2, column: 'handles' })] });
  });

  it('of a single handle keeps the person who has others', async () => {
    const { personId } = await known('p-4', 'two_handles');
    await post('/people/import', { csv: 'name,handles\nSomebody Kept,inbound:two_handles x:other_handle' });
    await post('/erasures', { network: 'inbound', handle: 'two_handles' });
    await eraseNow();
    const kept = (await scene.get(`/people/${personId}`)).body;
    expect(kept.handles).toEqual([expect.objectContaining({ network: 'x', handle: 'other_handle' })]);
    await post('/erasures', { network: 'x', handle: 'other_handle' });
    await eraseNow();
    expect((await scene.get(`/people/${personId}`)).status).toBe(404);
    expect(await placesOf(['two_handles', 'other_handle'])).toEqual([]);
  });
});

describe('an erasure', () => {
  it('of who may only ask waits for an administrator', async () => {
    await scene.ingest(source, [aPost().by('petitioner')]);
    const asked = await scene.as(agent, 'POST', '/erasures', { network: 'inbound', handle: '@Petitioner' });
    expect(asked).toMatchObject({ status: 202, body: { state: 'requested' } });
    await eraseNow();
    expect(await scene.count('mention', `author_handle = 'petitioner'`)).toBe(1);
    expect((await scene.as(agent, 'GET', '/erasures')).status).toBe(403);
    expect((await scene.as(agent, 'POST', `/erasures/${asked.body.id as string}/start`)).status).toBe(403);
    expect((await scene.as(scene.admin, 'POST', `/erasures/${asked.body.id as string}/start`)).body.state).toBe(
      'queued',
    );
    await eraseNow();
    expect(await placesOf(['petitioner'])).toEqual([]);
  });

  it('that is cancelled lets the author in again', async () => {
    const asked = await scene.as(scene.admin, 'POST', '/erasures', { network: 'inbound', handle: 'waverer' });
    const path = `/erasures/${asked.body.id as string}`;
    expect((await scene.as(scene.admin, 'POST', `${path}/cancel`)).body.state).toBe('cancelled');
    expect((await scene.as(scene.admin, 'POST', `${path}/cancel`)).status).toBe(409);
    await eraseNow();
    expect(await scene.ingest(source, [aPost().by('waverer')])).toMatchObject({ stored: 1 });
  });

  it('needs somebody to erase', async () => {
    expect((await scene.as(scene.admin, 'POST', '/erasures', { network: 'inbound' })).status).toBe(400);
  });

  it('while batches of the author are being stored leaves none of them', async () => {
    const asked = await scene.as(scene.admin, 'POST', '/erasures', { network: 'inbound', handle: 'flooder' });
    expect(asked.status).toBe(202);
    const flood = async (): Promise<void> => {
      for (let n = 0; n < 15; n++)
        await scene.ingest(source, [aPost().by('flooder'), aPost().by('flooder').positive()]);
    };
    await Promise.all([flood(), flood(), eraseNow()]);
    expect(await scene.count('mention', `author_handle = 'flooder'`)).toBe(0);
  });
});

describe('a legal hold', () => {
  const heldBy = { id: 'u-9', handle: 'suspect' };

  it('keeps what is deleted for everybody, for administrators, until it ends', async () => {
    const post = aPost().with({ author: heldBy }).saying('Acme is terrible, says the echidna');
    await scene.ingest(source, [post]);
    const hold = await scene.as(scene.admin, 'POST', '/legal-holds', {
      kind: 'author',
      network: 'inbound',
      authorId: 'u-9',
      reason: 'case 7',
    });
    expect(hold).toMatchObject({ status: 201, body: { state: 'active', kept: 0 } });
    await scene.ingest(source, [post.deleted()]);
    expect(await placesOf(['echidna'])).toEqual([]);
    const path = `/legal-holds/${hold.body.id as string}`;
    expect((await scene.get(`${path}/mentions`)).body.items).toMatchObject([
      { text: 'Acme is terrible, says the echidna', author: heldBy },
    ]);
    expect((await scene.get(`${path}/mentions`, agent)).status).toBe(403);
    expect((await scene.as(scene.admin, 'DELETE', path)).status).toBe(204);
    expect(await scene.count('held_mention')).toBe(0);
    expect((await scene.as(scene.admin, 'DELETE', path)).status).toBe(409);
  });

  it('of who may only ask holds nothing until it is started', async () => {
    const asked = await scene.as(agent, 'POST', '/legal-holds', {
      kind: 'author',
      network: 'inbound',
      handle: 'w',
      reason: 'x',
    });
    expect(asked).toMatchObject({ status: 201, body: { state: 'requested' } });
    expect((await scene.as(scene.admin, 'POST', `/legal-holds/${asked.body.id as string}/start`)).body.state).toBe(
      'active',
    );
  });

  it('needs a target that is there', async () => {
    const hold = (body: object) => scene.as(scene.admin, 'POST', '/legal-holds', { reason: 'x', ...body });
    expect((await hold({ kind: 'mention' })).status).toBe(400);
    expect((await hold({ kind: 'mention', mentionId: '999999' })).status).toBe(404);
    expect((await hold({ kind: 'author', handle: 'x' })).status).toBe(400);
  });
});
