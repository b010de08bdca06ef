import type { EntityManager } from 'typeorm';
import type { RoutingRule } from '../../domain/routing/routing.types.js';
import type { RuleAct, RuleConditions, RuleOccasion } from '../../domain/rule/rule.types.js';
import type { EscalationStep } from '../escalations/escalations.types.js';
import { ruleHash } from '../rules/rules.types.js';
import { copyRows, type NewIds } from './copied-rows.js';

export interface RulesToCopy {
  readonly homeId: string;
  readonly sandboxId: string;
  readonly teamIds: NewIds;
  readonly memberIds: NewIds;
  readonly calendarIds: NewIds;
  readonly templateIds: NewIds;
  readonly notifierIds: NewIds;
  /** Stands for whoever wrote it. */
  readonly writtenBy: string;
}

/** By what tasks find their person and what is done by itself. Rules about single watches have nothing to say in a drill. */
export async function copyRules(tx: EntityManager, to: RulesToCopy): Promise<void> {
  const { homeId, sandboxId, teamIds, memberIds, writtenBy } = to;
  const live = 't.workspace_id = $1 AND t.deleted_at IS NULL';
  await copyRows(tx, 'routing_setting', 't.workspace_id = $1', [homeId], (row) => ({
    workspace_id: sandboxId,
    updated_by: null,
    rules: (row['rules'] as readonly RoutingRule[])
      .filter(({ when: { watchIds = [] } }) => watchIds.length === 0)
      .map((rule) => ({ ...rule, teamId: teamIds.get(rule.teamId ?? '') ?? null })),
  }));
  await copyRows(tx, 'authority_grant', 't.workspace_id = $1', [homeId], (row) => {
    const memberId = memberIds.get(String(row['member_id'])) ?? null;
    const teamId = teamIds.get(String(row['team_id'])) ?? null;
    if (memberId === null && teamId === null) return null;
    return { workspace_id: sandboxId, member_id: memberId, team_id: teamId, created_by: writtenBy };
  });
  await copyRows(tx, 'automation_rule', live, [homeId], (row) => {
    const conditions = row['conditions'] as RuleConditions;
    const calendarId = to.calendarIds.get(conditions.hours?.calendarId ?? '');
    const acts = (row['acts'] as readonly RuleAct[]).flatMap((act) => actIn(act, to));
    const isAboutWatches = (conditions.watchIds ?? []).length > 0;
    if (isAboutWatches || acts.length === 0 || (conditions.hours !== undefined && calendarId === undefined))
      return null;
    const content = {
      when: row['occasion'] as RuleOccasion,
      minutesBefore: row['minutes_before'] as number | null,
      conditions: {
        ...conditions,
        ...(conditions.hours === undefined || calendarId === undefined
          ? {}
          : { hours: { ...conditions.hours, calendarId } }),
      },
      acts,
    };
    return {
      workspace_id: sandboxId,
      conditions: content.conditions,
      acts,
      content_hash: ruleHash(content),
      last_applied_at: null,
      last_problem: null,
      last_problem_at: null,
      created_by: writtenBy,
    };
  });
  await copyRows(tx, 'escalation_chain', live, [homeId], (row) => {
    const steps = (row['steps'] as readonly EscalationStep[]).map((step) => ({
      afterSeconds: step.afterSeconds,
      // Of somebody who takes no part the alert remains: the task stays where it is until the chain goes on.
      memberId: memberIds.get(step.memberId ?? '') ?? null,
      teamId: teamIds.get(step.teamId ?? '') ?? null,
      notifierId: to.notifierIds.get(step.notifierId ?? '') ?? null,
    }));
    const teamId = teamIds.get(String(row['team_id'])) ?? null;
    return { workspace_id: sandboxId, team_id: teamId, steps, created_by: writtenBy };
  });
}

/** None where it names somebody, or something, that is not part of the drill. */
function actIn(act: RuleAct, { memberIds, teamIds, templateIds, notifierIds }: RulesToCopy): readonly RuleAct[] {
  switch (act.kind) {
    case 'assign': {
      const memberId = memberIds.get(act.memberId);
      return memberId === undefined ? [] : [{ ...act, memberId }];
    }
    case 'assign-team': {
      const teamId = teamIds.get(act.teamId);
      return teamId === undefined ? [] : [{ ...act, teamId }];
    }
    case 'draft': {
      const templateId = act.templateId === null ? null : templateIds.get(act.templateId);
      return templateId === undefined ? [] : [{ ...act, templateId }];
    }
    case 'notify': {
      const notifierId = notifierIds.get(act.notifierId);
      return notifierId === undefined ? [] : [{ ...act, notifierId }];
    }
    case 'label':
    case 'priority':
    case 'incident':
      return [act];
  }
}
