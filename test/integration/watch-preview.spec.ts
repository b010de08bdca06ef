import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SignedInMember } from '../support/http-test-app.js';
import { insertMention, type MentionFacts } from '../support/mention-rows.js';
import { Scene } from '../support/scene.js';

const DAY_MS = 86_400_000;

let scene: Scene;

beforeAll(async () => {
  scene = await Scene.open();
});
afterAll(() => scene.close());

const daysAgo = (days: number): Date => new Date(Date.now() - days * DAY_MS);

interface Place {
  readonly workspaceId: string;
  readonly teamId: string;
  readonly chief: SignedInMember;
}

/** A workspace of its own, so that no example meets another's posts. */
async function freshPlace(): Promise<Place> {
  const place = await scene.http.createWorkspace();
  const chief = await scene.http.signIn(await scene.http.createMember(place.workspaceId, 'pr-lead'));
  return { ...place, chief };
}

const store = (place: Place, facts: MentionFacts): Promise<string> =>
  insertMention(scene.http.dataSource, place, { publishedAt: daysAgo(0.001), ...facts });

const preview = async (who: SignedInMember, body: object) => {
  const answer = await scene.as(who, 'POST', '/watches/preview', body);
  expect(answer.status).toBe(200);
  return answer.body;
};

const reasons = (body: { nearMisses: { text: string; reason: { code: string } }[] }) =>
  Object.fromEntries(body.nearMisses.map(({ text, reason }) => [text, reason.code]));

describe('a preview', () => {
  it('counts hits, days and totals of what the reader may see', async () => {
    const place = await freshPlace();
    for (const [text, days] of [
      ['Acme is down', 0.01],
      ['Acme is up', 2],
      ['Something else', 3],
      ['Acme long ago', 40],
    ] as const)
      await store(place, { text, publishedAt: daysAgo(days) });
    const body = await preview(place.chief, { query: 'acme' });
    expect(body).toMatchObject({ hits: 2, sampled: 3, total: 3, isSampled: false, days: 30, error: null });
    expect(body.perDay).toHaveLength(30);
    expect(body.perDay.at(-1).date).toBe(new Date().toISOString().slice(0, 10));
    expect(body.perDay.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(2);
    expect(body.daily).toEqual({ mean: 0.07, low: 0, high: 0 });
    expect(body.examples.map(({ text, spans }: { text: string; spans: unknown }) => [text, spans])).toEqual([
      ['Acme is down', [[0, 4]]],
      ['Acme is up', [[0, 4]]],
    ]);
    expect(await preview(place.chief, { query: 'acme', days: 1 })).toMatchObject({ hits: 1, days: 1 });
    expect(await preview(place.chief, { query: 'acme', days: 60 })).toMatchObject({ hits: 3, days: 60 });
  });

  it('sees at once what was stored, edited and deleted since the one before', async () => {
    const place = await freshPlace();
    const edited = await store(place, { text: 'acme one' });
    const deleted = await store(place, { text: 'acme two' });
    expect(await preview(place.chief, { query: 'acme' })).toMatchObject({ hits: 2 });
    await store(place, { text: 'acme three' });
    await scene.sql(`UPDATE mention SET text = 'nothing' WHERE id = $1`, [edited]);
    await scene.sql(`UPDATE mention SET text = '', is_deleted = true WHERE id = $1`, [deleted]);
    const { examples } = await preview(place.chief, { query: 'acme' });
    expect(examples.map(({ text }: { text: string }) => text)).toEqual(['acme three']);
    expect(await preview(place.chief, { query: 'acme' })).toMatchObject({ hits: 1, sampled: 2 });
  });

  it('shows a team nothing of another team, and nobody anything of another workspace', async () => {
    const place = await freshPlace();
    const other = await scene.http.createMember(place.workspaceId, 'agent', { teamIds: [] });
    const mate = await scene.http.createMember(place.workspaceId, 'agent', { teamIds: [place.teamId] });
    const [outsider, agent] = [await scene.http.signIn(other), await scene.http.signIn(mate)];
    await store(place, { text: 'acme for us' });
    await store(place, { text: 'acme for others', teamIds: ['999999'] });
    await store(place, { text: 'akme for others', teamIds: ['999999'] });
    expect(await preview(place.chief, { query: 'acme' })).toMatchObject({ hits: 2, total: 3 });
    expect(await preview(agent, { query: 'acme' })).toMatchObject({ hits: 1, total: 1, nearMisses: [] });
    expect(await preview(outsider, { query: 'acme' })).toMatchObject({
      hits: 0,
      total: 0,
      examples: [],
      nearMisses: [],
    });
    const stranger = await freshPlace();
    expect(await preview(stranger.chief, { query: 'acme' })).toMatchObject({ hits: 0, total: 0 });
  });

  it('reckons tasks by conversation, urgency and the people they take', async () => {
    const place = await freshPlace();
    const facts = { sentiment: 'negative', publishedAt: daysAgo(0.001) };
    for (let i = 0; i < 9; i += 1)
      await store(place, { ...facts, text: `acme ${String(i)}`, conversationKey: `c${String(i % 3)}` });
    await store(place, { text: 'acme is fine', sentiment: 'positive' });
    const muted = await store(place, { ...facts, text: 'acme muted' });
    await scene.sql('UPDATE mention SET muted_by = 1 WHERE id = $1', [muted]);
    const urgent = await store(place, { ...facts, text: '@acme help' });
    await scene.sql(
      `UPDATE mention SET sentiment_score = -1, reach = 6, intent_label = 'complaint', urgency = 0.6 WHERE id = $1`,
      [urgent],
    );
    const body = await preview(place.chief, { query: 'acme OR @acme', days: 2 });
    expect(body).toMatchObject({
      hits: 12,
      tasks: { perDay: 2, p1PerDay: 0.5 },
      load: { minutesPerTask: 6, people: 0.03 },
    });
  });

  it('takes kind and weight from the watch that is edited: a competitor makes no tasks', async () => {
    const place = await freshPlace();
    await store(place, { text: 'rival is bad', sentiment: 'negative' });
    const rival = await scene.as(place.chief, 'POST', '/watches', {
      name: 'Rival',
      kind: 'competitor',
      query: 'rival',
      team: place.teamId,
    });
    expect((await preview(place.chief, { query: 'rival', days: 1 })).tasks).toEqual({ perDay: 1, p1PerDay: 0 });
    const { tasks } = await preview(place.chief, { query: 'rival', days: 1, watchId: rival.body.id });
    expect(tasks).toEqual({ perDay: 0, p1PerDay: 0 });
  });

  it('says which other watches found the same', async () => {
    const place = await freshPlace();
    const made = await scene.as(place.chief, 'POST', '/watches', {
      name: 'Insurance',
      kind: 'brand',
      query: 'insurance',
      team: place.teamId,
    });
    const id = String(made.body.id);
    await store(place, { text: 'acme insurance', watchIds: [id] });
    for (let i = 0; i < 3; i += 1) await store(place, { text: 'acme', watchIds: ['999999'] });
    expect((await preview(place.chief, { query: 'acme' })).overlaps).toEqual([
      { watchId: id, name: 'Insurance', share: 0.25 },
    ]);
    expect((await preview(place.chief, { query: 'acme', watchId: id })).overlaps).toEqual([]);
  });

  it('explains a query that cannot be used', async () => {
    const body = await preview(scene.admin, { query: '(acme' });
    expect(body).toMatchObject({ hits: 0, examples: [], error: expect.stringMatching(/^1:\d+: /) });
  });

  it.each([
    { query: '' },
    { query: 'acme', days: 0 },
    { query: 'acme', days: 91 },
    { query: 'acme', watchId: 'x' },
    { query: 'acme', colour: 1 },
  ])('refuses %j', async (body) => {
    expect((await scene.as(scene.admin, 'POST', '/watches/preview', body)).status).toBe(400);
  });
});

describe('a preview of more than can be read', () => {
  const STORED = 160_000;

  it('looks at an even sample, says so, and scales what it counts', async () => {
    const place = await freshPlace();
    // Two of eight name the word, negatively; each conversation has two posts; every fourth post is another team's.
    await scene.sql(
      `INSERT INTO mention (workspace_id, network, external_key, external_id, source_id, author_handle, text, lang, published_at,
         conversation_key, watch_ids, watch_spans, team_ids, sentiment_label, sentiment_score, sentiment_confidence, content_hash)
       SELECT $1, 'web', 's' || n, 's' || n, 0, 'ann', CASE WHEN n % 8 < 2 THEN 'acme' ELSE 'else' END, 'en',
         now() - n * interval '10 seconds', 'c' || n / 2, '{}', '{}', ARRAY[CASE WHEN n % 4 = 0 THEN 999999 ELSE $2::bigint END],
         'negative', -0.5, 0.5, 'hash' FROM generate_series(1, $3::int) n`,
      [place.workspaceId, place.teamId, STORED],
    );
    await scene.sql('ANALYZE mention');
    const body = await preview(place.chief, { query: 'acme' });
    expect(body).toMatchObject({ isSampled: true, error: null });
    expect(body.sampled).toBeLessThan(STORED / 2);
    const isNear = (found: number, expected: number): void => {
      expect(Math.abs(found - expected) / expected).toBeLessThan(0.1);
    };
    isNear(body.total, STORED);
    isNear(body.hits, STORED / 4);
    isNear(
      body.perDay.reduce((sum: number, { count }: { count: number }) => sum + count, 0),
      body.hits,
    );
    // Half as many conversations as hits.
    isNear(body.tasks.perDay, STORED / 8 / 30);
    const mate = await scene.http.createMember(place.workspaceId, 'agent', { teamIds: [place.teamId] });
    const ofTeam = await preview(await scene.http.signIn(mate), { query: 'acme' });
    isNear(ofTeam.total, (STORED * 3) / 4);
    isNear(ofTeam.hits, STORED / 8);
    for (const { id } of ofTeam.examples)
      expect(
        await scene.sql('SELECT id FROM mention WHERE id = $1 AND team_ids @> ARRAY[$2::bigint]', [id, place.teamId]),
      ).toHaveLength(1);
  });
});

describe('near misses', () => {
  it('are posts that fail by exactly one condition, each with its reason', async () => {
    const place = await freshPlace();
    for (const text of [
      'acme bank is down',
      'akme bank is down',
      'acmebank is down',
      'acme bank is down, says a recipe',
      'acme bank is up',
      'a recipe for akme bank',
      'nothing of the kind',
    ])
      await store(place, { text });
    const body = await preview(place.chief, { query: '"acme bank" AND down AND NOT recipe' });
    expect(body.hits).toBe(1);
    expect(reasons(body)).toEqual({
      'akme bank is down': 'spelling',
      'acmebank is down': 'compound',
      'acme bank is down, says a recipe': 'excluded',
      'acme bank is up': 'missing-part',
    });
    const akme = body.nearMisses.find(({ reason }: { reason: { code: string } }) => reason.code === 'spelling');
    expect(akme.reason.text).toContain('akme bank');
    expect(await preview(place.chief, { query: akme.reason.suggestion })).toMatchObject({ hits: 2, error: null });
  });

  it('know words too far apart, in the other order, in another case and in another language', async () => {
    const place = await freshPlace();
    await store(place, { text: 'acme one two three four bank' });
    await store(place, { text: 'bank acme' });
    expect(reasons(await preview(place.chief, { query: 'acme ONEAR/2 bank' }))).toEqual({
      'acme one two three four bank': 'too-far',
      'bank acme': 'wrong-order',
    });
    await store(place, { text: 'Zorg is here', lang: 'de' });
    expect(reasons(await preview(place.chief, { query: 'zorg', languages: ['fi'] }))).toEqual({
      'Zorg is here': 'language',
    });
    expect(reasons(await preview(place.chief, { query: 'case:"ZORG"' }))).toEqual({ 'Zorg is here': 'other-case' });
  });

  it('know the slip of a pen and a longer form of a word', async () => {
    const place = await freshPlace();
    for (const text of ['akmebank on rikki', 'acmebankin sovellus', 'acmebanki toimii', 'somebank'])
      await store(place, { text });
    expect(reasons(await preview(place.chief, { query: 'acmebank' }))).toEqual({
      'akmebank on rikki': 'spelling',
      'acmebankin sovellus': 'inflection',
      'acmebanki toimii': 'spelling',
    });
  });
});
