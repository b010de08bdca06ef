import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { iso } from '../../db/iso.js';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { ratePerMinute, type FanOutPlan } from '../../domain/incident/plan-fan-out.js';
import { Env } from '../../env.js';
import { cursorId, toPage, type Page } from '../../http/paging.js';
import type { FanOutNetwork, FanOutPreview, FanOutQuery, FanOutRowView } from './fan-out.dto.js';
import { IncidentRows } from './incident-rows.service.js';

/** Messages of a plan that are shown word for word. */
const MOST_SHOWN = 200;

/** Who was told what, as proof; and what a plan comes to, for who is about to send it. */
@Injectable()
export class FanOutReport {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rows: IncidentRows,
    private readonly env: Env,
  ) {}

  /** Oldest first. */
  async list(actor: Actor, id: string, { kind, limit, cursor }: FanOutQuery): Promise<Page<FanOutRowView>> {
    await this.rows.requireReach(this.dataSource, actor, id, 'read');
    const rows = await query<FanOutRowView>(
      this.dataSource,
      `SELECT f.id, f.kind, f.task_id AS "taskId", t.author_handle AS customer, t.network, f.lang, f.text,
         f.statement_n AS "statementVersion", f.state, f.reason,
         CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id::text, 'sentAt', ${iso('r.sent_at')}, 'url', r.url,
           'state', CASE WHEN r.withdrawn_at IS NULL THEN r.state ELSE 'withdrawn' END, 'problem', r.problem) END AS reply
       FROM fan_out f JOIN task t ON t.id = f.task_id LEFT JOIN reply r ON r.id = f.reply_id
       WHERE f.incident_id = $1 AND ($2::text IS NULL OR f.kind = $2) AND ($3::bigint IS NULL OR f.id > $3)
       ORDER BY f.id LIMIT $4`,
      [id, kind ?? null, cursorId(cursor), limit + 1],
    );
    return toPage(rows, limit, (row) => [row.id]);
  }

  show({ messages, leftOut }: FanOutPlan): Pick<FanOutPreview, keyof FanOutPreview> {
    const networks = new Map<string, FanOutNetwork>();
    for (const { network, afterSeconds } of messages) {
      const known = networks.get(network);
      const perMinute = ratePerMinute(network);
      const lastAfterSeconds = Math.max(afterSeconds, known?.lastAfterSeconds ?? 0);
      networks.set(network, { network, count: (known?.count ?? 0) + 1, perMinute, lastAfterSeconds });
    }
    const reasons = [...new Set(leftOut.map(({ reason }) => reason))];
    return {
      count: messages.length,
      messages: messages.slice(0, MOST_SHOWN),
      leftOut: reasons.map((reason) => {
        const taskIds = leftOut.filter((each) => each.reason === reason).map(({ taskId }) => taskId);
        return { reason, count: taskIds.length, taskIds };
      }),
      networks: [...networks.values()],
      holdSeconds: this.env.replyHoldSeconds,
    };
  }
}
