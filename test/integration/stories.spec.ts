import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PruneJob } from '../../src/modules/checks/prune.job.js';
import { transact } from '../../src/db/transact.js';
import type { StoryMention } from '../../src/modules/stories/stories.types.js';
import { Scene } from '../support/scene.js';
import { ARTICLE, OTHER_ARTICLE, StoryScene, TITLE } from '../support/story-scene.js';

let scene: Scene;
let stories: StoryScene;
beforeAll(async () => {
  scene = await Scene.open();
  stories = new StoryScene(scene);
});
afterAll(() => scene.close());
beforeEach(async () => {
  await scene.sql('TRUNCATE story, story_key, story_voice, mention, task CASCADE');
});
afterEach(async () => {
  expect(await stories.miscounted()).toEqual([]);
});

const page = 'https://news.example/2026/05/acme-recalls-heaters';
const edited = ARTICLE.replace('hot enough to melt', 'so hot that it melted').replace('at once', 'immediately');

describe('a story', () => {
  it('begins with its second voice and counts voices and reach', async () => {
    const first = await stories.tell({ title: TITLE, text: ARTICLE, url: page, reach: 4 });
    expect(await stories.storyOf(first)).toBeNull();
    const copy = await stories.tell({
      title: `${TITLE} - Example Times`,
      text: edited,
      url: 'https://times.example/9911/heaters',
      reach: 3,
    });
    const share = await stories.tell({ network: 'x', text: `wow ${page}?utm_source=x`, authorHandle: 'Anna' });
    await stories.tell({ network: 'x', text: `#acme ${page}`, authorHandle: 'anna' });
    expect(await stories.storiesOf([first, copy, share])).toEqual(new Set([await stories.storyOf(first)]));
    expect(await stories.rows()).toMatchObject([{ mentions: 4, voices: 3, reach: 11_000, title: TITLE }]);
  });

  it('gathers reposts of a post, whichever is seen first', async () => {
    const post = { network: 'mastodon', text: 'Acme opens its new service desk today', externalId: 'p-1' };
    const before = await stories.tell({ network: 'mastodon', text: '', repostOf: 'p-1' });
    const original = await stories.tell(post);
    const after = await stories.tell({ network: 'mastodon', text: 'wow', quoteOf: 'p-1' });
    const elsewhere = await stories.tell({ network: 'x', text: '', repostOf: 'p-1' });
    expect((await stories.storiesOf([before, original, after])).size).toBe(1);
    expect(await stories.storyOf(elsewhere)).toBeNull();
  });

  it('does not swallow what people say of their own about the same page', async () => {
    await stories.tell({ title: TITLE, text: ARTICLE, url: page });
    await stories.tell({ title: TITLE, text: ARTICLE, url: `${page}/amp` });
    const own = await stories.tell({
      network: 'x',
      text: `My heater burned a hole into the carpet and nobody answers my letters ${page}`,
    });
    const common = await Promise.all([1, 2, 3].map(() => stories.tell({ network: 'x', text: 'Acme is down again' })));
    expect(await stories.storiesOf([own, ...common])).toEqual(new Set([null]));
  });

  it('of two stories becomes one when an article shows them to be one; the older goes on with its task', async () => {
    const [a, b, c, d] = await Promise.all([
      stories.store({ title: 'Heaters made by Acme are called back by the thousands', text: ARTICLE }),
      stories.store({ title: 'Heaters made by Acme are called back by the thousands', text: ARTICLE }),
      stories.store({ title: TITLE, text: '', url: 'https://a.example/77/heaters' }),
      stories.store({ title: TITLE, text: '', url: 'https://b.example/78/heaters' }),
    ]);
    await stories.join([a, b]);
    await stories.join([c, d]);
    expect(await stories.rows()).toHaveLength(2);
    const [older] = await stories.rows();
    await stories.join([await stories.store({ title: TITLE, text: ARTICLE, url: 'https://a.example/77/heaters' })]);
    expect(await stories.rows()).toMatchObject([{ id: older?.id, mentions: 5, voices: 5 }]);
  });

  it('is the same after a repeat', async () => {
    const ids = [
      await stories.tell({ title: TITLE, text: ARTICLE }),
      await stories.tell({ title: TITLE, text: edited }),
    ];
    const before = await stories.rows();
    await stories.join(ids);
    await stories.join([...ids].reverse());
    expect(await stories.rows()).toEqual(before);
  });

  it('stays in its workspace', async () => {
    const other = new StoryScene(scene, (await scene.http.createWorkspace()).workspaceId);
    const ids = [
      await stories.tell({ title: TITLE, text: ARTICLE }),
      await other.tell({ title: TITLE, text: ARTICLE }),
    ];
    expect(await stories.storiesOf(ids)).toEqual(new Set([null]));
  });

  it('says of a batch who tells what, and why', async () => {
    const post = (id: string, facts: Partial<StoryMention>): StoryMention => ({
      id,
      network: 'web',
      externalKey: id,
      authorHandle: id,
      authorName: null,
      title: null,
      text: '',
      url: null,
      repostOf: null,
      quoteOf: null,
      publishedAt: null,
      ...facts,
    });
    const blank = () => stories.store({ text: 'x' });
    const known = await stories.tell({ title: TITLE, text: ARTICLE, url: page });
    const [copy, share, lone, repeat] = [await blank(), await blank(), await blank(), await blank()];
    const batch = [
      post(copy, { title: TITLE, text: edited }),
      post(share, { network: 'x', text: `${TITLE} ${page}` }),
      post(lone, { title: 'The pier is closed until the end of the month', text: OTHER_ARTICLE }),
      post(repeat, { network: 'x', text: '', repostOf: share }),
    ];
    const join = () =>
      transact(scene.http.dataSource, { repeatable: true }, (tx) => stories.service.join(tx, scene.workspaceId, batch));
    const joined = await join();
    const storyId = await stories.storyOf(known);
    expect(Object.fromEntries(joined)).toEqual({
      [copy]: { storyId, reason: 'near-text', isNew: true },
      [share]: { storyId, reason: 'same-link', isNew: true },
      [repeat]: { storyId, reason: 'repost', isNew: true },
    });
    expect([...(await join()).values()].map((j) => j.reason)).toEqual(['known', 'known', 'known']);
  });

  it('asks the database nothing for no mentions, and takes no lock while nothing is told twice', async () => {
    const locks = () => scene.count('pg_locks', `locktype = 'advisory' AND classid = 7306`);
    await transact(scene.http.dataSource, { repeatable: true }, async (tx) => {
      expect((await stories.service.join(tx, scene.workspaceId, [])).size).toBe(0);
      const id = await stories.store({ text: OTHER_ARTICLE });
      const alone = {
        id,
        network: 'web',
        externalKey: id,
        authorHandle: 'a',
        authorName: null,
        title: null,
        url: null,
        repostOf: null,
        quoteOf: null,
        publishedAt: null,
      };
      expect((await stories.service.join(tx, scene.workspaceId, [{ ...alone, text: OTHER_ARTICLE }])).size).toBe(0);
      expect(await locks()).toBe(0);
    });
  });
});

describe('at the same moment', () => {
  /** A deadlock is repeated and so does no harm, but it costs a second: there are none. */
  const deadlocks = async (): Promise<unknown[]> => {
    await scene.sql('SELECT pg_stat_clear_snapshot()');
    return scene.sql('SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()');
  };
  afterEach(async () => {
    expect(await deadlocks()).toEqual([{ deadlocks: '0' }]);
  });

  it('many voices of one story end in one story, whatever the order of their batches', async () => {
    const ids = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        stories.store({
          title: TITLE,
          text: n % 3 === 0 ? edited : ARTICLE,
          url: `https://site${String(n)}.example/${String(n)}/heaters-recalled`,
        }),
      ),
    );
    const batches = Array.from({ length: 8 }, (_, n) => ids.filter((_, i) => i % 8 === n));
    await Promise.all(batches.map((batch, n) => stories.join(n % 2 === 0 ? batch : [...batch].reverse())));
    expect(await stories.rows()).toMatchObject([{ mentions: 40, voices: 40 }]);
    expect((await stories.storiesOf(ids)).size).toBe(1);
  });

  it('two transactions that have both inserted wait for each other', async () => {
    const [first, second] = [
      await stories.store({ title: TITLE, text: ARTICLE }),
      await stories.store({ title: TITLE, text: edited }),
    ];
    const other = await stories.store({ title: 'The pier is closed until the end of the month', text: OTHER_ARTICLE });
    const again = await stories.store({ title: 'The pier is closed until the end of the month', text: OTHER_ARTICLE });
    await Promise.all([stories.join([first, other]), stories.join([again, second])]);
    const rows = await stories.rows();
    expect(rows.map((r) => r.mentions)).toEqual([2, 2]);
    expect(await stories.storyOf(first)).toBe(await stories.storyOf(second));
    expect(await stories.storyOf(other)).toBe(await stories.storyOf(again));
  });

  it('joining and forgetting leave exact counts', async () => {
    const ids = await Promise.all(Array.from({ length: 30 }, () => stories.store({ title: TITLE, text: ARTICLE })));
    await stories.join(ids.slice(0, 15));
    await Promise.all([
      ...ids.slice(15).map((id) => stories.join([id])),
      ...ids.slice(0, 10).map((id) => remove([id])),
    ]);
    expect(await stories.rows()).toMatchObject([{ mentions: 20, voices: 20 }]);
  });
});

/** What a deletion does to a mention. */
async function remove(ids: readonly string[]): Promise<void> {
  await transact(scene.http.dataSource, { repeatable: true }, async (tx) => {
    await tx.query(
      `UPDATE mention SET is_deleted = true, text = '', title = NULL WHERE id = ANY ($1::bigint[]) AND NOT is_deleted`,
      [ids],
    );
    await stories.service.forget(tx, scene.workspaceId, ids);
  });
}

describe('a deleted mention', () => {
  it('leaves its story without its words, and nobody joins through it', async () => {
    const first = await stories.tell({ title: TITLE, text: ARTICLE, reach: 2 });
    const second = await stories.tell({ title: 'Thousands of Acme heaters called back', text: ARTICLE });
    await remove([first]);
    await remove([first]);
    expect(await stories.rows()).toMatchObject([
      { mentions: 1, voices: 1, reach: 0, title: 'Thousands of Acme heaters called back' },
    ]);
    expect(await stories.storyOf(first)).toBeNull();
    await remove([second]);
    expect(await stories.rows()).toEqual([]);
    const third = await stories.tell({ title: TITLE, text: ARTICLE });
    expect(await stories.storyOf(third)).toBeNull();
    const fourth = await stories.tell({ title: TITLE, text: ARTICLE });
    expect(await stories.storyOf(fourth)).not.toBeNull();
  });
});

describe('a key', () => {
  it('is news for two weeks', async () => {
    await stories.tell({ title: TITLE, text: ARTICLE });
    await scene.sql(`UPDATE story_key SET seen_at = now() - interval '15 days'`);
    await scene.http.app.get(PruneJob).run({ signal: new AbortController().signal, workerId: 'spec' });
    expect(await scene.count('story_key')).toBe(0);
    expect(await stories.storyOf(await stories.tell({ title: TITLE, text: ARTICLE }))).toBeNull();
  });
});
