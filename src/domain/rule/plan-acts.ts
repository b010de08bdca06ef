import type { IntentLabel } from '../intent/intent.types.js';
import type { PriorityLevel } from '../priority/priority.types.js';
import { changeLabels } from '../task-labels/change-labels.js';
import type { ActOutcome, ActRefusal, RuleAct } from './rule.types.js';

/** The task as it is when a rule acts on it. */
export interface TaskToAct {
  readonly isOpen: boolean;
  readonly teamId: string;
  readonly assigneeId: string | null;
  /** A person took it, rather than being sent it. */
  readonly isTaken: boolean;
  readonly priority: PriorityLevel;
  readonly labels: readonly string[];
  /** The customer was told that we saw it. */
  readonly isAnswered: boolean;
  readonly isAnswerable: boolean;
  readonly language: string;
  readonly intent: IntentLabel | null;
  readonly watchIds: readonly string[];
  /** That it belongs to already. */
  readonly incidentId: string | null;
}

export interface ApprovedDraft {
  readonly id: string;
  readonly name: string;
  readonly lang: string;
  readonly intents: readonly IntentLabel[];
  readonly teamId: string | null;
}

/** What acts may name, as it is now. Whoever is not in it is gone. */
export interface ActWorld {
  readonly members: readonly { readonly id: string; readonly name: string; readonly teamIds: readonly string[] }[];
  readonly teams: readonly { readonly id: string; readonly name: string }[];
  readonly drafts: readonly ApprovedDraft[];
  readonly notifiers: readonly { readonly id: string; readonly name: string; readonly isPaused: boolean }[];
  /** That go on, the gravest first. */
  readonly incidents: readonly { readonly id: string; readonly name: string; readonly watchId: string }[];
  readonly mostLabels: number;
}

/** What is to be written. What is not there stays as it is. */
export interface ActPlan {
  readonly outcomes: readonly ActOutcome[];
  readonly assigneeId?: string | null;
  readonly teamId?: string;
  readonly priority?: PriorityLevel;
  readonly labels?: readonly string[];
  readonly templateId?: string;
  readonly incidentId?: string;
  readonly notices: readonly { readonly notifierId: string; readonly text: string }[];
}

interface Draft {
  outcomes: ActOutcome[];
  assigneeId?: string | null;
  teamId?: string;
  priority?: PriorityLevel;
  labels?: readonly string[];
  templateId?: string;
  incidentId?: string;
  notices: { notifierId: string; text: string }[];
}

type Values = ActOutcome['values'];

const primary = (lang: string): string => lang.toLowerCase().split(/[-_]/)[0] ?? '';
const rankOf = (level: PriorityLevel): number => Number(level.slice(1));

/**
 * What a rule's acts come to on a task, in their order: each is done, or says why not. `hasEarlier`: a rule before this one sent the
 * task to somebody for the same cause, and the first word counts.
 */
export function planActs(
  acts: readonly RuleAct[],
  task: TaskToAct | null,
  world: ActWorld,
  hasEarlier: boolean,
): ActPlan {
  const plan: Draft = { outcomes: [], notices: [] };
  for (const act of acts) {
    const values = valuesOf(act, world);
    const refusal = refuse(act, task, world, hasEarlier, plan);
    plan.outcomes.push({
      kind: act.kind,
      isDone: refusal === null,
      reason: refusal,
      values: { ...values, ...chosen(act, plan, world) },
    });
  }
  return plan;
}

/** Writes the act into the plan, or says why it cannot be done. */
function refuse(
  act: RuleAct,
  task: TaskToAct | null,
  world: ActWorld,
  hasEarlier: boolean,
  plan: Draft,
): ActRefusal | null {
  if (act.kind === 'notify') {
    const notifier = world.notifiers.find(({ id }) => id === act.notifierId);
    if (notifier === undefined) return 'notifier-gone';
    if (notifier.isPaused) return 'notifier-paused';
    plan.notices.push({ notifierId: act.notifierId, text: act.text });
    return null;
  }
  if (task === null) return 'no-task';
  if (!task.isOpen) return 'closed';
  switch (act.kind) {
    case 'assign':
    case 'assign-team':
      return send(act, task, world, hasEarlier, plan);
    case 'label': {
      const change = changeLabels(plan.labels ?? task.labels, { add: act.labels }, world.mostLabels);
      if (!change.ok) return change.reason;
      if (change.added.length === 0) return 'already';
      plan.labels = change.labels;
      return null;
    }
    case 'priority': {
      const now = rankOf(plan.priority ?? task.priority);
      const wanted = rankOf(act.level);
      if (now === wanted || (act.isFloor && now < wanted)) return 'already';
      plan.priority = act.level;
      return null;
    }
    case 'incident': {
      if (task.incidentId !== null) return 'already';
      const incident = world.incidents.find(({ watchId }) => task.watchIds.includes(watchId));
      if (incident === undefined) return 'no-incident';
      plan.incidentId = incident.id;
      return null;
    }
    case 'draft': {
      if (task.isAnswered) return 'answered';
      if (!task.isAnswerable) return 'cannot-answer';
      if (act.templateId !== null) {
        if (!world.drafts.some(({ id }) => id === act.templateId)) return 'template-gone';
        plan.templateId = act.templateId;
        return null;
      }
      const text = chooseDraft(world.drafts, { ...task, teamId: plan.teamId ?? task.teamId });
      if (text === null) return 'no-text';
      plan.templateId = text.id;
      return null;
    }
  }
}

function send(
  act: Extract<RuleAct, { kind: 'assign' | 'assign-team' }>,
  task: TaskToAct,
  world: ActWorld,
  hasEarlier: boolean,
  plan: Draft,
): ActRefusal | null {
  if (hasEarlier) return 'earlier-rule';
  if (task.isTaken) return 'taken';
  const teamId = plan.teamId ?? task.teamId;
  if (act.kind === 'assign-team') {
    if (!world.teams.some(({ id }) => id === act.teamId)) return 'team-gone';
    if (teamId === act.teamId) return 'already';
    plan.teamId = act.teamId;
    // The new team finds its own person.
    plan.assigneeId = null;
    return null;
  }
  const member = world.members.find(({ id }) => id === act.memberId);
  if (member === undefined) return 'member-gone';
  if (!member.teamIds.includes(teamId)) return 'not-in-team';
  if ((plan.assigneeId === undefined ? task.assigneeId : plan.assigneeId) === act.memberId) return 'already';
  plan.assigneeId = act.memberId;
  return null;
}

/** In the customer's language; one for the team before one for all, one for the intent before one for any, then the oldest. */
export function chooseDraft(
  drafts: readonly ApprovedDraft[],
  {
    language,
    intent,
    teamId,
  }: { readonly language: string; readonly intent: IntentLabel | null; readonly teamId: string },
): ApprovedDraft | null {
  const fitting = drafts.filter(
    (draft) =>
      primary(draft.lang) === primary(language) &&
      (draft.teamId === null || draft.teamId === teamId) &&
      (draft.intents.length === 0 || draft.intents.some((each) => each === intent)),
  );
  const nearness = ({ teamId: team, intents }: ApprovedDraft): number =>
    (team === null ? 0 : 2) + (intents.length === 0 ? 0 : 1);
  return fitting.reduce<ApprovedDraft | null>(
    (best, draft) => (best === null || nearness(draft) > nearness(best) ? draft : best),
    null,
  );
}

function valuesOf(act: RuleAct, { members, teams, notifiers }: ActWorld): Values {
  switch (act.kind) {
    case 'assign':
      return named(members.find(({ id }) => id === act.memberId));
    case 'assign-team':
      return named(teams.find(({ id }) => id === act.teamId));
    case 'label':
      return { labels: act.labels };
    case 'priority':
      return { level: act.level };
    case 'draft':
    case 'incident':
      return {};
    case 'notify':
      return named(notifiers.find(({ id }) => id === act.notifierId));
  }
}

/** What was chosen, once it is. */
function chosen(act: RuleAct, plan: Draft, { drafts, incidents }: ActWorld): Values {
  if (act.kind === 'draft') return named(drafts.find(({ id }) => id === plan.templateId));
  return act.kind === 'incident' ? named(incidents.find(({ id }) => id === plan.incidentId)) : {};
}

const named = (party: { readonly name: string } | undefined): Values =>
  party === undefined ? {} : { name: party.name };
