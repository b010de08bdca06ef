import type { AlertRule } from './alert-rule.types.js';
import { judgeAlert } from './judge-alert.js';

/** Something a rule would have noticed at a step, and would go on noticing while it lasts. */
export interface PastNotice {
  readonly at: Date;
  /** With `subject`, names what it belongs to: told once. */
  readonly beganAt: Date;
  readonly subject: string;
  readonly watchId: string | null;
  readonly severity: number;
  readonly observed: number;
  readonly usual: number;
  readonly voices: number | null;
}

/** What people made of what really happened. */
export interface PastIncident {
  readonly id: string;
  readonly title: string;
  readonly watchId: string | null;
  readonly startedAt: Date;
  readonly detectedAt: Date;
  /** Null: nobody confirmed it. */
  readonly confirmedAt: Date | null;
  readonly closedAt: Date | null;
}

export interface RehearsedAlert extends PastNotice {
  /** Whether it belongs to an incident that people confirmed; null: to none that they judged. */
  readonly wasConfirmed: boolean | null;
  /** How much earlier than then it would have been told; below zero: later. Null without a confirmed incident. */
  readonly leadSeconds: number | null;
}

export interface AlertRehearsal {
  readonly alerts: readonly RehearsedAlert[];
  readonly perWeek: number;
  /** Share of the alerts that belong to confirmed incidents, 0..1; null while nothing was ever confirmed, or nothing told. */
  readonly precision: number | null;
  /** Confirmed incidents that no alert would have told. */
  readonly misses: readonly PastIncident[];
}

const WEEK_DAYS = 7;
/** A rule may see it coming, and what is told so late helps nobody. */
const BEFORE_MS = 2 * 3_600_000;
const AFTER_MS = 6 * 3_600_000;

/** The alerts a rule would have sent over `days` days, against what people confirmed in them. */
export function rehearseAlerts(
  rule: AlertRule,
  notices: readonly PastNotice[],
  incidents: readonly PastIncident[],
  days: number,
): AlertRehearsal {
  const told = tellPast(rule, notices);
  const alerts = told.map((notice) => ({ ...notice, ...matchOf(notice, incidents) }));
  const confirmed = incidents.filter(({ confirmedAt }) => confirmedAt !== null);
  const right = alerts.filter(({ wasConfirmed }) => wasConfirmed === true).length;
  return {
    alerts,
    perWeek: (alerts.length * WEEK_DAYS) / days,
    precision: confirmed.length === 0 || alerts.length === 0 ? null : right / alerts.length,
    misses: confirmed.filter((incident) => !told.some((notice) => belongs(notice, incident))),
  };
}

function tellPast(rule: AlertRule, notices: readonly PastNotice[]): PastNotice[] {
  const inOrder = [...notices].sort((a, b) => a.at.getTime() - b.at.getTime());
  const known = new Set<string>();
  const byWatch = new Map<string | null, PastNotice[]>();
  const told: PastNotice[] = [];
  for (const notice of inOrder) {
    const key = `${notice.subject} ${notice.beganAt.toISOString()}`;
    if (known.has(key)) continue;
    const before = byWatch.get(notice.watchId) ?? [];
    const lastToldAt = before.findLast(({ severity }) => severity >= notice.severity)?.at ?? null;
    if (!judgeAlert({ ...rule, isOn: true }, { ...notice, lastToldAt }).isTold) continue;
    known.add(key);
    byWatch.set(notice.watchId, [...before, notice]);
    told.push(notice);
  }
  return told;
}

function belongs({ watchId, at }: PastNotice, incident: PastIncident): boolean {
  if (incident.watchId !== null && incident.watchId !== watchId) return false;
  const until = Math.max(incident.closedAt?.getTime() ?? 0, incident.startedAt.getTime() + AFTER_MS);
  return at.getTime() >= incident.startedAt.getTime() - BEFORE_MS && at.getTime() <= until;
}

function matchOf(
  notice: PastNotice,
  incidents: readonly PastIncident[],
): Pick<RehearsedAlert, 'wasConfirmed' | 'leadSeconds'> {
  const matching = incidents.filter((incident) => belongs(notice, incident));
  const confirmed = matching.find(({ confirmedAt }) => confirmedAt !== null);
  if (confirmed !== undefined) {
    return { wasConfirmed: true, leadSeconds: (confirmed.detectedAt.getTime() - notice.at.getTime()) / 1_000 };
  }
  return { wasConfirmed: matching.some(({ closedAt }) => closedAt !== null) ? false : null, leadSeconds: null };
}
