import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Job, JobContext, JobResult } from '../../jobs/job.js';
import { APPLY_RULES } from './rules.types.js';
import { RuleCauses } from './rule-causes.service.js';

/** Of one rule in one run. */
const MOST_CLOCKS = 200;

interface Soon {
  readonly workspaceId: string;
  readonly ruleId: string;
  readonly clockIds: readonly string[];
}

/** Clocks that run out soon, as each rule means it, and that the rule was not yet asked about. */
const SOON = `
  SELECT r.workspace_id AS "workspaceId", r.id AS "ruleId", c.ids::text[] AS "clockIds" FROM automation_rule r
  CROSS JOIN LATERAL (
    SELECT array_agg(soon.id) AS ids FROM (
      SELECT c.id FROM task_clock c
      WHERE c.state = 'running' AND c.workspace_id = r.workspace_id AND c.due_at > now()
        AND c.due_at <= now() + make_interval(mins => r.minutes_before)
        AND NOT EXISTS (SELECT FROM outbox o WHERE o.kind = '${APPLY_RULES}'
          AND o.key = concat_ws(':', r.workspace_id, 'clock-soon', r.id, c.id, ''))
      ORDER BY c.due_at LIMIT ${String(MOST_CLOCKS)}) soon) c
  WHERE r.occasion = 'clock-soon' AND r.is_on AND r.deleted_at IS NULL AND c.ids IS NOT NULL ORDER BY r.id`;

/** Time itself is the cause of some rules: this writes it down before it has come. */
@Injectable()
export class ForeseeClocksJob implements Job {
  readonly name = 'foresee-clocks';
  readonly scope = 'worker';
  readonly everySeconds = 10;

  constructor(
    private readonly dataSource: DataSource,
    private readonly causes: RuleCauses,
  ) {}

  async run({ signal }: JobContext): Promise<JobResult> {
    let clocks = 0;
    for (const { workspaceId, ruleId, clockIds } of await query<Soon>(this.dataSource, SOON)) {
      if (signal.aborted) break;
      await this.dataSource.transaction(async (tx) => {
        // One by one, so that each has a key of its own and is written once.
        for (const id of clockIds) await this.causes.add(tx, workspaceId, [{ when: 'clock-soon', ids: [id], ruleId }]);
      });
      clocks += clockIds.length;
    }
    return { clocks };
  }
}
