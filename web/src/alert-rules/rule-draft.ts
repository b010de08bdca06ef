import {
  POST_KINDS,
  type AlertRule,
  type RuleKind,
  type RuleTerms,
  type Sensitivity,
  type WrittenHours,
} from './api.js';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const MIDNIGHT = '00:00';
const END_OF_DAY = '24:00';
const MINUTE_SECONDS = 60;
const LANGUAGE = /^[a-z]{2,3}$/;

/** none: at any hour · daily: the same hours every day · other: hours that this form does not show, which stay as they are */
export type Quiet =
  | { readonly is: 'none' }
  | { readonly is: 'daily'; readonly from: string; readonly until: string; readonly zone: string }
  | { readonly is: 'other'; readonly hours: WrittenHours };

export interface RuleDraft {
  readonly name: string;
  readonly kind: RuleKind;
  readonly isEveryWatch: boolean;
  readonly watchIds: readonly string[];
  /** As typed, separated by spaces or commas. */
  readonly languages: string;
  readonly sensitivity: Sensitivity;
  readonly minSeverity: number;
  readonly cooldownMinutes: number;
  readonly quiet: Quiet;
  readonly isOn: boolean;
}

export type DraftFault = 'name' | 'watches' | 'languages' | 'quiet';

export const emptyDraft = (): RuleDraft => ({
  name: '',
  kind: 'spike',
  isEveryWatch: true,
  watchIds: [],
  languages: '',
  sensitivity: 'normal',
  minSeverity: 3,
  cooldownMinutes: 60,
  quiet: { is: 'none' },
  isOn: true,
});

export const draftOf = (rule: AlertRule): RuleDraft => ({
  name: rule.name,
  kind: rule.kind,
  isEveryWatch: rule.watches === null,
  watchIds: rule.watches?.map(({ id }) => id) ?? [],
  languages: rule.languages?.join(', ') ?? '',
  sensitivity: rule.sensitivity,
  minSeverity: rule.minSeverity,
  cooldownMinutes: Math.round(rule.cooldownSeconds / MINUTE_SECONDS),
  quiet: quietOf(rule.quietHours),
  isOn: rule.isOn,
});

/** Alerts of other parts belong to no watch and no language. */
export const looksAtPosts = (kind: RuleKind): boolean => POST_KINDS.includes(kind);

export function termsOf(draft: RuleDraft): RuleTerms {
  const { kind, sensitivity, minSeverity, cooldownMinutes } = draft;
  const isOfPosts = looksAtPosts(kind);
  const languages = kind === 'spike' ? languagesOf(draft.languages) : [];
  return {
    kind,
    watchIds: isOfPosts && !draft.isEveryWatch ? draft.watchIds : null,
    languages: languages.length === 0 ? null : languages,
    sensitivity: isOfPosts ? sensitivity : 'normal',
    minSeverity,
    cooldownSeconds: cooldownMinutes * MINUTE_SECONDS,
    quietHours: hoursOf(draft.quiet),
  };
}

export function faultsOf(draft: RuleDraft): ReadonlySet<DraftFault> {
  const faults = new Set<DraftFault>();
  if (draft.name.trim() === '') faults.add('name');
  if (looksAtPosts(draft.kind) && !draft.isEveryWatch && draft.watchIds.length === 0) faults.add('watches');
  if (languagesOf(draft.languages).some((code) => !LANGUAGE.test(code))) faults.add('languages');
  const { quiet } = draft;
  if (quiet.is === 'daily' && (quiet.from === '' || quiet.until === '' || quiet.from === quiet.until))
    faults.add('quiet');
  return faults;
}

/** Two rules of the same terms send the same alerts. */
export const sameTerms = (a: RuleTerms, b: RuleTerms): boolean => JSON.stringify(a) === JSON.stringify(b);

export const languagesOf = (typed: string): string[] => [
  ...new Set(
    typed
      .toLowerCase()
      .split(/[\s,]+/)
      .filter((code) => code !== ''),
  ),
];

export function hoursOf(quiet: Quiet): WrittenHours | null {
  switch (quiet.is) {
    case 'none':
      return null;
    case 'other':
      return quiet.hours;
    case 'daily': {
      const { from, until, zone } = quiet;
      const day = from < until ? [`${from}-${until}`] : [...beforeMorning(until), `${from}-${END_OF_DAY}`];
      return { zone, week: Object.fromEntries(DAYS.map((name) => [name, day])) };
    }
  }
}

/** What begins in the evening ends on the next day, which may be at midnight. */
const beforeMorning = (until: string): string[] => (until === MIDNIGHT ? [] : [`${MIDNIGHT}-${until}`]);

export function quietOf(hours: WrittenHours | null): Quiet {
  if (hours === null) return { is: 'none' };
  const { zone, week, closed = [], open = {} } = hours;
  const other: Quiet = { is: 'other', hours };
  if (week === 'always' || zone === null || closed.length > 0 || Object.keys(open).length > 0) return other;
  const [first] = DAYS.map((day) => week[day] ?? []);
  const isDaily = first !== undefined && DAYS.every((day) => String(week[day] ?? []) === String(first));
  if (!isDaily) return other;
  const [one, two, ...more] = first.map((window) => window.split('-'));
  if (one?.[0] === undefined || one[1] === undefined || more.length > 0) return other;
  if (two === undefined) return { is: 'daily', from: one[0], until: one[1] === END_OF_DAY ? MIDNIGHT : one[1], zone };
  const [evening] = two;
  if (one[0] !== MIDNIGHT || two[1] !== END_OF_DAY || evening === undefined) return other;
  return { is: 'daily', from: evening, until: one[1], zone };
}
