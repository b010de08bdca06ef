import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { iso } from '../../db/iso.js';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { notFound } from '../../errors.js';
import { cursorId, toPage, type Page, type PageQuery } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import { TaskQueries } from '../tasks/task-queries.service.js';
import { findRule } from './rule-rows.js';
import type { PreparedText, RuleApplicationView } from './rules.dto.js';

/** What rules did, and what they prepared. */
@Injectable()
export class RuleApplications {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tasks: TaskQueries,
  ) {}

  /** Newest first; who leads a team sees what was about it. */
  async list(actor: Actor, ruleId: string, { limit, cursor }: PageQuery): Promise<Page<RuleApplicationView>> {
    const scope = requireAccess(actor, 'automations', 'read');
    if ((await findRule(this.dataSource, actor.workspaceId, ruleId)) === undefined) throw notFound('rule');
    const rows = await query<RuleApplicationView>(
      this.dataSource,
      `SELECT a.id, a.state, a.checks, a.acts, a.problem, ${iso('a.decided_at')} AS "decidedAt",
         ${iso('a.applied_at')} AS "appliedAt",
         json_build_object('taskId', a.task_id::text, 'mentionId', a.mention_id::text,
           'excerpt', coalesce(t.excerpt, left(coalesce(m.title, m.text), 200), ''),
           'network', coalesce(t.network, m.network, ''), 'lang', coalesce(t.lang, m.lang, ''),
           'customer', coalesce(t.author_handle, m.author_handle, '')) AS target
       FROM rule_application a LEFT JOIN task t ON t.id = a.task_id
         LEFT JOIN mention m ON m.id = a.mention_id AND NOT m.is_deleted
       WHERE a.workspace_id = $1 AND a.rule_id = $2 AND ($3::bigint IS NULL OR a.id < $3)
         AND ($5 OR t.team_id = ANY ($6::bigint[]) OR (t.id IS NULL AND m.team_ids && $6::bigint[]))
       ORDER BY a.id DESC LIMIT $4`,
      [actor.workspaceId, ruleId, cursorId(cursor), limit + 1, scope === 'all', actor.teamIds],
    );
    return toPage(rows, limit, ({ id }) => [id]);
  }

  /**
   * The approved text that a rule laid out for whoever acknowledges the task; null where there is none, or the customer was told by
   * now. Its words are filled when it is used, as those of every text.
   */
  async prepared(actor: Actor, taskId: string): Promise<PreparedText | null> {
    const task = await this.tasks.get(actor, taskId);
    if (task.acknowledgedAt !== null) return null;
    const [row] = await query<PreparedText>(
      this.dataSource,
      `SELECT a.template_id::text AS "templateId", v.name, json_build_object('id', r.id::text, 'name', r.name) AS rule,
         ${iso('a.applied_at')} AS "preparedAt"
       FROM rule_application a JOIN automation_rule r ON r.id = a.rule_id
         JOIN template p ON p.id = a.template_id AND p.deleted_at IS NULL
         JOIN template_version v ON v.template_id = p.id AND v.n = p.approved_version
       WHERE a.task_id = $1 AND a.template_id IS NOT NULL AND a.state = 'done' ORDER BY a.id DESC LIMIT 1`,
      [taskId],
    );
    return row ?? null;
  }
}
