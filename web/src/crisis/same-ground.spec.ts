import { describe, expect, it } from '@jest/globals';
import { isOnSameGround } from './same-ground.js';

const anna = { id: '1', name: 'Anna' };
const ilze = { id: '2', name: 'Ilze' };
const SEEN = {
  state: 'contained',
  severity: 'SEV1',
  lead: anna,
  roles: { lead: anna, comms: null, ops: null, scribe: null },
  acknowledgedAt: '2026-11-01T03:00:00Z',
  playbook: 'emergency',
  version: 7,
  nextUpdateDueAt: '2026-11-01T04:00:00Z',
} as unknown as Parameters<typeof isOnSameGround>[0];

describe('an incident that changed since it was seen', () => {
  it('is on the same ground while only messages leave and clocks run', () => {
    const now = { ...SEEN, version: 9, nextUpdateDueAt: '2026-11-01T05:00:00Z' };
    expect(isOnSameGround(SEEN, now)).toBe(true);
    const roles = { scribe: null, ops: null, comms: null, lead: { ...anna, name: 'Anna B.' } };
    expect(isOnSameGround(SEEN, { ...SEEN, roles } as unknown as typeof SEEN)).toBe(true);
  });

  it.each([
    ['its state', { state: 'confirmed' }],
    ['how grave it is', { severity: 'SEV2' }],
    ['who leads', { lead: ilze }],
    ['a role', { roles: { lead: anna, comms: ilze, ops: null, scribe: null } }],
    ['that it is acknowledged', { acknowledgedAt: null }],
    ['the playbook', { playbook: 'security' }],
  ])('is not where somebody decided %s', (_what, change) => {
    expect(isOnSameGround(SEEN, { ...SEEN, ...change } as unknown as typeof SEEN)).toBe(false);
  });
});
