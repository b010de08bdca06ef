import { coded, named } from '../i18n/coded.js';
import { formatNumber, languageName } from '../i18n/format.js';
import type { Named } from '../api/types.js';
import type { ActOutcome, RuleAct, RuleConditions, RuleContent } from './api.js';
import type { RuleNames } from './use-names.js';

const nameOf = (list: readonly Named[], id: string): string => list.find((each) => each.id === id)?.name ?? `#${id}`;

/** What a rule waits for, in words. */
export const whenText = ({ when, minutesBefore }: Pick<RuleContent, 'when' | 'minutesBefore'>): string =>
  named(`rules.when.${when}`, { minutes: minutesBefore ?? 0 });

/** What has to be so, part by part; none: always. */
export function conditionTexts(conditions: RuleConditions, names: RuleNames): string[] {
  const one = <T extends string>(values: readonly T[] | undefined, textOf: (value: T) => string): string[] =>
    values === undefined || values.length === 0 ? [] : [values.map(textOf).join(' / ')];
  const { words, minReach, hours } = conditions;
  return [
    ...one(conditions.clocks, (clock) => coded('clock.kind', clock, clock)),
    ...one(conditions.sentiments, (sentiment) => coded('sentiment', sentiment, sentiment)),
    ...one(conditions.intents, (intent) => coded('intent', intent, intent)),
    ...one(conditions.priorities, String),
    ...one(conditions.risks, (risk) => coded('routing.risk', risk, risk)),
    ...one(conditions.watchIds, (id) => nameOf(names.watches, id)),
    ...one(conditions.languages, languageName),
    ...one(conditions.networks, String),
    ...one(conditions.tiers, String),
    ...one(conditions.labels, (label) => named('rules.quoted', { text: label })),
    ...(words === undefined ? [] : [named('rules.hasWords', { words })]),
    ...(minReach === undefined ? [] : [named('rules.reaches', { people: formatNumber(minReach) })]),
    ...(hours === undefined
      ? []
      : [named(`rules.hours.${hours.is}`, { calendar: nameOf(names.calendars, hours.calendarId) })]),
  ];
}

export function actText(act: RuleAct, names: RuleNames): string {
  switch (act.kind) {
    case 'assign':
      return named('rules.act.assign', { name: nameOf(names.members, act.memberId) });
    case 'assign-team':
      return named('rules.act.assign-team', { name: nameOf(names.teams, act.teamId) });
    case 'label':
      return named('rules.act.label', { labels: act.labels.join(', ') });
    case 'priority':
      return named(act.isFloor ? 'rules.act.priority-floor' : 'rules.act.priority', { level: act.level });
    case 'draft':
      return act.templateId === null
        ? named('rules.act.draft-fitting')
        : named('rules.act.draft', { name: nameOf(names.templates, act.templateId) });
    case 'incident':
      return named('rules.act.incident');
    case 'notify':
      return named('rules.act.notify', { name: nameOf(names.notifiers, act.notifierId), text: act.text });
  }
}

/** What became of an act, or why nothing did. */
export function outcomeText({ kind, isDone, reason, values }: ActOutcome): string {
  const value = Object.values(values).flat().join(', ');
  const what = [coded('rules.did', kind, kind), value].filter((part) => part !== '').join(': ');
  return isDone ? what : `${what} – ${coded('rules.refusal', reason ?? '', reason ?? '')}`;
}

/** The whole rule as one sentence. */
export function sentenceOf(rule: RuleContent, names: RuleNames): { when: string; conditions: string; acts: string } {
  const conditions = conditionTexts(rule.conditions, names);
  return {
    when: whenText(rule),
    conditions: conditions.length === 0 ? named('rules.always') : conditions.join(' · '),
    acts: rule.acts.map((act) => actText(act, names)).join(' · '),
  };
}
