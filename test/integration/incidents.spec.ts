import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { transact } from '../../src/db/transact.js';
import { AcknowledgeDueJob } from '../../src/modules/auto-acknowledge/acknowledge-due.job.js';
import { IncidentSources } from '../../src/modules/incidents/incident-sources.service.js';
import { IncidentsService } from '../../src/modules/incidents/incidents.service.js';
import { PausesService } from '../../src/modules/incidents/pauses.service.js';
import type { SuspectedIncident } from '../../src/modules/incidents/incidents.types.js';
import { AttachTasksJob } from '../../src/modules/incidents/attach-tasks.job.js';
import { aPost } from '../support/a-post.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
let source: string;
let lead: SignedInMember;
let second: SignedInMember;
let agent: SignedInMember;
let made = 0;

const prLead = async (name: string): Promise<SignedInMember> => {
  const id = await scene.http.createMember(scene.workspaceId, 'pr-lead', { teamIds: [scene.teamId] });
  await scene.sql('UPDATE staff_member SET name = $2 WHERE id = $1', [id, name]);
  return scene.http.signIn(id);
};

beforeAll(async () => {
  scene = await Scene.open();
  source = await scene.inboundSource();
  [lead, second, agent] = [await prLead('Ilze'), await prLead('Pekka'), await scene.agent('Anna')];
});
afterAll(() => scene.close());

const post = (id: string, path: string, body: object = {}, who = lead, headers: Record<string, string> = {}) =>
  scene.as(who, 'POST', `/incidents/${id}/${path}`, body, headers);
const raise = async (body: object = {}, who = lead): Promise<string> => {
  made += 1;
  const answer = await scene.as(who, 'POST', '/incidents', {
    title: `Outage ${String(made)}`,
    severity: 'SEV2',
    ...body,
  });
  expect(answer.status).toBe(201);
  return answer.body.id as string;
};
const kinds = async (id: string): Promise<string[]> =>
  ((await scene.get(`/incidents/${id}/timeline?limit=200`)).body.items as { kind: string }[])
    .map(({ kind }) => kind)
    .reverse();
const suspect = (change: Partial<SuspectedIncident> = {}) =>
  transact(scene.http.dataSource, { repeatable: true }, (tx) =>
    scene.http.app.get(IncidentsService).suspect(tx, {
      workspaceId: scene.workspaceId,
      watchId: scene.watchId,
      key: 'spike:1',
      title: 'Acme: far more than usual',
      severity: 5,
      reasons: [{ code: 'terms', values: { terms: 'login' } }],
      observed: 31,
      usual: 4,
      windowSeconds: 900,
      startedAt: new Date(Date.now() - 600_000),
      ...change,
    }),
  );

describe('what is noticed', () => {
  it('raises one incident of a key, however many notice it at once, and an alert', async () => {
    const raised = await Promise.all(Array.from({ length: 4 }, () => suspect()));
    expect(new Set(raised.map(({ id }) => id)).size).toBe(1);
    expect(raised.filter(({ isNew }) => isNew)).toHaveLength(1);
    const id = raised[0]?.id ?? '';
    const { body } = await scene.get(`/incidents/${id}`);
    expect(body).toMatchObject({
      state: 'suspected',
      severity: 'SEV2',
      level: 5,
      observed: 31,
      lead: null,
      openedBy: null,
    });
    expect(await scene.count('alert', `key = $1 AND severity = 'warning' AND state = 'open'`, [`incident:${id}`])).toBe(
      1,
    );

    await suspect({ severity: 8, observed: 90 });
    await suspect({ severity: 3, observed: 40 });
    expect((await scene.get(`/incidents/${id}`)).body).toMatchObject({ severity: 'SEV1', level: 8, observed: 40 });
    expect(await scene.count('alert', `key = $1 AND severity = 'critical'`, [`incident:${id}`])).toBe(1);
    expect(await kinds(id)).toEqual(['detected', 'worse']);

    expect((await post(id, 'dismiss', { reason: 'A campaign of ours.' })).body.state).toBe('dismissed');
    expect(await scene.count('alert', `key = $1 AND state = 'closed'`, [`incident:${id}`])).toBe(1);
    const next = await suspect();
    expect(next.isNew).toBe(true);
    expect((await post(id, 'reopen')).body.code).toBe('another-running');
    await post(next.id, 'dismiss', { reason: 'The same.' });
  });

  it('takes in the negative tasks of its watch, those before and those after, and no others', async () => {
    const [sad, glad] = [
      await scene.openTask(source, aPost()),
      await scene.openTask(source, aPost().saying('Acme, how do I change my address?').with({ lang: 'en' })),
    ];
    const { id } = await suspect({ key: 'spike:2' });
    const later = await scene.openTask(source, aPost());
    await scene.http.app.get(AttachTasksJob).run({ signal: new AbortController().signal, workerId: 'spec' });
    const { body } = await scene.get(`/incidents/${id}/tasks`);
    const ids = (body.groups as { taskIds: string[] }[]).flatMap(({ taskIds }) => taskIds);
    expect(ids).toEqual(expect.arrayContaining([sad, later]));
    expect(ids).not.toContain(glad);
    expect((await scene.get(`/tasks/${later}`)).body.incident).toMatchObject({ id });
    await post(id, 'dismiss', { reason: 'Done.' });
  });
});

describe('the room', () => {
  it('goes from state to state, and only as the table says', async () => {
    const id = await raise();
    expect((await post(id, 'contain')).body.code).toBe('not-confirmed');
    expect((await post(id, 'acknowledge')).body).toMatchObject({
      acknowledgedBy: { name: 'Ilze' },
      lead: { name: 'Ilze' },
    });
    expect((await post(id, 'acknowledge', {}, second)).body.acknowledgedBy).toMatchObject({ name: 'Ilze' });
    const confirmed = (await post(id, 'confirm')).body;
    expect(confirmed).toMatchObject({ state: 'confirmed' });
    expect(Date.parse(confirmed.nextUpdateDueAt as string) - Date.now()).toBeGreaterThan(59 * 60_000);
    expect((await post(id, 'confirm')).body.code).toBe('already-confirmed');
    expect((await post(id, 'rhythm', { updateMinutes: 15 })).body.updateMinutes).toBe(15);
    expect((await post(id, 'contain')).body.state).toBe('contained');
    expect((await post(id, 'close')).body).toMatchObject({ state: 'closed', nextUpdateDueAt: null });
    const review = {
      summary: 'A certificate ran out.',
      cause: 'No reminder.',
      wentWell: '',
      toImprove: '',
      actions: [],
    };
    expect((await post(id, 'review', review)).body.state).toBe('reviewed');
    const shown = (await scene.get(`/incidents/${id}/review`)).body;
    expect(shown).toMatchObject({ review: { summary: review.summary, by: 'Ilze' }, facts: { affected: 0 } });
    expect(shown.facts.acknowledgeSeconds).toBeGreaterThanOrEqual(0);
    expect((await post(id, 'reopen')).body).toMatchObject({ state: 'confirmed', closedAt: null });
    await post(id, 'close');
  });

  it('refuses a stale version, and a second move of the same kind', async () => {
    const id = await raise();
    const { version } = (await scene.get(`/incidents/${id}`)).body;
    expect((await post(id, 'confirm', {}, lead, { 'if-match': `"${String(Number(version) + 7)}"` })).status).toBe(409);
    const both = await Promise.all([post(id, 'confirm'), post(id, 'confirm', {}, second)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    await post(id, 'close');
  });

  it('has roles, a checklist, notes, a hand-over and an export', async () => {
    const id = await raise({ playbook: 'data-leak' });
    expect((await post(id, 'roles', { role: 'legal', memberId: agent.memberId })).body.roles.legal).toMatchObject({
      name: 'Anna',
    });
    expect((await post(id, 'roles', { role: 'legal', memberId: '987654321' })).status).toBe(404);
    const ticked = (await post(id, 'checklist', { step: 'clock', isDone: true })).body.checklist as {
      key: string;
      doneBy: unknown;
    }[];
    expect(ticked.find(({ key }) => key === 'clock')?.doneBy).toMatchObject({ name: 'Ilze' });
    expect((await post(id, 'checklist', { step: 'no-such-step', isDone: true })).body.code).toBe('unknown-step');
    await post(id, 'note', { text: '# Not a heading <b>' });
    expect((await post(id, 'hand-over', { to: second.memberId, text: 'The bridge is open.' })).body.lead).toMatchObject(
      { name: 'Pekka' },
    );
    expect((await post(id, 'lead')).body.lead).toMatchObject({ name: 'Ilze' });
    const answer = await fetch(`${scene.http.url}/api/v1/incidents/${id}/export`, { headers: lead.headers });
    expect(answer.headers.get('content-type')).toContain('text/markdown');
    const text = await answer.text();
    expect(text).toContain('\\# Not a heading \\<b\\>');
    expect(text).toContain('- [x] Write down when we knew');
    expect(await kinds(id)).toEqual(['raised', 'role', 'step-done', 'note', 'handed-over', 'lead']);
    await post(id, 'dismiss', { reason: 'Over.' });
  });

  it('shows counts against the usual band, marks and the loudest posts first', async () => {
    await scene.openTask(source, aPost().with({ author: { handle: 'loud', followers: 90_000 } }));
    await scene.openTask(source, aPost().with({ author: { handle: 'quiet', followers: 3 } }));
    const id = await raise({ watchId: scene.watchId, startedAt: new Date(Date.now() - 3_600_000).toISOString() });
    const chart = (await scene.get(`/incidents/${id}/chart`)).body;
    expect(chart.stepSeconds).toBe(300);
    expect(chart.points.length).toBeGreaterThan(70);
    expect(chart.points.reduce((sum: number, { mentions }: { mentions: number }) => sum + mentions, 0)).toBeGreaterThan(
      0,
    );
    expect(chart.pulse.negativeShare).toBeGreaterThan(0);
    const posts = (await scene.get(`/incidents/${id}/posts`)).body.items as { handle: string; taskId: string | null }[];
    expect(posts[0]).toMatchObject({ handle: 'loud' });
    expect(posts[0]?.taskId).not.toBeNull();
  });
});

describe('who may', () => {
  it('agents raise, and see what they raised, were added to or have tasks in; nothing else', async () => {
    const foreign = await raise();
    expect((await scene.get(`/incidents/${foreign}`, agent)).status).toBe(404);
    expect((await post(foreign, 'note', { text: 'Hi.' }, agent)).status).toBe(404);
    expect((await post(foreign, 'confirm', {}, agent)).status).toBe(403);
    const task = await scene.openTask(source, aPost());
    const own = await raise({ taskIds: [task] }, agent);
    expect((await scene.get(`/incidents/${own}`, agent)).body).toMatchObject({
      taskCount: 1,
      openedBy: { name: 'Anna' },
    });
    await scene.as(agent, 'POST', `/tasks/${task}/claim`, {});
    const added = (await post(foreign, 'tasks', { taskIds: [task] })).body;
    expect(added).toEqual({ added: 1 });
    expect((await scene.get(`/incidents/${foreign}`, agent)).status).toBe(200);
    const listed = (await scene.get('/incidents', agent)).body.items as { id: string }[];
    expect(listed.map(({ id }) => id)).toEqual(expect.arrayContaining([own, foreign]));
    for (const id of [own, foreign]) await post(id, 'dismiss', { reason: 'Over.' });
  });

  it('admins work in the room and speak in none', async () => {
    const id = await raise({}, scene.admin);
    expect((await post(id, 'note', { text: 'I look.' }, scene.admin)).status).toBe(200);
    expect((await post(id, 'confirm', {}, scene.admin)).status).toBe(403);
    await post(id, 'dismiss', { reason: 'Over.' });
  });

  it('other workspaces see nothing', async () => {
    const id = await raise();
    const { workspaceId, teamId } = await scene.http.createWorkspace();
    const other = await scene.http.signIn(await scene.http.createMember(workspaceId, 'pr-lead', { teamIds: [teamId] }));
    expect((await scene.get(`/incidents/${id}`, other)).status).toBe(404);
    expect((await scene.get('/incidents', other)).body.items).toEqual([]);
    await post(id, 'dismiss', { reason: 'Over.' });
  });
});

describe('what hangs on it', () => {
  it('acknowledging its alert acknowledges it, and the other way round', async () => {
    const one = await suspect({ key: 'spike:3' });
    const [alert] = await scene.sql<{ id: string }>('SELECT id FROM alert WHERE key = $1', [`incident:${one.id}`]);
    await scene.as(second, 'POST', `/alerts/${alert?.id ?? ''}/acknowledge`);
    expect((await scene.get(`/incidents/${one.id}`)).body).toMatchObject({
      acknowledgedBy: { name: 'Pekka' },
      lead: { name: 'Pekka' },
    });
    const two = await suspect({ key: 'spike:4' });
    await post(two.id, 'acknowledge');
    expect(await scene.count('alert', `key = $1 AND state = 'acknowledged'`, [`incident:${two.id}`])).toBe(1);
    for (const { id } of [one, two]) await post(id, 'dismiss', { reason: 'Over.' });
  });

  it('its sources are read as often as they allow while it is suspected or goes on', async () => {
    await scene.sql(`UPDATE incident SET state = 'dismissed' WHERE state IN ('suspected', 'confirmed', 'contained')`);
    const isConcerned = () =>
      scene.http.app.get(IncidentSources).isConcerned(scene.http.dataSource, scene.workspaceId, source);
    expect(await isConcerned()).toBe(false);
    const { id } = await suspect({ key: 'spike:5' });
    expect(await isConcerned()).toBe(true);
    const quiet = await scene.inboundSource({}, 'Quiet');
    expect(await scene.http.app.get(IncidentSources).isConcerned(scene.http.dataSource, scene.workspaceId, quiet)).toBe(
      false,
    );
    await post(id, 'dismiss', { reason: 'Over.' });
    expect(await isConcerned()).toBe(false);
  });

  it('the kill switch is pulled once, whoever pulls, and holds the machine back', async () => {
    const id = await raise();
    await Promise.all([post(id, 'pause', { reason: 'Storm.' }), post(id, 'pause', {}, second)]);
    const { pause } = (await scene.get(`/incidents/${id}`)).body;
    expect(pause).not.toBeNull();
    expect((await kinds(id)).filter((kind) => kind === 'paused')).toHaveLength(1);
    const pauses = scene.http.app.get(PausesService);
    expect(await pauses.isPaused(scene.http.dataSource, scene.workspaceId)).toBe(true);
    expect(
      (await scene.http.app.get(AcknowledgeDueJob).run({ signal: new AbortController().signal, workerId: 'spec' }))
        .allowed,
    ).toBe(0);
    await post(id, 'resume', {}, second);
    expect(await pauses.isPaused(scene.http.dataSource, scene.workspaceId)).toBe(false);
    await post(id, 'dismiss', { reason: 'Over.' });
  });

  it('whatever is done is in the audit log', async () => {
    const actions = await scene.sql<{ action: string }>(
      `SELECT DISTINCT action FROM audit_entry WHERE action LIKE 'incident.%'`,
    );
    expect(actions.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'incident.create',
        'incident.confirmed',
        'incident.dismissed',
        'incident.paused',
        'incident.review',
      ]),
    );
  });
});
