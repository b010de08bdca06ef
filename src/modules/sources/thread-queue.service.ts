import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Budget, SpendSoFar, StoredQuota } from '../../domain/collecting/collecting.types.js';
import { spendOf } from '../../db/source-spend.js';

/** A conversation to be read again, with what that needs of its source. */
export interface DueThread {
  readonly taskId: string;
  readonly externalId: string;
  readonly conversationId: string;
  readonly workspaceId: string;
  readonly sourceId: string;
  readonly connector: string;
  readonly settings: Record<string, unknown>;
  readonly credentials: string | null;
  readonly intervalSeconds: number;
  readonly budget: Budget | null;
  readonly quotas: readonly StoredQuota[];
  readonly spend: SpendSoFar;
  /** The database's time at the claim. */
  readonly now: Date;
}

/** A young task is looked at more often: most answers are given in the first hour. */
const YOUNG_SECONDS = 3_600;
const AGAIN_YOUNG_SECONDS = 300;
const AGAIN_SECONDS = 1_800;

/** Which conversations may have been answered where we do not see it. */
@Injectable()
export class ThreadQueue {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Takes the open tasks that have waited longest among those that are answered by hand or wait for the customer, of sources whose
   * connector can read threads. When they were read moves in the claim, so that nobody takes them twice.
   */
  claim(connectors: readonly string[], limit: number): Promise<DueThread[]> {
    return query<DueThread>(
      this.dataSource,
      `WITH due AS (
         SELECT t.id, t.source_id, t.last_mention_id FROM task t JOIN source s ON s.id = t.source_id
         WHERE t.is_open AND (t.state = 'waiting' OR t.replyability ->> 'verdict' = 'by-hand')
           AND coalesce(t.thread_read_at, t.opened_at) < now() - make_interval(secs =>
             CASE WHEN t.opened_at > now() - make_interval(secs => $3) THEN $4::int ELSE $5::int END)
           AND s.deleted_at IS NULL AND s.health_state NOT IN ('paused', 'blind') AND s.connector = ANY ($1::text[])
         ORDER BY t.thread_read_at NULLS FIRST, t.id LIMIT $2 FOR UPDATE OF t SKIP LOCKED),
       taken AS (
         UPDATE task t SET thread_read_at = now() FROM due WHERE t.id = due.id RETURNING t.id)
       SELECT t.id AS "taskId", m.external_id AS "externalId", coalesce(m.conversation_id, m.external_id) AS "conversationId",
         s.workspace_id AS "workspaceId", s.id AS "sourceId", s.connector, s.settings, s.credentials,
         s.interval_seconds AS "intervalSeconds", s.budget, s.quotas, ${spendOf('s')} AS spend, now() AS now
       FROM taken t JOIN due USING (id) JOIN source s ON s.id = due.source_id JOIN mention m ON m.id = due.last_mention_id
       WHERE NOT m.is_deleted`,
      [connectors, limit, YOUNG_SECONDS, AGAIN_YOUNG_SECONDS, AGAIN_SECONDS],
    );
  }
}
