import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { groupTasks, type GroupableTask } from './group-tasks.js';
import { nextUpdateAt } from './next-update.js';
import { reviewFacts } from './review-facts.js';
import { levelOf, severityOf } from './severity.js';
import { STEP_SECONDS, usualBands } from './usual-band.js';
import { reachesIncident } from './who-sees.js';

const AT = new Date('2026-11-01T12:00:00Z');
const after = (minutes: number): Date => new Date(AT.getTime() + minutes * 60_000);

describe('severity', () => {
  it('is one word of a level, and a word is the least of its levels', () => {
    expect([1, 3, 4, 6, 7, 10].map(severityOf)).toEqual(['SEV3', 'SEV3', 'SEV2', 'SEV2', 'SEV1', 'SEV1']);
    for (const word of ['SEV1', 'SEV2', 'SEV3'] as const) {
      expect(severityOf(levelOf(word))).toBe(word);
      if (levelOf(word) > 1) expect(severityOf(levelOf(word) - 1)).not.toBe(word);
    }
  });
});

describe('the next update', () => {
  it.each([
    [{ state: 'confirmed', severity: 'SEV1', minutes: null }, after(30)],
    [{ state: 'contained', severity: 'SEV1', minutes: null }, after(60)],
    [{ state: 'confirmed', severity: 'SEV3', minutes: 15 }, after(15)],
    [{ state: 'suspected', severity: 'SEV1', minutes: 15 }, null],
    [{ state: 'closed', severity: 'SEV1', minutes: null }, null],
  ] as const)('with %j', (rhythm, due) => {
    expect(nextUpdateAt(rhythm, AT)).toEqual(due);
  });
});

describe('groupTasks', () => {
  const task = (id: string, change: Partial<GroupableTask> = {}): GroupableTask => ({
    id,
    lang: 'fi',
    storyId: null,
    storyTitle: null,
    intent: 'complaint',
    isAcknowledged: false,
    isOpen: true,
    priority: 2,
    ...change,
  });

  it('groups by language and story, else by what they want; the largest first, the most urgent in front', () => {
    const groups = groupTasks([
      task('1', { lang: 'en' }),
      task('10'),
      task('9'),
      task('3', { priority: 1 }),
      task('4', { storyId: '7', storyTitle: 'Login fails' }),
      task('5', { intent: null }),
    ]);
    expect(groups.map(({ key, tasks }) => `${key} ${tasks.map(({ id }) => id).join(',')}`)).toEqual([
      'fi:intent-complaint 3,9,10',
      'en:intent-complaint 1',
      'fi:intent-other 5',
      'fi:story-7 4',
    ]);
    expect(groups[3]?.topic).toEqual({ kind: 'story', id: '7', title: 'Login fails' });
  });
});

describe('the usual band', () => {
  const day = Date.UTC(2026, 10, 1);
  const stepMs = STEP_SECONDS * 1_000;

  it('is of the hour, and counts what did not happen', () => {
    const counts = Array.from({ length: 28 }, (_, d) => ({ atMs: day + d * 86_400_000 + 9 * 3_600_000, mentions: 5 }));
    const bands = usualBands(counts, day, day + 28 * 86_400_000);
    expect(bands[9]).toEqual({ low: 0, high: 0 });
    const busy = counts.flatMap(({ atMs }) =>
      Array.from({ length: 12 }, (_, step) => ({ atMs: atMs + step * stepMs, mentions: 2 + (step % 3) })),
    );
    expect(usualBands(busy, day, day + 28 * 86_400_000)[9]).toEqual({ low: 2, high: 4 });
    expect(usualBands(busy, day, day + 28 * 86_400_000)[10]).toEqual({ low: 0, high: 0 });
  });

  it('has its ends in order, and is nothing where nothing was counted', () => {
    expect(usualBands([], day, day)).toEqual(Array.from({ length: 24 }, () => ({ low: 0, high: 0 })));
    const count = fc.record({
      atMs: fc.integer({ min: 0, max: 3_000 }).map((n) => day + n * stepMs),
      mentions: fc.nat(50),
    });
    fc.assert(
      fc.property(fc.array(count), (counts) => {
        for (const { low, high } of usualBands(counts, day, day + 3_000 * stepMs))
          expect(low).toBeLessThanOrEqual(high);
      }),
    );
  });
});

describe('the facts of a review', () => {
  const instants = {
    startedAt: AT,
    detectedAt: after(4),
    acknowledgedAt: after(6),
    confirmedAt: after(9),
    firstStatementAt: after(14),
    containedAt: null,
    closedAt: after(100),
  };

  it('measure from the beginning to its being noticed, and everything else from there', () => {
    const updates = [
      { at: after(14), dueAt: null },
      { at: after(44), dueAt: after(44) },
      { at: after(90), dueAt: after(74) },
    ];
    const customers = [
      { openedAt: after(4), toldAt: after(14), followedUpAt: after(95) },
      { openedAt: after(10), toldAt: after(15), followedUpAt: null },
      { openedAt: after(11), toldAt: null, followedUpAt: null },
    ];
    expect(reviewFacts(instants, updates, customers)).toEqual({
      detectSeconds: 240,
      acknowledgeSeconds: 120,
      confirmSeconds: 300,
      firstStatementSeconds: 600,
      containSeconds: null,
      closeSeconds: 5_760,
      updates: 3,
      lateUpdates: 1,
      longestSilenceSeconds: 46 * 60,
      affected: 3,
      told: 2,
      followedUp: 1,
      toldMedianSeconds: 300,
      toldP90Seconds: 600,
    });
  });

  it('say nothing where nothing was said', () => {
    const facts = reviewFacts({ ...instants, detectedAt: AT, firstStatementAt: null, closedAt: null }, [], []);
    expect(facts).toMatchObject({
      detectSeconds: 0,
      firstStatementSeconds: null,
      longestSilenceSeconds: null,
      toldMedianSeconds: null,
    });
  });
});

describe('who reaches an incident', () => {
  const parties = { leadId: '1', openedBy: '2', acknowledgedBy: null, roles: { legal: '3' } };

  it.each([
    ['all', '9', false, true],
    ['team', '9', true, false],
    ['team', '1', false, true],
    ['team', '3', false, true],
    ['own', '2', false, true],
    ['own', '9', true, true],
    ['own', '9', false, false],
  ] as const)('with %s as %s, own task %s: %s', (scope, member, hasOwnTask, expected) => {
    expect(reachesIncident(scope, parties, member, hasOwnTask)).toBe(expected);
  });
});
