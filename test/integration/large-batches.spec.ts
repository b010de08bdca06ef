import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPost } from '../support/a-post.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
let source: string;

beforeAll(async () => {
  scene = await Scene.open();
  source = await scene.inboundSource();
});
afterAll(() => scene.close());

const manyPosts = (count: number) => Array.from({ length: count }, () => aPost());
const stored = async (ids: readonly string[]): Promise<{ id: string; text: string; at: Date }[]> =>
  scene.sql(
    `SELECT external_id AS id, text, published_at AS at FROM mention WHERE external_id = ANY ($1) ORDER BY external_id`,
    [ids],
  );

/** Large enough to be copied in; below that rows are inserted by another statement. */
const LARGE = 60;

describe('a large batch', () => {
  it('keeps every character of what a post says', async () => {
    const odd = [
      '\\N',
      'a\\b',
      'tab\there',
      'line\nbreak',
      'carriage\rreturn',
      '\\.',
      "'",
      '"',
      '{,}',
      '😡 \u00a0',
      '\\t',
    ];
    const posts = [...odd.map((text) => aPost().with({ text: `acme ${text}` })), ...manyPosts(LARGE)];
    expect(await scene.ingest(source, posts)).toMatchObject({ stored: LARGE + odd.length, quarantined: 0 });
    const ids = posts.slice(0, odd.length).map((post) => post.build().externalId);
    const texts = new Map((await stored(ids)).map((row) => [row.id, row.text]));
    expect(ids.map((id) => texts.get(id))).toEqual(odd.map((text) => `acme ${text}`));
  });

  it('gives the time of storing to posts without a date and to those from the future', async () => {
    const tomorrow = new Date(Date.now() + 86_400_000);
    const future = aPost().with({ publishedAt: tomorrow });
    const dated = aPost().with({ publishedAt: new Date('2026-01-02T03:04:05Z') });
    await scene.ingest(source, [future, dated, ...manyPosts(LARGE)]);
    const [early] = await stored([dated.build().externalId]);
    expect(early?.at.toISOString()).toBe('2026-01-02T03:04:05.000Z');
    const [late] = await stored([future.build().externalId]);
    expect(late?.at.getTime()).toBeLessThan(tomorrow.getTime() - 3_600_000);
  });

  it('does not store again what was deleted before it was ever seen', async () => {
    const gone = aPost();
    await scene.ingest(source, [gone.with({ isDeleted: true })]);
    expect(await scene.ingest(source, [gone, ...manyPosts(LARGE)])).toMatchObject({ stored: LARGE });
  });

  it.each([1, 2, 3, 4, 5])('is stored once by several workers at the same moment, turn %i', async () => {
    const posts = manyPosts(LARGE);
    const others = [await scene.inboundSource(), await scene.inboundSource()];
    const outcomes = await Promise.all([source, ...others].map((each) => scene.ingest(each, posts)));
    const sum = outcomes.reduce((total, { stored: n }) => total + n, 0);
    expect(sum).toBe(LARGE);
    expect(outcomes.reduce((total, { tasksOpened: n }) => total + n, 0)).toBe(LARGE);
    expect(await stored(posts.map((post) => post.build().externalId))).toHaveLength(LARGE);
  });

  it('is stored as far as it is new when another worker stores some of it', async () => {
    const shared = manyPosts(LARGE / 2);
    const [mine, theirs] = [manyPosts(LARGE / 2), manyPosts(LARGE / 2)];
    const other = await scene.inboundSource();
    const outcomes = await Promise.all([
      scene.ingest(source, [...shared, ...mine]),
      scene.ingest(other, [...theirs, ...shared]),
    ]);
    expect(outcomes.reduce((total, { stored: n }) => total + n, 0)).toBe((LARGE / 2) * 3);
  });
});
