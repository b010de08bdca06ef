import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { HoldWatches } from '../../src/modules/spikes/hold-watches.service.js';
import { WatchSpikesJob } from '../../src/modules/spikes/watch-spikes.job.js';
import { Scene } from '../support/scene.js';

/** More than are looked at in two transactions. */
const WATCHES = 3_500;

let scene: Scene;

beforeAll(async () => {
  scene = await Scene.open();
});
afterAll(() => scene.close());

const looks = () =>
  scene.sql<{ at: string; watches: number }>(
    `SELECT looked_at::text AS at, count(*)::int AS watches FROM spike_watch GROUP BY looked_at ORDER BY looked_at`,
  );

it('many watches are looked at in one run, two transactions side by side, each watch once', async () => {
  await scene.watch({ name: 'first', query: 'first' });
  await scene.sql(
    `INSERT INTO watch (workspace_id, name, kind, query, team_id) SELECT w.workspace_id, 'brand' || n, w.kind, 'brand' || n, w.team_id
     FROM watch w CROSS JOIN generate_series(2, $1::int) n WHERE w.name = 'first'`,
    [WATCHES],
  );
  await scene.http.app.get(HoldWatches).enrol();
  // As if all had been looked at before, and something had come in for each.
  await scene.sql(`UPDATE spike_watch SET looked_at = now() - interval '1 hour', looked_sum = -1`);

  const enrolled = await scene.count('spike_watch', 'true', []);
  expect(enrolled).toBeGreaterThanOrEqual(WATCHES);
  const begun: number[] = [];
  const over: number[] = [];
  const { claim, release } = HoldWatches.prototype;
  HoldWatches.prototype.claim = async function (this: HoldWatches, ...given) {
    const held = await claim.apply(this, given);
    if (held.length > 0) begun.push(performance.now());
    return held;
  };
  HoldWatches.prototype.release = async function (this: HoldWatches, ...given) {
    await release.apply(this, given);
    over.push(performance.now());
  };
  try {
    const job = scene.http.app.get(WatchSpikesJob);
    const result = await job.run({ signal: new AbortController().signal, workerId: 'spec' });
    expect(result).toEqual({ watches: enrolled, failed: 0 });
  } finally {
    Object.assign(HoldWatches.prototype, { claim, release });
  }
  expect(begun).toHaveLength(3);
  expect(begun[1]).toBeLessThan(over[0] ?? 0);
  const stored = await looks();
  expect(stored).toHaveLength(3);
  expect(stored.reduce((sum, { watches }) => sum + watches, 0)).toBe(enrolled);
});
