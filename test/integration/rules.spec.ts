import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { IncidentsService } from '../../src/modules/incidents/incidents.service.js';
import { registry } from '../../src/metrics.js';
import { FireDeadlinesJob } from '../../src/modules/tasks/fire-deadlines.job.js';
import { RouteTasksJob } from '../../src/modules/routing/route-tasks.job.js';
import { ForeseeClocksJob } from '../../src/modules/rules/foresee-clocks.job.js';
import { aPost, type PostBuilder } from '../support/a-post.js';
import type { Reply, SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';
import { serveLoopback, type Loopback } from '../support/stand-ins/stand-in.js';

let scene: Scene;
let receiver: Loopback;
let sourceId: string;
let notifierId: string;
let agent: SignedInMember;
let lead: SignedInMember;
let pressId: string;

const RUN = { signal: new AbortController().signal, workerId: 'spec' };
const LABEL = { kind: 'label', labels: ['seen'] };
const OPENED = { when: 'task-opened', conditions: {}, acts: [LABEL] };

interface Outcome {
  readonly kind: string;
  readonly isDone: boolean;
  readonly reason: string | null;
}

const rehearse = (rule: object, who = scene.admin): Promise<Reply> => scene.as(who, 'POST', '/rules/preview', { rule });

/** Writes a rule as people do: rehearsed, then switched on. */
async function aRule(rule: object = {}): Promise<string> {
  const { name = 'A rule', dailyLimit, ...content } = { ...OPENED, ...rule } as Record<string, unknown>;
  const tried = await rehearse(content);
  if (tried.status !== 200) throw new Error(`The rehearsal was refused: ${JSON.stringify(tried.body)}`);
  const limit = dailyLimit === undefined ? {} : { dailyLimit };
  const made = await scene.as(scene.admin, 'POST', '/rules', { name, ...content, ...limit, isOn: true });
  if (made.status !== 201) throw new Error(`The rule was refused: ${JSON.stringify(made.body)}`);
  return made.body.id as string;
}

const open = (post: PostBuilder = aPost()): Promise<string> => scene.openTask(sourceId, post);
const task = async (id: string) => (await scene.get(`/tasks/${id}`)).body;
const rule = async (id: string) => (await scene.get(`/rules/${id}`)).body;
const applications = async (id: string) =>
  (await scene.get(`/rules/${id}/applications`)).body.items as {
    readonly state: string;
    readonly acts: readonly Outcome[];
    readonly target: { readonly taskId: string | null };
    readonly problem: string | null;
  }[];

beforeAll(async () => {
  receiver = await serveLoopback(() => ({ status: 204 }));
  scene = await Scene.open({ outboundAllow: [receiver.host] });
  sourceId = await scene.inboundSource({ callbackUrl: `${receiver.origin}/answers` });
  pressId = await scene.anotherTeam('Press');
  agent = await scene.agent('Asta');
  const leadId = await scene.http.createMember(scene.workspaceId, 'team-lead', { teamIds: [scene.teamId] });
  lead = await scene.http.signIn(leadId);
  const made = await scene.as(scene.admin, 'POST', '/notifiers', {
    kind: 'webhook',
    name: 'Desk',
    settings: { url: `${receiver.origin}/hook` },
    alertKinds: ['never'],
  });
  notifierId = made.body.id as string;
});
afterAll(async () => {
  await scene.close();
  await receiver.stop();
});
beforeEach(() => scene.sql(`UPDATE notifier SET is_paused = false, deleted_at = NULL`));
/** A rule binds all that comes after it: each test writes its own. */
afterEach(() => scene.sql(`UPDATE automation_rule SET deleted_at = now(), is_on = false WHERE deleted_at IS NULL`));

describe('a rule', () => {
  it('does what it says when a task opens, once, and says so', async () => {
    const id = await aRule({
      name: 'Angry customers',
      conditions: { sentiments: ['negative'], networks: ['inbound'], words: 'parcel' },
      acts: [
        LABEL,
        { kind: 'priority', level: 'P1', isFloor: false },
        { kind: 'assign', memberId: agent.memberId },
        { kind: 'draft', templateId: null },
      ],
    });
    const taskId = await open();
    const other = await open(aPost().saying('Acme, where do I find the opening hours of this terrible shop?'));
    await scene.runOutbox();
    await scene.runOutbox();
    const now = await task(taskId);
    expect(now).toMatchObject({ labels: ['seen'], priority: { level: 'P1' }, assignee: { id: agent.memberId } });
    expect(now.route).toMatchObject({ reasons: [{ code: 'rule', values: { name: 'Angry customers' } }] });
    const events = (now.events as { kind: string; actor: unknown; details: Record<string, unknown> }[]).filter(
      ({ kind }) => kind === 'rule-applied',
    );
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ actor: null, details: { ruleId: id, name: 'Angry customers' } });
    expect((await task(other)).labels).toEqual([]);
    const [application, ...more] = await applications(id);
    expect(more).toEqual([]);
    expect(application).toMatchObject({ state: 'done', target: { taskId } });
    expect(application?.acts.map(({ kind, isDone }) => [kind, isDone])).toEqual([
      ['assign', true],
      ['label', true],
      ['priority', true],
      ['draft', true],
    ]);
    expect((await scene.get(`/tasks/${taskId}/prepared-text`, agent)).body.prepared).toMatchObject({
      rule: { id, name: 'Angry customers' },
    });
    expect((await scene.get(`/tasks/${other}/prepared-text`, agent)).body).toEqual({ prepared: null });
    const audited = (await scene.get('/audit?action=rule.')).body.items as { action: string; resourceId: string }[];
    expect(audited.filter(({ resourceId }) => resourceId === id).map(({ action }) => action)).toEqual([
      'rule.apply',
      'rule.create',
    ]);
    expect(await scene.countsDiffer()).toEqual([]);
    expect(await rule(id)).toMatchObject({ appliedToday: 1, lastProblem: null });
  });

  it('hears a post without a task, and what the customer writes later', async () => {
    const heard = await aRule({
      when: 'mention-arrived',
      conditions: { sentiments: ['neutral'] },
      acts: [LABEL, { kind: 'notify', notifierId, text: 'Somebody talks about us' }],
    });
    const again = await aRule({ when: 'customer-wrote', acts: [{ kind: 'label', labels: ['wrote again'] }] });
    const before = receiver.received.length;
    await scene.deliver(sourceId, aPost().neutral().wire());
    const first = aPost();
    const taskId = await open(first);
    await scene.runOutbox();
    const key = first.build().externalId;
    await scene.deliver(
      sourceId,
      aPost().answering(key).inConversation(key).saying('Well, Acme? Still nothing, terrible').wire(),
    );
    await scene.runOutbox();
    expect((await applications(heard))[0]).toMatchObject({
      state: 'done',
      target: { taskId: null },
      acts: [
        { kind: 'label', isDone: false, reason: 'no-task' },
        { kind: 'notify', isDone: true },
      ],
    });
    const sent = receiver.received.slice(before).map(({ body }) => body);
    expect(sent.filter((body) => body.includes('Somebody talks about us'))).toHaveLength(1);
    expect((await task(taskId)).labels).toEqual(['wrote again']);
    expect((await applications(again)).map(({ target }) => target.taskId)).toEqual([taskId]);
  });

  it('acts when a clock runs out soon, and when it has', async () => {
    const soon = await aRule({
      when: 'clock-soon',
      minutesBefore: 30,
      conditions: { clocks: ['acknowledge'] },
      acts: [{ kind: 'label', labels: ['soon'] }],
    });
    await aRule({ when: 'clock-overdue', acts: [{ kind: 'label', labels: ['late'] }] });
    const taskId = await open();
    await scene.sql(`UPDATE task_clock SET due_at = now() + interval '9 hours' WHERE state = 'running'`);
    await scene.runOutbox();
    const setDue = (due: string) =>
      scene.sql(`UPDATE task_clock SET due_at = now() + $2::interval WHERE task_id = $1 AND kind = 'acknowledge'`, [
        taskId,
        due,
      ]);
    await setDue('45 minutes');
    expect(await scene.http.app.get(ForeseeClocksJob).run(RUN)).toEqual({ clocks: 0 });
    await setDue('20 minutes');
    expect(await scene.http.app.get(ForeseeClocksJob).run(RUN)).toEqual({ clocks: 1 });
    expect(await scene.http.app.get(ForeseeClocksJob).run(RUN)).toEqual({ clocks: 0 });
    await scene.runOutbox();
    expect((await task(taskId)).labels).toEqual(['soon']);
    await setDue('-1 second');
    await scene.http.app.get(FireDeadlinesJob).run(RUN);
    await scene.http.app.get(FireDeadlinesJob).run(RUN);
    await scene.runOutbox();
    expect((await task(taskId)).labels).toEqual(['soon', 'late']);
    expect(await applications(soon)).toHaveLength(1);
  });

  it('is never set off by what the system does itself', async () => {
    const changed = await aRule({ when: 'priority-changed', acts: [{ kind: 'label', labels: ['by hand'] }] });
    await aRule({ acts: [{ kind: 'priority', level: 'P1', isFloor: false }] });
    await aRule({ conditions: { priorities: ['P1'] }, acts: [{ kind: 'label', labels: ['set off'] }] });
    const taskId = await open(aPost().saying('Acme lost my parcel, bad'));
    await scene.sql(`UPDATE task SET priority = 3 WHERE id = $1`, [taskId]);
    await scene.runOutbox();
    await scene.http.app.get(RouteTasksJob).run(RUN);
    await scene.runOutbox();
    // Neither the level that a rule set nor that one's effect on another's condition makes a rule apply.
    expect(await task(taskId)).toMatchObject({ priority: { level: 'P1' }, labels: [] });
    expect(await applications(changed)).toEqual([]);
    expect((await scene.as(agent, 'POST', `/tasks/${taskId}/priority`, { level: 'P3' })).status).toBeLessThan(300);
    await scene.runOutbox();
    expect((await task(taskId)).labels).toEqual(['by hand']);
    expect(await applications(changed)).toHaveLength(1);
  });

  it('applies in its order, and the first that sends a task has the word', async () => {
    const first = await aRule({ acts: [{ kind: 'assign-team', teamId: pressId }] });
    const second = await aRule({ acts: [{ kind: 'assign', memberId: agent.memberId }, LABEL] });
    const before = await open();
    await scene.runOutbox();
    expect(await task(before)).toMatchObject({ team: { id: pressId }, assignee: null, labels: ['seen'] });
    expect((await applications(second))[0]?.acts).toMatchObject([
      { kind: 'assign', isDone: false, reason: 'earlier-rule' },
      { kind: 'label', isDone: true },
    ]);
    const order = (ids: readonly string[]) => scene.as(scene.admin, 'POST', '/rules/order', { ids });
    expect(await order([first])).toMatchObject({ status: 409, body: { code: 'other-rules' } });
    expect((await order([second, first])).body.items).toMatchObject([{ id: second }, { id: first }]);
    const after = await open();
    await scene.runOutbox();
    expect(await task(after)).toMatchObject({ team: { id: scene.teamId }, assignee: { id: agent.memberId } });
    expect((await applications(first))[0]?.acts).toMatchObject([{ reason: 'earlier-rule' }]);
  });

  it('adds a task to the incident that goes on for its watch', async () => {
    const id = await aRule({ acts: [{ kind: 'incident' }] });
    const before = await open();
    await scene.runOutbox();
    expect((await applications(id))[0]?.acts).toMatchObject([{ isDone: false, reason: 'no-incident' }]);
    const incidents = scene.http.app.get(IncidentsService);
    const { id: incidentId } = await scene.http.dataSource.transaction((tx) =>
      incidents.suspect(tx, {
        workspaceId: scene.workspaceId,
        watchId: scene.watchId,
        key: 'spike',
        title: 'Parcels are lost',
        severity: 5,
        reasons: [],
        observed: 50,
        usual: 2,
        windowSeconds: 300,
        startedAt: new Date(),
      }),
    );
    const taskId = await open();
    await scene.runOutbox();
    expect((await applications(id))[0]?.acts).toMatchObject([{ isDone: true, values: { name: 'Parcels are lost' } }]);
    expect(await scene.count('task', 'incident_id = $1 AND id = $2', [incidentId, taskId])).toBe(1);
    expect(await scene.count('task', 'incident_id IS NOT NULL AND id = $1', [before])).toBe(0);
  });

  it('takes nothing from a person who has taken it', async () => {
    const id = await aRule({ acts: [{ kind: 'assign-team', teamId: pressId }] });
    const taskId = await open();
    await scene.as(agent, 'POST', `/tasks/${taskId}/claim`);
    await scene.runOutbox();
    expect(await task(taskId)).toMatchObject({ team: { id: scene.teamId }, assignee: { id: agent.memberId } });
    expect((await applications(id))[0]?.acts).toMatchObject([{ isDone: false, reason: 'taken' }]);
  });
});

describe('carried out', () => {
  it('by two workers at once and again after a crash, it comes to one', async () => {
    const ids = [await aRule(), await aRule({ acts: [{ kind: 'label', labels: ['second'] }] })];
    const [last] = await scene.sql<{ id: string }>('SELECT max(id) AS id FROM outbox');
    const tasks = await Promise.all(Array.from({ length: 12 }, () => open()));
    // The second rule fails after the first has acted, as when a process dies between them.
    await scene.sql(`CREATE FUNCTION refuse_label() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN IF 'second' = ANY (new.labels) THEN RAISE EXCEPTION 'the pipe broke'; END IF; RETURN new; END $$`);
    await scene.sql(`CREATE TRIGGER refuse BEFORE UPDATE ON task FOR EACH ROW EXECUTE FUNCTION refuse_label()`);
    await Promise.all([scene.runOutbox('one'), scene.runOutbox('two')]);
    expect(await rule(ids[1] ?? '')).toMatchObject({ lastProblem: { code: 'failed', detail: 'the pipe broke' } });
    expect(await rule(ids[0] ?? '')).toMatchObject({ appliedToday: 12, lastProblem: null });
    expect(await scene.count('rule_application', `rule_id = $1 AND state = 'due'`, [ids[1]])).toBe(12);
    await scene.sql('DROP TRIGGER refuse ON task');
    const retry = () =>
      scene.sql(
        `UPDATE outbox SET state = 'waiting', due_at = now(), lease_token = NULL, lease_until = NULL, attempts = 1
         WHERE kind = 'rules.apply' AND id > $1`,
        [last?.id],
      );
    await retry();
    await Promise.all([scene.runOutbox('one'), scene.runOutbox('two')]);
    await retry();
    await scene.runOutbox();
    for (const id of tasks) {
      const { labels, events } = await task(id);
      expect(labels).toEqual(['seen', 'second']);
      expect((events as { kind: string }[]).filter(({ kind }) => kind === 'rule-applied')).toHaveLength(2);
    }
    for (const id of ids) expect(await scene.count('rule_application', 'rule_id = $1', [id])).toBe(12);
  });

  it('and failing for good, it is given up on visibly and stops no other', async () => {
    const failing = await aRule({ acts: [{ kind: 'label', labels: ['second'] }] });
    const other = await aRule();
    await scene.sql(`CREATE TRIGGER refuse BEFORE UPDATE ON task FOR EACH ROW EXECUTE FUNCTION refuse_label()`);
    const taskId = await open();
    for (let attempt = 0; attempt < 4; attempt++) {
      await scene.sql(`UPDATE outbox SET due_at = now() WHERE kind = 'rules.apply' AND state = 'waiting'`);
      await scene.runOutbox();
    }
    await scene.sql('DROP TRIGGER refuse ON task');
    expect((await task(taskId)).labels).toEqual(['seen']);
    expect(await applications(failing)).toMatchObject([{ state: 'failed', problem: 'the pipe broke' }]);
    expect(await applications(other)).toMatchObject([{ state: 'done' }]);
    expect(await scene.count('outbox', `kind = 'rules.apply' AND state <> 'done'`)).toBe(0);
    expect(await registry.getSingleMetricAsString('earshot_rule_failures_total')).toMatch(/_total [1-9]/);
  });

  it('more often than its limit, it stops itself and tells people', async () => {
    const id = await aRule({ name: 'Runaway', dailyLimit: 3 });
    for (let i = 0; i < 5; i++) await open();
    await scene.runOutbox();
    expect(await rule(id)).toMatchObject({ isOn: false, appliedToday: 3, lastProblem: { code: 'limit' } });
    expect((await rule(id)).stoppedAt).not.toBeNull();
    const states = (await applications(id)).map(({ state, problem }) => [state, problem]);
    expect(states.filter(([state]) => state === 'done')).toHaveLength(3);
    expect(
      states
        .filter(([state]) => state === 'left-out')
        .map(([, problem]) => problem)
        .sort(),
    ).toEqual(['limit', 'rule-off']);
    const alerts = (await scene.get('/alerts')).body.items as { kind: string; title: string; state: string }[];
    expect(alerts.filter(({ kind }) => kind === 'rule-stopped')).toMatchObject([
      { state: 'open', title: 'The rule “Runaway” has stopped itself' },
    ]);
    // Whoever looked at it switches it on again: then it counts anew.
    const on = await scene.as(scene.admin, 'PATCH', `/rules/${id}`, { isOn: true });
    expect(on).toMatchObject({ status: 200, body: { isOn: true, stoppedAt: null } });
    const taskId = await open();
    await scene.runOutbox();
    expect((await task(taskId)).labels).toEqual(['seen']);
    expect(await scene.count('alert', `kind = 'rule-stopped' AND state <> 'closed'`)).toBe(0);
  });

  it('after it was switched off or changed, what was decided before is left', async () => {
    const id = await aRule();
    await open();
    await scene.as(scene.admin, 'PATCH', `/rules/${id}`, { isOn: false });
    await scene.runOutbox();
    expect(await applications(id)).toEqual([]);
    await scene.sql(
      `INSERT INTO rule_application (workspace_id, rule_id, rule_version, content_hash, cause)
       SELECT workspace_id, id, version, 'another', 'task-opened:1' FROM automation_rule WHERE id = $1`,
      [id],
    );
    await scene.as(scene.admin, 'PATCH', `/rules/${id}`, { isOn: true });
    await scene.sql(
      `INSERT INTO outbox (workspace_id, kind, key, payload) VALUES ($1, 'rules.apply', 'by hand',
        '{"cause":{"when":"task-opened","ids":["1"]}}')`,
      [scene.workspaceId],
    );
    await scene.runOutbox();
    expect(await applications(id)).toMatchObject([{ state: 'left-out', problem: 'rule-changed' }]);
  });

  it('says on the rule when what it names is gone', async () => {
    const id = await aRule({ acts: [{ kind: 'notify', notifierId, text: 'Look' }, LABEL] });
    await scene.sql('UPDATE notifier SET deleted_at = now() WHERE id = $1', [notifierId]);
    const taskId = await open();
    await scene.runOutbox();
    expect((await task(taskId)).labels).toEqual(['seen']);
    expect(await rule(id)).toMatchObject({ lastProblem: { code: 'notifier-gone', detail: 'notify' } });
  });
});

describe('a rehearsal', () => {
  it('shows what would have happened, changes nothing, and is needed before a rule is on', async () => {
    const angry = await open(aPost().by('rehearsed').saying('Acme lost my zebra parcel, this is terrible'));
    const content = {
      ...OPENED,
      conditions: { words: 'zebra' },
      acts: [LABEL, { kind: 'notify', notifierId, text: 'x' }],
    };
    const on = { name: 'Zebra', ...content, isOn: true };
    expect(await scene.as(scene.admin, 'POST', '/rules', on)).toMatchObject({
      status: 409,
      body: { code: 'not-rehearsed' },
    });
    const tried = await rehearse(content);
    expect(tried).toMatchObject({
      status: 200,
      body: {
        days: 30,
        matched: 1,
        perDay: 0,
        mostInADay: 1,
        isSampled: false,
        missed: [{ code: 'words' }],
        examples: [
          {
            target: { taskId: angry, customer: 'rehearsed' },
            checks: [{ code: 'words', isMet: true }],
            acts: [
              { kind: 'label', isDone: true, values: { labels: ['seen'] } },
              { kind: 'notify', isDone: true, values: { name: 'Desk' } },
            ],
          },
        ],
      },
    });
    expect(tried.body.looked).toBe(await scene.count('task'));
    expect((await task(angry)).labels).toEqual([]);
    const made = await scene.as(scene.admin, 'POST', '/rules', on);
    expect(made).toMatchObject({ status: 201, body: { isOn: true, isRehearsed: true, version: 1 } });
    // Anything else than what was rehearsed is refused while it is on; its name is not what it does.
    const path = `/rules/${String(made.body.id)}`;
    const wider = { rule: { ...content, conditions: {} } };
    expect(await scene.as(scene.admin, 'PATCH', path, wider)).toMatchObject({
      status: 409,
      body: { code: 'not-rehearsed' },
    });
    expect(await scene.as(scene.admin, 'PATCH', path, { name: 'Zebras' })).toMatchObject({
      status: 200,
      body: { name: 'Zebras', isOn: true },
    });
    expect(await scene.as(scene.admin, 'PATCH', path, { ...wider, isOn: false })).toMatchObject({ status: 200 });
    expect(await scene.as(scene.admin, 'PATCH', path, { isOn: true })).toMatchObject({ status: 409 });
    await scene.sql(`UPDATE rule_rehearsal SET made_at = now() - interval '25 hours'`);
    expect(await scene.as(scene.admin, 'PATCH', path, { rule: content, isOn: true })).toMatchObject({ status: 409 });
  });

  it.each([
    ['mention-arrived', {}],
    ['customer-wrote', {}],
    ['priority-changed', {}],
    ['clock-soon', { minutesBefore: 60 }],
    ['clock-overdue', {}],
  ])('of %s looks at what happened', async (when, more) => {
    const tried = await rehearse({ ...OPENED, when, ...more });
    expect(tried.status).toBe(200);
    // Everything has happened in the tests before this one.
    expect(tried.body.looked).toBeGreaterThan(0);
    expect(tried.body.matched).toBe(tried.body.looked);
  });

  it('knows calendars at the time of each', async () => {
    const made = await scene.as(scene.admin, 'POST', '/calendars', { name: 'Never', zone: 'UTC', week: {} });
    expect(made.status).toBe(201);
    const calendarId = made.body.id as string;
    const during = async (is: string) =>
      (await rehearse({ ...OPENED, conditions: { hours: { calendarId, is } } })).body.matched as number;
    expect(await during('open')).toBe(0);
    expect(await during('closed')).toBeGreaterThan(0);
  });
});

describe('what is wrong is refused', () => {
  it.each<[string, object, string]>([
    ['an unknown field', { fortnight: true }, 'unknown-field'],
    ['an unknown field of an act', { acts: [{ ...LABEL, colour: 'red' }] }, 'unknown-field'],
    ['an act of another kind', { acts: [{ kind: 'delete-everything' }] }, 'invalid-fields'],
    ['an act that is none', { acts: ['label'] }, 'invalid-fields'],
    ['no act', { acts: [] }, 'act-needed'],
    ['an act twice', { acts: [LABEL, LABEL] }, 'act-twice'],
    ['an occasion that is none', { when: 'full-moon' }, 'invalid-fields'],
    ['a clock without minutes', { when: 'clock-soon' }, 'minutes-needed'],
    ['words that are no query', { conditions: { words: 'a AND (' } }, 'invalid-query'],
    ['a watch of nobody', { conditions: { watchIds: ['987654321'] } }, 'unknown-watch'],
    ['a calendar of nobody', { conditions: { hours: { calendarId: '987654321', is: 'open' } } }, 'unknown-calendar'],
    ['a person of nobody', { acts: [{ kind: 'assign', memberId: '987654321' }] }, 'unknown-member'],
    ['a team of nobody', { acts: [{ kind: 'assign-team', teamId: '987654321' }] }, 'unknown-team'],
    ['a text of nobody', { acts: [{ kind: 'draft', templateId: '987654321' }] }, 'unknown-template'],
    ['a channel of nobody', { acts: [{ kind: 'notify', notifierId: '987654321', text: 'x' }] }, 'unknown-notifier'],
  ])('%s', async (_, wrong, code) => {
    const refused = await scene.as(scene.admin, 'POST', '/rules', { name: 'x', ...OPENED, ...wrong });
    expect(refused).toMatchObject({ status: 400, body: { code } });
  });

  it('a version that is not the last one, and a cursor of somebody else', async () => {
    const id = await aRule();
    const stale = await scene.as(scene.admin, 'PATCH', `/rules/${id}`, { name: 'x' }, { 'if-match': '"7"' });
    expect(stale).toMatchObject({ status: 409, body: { code: 'stale-version', current: { id } } });
    expect((await scene.get('/rules?cursor=bm8')).status).toBe(400);
    expect((await scene.get('/rules/987654321')).status).toBe(404);
    expect((await scene.as(scene.admin, 'DELETE', `/rules/${id}`)).status).toBe(204);
    expect((await scene.get(`/rules/${id}`)).status).toBe(404);
  });

  it('a hundred and first rule', async () => {
    await scene.sql(
      `INSERT INTO automation_rule (workspace_id, name, position, occasion, conditions, acts, content_hash, created_by)
       SELECT $1, 'Many', n, 'task-opened', '{}', '[]', 'x', $2 FROM generate_series(1, 100) n`,
      [scene.workspaceId, scene.admin.memberId],
    );
    const refused = await scene.as(scene.admin, 'POST', '/rules', { name: 'x', ...OPENED });
    expect(refused).toMatchObject({ status: 409, body: { code: 'too-many-rules' } });
    const first = await scene.get('/rules?limit=60');
    const second = await scene.get(`/rules?limit=60&cursor=${String(first.body.nextCursor)}`);
    expect([...first.body.items, ...second.body.items]).toHaveLength(100);
    expect(second.body.nextCursor).toBeNull();
  });

  it('to whom it is not given', async () => {
    const id = await aRule();
    await open();
    await scene.runOutbox();
    expect((await scene.get('/rules', agent)).status).toBe(403);
    expect((await scene.get('/rules', lead)).body.items).toHaveLength(1);
    expect((await scene.get(`/rules/${id}/applications`, lead)).body.items).toHaveLength(1);
    await scene.sql('UPDATE task SET team_id = $1', [pressId]);
    expect((await scene.get(`/rules/${id}/applications`, lead)).body.items).toEqual([]);
    expect((await scene.as(lead, 'POST', '/rules', { name: 'x', ...OPENED })).status).toBe(403);
    expect((await scene.as(lead, 'PATCH', `/rules/${id}`, { isOn: false })).status).toBe(403);
    expect((await scene.as(lead, 'DELETE', `/rules/${id}`)).status).toBe(403);
    expect((await scene.as(lead, 'POST', '/rules/order', { ids: [id] })).status).toBe(403);
    expect((await rehearse(OPENED, lead)).status).toBe(403);
  });
});
