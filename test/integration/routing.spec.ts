import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RouteTasksJob } from '../../src/modules/routing/route-tasks.job.js';
import { aPost } from '../support/a-post.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
let source: string;
let billing: string;
let sent = 0;

beforeAll(async () => {
  scene = await Scene.open();
  source = await scene.inboundSource();
  billing = await scene.anotherTeam('Billing');
});
afterAll(() => scene.close());

const run = () => scene.http.app.get(RouteTasksJob).run({ signal: new AbortController().signal, workerId: 'spec' });

const ok = async (method: string, path: string, body: unknown, who = scene.admin, status = 201) => {
  const answer = await scene.as(who, method, path, body);
  expect({ path, status: answer.status, body: answer.status === status ? null : answer.body }).toEqual({
    path,
    status,
    body: null,
  });
  return answer.body;
};

interface Able {
  readonly languages: Readonly<Record<string, string>>;
  readonly skills?: readonly string[];
  readonly capacity?: number;
  readonly teams?: readonly string[];
}

async function staff(name: string, { languages, skills = [], capacity, teams }: Able): Promise<SignedInMember> {
  const member = await scene.agent(name, teams ?? [scene.teamId]);
  await ok(
    'PATCH',
    `/users/${member.memberId}`,
    {
      languages: Object.entries(languages).map(([lang, level]) => ({ lang, level })),
      skills,
      capacity: capacity ?? null,
    },
    scene.admin,
    200,
  );
  return member;
}

const ALWAYS = {
  zone: 'UTC',
  week: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((d) => [d, ['00:00-24:00']])),
};
const NEVER_NOW = {
  from: '2020-01-01T00:00:00Z',
  to: '2099-01-01T00:00:00Z',
  hours: { zone: 'UTC', week: {}, open: { '2020-01-01': ['00:00-01:00'] } },
};

const TEXTS: Readonly<Record<string, string>> = {
  en: 'Acme lost my parcel and I am very angry about this terrible service',
  fi: 'Acme hukkasi pakettini ja palvelu on aivan surkeaa, olen todella vihainen',
  lv: 'Acme pazaudēja manu sūtījumu un apkalpošana ir briesmīga, esmu ļoti dusmīgs',
  ru: 'Acme потеряла мою посылку, ужасное обслуживание, я очень зол',
  th: 'Acme ทำพัสดุของฉันหาย บริการแย่มาก โกรธมาก',
};

async function openTask(lang: string, text = TEXTS[lang] ?? ''): Promise<string> {
  sent += 1;
  const id = `routing-${String(sent)}`;
  return scene.openTask(
    source,
    aPost()
      .saying(`${text} ${String(sent)}`)
      .with({ lang })
      .id(id)
      .by(`customer${String(sent)}`),
  );
}

/** A complaint in a language that nobody else here speaks. */
async function openTaskIn(lang: string): Promise<string> {
  const id = await openTask('en');
  await scene.sql('UPDATE task SET lang = $2 WHERE id = $1', [id, lang]);
  return id;
}

interface Shown {
  readonly assignee: { readonly id: string; readonly name: string } | null;
  readonly team: { readonly id: string };
  readonly route: {
    readonly reasons: readonly {
      readonly code: string;
      readonly text: string;
      readonly values: Record<string, unknown>;
    }[];
    readonly authority: readonly string[];
    readonly missing?: readonly string[];
    readonly considered: readonly { readonly id: string; readonly refusals: readonly string[] }[];
  } | null;
  readonly events: readonly { readonly kind: string; readonly details: Record<string, unknown> }[];
}
const shown = async (id: string): Promise<Shown> => (await scene.get(`/tasks/${id}`)).body as Shown;
const openAlerts = async (): Promise<
  { kind: string; state: string; text: string; severity: string; details: Record<string, unknown> }[]
> =>
  (
    (await scene.get('/alerts?limit=200')).body.items as {
      kind: string;
      state: string;
      text: string;
      severity: string;
      details: Record<string, unknown>;
    }[]
  ).filter(({ kind, state }) => kind === 'nobody-able' && state !== 'closed');

describe('routing', () => {
  it('leaves tasks to those who take them until somebody says who is able to what', async () => {
    const task = await openTask('en');
    await run();
    expect(await shown(task)).toMatchObject({ assignee: null, route: null });
    expect((await scene.get('/routing-rules')).body).toEqual({
      isOn: false,
      rules: [],
      rerouteAtShare: 0.5,
      version: 0,
    });
    await ok('POST', `/tasks/${task}/dismiss`, { reason: 'spam' }, scene.admin, 200);
  });

  it('brings 40 tasks in 5 languages to those of 6 people who are able to solve them, and says why', async () => {
    const anna = await staff('Anna', { languages: { en: 'native', fi: 'fluent' }, skills: ['delivery'] });
    const juris = await staff('Juris', { languages: { lv: 'native', ru: 'fluent' } });
    const olga = await staff('Olga', { languages: { ru: 'native', en: 'basic' } });
    const somchai = await staff('Somchai', { languages: { th: 'native', en: 'fluent' } });
    const aino = await staff('Aino', { languages: { fi: 'native', lv: 'basic', en: 'fluent' } });
    const late = await staff('Late', {
      languages: { en: 'native', fi: 'native', lv: 'native', ru: 'native', th: 'native' },
    });
    const on = [anna, juris, olga, somchai, aino];
    for (const { memberId } of on) await ok('POST', '/shifts', { memberId, hours: ALWAYS });
    await ok('POST', '/shifts', { memberId: late.memberId, ...NEVER_NOW });
    await ok('POST', '/authority', {
      memberId: anna.memberId,
      kinds: ['refund'],
      limit: { amount: 100, currency: 'EUR' },
    });
    await ok('POST', '/authority', { memberId: aino.memberId, kinds: ['refund'] });
    await ok('POST', '/authority', { memberId: late.memberId, kinds: ['refund', 'legal', 'press'] });
    await ok('POST', '/authority', { memberId: olga.memberId, kinds: ['legal'], languages: ['ru'] });

    const speakers: Readonly<Record<string, readonly SignedInMember[]>> = {
      en: [anna, olga, somchai, aino],
      fi: [anna, aino],
      lv: [juris, aino],
      ru: [juris, olga],
      th: [somchai],
    };
    const tasks: { readonly id: string; readonly lang: string }[] = [];
    for (let n = 0; n < 40; n++) {
      const lang = ['en', 'fi', 'lv', 'ru', 'th'][n % 5] ?? 'en';
      tasks.push({ id: await openTask(lang), lang });
    }
    expect(await run()).toMatchObject({ routed: 40, nobody: 0 });
    const loads = new Map<string, number>();
    for (const { id, lang } of tasks) {
      const task = await shown(id);
      const able = (speakers[lang] ?? []).map(({ memberId }) => memberId);
      expect(able).toContain(task.assignee?.id);
      loads.set(task.assignee?.id ?? '', (loads.get(task.assignee?.id ?? '') ?? 0) + 1);
      expect(task.route?.reasons).toEqual(
        expect.arrayContaining([
          {
            code: 'language',
            text: expect.stringContaining(`Speaks ${lang}`),
            values: { lang, level: expect.any(String) },
          },
          { code: 'on-shift', text: 'On shift now', values: {} },
        ]),
      );
      expect(task.route?.considered.find(({ id: other }) => other === late.memberId)?.refusals).toEqual(['shift']);
      const routed = task.events.find(({ kind }) => kind === 'routed');
      expect(routed?.details).toMatchObject({ to: task.assignee?.id, teamId: scene.teamId });
    }
    // Thai is one person's; what the others can share is shared.
    expect(loads.get(somchai.memberId)).toBeGreaterThanOrEqual(8);
    expect(loads.get(late.memberId)).toBeUndefined();
    const rest = on.filter((each) => each !== somchai).map(({ memberId }) => loads.get(memberId) ?? 0);
    expect(Math.max(...rest) - Math.min(...rest)).toBeLessThanOrEqual(4);
    expect(await scene.countsDiffer()).toEqual([]);

    const small = await openTask('en', 'Acme broke my lamp, terrible. I demand a refund of €40');
    const large = await openTask('en', 'Acme broke my oven, terrible. I demand a refund of €900');
    const legal = await openTask('ru', 'Acme ужасна, я подам в суд и мой адвокат вам напишет');
    expect(await run()).toMatchObject({ routed: 3, nobody: 0 });
    expect([anna.memberId, aino.memberId]).toContain((await shown(small)).assignee?.id);
    expect(await shown(large)).toMatchObject({ assignee: { id: aino.memberId }, route: { authority: ['refund'] } });
    expect((await shown(large)).route?.considered.find(({ id }) => id === anna.memberId)?.refusals).toEqual([
      'authority-limit',
    ]);
    expect(await shown(legal)).toMatchObject({ assignee: { id: olga.memberId }, route: { authority: ['legal'] } });
    expect(await run()).toMatchObject({ routed: 0, rerouted: 0 });

    // The same over two instances at once: each task once.
    const more = [await openTask('en'), await openTask('en'), await openTask('en')];
    await Promise.all([run(), run(), run()]);
    await run();
    for (const id of more) expect((await shown(id)).events.filter(({ kind }) => kind === 'routed')).toHaveLength(1);
  });

  it('is no claim: whoever was sent a task takes it by an act of their own, or gives it back', async () => {
    const [bella, carla] = [
      await staff('Bella', { languages: { et: 'native' } }),
      await staff('Carla', { languages: { et: 'native' } }),
    ];
    for (const { memberId } of [bella, carla]) await ok('POST', '/shifts', { memberId, hours: ALWAYS });
    const id = await openTaskIn('et');
    await run();
    const first = await shown(id);
    const [rows] = await scene.sql<{ claimed: Date | null }>('SELECT claimed_at AS claimed FROM task WHERE id = $1', [
      id,
    ]);
    expect(rows?.claimed).toBeNull();
    const holder = first.assignee?.id === bella.memberId ? bella : carla;
    const other = holder === bella ? carla : bella;
    await ok('POST', `/tasks/${id}/release`, {}, holder, 200);
    await run();
    expect(await shown(id)).toMatchObject({ assignee: { id: other.memberId } });
    await ok('POST', `/tasks/${id}/claim`, {}, other, 200);
    const [taken] = await scene.sql<{ claimed: Date | null; look: Date | null }>(
      'SELECT claimed_at AS claimed, route_due_at AS look FROM task WHERE id = $1',
      [id],
    );
    expect(taken?.claimed).not.toBeNull();
    expect(taken?.look).toBeNull();
  });

  it('moves a task on while it can still be kept, and to whoever stands in', async () => {
    const [dora, elsa, finn] = [
      await staff('Dora', { languages: { sv: 'native' } }),
      await staff('Elsa', { languages: { sv: 'native' } }),
      await staff('Finn', { languages: { sv: 'native' } }),
    ];
    for (const { memberId } of [dora, elsa, finn]) await ok('POST', '/shifts', { memberId, hours: ALWAYS });
    const id = await openTaskIn('sv');
    await run();
    const before = (await shown(id)).assignee?.id;
    // Half of the time passes without an act.
    await scene.sql(
      `UPDATE task SET routed_at = now() - interval '10 minutes', next_due_at = now() + interval '5 minutes', route_due_at = now()
       WHERE id = $1`,
      [id],
    );
    expect(await run()).toMatchObject({ rerouted: 1 });
    const moved = await shown(id);
    expect(moved.assignee?.id).not.toBe(before);
    expect(moved.route?.reasons[0]).toMatchObject({ code: 'moved-risk', values: { percent: 67 } });
    expect(moved.events.at(-1)).toMatchObject({
      kind: 'rerouted',
      details: { from: before, to: moved.assignee?.id },
    });
    // The holder falls ill; a third person stands in.
    const holder = [dora, elsa, finn].find(({ memberId }) => memberId === moved.assignee?.id) ?? dora;
    const third =
      [dora, elsa, finn].find(({ memberId }) => memberId !== before && memberId !== moved.assignee?.id) ?? finn;
    const day = 86_400_000;
    const absence = await ok(
      'POST',
      '/absences',
      {
        from: new Date(Date.now() - day).toISOString(),
        to: new Date(Date.now() + day).toISOString(),
        substituteId: third.memberId,
      },
      holder,
    );
    await scene.sql('UPDATE task SET route_due_at = now() WHERE id = $1', [id]);
    expect(await run()).toMatchObject({ rerouted: 1 });
    const after = await shown(id);
    expect(after.assignee?.id).toBe(third.memberId);
    expect(after.route?.reasons.map(({ code }) => code)).toEqual(expect.arrayContaining(['moved-left', 'substitute']));
    expect((await scene.as(third, 'DELETE', `/absences/${String(absence.id)}`)).status).toBe(404);
    await ok('DELETE', `/absences/${String(absence.id)}`, undefined, holder, 204);
    // An act settles it.
    await ok('POST', `/tasks/${id}/note`, { text: 'I am on it' }, third, 200);
    await scene.sql(
      `UPDATE task SET routed_at = now() - interval '10 minutes', next_due_at = now() + interval '1 minute', route_due_at = now() WHERE id = $1`,
      [id],
    );
    await scene.sql(`UPDATE task_event SET at = now() WHERE task_id = $1`, [id]);
    expect(await run()).toMatchObject({ rerouted: 0 });
    expect((await shown(id)).assignee?.id).toBe(third.memberId);
  });

  it('goes away from whoever left the desk', async () => {
    const [gina, hugo] = [
      await staff('Gina', { languages: { no: 'native' } }),
      await staff('Hugo', { languages: { no: 'native' }, capacity: 1 }),
    ];
    for (const { memberId } of [gina, hugo]) await ok('POST', '/shifts', { memberId, hours: ALWAYS });
    expect((await scene.get('/me/presence', gina)).body).toEqual({ said: null, state: null });
    await ok('PUT', '/me/presence', { state: 'available' }, gina, 200);
    expect((await scene.get('/shifts/now')).body.people).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: gina.memberId, presence: 'available' })]),
    );
    await scene.sql(`UPDATE member_presence SET heartbeat_at = now() - interval '5 minutes' WHERE member_id = $1`, [
      gina.memberId,
    ]);
    expect((await scene.get('/me/presence', gina)).body).toEqual({ said: 'available', state: 'offline' });
    const [one, two] = [await openTaskIn('no'), await openTaskIn('no')];
    await run();
    expect((await shown(one)).assignee?.id).toBe(hugo.memberId);
    expect(await shown(two)).toMatchObject({ assignee: null, route: { missing: ['away', 'capacity'] } });
    await ok('PUT', '/me/presence', { state: 'available' }, gina, 200);
    await scene.sql('UPDATE task SET route_due_at = now() WHERE id = $1', [two]);
    await run();
    expect((await shown(two)).assignee?.id).toBe(gina.memberId);
  });

  it('is an alert while nobody with authority is on shift, and none once somebody is', async () => {
    expect(await openAlerts()).toEqual([]);
    const id = await openTask('en', 'Acme is terrible, my lawyer will sue you in court');
    await run();
    const task = await shown(id);
    expect(task).toMatchObject({ assignee: null, route: { authority: ['legal'] } });
    expect(task.events.find(({ kind }) => kind === 'nobody-able')?.details).toMatchObject({
      missing: expect.arrayContaining(['shift']),
      authority: ['legal'],
    });
    const [alert, ...others] = await openAlerts();
    expect(others).toEqual([]);
    expect(alert).toMatchObject({
      severity: 'critical',
      text: 'Nobody with authority (legal) is on shift. 1 task waits.',
    });
    // The sweep comes back within seconds and says nothing twice.
    const [look] = await scene.sql<{ seconds: number }>(
      'SELECT extract(epoch FROM route_due_at - now())::float8 AS seconds FROM task WHERE id = $1',
      [id],
    );
    expect(look?.seconds).toBeLessThan(30);
    await scene.sql('UPDATE task SET route_due_at = now() WHERE id = $1', [id]);
    await run();
    expect((await shown(id)).events.filter(({ kind }) => kind === 'nobody-able')).toHaveLength(1);
    expect(await openAlerts()).toHaveLength(1);

    const lawyer = await staff('Lea', { languages: { en: 'fluent' } });
    await ok('POST', '/shifts', { memberId: lawyer.memberId, hours: ALWAYS });
    const grant = await ok('POST', '/authority', { memberId: lawyer.memberId, kinds: ['legal'] });
    await scene.sql('UPDATE task SET route_due_at = now() WHERE id = $1', [id]);
    await run();
    expect((await shown(id)).assignee?.id).toBe(lawyer.memberId);
    expect(await openAlerts()).toEqual([]);
    await ok('DELETE', `/authority/${String(grant.id)}`, undefined, scene.admin, 204);
  });

  it('follows the rules of the workspace in their order, and tries them on the last days before', async () => {
    const clerk = await staff('Clerk', { languages: { en: 'fluent' }, skills: ['invoices'], teams: [billing] });
    const rules = [
      {
        name: 'Invoices in English',
        when: { languages: ['en'], sentiments: ['negative'] },
        teamId: billing,
        skills: ['invoices'],
        languageLevel: 'basic',
      },
    ];
    const preview = await ok('POST', '/routing-rules/preview', { rules, days: 7 }, scene.admin, 200);
    expect(preview).toMatchObject({ days: 7 });
    expect(preview.members).toEqual(expect.arrayContaining([expect.objectContaining({ id: clerk.memberId })]));
    expect(preview.items).toHaveLength(Math.min(50, preview.tasks));
    expect(preview.tasks).toBeGreaterThan(40);
    const put = await ok('PUT', '/routing-rules', { rules, rerouteAtShare: 0.4 }, scene.admin, 200);
    expect(put).toMatchObject({ isOn: true, version: expect.any(Number), rules: [{ name: 'Invoices in English' }] });
    const stale = await scene.as(scene.admin, 'PUT', '/routing-rules', { rules: [] }, { 'if-match': '"0"' });
    expect([stale.status, stale.body.code]).toEqual([409, 'stale-version']);
    const wrong = await scene.as(scene.admin, 'PUT', '/routing-rules', { rules: [{ ...rules[0], teamId: '999999' }] });
    expect([wrong.status, wrong.body.code]).toEqual([400, 'unknown-team']);
    const id = await openTask('en');
    await run();
    expect(await shown(id)).toMatchObject({
      assignee: { id: clerk.memberId },
      team: { id: billing },
      route: {
        reasons: [
          { code: 'rule', values: { name: 'Invoices in English' } },
          { code: 'language' },
          { code: 'skill' },
          { code: 'only-one' },
        ],
      },
    });
    expect(await scene.countsDiffer()).toEqual([]);
    await ok('PUT', '/routing-rules', { rules: [], isOn: false }, scene.admin, 200);
    const left = await openTask('en');
    await run();
    expect(await shown(left)).toMatchObject({ assignee: null, route: null });
  });
});
