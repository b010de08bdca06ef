import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Job, JobContext, JobResult } from '../../jobs/job.js';
import { WorkspaceRemoval } from '../workspaces/workspace-removal.service.js';
import { claimRunning } from './drill-rows.js';
import { EndDrill } from './end-drill.service.js';
import { FeedDrill } from './feed-drill.service.js';

/** So long a sandbox stays behind its drill; the report says all that is kept. */
const HOURS_KEPT = 24;

/** Feeds the drills that run, ends those whose time is up, and clears away what is left of them. */
@Injectable()
export class RunDrillsJob implements Job {
  readonly name = 'run-drills';
  readonly scope = 'worker';
  readonly everySeconds = 2;
  private readonly log = new Logger('Drills');

  constructor(
    private readonly dataSource: DataSource,
    private readonly feeder: FeedDrill,
    private readonly ending: EndDrill,
    private readonly removal: WorkspaceRemoval,
  ) {}

  async run({ signal }: JobContext): Promise<JobResult> {
    const running = await query<{ id: string }>(
      this.dataSource,
      `SELECT id FROM drill WHERE state = 'running' ORDER BY id`,
    );
    const counts = { posts: 0, ended: 0, cleared: 0, failed: 0 };
    for (const { id } of running) {
      if (signal.aborted) break;
      try {
        const { posts, hasEnded } = await this.advance(id);
        counts.posts += posts;
        if (hasEnded) counts.ended += 1;
      } catch (error) {
        counts.failed += 1;
        this.log.error(`Drill ${id}: ${error instanceof Error ? error.message : 'failed'}`);
      }
    }
    if (!signal.aborted && (await this.clearAway())) counts.cleared += 1;
    return counts;
  }

  /** One step of one drill; nothing where another worker is at it. */
  private advance(id: string): Promise<{ readonly posts: number; readonly hasEnded: boolean }> {
    return this.dataSource.transaction(async (tx) => {
      const drill = await claimRunning(tx, id);
      if (drill === null) return { posts: 0, hasEnded: false };
      const posts = await this.feeder.feed(tx, drill);
      const hasEnded = drill.now >= drill.endsAt;
      if (hasEnded) {
        const fed = await claimRunning(tx, id);
        if (fed !== null) await this.ending.finish(tx, fed, 'system', 'ended');
      }
      return { posts, hasEnded };
    });
  }

  /** One sandbox: of a drill that has long been over, or of a workspace that is gone. */
  private clearAway(): Promise<boolean> {
    return this.dataSource.transaction(async (tx) => {
      const [left] = await query<{ id: string }>(
        tx,
        `SELECT w.id FROM workspace w LEFT JOIN drill d ON d.id = w.drill_id
         WHERE w.drill_id IS NOT NULL AND (d.id IS NULL OR d.ended_at < now() - make_interval(hours => $1))
         ORDER BY w.id LIMIT 1 FOR UPDATE OF w SKIP LOCKED`,
        [HOURS_KEPT],
      );
      if (left === undefined) return false;
      await tx.query('UPDATE drill SET sandbox_id = NULL WHERE sandbox_id = $1', [left.id]);
      await this.removal.remove(tx, left.id);
      return true;
    });
  }
}
