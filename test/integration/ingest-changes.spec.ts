import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPost, type PostBuilder } from '../support/a-post.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
let source: string;

beforeAll(async () => {
  scene = await Scene.open();
  source = await scene.inboundSource();
});
afterAll(() => scene.close());

const at = (minute: number): Date => new Date(Date.UTC(2026, 2, 1, 10, minute));

interface Stored {
  readonly id: string;
  readonly text: string;
  readonly versions: number;
  readonly isDeleted: boolean;
  readonly history: string[];
}

async function stored(post: PostBuilder): Promise<Stored | undefined> {
  const rows = await scene.sql<Stored>(
    `SELECT m.id, m.text, m.versions, m.is_deleted AS "isDeleted",
       ARRAY(SELECT v.text FROM mention_version v WHERE v.mention_id = m.id ORDER BY v.n) AS history
     FROM mention m WHERE m.external_id = $1`,
    [post.build().externalId],
  );
  return rows[0];
}

describe('an edit', () => {
  const first = 'Acme is terrible, version one';
  const second = 'Acme is terrible, version two';
  const third = 'Acme is terrible, version three';

  it('keeps the old text as a version', async () => {
    const post = aPost().saying(first);
    await scene.ingest(source, [post]);
    expect(await scene.ingest(source, [post.edited(second, at(1))])).toMatchObject({
      edited: 1,
      stored: 0,
      repeated: 0,
    });
    expect(await stored(post)).toMatchObject({ text: second, versions: 2, history: [first] });
    const seen = await scene.get(`/mentions/${(await stored(post))?.id ?? ''}`);
    expect(seen.body).toMatchObject({ text: second, versions: 2, editedAt: at(1).toISOString() });
    expect(seen.body.history).toMatchObject([{ n: 1, text: first, editedAt: null }]);
  });

  it('older than what is stored changes nothing', async () => {
    const post = aPost().saying(first);
    await scene.ingest(source, [post.edited(third, at(5))]);
    expect(await scene.ingest(source, [post.edited(second, at(3))])).toMatchObject({ edited: 0 });
    expect(await stored(post)).toMatchObject({ text: third, versions: 1 });
  });

  it('without a date is not undone by a repeat of an old text', async () => {
    const post = aPost().saying(first);
    await scene.ingest(source, [post]);
    await scene.ingest(source, [post.saying(second)]);
    expect(await scene.ingest(source, [post.saying(first)])).toMatchObject({ edited: 0 });
    expect(await stored(post)).toMatchObject({ text: second, versions: 2, history: [first] });
  });

  it('back to an old text counts when its date is later', async () => {
    const post = aPost();
    await scene.ingest(source, [post.edited(first, at(1))]);
    await scene.ingest(source, [post.edited(second, at(2))]);
    expect(await scene.ingest(source, [post.edited(first, at(3))])).toMatchObject({ edited: 1 });
    expect(await stored(post)).toMatchObject({ text: first, versions: 3, history: [first, second] });
  });

  it('back to an old text counts, too, when the text before it had no date', async () => {
    const post = aPost();
    await scene.ingest(source, [post.saying(first)]);
    await scene.ingest(source, [post.saying(second)]);
    expect(await scene.ingest(source, [post.edited(first, at(3))])).toMatchObject({ edited: 1 });
    expect(await stored(post)).toMatchObject({ text: first, versions: 3 });
  });

  it('after which no watch matches is recorded all the same', async () => {
    const post = aPost().saying(first);
    await scene.ingest(source, [post]);
    const edited = post.edited('I have nothing more to say about them', at(1));
    expect(await scene.ingest(source, [edited])).toMatchObject({ edited: 1 });
    expect(await stored(post)).toMatchObject({ versions: 2, text: 'I have nothing more to say about them' });
    await scene.runOutbox();
    const found = await scene.get(`/mentions?watch=${scene.watchId}&limit=200`);
    expect(found.body.items.map((m: { text: string }) => m.text)).toContain('I have nothing more to say about them');
  });

  it('shows in the row of its task', async () => {
    const post = aPost().saying(first);
    const task = await scene.openTask(source, post);
    await scene.deliver(source, post.edited('Acme is terrible, but my street is no longer named', at(4)).wire());
    expect((await scene.get(`/tasks/${task}`)).body).toMatchObject({
      excerpt: 'Acme is terrible, but my street is no longer named',
    });
  });

  it('is found by its new words and not by its old ones', async () => {
    const post = aPost().saying('Acme is terrible, says the platypus');
    await scene.ingest(source, [post]);
    await scene.runOutbox();
    expect((await scene.get('/mentions?q=platypus')).body.items).toHaveLength(1);
    await scene.ingest(source, [post.edited('Acme is terrible, says the wombat', at(1))]);
    await scene.runOutbox();
    expect((await scene.get('/mentions?q=platypus')).body.items).toHaveLength(0);
    expect((await scene.get('/mentions?q=wombat')).body.items).toHaveLength(1);
  });
});

describe('a deletion', () => {
  const secret = 'Acme, my terrible secret is quokka';

  it('takes the words out of mention, versions, search and task', async () => {
    const post = aPost()
      .saying(secret)
      .with({ author: { handle: 'ghost', name: 'Ghost Quokka' } });
    const task = await scene.openTask(source, post);
    await scene.ingest(source, [post.edited(`${secret} two`, at(1))]);
    await scene.runOutbox();
    expect((await scene.get('/mentions?q=quokka')).body.items).toHaveLength(1);

    expect(await scene.ingest(source, [post.deleted()])).toMatchObject({ deleted: 1 });
    expect(await stored(post)).toMatchObject({ text: '', isDeleted: true, history: [] });
    expect((await scene.get('/mentions?q=quokka')).body.items).toHaveLength(0);
    expect((await scene.get('/tasks?view=all&q=quokka')).body.items).toHaveLength(0);
    const seen = await scene.get(`/tasks/${task}`);
    expect(seen.status).toBe(200);
    expect(JSON.stringify(seen.body)).not.toMatch(/quokka/i);
    expect(await wordsLeft('quokka')).toEqual([]);
  });

  it('of the first of several posts leaves nothing of it in the task', async () => {
    const talk = aPost().inConversation('deleted-first');
    const first = talk.id('df-1').saying(secret);
    await scene.openTask(source, first);
    await scene.ingest(source, [talk.id('df-2').positive()]);
    await scene.ingest(source, [first.deleted()]);
    expect(await wordsLeft('quokka')).toEqual([]);
  });

  it('stays when the source is read again, in any order', async () => {
    const post = aPost().saying(secret);
    await scene.ingest(source, [post]);
    await scene.ingest(source, [post.deleted()]);
    await scene.ingest(source, [post]);
    await scene.ingest(source, [post.edited(`${secret} again`, at(9))]);
    await scene.runOutbox();
    expect(await stored(post)).toMatchObject({ text: '', isDeleted: true, history: [] });
    expect(await wordsLeft('quokka')).toEqual([]);
  });

  it('that arrives before the post keeps it out', async () => {
    const post = aPost().saying(secret);
    expect(await scene.ingest(source, [post.deleted()])).toMatchObject({ deleted: 0, stored: 0 });
    expect(await scene.ingest(source, [post])).toMatchObject({ stored: 0, tasksOpened: 0 });
    expect(await stored(post)).toBeUndefined();
  });

  it('in the same batch as the post wins', async () => {
    const post = aPost().saying(secret);
    await scene.ingest(source, [post, post.deleted()]);
    expect(await stored(post)).toBeUndefined();
  });

  it('before the post was indexed leaves nothing to find', async () => {
    const post = aPost().saying('Acme, the terrible axolotl');
    await scene.ingest(source, [post]);
    await scene.ingest(source, [post.deleted()]);
    await scene.runOutbox();
    expect(await wordsLeft('axolotl')).toEqual([]);
  });
});

/** Tables and rows in which a word is still written, wherever that is. */
async function wordsLeft(word: string): Promise<unknown[]> {
  const tables = await scene.sql<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'`,
  );
  const found: unknown[] = [];
  for (const { name } of tables) {
    const rows = await scene.sql(`SELECT '${name}' AS "table", t::text AS row FROM ${name} t WHERE t::text ILIKE $1`, [
      `%${word}%`,
    ]);
    found.push(...rows);
  }
  return found;
}
