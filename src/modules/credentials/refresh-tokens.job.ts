import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Job, JobContext, JobResult } from '../../jobs/job.js';
import { CredentialsService, type CallableSource } from './credentials.service.js';

const MOST_AT_ONCE = 50;

/** Renews tokens after four fifths of their life, whether anybody uses them or not: some networks forget what rests. */
@Injectable()
export class RefreshTokensJob implements Job {
  readonly name = 'refresh-tokens';
  readonly scope = 'cluster';
  readonly everySeconds = 30;

  constructor(
    private readonly dataSource: DataSource,
    private readonly credentials: CredentialsService,
  ) {}

  async run({ signal }: JobContext): Promise<JobResult> {
    const due = await query<CallableSource>(
      this.dataSource,
      `SELECT s.id, s.workspace_id AS "workspaceId", s.connector, s.settings, s.credentials
       FROM source_token t JOIN source s ON s.id = t.source_id
       WHERE t.state = 'connected' AND t.renew_at <= now() AND (t.lease_until IS NULL OR t.lease_until < now())
         AND s.deleted_at IS NULL ORDER BY t.renew_at LIMIT ${String(MOST_AT_ONCE)}`,
    );
    let renewed = 0;
    for (const source of due) {
      if (signal.aborted) break;
      if (await this.credentials.renewAhead(source)) renewed += 1;
    }
    return { renewed, failed: due.length - renewed };
  }
}
