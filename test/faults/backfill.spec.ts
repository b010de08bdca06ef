import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { Installation } from '../support/processes/installation.js';
import { faultSeed, seededRandom } from '../support/processes/random.js';

jest.setTimeout(240_000);

const MENTIONS = 60_000;
const EVERY = 3;
const MOST_KILLS = process.env['EARSHOT_FAULTS'] === 'full' ? 5 : 2;
const FINISHED_WITHIN_MS = 120_000;

const seed = faultSeed(20_261_122);
const random = seededRandom(seed);
let installation: Installation;

beforeAll(async () => {
  installation = await Installation.start({ random, targets: [], workers: 2 });
});
afterAll(() => installation.stop());

/** Mentions of the last fortnight that no watch has found yet; every third names the word. */
async function storeMany(sourceId: string): Promise<void> {
  await installation.database.rows(
    `INSERT INTO mention (workspace_id, network, external_key, external_id, source_id, author_handle, text, lang, published_at,
       conversation_key, watch_ids, watch_spans, team_ids, sentiment_label, sentiment_score, sentiment_confidence, content_hash)
     SELECT s.workspace_id, 'web', 'post' || n, 'post' || n, s.id, 'ann', CASE WHEN n % ${String(EVERY)} = 0 THEN 'a gasket' ELSE 'else' END, 'en',
       now() - interval '1 hour' - n * interval '20 seconds', 'post' || n, '{}', '{}', '{}', 'neutral', 0, 0.5, md5('post' || n)
     FROM source s, generate_series(1, ${String(MENTIONS)}) n WHERE s.id = $1`,
    [sourceId],
  );
}

it('a backfill is brought to its end by others when workers are killed, and finds each mention once', async () => {
  const { admin, workers, database } = installation;
  await storeMany(await installation.addInbound());
  const watch = await admin.expect(201, '/watches', {
    method: 'POST',
    body: { name: 'Gaskets', kind: 'product', query: 'gasket' },
  });
  const { id } = await admin.expect(202, `/watches/${String(watch.id)}/backfills`, {
    method: 'POST',
    body: { days: 30 },
  });
  const deadline = performance.now() + FINISHED_WITHIN_MS;
  let kills = 0;
  let backfill = await admin.expect(200, `/backfills/${String(id)}`);
  while (backfill.state !== 'done' && performance.now() < deadline) {
    const isUnderWay = backfill.scanned > (kills * MENTIONS) / (MOST_KILLS + 1);
    if (isUnderWay && kills < MOST_KILLS) {
      await workers.killOne(random);
      kills += 1;
    }
    await sleep(50);
    backfill = await admin.expect(200, `/backfills/${String(id)}`);
  }
  expect({ seed, ...backfill }).toMatchObject({ seed, state: 'done', scanned: MENTIONS, total: MENTIONS, error: null });
  expect(backfill.matched).toBe(MENTIONS / EVERY);
  expect(kills).toBeGreaterThan(0);
  const [found] = await database.rows(
    `SELECT count(*)::int AS pairs, count(DISTINCT mention_id)::int AS mentions FROM mention_watch WHERE watch_id = $1`,
    [watch.id],
  );
  expect(found).toEqual({ pairs: MENTIONS / EVERY, mentions: MENTIONS / EVERY });
});
