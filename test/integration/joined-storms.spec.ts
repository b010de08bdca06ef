import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { transact } from '../../src/db/transact.js';
import { AttachTasksJob } from '../../src/modules/incidents/attach-tasks.job.js';
import { type NoticedStorm, StormWatches } from '../../src/modules/incidents/storm-watches.service.js';
import { WatchSpikesJob } from '../../src/modules/spikes/watch-spikes.job.js';
import { aPost, type PostBuilder } from '../support/a-post.js';
import { givePast } from '../support/give-past.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { Scene } from '../support/scene.js';

const MINUTE_MS = 60_000;

let scene: Scene;
let source: string;
let lead: SignedInMember;
let made = 0;
let names: readonly string[];
let watches: string[];

beforeAll(async () => {
  scene = await Scene.open();
  lead = await scene.http.signIn(
    await scene.http.createMember(scene.workspaceId, 'pr-lead', { teamIds: [scene.teamId] }),
  );
});
afterAll(() => scene.close());

beforeEach(async () => {
  await scene.sql(`UPDATE watch SET deleted_at = now() WHERE id <> $1`, [scene.watchId]);
  await scene.sql(`UPDATE incident SET state = 'closed' WHERE state <> 'closed'`);
  await scene.sql(`UPDATE alert SET state = 'closed'`);
  made += 1;
  names = ['brand', 'product', 'person'].map((kind) => `${kind}${String(made)}`);
  source = await scene.inboundSource({}, `source${String(made)}`);
  watches = [];
  for (const name of names) watches.push(await scene.watch({ name, query: name }));
});

const watchAt = (index: number): string => watches[index] ?? '';
const nameAt = (index: number): string => names[index] ?? '';

/** Angry posts of different people about these, the last of them now. */
const storm = (about: readonly string[], posts = 40, overMinutes = 12): PostBuilder[] =>
  Array.from({ length: posts }, (_, n) =>
    aPost()
      .by(`angry${String(n)}`)
      .saying(`${about.join(' and ')} lost my parcel, this is terrible and I am angry ${String(n)}`)
      .with({ lang: 'en', publishedAt: new Date(Date.now() - ((posts - 1 - n) * overMinutes * MINUTE_MS) / posts) }),
  );

const noticed = (index: number, change: Partial<NoticedStorm> = {}): NoticedStorm => ({
  workspaceId: scene.workspaceId,
  watch: { id: watchAt(index), name: nameAt(index) },
  title: `Storm around ${nameAt(index)}`,
  severity: 5,
  reasons: [{ code: 'spike-negative', values: { observed: 40 } }],
  observed: 40,
  usual: 1,
  windowSeconds: 900,
  startedAt: new Date(Date.now() - 12 * MINUTE_MS),
  ...change,
});
const place = (storms: NoticedStorm) =>
  transact(scene.http.dataSource, { repeatable: true }, (tx) => scene.http.app.get(StormWatches).place(tx, storms));

const running = async () =>
  (await scene.get('/incidents?is=running')).body.items as {
    id: string;
    level: number;
    watch: { id: string };
    relatedWatches: { id: string; name: string; observed: number }[];
  }[];
const kinds = async (id: string): Promise<string[]> =>
  ((await scene.get(`/incidents/${id}/timeline?limit=200`)).body.items as { kind: string }[]).map(({ kind }) => kind);
const alertsOf = (ids: readonly string[]): Promise<number> =>
  scene.count('alert', `kind = 'incident' AND incident_id = ANY ($1::bigint[])`, [ids]);

async function look(): Promise<void> {
  const job = scene.http.app.get(WatchSpikesJob);
  Reflect.set(job, 'nextEnrolMs', 0);
  (Reflect.get(job, 'restsUntilMs') as Map<string, number>).clear();
  await job.run({ signal: new AbortController().signal, workerId: 'spec' });
}

describe('one storm that three watches see', () => {
  it('is noticed as one incident with one alert, and stays one', async () => {
    const { workspaceId, teamId } = scene;
    for (const watch of watches)
      await givePast((statement, values) => scene.sql(statement, values), {
        ...{ workspaceId, teamId, watch, source },
        ...{ days: 15, perHour: 2 },
      });
    await look();
    await scene.ingest(source, storm(names));
    for (let i = 0; i < 3; i++) await look();
    const [incident, ...others] = await running();
    expect(others).toEqual([]);
    expect([incident?.watch.id, ...(incident?.relatedWatches ?? []).map(({ id }) => id)].sort()).toEqual(
      watches.sort(),
    );
    expect(await alertsOf([incident?.id ?? ''])).toBe(1);
    expect((await kinds(incident?.id ?? '')).filter((kind) => kind === 'watch-joined')).toHaveLength(2);
  });

  it('is one however many workers notice it at the same moment', async () => {
    await scene.ingest(source, storm(names));
    const placed = await Promise.all([0, 1, 2, 0, 1, 2].map((index) => place(noticed(index))));
    expect(new Set(placed.map(({ id }) => id)).size).toBe(1);
    expect(placed.filter(({ isNew }) => isNew)).toHaveLength(1);
    const [incident, ...others] = await running();
    expect(others).toEqual([]);
    expect(incident?.relatedWatches).toHaveLength(2);
    expect(await alertsOf(placed.map(({ id }) => id))).toBe(1);
  });

  it('grows graver by the watch that sees most of it, and is told again then and only then', async () => {
    await scene.ingest(source, storm(names));
    const { id } = await place(noticed(1, { severity: 3 }));
    await place(noticed(0, { severity: 3 }));
    const severities = () => scene.sql<{ severity: string }>(`SELECT severity FROM alert WHERE incident_id = $1`, [id]);
    expect(await severities()).toEqual([{ severity: 'warning' }]);
    const raisedAt = () => scene.sql<{ at: Date }>('SELECT raised_at AS at FROM alert WHERE incident_id = $1', [id]);
    const before = await raisedAt();
    await place(noticed(0, { severity: 9, observed: 90 }));
    expect(await severities()).toEqual([{ severity: 'critical' }]);
    const after = await raisedAt();
    expect(after[0]?.at.getTime()).toBeGreaterThan(before[0]?.at.getTime() ?? Infinity);
    expect((await running())[0]).toMatchObject({ id, level: 9, relatedWatches: [{ observed: 90 }] });
    expect((await kinds(id)).filter((kind) => kind === 'worse')).toHaveLength(1);
    await place(noticed(0, { severity: 9, observed: 95 }));
    expect(await raisedAt()).toEqual(after);
  });

  it('shows the posts, the tasks and the counts of every watch', async () => {
    await scene.ingest(source, storm([nameAt(0), nameAt(1)]));
    const { id } = await place(noticed(0));
    await place(noticed(1));
    await scene.ingest(
      source,
      storm([nameAt(1)], 3, 1).map((post, n) => post.by(`late${String(n)}`)),
    );
    await scene.http.app.get(AttachTasksJob).run({ signal: new AbortController().signal, workerId: 'spec' });
    const { body } = await scene.get(`/incidents/${id}/tasks`);
    expect(body.total).toBe(43);
    const chart = await scene.get(`/incidents/${id}/chart?watchId=${watchAt(1)}`);
    const sum = (points: { mentions: number }[]): number => points.reduce((all, { mentions }) => all + mentions, 0);
    expect(sum(chart.body.points as { mentions: number }[])).toBe(43);
    const own = await scene.get(`/incidents/${id}/chart`);
    expect(sum(own.body.points as { mentions: number }[])).toBe(40);
    expect((await scene.get(`/incidents/${id}/chart?watchId=${watchAt(2)}`)).status).toBe(404);
  });
});

describe('two storms at once', () => {
  it('stay two, although one workspace hears both', async () => {
    await scene.ingest(source, storm([nameAt(0)]));
    await scene.ingest(
      source,
      storm([nameAt(1)]).map((post, n) => post.by(`other${String(n)}`)),
    );
    const placed = await Promise.all([place(noticed(0)), place(noticed(1))]);
    expect(new Set(placed.map(({ id }) => id)).size).toBe(2);
    expect(await alertsOf(placed.map(({ id }) => id))).toBe(2);
  });

  it('stay two where the brand hears both, and the second product rises while the first one burns', async () => {
    await scene.ingest(
      source,
      storm([nameAt(0), nameAt(1)], 60, 30).map((post, n) => post.by(`first${String(n)}`)),
    );
    const first = await place(noticed(0, { startedAt: new Date(Date.now() - 30 * MINUTE_MS) }));
    await scene.ingest(source, storm([nameAt(0), nameAt(2)], 20, 4));
    const second = await place(noticed(2, { startedAt: new Date(Date.now() - 5 * MINUTE_MS) }));
    expect(second.id).not.toBe(first.id);
    // The first product is in the brand's storm.
    expect((await place(noticed(1, { startedAt: new Date(Date.now() - 30 * MINUTE_MS) }))).id).toBe(first.id);
  });
});

describe('a watch that joined', () => {
  it('gets an incident of its own when a person says so, with its tasks, and does not join again', async () => {
    await scene.ingest(source, storm([nameAt(0), nameAt(1)], 10));
    await scene.ingest(
      source,
      storm([nameAt(1)], 4, 2).map((post, n) => post.by(`own${String(n)}`)),
    );
    const { id } = await place(noticed(0));
    expect((await place(noticed(1))).id).toBe(id);
    const split = () => scene.as(lead, 'POST', `/incidents/${id}/watches/${watchAt(1)}/split`, {});
    const own = await split();
    expect(own.status).toBe(200);
    expect(own.body).toMatchObject({ watch: { id: watchAt(1) }, state: 'suspected', taskCount: 4 });
    expect((await scene.get(`/incidents/${id}`)).body).toMatchObject({ relatedWatches: [], taskCount: 10 });
    expect((await kinds(id))[0]).toBe('watch-split');
    expect(await kinds(own.body.id as string)).toContain('split-off');
    expect((await split()).status).toBe(404);
    expect((await place(noticed(1))).id).toBe(own.body.id);
    // It is over, the other one is not: what comes now is no more the same than it was.
    await scene.sql(`UPDATE incident SET state = 'closed' WHERE id = $1`, [own.body.id as string]);
    const again = await place(noticed(1));
    expect([id, own.body.id]).not.toContain(again.id);
  });

  it('is the one that a person raises for a watch that has joined it', async () => {
    await scene.ingest(source, storm([nameAt(0), nameAt(1)], 10));
    const { id } = await place(noticed(0));
    expect((await place(noticed(1))).id).toBe(id);
    const raise = (index: number) =>
      scene.as(lead, 'POST', '/incidents', { title: 'I saw it too', severity: 'SEV1', watchId: watchAt(index) });
    expect((await raise(1)).body).toMatchObject({ id, severity: 'SEV1', watch: { id: watchAt(0) } });
    expect((await kinds(id))[0]).toBe('raised-again');
    expect((await raise(2)).body.id).not.toBe(id);
    expect(await running()).toHaveLength(2);
  });

  it('is parted by those who decide', async () => {
    await scene.ingest(source, storm([nameAt(0), nameAt(1)], 10));
    const { id } = await place(noticed(0));
    await place(noticed(1));
    const agent = await scene.agent('Anna');
    const path = `/incidents/${id}/watches/${watchAt(1)}/split`;
    expect((await scene.as(agent, 'POST', path, {})).status).toBe(403);
    expect((await scene.as(lead, 'POST', `/incidents/${id}/watches/${watchAt(0)}/split`, {})).status).toBe(404);
  });
});
