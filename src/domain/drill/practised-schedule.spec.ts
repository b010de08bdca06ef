import { describe, expect, it } from '@jest/globals';
import { NO_SCHEDULE, type OnCallSchedule, type Rotation } from '../on-call/on-call.types.js';
import { notifiersItTells, practisedSchedule, whomItPages } from './practised-schedule.js';

const ROTATION: Rotation = {
  id: 'first',
  name: 'First',
  zone: 'UTC',
  members: ['1', '2', '9'],
  handoverAt: '09:00',
  everyDays: 7,
  startsOn: '2026-01-05',
  hours: null,
};
const step = (who: string) => ({ afterSeconds: 60, who, channels: [] });
const SCHEDULE: OnCallSchedule = {
  ...NO_SCHEDULE,
  rotations: [ROTATION],
  overrides: [{ id: 'o', fromMs: 0, toMs: 1, memberId: '1', instead: '3', rotationId: null }],
  chain: ['on-call', 'member:4', 'role:admin', 'notifier:70', 'notifier:71'].map(step),
  dailyTestAt: '10:00',
  quietHours: { hours: { zone: 'UTC', open: {}, closedOn: [], openOn: [] } as never, minimumSeverity: 'critical' },
};
const PEOPLE = ['1', '2', '3', '4', '5', '6', '7', '8'].map((id) => ({ id, role: id === '5' ? 'admin' : 'agent' }));
const away = (memberId: string, substituteId: string | null) => ({ memberId, substituteId, fromMs: 0, toMs: 1 });

describe('whom a schedule may page', () => {
  it('is who has turns, stands in for somebody, or is named by a step, and still works here', () => {
    const absences = [away('2', '6'), away('6', '7'), away('8', '1')];
    expect([...whomItPages(SCHEDULE, absences, PEOPLE)].sort()).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    expect(notifiersItTells(SCHEDULE)).toEqual(['70', '71']);
  });

  it('ends where substitutes stand in for each other', () => {
    const absences = [away('1', '2'), away('2', '1')];
    expect([...whomItPages({ ...NO_SCHEDULE, rotations: [ROTATION] }, absences, PEOPLE)].sort()).toEqual(['1', '2']);
  });
});

describe('the schedule that is practised', () => {
  const members = new Map(['1', '2', '3', '4'].map((id) => [id, `10${id}`]));
  const made = practisedSchedule(SCHEDULE, {
    members,
    notifiers: new Map([['70', '170']]),
    silenced: new Map([['71', '105']]),
  });

  it('has the same turns and steps in the names of the sandbox', () => {
    expect(made.rotations).toEqual([{ ...ROTATION, members: ['101', '102', '0'] }]);
    expect(made.overrides[0]).toMatchObject({ memberId: '101', instead: '103' });
    expect(made.chain).toEqual(['on-call', 'member:104', 'role:admin', 'notifier:170', 'member:105'].map(step));
  });

  it('holds at any hour and tests nothing', () => {
    expect(made).toMatchObject({ quietHours: null, dailyTestAt: null, repeats: 2, repeatAfterSeconds: 300 });
  });
});
