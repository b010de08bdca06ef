import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Job, JobResult } from '../../jobs/job.js';

const UNUSED_HOURS = 24;
/** An answer that is settled may still be looked at by whoever gave it. */
const SETTLED_DAYS = 7;

/** Deletes pictures that no answer named, and the bytes of those whose answer is settled; the networks keep what they show. */
@Injectable()
export class DropReplyMediaJob implements Job {
  readonly name = 'drop-reply-media';
  readonly scope = 'cluster';
  readonly everySeconds = 3_600;

  constructor(private readonly dataSource: DataSource) {}

  async run(): Promise<JobResult> {
    const unused = await query(
      this.dataSource,
      `DELETE FROM reply_media WHERE reply_id IS NULL AND created_at < now() - make_interval(hours => $1) RETURNING id`,
      [UNUSED_HOURS],
    );
    const settled = await query(
      this.dataSource,
      `UPDATE reply_media im SET content = NULL, uploaded_ref = NULL FROM reply r
       WHERE r.id = im.reply_id AND im.content IS NOT NULL AND im.created_at < now() - make_interval(days => $1)
         AND (r.withdrawn_at IS NOT NULL OR r.state IN ('rejected', 'draft')
           OR (r.state = 'sent' AND r.sent_at < now() - make_interval(days => $1))) RETURNING im.id`,
      [SETTLED_DAYS],
    );
    return { unused: unused.length, settled: settled.length };
  }
}
