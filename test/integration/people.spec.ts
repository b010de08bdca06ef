import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KnowPeopleJob } from '../../src/modules/people/know-people.job.js';
import { aPost } from '../support/a-post.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
let source: string;
let agent: SignedInMember;
let n = 0;

beforeAll(async () => {
  scene = await Scene.open();
  source = await scene.inboundSource();
  agent = await scene.agent('Anna');
});
afterAll(() => scene.close());

const knowPeople = async (): Promise<void> => {
  for (let left = 20; left > 0; left--) {
    const { again } = await scene.http.app
      .get(KnowPeopleJob)
      .run({ signal: new AbortController().signal, workerId: 'spec' });
    if (again === undefined) return;
  }
  throw new Error('People never came to be known.');
};

/** Opens a task of an angry author and gives its id. */
const complain = (handle: string, author: Record<string, unknown> = {}): Promise<string> =>
  scene.openTask(
    source,
    aPost()
      .id(`people-${String(++n)}`)
      .saying('Acme is terrible, I am angry and want my money back')
      .with({ author: { handle, ...author } }),
  );

const taskOf = async (id: string) => (await scene.get(`/tasks/${id}`)).body;
const post = (path: string, body: unknown = {}, who = scene.admin) => scene.as(who, 'POST', path, body);
const patch = (id: string, body: unknown, who = scene.admin, headers = {}) =>
  scene.as(who, 'PATCH', `/people/${id}`, body, headers);

/** Somebody new with a task. */
async function customer(
  handle: string,
  author: Record<string, unknown> = {},
): Promise<{ taskId: string; personId: string }> {
  const taskId = await complain(handle, author);
  await knowPeople();
  return { taskId, personId: (await taskOf(taskId)).customer.personId as string };
}

describe('the author of a post that needs an answer', () => {
  it('gets a profile after the first task, and the next task has it from the moment it opens', async () => {
    const first = await complain('@Minna_K', { id: 'u-1', name: 'Minna Korhonen' });
    expect((await taskOf(first)).customer).toMatchObject({ handle: '@Minna_K', personId: null });
    await knowPeople();
    const { personId } = (await taskOf(first)).customer as { personId: string };
    const second = await complain('minna_k', { id: 'u-1' });
    expect((await taskOf(second)).customer.personId).toBe(personId);
    const person = (await scene.get(`/people/${personId}`)).body;
    expect(person).toMatchObject({ name: 'Minna Korhonen', taskCount: 2, openCount: 2, tier: null, isMasked: false });
    expect(person.handles).toEqual([expect.objectContaining({ network: 'inbound', source: 'post' })]);
  });

  it('stays one person under another handle, and a handle given to somebody else is another person', async () => {
    const { personId } = await customer('first_name', { id: 'u-2' });
    expect((await customer('second_name', { id: 'u-2' })).personId).toBe(personId);
    const other = await customer('second_name', { id: 'u-3' });
    expect(other.personId).not.toBe(personId);
    expect((await customer('third_name', { id: 'u-2' })).personId).toBe(personId);
  });

  it('is no customer where it is an article', async () => {
    await scene.ingest(source, [
      aPost()
        .id('article-1')
        .saying('Acme is terrible, customers are angry')
        .with({ title: 'Angry customers', author: { handle: 'Reporter' } }),
    ]);
    await knowPeople();
    expect(await scene.count('task', `conversation_key = 'article-1' AND person_id = 0`)).toBe(1);
    expect(await scene.count('person_handle', `handle_key = 'reporter'`)).toBe(0);
  });

  it('is known of every task, however many wait at once', async () => {
    await scene.ingest(
      source,
      Array.from({ length: 250 }, (_, i) =>
        aPost()
          .id(`crowd-${String(i)}`)
          .by(`crowd${String(i % 120)}`)
          .saying('Acme is terrible, I am angry about it'),
      ),
    );
    await knowPeople();
    expect(await scene.count('task', `person_id IS NULL`)).toBe(0);
    expect(await scene.count('person_handle', `handle_key LIKE 'crowd%'`)).toBe(120);
    expect(await scene.countsDiffer()).toEqual([]);
  });
});

describe('a tier', () => {
  it('shows on open tasks at once, on the next task as it opens, counts in its priority and filters the list', async () => {
    const { taskId, personId } = await customer('vip_customer');
    const before = await complain('vip_customer');
    expect((await taskOf(before)).tier).toBeNull();
    expect((await patch(personId, { tier: 'gold' })).body).toMatchObject({ code: 'unknown-tier' });
    expect((await patch(personId, { tier: 'vip' })).status).toBe(200);
    expect(await taskOf(taskId)).toMatchObject({ tier: 'vip', customer: { tier: 'vip' } });
    const next = await taskOf(await complain('vip_customer'));
    expect(next.tier).toBe('vip');
    expect(next.priority.reasons).toContainEqual(
      expect.objectContaining({ code: 'customer-tier', values: { tier: 'vip' } }),
    );
    const listed = (await scene.get('/tasks?tier=vip')).body.items as { id: string }[];
    expect(listed.map(({ id }) => id).sort()).toEqual([taskId, before, next.id as string].sort());
    expect((await scene.get('/tasks?tier=standard')).body.items).toEqual([]);
  });

  it('is a word of the workspace: one taken away is nobody’s any more', async () => {
    const { taskId, personId } = await customer('gold_customer');
    const tiers = [
      { name: 'vip', counts: 'top' },
      { name: 'standard', counts: 'none' },
    ];
    const put = (body: unknown, who = scene.admin) => scene.as(who, 'PUT', '/people-settings', body);
    expect((await put({ tiers: [...tiers, { name: 'gold', counts: 'high' }] })).status).toBe(200);
    expect((await patch(personId, { tier: 'gold' })).body.tier).toBe('gold');
    expect((await put({ tiers: [...tiers, { name: 'VIP', counts: 'high' }] })).body.code).toBe('same-tier');
    expect((await put({ tiers }, agent)).status).toBe(403);
    await put({ tiers });
    expect((await taskOf(taskId)).tier).toBeNull();
    expect((await scene.get(`/people/${personId}`)).body.tier).toBeNull();
  });
});

describe('a profile', () => {
  it('keeps contacts, consent with its source, notes and stage; a stale version is refused with what it is now', async () => {
    const { personId } = await customer('profile_one');
    const written = await patch(personId, {
      phone: '+358 40 765 4321',
      notes: 'Prefers mornings',
      journey: 'after-purchase',
      lang: 'fi',
      consent: [{ kind: 'call', isGiven: true, source: 'said so on the phone' }],
    });
    expect(written.body).toMatchObject({
      phone: '+358 40 765 4321',
      notes: 'Prefers mornings',
      journey: 'after-purchase',
    });
    expect(written.body.consents).toEqual([expect.objectContaining({ kind: 'call', isGiven: true })]);
    const withdrawn = await patch(personId, { consent: [{ kind: 'call', isGiven: false, source: 'mail of today' }] });
    expect(withdrawn.body.consents).toEqual([expect.objectContaining({ isGiven: false, source: 'mail of today' })]);
    expect(await scene.count('person_consent', 'person_id = $1', [personId])).toBe(2);
    const stale = await patch(personId, { notes: 'x' }, scene.admin, { 'if-match': '"1"' });
    expect(stale.status).toBe(409);
    expect(stale.body.current.notes).toBe('Prefers mornings');
    expect((await patch(personId, { phone: 'none' })).body.code).toBe('bad-contact');
    expect((await patch(personId, { role: 'admin' })).status).toBe(400);
  });

  it('is found by a part of its name or handle and by its whole number', async () => {
    const { personId } = await customer('searchable_77', { name: 'Ilze Kalniņa' });
    await patch(personId, { customerNumber: 'LV-4711' });
    for (const q of ['searchable', '@SEARCHABLE_77', 'kalniņ', 'lv 4711'])
      expect((await scene.get(`/people?q=${encodeURIComponent(q)}`)).body.items).toEqual([
        expect.objectContaining({ id: personId }),
      ]);
    expect((await scene.get('/people?q=4711')).body.items).toEqual([]);
    const first = (await scene.get('/people?limit=2')).body;
    const second = (await scene.get(`/people?limit=2&cursor=${String(first.nextCursor)}`)).body;
    expect(second.items.length).toBe(2);
    expect(second.items[0].id).not.toBe(first.items[1].id);
  });

  it('is masked for viewers and tokens, and absent outside the own teams', async () => {
    const { personId } = await customer('maskable', { name: 'Jānis Bērziņš' });
    await patch(personId, { phone: '+371 2000 0000', notes: 'secret' });
    const viewer = await scene.http.signIn(
      await scene.http.createMember(scene.workspaceId, 'viewer', { teamIds: [scene.teamId] }),
    );
    const token = await post('/tokens', { name: 'sync', scopes: ['people:read'] });
    const bearer = { memberId: '', headers: { authorization: `Bearer ${String(token.body.token)}` } };
    for (const who of [viewer, bearer]) {
      const shown = (await scene.get(`/people/${personId}`, who)).body;
      expect(shown).toMatchObject({ name: 'J… B…', phone: null, notes: null, isMasked: true });
      expect(JSON.stringify(shown)).not.toMatch(/maskable|Bērziņš|2000/);
      const history = (await scene.get(`/people/${personId}/history`, who)).body;
      expect(history.items.length).toBe(1);
      expect((await scene.get('/people?q=%2B37120000000', who)).body.items).toEqual([]);
      expect((await scene.get(`/people/${personId}/suggestions`, who)).body.items).toEqual([]);
    }
    const stranger = await scene.agent('Eve', [await scene.anotherTeam('Other')]);
    expect((await scene.get(`/people/${personId}`, stranger)).status).toBe(404);
    expect((await scene.get('/people', stranger)).body.items).toEqual([]);
    expect((await patch(personId, { notes: 'x' }, viewer)).status).toBe(403);
    expect((await patch(personId, { notes: 'by the agent' }, agent)).status).toBe(200);
  });
});

describe('two people who are one', () => {
  it('are suggested with reasons, merged with everything they have, and split again as they were', async () => {
    const a = await customer('same_handle_1', { name: 'Pekka Laine' });
    await post('/people/import', {
      csv: 'name,handles,email,notes\nPekka Laine,mastodon:same_handle_1,pekka@example.com,from the shop',
    });
    const { items } = (await scene.get(`/people/${a.personId}/suggestions`)).body;
    expect(items).toEqual([expect.objectContaining({ verdict: 'likely' })]);
    expect(items[0].reasons.map((r: { code: string }) => r.code)).toEqual(['same-handle', 'same-name']);
    const other = items[0].person.id as string;
    await patch(a.personId, { notes: 'angry', tier: 'vip' });
    const merged = await post('/people/merge', { from: a.personId, into: other });
    expect(merged.body).toMatchObject({
      id: other,
      email: 'pekka@example.com',
      tier: 'vip',
      notes: 'from the shop\n\nangry',
      taskCount: 1,
    });
    expect(merged.body.handles.length).toBe(2);
    expect((await scene.get(`/people/${a.personId}`)).body.id).toBe(other);
    expect(await taskOf(a.taskId)).toMatchObject({ tier: 'vip', customer: { personId: other } });
    expect((await post('/people/merge', { from: a.personId, into: other })).body.code).toBe('same-person');

    const [join] = merged.body.joins;
    const split = await post(`/people/${other}/split`, { handles: join.handles.map((h: { id: string }) => h.id) });
    expect(split.body.other).toMatchObject({ id: a.personId, notes: 'angry', tier: 'vip', taskCount: 1, email: null });
    expect(split.body.person).toMatchObject({ id: other, notes: 'from the shop', tier: null, taskCount: 0, joins: [] });
    expect((await taskOf(a.taskId)).customer.personId).toBe(a.personId);
    expect((await scene.get(`/people/${a.personId}/suggestions`)).body.items).toEqual([]);
  });

  it('join by themselves on a number that an administrator wrote, not on one that an agent did', async () => {
    const [a, b] = [await customer('number_one'), await customer('number_two')];
    await patch(a.personId, { phone: '+358 50 111 2222' });
    await patch(b.personId, { phone: '+358501112222' }, agent);
    expect((await scene.get(`/people/${b.personId}`)).body.id).toBe(b.personId);
    expect((await scene.get(`/people/${b.personId}/suggestions`)).body.items).toEqual([
      expect.objectContaining({ verdict: 'likely' }),
    ]);
    await patch(b.personId, { phone: '+358501112222' });
    const joined = (await scene.get(`/people/${a.personId}`)).body;
    expect(joined).toMatchObject({ id: b.personId, taskCount: 2 });
    expect(joined.joins).toEqual([
      expect.objectContaining({
        by: null,
        reasons: expect.arrayContaining([expect.objectContaining({ code: 'same-phone', isStrong: true })]),
      }),
    ]);
  });

  it('stay apart once somebody said no, and a handle can leave for somebody new', async () => {
    const [a, b] = [await customer('apart_one'), await customer('apart_two')];
    await post(`/people/${a.personId}/not-same`, { personId: b.personId });
    await patch(a.personId, { email: 'shared@example.com' });
    await patch(b.personId, { email: 'shared@example.com' });
    expect((await scene.get(`/people/${a.personId}`)).body.id).toBe(a.personId);
    const merged = (await post('/people/merge', { from: a.personId, into: b.personId })).body;
    await post('/people/import', { csv: 'handles,email\nx:apart_three,shared@example.com' });
    const person = (await scene.get(`/people/${b.personId}`)).body;
    const added = person.handles.find((h: { network: string }) => h.network === 'x');
    const split = await post(`/people/${b.personId}/split`, { handles: [added.id] });
    expect(split.body.other).toMatchObject({
      name: null,
      handles: [expect.objectContaining({ network: 'x' })],
    });
    expect(split.body.person.handles.length).toBe(merged.handles.length);
    const all = split.body.person.handles.map((h: { id: string }) => h.id);
    expect((await post(`/people/${b.personId}/split`, { handles: all })).body.code).toBe('nothing-left');
    expect((await post(`/people/${b.personId}/split`, { handles: [added.id] })).body.code).toBe('unknown-handle');
  });
});

describe('an import', () => {
  it('takes good lines, names bad ones with their column, and changes nothing the second time', async () => {
    const csv = [
      'name,tier,email,phone,handles',
      'Good One,vip,good@example.com,,x:good_one bluesky:good.one',
      'Bad Tier,gold,bad@example.com,,',
      'Bad Mail,,nowhere,,',
      'Bad Handle,,ok@example.com,,justaname',
      'Nobody,,,,',
    ].join('\n');
    const first = (await post('/people/import', { csv })).body;
    expect(first).toMatchObject({ created: 1, updated: 0, joined: 0 });
    expect(first.errors.map((e: { line: number; column: string }) => [e.line, e.column])).toEqual([
      [3, 'tier'],
      [4, 'email'],
      [5, 'handles'],
      [6, null],
    ]);
    const before = await scene.count('person_handle');
    expect((await post('/people/import', { csv })).body).toMatchObject({ created: 0, updated: 1 });
    expect(await scene.count('person_handle')).toBe(before);
    expect((await post('/people/import', { csv: 'name,shoe\nA,44' })).body.errors).toEqual([
      expect.objectContaining({ line: 1, column: 'shoe' }),
    ]);
    expect((await post('/people/import', { csv }, agent)).status).toBe(403);
  });
});

describe('the history of a person', () => {
  it('holds every network newest first, and says what to know before the first word', async () => {
    const { taskId, personId } = await customer('history_one');
    await complain('history_one');
    await scene.sql(
      `UPDATE task SET opened_at = now() - interval '8 days 1 hour', state = 'resolved', is_open = false, closed_at = now() WHERE id = $1`,
      [taskId],
    );
    await complain('history_one');
    const { items, sentences } = (await scene.get(`/people/${personId}/history`)).body;
    expect(items.map((e: { kind: string }) => e.kind)).toEqual(['task', 'task', 'task']);
    expect(items[2]).toMatchObject({ taskId, state: 'resolved' });
    expect(sentences.map((s: { text: string }) => s.text)).toEqual([
      'Third contact in 9 days',
      'An earlier one was not solved',
    ]);
    const page = (await scene.get(`/people/${personId}/history?limit=2`)).body;
    const rest = (await scene.get(`/people/${personId}/history?limit=2&cursor=${String(page.nextCursor)}`)).body;
    expect(rest.items.map((e: { taskId: string }) => e.taskId)).toEqual([taskId]);
    expect(rest.sentences).toEqual([]);
  });

  it('knows where on the way to us the customer of a task stands', async () => {
    const { taskId } = await customer('journey_one');
    expect((await post(`/tasks/${taskId}/journey`, { journey: 'decision' })).body.journey).toBe('decision');
    expect((await taskOf(taskId)).events.at(-1)).toMatchObject({
      kind: 'journey-set',
      details: { journey: 'decision' },
    });
    expect((await post(`/tasks/${taskId}/journey`, { journey: 'sideways' })).status).toBe(400);
  });
});

describe('an export', () => {
  it('holds everything about the person, for administrators only, and is audited', async () => {
    const { personId } = await customer('export_one');
    await patch(personId, { email: 'export@example.com' });
    expect((await post(`/people/${personId}/export`, {}, agent)).status).toBe(403);
    const document = (await post(`/people/${personId}/export`)).body;
    expect(document.person.id).toBe(personId);
    expect(document.contacts).toEqual([expect.objectContaining({ value: 'export@example.com', source: 'admin' })]);
    expect(document.posts).toEqual([expect.objectContaining({ handle: 'export_one' })]);
    expect(document.tasks.length).toBe(1);
    expect(await scene.count('audit_entry', `action = 'person.export' AND resource_id = $1`, [personId])).toBe(1);
  });
});
