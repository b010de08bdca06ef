import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { AlertRule } from '../../domain/alert-rule/alert-rule.types.js';
import type { Job, JobContext, JobResult } from '../../jobs/job.js';
import { spikeLooks } from '../../metrics.js';
import { RulesInForce } from '../alert-rules/rules-in-force.service.js';
import { BlindTimes } from './blind-times.service.js';
import { CountSteps } from './count-steps.service.js';
import { HoldWatches } from './hold-watches.service.js';
import { groupByWatch } from './group-by-watch.js';
import { ListeningSpans } from './listening-spans.service.js';
import { type CountedWatch, LookAtWatches, type Looked } from './look-at-watches.service.js';
import { addHeard, DAYS_OF_MEMORY, type HeldWatch, settledUntil } from './spikes.types.js';

const DAY_MS = 86_400_000;
/** Enrolling looks at every watch: not at every tick. */
const ENROL_EVERY_MS = 30_000;
/** The past is counted so many days at a time. */
const SLICE_MS = 3 * DAY_MS;
/** What is not counted for so long is counted watch by watch. */
const NEAR_MS = 3_600_000;
/** Watches of one workspace in one transaction; fewer where they have days to catch up with. */
const BATCH = 1_700;
/** One batch after the other, until other jobs of this worker want their connections. */
const MOST_BATCHES = 200;
/** Counting that took longer is followed by a rest of its workspace: a flood of posts is not counted all the time. */
const LONG_COUNT_MS = 500;
const REST_FACTOR = 4;
/** A page is to leave within fifteen seconds of the post that brought it: with the wait for the next run this makes ten. */
export const LONGEST_REST_MS = 5_000;

/**
 * Looks for storms: brings the counts of every watch up to the last settled step and its series with them, and reads the steps that
 * are still open anew whenever something has come in, so that what is pushed to us is noticed within seconds. A watch is counted,
 * judged and told of in one transaction: what was cut short has not happened.
 */
@Injectable()
export class WatchSpikesJob implements Job {
  readonly name = 'watch-spikes';
  readonly scope = 'worker';
  readonly everySeconds = 5;
  private readonly log = new Logger('Spikes');
  private nextEnrolMs = 0;
  private readonly restsUntilMs = new Map<string, number>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly watches: HoldWatches,
    private readonly rules: RulesInForce,
    private readonly counts: CountSteps,
    private readonly blindTimes: BlindTimes,
    private readonly looks: LookAtWatches,
    private readonly listening: ListeningSpans,
  ) {}

  async run({ signal }: JobContext): Promise<JobResult> {
    if (performance.now() >= this.nextEnrolMs) {
      await this.listening.draw();
      await this.rules.addDefaults(this.dataSource);
      await this.watches.enrol();
      this.nextEnrolMs = performance.now() + ENROL_EVERY_MS;
    }
    const looked: string[] = [];
    let failed = 0;
    let tellMore: (isMore: boolean) => void = () => undefined;
    const isMore = new Promise<boolean>((resolve) => {
      tellMore = resolve;
    });
    const lane = async (): Promise<void> => {
      for (let batch = 0; batch < MOST_BATCHES && !signal.aborted; batch++) {
        const end = spikeLooks.startTimer();
        const ids = await this.lookAtSome(looked, tellMore);
        if (ids === null) {
          // One that fails must not keep the others of its batch from being looked at.
          const id = await this.lookAtOne(looked);
          if (id === null) break;
          if (id.hasFailed) failed++;
          looked.push(id.id);
        } else if (ids.length === 0) break;
        else looked.push(...ids);
        end();
      }
      tellMore(false);
    };
    // While the database counts the posts of one batch, the series of another are brought up to now here.
    await Promise.all([lane(), isMore.then((more) => (more ? lane() : undefined))]);
    return { watches: looked.length, failed };
  }

  /** Tells as soon as it is known whether there is more to look at than what this looks at; null: something failed. */
  private async lookAtSome(
    except: readonly string[],
    tellMore: (isMore: boolean) => void,
  ): Promise<readonly string[] | null> {
    try {
      return await this.commit(except, BATCH, (held) => {
        if (held.length === BATCH) tellMore(true);
      });
    } catch (error) {
      this.log.warn(`A batch of watches could not be looked at: ${error instanceof Error ? error.message : 'unknown'}`);
      return null;
    }
  }

  private async lookAtOne(
    except: readonly string[],
  ): Promise<{ readonly id: string; readonly hasFailed: boolean } | null> {
    let id: string | undefined;
    try {
      [id] = await this.commit(except, 1, (held) => {
        id = held[0]?.id;
      });
      return id === undefined ? null : { id, hasFailed: false };
    } catch (error) {
      if (id === undefined) throw error;
      await this.watches.recordProblem(id, error instanceof Error ? error.message : 'unknown');
      return { id, hasFailed: true };
    }
  }

  /** Gives the ids of the watches looked at; what their series learned is kept in memory only when it is stored. */
  private async commit(
    except: readonly string[],
    most: number,
    tellHeld: (held: readonly HeldWatch[]) => void,
  ): Promise<string[]> {
    const looked = await transact(this.dataSource, { repeatable: true }, async (tx) => {
      tellHeld([]);
      const held = await this.watches.claim(tx, except, this.resting(), most);
      tellHeld(held);
      return this.look(tx, held);
    });
    looked?.remember();
    return [...(looked?.found.keys() ?? [])];
  }

  private async look(tx: EntityManager, held: Awaited<ReturnType<HoldWatches['claim']>>): Promise<Looked | null> {
    const [first] = held;
    if (first === undefined) return null;
    const { workspaceId } = first;
    const now = await timeOf(tx);
    const settled = settledUntil(now);
    const past = new Date(settled.getTime() - DAYS_OF_MEMORY * DAY_MS);
    const blindFor = await this.blindTimes.read(tx, workspaceId, past);
    const rules: readonly AlertRule[] = await this.rules.list(tx, workspaceId);
    const counted = await this.count(tx, workspaceId, held, settled, now);
    const looked = await this.looks.look(tx, counted, { now, settled, blindFor, rules });
    await this.watches.release(tx, held, looked.found);
    return looked;
  }

  /** Counts what came since the last look, and stores the steps that are settled now. */
  private async count(
    tx: EntityManager,
    workspaceId: string,
    held: readonly HeldWatch[],
    settled: Date,
    now: Date,
  ): Promise<CountedWatch[]> {
    const startMs = settled.getTime() - NEAR_MS;
    const far = held.filter(({ countedUntil }) => countedUntil.getTime() < startMs);
    const caughtUp = new Map<string, HeldWatch>();
    for (const watch of far) caughtUp.set(watch.id, await this.catchUp(tx, watch, settled));
    const near = held.filter(({ id }) => !caughtUp.has(id));
    const from = Math.min(settled.getTime(), ...near.map(({ countedUntil }) => countedUntil.getTime()));
    const startedMs = performance.now();
    const counts = groupByWatch(await this.counts.recent(tx, workspaceId, held, new Date(from), now), (c) => c.watchId);
    this.rest(workspaceId, performance.now() - startedMs);
    const counted = held.map((each) => {
      const watch = caughtUp.get(each.id) ?? each;
      return { watch, counts: (counts.get(watch.id) ?? []).filter(({ at }) => at >= watch.countedUntil) };
    });
    const stored = counted.flatMap((each) => each.counts.filter(({ at }) => at < settled));
    await this.counts.store(tx, workspaceId, stored);
    return counted;
  }

  private rest(workspaceId: string, tookMs: number): void {
    if (tookMs > LONG_COUNT_MS)
      this.restsUntilMs.set(workspaceId, performance.now() + Math.min(LONGEST_REST_MS, REST_FACTOR * tookMs));
  }

  private resting(): string[] {
    const nowMs = performance.now();
    for (const [id, untilMs] of this.restsUntilMs) if (untilMs <= nowMs) this.restsUntilMs.delete(id);
    return [...this.restsUntilMs.keys()];
  }

  /** Piece by piece; what is counted so is read back from where it is stored. Gives the watch as it is then. */
  private async catchUp(tx: EntityManager, watch: HeldWatch, settled: Date): Promise<HeldWatch> {
    let { heardBy } = watch;
    for (let from = watch.countedUntil.getTime(); from < settled.getTime(); from += SLICE_MS) {
      const to = new Date(Math.min(from + SLICE_MS, settled.getTime()));
      const counts = await this.counts.past(tx, watch, new Date(from), to);
      await this.counts.store(tx, watch.workspaceId, counts);
      heardBy = addHeard(heardBy, counts);
    }
    return { ...watch, heardBy, countedUntil: settled };
  }
}

/** Posts are never later than the clock they were stored by; a mention of this very moment counts. */
async function timeOf(tx: EntityManager): Promise<Date> {
  const [row] = await query<{ now: Date }>(tx, `SELECT clock_timestamp() + interval '1 millisecond' AS now`);
  if (row === undefined) throw new Error('The database gave no time.');
  return row.now;
}
