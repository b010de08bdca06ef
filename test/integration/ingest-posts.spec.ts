import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FireDeadlinesJob } from '../../src/modules/tasks/fire-deadlines.job.js';
import { JUDGES } from '../../src/modules/ingest/ingest.service.js';
import type { Judges } from '../../src/modules/ingest/judge-posts.js';
import { aPost } from '../support/a-post.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
let source: string;

beforeAll(async () => {
  scene = await Scene.open();
  source = await scene.inboundSource();
});
afterAll(() => scene.close());

interface StoredRow {
  readonly externalId: string;
  readonly key: string;
  readonly text: string;
  readonly handle: string;
  readonly publishedAt: Date;
  readonly seenAt: Date;
}

const storedWhere = (where: string, values: readonly unknown[]): Promise<StoredRow[]> =>
  scene.sql(
    `SELECT external_id AS "externalId", external_key AS key, text, author_handle AS handle, published_at AS "publishedAt",
       seen_at AS "seenAt" FROM mention WHERE ${where} ORDER BY id`,
    values,
  );
const reasons = async (): Promise<string[]> =>
  (await scene.sql<{ reason: string }>('SELECT reason FROM quarantined_post ORDER BY id')).map((r) => r.reason);

describe('a poison post', () => {
  const sixtyFour = (poison: ReturnType<typeof aPost>) => [
    ...Array.from({ length: 40 }, () => aPost()),
    poison,
    ...Array.from({ length: 23 }, () => aPost()),
  ];

  it.each([
    ['a date that is none', { publishedAt: new Date('nonsense') }],
    ['an edit date that is none', { editedAt: new Date(Number.NaN) }],
    ['a date in the year 0', { publishedAt: new Date('0000-01-01T00:00:00Z') }],
    ['a date before our era', { publishedAt: new Date(-8.64e15) }],
    ['half a follower', { author: { handle: 'x', followers: 1.5 } }],
    ['more followers than people', { author: { handle: 'x', followers: 1e21 } }],
    ['an empty id', { externalId: '' }],
    ['an endless id', { externalId: 'x'.repeat(10_000) }],
    ['a text that is none', { text: undefined as unknown as string }],
    ['no author', { author: undefined as unknown as { handle: string } }],
    ['a value JSON cannot hold', { metrics: { likes: 1n as unknown as number } }],
  ])('with %s goes to quarantine and the other 63 are stored', async (_, fields) => {
    const before = (await reasons()).length;
    const posts = sixtyFour(aPost().with(fields));
    expect(await scene.ingest(source, posts)).toMatchObject({ stored: 63, tasksOpened: 63, quarantined: 1 });
    expect((await reasons()).length).toBe(before + 1);
    expect(await scene.ingest(source, posts)).toMatchObject({ stored: 0, quarantined: 0 });
  });

  it('dated in the far future is stored at the time it is seen', async () => {
    const posts = sixtyFour(
      aPost()
        .id('far-future')
        .with({ publishedAt: new Date(8.64e15) }),
    );
    expect(await scene.ingest(source, posts)).toMatchObject({ stored: 64 });
    const [row] = await storedWhere('external_id = $1', ['far-future']);
    expect(row?.publishedAt.getTime()).toBeLessThanOrEqual(row?.seenAt.getTime() ?? 0);
  });

  it('that breaks the sentiment engine is alone in quarantine', async () => {
    const [engine] = scene.http.app.get<Judges>(JUDGES).analysers;
    if (!engine) throw new Error('No engine.');
    const analyse = engine.analyse.bind(engine);
    engine.analyse = (texts) => {
      if (texts.some(({ text }) => text.includes('unjudgeable'))) throw new Error('The engine broke.');
      return analyse(texts);
    };
    try {
      const poison = aPost().saying('Acme is terrible and this post is unjudgeable');
      expect(await scene.ingest(source, sixtyFour(poison))).toMatchObject({ stored: 63, quarantined: 1 });
      expect((await reasons()).at(-1)).toBe('The engine broke.');
    } finally {
      engine.analyse = analyse;
    }
  });

  it('handed over as rejected is shown with its reason and bytes', async () => {
    const rejected = [{ reason: 'It has no end.\0', raw: '<item>', externalId: 'a\0b' }];
    await scene.ingest(source, [], { rejected });
    await scene.ingest(source, [], { rejected });
    const shown = await scene.get(`/sources/${source}/quarantine?limit=1`);
    expect(shown.body.items).toMatchObject([{ reason: 'It has no end.', externalId: 'a\uFFFDb', raw: '<item>' }]);
    expect(await scene.count('quarantined_post', `raw = '<item>'`)).toBe(1);
  });
});

describe('a key', () => {
  it('is the feed and the id where ids are unique within a feed only', async () => {
    const item = aPost().id('guid-1');
    await scene.ingest(source, [item.with({ scope: 'https://a.example/feed', network: 'web' })]);
    await scene.ingest(source, [item.with({ scope: 'https://b.example/feed', network: 'web' })]);
    await scene.ingest(source, [item.with({ scope: 'https://a.example/feed', network: 'web' })]);
    const rows = await storedWhere(`external_id = 'guid-1'`, []);
    expect(rows).toHaveLength(2);
    expect(rows.every((row) => row.key.startsWith('sha256:'))).toBe(true);
  });

  it('over 512 bytes is a hash, and two that begin alike stay two', async () => {
    const long = 'ä'.repeat(300);
    await scene.ingest(source, [aPost().id(`${long}1`), aPost().id(`${long}2`)]);
    expect(await scene.ingest(source, [aPost().id(`${long}1`)])).toMatchObject({ stored: 0 });
    const rows = await storedWhere('external_id LIKE $1', [`${long}%`]);
    expect(rows.map((row) => row.externalId)).toEqual(expect.arrayContaining([`${long}1`, `${long}2`]));
    expect(rows.map((row) => Buffer.byteLength(row.key) < 64)).toEqual([true, true]);
  });

  it('of 64 bits keeps every digit from the wire to the row', async () => {
    const near = ['9007199254740993', '9007199254740992', '18446744073709551615'];
    const body = JSON.stringify(near.map((id) => ({ ...aPost().wire(), id: `#${id}#` }))).replace(/"#(\d+)#"/g, '$1');
    expect((await scene.deliver(source, body)).status).toBe(202);
    const rows = await storedWhere('external_id = ANY($1)', [near]);
    expect(rows.map((row) => row.externalId).sort()).toEqual([...near].sort());
    const task = await scene.sql<{ id: string }>('SELECT id FROM task WHERE conversation_key = $1', [near[0]]);
    const shown = await scene.get(`/tasks/${task[0]?.id ?? ''}`);
    expect(shown.body.mentions[0].externalId).toBe('9007199254740993');
  });

  it('and any text with NUL or half a character are stored without them, task included', async () => {
    const broken = '\uD83D';
    const post = aPost()
      .id(`nul\0${broken}id`)
      .saying(`Acme is terrible\0 and awful ${broken}`)
      .with({
        title: `T\0${broken}`,
        url: `https://example.com/\0${broken}`,
        author: { handle: `h\0${broken}`, name: `n\0${broken}`, id: `i\0${broken}` },
        conversationId: `c\0${broken}`,
      });
    expect(await scene.ingest(source, [post, aPost()])).toMatchObject({ stored: 2, tasksOpened: 2, quarantined: 0 });
    const [row] = await storedWhere('external_id = $1', ['nul\uFFFD\uFFFDid']);
    expect(row).toMatchObject({ text: 'Acme is terrible\uFFFD and awful \uFFFD', handle: 'h\uFFFD\uFFFD' });
    expect(await scene.ingest(source, [post])).toMatchObject({ stored: 0, repeated: 1 });
  });
});

describe('a conversation', () => {
  const talk = (name: string) => {
    const root = aPost().id(`${name}-1`);
    return [
      root,
      aPost().id(`${name}-2`).answering(`${name}-1`),
      aPost().id(`${name}-3`).answering(`${name}-2`),
    ] as const;
  };
  const keysOf = async (name: string): Promise<string[]> =>
    (
      await scene.sql<{ key: string }>(
        `SELECT DISTINCT conversation_key AS key FROM mention WHERE external_id LIKE $1 AND external_id NOT LIKE '%-0'`,
        [`${name}-%`],
      )
    ).map((r) => r.key);

  it.each([
    ['at once', [[0, 1, 2]]],
    ['at once, backwards', [[2, 1, 0]]],
    ['one by one', [[0], [1], [2]]],
    ['answer before question', [[1], [0], [2]]],
    ['the last answer with the question', [[1], [2, 0]]],
  ])('through inReplyTo is one: %s', async (name, batches) => {
    const posts = talk(`talk ${name}`);
    for (const batch of batches)
      await scene.ingest(
        source,
        batch.flatMap((n) => posts[n] ?? []),
      );
    expect(await keysOf(`talk ${name}`)).toEqual([`talk ${name}-1`]);
    const [task] = await scene.sql<{ n: number }>(
      'SELECT mention_count AS n FROM task WHERE conversation_key = $1 AND is_open',
      [`talk ${name}-1`],
    );
    expect(task?.n).toBe(3);
  });

  it('that answers in a circle ends', async () => {
    const posts = [aPost().id('circle-1').answering('circle-2'), aPost().id('circle-2').answering('circle-1')];
    expect(await scene.ingest(source, posts)).toMatchObject({ stored: 2 });
  });

  it('wakes a waiting and a snoozed task when the customer writes again', async () => {
    for (const park of ['wait', 'snooze'] as const) {
      const base = aPost().inConversation(`wake-${park}`);
      const id = await scene.openTask(source, base.id(`${park}-a`));
      const body = park === 'snooze' ? { until: new Date(Date.now() + 3_600_000).toISOString() } : undefined;
      const parked = await scene.as(scene.admin, 'POST', `/tasks/${id}/${park}`, body);
      expect(parked.body.state).toBe(park === 'wait' ? 'waiting' : 'snoozed');
      await scene.ingest(source, [
        base.id(`${park}-b`).positive().saying('Acme, thank you, wonderful, one more thing'),
      ]);
      const woken = await scene.get(`/tasks/${id}`);
      expect(woken.body).toMatchObject({ state: 'open', snoozedUntil: null, mentionCount: 2 });
      expect(woken.body.excerpt).toBe('Acme, thank you, wonderful, one more thing');
    }
    expect(await scene.countsDiffer()).toEqual([]);
  });
});

describe('work', () => {
  const clocksOf = (id: string) =>
    scene.sql<{ seconds: number; state: string }>(
      `SELECT extract(epoch FROM c.due_at - c.started_at)::int AS seconds, c.state FROM task_clock c JOIN task t ON t.id = c.task_id
       WHERE t.conversation_key = $1`,
      [id],
    );

  it('is due in 15 minutes for a negative, in 60 for an unsure one, and none for the rest', async () => {
    const posts = {
      negative: aPost(),
      unsure: aPost().unsure(),
      neutral: aPost().neutral(),
      positive: aPost().positive(),
    };
    await scene.ingest(source, Object.values(posts));
    const clocks = async (post: ReturnType<typeof aPost>) => clocksOf(post.build().externalId);
    expect(await clocks(posts.negative)).toEqual([{ seconds: 900, state: 'running' }]);
    expect(await clocks(posts.unsure)).toEqual([{ seconds: 3_600, state: 'running' }]);
    expect(await clocks(posts.neutral)).toEqual([]);
    expect(await clocks(posts.positive)).toEqual([]);
    const without = [posts.neutral, posts.positive].map((post) => post.build().externalId);
    expect(await scene.count('task', 'conversation_key = ANY($1)', [without])).toBe(0);
  });

  it('that turns from unsure to negative is due as soon as a negative one', async () => {
    const talk = aPost().inConversation('gets-worse');
    await scene.ingest(source, [talk.id('gw-1').unsure()]);
    await scene.ingest(source, [talk.id('gw-2').negative()]);
    const clocks = await clocksOf('gets-worse');
    expect(clocks.filter((c) => c.state === 'running')).toEqual([{ seconds: 900, state: 'running' }]);
  });

  it('is not made of a competitor’s or a topic’s mention alone', async () => {
    await scene.watch({ name: 'Rival', kind: 'competitor', query: 'rivalo' });
    await scene.watch({ name: 'Strike', kind: 'topic', query: 'strikes' });
    const posts = [
      aPost().saying('Rivalo is terrible and awful').with({ lang: 'en' }),
      aPost().saying('Strikes are terrible and awful').with({ lang: 'en' }),
    ];
    expect(await scene.ingest(source, posts)).toMatchObject({ stored: 2, tasksOpened: 0 });
    const both = aPost().saying('Rivalo is good but Acme is terrible and awful').with({ lang: 'en' });
    expect(await scene.ingest(source, [both])).toMatchObject({ tasksOpened: 1 });
  });

  it('is not made of what we answered ourselves', async () => {
    const post = aPost();
    const id = await scene.openTask(source, post);
    const words = 'Acme is sorry, this is terrible and awful';
    await scene.sql(
      `INSERT INTO reply (workspace_id, task_id, source_id, author_id, kind, client_key, send_key, visibility, text,
         in_reply_to, conversation_id, to_handle, state, external_id)
       VALUES ($1, $2, $3, $4, 'reply', 'k1', 'k1', 'public', $5, $6, $6, 'x', 'sent', 'our-answer'),
         ($1, $2, $3, $4, 'reply', 'k2', 'k2', 'public', $5, $6, $6, 'x', 'sending', NULL)`,
      [scene.workspaceId, id, source, scene.admin.memberId, words, post.build().externalId],
    );
    await scene.as(scene.admin, 'POST', `/tasks/${id}/resolve`, {});
    const echoes = [
      aPost().id('our-answer').saying(words).answering(post.build().externalId),
      aPost().id('not-yet-known').saying(`  ${words.toUpperCase()} `).answering(post.build().externalId),
    ];
    expect(await scene.ingest(source, echoes)).toMatchObject({ stored: 2, tasksOpened: 0 });
    const theirs = aPost().saying('Acme, still terrible').answering(post.build().externalId);
    expect(await scene.ingest(source, [theirs])).toMatchObject({ tasksOpened: 1 });
  });

  it('is not overdue because the post is dated ahead', async () => {
    const ahead = new Date(Date.now() + 86_400_000);
    const post = aPost().with({ publishedAt: ahead });
    await scene.ingest(source, [post]);
    const [row] = await storedWhere('external_id = $1', [post.build().externalId]);
    expect(row?.publishedAt.getTime()).toBeLessThan(ahead.getTime() - 80_000_000);
    await scene.http.app.get(FireDeadlinesJob).run({ signal: new AbortController().signal, workerId: 'spec' });
    expect(await clocksOf(post.build().externalId)).toEqual([{ seconds: 900, state: 'running' }]);
  });
});
