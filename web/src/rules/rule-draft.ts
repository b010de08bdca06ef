import type { RuleActKind } from '@domain/rule/rule.types.js';
import type { Rule, RuleAct, RuleConditions, RuleContent } from './api.js';

/** A rule while it is written. Lists that people type are text until they are sent. */
export interface RuleDraft {
  readonly name: string;
  readonly when: RuleContent['when'];
  readonly minutesBefore: string;
  readonly conditions: RuleConditions;
  readonly languages: string;
  readonly networks: string;
  readonly tiers: string;
  readonly labels: string;
  readonly minReach: string;
  readonly acts: readonly RuleAct[];
  readonly newLabels: string;
  readonly dailyLimit: string;
  readonly isOn: boolean;
}

const USUAL_LIMIT = 200;
const USUAL_MINUTES = 30;

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

export function draftOf(rule: Rule | null): RuleDraft {
  const conditions = rule?.conditions ?? {};
  const label = rule?.acts.find((act) => act.kind === 'label');
  const text = (list: readonly string[] | undefined): string => (list ?? []).join(', ');
  return {
    name: rule?.name ?? '',
    when: rule?.when ?? 'task-opened',
    minutesBefore: String(rule?.minutesBefore ?? USUAL_MINUTES),
    conditions,
    languages: text(conditions.languages),
    networks: text(conditions.networks),
    tiers: text(conditions.tiers),
    labels: text(conditions.labels),
    minReach: conditions.minReach === undefined ? '' : String(conditions.minReach),
    acts: rule?.acts ?? [],
    newLabels: text(label?.labels),
    dailyLimit: String(rule?.dailyLimit ?? USUAL_LIMIT),
    isOn: rule?.isOn ?? false,
  };
}

export const isClock = (when: RuleContent['when']): boolean => when === 'clock-soon' || when === 'clock-overdue';

/** What is sent: nothing that asks nothing. */
export function contentOf(draft: RuleDraft): RuleContent {
  const { sentiments, intents, priorities, risks, watchIds, clocks, words, hours } = draft.conditions;
  const lists = {
    sentiments,
    intents,
    priorities,
    risks,
    watchIds,
    clocks: isClock(draft.when) ? clocks : undefined,
    languages: listOf(draft.languages.toLowerCase()),
    networks: listOf(draft.networks.toLowerCase()),
    tiers: listOf(draft.tiers),
    labels: listOf(draft.labels),
  };
  const asked = Object.entries(lists).filter(([, list]) => list !== undefined && list.length > 0);
  const newLabels = listOf(draft.newLabels);
  const others = draft.acts.filter(({ kind }) => kind !== 'label');
  const said = words?.trim() ?? '';
  return {
    when: draft.when,
    minutesBefore: draft.when === 'clock-soon' ? Number(draft.minutesBefore) : null,
    conditions: {
      ...Object.fromEntries(asked),
      ...(said === '' ? {} : { words: said }),
      ...(draft.minReach === '' ? {} : { minReach: Number(draft.minReach) }),
      ...(hours === undefined || hours.calendarId === '' ? {} : { hours }),
    },
    acts: inOrder(newLabels.length === 0 ? others : [...others, { kind: 'label', labels: newLabels }]),
  };
}

const ORDER: readonly RuleActKind[] = ['assign-team', 'assign', 'label', 'priority', 'draft', 'incident', 'notify'];

const inOrder = (acts: readonly RuleAct[]): RuleAct[] =>
  acts.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));

/** Puts an act in the place of the one of its kind; null takes it away. */
export const withAct = (draft: RuleDraft, kind: RuleActKind, act: RuleAct | null): RuleDraft => {
  const others = draft.acts.filter((each) => each.kind !== kind);
  return { ...draft, acts: act === null ? others : [...others, act] };
};

/** Equal for what does the same: a rehearsal of one holds for the other. */
export const isSame = (a: RuleContent, b: RuleContent): boolean => JSON.stringify(a) === JSON.stringify(b);
