import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ConnectorError, type Connector, type Gap, type Page } from '../../src/connectors/connector.js';
import { FillGapsJob } from '../../src/modules/ingest/fill-gaps.job.js';
import { ReadSourcesJob } from '../../src/modules/ingest/read-sources.job.js';
import { ConnectorCatalogue } from '../../src/modules/sources/connector-catalogue.service.js';
import { aPost } from '../support/a-post.js';
import { FakeNetwork } from '../support/fake-network.js';
import { Scene } from '../support/scene.js';

type Limits = Parameters<NonNullable<Connector['poll']>>[2];

let scene: Scene;

beforeAll(async () => {
  scene = await Scene.open();
});
afterEach(async () => {
  jest.restoreAllMocks();
  await scene.sql('UPDATE source SET deleted_at = now()');
});
afterAll(() => scene.close());

/** A network whose answers the test gives; `null` in place of `fill` is one that shows nothing of the past. */
async function sourceWith(
  answers: {
    poll?: (limits: Limits) => Page;
    fill?: ((gap: { from: Date | null; to: Date }, limits: Limits, cursor: unknown) => Page) | null;
  },
  body: object = {},
): Promise<string> {
  const { poll = () => page(), fill = () => page() } = answers;
  const { fill: _, ...fake } = new FakeNetwork('collected', null).connector();
  const connector: Connector = {
    ...fake,
    poll: (_source, _cursor, limits) => settle(() => poll(limits)),
    ...(fill === null ? {} : { fill: (_source, gap, cursor, limits) => settle(() => fill(gap, limits, cursor)) }),
  };
  const catalogue = scene.http.app.get(ConnectorCatalogue);
  const real = catalogue.get.bind(catalogue);
  jest.spyOn(catalogue, 'get').mockImplementation((kind) => (kind === 'fake' ? connector : real(kind)));
  return scene.source({ connector: 'fake', name: 'Fake', settings: {}, ...body });
}

const settle = async (answer: () => Page): Promise<Page> => Promise.resolve(answer());
const page = (change: Partial<Page> = {}): Page => ({ posts: [], cursor: null, complete: true, ...change });
const context = { signal: new AbortController().signal, workerId: 'spec' };
const read = async (id: string) => {
  await scene.sql('UPDATE source SET next_poll_at = now() WHERE id = $1', [id]);
  return scene.http.app.get(ReadSourcesJob).run(context);
};
const fill = () => scene.http.app.get(FillGapsJob).run(context);
const viewOf = async (id: string) => (await scene.get(`/sources/${id}`)).body;
const gapsOf = async (id: string) => (await scene.get(`/sources/${id}/gaps`)).body.items;
const at = (minute: number): Date => new Date(Date.UTC(2026, 2, 1, 12, minute));
const gap = (from: number, to: number): Gap => ({ from: at(from), to: at(to), reason: 'listing-ended' });

describe('a poll', () => {
  it('is told what the watches look for and how many requests it may make', async () => {
    const limits: Limits[] = [];
    const id = await sourceWith({
      poll: (given) => {
        limits.push(given);
        return page();
      },
    });
    await read(id);
    expect(limits).toMatchObject([{ terms: [{ kind: 'word', text: 'acme' }], maxRequests: 100 }]);
    await scene.watch({ name: 'Anybody', query: 'author:anna' });
    await read(id);
    expect(limits[1]?.terms).toBeNull();
  });

  it('leaves what the network said of its limits, and what it cannot see, for all to read', async () => {
    const resetsAt = new Date(Date.now() + 600_000);
    const quotas = [
      { name: 'posts', unit: 'posts' as const, limit: 100, remaining: 90, resetsAt: null },
      { name: 'search requests', unit: 'requests' as const, limit: 60, remaining: 3, resetsAt },
    ];
    const notices = [{ code: 'no-private', text: 'Private accounts are not seen.' }];
    const id = await sourceWith({ poll: () => page({ quotas, notices, cost: { requests: 2, usd: 0.25 } }) });
    await read(id);
    await read(id);
    const view = await viewOf(id);
    expect(view.notices).toEqual(notices);
    expect(view.health.quota).toEqual({ ...quotas[1], resetsAt: resetsAt.toISOString() });
    expect(view.health.quotas).toHaveLength(2);
    expect(view.spend.today).toEqual({ requests: 4, usd: 0.5 });
    expect(view.spend.month.requests).toBeGreaterThanOrEqual(4);
  });

  it('comes sooner after full ones, and at once while there is more', async () => {
    let complete = false;
    const id = await sourceWith({ poll: () => page({ complete }) }, { intervalSeconds: 600 });
    await read(id);
    expect(Date.parse((await viewOf(id)).nextPollAt)).toBeLessThanOrEqual(Date.now() + 1_000);
    complete = true;
    for (let time = 0; time < 4; time++) {
      complete = time % 2 === 1;
      await read(id);
    }
    const waitMs = Date.parse((await viewOf(id)).nextPollAt) - Date.now();
    expect(waitMs).toBeLessThan(600_000);
  });

  it('waits for a quota that is used up, and says so when that takes long', async () => {
    const resetsAt = new Date(Date.now() + 900_000);
    const quotas = [{ name: 'search requests', unit: 'requests' as const, limit: 60, remaining: 0, resetsAt }];
    let polls = 0;
    const id = await sourceWith(
      {
        poll: () => {
          polls += 1;
          return page({ quotas });
        },
      },
      { intervalSeconds: 60 },
    );
    await read(id);
    await read(id);
    expect(polls).toBe(1);
    const view = await viewOf(id);
    expect(view.nextPollAt).toBe(resetsAt.toISOString());
    expect(view.health).toMatchObject({ state: 'degraded', reason: { code: 'rate-limited' } });
  });
});

describe('a budget', () => {
  it('is set, shown, changed and taken away; nonsense is refused', async () => {
    const id = await sourceWith({}, { budget: { usdPerMonth: 20.5, requestsPerDay: 500 } });
    expect((await viewOf(id)).budget).toEqual({ usdPerMonth: 20.5, requestsPerDay: 500 });
    const change = (budget: unknown) => scene.as(scene.admin, 'PATCH', `/sources/${id}`, { budget });
    expect((await change({ requestsPerDay: 7 })).body.budget).toEqual({ requestsPerDay: 7 });
    for (const wrong of [{ requestsPerDay: 0 }, { usdPerMonth: -1 }, { requestsPerDay: 1.5 }, { euros: 1 }, 5])
      expect((await change(wrong)).status).toBe(400);
    expect((await change(null)).body.budget).toBeNull();
  });

  it('that is spent makes the source blind with a gap, and raising it lets it catch up', async () => {
    let polls = 0;
    const id = await sourceWith(
      {
        poll: () => {
          polls += 1;
          return page({ cost: { requests: 3 } });
        },
      },
      { budget: { requestsPerDay: 6 } },
    );
    await read(id);
    await read(id);
    await read(id);
    expect(polls).toBe(2);
    const view = await viewOf(id);
    expect(view.health).toMatchObject({ state: 'blind', reason: { code: 'budget-spent' } });
    expect(Date.parse(view.nextPollAt) % 86_400_000).toBe(0);
    expect(await gapsOf(id)).toMatchObject([{ reason: 'budget-spent', state: 'open', to: view.nextPollAt }]);
    await scene.as(scene.admin, 'PATCH', `/sources/${id}`, { budget: { requestsPerDay: 100 } });
    await read(id);
    expect(polls).toBe(3);
    expect((await viewOf(id)).health).toMatchObject({ state: 'ok', reason: null });
    expect(await gapsOf(id)).toMatchObject([{ reason: 'budget-spent', state: 'filled' }]);
  });
});

describe('a gap', () => {
  it('is one with those it overlaps, and is read a page at a time until nothing is left', async () => {
    let gaps: Gap[] = [gap(0, 10)];
    const asked: unknown[] = [];
    const id = await sourceWith({
      poll: () => page({ gaps }),
      fill: ({ from, to }, { maxRequests }, cursor) => {
        asked.push([from, to, cursor, maxRequests]);
        const posts = [
          aPost()
            .with({ publishedAt: at(asked.length) })
            .build(),
        ];
        return page({ posts, cursor: { next: asked.length }, complete: asked.length === 2, cost: { requests: 1 } });
      },
    });
    await read(id);
    gaps = [gap(5, 20), gap(40, 50)];
    await read(id);
    gaps = [];
    expect(await gapsOf(id)).toMatchObject([
      { from: at(40).toISOString(), to: at(50).toISOString(), state: 'open' },
      { from: at(0).toISOString(), to: at(20).toISOString(), state: 'open' },
    ]);
    await scene.sql(`UPDATE gap SET next_try_at = now() + interval '1 hour' WHERE from_at = $1`, [at(40)]);
    expect(await fill()).toMatchObject({ part: 1 });
    expect((await gapsOf(id))[1]).toMatchObject({ state: 'filling', found: 1, filledAt: null });
    expect(await fill()).toMatchObject({ filled: 1 });
    expect((await gapsOf(id))[1]).toMatchObject({ state: 'filled', found: 2, filledAt: expect.any(String) });
    expect(await fill()).toEqual({});
    expect(asked).toEqual([
      [at(0), at(20), null, 100],
      [at(0), at(20), { next: 1 }, 100],
    ]);
    expect((await viewOf(id)).spend.today.requests).toBe(2);
  });

  it('is lost where the network shows nothing of the past, and where it fails for long; people may ask again', async () => {
    const unseen = await sourceWith({ poll: () => page({ gaps: [gap(0, 1)] }), fill: null });
    await read(unseen);
    expect(await gapsOf(unseen)).toMatchObject([{ state: 'lost', reason: 'listing-ended' }]);
    let isWell = false;
    const id = await sourceWith({
      poll: () => page({ gaps: isWell ? [] : [gap(0, 1)] }),
      fill: () => {
        if (!isWell) throw new ConnectorError('invalid', 'The archive refused the dates.');
        return page();
      },
    });
    await read(id);
    for (let time = 0; time < 3; time++) {
      await scene.sql('UPDATE gap SET next_try_at = now() WHERE source_id = $1', [id]);
      await fill();
    }
    const [lost] = await gapsOf(id);
    expect(lost).toMatchObject({ state: 'lost', problem: 'The archive refused the dates.' });
    isWell = true;
    const asked = await scene.as(scene.admin, 'POST', `/sources/${id}/gaps/${String(lost.id)}/fill`);
    expect([asked.status, asked.body.state]).toEqual([202, 'open']);
    await fill();
    expect((await gapsOf(id))[0]).toMatchObject({ state: 'filled', problem: null });
    expect((await scene.as(scene.admin, 'POST', `/sources/${unseen}/gaps/${String(lost.id)}/fill`)).status).toBe(404);
    const agent = await scene.agent('Ann');
    expect((await scene.as(agent, 'POST', `/sources/${id}/gaps/${String(lost.id)}/fill`)).status).toBe(403);
  });

  it('is read by one worker at a time, and by another when that one died', async () => {
    let fills = 0;
    const id = await sourceWith({
      poll: () => page({ gaps: [gap(0, 1)] }),
      fill: () => {
        fills += 1;
        return page();
      },
    });
    await read(id);
    await scene.sql(
      `UPDATE gap SET lease_token = 'dead', lease_until = now() + interval '1 minute' WHERE source_id = $1`,
      [id],
    );
    expect(await fill()).toEqual({});
    await scene.sql(`UPDATE gap SET lease_until = now() - interval '1 second' WHERE source_id = $1`, [id]);
    await Promise.all([fill(), fill()]);
    expect(fills).toBe(1);
  });

  it('says when what was pushed to a paused source was refused', async () => {
    const id = await scene.inboundSource();
    await scene.as(scene.admin, 'PATCH', `/sources/${id}`, { isPaused: true });
    await scene.as(scene.admin, 'PATCH', `/sources/${id}`, { isPaused: false });
    expect(await gapsOf(id)).toMatchObject([{ reason: 'paused', state: 'lost' }]);
  });
});
