import { dayNumber } from '../clock/local-date.js';
import { isZone } from '../clock/zone.js';
import type { OnCallSchedule } from './on-call.types.js';
import { isRotationId, readTarget } from './read-target.js';
import { readTime } from './turns.js';

export interface ScheduleFault {
  /** Such as `chain.2.who`. */
  readonly field: string;
  readonly message: string;
}

/** What the schedule may name. */
export interface KnownNames {
  readonly members: ReadonlySet<string>;
  readonly notifiers: ReadonlySet<string>;
}

/** Everything that is wrong with a schedule; none where it can be used. */
export function findScheduleFaults(schedule: OnCallSchedule, known: KnownNames): ScheduleFault[] {
  const faults: ScheduleFault[] = [];
  const say = (field: string, message: string): void => {
    faults.push({ field, message });
  };
  const rotationIds = new Set<string>();
  const needMember = (field: string, id: string): void => {
    if (!known.members.has(id)) say(field, 'nobody active who may be paged has this id');
  };
  const needZone = (field: string, zone: string): void => {
    if (!isZone(zone)) say(field, `"${zone}" is no zone such as Europe/Helsinki`);
  };
  needZone('zone', schedule.zone);
  if (schedule.dailyTestAt !== null && readTime(schedule.dailyTestAt) === null)
    say('dailyTestAt', 'a time such as 10:00 is expected');
  for (const [index, rotation] of schedule.rotations.entries()) {
    const at = `rotations.${String(index)}`;
    if (!isRotationId(rotation.id)) say(`${at}.id`, 'lower-case letters, digits and hyphens are expected');
    if (rotationIds.has(rotation.id)) say(`${at}.id`, 'another rotation has this id');
    rotationIds.add(rotation.id);
    needZone(`${at}.zone`, rotation.zone);
    if (readTime(rotation.handoverAt) === null) say(`${at}.handoverAt`, 'a time such as 09:00 is expected');
    if (dayNumber(rotation.startsOn) === null) say(`${at}.startsOn`, 'a date such as 2030-01-31 is expected');
    for (const [place, id] of rotation.members.entries()) needMember(`${at}.members.${String(place)}`, id);
  }
  for (const [index, override] of schedule.overrides.entries()) {
    const at = `overrides.${String(index)}`;
    if (override.toMs <= override.fromMs) say(`${at}.to`, 'it must end after it begins');
    needMember(`${at}.instead`, override.instead);
    if (override.memberId === override.instead) say(`${at}.instead`, 'nobody stands in for themselves');
    if (override.rotationId !== null && !rotationIds.has(override.rotationId))
      say(`${at}.rotationId`, 'there is no rotation of this id');
  }
  for (const [index, step] of schedule.chain.entries()) {
    const field = `chain.${String(index)}.who`;
    const target = readTarget(step.who);
    if (target === null) say(field, 'on-call, rotation:ID, member:ID, role:NAME or notifier:ID is expected');
    else if (target.kind === 'rotation' && !rotationIds.has(target.id)) say(field, 'there is no rotation of this id');
    else if (target.kind === 'member') needMember(field, target.id);
    else if (target.kind === 'notifier' && !known.notifiers.has(target.id))
      say(field, 'there is no notifier of this id');
    else if (target.kind === 'on-call' && schedule.rotations.length === 0) say(field, 'there is no rotation yet');
  }
  return faults;
}
