import { neededAuthority } from './needed-authority.js';
import {
  LANGUAGE_LEVELS,
  REFUSAL_CODES,
  type AuthorityKind,
  type LanguageLevel,
  type Money,
  type RefusalCode,
  type RouteDecision,
  type RouteNeeds,
  type RouteReason,
  type RoutingCondition,
  type RoutingRule,
  type StaffFacts,
  type TaskFacts,
} from './routing.types.js';

export interface RoutingContext {
  /** In order: the first whose condition holds decides. */
  readonly rules: readonly RoutingRule[];
  readonly staff: readonly StaffFacts[];
  /** Somebody's languages are known: then a customer's language has to be spoken, unless a rule says otherwise. */
  readonly isLanguageKept: boolean;
  /** There is an authority map: then what a customer's words ask for has to be in it. */
  readonly isAuthorityKept: boolean;
}

export interface RoutingWishes {
  /** Had it already, or gave it back. */
  readonly triedIds?: readonly string[];
  /** Stands in for who had it. */
  readonly substituteId?: string | null;
}

const primary = (lang: string): string => lang.toLowerCase().split(/[-_]/)[0] ?? '';
const isKnown = (lang: string): boolean => !['', 'und', 'zxx', 'mul'].includes(primary(lang));
const levelRank = (level: LanguageLevel): number => LANGUAGE_LEVELS.indexOf(level);

const allows = <T>(list: readonly T[] | undefined, value: T | null): boolean =>
  list === undefined || list.length === 0 || (value !== null && list.includes(value));
const meets = <T>(list: readonly T[] | undefined, values: readonly T[]): boolean =>
  list === undefined || list.length === 0 || values.some((value) => list.includes(value));

export function holds(when: RoutingCondition, task: TaskFacts): boolean {
  return (
    allows(when.intents, task.intent) &&
    allows(when.sentiments, task.sentiment) &&
    allows(when.priorities, task.priority) &&
    allows(when.tiers, task.tier) &&
    allows(when.networks, task.network) &&
    allows(when.languages?.map(primary), primary(task.lang)) &&
    meets(when.watchIds, task.watchIds) &&
    meets(when.risks, task.risks)
  );
}

/** What a task asks of whoever gets it. */
export function needsOf(task: TaskFacts, context: Omit<RoutingContext, 'staff'>): RouteNeeds {
  const rule = context.rules.find(({ when }) => holds(when, task)) ?? null;
  const level = rule === null ? (context.isLanguageKept ? 'basic' : null) : rule.languageLevel;
  const byWords = context.isAuthorityKept ? neededAuthority(task) : [];
  const authority = [...new Set([...byWords, ...(rule?.authority ?? [])])];
  return {
    ruleId: rule?.id ?? null,
    teamId: rule?.teamId ?? task.teamId,
    language: level === null || !isKnown(task.lang) ? null : { lang: primary(task.lang), level },
    skills: rule?.skills ?? [],
    authority,
    amount: authority.includes('refund') ? task.asked.amount : null,
  };
}

/**
 * Who gets a task: of those in its team who lack nothing it needs, whoever stands in for the one who had it, else the one with the
 * fewest open tasks, else the one who has waited longest. The same facts give the same answer, in whatever order they come.
 */
export function routeTask(task: TaskFacts, context: RoutingContext, wishes: RoutingWishes = {}): RouteDecision {
  const needs = needsOf(task, context);
  const candidates = context.staff
    .filter(({ teamIds }) => teamIds.includes(needs.teamId))
    .map((staff) => ({ staff, refusals: refusalsOf(staff, needs, wishes.triedIds ?? []) }))
    .sort((a, b) => byTurn(a.staff, b.staff));
  const able = candidates.filter(({ refusals }) => refusals.length === 0).map(({ staff }) => staff);
  const substitute = able.find(({ memberId }) => memberId === wishes.substituteId);
  const chosen = substitute ?? able[0];
  const rule = context.rules.find(({ id }) => id === needs.ruleId);
  const considered = candidates
    .filter(({ staff }) => staff !== chosen)
    .map(({ staff: { memberId, name, openTasks }, refusals }) => ({ memberId, name, openTasks, refusals }));
  const asked = reasonsOfNeeds(needs, rule, chosen);
  if (chosen === undefined) {
    const missing = lackOf(
      candidates.map(({ refusals }) => refusals),
      needs,
    );
    const nobody = { code: 'nobody', values: { missing: missing.join(' ') } } as const;
    return { ...needs, ok: false, reason: 'nobody', missing, reasons: [...asked, nobody], considered };
  }
  const reasons = [...asked, ...reasonsOfChoice(chosen, able.length, chosen === substitute)];
  return { ...needs, ok: true, memberId: chosen.memberId, reasons, considered };
}

function refusalsOf(staff: StaffFacts, needs: RouteNeeds, triedIds: readonly string[]): RefusalCode[] {
  const lacks: Readonly<Record<RefusalCode, boolean>> = {
    team: false,
    authority: needs.authority.some((kind) => !hasAuthority(staff, kind, needs, null)),
    'authority-limit':
      needs.authority.every((kind) => hasAuthority(staff, kind, needs, null)) &&
      needs.authority.includes('refund') &&
      !hasAuthority(staff, 'refund', needs, needs.amount),
    language: needs.language !== null && !speaks(staff, needs.language.lang, needs.language.level),
    skill: needs.skills.some((skill) => !staff.skills.includes(skill)),
    shift: staff.isOnShift === false,
    absent: staff.isAbsent,
    away: staff.presence === 'away' || staff.presence === 'offline',
    capacity: staff.capacity !== null && staff.openTasks >= staff.capacity,
    tried: triedIds.includes(staff.memberId),
  };
  return REFUSAL_CODES.filter((code) => lacks[code]);
}

function hasAuthority(staff: StaffFacts, kind: AuthorityKind, needs: RouteNeeds, amount: Money | null): boolean {
  return staff.authority.some(
    ({ kinds, limit, languages, isInForce }) =>
      isInForce &&
      kinds.includes(kind) &&
      (needs.language === null || languages.length === 0 || languages.map(primary).includes(needs.language.lang)) &&
      (amount === null || limit === null || (limit.currency === amount.currency && amount.amount <= limit.amount)),
  );
}

const speaks = ({ languages }: StaffFacts, lang: string, level: LanguageLevel): boolean =>
  languages.some((each) => primary(each.lang) === lang && levelRank(each.level) >= levelRank(level));

function byTurn(a: StaffFacts, b: StaffFacts): number {
  return (
    a.openTasks - b.openTasks ||
    (a.lastRoutedAtMs ?? -Infinity) - (b.lastRoutedAtMs ?? -Infinity) ||
    a.memberId.length - b.memberId.length ||
    (a.memberId < b.memberId ? -1 : 1)
  );
}

/** What an hour may change: somebody comes, or gets something done. */
const PASSING: ReadonlySet<RefusalCode> = new Set(['shift', 'absent', 'away', 'capacity', 'tried']);
const ABSENCES: readonly RefusalCode[] = ['shift', 'absent', 'away'];

/**
 * What those lack who come nearest: first those who only are not there, then those who lack the fewest things. Where somebody with
 * authority is wanted and not there, it is their authority that is lacking.
 */
function lackOf(refusals: readonly (readonly RefusalCode[])[], needs: RouteNeeds): RefusalCode[] {
  if (refusals.length === 0) return ['team'];
  const distance = (codes: readonly RefusalCode[]): number =>
    codes.filter((code) => !PASSING.has(code)).length * REFUSAL_CODES.length + codes.length;
  const least = Math.min(...refusals.map(distance));
  const lacked = new Set(refusals.filter((each) => distance(each) === least).flat());
  // Whose authority does not reach far enough comes nearer than who has none.
  if (lacked.has('authority-limit')) lacked.delete('authority');
  else if (needs.authority.length > 0 && ABSENCES.some((code) => lacked.has(code))) lacked.add('authority');
  return REFUSAL_CODES.filter((code) => lacked.has(code));
}

function reasonsOfNeeds(
  needs: RouteNeeds,
  rule: RoutingRule | undefined,
  chosen: StaffFacts | undefined,
): RouteReason[] {
  const { language, amount } = needs;
  const spoken = chosen?.languages.find((each) => primary(each.lang) === language?.lang)?.level;
  return [
    ...(rule === undefined ? [] : [{ code: 'rule', values: { name: rule.name } } as const]),
    ...(language === null
      ? []
      : [{ code: 'language', values: { lang: language.lang, level: spoken ?? language.level } } as const]),
    ...needs.skills.map((skill) => ({ code: 'skill', values: { skill } }) as const),
    ...needs.authority.map((kind) => {
      const sum = kind === 'refund' && amount !== null ? { amount: amount.amount, currency: amount.currency } : {};
      return { code: 'authority', values: { kind, ...sum } } as const;
    }),
  ];
}

function reasonsOfChoice(chosen: StaffFacts, able: number, isSubstitute: boolean): RouteReason[] {
  const choice: RouteReason = isSubstitute
    ? { code: 'substitute', values: {} }
    : able === 1
      ? { code: 'only-one', values: {} }
      : { code: 'least-loaded', values: { open: chosen.openTasks, able } };
  return [
    ...(chosen.isOnShift === true ? [{ code: 'on-shift', values: {} } as const] : []),
    ...(chosen.presence === 'available' ? [{ code: 'available', values: {} } as const] : []),
    choice,
  ];
}
