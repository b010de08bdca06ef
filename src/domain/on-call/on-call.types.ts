import type { Calendar, LocalDate } from '../clock/calendar.js';
import type { StaffRole } from '../access/roles.js';

/** People who take turns. A turn begins on its date at `handoverAt` by the wall clock of `zone`. */
export interface Rotation {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  /** In the order of their turns. */
  readonly members: readonly string[];
  /** "09:00" */
  readonly handoverAt: string;
  readonly everyDays: number;
  /** The date of the first turn, which is the first member's. */
  readonly startsOn: LocalDate;
  /** When somebody has to be reachable; null: day and night. */
  readonly hours: Calendar | null;
}

/** For a while somebody does it instead: a swap, or what a person delegates. */
export interface Override {
  readonly id: string;
  readonly fromMs: number;
  /** Exclusive. */
  readonly toMs: number;
  /** Whose turns it is about; null: whoever's turn it is. */
  readonly memberId: string | null;
  readonly instead: string;
  /** Null: in every rotation. */
  readonly rotationId: string | null;
}

export interface OnCallAbsence {
  readonly memberId: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** Null: nobody stands in. */
  readonly substituteId: string | null;
}

export const PAGE_CHANNELS = ['email', 'sms', 'voice', 'web-push', 'telegram', 'ntfy'] as const;
export type PageChannel = (typeof PAGE_CHANNELS)[number];

/** Whom a step pages: `on-call`, `rotation:ID`, `member:ID`, `role:pr-lead` or `notifier:ID`. */
export type ChainTarget =
  | { readonly kind: 'on-call' }
  | { readonly kind: 'rotation'; readonly id: string }
  | { readonly kind: 'member'; readonly id: string }
  | { readonly kind: 'role'; readonly role: StaffRole }
  | { readonly kind: 'notifier'; readonly id: string };

export interface ChainStep {
  /** Since the step before, or since the alert. */
  readonly afterSeconds: number;
  readonly who: string;
  /** All of these at once; none: the first way of the person that works. */
  readonly channels: readonly PageChannel[];
}

export type PageSeverity = 'warning' | 'critical';

export interface QuietHours {
  /** While these are open, only what reaches `minimumSeverity` is told; the rest waits for their end. */
  readonly hours: Calendar;
  readonly minimumSeverity: PageSeverity;
}

/** Everything that is decided about paging, in one versioned piece. */
export interface OnCallSchedule {
  readonly zone: string;
  readonly rotations: readonly Rotation[];
  readonly overrides: readonly Override[];
  readonly chain: readonly ChainStep[];
  /** How often the chain is gone through again when nobody came. */
  readonly repeats: number;
  readonly repeatAfterSeconds: number;
  /** "10:00" in `zone`; null: no daily test. */
  readonly dailyTestAt: string | null;
  readonly minimumSeverityByRole: Readonly<Partial<Record<StaffRole, PageSeverity>>>;
  readonly quietHours: QuietHours | null;
}

export const NO_SCHEDULE: OnCallSchedule = {
  zone: 'UTC',
  rotations: [],
  overrides: [],
  chain: [],
  repeats: 2,
  repeatAfterSeconds: 300,
  dailyTestAt: null,
  minimumSeverityByRole: {},
  quietHours: null,
};
