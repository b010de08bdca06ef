import { describe, expect, it } from '@jest/globals';
import { findPersonFaults } from './check-person.js';
import type { PersonGrounds } from './watch-definition.types.js';

const NOW = new Date('2026-03-01T12:00:00Z');
const GROUNDS: PersonGrounds = {
  purpose: 'Protecting our spokesperson',
  legalBasis: 'consent',
  visibleTo: ['10', '11'],
  expiresAt: '2027-03-01T12:00:00.000Z',
};
const faultsOf = (
  person: Partial<PersonGrounds> | null,
  kind: 'person' | 'brand' = 'person',
  kept: string | null = null,
) =>
  findPersonFaults({ kind, teamId: '10', person: person && { ...GROUNDS, ...person } }, kept, NOW).map(
    ({ field }) => field,
  );

describe('watching a person', () => {
  it('needs grounds, and nothing else may have them', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf(null)).toEqual(['person']);
    expect(faultsOf(null, 'brand')).toEqual([]);
    expect(faultsOf({}, 'brand')).toEqual(['person']);
  });

  it.each([
    ['2026-03-01T12:00:00.001Z', true],
    ['2026-03-01T12:00:00.000Z', false],
    ['2020-01-01T00:00:00.000Z', false],
    ['2028-03-01T12:00:00.000Z', true],
    ['2028-03-01T12:00:00.001Z', false],
    ['never', false],
  ])('until %s: %s', (expiresAt, isFit) => {
    expect(faultsOf({ expiresAt })).toEqual(isFit ? [] : ['person.expiresAt']);
  });

  it('keeps an end that was in force, passed or not', () => {
    const expiresAt = '2026-01-01T00:00:00.000Z';
    expect(faultsOf({ expiresAt }, 'person', expiresAt)).toEqual([]);
    expect(faultsOf({ expiresAt }, 'person', '2026-02-01T00:00:00.000Z')).toEqual(['person.expiresAt']);
  });

  it('says its purpose in more than a word, to the team that answers too, and all that is wrong at once', () => {
    expect(faultsOf({ purpose: '   short     ' })).toEqual(['person.purpose']);
    expect(faultsOf({ visibleTo: ['11'] })).toEqual(['person.visibleTo']);
    expect(faultsOf({ purpose: '', visibleTo: [], expiresAt: '' })).toEqual([
      'person.purpose',
      'person.visibleTo',
      'person.expiresAt',
    ]);
  });
});
