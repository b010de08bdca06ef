import { queryOptions } from '@tanstack/react-query';
import type { PriorityLevel } from '@domain/priority/priority.types.js';
import type {
  AuthorityKind,
  Money,
  Presence,
  RefusalCode,
  RoutingRule,
  SpokenLanguage,
} from '@domain/routing/routing.types.js';
import { request } from '../api/client.js';
import type { StaffMember } from '../api/configuration-types.js';
import type { Named, Page, RouteReason } from '../api/types.js';

export type {
  AuthorityKind,
  LanguageLevel,
  Presence,
  RoutingCondition as RuleCondition,
  SpokenLanguage,
} from '@domain/routing/routing.types.js';

export interface AbleMember extends StaffMember {
  readonly languages: readonly SpokenLanguage[];
  readonly skills: readonly string[];
  readonly capacity: number | null;
  readonly isTrainee: boolean;
}

export interface AbleTeam extends Named {
  /** IANA: the zone that times in replies are meant in. */
  readonly zone: string;
  readonly skills: readonly string[];
}

/** As calendars are written. Null: at any time. */
export interface HoursText {
  readonly zone: string | null;
  readonly week: Readonly<Record<string, readonly string[]>>;
}

export interface Authority {
  readonly id: string;
  readonly member: Named | null;
  readonly team: Named | null;
  readonly kinds: readonly AuthorityKind[];
  readonly limit: Money | null;
  readonly languages: readonly string[];
  readonly hours: HoursText | null;
  readonly version: number;
}

/** One that is new has no id yet. */
export type Rule = Omit<RoutingRule, 'id'> & Partial<Pick<RoutingRule, 'id'>>;

export interface Rules {
  readonly isOn: boolean;
  readonly rules: readonly Rule[];
  readonly rerouteAtShare: number;
  readonly version: number;
}

interface Count extends Named {
  readonly n: number;
}

export interface RoutingPreview {
  readonly days: number;
  readonly tasks: number;
  readonly members: readonly Count[];
  readonly teams: readonly Count[];
  readonly nobody: number;
  readonly missing: readonly { readonly code: RefusalCode; readonly n: number }[];
  readonly items: readonly {
    readonly id: string;
    readonly excerpt: string;
    readonly lang: string;
    readonly to: Named | null;
    readonly team: Named;
    readonly reasons: readonly RouteReason[];
    readonly missing: readonly RefusalCode[];
  }[];
}

export interface Stretch {
  readonly from: string;
  readonly to: string;
}

export interface ShiftWeek extends Stretch {
  readonly people: readonly (Named & { readonly shifts: readonly Stretch[]; readonly absences: readonly Stretch[] })[];
  readonly teams: readonly (Named & { readonly gaps: readonly Stretch[] })[];
}

export interface ShiftsNow {
  readonly at: string;
  readonly people: readonly (Named & {
    readonly presence: Presence | null;
    readonly isAbsent: boolean;
    readonly authority: readonly AuthorityKind[];
    readonly openTasks: number;
  })[];
  readonly teams: readonly (Named & { readonly isKept: boolean; readonly onShift: number })[];
}

export interface Shift {
  readonly id: string;
  readonly member: Named;
  readonly from: string | null;
  readonly to: string | null;
  readonly hours: HoursText | null;
  readonly note: string;
  readonly version: number;
}

export interface Absence extends Stretch {
  readonly id: string;
  readonly member: Named;
  readonly substitute: Named | null;
  readonly note: string;
}

export type ChainStart = 'hand' | 'opened' | 'overdue';

export interface ChainStep {
  readonly afterSeconds: number;
  readonly memberId?: string | null;
  readonly teamId?: string | null;
  readonly notifierId?: string | null;
}

export interface Chain {
  readonly id: string;
  readonly name: string;
  readonly team: Named | null;
  readonly startsOn: ChainStart;
  readonly priorities: readonly PriorityLevel[];
  readonly steps: readonly ChainStep[];
  readonly hours: HoursText | null;
  readonly version: number;
}

export interface PresenceNow {
  readonly said: Presence | null;
  readonly state: Presence | null;
}

const HALF_MINUTE_MS = 30_000;
const all = async <T>(path: string): Promise<readonly T[]> => (await request<Page<T>>(`${path}?limit=200`)).items;

export const ableMembersQuery = queryOptions({ queryKey: ['users', 'able'], queryFn: () => all<AbleMember>('/users') });
export const ableTeamsQuery = queryOptions({ queryKey: ['teams', 'able'], queryFn: () => all<AbleTeam>('/teams') });
export const authorityQuery = queryOptions({ queryKey: ['authority'], queryFn: () => all<Authority>('/authority') });
export const rulesQuery = queryOptions({
  queryKey: ['routing-rules'],
  queryFn: () => request<Rules>('/routing-rules'),
});
export const shiftsQuery = queryOptions({ queryKey: ['shifts', 'all'], queryFn: () => all<Shift>('/shifts') });
export const absencesQuery = queryOptions({
  queryKey: ['shifts', 'absences'],
  queryFn: () => all<Absence>('/absences'),
});
export const chainsQuery = queryOptions({
  queryKey: ['escalation-chains'],
  queryFn: () => all<Chain>('/escalation-chains'),
});
export const shiftsNowQuery = queryOptions({
  queryKey: ['shifts', 'now'],
  queryFn: () => request<ShiftsNow>('/shifts/now'),
  refetchInterval: HALF_MINUTE_MS,
});
export const shiftWeekQuery = (from: string) =>
  queryOptions({
    queryKey: ['shifts', 'week', from],
    queryFn: () => request<ShiftWeek>(`/shifts/week?from=${encodeURIComponent(from)}`),
  });
export const presenceQuery = queryOptions({
  queryKey: ['own-presence'],
  queryFn: () => request<PresenceNow>('/me/presence'),
});
