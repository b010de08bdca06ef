import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPost, type PostBuilder } from '../support/a-post.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
const sources: string[] = [];

beforeAll(async () => {
  scene = await Scene.open();
  for (let i = 0; i < 3; i++) sources.push(await scene.inboundSource());
});
afterAll(() => scene.close());

const [NEWS, MIRROR, PORTAL] = ['news.example', 'mirror.example', 'portal.example'];

/** One article as a site prints it; `nth` makes another story of it. */
function anArticle(site: string, nth: number): PostBuilder {
  const place = ['Tampere', 'Riga', 'Chiang Mai', 'Porto', 'Leeds', 'Gdynia', 'Tartu', 'Kotka'][nth] ?? 'Oulu';
  const cause = ['heater', 'ladder', 'kettle', 'charger', 'stroller', 'helmet', 'pump', 'blender'][nth] ?? 'lamp';
  return aPost().with({
    title: `Acme recalls its faulty ${cause} after an angry week in ${place} - ${site}`,
    text: `Acme has recalled every ${cause} sold in ${place} since spring. Customers were furious and called the product
      dangerous and terrible; a spokesman apologised for the awful failure of the ${cause} and promised repairs to everyone
      in ${place} who lost money. The regulator called the way Acme dealt with the complaint a disgrace.`,
    url: `https://${site}/2026/11/acme-recalls-${cause}-in-${place.toLowerCase().replace(' ', '-')}?utm_source=rss`,
    author: { handle: site },
    lang: 'en',
  });
}

interface OpenTask {
  readonly id: string;
  readonly storyId: string | null;
  readonly priority: number;
}

const tasksOf = (posts: readonly PostBuilder[], isOpen = true): Promise<OpenTask[]> =>
  scene.sql(
    `SELECT DISTINCT t.id, t.story_id AS "storyId", t.priority FROM task t JOIN mention m ON t.network = m.network
       AND (t.conversation_key = m.conversation_key OR t.story_id = m.story_id)
     WHERE m.external_id = ANY ($1) AND t.is_open = $2 ORDER BY t.id`,
    [posts.map((post) => post.build().externalId), isOpen],
  );
const at = (n: number): string => sources[n] ?? '';

describe('one story', () => {
  it('is one task when one batch tells it three times', async () => {
    const told = [NEWS, MIRROR, PORTAL].map((site) => anArticle(site, 0));
    expect(await scene.ingest(at(0), told)).toMatchObject({ stored: 3, tasksOpened: 1 });
    expect(await tasksOf(told)).toHaveLength(1);
  });

  it('is one task when three sources tell it one after another', async () => {
    const told = [NEWS, MIRROR, PORTAL].map((site) => anArticle(site, 1));
    const opened: number[] = [];
    for (const [n, post] of told.entries()) opened.push((await scene.ingest(at(n), [post])).tasksOpened);
    expect(opened).toEqual([1, 0, 0]);
    const [task] = await tasksOf(told);
    const { body } = await scene.get(`/tasks/${task?.id ?? ''}`);
    expect(body).toMatchObject({ story: { mentionCount: 3, voiceCount: 3 } });
  });

  it.each([1, 2, 3, 4, 5, 6])('is one task when three workers store it at the same moment, turn %i', async (turn) => {
    const told = [NEWS, MIRROR, PORTAL].map((site) => anArticle(`${String(turn)}.${site}`, 2));
    const outcomes = await Promise.all(told.map((post, n) => scene.ingest(at(n), [post])));
    const opened = outcomes.reduce((sum, { tasksOpened }) => sum + tasksOpened, 0);
    expect(opened).toBe(turn === 1 ? 1 : 0);
    expect(await tasksOf(told)).toHaveLength(1);
  });

  it('does not swallow what a customer writes about it', async () => {
    const article = anArticle(NEWS, 3);
    const { url } = article.build();
    const complaints = [
      aPost().saying(`My Acme charger burned my hand, this is terrible, nobody answers and I am angry ${url ?? ''}`),
      aPost().saying(`I hate how Acme lies about this, awful company, my refund never came ${url ?? ''}`),
    ];
    expect(await scene.ingest(at(0), [article, ...complaints])).toMatchObject({ stored: 3, tasksOpened: 3 });
    expect(await tasksOf([article, ...complaints])).toHaveLength(3);
  });

  it('opens another task when it is told again after its task was closed, and only one of them can be open', async () => {
    const told = [NEWS, MIRROR, PORTAL].map((site) => anArticle(site, 4));
    await scene.ingest(at(0), told.slice(0, 2));
    const [first] = await tasksOf(told);
    const closed = await scene.as(scene.admin, 'POST', `/tasks/${first?.id ?? ''}/dismiss`, {
      reason: 'no-answer-needed',
    });
    expect(closed.status).toBe(200);
    expect(await scene.ingest(at(1), told.slice(2))).toMatchObject({ tasksOpened: 1 });
    const reopened = await scene.as(scene.admin, 'POST', `/tasks/${first?.id ?? ''}/reopen`, {});
    expect(reopened).toMatchObject({ status: 409, body: { code: 'one-open-task' } });
  });

  it('is as urgent as its worst voice', async () => {
    // Nothing in it that is urgent whoever reads it.
    const text = `Acme has closed its shop in Gdynia. Customers were disappointed and called the decision a terrible mistake;
      the street loses its last hardware shop, and those who had bought there for years said they felt let down. The owner
      blamed the rent, which had doubled within three years, and thanked the people who had come to say goodbye to them.`;
    const told = [NEWS, MIRROR].map((site) => anArticle(site, 5).with({ title: `Acme leaves Gdynia - ${site}`, text }));
    await scene.ingest(at(0), told.slice(0, 1));
    const [before] = await tasksOf(told);
    const loud = told[1]?.with({ author: { handle: MIRROR, followers: 9_000_000 } });
    await scene.ingest(at(1), loud === undefined ? [] : [loud]);
    const [after] = await tasksOf(told);
    expect(after?.id).toBe(before?.id);
    expect(after?.priority).toBeLessThan(before?.priority ?? 0);
  });

  it('leaves a customer in the conversation where they are being answered', async () => {
    const theirs = aPost().negative().with({ conversationId: 'thread-77' });
    await scene.ingest(at(0), [theirs]);
    const article = anArticle(NEWS, 6);
    await scene.ingest(at(0), [article]);
    const passedOn = anArticle(MIRROR, 6).with({ conversationId: 'thread-77' });
    expect(await scene.ingest(at(1), [passedOn])).toMatchObject({ stored: 1, tasksOpened: 0 });
    const rows = await scene.sql<{ n: number }>(
      `SELECT mention_count AS n FROM task WHERE is_open AND conversation_key =
         (SELECT conversation_key FROM mention WHERE external_id = $1)`,
      [passedOn.build().externalId],
    );
    expect(rows).toEqual([{ n: 2 }]);
  });
});
