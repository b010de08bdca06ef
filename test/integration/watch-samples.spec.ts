import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SignedInMember } from '../support/http-test-app.js';
import { insertMention, type MentionFacts } from '../support/mention-rows.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
let agent: SignedInMember;
let stranger: SignedInMember;

beforeAll(async () => {
  scene = await Scene.open();
  agent = await scene.agent('Aino');
  const other = await scene.http.createWorkspace();
  stranger = await scene.http.signIn(await scene.http.createMember(other.workspaceId, 'admin'));
});
afterAll(() => scene.close());

async function find(watchId: string, facts: MentionFacts): Promise<string> {
  const id = await insertMention(scene.http.dataSource, scene, { watchIds: [watchId], ...facts });
  await scene.sql(
    `INSERT INTO mention_watch (workspace_id, watch_id, published_at, mention_id)
     SELECT workspace_id, $2, published_at, id FROM mention WHERE id = $1`,
    [id, watchId],
  );
  return id;
}
const judge = (watchId: string, mentionId: string, verdict: string, who = scene.admin) =>
  scene.as(who, 'POST', `/watches/${watchId}/samples`, { mentionId, verdict });

describe('samples of a watch', () => {
  it('are ten finds that nobody has judged, with what was found in them', async () => {
    const id = await scene.watch({ name: 'Ten', query: 'tenfold' });
    const mentions: string[] = [];
    for (let n = 0; n < 12; n++) mentions.push(await find(id, { text: `Number ${String(n)} is tenfold` }));
    await find(id, { text: 'tenfold, but gone', isDeleted: true });

    const { status, body } = await scene.get(`/watches/${id}/samples`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ kept: 0, dropped: 0, precision: null });
    expect(body.items).toHaveLength(10);
    expect(body.items[0]).toMatchObject({
      author: { handle: 'ann', name: null },
      network: 'web',
      lang: 'en',
      title: null,
    });
    for (const { text, spans } of body.items) {
      expect(text.slice(...spans[0])).toBe('tenfold');
    }
    expect((await scene.get(`/watches/${id}/samples`)).body).toEqual(body);

    for (const mention of mentions.slice(0, 11)) await judge(id, mention, 'keep');
    const rest = await scene.get(`/watches/${id}/samples`);
    expect(rest.body.items.map((item: { id: string }) => item.id)).toEqual([mentions[11]]);
  });

  it('give the share that is meant with its interval, from five judgements on', async () => {
    const id = await scene.watch({ name: 'Share', query: 'share' });
    const mentions: string[] = [];
    for (let n = 0; n < 10; n++) mentions.push(await find(id, { text: `share ${String(n)}` }));
    const verdicts = ['keep', 'drop', 'keep', 'keep'];
    for (const [n, verdict] of verdicts.entries()) {
      const answer = await judge(id, mentions[n]!, verdict);
      expect(answer).toMatchObject({ status: 200, body: { precision: null } });
    }
    expect((await judge(id, mentions[1]!, 'keep')).body).toEqual({ kept: 4, dropped: 0, precision: null });
    for (const mention of mentions.slice(4, 8)) await judge(id, mention, 'keep');
    await judge(id, mentions[8]!, 'drop');
    expect((await judge(id, mentions[9]!, 'drop')).body).toEqual({
      kept: 8,
      dropped: 2,
      precision: { percent: 80, low: 49, high: 94.3 },
    });
  });

  it('judge the query as it is: what it no longer finds counts no more', async () => {
    const id = await scene.watch({ name: 'Moved', query: 'moved' });
    for (let n = 0; n < 6; n++) await judge(id, await find(id, { text: `moved house ${String(n)}` }), 'keep');
    for (let n = 0; n < 4; n++) await judge(id, await find(id, { text: `moved to tears ${String(n)}` }), 'drop');
    const shown = async () => (await scene.get(`/watches/${id}/samples`)).body;
    expect(await shown()).toMatchObject({ kept: 6, dropped: 4 });
    await scene.as(scene.admin, 'PATCH', `/watches/${id}`, { query: 'moved NOT tears' });
    expect(await shown()).toMatchObject({ kept: 6, dropped: 0, precision: { percent: 100 } });
    await scene.as(scene.admin, 'PATCH', `/watches/${id}`, { query: 'moved', name: 'Moved again' });
    expect(await shown()).toMatchObject({ kept: 6, dropped: 4 });
    await find(id, { text: 'an old find without the word' });
    expect((await shown()).items).toEqual([]);
  });

  it('are of mentions of this watch and workspace, seen by whoever may see them, judged by whoever may change it', async () => {
    const id = await scene.watch({ name: 'Rights', query: 'rights' });
    const mine = await find(id, { text: 'rights' });
    const hidden = await find(id, { text: 'hidden rights', teamIds: [await scene.anotherTeam('Hidden')] });
    const unrelated = await insertMention(scene.http.dataSource, scene, { text: 'rights', watchIds: [] });
    const seen = await scene.get(`/watches/${id}/samples`, agent);
    expect(seen.body.items.map((item: { id: string }) => item.id)).toEqual([mine]);
    expect((await judge(id, mine, 'keep', agent)).status).toBe(403);
    expect((await judge(id, unrelated, 'keep')).status).toBe(404);
    expect((await judge(id, '987654321', 'keep')).status).toBe(404);
    expect((await judge(id, mine, 'keep', stranger)).status).toBe(404);
    expect((await judge(id, hidden, 'keep')).body).toMatchObject({ kept: 1 });
    for (const body of [
      {},
      { mentionId: mine },
      { mentionId: mine, verdict: 'perhaps' },
      { mentionId: 'x', verdict: 'keep' },
    ])
      expect((await scene.as(scene.admin, 'POST', `/watches/${id}/samples`, body)).status).toBe(400);
  });
});
