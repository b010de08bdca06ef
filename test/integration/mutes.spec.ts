import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PostToMute } from '../../src/domain/mute/mute.types.js';
import { MutesService } from '../../src/modules/mutes/mutes.service.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { insertMention } from '../support/mention-rows.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
let press: string;
let agent: SignedInMember;
let reporter: SignedInMember;
let stranger: SignedInMember;

const DAY_MS = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();
const anAuthor = (changes: object = {}) => ({
  kind: 'author',
  value: 'spam_bot',
  network: 'forum',
  reason: 'A bot',
  ...changes,
});

beforeAll(async () => {
  scene = await Scene.open();
  press = await scene.anotherTeam('Press');
  agent = await scene.agent('Aino');
  reporter = await scene.agent('Pekka', [press]);
  const other = await scene.http.createWorkspace();
  stranger = await scene.http.signIn(await scene.http.createMember(other.workspaceId, 'admin'));
});
afterAll(() => scene.close());

const create = (body: object, who = scene.admin) => scene.as(who, 'POST', '/mutes', body);
const admin = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  scene.as(scene.admin, method, path, body, headers);
const idsOf = (answer: { body: { items: { id: string }[] } }): string[] => answer.body.items.map(({ id }) => id);

async function findMute(post: Partial<PostToMute['post']>, facts: Partial<PostToMute> = {}): Promise<string | null> {
  const engine = await scene.http.app.get(MutesService).load(scene.workspaceId);
  const whole = { text: 'Acme', authorHandle: 'anna', network: 'forum', ...post };
  return (
    engine.find({ post: whole, conversationKey: 'c', watchIds: ['1'], teamIds: [scene.teamId], ...facts })?.ruleId ??
    null
  );
}

describe('a mute rule', () => {
  it('is made with a reason and an owner, read back, changed and removed', async () => {
    const expiresAt = inDays(30);
    const made = await create(anAuthor({ value: ' @Spam_Bot', reason: ' A bot ', watch: scene.watchId, expiresAt }));
    expect(made.status).toBe(201);
    expect(made.body).toEqual({
      id: expect.any(String),
      kind: 'author',
      value: 'spam_bot',
      network: 'forum',
      watch: { id: scene.watchId, name: 'Acme' },
      team: null,
      reason: 'A bot',
      owner: { id: scene.admin.memberId, name: 'The admin' },
      expiresAt,
      hiddenTotal: 0,
      isExpired: false,
      version: 1,
      createdAt: expect.stringMatching(/Z$/),
    });
    const path = `/mutes/${String(made.body.id)}`;
    expect((await scene.get(path)).body).toEqual(made.body);

    const changed = await admin(
      'PATCH',
      path,
      { watch: null, expiresAt: null, reason: 'Two bots' },
      { 'if-match': '"1"' },
    );
    expect(changed.body).toEqual({ ...made.body, watch: null, expiresAt: null, reason: 'Two bots', version: 2 });
    expect(await admin('PATCH', path, { reason: 'Late' }, { 'if-match': '"1"' })).toMatchObject({
      status: 409,
      body: { code: 'stale-version', current: { version: 2, reason: 'Two bots' } },
    });
    expect((await admin('DELETE', path, undefined, { 'if-match': '"1"' })).status).toBe(409);
    expect((await admin('DELETE', path, undefined, { 'if-match': '"2"' })).status).toBe(204);
    expect((await scene.get(path)).status).toBe(404);
    expect((await admin('DELETE', path)).status).toBe(404);
    const audited = await scene.sql<{ action: string; details: object }>(
      'SELECT action, details FROM audit_entry WHERE workspace_id = $1 AND resource_id = $2 ORDER BY id',
      [scene.workspaceId, made.body.id],
    );
    expect(audited.filter(({ action }) => action.startsWith('mute.'))).toEqual([
      {
        action: 'mute.create',
        details: expect.objectContaining({ kind: 'author', value: 'spam_bot', reason: 'A bot' }),
      },
      { action: 'mute.update', details: expect.objectContaining({ reason: 'Two bots', watch: null }) },
      { action: 'mute.delete', details: { kind: 'author', value: 'spam_bot', hiddenTotal: 0 } },
    ]);
  });

  it.each([
    [{ kind: 'site', value: 'https://www.Content-Farm.example/a/b' }, 'content-farm.example'],
    [{ kind: 'thread', value: '12:ab', network: 'forum' }, '12:ab'],
    [{ kind: 'words', value: 'giveaway AND (win OR prize)' }, 'giveaway AND (win OR prize)'],
  ])('%j is stored as %s', async (body, value) => {
    expect((await create({ reason: 'Noise', ...body })).body).toMatchObject({ value, kind: body.kind });
  });

  it.each([
    [{ reason: undefined }, 'invalid-fields'],
    [{ reason: '  ' }, 'invalid-fields'],
    [{ kind: 'planet' }, 'invalid-fields'],
    [{ value: '' }, 'invalid-fields'],
    [{ value: '@' }, 'invalid-value'],
    [{ network: undefined }, 'network-needed'],
    [{ kind: 'thread', network: null }, 'network-needed'],
    [{ network: 'No Network' }, 'invalid-fields'],
    [{ kind: 'site', value: 'com' }, 'invalid-value'],
    [{ kind: 'words', value: 'acme AND (' }, 'invalid-query'],
    [{ kind: 'words', value: 'NOT acme' }, 'invalid-query'],
    [{ watch: '987654321' }, 'unknown-watch'],
    [{ watch: 'x' }, 'invalid-fields'],
    [{ team: '987654321' }, 'unknown-team'],
    [{ expiresAt: inDays(-1) }, 'invalid-fields'],
    [{ expiresAt: inDays(400) }, 'invalid-fields'],
    [{ expiresAt: 'tomorrow' }, 'invalid-fields'],
    [{ owner: '1' }, 'unknown-field'],
    [{ hiddenTotal: 1 }, 'unknown-field'],
  ])('is refused with %j', async (changes, code) => {
    expect(await create(anAuthor(changes))).toMatchObject({ status: 400, body: { code } });
  });

  it('keeps its kind, and stays right when it is changed', async () => {
    const { body } = await create({ kind: 'words', value: 'giveaway', reason: 'Noise' });
    const path = `/mutes/${String(body.id)}`;
    for (const change of [
      { kind: 'site' },
      { value: '(' },
      { reason: null },
      { value: null },
      { watch: '987654321' },
    ]) {
      expect((await admin('PATCH', path, change)).status).toBe(400);
    }
    expect((await admin('PATCH', path, { value: 'giveaway OR prize', network: 'forum' })).body).toMatchObject({
      value: 'giveaway OR prize',
      network: 'forum',
      version: 2,
    });
  });

  it('counts what it has hidden', async () => {
    const { body } = await create(anAuthor({ value: 'counted' }));
    const mentions = [];
    for (let n = 0; n < 3; n++) mentions.push(await insertMention(scene.http.dataSource, scene, { network: 'forum' }));
    await scene.sql('UPDATE mention SET muted_by = $1 WHERE id = ANY ($2)', [body.id, mentions]);
    expect((await scene.get(`/mutes/${String(body.id)}`)).body.hiddenTotal).toBe(3);
    const { items } = (await scene.get('/mutes?limit=200')).body;
    expect(items.find(({ id }: { id: string }) => id === body.id).hiddenTotal).toBe(3);
    expect(items.filter(({ hiddenTotal }: { hiddenTotal: number }) => hiddenTotal > 0)).toHaveLength(1);
  });

  it('is listed newest first, page by page', async () => {
    const all = idsOf(await scene.get('/mutes?limit=200'));
    expect(all).toEqual([...all].sort((a, b) => Number(BigInt(b) - BigInt(a))));
    const first = await scene.get('/mutes?limit=2');
    const second = await scene.get(`/mutes?limit=2&cursor=${String(first.body.nextCursor)}`);
    expect([...idsOf(first), ...idsOf(second)]).toEqual(all.slice(0, 4));
    expect((await scene.get('/mutes?cursor=x')).status).toBe(400);
  });
});

describe('the engine of mutes', () => {
  it('knows a rule from its making to its removal', async () => {
    expect(await findMute({ authorHandle: 'loud' })).toBeNull();
    const { body } = await create(anAuthor({ value: 'loud' }));
    expect(await findMute({ authorHandle: '@LOUD' })).toBe(body.id);
    expect(await findMute({ authorHandle: 'loud', network: 'web' })).toBeNull();
    await admin('PATCH', `/mutes/${String(body.id)}`, { value: 'louder' });
    expect(await findMute({ authorHandle: 'loud' })).toBeNull();
    expect(await findMute({ authorHandle: 'louder' })).toBe(body.id);
    await admin('DELETE', `/mutes/${String(body.id)}`);
    expect(await findMute({ authorHandle: 'louder' })).toBeNull();
  });

  it('forgets a rule at its end though nothing else changes', async () => {
    const { body } = await create(anAuthor({ value: 'brief', expiresAt: inDays(1) }));
    const expire = (by: string) =>
      scene.sql(`UPDATE mute_rule SET expires_at = clock_timestamp() + $2::interval WHERE id = $1`, [body.id, by]);
    await expire('4 seconds');
    await scene.sql('UPDATE workspace SET watches_version = watches_version + 1 WHERE id = $1', [scene.workspaceId]);
    expect(await findMute({ authorHandle: 'brief' })).toBe(body.id);
    await scene.sql('SELECT pg_sleep(4.1)');
    expect(await findMute({ authorHandle: 'brief' })).toBeNull();
    expect((await scene.get(`/mutes/${String(body.id)}`)).body.isExpired).toBe(true);
    expect(await admin('PATCH', `/mutes/${String(body.id)}`, { reason: 'Over' })).toMatchObject({
      status: 200,
      body: { isExpired: true },
    });
    await admin('PATCH', `/mutes/${String(body.id)}`, { expiresAt: inDays(1) });
    expect(await findMute({ authorHandle: 'brief' })).toBe(body.id);
  });

  it('sees what a transaction does and keeps nothing of it', async () => {
    const mutes = scene.http.app.get(MutesService);
    const post = {
      post: { text: 'a', authorHandle: 'undone', network: 'forum' },
      conversationKey: '',
      watchIds: [],
      teamIds: [],
    };
    const abandoned = scene.http.dataSource.transaction(async (tx) => {
      await tx.query(
        `INSERT INTO mute_rule (workspace_id, kind, value, reason, owner_id) VALUES ($1, 'author', 'undone', 'x', 1)`,
        [scene.workspaceId],
      );
      await tx.query('UPDATE workspace SET watches_version = watches_version + 1 WHERE id = $1', [scene.workspaceId]);
      expect((await mutes.load(scene.workspaceId, tx)).find(post)).not.toBeNull();
      throw new Error('rolled back');
    });
    await expect(abandoned).rejects.toThrow('rolled back');
    expect((await mutes.load(scene.workspaceId)).find(post)).toBeNull();
  });

  it('keeps workspaces apart', async () => {
    const { body } = await create({ kind: 'words', value: 'acme', reason: 'All' }, stranger);
    expect(body.id).toBeDefined();
    expect(await findMute({ text: 'Acme' })).toBeNull();
  });
});

describe('a post that a rule takes', () => {
  it('is kept with the name of the rule and opens no task, until the rule is removed', async () => {
    const source = await scene.inboundSource();
    const { body: rule } = await create({ kind: 'author', value: 'nagger', network: 'inbound', reason: 'A bot' });
    const say = async (id: string, handle: string): Promise<{ mutedBy: string | null; tasks: number }> => {
      const post = {
        id,
        text: 'Acme is terrible, awful and broken',
        author: { handle },
        conversationId: `thread-${id}`,
      };
      expect((await scene.deliver(source, post)).status).toBe(202);
      const [mention] = await scene.sql<{ mutedBy: string | null }>(
        'SELECT muted_by AS "mutedBy" FROM mention WHERE workspace_id = $1 AND external_id = $2',
        [scene.workspaceId, id],
      );
      const tasks = await scene.count('task', 'workspace_id = $1 AND conversation_key = $2', [
        scene.workspaceId,
        `thread-${id}`,
      ]);
      return { mutedBy: mention?.mutedBy ?? null, tasks };
    };
    expect(await say('n1', 'Nagger')).toEqual({ mutedBy: rule.id, tasks: 0 });
    expect(await say('n2', 'anna')).toEqual({ mutedBy: null, tasks: 1 });
    expect((await scene.get(`/mutes/${String(rule.id)}`)).body.hiddenTotal).toBe(1);
    await admin('DELETE', `/mutes/${String(rule.id)}`);
    expect(await say('n3', 'nagger')).toEqual({ mutedBy: null, tasks: 1 });
    expect(await scene.count('mention', 'muted_by = $1', [rule.id])).toBe(1);
  });
});

describe('mutes and rights', () => {
  it('agents mute for an own team and see what binds them', async () => {
    const own = await create(anAuthor({ value: 'own' }), agent);
    expect(own).toMatchObject({
      status: 201,
      body: { team: { id: scene.teamId }, owner: { id: agent.memberId, name: 'Aino' } },
    });
    expect(await create(anAuthor({ team: press }), agent)).toMatchObject({
      status: 400,
      body: { code: 'unknown-team' },
    });
    const shared = (await create(anAuthor({ value: 'shared' }))).body.id as string;
    const theirs = (await create(anAuthor({ value: 'theirs' }), reporter)).body.id as string;
    const seen = idsOf(await scene.get('/mutes?limit=200', agent));
    expect(seen).toEqual(expect.arrayContaining([own.body.id, shared]));
    expect(seen).not.toContain(theirs);
    expect((await scene.get(`/mutes/${theirs}`, agent)).status).toBe(404);
    const colleague = await scene.agent('Eero');
    const mine = `/mutes/${String(own.body.id)}`;
    expect((await scene.as(colleague, 'PATCH', mine, { reason: 'Not mine to change' })).status).toBe(404);
    expect((await scene.as(agent, 'PATCH', mine, { reason: 'Still noise' })).status).toBe(200);
    expect((await scene.as(agent, 'DELETE', `/mutes/${shared}`)).status).toBe(404);
    expect(await findMute({ authorHandle: 'own' })).toBe(own.body.id);
    expect(await findMute({ authorHandle: 'own' }, { teamIds: [scene.teamId, press] })).toBeNull();
  });

  it('an agent names only watches of an own team, and one in no team mutes nothing', async () => {
    const hidden = await scene.watch({ name: 'Hidden', query: 'hidden', team: press });
    expect(await create(anAuthor({ watch: hidden }), agent)).toMatchObject({
      status: 400,
      body: { code: 'unknown-watch' },
    });
    expect((await create(anAuthor({ watch: hidden }), reporter)).status).toBe(201);
    const loner = await scene.agent('Loner', []);
    expect(await create(anAuthor(), loner)).toMatchObject({ status: 400, body: { code: 'unknown-team' } });
  });

  it('viewers read only, and no workspace reaches another', async () => {
    const viewer = await scene.http.signIn(
      await scene.http.createMember(scene.workspaceId, 'viewer', { teamIds: [scene.teamId] }),
    );
    const { body } = await create(anAuthor({ value: 'mine' }));
    const path = `/mutes/${String(body.id)}`;
    expect((await scene.get(path, viewer)).status).toBe(200);
    expect((await create(anAuthor(), viewer)).status).toBe(403);
    expect((await scene.get(path, stranger)).status).toBe(404);
    expect((await scene.as(stranger, 'PATCH', path, { reason: 'x' })).status).toBe(404);
    expect((await scene.as(stranger, 'DELETE', path)).status).toBe(404);
    expect(idsOf(await scene.get('/mutes?limit=200', stranger))).not.toContain(body.id);
    expect((await create(anAuthor({ watch: scene.watchId }), stranger)).body.code).toBe('unknown-watch');
  });
});

describe('a preview of a mute', () => {
  const preview = (body: object, who = scene.admin) => scene.as(who, 'POST', '/mutes/preview', body);
  const hoursAgo = (hours: number): Date => new Date(Date.now() - hours * 3_600_000);
  let key = 0;

  async function said(
    facts: Parameters<typeof insertMention>[2] & { url?: string },
    priority: number | null = null,
    teamId = scene.teamId,
  ): Promise<string> {
    key += 1;
    const conversationKey = facts.conversationKey ?? `preview-${String(key)}`;
    const id = await insertMention(scene.http.dataSource, scene, {
      network: 'forum',
      watchIds: [scene.watchId],
      publishedAt: hoursAgo(key),
      teamIds: [teamId],
      ...facts,
      conversationKey,
    });
    if (facts.url !== undefined) await scene.sql('UPDATE mention SET url = $2 WHERE id = $1', [id, facts.url]);
    if (priority !== null) {
      await scene.sql(
        `INSERT INTO task (workspace_id, network, conversation_key, source_id, team_id, priority, priority_score,
           priority_reasons, sentiment_label, sentiment_score, lang, author_handle, excerpt, first_mention_id,
           last_mention_id, replyability)
         VALUES ($1, $2, $3, 0, $4, $5, 0.5, '[]', 'negative', -0.5, 'en', 'x', 'x', $6, $6, '{}')`,
        [scene.workspaceId, facts.network ?? 'forum', conversationKey, teamId, priority, id],
      );
    }
    return id;
  }

  it('counts the mentions it would have hidden and their tasks, P1 first', async () => {
    await said({ authorHandle: 'Noisy', text: 'acme one' }, 3);
    const urgent = await said({ authorHandle: '@noisy', text: 'acme two' }, 1);
    await said({ authorHandle: 'noisy', text: 'acme three' });
    await said({ authorHandle: 'noisy', text: 'old', publishedAt: hoursAgo(24 * 40) }, 1);
    await said({ authorHandle: 'noisy', text: 'gone', isDeleted: true });
    await said({ authorHandle: 'noisy', network: 'web' }, 2);
    await said({ authorHandle: 'quiet' }, 1);

    const { status, body } = await preview({ kind: 'author', value: '@NOISY', network: 'forum' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      days: 30,
      hidden: 3,
      byPriority: { P1: 1, P2: 0, P3: 1, P4: 0 },
      isSampled: false,
      error: null,
    });
    expect(body.examples).toHaveLength(3);
    expect(body.examples[0]).toMatchObject({
      id: urgent,
      text: 'acme two',
      priority: 'P1',
      author: { handle: '@noisy', name: null },
      network: 'forum',
      spans: [],
    });
    expect(body.examples.map(({ priority }: { priority: unknown }) => priority)).toEqual(['P1', 'P3', null]);
  });

  it('knows sites, threads, words and the watch', async () => {
    await said({ url: 'https://shop.farm.example/1', text: 'farm one' }, 2);
    await said({ url: 'https://notfarm.example/1', text: 'farm two' });
    expect((await preview({ kind: 'site', value: 'www.farm.example' })).body).toMatchObject({
      hidden: 1,
      byPriority: { P2: 1 },
    });
    await said({ conversationKey: 'long-thread', text: 'first' }, 4);
    await said({ conversationKey: 'long-thread', text: 'second' });
    expect((await preview({ kind: 'thread', value: 'long-thread', network: 'forum' })).body).toMatchObject({
      hidden: 2,
      byPriority: { P1: 0, P2: 0, P3: 0, P4: 1 },
    });
    const words = { kind: 'words', value: 'farm NOT two' };
    expect((await preview(words)).body).toMatchObject({ hidden: 1, examples: [{ text: 'farm one', spans: [[0, 4]] }] });
    expect((await preview({ ...words, watch: scene.watchId })).body.hidden).toBe(1);
    expect((await preview({ ...words, watch: '987654321' })).body.hidden).toBe(0);
    expect((await preview({ ...words, network: 'web' })).body.hidden).toBe(0);
  });

  it('explains a rule that cannot be', async () => {
    for (const body of [
      { kind: 'words', value: 'NOT a' },
      { kind: 'words', value: '(' },
      { kind: 'site', value: 'com' },
    ]) {
      const answer = await preview(body);
      expect(answer).toMatchObject({
        status: 200,
        body: { hidden: 0, examples: [], error: expect.stringMatching(/\w/) },
      });
    }
    for (const body of [{}, { kind: 'words' }, { kind: 'words', value: 'a', reason: 'x' }, { kind: 'x', value: 'y' }]) {
      expect((await preview(body)).status).toBe(400);
    }
  });

  it('shows nobody what they may not see, and an agent what their own rule would do', async () => {
    await said({ authorHandle: 'both', text: 'for both', teamIds: [scene.teamId, press] });
    await said({ authorHandle: 'both', text: 'for press', teamIds: [press] }, 1, press);
    await said({ authorHandle: 'both', text: 'for care' }, 2);
    const rule = { kind: 'author', value: 'both', network: 'forum' };
    expect((await preview(rule)).body).toMatchObject({ hidden: 3, byPriority: { P1: 1, P2: 1 } });
    expect((await preview(rule, agent)).body).toMatchObject({
      hidden: 1,
      byPriority: { P1: 0, P2: 1 },
      examples: [{ text: 'for care' }],
    });
    expect((await preview(rule, stranger)).body.hidden).toBe(0);
  });
});
