import { isOpenAt } from '../clock/due-at.js';
import { openStretches } from '../clock/open-stretches.js';
import { joinStretches, type Stretch } from '../clock/windows.js';
import { gapsBetween } from '../routing/cover.js';
import type { OnCallAbsence, Override, Rotation } from './on-call.types.js';
import { memberOfTurn, turnAt, turnBegins } from './turns.js';

/** turn: the rotation's own · override: somebody does it instead · substitute: stands in for somebody who is away */
export type DutyCause = 'turn' | 'override' | 'substitute';
/** not-begun: before the first turn · off-hours: nobody has to be there · absent: away, and nobody stands in · empty: no members */
export type NobodyCause = 'not-begun' | 'off-hours' | 'absent' | 'empty';

export type Duty =
  { readonly memberId: string; readonly cause: DutyCause } | { readonly memberId: null; readonly cause: NobodyCause };

export interface DutyStretch extends Stretch {
  readonly duty: Duty;
}

export interface OnCallChanges {
  readonly overrides: readonly Override[];
  readonly absences: readonly OnCallAbsence[];
}

/** Who answers for a rotation at an instant. Overrides hold in their order: what A gave to B, B may give to C. */
export function whoIsOnCall(rotation: Rotation, { overrides, absences }: OnCallChanges, atMs: number): Duty {
  if (rotation.members.length === 0) return { memberId: null, cause: 'empty' };
  const turn = turnAt(rotation, atMs);
  const own = memberOfTurn(rotation, turn);
  if (own === null) return { memberId: null, cause: 'not-begun' };
  if (rotation.hours !== null && !isOpenAt(new Date(atMs), rotation.hours))
    return { memberId: null, cause: 'off-hours' };
  let memberId = own;
  let cause: DutyCause = 'turn';
  for (const override of overrides) {
    const isAboutThis = override.rotationId === null || override.rotationId === rotation.id;
    if (!isAboutThis || !holds(override, atMs)) continue;
    if (override.memberId !== null && override.memberId !== memberId) continue;
    memberId = override.instead;
    cause = 'override';
  }
  const asked = new Set<string>();
  for (;;) {
    const away = absences.find((absence) => absence.memberId === memberId && holds(absence, atMs));
    if (away === undefined) return { memberId, cause };
    asked.add(memberId);
    if (away.substituteId === null || asked.has(away.substituteId)) return { memberId: null, cause: 'absent' };
    memberId = away.substituteId;
    cause = 'substitute';
  }
}

/** Who answers when within a range, in order and without holes; neighbours differ. */
export function dutiesBetween(rotation: Rotation, changes: OnCallChanges, { fromMs, toMs }: Stretch): DutyStretch[] {
  const edges = [...edgesOf(rotation, changes, { fromMs, toMs })].sort((a, b) => a - b);
  const found: { fromMs: number; toMs: number; duty: Duty }[] = [];
  for (const [index, edge] of edges.entries()) {
    const duty = whoIsOnCall(rotation, changes, edge);
    const until = edges[index + 1] ?? toMs;
    const last = found.at(-1);
    if (last?.duty.memberId === duty.memberId && last.duty.cause === duty.cause) last.toMs = until;
    else found.push({ fromMs: edge, toMs: until, duty });
  }
  return found;
}

/** The times within a range at which no rotation has anybody. */
export function gapsWithNobody(rotations: readonly Rotation[], changes: OnCallChanges, range: Stretch): Stretch[] {
  const kept = rotations.flatMap((rotation) =>
    dutiesBetween(rotation, changes, range).filter(({ duty }) => duty.memberId !== null),
  );
  return gapsBetween(joinStretches(kept), range);
}

/** The next hand-overs after an instant, at most `count`: when the person changes, not merely the turn. */
export function nextHandovers(
  rotation: Rotation,
  changes: OnCallChanges,
  afterMs: number,
  count: number,
): readonly DutyStretch[] {
  const turns = Math.max(count, 1) + rotation.members.length + 1;
  const turn = turnAt(rotation, afterMs) ?? -1;
  const toMs = turnBegins(rotation, turn + turns);
  return dutiesBetween(rotation, changes, { fromMs: afterMs, toMs })
    .filter(
      ({ duty, fromMs }, index, all) =>
        fromMs > afterMs && duty.memberId !== null && all[index - 1]?.duty.memberId !== duty.memberId,
    )
    .slice(0, count);
}

const holds = ({ fromMs, toMs }: Stretch, atMs: number): boolean => fromMs <= atMs && atMs < toMs;

function edgesOf(rotation: Rotation, { overrides, absences }: OnCallChanges, range: Stretch): Set<number> {
  const edges = new Set<number>([range.fromMs]);
  const add = (atMs: number): void => {
    if (atMs > range.fromMs && atMs < range.toMs) edges.add(atMs);
  };
  if (range.toMs <= range.fromMs) return new Set();
  for (const { fromMs, toMs } of [...overrides, ...absences]) {
    add(fromMs);
    add(toMs);
  }
  if (rotation.members.length > 0) {
    for (let turn = Math.max(0, turnAt(rotation, range.fromMs) ?? 0); ; turn++) {
      const begins = turnBegins(rotation, turn);
      if (begins >= range.toMs) break;
      add(begins);
    }
  }
  if (rotation.hours !== null) {
    for (const { fromMs, toMs } of openStretches(rotation.hours, range.fromMs)) {
      if (fromMs >= range.toMs) break;
      add(fromMs);
      add(toMs);
    }
  }
  return edges;
}
