import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ConnectorCatalogue } from '../../src/modules/sources/connector-catalogue.service.js';
import { collectStorm, type StormOutcome, type StormPlan } from '../support/collect-storm.js';
import { FakeNetwork } from '../support/fake-network.js';
import { Scene } from '../support/scene.js';
import { startStormBluesky } from '../support/stand-ins/bluesky.stand-in.js';
import { startStormMastodon } from '../support/stand-ins/mastodon.stand-in.js';
import { startStormReddit } from '../support/stand-ins/reddit.stand-in.js';
import type { StormStandIn } from '../support/stand-ins/stand-in.js';
import { startStormX } from '../support/stand-ins/x.stand-in.js';

const STORM: StormPlan = { posts: 5_000, stormSeconds: 120, intervalSeconds: 300, patienceSeconds: 6 * 3_600 };
/** The slowest network reads forty posts a page, over HTTP, and this machine may be busy. */
jest.setTimeout(240_000);

const LIMIT = { requests: 60, windowSeconds: 900 };

const NETWORKS: readonly (readonly [kind: string, start: () => Promise<StormStandIn>])[] = [
  ['x', startStormX],
  ['bluesky', startStormBluesky],
  ['mastodon', startStormMastodon],
  ['reddit', startStormReddit],
];

function expectAllStored(outcome: StormOutcome): void {
  expect(outcome.published.length).toBeGreaterThanOrEqual(STORM.posts);
  expect(outcome.missing.slice(0, 10)).toEqual([]);
  expect(outcome.gaps.filter(({ state }) => state !== 'filled')).toEqual([]);
}

describe('a storm of 5,000 posts in two minutes', () => {
  describe('on a network of the test', () => {
    let scene: Scene;
    beforeAll(async () => {
      scene = await Scene.open();
    });
    afterEach(() => {
      jest.restoreAllMocks();
    });
    afterAll(() => scene.close());

    async function collect(network: FakeNetwork): Promise<StormOutcome & { sourceId: string }> {
      const catalogue = scene.http.app.get(ConnectorCatalogue);
      const real = catalogue.get.bind(catalogue);
      const connector = network.connector();
      jest.spyOn(catalogue, 'get').mockImplementation((kind) => (kind === 'fake' ? connector : real(kind)));
      const { intervalSeconds } = STORM;
      const sourceId = await scene.source({ connector: 'fake', name: 'Fake', settings: {}, intervalSeconds });
      const weather = {
        setNow: (at: Date) => {
          network.now = at;
        },
        publish: (posts: Parameters<FakeNetwork['publish']>[0]) => network.publish(posts),
      };
      return { ...(await collectStorm(scene, sourceId, weather, STORM)), sourceId };
    }

    it('is stored once and wholly where the listing goes back far enough, over several windows of the limit', async () => {
      const network = new FakeNetwork('endless', null);
      network.limit = { requests: 20, windowSeconds: 900 };
      const outcome = await collect(network);
      expectAllStored(outcome);
      expect(outcome.gaps).toEqual([]);
      expect(outcome.seconds).toBeGreaterThan(900);
      expect(network.refused).toBe(0);
    });

    it('leaves a recorded gap where the listing ends early, which is filled later', async () => {
      const network = new FakeNetwork('ending', 800);
      network.limit = LIMIT;
      const outcome = await collect(network);
      expectAllStored(outcome);
      expect(outcome.gaps.length).toBeGreaterThan(0);
      const { body } = await scene.get(`/sources/${outcome.sourceId}`);
      expect(body.health.quotas).toMatchObject([{ name: 'search requests', limit: 60 }]);
      expect(body.spend.today.requests).toBe(network.requests);
      const gaps = await scene.get(`/sources/${outcome.sourceId}/gaps`);
      expect(gaps.body.items[0]).toMatchObject({ state: 'filled', problem: null, filledAt: expect.any(String) });
    });
  });

  it.each(NETWORKS)('on %s is stored once, behind 60 requests in 15 minutes', async (kind, start) => {
    const network = await start();
    const scene = await Scene.open({ outboundAllow: network.targets });
    try {
      network.limitRequests(LIMIT);
      const { settings } = network;
      // What was typed in; tokens are come by as in life.
      const fields = scene.http.app.get(ConnectorCatalogue).get(kind)?.credentialFields ?? [];
      const credentials = Object.fromEntries(
        fields.flatMap(({ name }) => Object.entries(network.credentials).filter(([given]) => given === name)),
      );
      const sourceId = await scene.source({
        connector: kind,
        name: kind,
        settings,
        ...(Object.keys(credentials).length === 0 ? {} : { credentials }),
        intervalSeconds: STORM.intervalSeconds,
      });
      const outcome = await collectStorm(scene, sourceId, network, STORM);
      expectAllStored(outcome);
    } finally {
      await scene.close();
      await network.stop();
    }
  });
});
