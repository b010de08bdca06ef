import { compileWatches } from '../query/compile-watches.js';
import {
  RULE_CHECKS,
  type RuleCheck,
  type RuleCheckCode,
  type RuleConditions,
  type RuleFacts,
  type RuleVerdict,
} from './rule.types.js';

export interface RuleToJudge {
  readonly id: string;
  readonly conditions: RuleConditions;
}

export interface RuleJudge {
  /** The verdict of every rule, in their order. */
  judge(facts: RuleFacts): readonly { readonly ruleId: string; readonly verdict: RuleVerdict }[];
}

type Check = Omit<RuleCheck, 'code'>;

const primary = (lang: string): string => lang.toLowerCase().split(/[-_]/)[0] ?? '';
const fold = (word: string): string => word.normalize('NFC').toLowerCase();

/** One matcher for the words of all rules. A rule of words that cannot be read is never met. */
export function compileRules(rules: readonly RuleToJudge[]): RuleJudge {
  const worded = rules.flatMap(({ id, conditions: { words } }) => (words === undefined ? [] : [{ id, query: words }]));
  const matcher = worded.length === 0 ? null : compileWatches(worded);
  return {
    judge: (facts) => {
      const found = matcher === null || facts.post === null ? [] : matcher.match(facts.post);
      const spoken = new Set(found.map(({ watchId }) => watchId));
      return rules.map(({ id, conditions }) => ({ ruleId: id, verdict: verdictOf(conditions, facts, spoken.has(id)) }));
    },
  };
}

function verdictOf(conditions: RuleConditions, facts: RuleFacts, hasWords: boolean): RuleVerdict {
  const checks = RULE_CHECKS.flatMap((code) => {
    const check = checkOf(code, conditions, facts, hasWords);
    return check === null ? [] : [{ code, ...check }];
  });
  return { isMet: checks.every(({ isMet }) => isMet), checks };
}

/** Null: the rule does not ask. */
function checkOf(code: RuleCheckCode, when: RuleConditions, facts: RuleFacts, hasWords: boolean): Check | null {
  switch (code) {
    case 'sentiments':
      return oneOf(when.sentiments, [facts.sentiment]);
    case 'intents':
      return oneOf(when.intents, present(facts.intent));
    case 'priorities':
      return oneOf(when.priorities, present(facts.task?.priority));
    case 'tiers':
      return oneOf(when.tiers, present(facts.task?.tier));
    case 'networks':
      return oneOf(when.networks, [facts.network]);
    case 'languages':
      return oneOf(when.languages?.map(primary), [primary(facts.language)]);
    case 'watchIds':
      return oneOf(when.watchIds, facts.watchIds);
    case 'labels':
      return oneOf(when.labels, facts.task?.labels ?? [], fold);
    case 'risks':
      return oneOf(when.risks, facts.risks);
    case 'clocks':
      return oneOf(when.clocks, present(facts.clock));
    case 'words':
      return when.words === undefined ? null : { isMet: hasWords, found: [] };
    case 'minReach':
      return when.minReach === undefined ? null : reaches(when.minReach, facts.reach);
    case 'hours':
      return when.hours === undefined ? null : isDuring(when.hours, facts.openCalendarIds);
  }
}

const present = (value: string | null | undefined): readonly string[] =>
  value === null || value === undefined ? [] : [value];

function oneOf(
  list: readonly string[] | undefined,
  values: readonly string[],
  form: (value: string) => string = (value) => value,
): Check | null {
  if (list === undefined || list.length === 0) return null;
  const wanted = new Set(list.map(form));
  return { isMet: values.some((value) => wanted.has(form(value))), found: values };
}

/** People may be reached in numbers that rounding in the store must not turn away. */
const ROUNDING = 1e-6;

function reaches(people: number, reach: number | null): Check {
  if (reach === null) return { isMet: false, found: [] };
  return { isMet: reach + ROUNDING >= Math.log10(people), found: [String(Math.round(10 ** reach))] };
}

function isDuring({ calendarId, is }: NonNullable<RuleConditions['hours']>, open: ReadonlySet<string>): Check {
  const found = open.has(calendarId) ? 'open' : 'closed';
  return { isMet: found === is, found: [found] };
}
