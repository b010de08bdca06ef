import type { ChainStep, OnCallAbsence, OnCallSchedule } from '../on-call/on-call.types.js';
import { readTarget } from '../on-call/read-target.js';

/** No member has this id: whoever has left keeps their turn, and nobody is paged in it. */
const NOBODY = '0';

/** Ids as the workspace has them → ids in the sandbox. */
export interface PractisedNames {
  readonly members: ReadonlyMap<string, string>;
  /** Notifiers that the drill names. */
  readonly notifiers: ReadonlyMap<string, string>;
  /** Members of the sandbox that stand for notifiers that it does not name. */
  readonly silenced: ReadonlyMap<string, string>;
}

/** Everybody that pages may come to, by turn, by what was swapped, as a substitute, by name or by role. */
export function whomItPages(
  schedule: OnCallSchedule,
  absences: readonly OnCallAbsence[],
  people: readonly { readonly id: string; readonly role: string }[],
): ReadonlySet<string> {
  const ids = new Set(schedule.rotations.flatMap(({ members }) => members));
  for (const { instead } of schedule.overrides) ids.add(instead);
  for (const { who } of schedule.chain) {
    const target = readTarget(who);
    if (target?.kind === 'member') ids.add(target.id);
    if (target?.kind === 'role') for (const { id, role } of people) if (role === target.role) ids.add(id);
  }
  // A set that grows is walked to its end: a substitute may have one of their own.
  for (const id of ids)
    for (const { memberId, substituteId } of absences)
      if (memberId === id && substituteId !== null) ids.add(substituteId);
  const known = new Set(people.map(({ id }) => id));
  return new Set([...ids].filter((id) => known.has(id)));
}

/** Notifiers that are steps of the chain. */
export const notifiersItTells = ({ chain }: OnCallSchedule): readonly string[] =>
  chain.flatMap(({ who }) => {
    const target = readTarget(who);
    return target?.kind === 'notifier' ? [target.id] : [];
  });

/** The schedule as a drill practises it: the same chain in the names of the sandbox, at any hour, and without a daily test. */
export function practisedSchedule(schedule: OnCallSchedule, names: PractisedNames): OnCallSchedule {
  const memberOf = (id: string): string => names.members.get(id) ?? NOBODY;
  return {
    ...schedule,
    rotations: schedule.rotations.map((rotation) => ({ ...rotation, members: rotation.members.map(memberOf) })),
    overrides: schedule.overrides.map((override) => ({
      ...override,
      memberId: override.memberId === null ? null : memberOf(override.memberId),
      instead: memberOf(override.instead),
    })),
    chain: schedule.chain.map((step) => ({ ...step, who: whoIn(step, names) })),
    dailyTestAt: null,
    quietHours: null,
  };
}

function whoIn({ who }: ChainStep, { members, notifiers, silenced }: PractisedNames): string {
  const target = readTarget(who);
  if (target?.kind === 'member') return `member:${members.get(target.id) ?? NOBODY}`;
  if (target?.kind !== 'notifier') return who;
  const named = notifiers.get(target.id);
  return named === undefined ? `member:${silenced.get(target.id) ?? NOBODY}` : `notifier:${named}`;
}
