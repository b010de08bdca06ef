import {
  POST_RULE_KINDS,
  type AlertRuleKind as RuleKind,
  type RuleSensitivity as Sensitivity,
} from '@domain/alert-rule/alert-rule.types.js';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { queryString, request } from '../api/client.js';
import type { Named, Page } from '../api/types.js';

export {
  ALERT_RULE_KINDS as RULE_KINDS,
  RULE_SENSITIVITIES as SENSITIVITIES,
  type AlertRuleKind as RuleKind,
  type RuleSensitivity as Sensitivity,
} from '@domain/alert-rule/alert-rule.types.js';

/** Kinds that look at posts, and so at watches. */
export const POST_KINDS: readonly RuleKind[] = POST_RULE_KINDS;

/** Hours as calendars write them. */
export interface WrittenHours {
  readonly zone: string | null;
  readonly week: 'always' | Readonly<Record<string, readonly string[]>>;
  readonly closed?: readonly string[];
  readonly open?: Readonly<Record<string, readonly string[]>>;
}

export interface AlertRule {
  readonly id: string;
  readonly name: string;
  readonly kind: RuleKind;
  readonly watches: readonly Named[] | null;
  readonly languages: readonly string[] | null;
  readonly sensitivity: Sensitivity;
  readonly minSeverity: number;
  readonly cooldownSeconds: number;
  readonly quietHours: WrittenHours | null;
  readonly isOn: boolean;
  readonly isDefault: boolean;
  readonly isYours: boolean;
  readonly version: number;
  readonly toldLast30Days: number;
  readonly lastReason: string | null;
  readonly lastNoticedAt: string | null;
}

/** What decides which alerts a rule sends. */
export interface RuleTerms {
  readonly kind: RuleKind;
  readonly watchIds: readonly string[] | null;
  readonly languages: readonly string[] | null;
  readonly sensitivity: Sensitivity;
  readonly minSeverity: number;
  readonly cooldownSeconds: number;
  readonly quietHours: WrittenHours | null;
}

export interface RehearsedAlert {
  readonly at: string;
  readonly severity: number;
  readonly watch: Named | null;
  readonly observed: number;
  readonly usual: number;
  readonly wasConfirmed: boolean | null;
  readonly leadSeconds: number | null;
}

export interface Rehearsal {
  readonly days: number;
  readonly alerts: readonly RehearsedAlert[];
  readonly perWeek: number;
  readonly precision: number | null;
  readonly misses: readonly { readonly id: string; readonly title: string; readonly startedAt: string }[];
  readonly volume: readonly { readonly day: string; readonly mentions: number; readonly negatives: number }[];
  readonly watchesTried: number;
  readonly watchesCovered: number;
}

const PAGE = 50;
const firstPage: string | null = null;

export const rulesQuery = infiniteQueryOptions({
  queryKey: ['alert-rules'],
  queryFn: ({ pageParam, signal }) =>
    request<Page<AlertRule>>(`/alert-rules${queryString({ limit: PAGE, cursor: pageParam ?? undefined })}`, { signal }),
  initialPageParam: firstPage,
  getNextPageParam: (page: Page<AlertRule>) => page.nextCursor,
});

export const rehearse = (rule: RuleTerms): Promise<Rehearsal> =>
  request<Rehearsal>('/alert-rules/preview', { method: 'POST', body: { rule } });

/** With the version that was seen; a new rule has none. */
export const saveRule = (
  before: AlertRule | null,
  { kind, ...terms }: RuleTerms,
  more: { readonly name: string; readonly isOn: boolean },
): Promise<AlertRule> =>
  before === null
    ? request<AlertRule>('/alert-rules', { method: 'POST', body: { kind, ...terms, ...more } })
    : request<AlertRule>(`/alert-rules/${before.id}`, {
        method: 'PATCH',
        body: { ...terms, ...more },
        ifMatch: before.version,
      });

export const switchRule = ({ id, version, isOn }: AlertRule): Promise<AlertRule> =>
  request<AlertRule>(`/alert-rules/${id}`, { method: 'PATCH', body: { isOn: !isOn }, ifMatch: version });

export const removeRule = ({ id, version }: AlertRule): Promise<unknown> =>
  request(`/alert-rules/${id}`, { method: 'DELETE', ifMatch: version });
