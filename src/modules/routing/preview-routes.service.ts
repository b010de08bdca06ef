import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { routeTask } from '../../domain/routing/route-task.js';
import type { RouteDecision, StaffFacts } from '../../domain/routing/routing.types.js';
import { requireAccess } from '../../http/require-access.js';
import { describeRoute } from './describe-route.js';
import { RoutingFacts, type TaskToRoute } from './routing-facts.service.js';
import type { RoutingPreview, RoutingToPreview } from './routing-rules.dto.js';
import { RoutingRulesService, ruleOf } from './routing-rules.service.js';

const MOST_TASKS = 500;
const MOST_SHOWN = 50;
const USUAL_DAYS = 7;

interface Previewed {
  readonly task: TaskToRoute;
  readonly decision: RouteDecision;
}

/** Where the tasks of the last days would have gone: with today's people, by the shifts and absences of each moment. */
@Injectable()
export class PreviewRoutes {
  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: RoutingFacts,
    private readonly rules: RoutingRulesService,
  ) {}

  async preview(actor: Actor, body: RoutingToPreview): Promise<RoutingPreview> {
    const scope = requireAccess(actor, 'routing-rules', 'read');
    const tasksScope = requireAccess(actor, 'tasks', 'read');
    const days = body.days ?? USUAL_DAYS;
    const rules = (body.rules ?? (await this.rules.get(actor)).rules).map((rule, i) => ruleOf(rule, String(i)));
    const teamIds = scope === 'all' && tasksScope === 'all' ? null : actor.teamIds;
    const tasks = await this.facts.readTasks(
      this.dataSource,
      `WHERE t.workspace_id = $1 AND t.opened_at > now() - make_interval(days => $2)
         AND ($3::bigint[] IS NULL OR t.team_id = ANY ($3)) ORDER BY t.opened_at DESC, t.id DESC LIMIT ${String(MOST_TASKS)}`,
      [actor.workspaceId, days, teamIds],
    );
    const book = await this.facts.readStaff(actor.workspaceId);
    const kept = { rules, isLanguageKept: book.isLanguageKept, isAuthorityKept: book.isAuthorityKept };
    const given = new Map<string, number>();
    const previewed = tasks.reverse().map((task, turn): Previewed => {
      const staff = book.at(task.openedAt).map((each): StaffFacts => freshly(each, given.get(each.memberId), turn));
      const decision = routeTask(task.facts, { ...kept, staff });
      if (decision.ok) given.set(decision.memberId, (given.get(decision.memberId) ?? 0) + 1);
      return { task, decision };
    });
    const names = await this.names(actor.workspaceId, previewed);
    return { days, ...sumUp(previewed, names, new Map(rules.map(({ id, name }) => [id, name]))) };
  }

  private async names(workspaceId: string, previewed: readonly Previewed[]): Promise<Names> {
    const rows = await query<{ kind: 'member' | 'team' | 'task'; id: string; name: string }>(
      this.dataSource,
      `SELECT 'member' AS kind, id::text, name FROM staff_member WHERE workspace_id = $1
       UNION ALL SELECT 'team', id::text, name FROM team WHERE workspace_id = $1
       UNION ALL SELECT 'task', id::text, excerpt FROM task WHERE id = ANY ($2::bigint[])`,
      [workspaceId, previewed.slice(-MOST_SHOWN).map(({ task }) => task.id)],
    );
    const byKey = new Map(rows.map(({ kind, id, name }) => [`${kind}:${id}`, name]));
    return (kind, id) => byKey.get(`${kind}:${id}`) ?? '';
  }
}

type Names = (kind: 'member' | 'team' | 'task', id: string) => string;

/** What was open and who was at the desk is not known of the past: only what the preview itself gives out counts. */
const freshly = (staff: StaffFacts, given: number | undefined, turn: number): StaffFacts => ({
  ...staff,
  presence: null,
  capacity: null,
  openTasks: given ?? 0,
  lastRoutedAtMs: given === undefined ? null : turn,
});

function sumUp(
  previewed: readonly Previewed[],
  names: Names,
  ruleNames: ReadonlyMap<string, string>,
): Omit<RoutingPreview, 'days'> {
  const decisions = previewed.map(({ decision }) => decision);
  const taken = decisions.flatMap((decision) => (decision.ok ? [decision.memberId] : []));
  return {
    tasks: previewed.length,
    members: countsOf(taken).map(([id, n]) => ({ id, name: names('member', id), n })),
    teams: countsOf(decisions.map(({ teamId }) => teamId)).map(([id, n]) => ({ id, name: names('team', id), n })),
    rules: countsOf(decisions.flatMap(({ ruleId }) => ruleId ?? [])).map(([id, n]) => ({
      id,
      name: ruleNames.get(id) ?? '',
      n,
    })),
    nobody: decisions.length - taken.length,
    missing: countsOf(decisions.flatMap((decision) => (decision.ok ? [] : (decision.missing[0] ?? [])))).map(
      ([code, n]) => ({ code, n }),
    ),
    items: previewed
      .slice(-MOST_SHOWN)
      .reverse()
      .map(({ task, decision }) => ({
        id: task.id,
        excerpt: names('task', task.id),
        lang: task.facts.lang,
        openedAt: task.openedAt.toISOString(),
        to: decision.ok ? { id: decision.memberId, name: names('member', decision.memberId) } : null,
        team: { id: decision.teamId, name: names('team', decision.teamId) },
        reasons: describeRoute(decision).reasons.map((reason) => ({ ...reason, values: { ...reason.values } })),
        missing: decision.ok ? [] : [...decision.missing],
      })),
  };
}

/** How often each is there, the most frequent first. */
function countsOf(values: readonly string[]): [value: string, n: number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}
