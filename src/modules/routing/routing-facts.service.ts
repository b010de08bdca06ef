import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Calendar } from '../../domain/clock/calendar.js';
import type { IntentLabel, RiskTopic } from '../../domain/intent/intent.types.js';
import { readAsked } from '../../domain/routing/asked.js';
import type {
  Authority,
  AuthorityKind,
  Presence,
  SpokenLanguage,
  StaffFacts,
  TaskFacts,
} from '../../domain/routing/routing.types.js';
import type { SentimentLabel } from '../../domain/sentiment/sentiment.types.js';
import { isWithin } from '../../http/hours.decorator.js';

/** A browser says so every 30 seconds; after this long without a word nobody is at the desk. */
export const PRESENCE_SECONDS = 100;
/** Shifts that ended earlier say nothing about whether shifts are kept. */
const KEPT_DAYS = 30;

interface MemberRow {
  readonly id: string;
  readonly name: string;
  readonly capacity: number | null;
  readonly teamIds: string[];
  readonly skills: string[];
  readonly languages: SpokenLanguage[];
  readonly presence: Presence | null;
  readonly openTasks: number;
  readonly lastRoutedAt: Date | null;
}

interface ShiftRow {
  readonly memberId: string;
  readonly fromAt: Date | null;
  readonly toAt: Date | null;
  readonly hours: Calendar | null;
}

interface AbsenceRow {
  readonly memberId: string;
  readonly fromAt: Date;
  readonly toAt: Date;
  readonly substituteId: string | null;
}

interface GrantRow {
  readonly memberId: string | null;
  readonly teamId: string | null;
  readonly kinds: AuthorityKind[];
  readonly limitAmount: number | null;
  readonly limitCurrency: string | null;
  readonly languages: string[];
  readonly hours: Calendar | null;
}

/** All that is known of the people of a workspace; `at` any instant, staff as they are then. */
export class StaffBook {
  private readonly keptTeams: ReadonlySet<string>;

  constructor(
    private readonly members: readonly MemberRow[],
    private readonly shifts: readonly ShiftRow[],
    private readonly absences: readonly AbsenceRow[],
    private readonly grants: readonly GrantRow[],
  ) {
    const onShifts = new Set(shifts.map(({ memberId }) => memberId));
    this.keptTeams = new Set(members.filter(({ id }) => onShifts.has(id)).flatMap(({ teamIds }) => teamIds));
  }

  get isLanguageKept(): boolean {
    return this.members.some(({ languages }) => languages.length > 0);
  }

  get isAuthorityKept(): boolean {
    return this.grants.length > 0;
  }

  nameOf(memberId: string): string {
    return this.members.find(({ id }) => id === memberId)?.name ?? '';
  }

  substituteOf(memberId: string, at: Date): string | null {
    return this.absenceOf(memberId, at)?.substituteId ?? null;
  }

  at(at: Date): StaffFacts[] {
    return this.members.map((member) => ({
      memberId: member.id,
      name: member.name,
      teamIds: member.teamIds,
      languages: member.languages,
      skills: member.skills,
      isOnShift: this.isOnShift(member, at),
      presence: member.presence,
      isAbsent: this.absenceOf(member.id, at) !== undefined,
      capacity: member.capacity,
      openTasks: member.openTasks,
      lastRoutedAtMs: member.lastRoutedAt?.getTime() ?? null,
      authority: this.authorityOf(member, at),
    }));
  }

  private absenceOf(memberId: string, at: Date): AbsenceRow | undefined {
    return this.absences.find((each) => each.memberId === memberId && each.fromAt <= at && at < each.toAt);
  }

  /** Null where nobody keeps shifts for any team of theirs. */
  private isOnShift({ id, teamIds }: MemberRow, at: Date): boolean | null {
    if (!teamIds.some((teamId) => this.keptTeams.has(teamId))) return null;
    return this.shifts.some((shift) => shift.memberId === id && covers(shift, at));
  }

  private authorityOf({ id, teamIds }: MemberRow, at: Date): Authority[] {
    return this.grants
      .filter(({ memberId, teamId }) => memberId === id || (teamId !== null && teamIds.includes(teamId)))
      .map(({ kinds, limitAmount, limitCurrency, languages, hours }) => ({
        kinds,
        limit: limitAmount === null ? null : { amount: limitAmount, currency: limitCurrency ?? '' },
        languages,
        isInForce: isWithin(hours, at),
      }));
  }
}

export const covers = ({ fromAt, toAt, hours }: Omit<ShiftRow, 'memberId'>, at: Date): boolean =>
  (fromAt === null || fromAt <= at) && (toAt === null || at < toAt) && isWithin(hours, at);

export interface TaskToRoute {
  readonly id: string;
  readonly teamId: string;
  readonly assigneeId: string | null;
  readonly facts: TaskFacts;
  readonly openedAt: Date;
}

interface TaskRow {
  readonly id: string;
  readonly teamId: string;
  readonly assigneeId: string | null;
  readonly lang: string;
  readonly intent: IntentLabel | null;
  readonly sentiment: SentimentLabel;
  readonly priority: number;
  readonly tier: string | null;
  readonly network: string;
  readonly risks: RiskTopic[];
  readonly watchIds: string[];
  readonly text: string;
  readonly openedAt: Date;
}

const TASK_FACTS = `t.id, t.team_id AS "teamId", t.assignee_id AS "assigneeId", t.lang,
  t.priority_facts ->> 'intent' AS intent, t.sentiment_label AS sentiment, t.priority, t.tier, t.network,
  coalesce((SELECT array_agg(DISTINCT r ->> 'topic')
    FROM jsonb_array_elements(coalesce(t.priority_facts -> 'risks', '[]')) r), '{}') AS risks,
  coalesce((SELECT m.watch_ids::text[] FROM mention m WHERE m.id = t.first_mention_id), '{}') AS "watchIds",
  coalesce(said.text, t.excerpt) AS text, t.opened_at AS "openedAt"`;
/** What the customer said first and last. */
const TASK_WORDS = `LEFT JOIN LATERAL (
    SELECT string_agg(left(m.text, 5000), ' ' ORDER BY m.id) AS text
    FROM mention m WHERE m.id IN (t.first_mention_id, t.last_mention_id)) said ON true`;

/** Reads what a route is decided by. */
@Injectable()
export class RoutingFacts {
  constructor(private readonly dataSource: DataSource) {}

  /** Staff as they are now; `on` is the transaction of a route. */
  async readStaff(workspaceId: string, on: EntityManager | DataSource = this.dataSource): Promise<StaffBook> {
    const members = await query<MemberRow>(
      on,
      `SELECT m.id, m.name, m.capacity, m.last_routed_at AS "lastRoutedAt",
         array(SELECT tm.team_id::text FROM team_member tm WHERE tm.member_id = m.id ORDER BY tm.team_id) AS "teamIds",
         m.skills || coalesce((SELECT array_agg(DISTINCT s) FROM team_member tm JOIN team t ON t.id = tm.team_id
           CROSS JOIN unnest(t.skills) s WHERE tm.member_id = m.id), '{}') AS skills,
         coalesce((SELECT jsonb_agg(jsonb_build_object('lang', l.lang, 'level', l.level)) FROM member_language l
           WHERE l.member_id = m.id), '[]') AS languages,
         CASE WHEN p.member_id IS NULL THEN NULL
           WHEN p.heartbeat_at < now() - make_interval(secs => $2) THEN 'offline' ELSE p.state END AS presence,
         (SELECT count(*)::int FROM task t WHERE t.workspace_id = m.workspace_id AND t.is_open AND t.assignee_id = m.id
           AND t.state IN ('open', 'acknowledged')) AS "openTasks"
       FROM staff_member m LEFT JOIN member_presence p ON p.member_id = m.id
       WHERE m.workspace_id = $1 AND m.is_active AND m.role <> 'viewer' ORDER BY m.id`,
      [workspaceId, PRESENCE_SECONDS],
    );
    const shifts = await query<ShiftRow>(
      on,
      `SELECT member_id AS "memberId", from_at AS "fromAt", to_at AS "toAt", hours FROM shift
       WHERE workspace_id = $1 AND (to_at IS NULL OR to_at > now() - make_interval(days => $2))`,
      [workspaceId, KEPT_DAYS],
    );
    const absences = await query<AbsenceRow>(
      on,
      `SELECT member_id AS "memberId", from_at AS "fromAt", to_at AS "toAt", substitute_id AS "substituteId" FROM absence
       WHERE workspace_id = $1 AND to_at > now() - make_interval(days => $2) ORDER BY id`,
      [workspaceId, KEPT_DAYS],
    );
    const grants = await query<GrantRow>(
      on,
      `SELECT member_id AS "memberId", team_id AS "teamId", kinds, limit_amount AS "limitAmount",
         limit_currency AS "limitCurrency", languages, hours FROM authority_grant WHERE workspace_id = $1 ORDER BY id`,
      [workspaceId],
    );
    return new StaffBook(members, shifts, absences, grants);
  }

  /** `condition` is SQL about the task `t`, with parameters from $1 on. */
  async readTasks(
    on: EntityManager | DataSource,
    condition: string,
    parameters: readonly unknown[],
  ): Promise<TaskToRoute[]> {
    const rows = await query<TaskRow>(on, `SELECT ${TASK_FACTS} FROM task t ${TASK_WORDS} ${condition}`, parameters);
    return rows.map(({ id, teamId, assigneeId, openedAt, text, priority, ...facts }) => ({
      id,
      teamId,
      assigneeId,
      openedAt,
      facts: { ...facts, teamId, priority: LEVELS[priority] ?? 'P4', asked: readAsked(text) },
    }));
  }
}

const LEVELS: Readonly<Record<number, TaskFacts['priority']>> = { 1: 'P1', 2: 'P2', 3: 'P3', 4: 'P4' };
