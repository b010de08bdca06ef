import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MentionIndexService } from '../../src/modules/mentions/mention-index.service.js';
import { WatchSpikesJob } from '../../src/modules/spikes/watch-spikes.job.js';
import { aPost, type PostBuilder } from '../support/a-post.js';
import { givePast } from '../support/give-past.js';
import { Scene } from '../support/scene.js';

const HOUR_MS = 3_600_000;
const DAYS = 15;

let scene: Scene;
let source: string;
let watch: string;
let made = 0;

beforeAll(async () => {
  scene = await Scene.open();
});
afterAll(() => scene.close());

beforeEach(async () => {
  await scene.sql('UPDATE watch SET deleted_at = now() WHERE id <> $1', [scene.watchId]);
  made += 1;
  const name = `maker${String(made)}`;
  source = await scene.inboundSource({}, name);
  watch = await scene.watch({ name, query: name });
});

async function past(perHour: number): Promise<void> {
  const { workspaceId, teamId } = scene;
  await givePast((statement, values) => scene.sql(statement, [...values]), {
    ...{ workspaceId, teamId, watch, source, perHour },
    days: DAYS,
  });
}

/** Enrolling waits between two runs, and a workspace may rest; a spec waits for neither. */
async function look(): Promise<void> {
  const job = scene.http.app.get(WatchSpikesJob);
  Reflect.set(job, 'nextEnrolMs', 0);
  (Reflect.get(job, 'restsUntilMs') as Map<string, number>).clear();
  await job.run({ signal: new AbortController().signal, workerId: 'spec' });
}

const WORDS = ['the battery is terrible, it burns', 'angry: second battery broken', 'awful battery, I hate this'];

const complaint = (n: number, hoursAgo: number): PostBuilder =>
  aPost()
    .by(`angry${String(n)}`)
    .saying(`maker${String(made)} ${WORDS[n] ?? ''}`)
    .with({ lang: 'en', publishedAt: new Date(Date.now() - hoursAgo * HOUR_MS) });

/** What came in, also in the index of mentions by watch. */
async function bring(posts: readonly PostBuilder[]): Promise<void> {
  await scene.ingest(source, [...posts]);
  await index();
}

async function index(): Promise<void> {
  const rows = await scene.sql<{ id: string }>('SELECT id FROM mention WHERE watch_ids @> ARRAY[$1::bigint]', [watch]);
  await scene.http.app.get(MentionIndexService).indexMentions(rows.map(({ id }) => id));
}

const incidents = () =>
  scene.sql<{ title: string; reasons: { code: string; values: object }[]; startedAt: Date }>(
    'SELECT title, reasons, started_at AS "startedAt" FROM incident WHERE watch_id = $1 ORDER BY id',
    [watch],
  );

describe('where there are few posts', () => {
  it('the third person who complains about one thing raises a suspicion, hours after the first', async () => {
    await past(1 / 3);
    await look();
    await bring([complaint(0, 14), complaint(1, 5)]);
    await look();
    expect(await incidents()).toEqual([]);
    // As in the moment after it: the index does not have it yet. Then there is soon another look, with nothing new to count.
    await scene.ingest(source, [complaint(2, 0)]);
    await look();
    expect(await incidents()).toEqual([]);
    await index();
    for (let looks = 0; looks < 2; looks++) await look();
    const [incident, ...others] = await incidents();
    expect(others).toEqual([]);
    expect(incident?.title).toContain(`maker${String(made)}`);
    expect(incident?.reasons[0]).toEqual({ code: 'emerging', values: { term: 'battery', voices: 3 } });
    expect((incident?.startedAt.getTime() ?? 0) / HOUR_MS).toBeCloseTo(Date.now() / HOUR_MS - 14, 0);
  });

  it('three complaints about three things raise none', async () => {
    await past(1 / 3);
    await look();
    const texts = ['lost my parcel, terrible', 'awful queue, I am angry', 'hate the new app'];
    await bring(texts.map((text, n) => complaint(n, 10 - 5 * n).saying(`maker${String(made)} ${text}`)));
    await look();
    expect(await incidents()).toEqual([]);
  });

  it('a rehearsal finds the issues of the past', async () => {
    await past(1 / 3);
    const week = 7 * 24;
    await bring([complaint(0, week + 9), complaint(1, week + 3), complaint(2, week)]);
    await look();
    const rule = { kind: 'emerging', watchIds: [watch] };
    const { status, body } = await scene.as(scene.admin, 'POST', '/alert-rules/preview', { rule });
    expect([status, body.alerts]).toMatchObject([200, [{ observed: 3, severity: 4 }]]);
    const strict = await scene.as(scene.admin, 'POST', '/alert-rules/preview', {
      rule: { ...rule, sensitivity: 'low' },
    });
    expect(strict.body.alerts).toEqual([]);
  });
});

describe('where there are many', () => {
  it('three complaints about one thing raise none', async () => {
    await past(2);
    await look();
    await bring([complaint(0, 14), complaint(1, 5), complaint(2, 0)]);
    await look();
    expect(await incidents()).toEqual([]);
  });
});
