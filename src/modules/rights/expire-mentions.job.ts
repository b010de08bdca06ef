import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Job, JobContext, JobResult } from '../../jobs/job.js';
import type { MentionKey } from '../mentions/mention-store.types.js';
import { DeletionsService } from './deletions.service.js';

const BATCH = 200;

interface Limited {
  readonly id: string;
  readonly workspaceId: string;
  readonly days: number;
}

/** Deletes what a source brought longer ago than it may be kept. */
@Injectable()
export class ExpireMentionsJob implements Job {
  readonly name = 'expire-mentions';
  readonly scope = 'cluster';
  readonly everySeconds = 600;

  constructor(
    private readonly dataSource: DataSource,
    private readonly deletions: DeletionsService,
  ) {}

  async run({ signal }: JobContext): Promise<JobResult> {
    const sources = await query<Limited>(
      this.dataSource,
      `SELECT id, workspace_id AS "workspaceId", retention_days AS days FROM source WHERE retention_days IS NOT NULL ORDER BY id`,
    );
    let expired = 0;
    for (const source of sources) {
      for (let last = BATCH; last === BATCH && !signal.aborted;) {
        last = await this.expireBatch(source);
        expired += last;
      }
    }
    return { expired };
  }

  /** Ids rise with the time of storing, so the oldest are looked at first. */
  private expireBatch({ id, workspaceId, days }: Limited): Promise<number> {
    return transact(this.dataSource, { repeatable: true }, async (tx) => {
      await this.deletions.lock(tx, workspaceId);
      const due = await query<MentionKey>(
        tx,
        `SELECT network, external_key AS "externalKey" FROM (
           SELECT id, network, external_key, seen_at FROM mention WHERE source_id = $1 AND NOT is_deleted ORDER BY id LIMIT $3) m
         WHERE m.seen_at < now() - make_interval(days => $2)`,
        [id, days, BATCH],
      );
      return (await this.deletions.remove(tx, workspaceId, due, 'expired')).length;
    });
  }
}
