import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import type { AcknowledgePolicy, RefusalCode } from '../../domain/automation/acknowledge.types.js';
import { decideAcknowledge } from '../../domain/automation/decide-acknowledge.js';
import { cursorId, toPage, type Page } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import { AcknowledgeFactsService } from './acknowledge-facts.service.js';
import { AcknowledgeTexts } from './acknowledge-texts.service.js';
import type {
  AcknowledgePreview,
  CountedRefusal,
  DecisionFilter,
  DecisionView,
  DecisionCounts,
  PreviewedTask,
} from './auto-acknowledge.dto.js';

const DAYS = 30;
/** More tasks than these are not tried: the newest of them are. */
const MOST_TASKS = 5_000;
const SLICE = 200;
const EXAMPLES = 20;

/** What was decided, and what another policy would have decided. */
@Injectable()
export class AcknowledgeDecisions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: AcknowledgeFactsService,
    private readonly texts: AcknowledgeTexts,
  ) {}

  /** Newest task first; who leads a team sees those of it. */
  async list(actor: Actor, { limit, cursor, isAllowed }: DecisionFilter): Promise<Page<DecisionView>> {
    const scope = requireAccess(actor, 'automations', 'read');
    const rows = await query<DecisionView>(
      this.dataSource,
      `SELECT json_build_object('id', t.id::text, 'excerpt', t.excerpt, 'network', t.network, 'lang', t.lang,
           'customer', t.author_handle) AS task, d.is_allowed AS "isAllowed", d.refusals, d.policy_version AS "policyVersion",
         CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id::text, 'text', r.text,
           'state', CASE WHEN r.withdrawn_at IS NULL THEN r.state ELSE 'withdrawn' END) END AS reply, d.decided_at AS "decidedAt"
       FROM auto_acknowledge_decision d JOIN task t ON t.id = d.task_id LEFT JOIN reply r ON r.id = d.reply_id
       WHERE d.workspace_id = $1 AND ($2::bigint IS NULL OR d.task_id < $2) AND ($3::boolean IS NULL OR d.is_allowed = $3)
         AND ($5 OR t.team_id = ANY ($6::bigint[]))
       ORDER BY d.task_id DESC LIMIT $4`,
      [
        actor.workspaceId,
        cursorId(cursor),
        isAllowed === undefined ? null : isAllowed === 'true',
        limit + 1,
        scope === 'all',
        actor.teamIds,
      ],
    );
    return toPage(rows, limit, ({ task }) => [task.id]);
  }

  /** Of the last 30 days, the commonest reason first. */
  async count(actor: Actor): Promise<DecisionCounts> {
    requireAccess(actor, 'automations', 'read');
    const [sum] = await query<{ decided: number; allowed: number }>(
      this.dataSource,
      `SELECT count(*)::int AS decided, count(*) FILTER (WHERE is_allowed)::int AS allowed FROM auto_acknowledge_decision
       WHERE workspace_id = $1 AND decided_at > now() - make_interval(days => ${String(DAYS)})`,
      [actor.workspaceId],
    );
    const refused = await query<CountedRefusal>(
      this.dataSource,
      `SELECT refusal ->> 'code' AS code, count(*)::int AS n FROM auto_acknowledge_decision, jsonb_array_elements(refusals) refusal
       WHERE workspace_id = $1 AND decided_at > now() - make_interval(days => ${String(DAYS)}) GROUP BY 1 ORDER BY 2 DESC, 1`,
      [actor.workspaceId],
    );
    return { days: DAYS, decided: sum?.decided ?? 0, allowed: sum?.allowed ?? 0, refused };
  }

  /** Tries a policy as if it had been on, on the tasks of the last 30 days as each was when it opened. It changes nothing. */
  async preview(actor: Actor, policy: AcknowledgePolicy): Promise<AcknowledgePreview> {
    requireAccess(actor, 'automations', 'update');
    const { workspaceId } = actor;
    const tried = { ...policy, isEnabled: true };
    const ids = await this.newest(workspaceId);
    const approved = await this.texts.approved(this.dataSource, workspaceId);
    const refused = new Map<RefusalCode, number>();
    const examples: PreviewedTask[] = [];
    let allowed = 0;
    for (let from = 0; from < ids.length; from += SLICE) {
      const slice = ids.slice(from, from + SLICE);
      const options = { isRehearsal: true, hasOwner: true };
      for (const task of await this.facts.gather(this.dataSource, workspaceId, slice, tried, options)) {
        const decision = decideAcknowledge(tried, task.facts);
        if (!decision.isAllowed) {
          for (const { code } of decision.refusals) refused.set(code, (refused.get(code) ?? 0) + 1);
          continue;
        }
        allowed += 1;
        if (examples.length >= EXAMPLES) continue;
        const { intent, team, facts } = task;
        const text = this.texts.choose(approved, decision.kind, { lang: facts.lang, intent, teamId: team.id });
        examples.push({
          task: {
            id: task.taskId,
            excerpt: task.excerpt,
            network: task.network,
            lang: facts.lang ?? '',
            customer: task.handle,
          },
          text: text === null ? '' : await this.texts.fill(this.dataSource, workspaceId, task, text),
        });
      }
    }
    const counts = [...refused]
      .map(([code, n]) => ({ code, n }))
      .sort((a, b) => b.n - a.n || (a.code < b.code ? -1 : 1));
    return { days: DAYS, tasks: ids.length, isSampled: ids.length === MOST_TASKS, allowed, refused: counts, examples };
  }

  private async newest(workspaceId: string): Promise<string[]> {
    const rows = await query<{ id: string }>(
      this.dataSource,
      `SELECT id FROM task WHERE workspace_id = $1 AND opened_at > now() - make_interval(days => ${String(DAYS)})
       ORDER BY id DESC LIMIT ${String(MOST_TASKS)}`,
      [workspaceId],
    );
    return rows.map(({ id }) => id);
  }
}
