import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AppModule } from '../../src/app.module.js';
import { MentionsService } from '../../src/modules/mentions/mentions.service.js';
import { HttpTestApp, type SignedInMember } from '../support/http-test-app.js';
import { insertMention, type MentionFacts } from '../support/mention-rows.js';

let app: HttpTestApp;
let place: { workspaceId: string; teamId: string };
let otherTeamId: string;
let watchId: string;
let otherWatchId: string;
let sourceId: string;
let lead: SignedInMember;
let agent: SignedInMember;

const idOf = async (sql: string, parameters: unknown[]): Promise<string> => {
  const [row] = await app.dataSource.query<{ id: string }[]>(sql, parameters);
  return row?.id ?? '';
};
const insertWatch = (name: string, teamId: string): Promise<string> =>
  idOf(
    `INSERT INTO watch (workspace_id, name, kind, query, team_id) VALUES ($1, $2, 'brand', 'acme', $3) RETURNING id`,
    [place.workspaceId, name, teamId],
  );

beforeAll(async () => {
  app = await HttpTestApp.start({ role: 'api' }, { modules: (env, url) => [AppModule.on(env, url)] });
  place = await app.createWorkspace();
  const { workspaceId, teamId } = place;
  otherTeamId = await idOf(`INSERT INTO team (workspace_id, name) VALUES ($1, 'Press') RETURNING id`, [workspaceId]);
  watchId = await insertWatch('Acme', teamId);
  otherWatchId = await insertWatch('Acme for the press', otherTeamId);
  sourceId = await idOf(
    `INSERT INTO source (workspace_id, connector, name, settings, interval_seconds, is_polled)
     VALUES ($1, 'feed', 'News', '{}', 300, true) RETURNING id`,
    [workspaceId],
  );
  lead = await app.signIn(await app.createMember(workspaceId, 'pr-lead'));
  agent = await app.signIn(await app.createMember(workspaceId, 'agent', { teamIds: [teamId] }));
});
afterAll(() => app.stop());

const index = (ids: readonly string[]): Promise<void> => app.app.get(MentionsService).indexMentions(ids);
const store = async (facts: MentionFacts): Promise<string> => {
  const id = await insertMention(app.dataSource, place, { sourceId, watchIds: [watchId], ...facts });
  await index([id]);
  return id;
};
const get = (who: SignedInMember, path: string) => app.call(path, { headers: who.headers });
const ids = async (path: string, who = lead): Promise<string[]> => {
  const { status, body } = await get(who, path);
  expect(status).toBe(200);
  return body.items.map((mention: { id: string }) => mention.id);
};

describe('a mention', () => {
  it('is shown with its source, watches, conversation and history', async () => {
    const id = await store({
      text: 'Acme is down',
      externalId: '9223372036854775807',
      conversationKey: 'c-1',
      watchIds: [watchId, otherWatchId],
      watchSpans: { [watchId]: [[0, 4]] },
      sentiment: 'negative',
      publishedAt: '2026-03-01T10:00:00.123456Z',
    });
    await app.dataSource.query(
      `INSERT INTO mention_version (mention_id, n, workspace_id, text, content_hash, replaced_at)
       VALUES ($1, 1, $2, 'Acme is slow', 'h', '2026-03-01T10:05:00Z')`,
      [id, place.workspaceId],
    );
    const { body } = await get(lead, `/mentions/${id}`);
    expect(body).toMatchObject({
      id,
      network: 'web',
      externalId: '9223372036854775807',
      source: { id: sourceId, name: 'News', connector: 'feed' },
      author: { id: null, handle: 'ann', name: null, followers: null },
      title: null,
      text: 'Acme is down',
      publishedAt: '2026-03-01T10:00:00.123Z',
      editedAt: null,
      conversation: { id: 'c-1', taskId: null },
      watches: [
        { id: watchId, name: 'Acme', kind: 'brand', spans: [[0, 4]] },
        { id: otherWatchId, name: 'Acme for the press', spans: [] },
      ],
      sentiment: { label: 'negative', score: 0, confidence: 0.5, words: [] },
      intent: null,
      versions: 1,
      isDeleted: false,
      history: [{ n: 1, text: 'Acme is slow', replacedAt: '2026-03-01T10:05:00.000Z' }],
    });
    expect((await get(agent, `/mentions/${id}`)).body.watches).toHaveLength(1);
  });

  it('of another team or workspace is absent', async () => {
    const id = await store({ teamIds: [otherTeamId], text: 'for others' });
    expect((await get(lead, `/mentions/${id}`)).status).toBe(200);
    expect((await get(agent, `/mentions/${id}`)).status).toBe(404);
    expect(await ids('/mentions?limit=200', agent)).not.toContain(id);
    expect(await ids('/mentions?q=others', agent)).toEqual([]);
    const stranger = await app.createWorkspace();
    const other = await app.signIn(await app.createMember(stranger.workspaceId, 'admin'));
    expect((await get(other, `/mentions/${id}`)).status).toBe(404);
    expect(await ids('/mentions', other)).toEqual([]);
    expect(await ids(`/mentions?watch=${watchId}`, other)).toEqual([]);
    expect(await ids('/mentions?q=others', other)).toEqual([]);
  });
});

describe('the list', () => {
  it.each([['/mentions?'], ['/mentions?watch=W&'], ['/mentions?q=sequence&']])(
    'of %s pages through every mention once, whatever falls on one instant',
    async (template) => {
      const fresh = await app.createWorkspace();
      const reader = await app.signIn(await app.createMember(fresh.workspaceId, 'admin'));
      const watch = '424242';
      const expected: string[] = [];
      for (let n = 0; n < 11; n += 1) {
        const publishedAt = `2026-03-01T10:00:00.${n < 6 ? '123456' : `00000${String(n - 6)}`}Z`;
        expected.push(await insertMention(app.dataSource, fresh, { text: 'sequence', publishedAt, watchIds: [watch] }));
      }
      await index(expected);
      const seen: string[] = [];
      let cursor = '';
      do {
        const { body } = await get(reader, `${template.replace('W', watch)}limit=3${cursor && `&cursor=${cursor}`}`);
        seen.push(...body.items.map((mention: { id: string }) => mention.id));
        cursor = body.nextCursor ?? '';
      } while (cursor !== '');
      expect(seen).toEqual([...expected.slice(0, 6).reverse(), ...expected.slice(6).reverse()]);
    },
  );

  it('filters by each fact', async () => {
    const thai = await store({ lang: 'th', text: 'บัตรของฉันใช้ไม่ได้', network: 'forum', sentiment: 'unsure' });
    const old = await store({ publishedAt: '2020-01-01T00:00:00Z', text: 'long ago' });
    const regional = await store({ lang: 'zh-Hant', text: '銀行卡' });
    expect(await ids('/mentions?lang=th')).toEqual([thai]);
    expect(await ids('/mentions?lang=zh')).toEqual([regional]);
    expect(await ids('/mentions?network=forum')).toEqual([thai]);
    expect(await ids('/mentions?sentiment=unsure')).toEqual([thai]);
    expect(await ids('/mentions?from=2020-01-01&to=2020-01-02')).toEqual([old]);
    expect(await ids(`/mentions?watch=${otherWatchId}`)).toHaveLength(1);
    expect(await ids(`/mentions?source=${sourceId}&lang=th&watch=${watchId}`)).toEqual([thai]);
    expect(await ids('/mentions?source=999')).toEqual([]);
  });

  it('finds by words: all of them, folded, unfinished ones with a star, in scripts without spaces too', async () => {
    const id = await store({ title: 'Überweisung', text: 'The CAFÉ at Acme Bank, Ärger!', authorHandle: 'zelda' });
    const chinese = await store({ text: '我的银行卡不能用', lang: 'zh' });
    for (const q of ['cafe', 'bank acme', 'uberweis*', 'zelda', 'Café ärg*'])
      expect(await ids(`/mentions?q=${encodeURIComponent(q)}`)).toEqual([id]);
    expect(await ids(`/mentions?q=${encodeURIComponent('银行')}`)).toEqual([chinese]);
    for (const q of ['cafe missing', '!!!', 'ca* ban', 'uberweis'])
      expect(await ids(`/mentions?q=${encodeURIComponent(q)}`)).toEqual([]);
    expect(await ids(`/mentions?q=cafe&watch=${watchId}`)).toEqual([id]);
    expect(await ids(`/mentions?q=cafe&watch=${otherWatchId}`)).toEqual([]);
  });

  it.each(["it's \\ 'quoted' & | ! <-> :* (", '"', "'''", '\u00ad', 'a'.repeat(200)])(
    'takes %j for words',
    async (q) => {
      expect(await ids(`/mentions?q=${encodeURIComponent(q)}`)).toEqual([]);
    },
  );

  it.each(['cursor=x', 'cursor=WyJub3ciLCIxIl0', 'limit=0', 'watch=x', 'from=soon', 'sentiment=angry', 'order=asc'])(
    'refuses %s',
    async (query) => {
      expect((await get(lead, `/mentions?${query}`)).status).toBe(400);
    },
  );
});

describe('the index of words', () => {
  it('follows an edit and survives a repeat, and takes words of any length', async () => {
    const id = await store({ text: `before ${'x'.repeat(5_000)}` });
    await app.dataSource.query(`UPDATE mention SET text = 'afterwards' WHERE id = $1`, [id]);
    await index([id, id, '999999999']);
    expect(await ids('/mentions?q=afterwards')).toEqual([id]);
    expect(await ids('/mentions?q=before')).toEqual([]);
  });

  it('leaves out what is deleted', async () => {
    const id = await insertMention(app.dataSource, place, { text: 'erased', isDeleted: true });
    await index([id]);
    expect(await ids('/mentions?q=erased')).toEqual([]);
  });
});

describe('a conversation', () => {
  it('is read oldest first, the newest when it is long', async () => {
    const made: string[] = [];
    for (const n of [1, 2, 3, 4])
      made.push(await store({ conversationKey: 'long', publishedAt: `2026-03-0${String(n)}T00:00:00Z` }));
    const mentions = app.app.get(MentionsService);
    const read = await mentions.ofConversations(place.workspaceId, [{ network: 'web', id: 'long' }], 3);
    expect(read.map(({ id }) => id)).toEqual(made.slice(1));
    expect(await mentions.ofConversations(place.workspaceId, [{ network: 'forum', id: 'long' }], 3)).toEqual([]);
  });
});
