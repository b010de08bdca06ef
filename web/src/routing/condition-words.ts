import { coded, named } from '../i18n/coded.js';
import type { RuleCondition } from './api.js';

/** What a rule is for, part by part; none: every task. */
export function conditionWords(when: RuleCondition, languageName: (code: string) => string): string[] {
  const one = (values: readonly string[] | undefined, textOf: (value: string) => string): string[] =>
    values === undefined || values.length === 0 ? [] : [values.map(textOf).join(' / ')];
  return [
    ...one(when.intents, (intent) => coded('intent', intent, intent)),
    ...one(when.sentiments, (sentiment) => coded('sentiment', sentiment, sentiment)),
    ...one(when.priorities, String),
    ...one(when.languages, languageName),
    ...one(when.networks, String),
    ...one(when.tiers, String),
    ...one(when.risks, (topic) => coded('routing.risk', topic, topic)),
    ...(when.watchIds === undefined || when.watchIds.length === 0
      ? []
      : [named('routing.rules.watches', { n: when.watchIds.length })]),
  ];
}
