import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';
import { ARTICLE, OTHER_ARTICLE, StoryScene, TITLE } from '../support/story-scene.js';

let scene: Scene;
let stories: StoryScene;
let agent: SignedInMember;
let press: SignedInMember;
let viewer: SignedInMember;
let pressTeam: string;
beforeAll(async () => {
  scene = await Scene.open();
  stories = new StoryScene(scene);
  agent = await scene.agent('Aino');
  pressTeam = await scene.anotherTeam('Press');
  press = await scene.agent('Pekka', [pressTeam]);
  viewer = await scene.http.signIn(
    await scene.http.createMember(scene.workspaceId, 'viewer', { teamIds: [scene.teamId] }),
  );
});
afterAll(() => scene.close());
beforeEach(async () => {
  await scene.sql('TRUNCATE story, story_key, story_voice, mention, task CASCADE');
});
afterEach(async () => {
  expect(await stories.miscounted()).toEqual([]);
});

const post = (who: SignedInMember, path: string, body: unknown) => scene.as(who, 'POST', path, body);
const audited = (action: string) =>
  scene.count('audit_entry', 'workspace_id = $1 AND action = $2', [scene.workspaceId, action]);

/** Three who tell the story of the heaters, and its id. */
async function heaters(): Promise<{ ids: [string, string, string]; storyId: string }> {
  const ids: [string, string, string] = [
    await stories.tell({ title: TITLE, text: ARTICLE, network: 'web', reach: 3, publishedAt: '2026-05-01T08:00:00Z' }),
    await stories.tell({ title: TITLE, text: ARTICLE, network: 'web', reach: 2, publishedAt: '2026-05-01T09:00:00Z' }),
    await stories.tell({ text: ARTICLE, network: 'mastodon', publishedAt: '2026-05-01T10:00:00Z' }),
  ];
  return { ids, storyId: (await stories.storyOf(ids[0])) ?? '' };
}

async function openTask(mentionId: string, storyId: string | null, teamId = scene.teamId): Promise<string> {
  const rows = await scene.sql<{ id: string }>(
    `INSERT INTO task (workspace_id, network, conversation_key, source_id, team_id, priority, priority_score, priority_reasons,
       sentiment_label, sentiment_score, lang, author_handle, excerpt, first_mention_id, last_mention_id, replyability, story_id)
     SELECT workspace_id, network, conversation_key, source_id, $3, 2, 40, '[]', 'negative', -0.5, 'en', author_handle, '', id, id,
       '{"verdict":"public","reason":"spec","deepLink":null}', $2 FROM mention WHERE id = $1 RETURNING id`,
    [mentionId, storyId, teamId],
  );
  return rows[0]?.id ?? '';
}

describe('GET /stories', () => {
  it('shows what is told in many places, the one told last first, page by page', async () => {
    const { ids, storyId } = await heaters();
    const taskId = await openTask(ids[0], storyId);
    await stories.tell({ title: 'The pier is closed for the whole month', text: OTHER_ARTICLE });
    await stories.tell({ title: 'The pier is closed for the whole month', text: OTHER_ARTICLE });
    const first = await scene.get('/stories?limit=1', agent);
    const second = await scene.get(`/stories?limit=1&cursor=${String(first.body.nextCursor)}`, agent);
    expect(first.body.items).toMatchObject([{ title: 'The pier is closed for the whole month', taskId: null }]);
    expect(second.body).toEqual({
      items: [
        {
          id: storyId,
          title: TITLE,
          firstSeenAt: expect.any(String),
          lastSeenAt: expect.any(String),
          mentionCount: 3,
          voiceCount: 3,
          reach: 1_100,
          networks: [
            { network: 'web', count: 2 },
            { network: 'mastodon', count: 1 },
          ],
          taskId,
          isSplit: false,
        },
      ],
      nextCursor: null,
    });
    expect((await scene.get(`/stories/${storyId}`)).body).toEqual(second.body.items[0]);
  });

  it('lists the mentions of a story', async () => {
    const { ids, storyId } = await heaters();
    const { status, body } = await scene.get(`/stories/${storyId}/mentions?limit=2`, viewer);
    expect(status).toBe(200);
    expect(body.items.map((m: { id: string }) => m.id)).toEqual([ids[2], ids[1]]);
    const rest = await scene.get(`/stories/${storyId}/mentions?limit=2&cursor=${String(body.nextCursor)}`, viewer);
    expect(rest.body.items.map((m: { id: string }) => m.id)).toEqual([ids[0]]);
  });

  it('shows a team its own part only', async () => {
    await stories.tell({ title: TITLE, text: ARTICLE, reach: 5 });
    const shared = await stories.tell({
      title: 'Acme calls its heaters back',
      text: ARTICLE,
      reach: 2,
      teamIds: [pressTeam],
    });
    const storyId = (await stories.storyOf(shared)) ?? '';
    await stories.tell({ title: 'The pier is closed for the whole month', text: OTHER_ARTICLE });
    await stories.tell({ title: 'The pier is closed for the whole month', text: OTHER_ARTICLE });
    await openTask(shared, storyId);
    const { body } = await scene.get('/stories', press);
    expect(body.items).toMatchObject([
      { id: storyId, title: 'Acme calls its heaters back', mentionCount: 1, voiceCount: 1, reach: 100, taskId: null },
    ]);
    expect((await scene.get(`/stories/${storyId}/mentions`, press)).body.items).toHaveLength(1);
    expect((await scene.get(`/stories/${storyId}`)).body).toMatchObject({ mentionCount: 2, reach: 100_100 });
  });

  it('knows no story of another team, of another workspace or with a cursor of its own making', async () => {
    const { storyId } = await heaters();
    const elsewhere = await scene.http.createWorkspace();
    const stranger = await scene.http.signIn(await scene.http.createMember(elsewhere.workspaceId, 'admin'));
    for (const who of [press, stranger]) {
      expect((await scene.get('/stories', who)).body.items).toEqual([]);
      for (const path of [`/stories/${storyId}`, `/stories/${storyId}/mentions`]) {
        expect((await scene.get(path, who)).status).toBe(404);
      }
      expect((await post(who, `/stories/${storyId}/merge`, { storyId: '1' })).status).toBe(404);
      expect((await post(who, `/stories/${storyId}/split`, { mentionIds: ['1'] })).status).toBe(404);
    }
    expect((await scene.get('/stories?cursor=abc')).status).toBe(400);
  });
});

describe('a split', () => {
  it('takes mentions out for good, with the task that one of them opened', async () => {
    const { ids, storyId } = await heaters();
    const taskId = await openTask(ids[2], storyId);
    const { status, body } = await post(agent, `/stories/${storyId}/split`, { mentionIds: [ids[2]] });
    expect(status).toBe(200);
    expect(body.from).toMatchObject({
      id: storyId,
      mentionCount: 2,
      voiceCount: 2,
      reach: 1_100,
      taskId: null,
      isSplit: true,
    });
    expect(body.story).toMatchObject({ mentionCount: 1, voiceCount: 1, reach: 0, taskId, isSplit: true });
    expect(await stories.storyOf(ids[2])).toBe(body.story.id);
    await stories.join(ids);
    expect(await stories.storyOf(ids[2])).toBe(body.story.id);
    const later = await stories.tell({ title: TITLE, text: ARTICLE });
    expect((await stories.rows()).map((row) => row.id)).toEqual([storyId, body.story.id]);
    expect(await stories.storyOf(later)).toBe(storyId);
    expect(await audited('story.split')).toBe(1);
  });

  it('leaves at least one mention, and takes none of another story or team', async () => {
    const { ids, storyId } = await heaters();
    const stranger = await stories.tell({ text: OTHER_ARTICLE });
    const hidden = await stories.tell({ title: TITLE, text: ARTICLE, teamIds: [pressTeam] });
    const split = (mentionIds: unknown) => post(agent, `/stories/${storyId}/split`, { mentionIds });
    expect((await split([ids[0], stranger])).status).toBe(404);
    expect((await split([hidden])).status).toBe(404);
    for (const wrong of [[], ['x'], [ids[0], ids[0]], 'all']) expect((await split(wrong)).status).toBe(400);
    const everything = await post(scene.admin, `/stories/${storyId}/split`, { mentionIds: [...ids, hidden] });
    expect([everything.status, everything.body.code]).toEqual([409, 'nothing-left']);
    expect(await stories.rows()).toMatchObject([{ mentions: 4 }]);
  });

  it('is not for viewers', async () => {
    const { ids, storyId } = await heaters();
    expect((await post(viewer, `/stories/${storyId}/split`, { mentionIds: [ids[0]] })).status).toBe(403);
    expect((await post(viewer, `/stories/${storyId}/merge`, { storyId: '1' })).status).toBe(403);
  });
});

describe('a merge', () => {
  async function pier(): Promise<{ ids: string[]; storyId: string }> {
    const title = 'The pier is closed for the whole month';
    const ids = [
      await stories.tell({ title, text: OTHER_ARTICLE, reach: 1 }),
      await stories.tell({ title, text: OTHER_ARTICLE }),
    ];
    return { ids, storyId: (await stories.storyOf(ids[0] ?? '')) ?? '' };
  }

  it('makes one story part of another, with its task', async () => {
    const one = await heaters();
    const other = await pier();
    const taskId = await openTask(other.ids[0] ?? '', other.storyId);
    const { status, body } = await post(agent, `/stories/${other.storyId}/merge`, { storyId: one.storyId });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: other.storyId,
      mentionCount: 5,
      voiceCount: 5,
      reach: 1_110,
      taskId,
      isSplit: false,
    });
    expect((await scene.get(`/stories/${one.storyId}`)).status).toBe(404);
    const later = await stories.tell({ title: TITLE, text: ARTICLE });
    expect(await stories.storyOf(later)).toBe(other.storyId);
    expect(await audited('story.merge')).toBe(1);
  });

  it('keeps the task of the story that goes on; the other goes on by itself', async () => {
    const one = await heaters();
    const other = await pier();
    const [kept, freed] = [await openTask(one.ids[0], one.storyId), await openTask(other.ids[0] ?? '', other.storyId)];
    await post(agent, `/stories/${one.storyId}/merge`, { storyId: other.storyId });
    const rows = await scene.sql('SELECT id, story_id AS "storyId", is_open AS "isOpen" FROM task ORDER BY id');
    expect(rows).toEqual([
      { id: kept, storyId: one.storyId, isOpen: true },
      { id: freed, storyId: null, isOpen: true },
    ]);
  });

  it('undoes a split, and refuses a story with itself', async () => {
    const { ids, storyId } = await heaters();
    const { body } = await post(agent, `/stories/${storyId}/split`, { mentionIds: [ids[0]] });
    const merged = await post(agent, `/stories/${storyId}/merge`, { storyId: body.story.id });
    expect(merged.body).toMatchObject({ id: storyId, mentionCount: 3, voiceCount: 3, reach: 1_100 });
    expect((await post(agent, `/stories/${storyId}/merge`, { storyId })).status).toBe(400);
  });
});

describe('the task of a story', () => {
  it('is that of the mention which opened one before anybody else told it', async () => {
    const first = await stories.tell({ title: TITLE, text: ARTICLE });
    const taskId = await openTask(first, null);
    const second = await stories.tell({ title: TITLE, text: ARTICLE });
    const storyId = (await stories.storyOf(second)) ?? '';
    expect((await scene.get(`/stories/${storyId}`)).body.taskId).toBe(taskId);
  });

  it('ends its bond when all who told the story are deleted', async () => {
    const { ids, storyId } = await heaters();
    await openTask(ids[0], storyId);
    await scene.http.dataSource.transaction((tx) => stories.service.forget(tx, scene.workspaceId, ids));
    expect(await scene.sql('SELECT story_id AS "storyId" FROM task')).toEqual([{ storyId: null }]);
    expect(await stories.rows()).toEqual([]);
  });
});
