import { ConnectorError } from '../../src/connectors/connector.js';
import { FillGapsJob } from '../../src/modules/ingest/fill-gaps.job.js';
import { SourceReader } from '../../src/modules/ingest/source-reader.service.js';
import { GapStore } from '../../src/modules/sources/gap-store.service.js';
import { SourceLeaseService } from '../../src/modules/sources/source-lease.service.js';
import type { Scene } from './scene.js';

/** The other side of a storm; time is the storm's. */
export interface StormyNetwork {
  setNow(at: Date): void;
  /** Gives the external ids, in order. */
  publish(posts: readonly { readonly text: string; readonly at: Date }[]): readonly string[];
}

export interface StormPlan {
  readonly posts: number;
  readonly stormSeconds: number;
  /** Between two polls of a calm source. */
  readonly intervalSeconds: number;
  /** Simulated time after which it is over, whatever was read. */
  readonly patienceSeconds: number;
}

export interface StormOutcome {
  readonly published: readonly string[];
  /** Published, but not stored. */
  readonly missing: readonly string[];
  /** Simulated seconds from the first post until nothing was left to read. */
  readonly seconds: number;
  readonly polls: number;
  readonly gaps: readonly { readonly state: string; readonly reason: string; readonly found: number }[];
}

const START = new Date('2026-03-02T09:00:00Z');
const CALM_POSTS = 3;
const CALM_ROUNDS = 3;

/** What the storm's posts say, each about the watched brand and each different. */
const textOf = (n: number): string =>
  `Acme outage report ${String(n)}: order ${String(n * 7919)} never came, ${['angry', 'sad', 'tired'][n % 3] ?? ''} (#acme)`;

/**
 * Lets a storm of posts go over a source and drives polling and the filling of gaps by the storm's clock, as the jobs would by the
 * real one, until everything is read or patience ends. Real are the connector, the plan of requests and intervals, and the database.
 */
export async function collectStorm(
  scene: Scene,
  sourceId: string,
  network: StormyNetwork,
  plan: StormPlan,
): Promise<StormOutcome> {
  const storm = new StormRun(scene, sourceId, network, plan);
  await storm.beCalm();
  return storm.run();
}

class StormRun {
  private readonly published: string[] = [];
  private now = START;
  private polls = 0;
  private shown = 0;
  private startedAt = START;

  constructor(
    private readonly scene: Scene,
    private readonly sourceId: string,
    private readonly network: StormyNetwork,
    private readonly plan: StormPlan,
  ) {}

  /** Some quiet reads first, so that the source has a place to read on from. */
  async beCalm(): Promise<void> {
    for (let round = 0; round < CALM_ROUNDS; round++) {
      this.setNow(this.now);
      const posts = Array.from({ length: CALM_POSTS }, (_, n) => ({
        text: `Acme quiet note ${String(round)}-${String(n)}`,
        at: new Date(this.now.getTime() - (CALM_POSTS - n) * 10_000),
      }));
      this.published.push(...this.network.publish(posts));
      this.setNow((await this.pollUntilRead()) ?? this.now);
    }
  }

  async run(): Promise<StormOutcome> {
    this.startedAt = this.now;
    const end = this.now.getTime() + this.plan.patienceSeconds * 1_000;
    // Read to its end once more after everything has come: what the first time overlooked would show.
    let completeReads = 0;
    while (this.now.getTime() < end && completeReads < 2) {
      const next = await this.poll();
      if (!next.isMore) await this.fill();
      const isOver = this.shown === this.plan.posts && next.isComplete && (await this.openGaps()) === 0;
      completeReads += isOver ? 1 : 0;
      this.setNow(next.at);
    }
    return this.outcome();
  }

  private async pollUntilRead(): Promise<Date | null> {
    for (let left = 50; left > 0; left--) {
      const { isMore, at } = await this.poll();
      if (!isMore) return at;
      this.setNow(at);
    }
    throw new Error('The calm source was never read to its end.');
  }

  /** Moves the clock, and everything published by then appears. */
  private setNow(at: Date): void {
    this.now = at;
    const { posts, stormSeconds } = this.plan;
    const due = Math.floor(((at.getTime() - this.startedAt.getTime()) / (stormSeconds * 1_000)) * posts);
    const until = this.startedAt === START ? 0 : Math.min(posts, due);
    const fresh = [];
    for (; this.shown < until; this.shown++) {
      const offsetMs = Math.floor((this.shown / posts) * stormSeconds * 1_000);
      fresh.push({ text: textOf(this.shown), at: new Date(this.startedAt.getTime() + offsetMs) });
    }
    this.network.setNow(at);
    if (fresh.length > 0) this.published.push(...this.network.publish(fresh));
  }

  /** One poll, as the job makes it, and when the next one is due. */
  private async poll(): Promise<{ at: Date; isMore: boolean; isComplete: boolean }> {
    const leases = this.scene.http.app.get(SourceLeaseService);
    await this.scene.sql(
      `UPDATE source SET next_poll_at = now() - interval '1 second', lease_token = NULL, lease_until = NULL WHERE id = $1`,
      [this.sourceId],
    );
    const claimed = await leases.claimDue('storm', 50);
    const source = claimed.find(({ id }) => id === this.sourceId);
    if (source === undefined) throw new Error('The stormy source cannot be read.');
    this.polls += 1;
    try {
      const { outcome, nextAt } = await this.scene.http.app
        .get(SourceReader)
        .read({ ...source, now: this.now, readUntilAt: this.now }, AbortSignal.timeout(60_000));
      const isMore = outcome === 'more' && nextAt <= this.now;
      const soonest = new Date(this.now.getTime() + 1_000);
      return { at: nextAt > soonest ? nextAt : soonest, isMore, isComplete: outcome === 'read' };
    } catch (error) {
      if (!(error instanceof ConnectorError) || error.fault !== 'quota') throw error;
      const { code, retryAfterSeconds = this.plan.intervalSeconds, quotas } = error.options;
      await leases.recordFailure(source, { fault: 'quota', code, message: error.message, retryAfterSeconds, quotas });
      return { at: new Date(this.now.getTime() + retryAfterSeconds * 1_000), isMore: false, isComplete: false };
    }
  }

  /** One page of one gap; whether there was one to read. */
  private async fill(): Promise<boolean> {
    await this.scene.sql(`UPDATE gap SET next_try_at = now() WHERE source_id = $1`, [this.sourceId]);
    const gaps = this.scene.http.app.get(GapStore);
    const gap = await gaps.claim('storm');
    if (gap === null) return false;
    try {
      const outcome = await this.scene.http.app.get(FillGapsJob).fill(gap, this.now, AbortSignal.timeout(60_000));
      return outcome !== 'waits';
    } catch (error) {
      if (!(error instanceof ConnectorError) || error.fault !== 'quota') throw error;
      await gaps.waitUntil(gap, 0, null);
      return false;
    }
  }

  private openGaps(): Promise<number> {
    return this.scene.count('gap', `source_id = $1 AND state IN ('open', 'filling')`, [this.sourceId]);
  }

  private async outcome(): Promise<StormOutcome> {
    const stored = await this.scene.sql<{ id: string }>('SELECT external_id AS id FROM mention WHERE source_id = $1', [
      this.sourceId,
    ]);
    const known = new Set(stored.map(({ id }) => id));
    if (known.size < stored.length) throw new Error('A post was stored twice.');
    const gaps = await this.scene.sql<{ state: string; reason: string; found: number }>(
      'SELECT state, reason, found FROM gap WHERE source_id = $1 ORDER BY id',
      [this.sourceId],
    );
    return {
      published: this.published,
      missing: this.published.filter((id) => !known.has(id)),
      seconds: (this.now.getTime() - this.startedAt.getTime()) / 1_000,
      polls: this.polls,
      gaps,
    };
  }
}
