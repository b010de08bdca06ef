import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chooseDraft, planActs, type ActWorld, type ApprovedDraft, type TaskToAct } from './plan-acts.js';
import { readRule } from './read-rule.js';
import type { RuleAct } from './rule.types.js';

const aDraft = (draft: Partial<ApprovedDraft> & { readonly id: string }): ApprovedDraft => ({
  name: `Text ${draft.id}`,
  lang: 'en',
  intents: [],
  teamId: null,
  ...draft,
});

const WORLD: ActWorld = {
  members: [
    { id: '1', name: 'Anna', teamIds: ['10'] },
    { id: '2', name: 'Bea', teamIds: ['10', '11'] },
  ],
  teams: [
    { id: '10', name: 'Care' },
    { id: '11', name: 'Press' },
  ],
  drafts: [aDraft({ id: '20' }), aDraft({ id: '21', lang: 'fi' })],
  notifiers: [
    { id: '30', name: 'Desk', isPaused: false },
    { id: '31', name: 'Night', isPaused: true },
  ],
  incidents: [{ id: '40', name: 'Outage', watchId: '5' }],
  mostLabels: 3,
};
const TASK: TaskToAct = {
  isOpen: true,
  teamId: '10',
  assigneeId: null,
  isTaken: false,
  priority: 'P3',
  labels: ['refund'],
  isAnswered: false,
  isAnswerable: true,
  language: 'fi',
  intent: 'complaint',
  watchIds: ['4', '5'],
  incidentId: null,
};
const reasonOf = (act: RuleAct, task: Partial<TaskToAct> | null = {}, hasEarlier = false): string | null => {
  const [outcome] = planActs([act], task === null ? null : { ...TASK, ...task }, WORLD, hasEarlier).outcomes;
  expect(outcome?.isDone).toBe(outcome?.reason === null);
  return outcome?.reason ?? null;
};

describe('acts of a rule', () => {
  it.each<[RuleAct, Partial<TaskToAct> | null, string | null]>([
    [{ kind: 'assign', memberId: '1' }, {}, null],
    [{ kind: 'assign', memberId: '1' }, null, 'no-task'],
    [{ kind: 'assign', memberId: '1' }, { isOpen: false }, 'closed'],
    [{ kind: 'assign', memberId: '1' }, { isTaken: true, assigneeId: '2' }, 'taken'],
    [{ kind: 'assign', memberId: '1' }, { assigneeId: '2' }, null],
    [{ kind: 'assign', memberId: '1' }, { assigneeId: '1' }, 'already'],
    [{ kind: 'assign', memberId: '1' }, { teamId: '11' }, 'not-in-team'],
    [{ kind: 'assign', memberId: '9' }, {}, 'member-gone'],
    [{ kind: 'assign-team', teamId: '11' }, {}, null],
    [{ kind: 'assign-team', teamId: '10' }, {}, 'already'],
    [{ kind: 'assign-team', teamId: '19' }, {}, 'team-gone'],
    [{ kind: 'label', labels: ['vip'] }, {}, null],
    [{ kind: 'label', labels: ['REFUND'] }, {}, 'already'],
    [{ kind: 'label', labels: ['a', 'b', 'c'] }, {}, 'too-many-labels'],
    [{ kind: 'priority', level: 'P1', isFloor: true }, {}, null],
    [{ kind: 'priority', level: 'P4', isFloor: true }, {}, 'already'],
    [{ kind: 'priority', level: 'P4', isFloor: false }, {}, null],
    [{ kind: 'priority', level: 'P3', isFloor: false }, {}, 'already'],
    [{ kind: 'draft', templateId: null }, {}, null],
    [{ kind: 'draft', templateId: null }, { language: 'th' }, 'no-text'],
    [{ kind: 'draft', templateId: '20' }, {}, null],
    [{ kind: 'draft', templateId: '29' }, {}, 'template-gone'],
    [{ kind: 'draft', templateId: null }, { isAnswered: true }, 'answered'],
    [{ kind: 'draft', templateId: null }, { isAnswerable: false }, 'cannot-answer'],
    [{ kind: 'incident' }, {}, null],
    [{ kind: 'incident' }, { incidentId: '41' }, 'already'],
    [{ kind: 'incident' }, { watchIds: ['4'] }, 'no-incident'],
    [{ kind: 'notify', notifierId: '30', text: 'Look' }, null, null],
    [{ kind: 'notify', notifierId: '31', text: 'Look' }, {}, 'notifier-paused'],
    [{ kind: 'notify', notifierId: '39', text: 'Look' }, {}, 'notifier-gone'],
  ])('%j on %j: %s', (act, task, reason) => {
    expect(reasonOf(act, task)).toBe(reason);
  });

  it('leave a task with whom an earlier rule sent it to', () => {
    expect(reasonOf({ kind: 'assign', memberId: '1' }, {}, true)).toBe('earlier-rule');
    expect(reasonOf({ kind: 'assign-team', teamId: '11' }, {}, true)).toBe('earlier-rule');
    expect(reasonOf({ kind: 'label', labels: ['vip'] }, {}, true)).toBeNull();
  });

  it('send to a person of the team they have chosen before', () => {
    const acts: RuleAct[] = [
      { kind: 'assign-team', teamId: '11' },
      { kind: 'assign', memberId: '2' },
    ];
    expect(planActs(acts, TASK, WORLD, false)).toMatchObject({ teamId: '11', assigneeId: '2' });
  });

  it('prepare the nearest text', () => {
    const drafts = [
      aDraft({ id: '1' }),
      aDraft({ id: '2', intents: ['complaint'] }),
      aDraft({ id: '3', teamId: '10' }),
      aDraft({ id: '4', teamId: '11', intents: ['complaint'] }),
      aDraft({ id: '5', lang: 'fi' }),
    ];
    const choice = { language: 'en-GB', intent: 'complaint' as const, teamId: '10' };
    expect(chooseDraft(drafts, choice)?.id).toBe('3');
    expect(chooseDraft(drafts, { ...choice, teamId: '12' })?.id).toBe('2');
    expect(chooseDraft(drafts, { ...choice, teamId: '12', intent: null })?.id).toBe('1');
    expect(chooseDraft(drafts, { ...choice, language: 'lv' })).toBeNull();
  });

  it('done twice come to the same as once', () => {
    const act: fc.Arbitrary<RuleAct> = fc.oneof(
      fc.record({ kind: fc.constant('assign' as const), memberId: fc.constantFrom('1', '2', '9') }),
      fc.record({ kind: fc.constant('assign-team' as const), teamId: fc.constantFrom('10', '11', '19') }),
      fc.record({
        kind: fc.constant('label' as const),
        labels: fc.subarray(['a', 'Refund', 'c'], { minLength: 1 }),
      }),
      fc.record({
        kind: fc.constant('priority' as const),
        level: fc.constantFrom('P1' as const, 'P3' as const, 'P4' as const),
        isFloor: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(fc.uniqueArray(act, { selector: ({ kind }) => kind, minLength: 1 }), (given) => {
        const read = readRule({ when: 'task-opened', minutesBefore: null, conditions: {}, acts: given });
        if (!read.ok) throw new Error(read.reason);
        const { acts } = read.content;
        const { outcomes: _, notices: __, ...first } = planActs(acts, TASK, WORLD, false);
        const after = { ...TASK, ...first };
        const { outcomes, notices, ...second } = planActs(acts, after, WORLD, false);
        expect({ ...after, ...second }).toEqual(after);
        expect(notices).toEqual([]);
        expect(outcomes).toHaveLength(acts.length);
      }),
    );
  });
});

describe('reading a rule', () => {
  const label: RuleAct = { kind: 'label', labels: ['vip'] };
  const read = (rule: Partial<Parameters<typeof readRule>[0]>) =>
    readRule({ when: 'task-opened', minutesBefore: null, conditions: {}, acts: [label], ...rule });

  it.each<[Partial<Parameters<typeof readRule>[0]>, string]>([
    [{ acts: [] }, 'act-needed'],
    [{ acts: [label, label] }, 'act-twice'],
    [{ acts: [{ kind: 'label', labels: ['  '] }] }, 'label-needed'],
    [{ acts: [{ kind: 'notify', notifierId: '1', text: '  ' }] }, 'text-needed'],
    [{ when: 'clock-soon' }, 'minutes-needed'],
    [{ when: 'clock-soon', minutesBefore: 721 }, 'minutes-needed'],
    [{ minutesBefore: 5 }, 'minutes-without-clock'],
    [{ conditions: { clocks: ['claim'] } }, 'clocks-without-clock'],
    [{ conditions: { words: 'a AND (' } }, 'invalid-query'],
  ])('%j is refused: %s', (rule, code) => {
    expect(read(rule)).toMatchObject({ ok: false, code });
  });

  it('gives one form to one meaning', () => {
    const acts: RuleAct[] = [
      { kind: 'notify', notifierId: '1', text: ' Look ' },
      { kind: 'label', labels: [' vip ', 'vip'] },
    ];
    expect(read({ conditions: { tiers: [] }, acts })).toEqual({
      ok: true,
      content: {
        when: 'task-opened',
        minutesBefore: null,
        conditions: {},
        acts: [
          { kind: 'label', labels: ['vip'] },
          { kind: 'notify', notifierId: '1', text: 'Look' },
        ],
      },
    });
  });
});
