import type { ChainState } from '@domain/on-call/chain-state.js';
import type {
  ChainStep as Step,
  PageChannel,
  PageSeverity,
  Rotation as DomainRotation,
} from '@domain/on-call/on-call.types.js';
import type { DutyCause, NobodyCause } from '@domain/on-call/who-is-on-call.js';
import type { StaffRole } from '@domain/access/roles.js';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/client.js';
import type { Named } from '../api/types.js';
import type { HoursText } from '../routing/api.js';

export {
  PAGE_CHANNELS,
  type ChainStep as Step,
  type PageChannel,
  type PageSeverity,
} from '@domain/on-call/on-call.types.js';

export type Rotation = Omit<DomainRotation, 'hours'> & { readonly hours?: HoursText | null };

export interface Override {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly memberId: string | null;
  readonly instead: string;
  readonly rotationId: string | null;
}

/** What `PUT /on-call` takes. */
export interface ScheduleBody {
  readonly zone: string;
  readonly rotations: readonly Rotation[];
  readonly overrides: readonly Override[];
  readonly chain: readonly Step[];
  readonly repeats: number;
  readonly repeatAfterSeconds: number;
  readonly dailyTestAt: string | null;
  readonly minimumSeverityByRole: Readonly<Partial<Record<StaffRole, PageSeverity>>>;
  readonly quietHours: { readonly hours: HoursText; readonly minimumSeverity: PageSeverity } | null;
}

export interface Schedule extends ScheduleBody {
  readonly version: number;
  readonly people: readonly (Named & { readonly role: StaffRole; readonly ways: readonly PageChannel[] })[];
  readonly notifiers: readonly (Named & { readonly kind: string })[];
}

export interface Turn {
  readonly from: string;
  readonly to: string;
  readonly memberId: string | null;
  readonly name: string | null;
  readonly cause: DutyCause | NobodyCause;
}

export interface OnCallNow {
  readonly at: string;
  readonly people: readonly Named[];
  readonly rotations: readonly (Named & { readonly now: Turn; readonly turns: readonly Turn[] })[];
  readonly gaps: readonly { readonly from: string; readonly to: string }[];
}

export type PageState = 'waiting' | 'sent' | 'acknowledged' | 'passed' | 'left-out' | 'failed';

export interface Tested extends Named {
  readonly isReached: boolean;
  readonly confirmedAt: string | null;
  readonly ways: readonly { readonly channel: string; readonly state: PageState; readonly problem: string | null }[];
}

export interface OnCallTest {
  readonly startedAt: string | null;
  readonly isOver: boolean;
  readonly people: readonly Tested[];
  readonly notifiers: readonly Tested[];
}

export interface Contact {
  readonly id: string;
  readonly kind: PageChannel;
  readonly address: string;
  readonly isVerified: boolean;
  readonly canSend: boolean;
}

/** All that a page's token may read. */
export interface PagedAlert {
  readonly id: string;
  readonly kind: string;
  readonly state: 'open' | 'acknowledged' | 'closed';
  readonly severity: PageSeverity;
  readonly title: string;
  readonly text: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly openedAt: string;
  readonly acknowledgedAt: string | null;
  readonly acknowledgedBy: Named | null;
  readonly me: Named;
  readonly next: readonly string[];
  readonly chain: ChainState | null;
  readonly nextAt: string | null;
  readonly hasPassed: boolean;
  readonly incident: {
    readonly id: string;
    readonly title: string;
    readonly state: string;
    readonly lead: Named | null;
    readonly startedAt: string;
    readonly timeline: readonly { readonly kind: string; readonly at: string; readonly actor: string | null }[];
  } | null;
}

export interface AlertPage {
  readonly to: string;
  readonly channel: string;
  readonly state: PageState;
  readonly step: number | null;
  readonly at: string;
  readonly problem: string | null;
}

export interface AlertChain {
  readonly state: ChainState;
  readonly nextAt: string | null;
}

export const scheduleQuery = queryOptions({
  queryKey: ['on-call', 'schedule'],
  queryFn: () => request<Schedule>('/on-call'),
});

export const onCallNowQuery = queryOptions({
  queryKey: ['on-call', 'now'],
  queryFn: () => request<OnCallNow>('/on-call/now'),
});

export const onCallTestQuery = queryOptions({
  queryKey: ['on-call', 'test'],
  queryFn: () => request<OnCallTest>('/on-call/test'),
  refetchInterval: 10_000,
});

export const contactsQuery = queryOptions({
  queryKey: ['contacts'],
  queryFn: async () => (await request<{ items: Contact[] }>('/me/contacts')).items,
});

/** The schedule with a change, as `PUT /on-call` takes it. */
export function bodyOf({ people: _p, notifiers: _n, version: _v, ...body }: Schedule): ScheduleBody {
  return body;
}

export const putSchedule = (schedule: Schedule, change: Partial<ScheduleBody>) => ({
  path: '/on-call',
  options: { method: 'PUT', body: { ...bodyOf(schedule), ...change }, ifMatch: schedule.version } as const,
});
