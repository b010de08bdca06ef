import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { stormToPage } from '../../src/metrics.js';
import { WakeUpService } from '../../src/jobs/wake-up.service.js';
import { RunChainsJob } from '../../src/modules/alerts/run-chains.job.js';
import { LONGEST_REST_MS, WatchSpikesJob } from '../../src/modules/spikes/watch-spikes.job.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { givePast } from '../support/give-past.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { Scene } from '../support/scene.js';
import { serveLoopback, type Loopback } from '../support/stand-ins/stand-in.js';

const MINUTE_MS = 60_000;
const ANGRY = 60;

let scene: Scene;
let receiver: Loopback;
let anna: SignedInMember;
let bert: SignedInMember;
let made = 0;
let name: string;
let watch: string;
let source: string;

beforeAll(async () => {
  receiver = await serveLoopback(() => ({ status: 200, body: '{}' }));
  scene = await Scene.open({ outboundAllow: [receiver.host] });
  anna = await scene.agent('Anna');
  bert = await scene.agent('Bert');
  await scene.as(scene.admin, 'POST', '/notifiers', {
    ...{ kind: 'ntfy', name: 'Phones', alertKinds: ['none'] },
    settings: { topic: 'everybody', baseUrl: receiver.origin },
  });
  for (const [who, topic] of [
    [anna, 'anna-phone'],
    [bert, 'bert-phone'],
  ] as const) {
    await scene.sql(
      `INSERT INTO member_contact (workspace_id, member_id, kind, address, position, verified_at) VALUES ($1, $2, 'ntfy', $3, 0, now())`,
      [scene.workspaceId, who.memberId, topic],
    );
  }
  const chain = [anna, bert].map(({ memberId }, i) => ({ afterSeconds: i * 300, who: `member:${memberId}` }));
  expect((await scene.as(scene.admin, 'PUT', '/on-call', { chain })).status).toBe(200);
});
afterAll(async () => {
  await scene.close();
  await receiver.stop();
});

beforeEach(async () => {
  await scene.sql(`UPDATE watch SET deleted_at = now() WHERE id <> $1`, [scene.watchId]);
  await scene.sql(`UPDATE alert SET state = 'closed'`);
  await scene.sql(`UPDATE chain_run SET state = 'cancelled', next_due_at = NULL WHERE state = 'running'`);
  stormToPage.reset();
  receiver.received.length = 0;
  made += 1;
  name = `brand${String(made)}`;
  source = await scene.inboundSource({}, name);
  watch = await scene.watch({ name, query: name });
  const { workspaceId, teamId } = scene;
  await givePast((statement, values) => scene.sql(statement, values), {
    ...{ workspaceId, teamId, watch, source },
    ...{ days: 15, perHour: 4 },
  });
  await look();
});

/** Enrolling waits between two runs, and a workspace may rest; a spec waits for neither. */
async function look(): Promise<void> {
  const job = scene.http.app.get(WatchSpikesJob);
  Reflect.set(job, 'nextEnrolMs', 0);
  (Reflect.get(job, 'restsUntilMs') as Map<string, number>).clear();
  await job.run({ signal: new AbortController().signal, workerId: 'spec' });
}

async function page(): Promise<void> {
  await scene.http.app.get(RunChainsJob).run();
  await scene.sql(`UPDATE outbox SET due_at = now() WHERE state = 'waiting'`);
  await scene.runOutbox();
}

/** Angry posts of different people over the last minutes, as a webhook; `also`: further names in them. */
async function storm(also = ''): Promise<void> {
  const posts = Array.from({ length: ANGRY }, (_, n) => ({
    id: `${name}-${String(n)}`,
    text: `${name}${also} lost my parcel, this is terrible and I am angry ${String(n)}`,
    author: { handle: `angry${String(n)}` },
    lang: 'en',
    publishedAt: new Date(Date.now() - ((ANGRY - 1 - n) * 12 * MINUTE_MS) / ANGRY).toISOString(),
  }));
  expect((await scene.deliver(source, posts)).status).toBe(202);
}

const topics = (): string[] => receiver.received.map(({ body }) => (JSON.parse(body) as { topic: string }).topic);
const figures = async () => {
  const shown = String((await scene.http.call('//metrics')).body);
  return (which: string): number | undefined => {
    const line = shown.split('\n').find((each) => each.startsWith(`earshot_storm_to_page_seconds_${which} `));
    return line === undefined ? undefined : Number(line.split(' ').at(-1));
  };
};

describe('from a storm to the page', () => {
  it('of a storm that is pushed to us is measured once, with its first page', async () => {
    await storm();
    await look();
    await page();
    expect(topics()).toEqual(['anna-phone']);
    const shown = await figures();
    expect(shown('count{source="pushed"}')).toBe(1);
    expect(shown('bucket{le="60",source="pushed"}')).toBe(1);
    expect(shown('count{source="polled"}')).toBeUndefined();
    // The next one of the chain is woken minutes later on purpose.
    await scene.sql(`UPDATE chain_run SET next_due_at = now() WHERE state = 'running'`);
    await page();
    expect(topics()).toEqual(['anna-phone', 'bert-phone']);
    expect((await figures())('count{source="pushed"}')).toBe(1);
  });

  it('nothing waits but for the next look: every step after it is woken, and due at once', async () => {
    const heard: string[] = [];
    const listening = scene.http.app.get(WakeUpService).wakeUps.subscribe((what) => heard.push(what));
    const isHeard = (what: string): Promise<boolean> => waitUntil(() => heard.includes(what), 10_000);
    try {
      await storm();
      const looks = scene.http.app.get(WatchSpikesJob);
      expect(looks.everySeconds * 1_000 + LONGEST_REST_MS).toBeLessThanOrEqual(10_000);
      await look();
      expect(await isHeard('chains')).toBe(true);
      const chains = scene.http.app.get(RunChainsJob);
      expect(chains.wakeUp).toBe('chains');
      heard.length = 0;
      // No timer is moved: what is due now leaves now.
      await chains.run();
      expect(await isHeard('outbox')).toBe(true);
      await scene.runOutbox();
      expect(topics()).toEqual(['anna-phone']);
      expect((await figures())('count{source="pushed"}')).toBe(1);
    } finally {
      listening.unsubscribe();
    }
  });

  it('of one that three watches see is one page', async () => {
    const { workspaceId, teamId } = scene;
    const others = [`${name}pro`, `${name}boss`];
    for (const other of others) {
      const id = await scene.watch({ name: other, query: other });
      await givePast((statement, values) => scene.sql(statement, values), {
        ...{ workspaceId, teamId, watch: id, source },
        ...{ days: 15, perHour: 4 },
      });
    }
    await look();
    await storm(` ${others.join(' ')}`);
    for (let i = 0; i < 3; i++) {
      await look();
      await page();
    }
    expect(topics()).toEqual(['anna-phone']);
    expect(
      await scene.count(
        'incident',
        `state = 'suspected' AND started_at > now() - interval '1 hour' AND title LIKE $1`,
        [`%${name}%`],
      ),
    ).toBe(1);
    expect((await figures())('count{source="pushed"}')).toBe(1);
  });

  it('of one that is fetched is counted from the fetch', async () => {
    await scene.sql('UPDATE source SET is_polled = true WHERE id = $1', [source]);
    await storm();
    await scene.sql(`UPDATE mention SET seen_at = seen_at - interval '40 seconds' WHERE source_id = $1`, [source]);
    await look();
    await page();
    expect(topics()).toEqual(['anna-phone']);
    const shown = await figures();
    expect(shown('count{source="polled"}')).toBe(1);
    expect(shown('sum{source="polled"}')).toBeGreaterThanOrEqual(40);
    expect(shown('count{source="pushed"}')).toBeUndefined();
  });

  it('is not measured of an incident that somebody raises by hand', async () => {
    await storm();
    const body = { title: 'Parcels are lost', severity: 'SEV1', watchId: watch };
    expect((await scene.as(scene.admin, 'POST', '/incidents', body)).status).toBe(201);
    await page();
    expect(topics()).toEqual(['anna-phone']);
    const shown = await figures();
    for (const how of ['pushed', 'polled']) expect(shown(`count{source="${how}"}`)).toBeUndefined();
  });
});
