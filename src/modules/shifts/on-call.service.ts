import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import type { Calendar } from '../../domain/clock/calendar.js';
import { gapsBetween, shiftStretches, without, type ShiftTimes } from '../../domain/routing/cover.js';
import { AUTHORITY_KINDS } from '../../domain/routing/routing.types.js';
import { requireAccess } from '../../http/require-access.js';
import { RoutingFacts } from '../routing/routing-facts.service.js';
import type { ShiftsNow, ShiftWeek, Stretch } from './shifts.dto.js';

const WEEK_MS = 7 * 86_400_000;

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly teams: { readonly id: string; readonly name: string }[];
  readonly shifts: { readonly fromAt: string | null; readonly toAt: string | null; readonly hours: Calendar | null }[];
  readonly absences: { readonly fromAt: string; readonly toAt: string }[];
}

/** Who is there, now and over a week, and when nobody is. */
@Injectable()
export class OnCallService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: RoutingFacts,
  ) {}

  async now(actor: Actor, now: Date): Promise<ShiftsNow> {
    const people = await this.people(actor);
    const book = await this.facts.readStaff(actor.workspaceId);
    const staff = new Map(book.at(now).map((each) => [each.memberId, each]));
    const known = people.flatMap((person) => {
      const facts = staff.get(person.id);
      return facts === undefined ? [] : [{ person, facts }];
    });
    return {
      at: now.toISOString(),
      people: known
        .filter(({ facts }) => facts.isOnShift === true)
        .map(({ person: { id, name, teams }, facts }) => ({
          id,
          name,
          teams,
          presence: facts.presence,
          isAbsent: facts.isAbsent,
          authority: AUTHORITY_KINDS.filter((kind) =>
            facts.authority.some(({ isInForce, kinds }) => isInForce && kinds.includes(kind)),
          ),
          openTasks: facts.openTasks,
        })),
      teams: teamsOf(actor, people).map(({ id, name }) => {
        const members = known.filter(({ person }) => person.teams.some((team) => team.id === id));
        return {
          id,
          name,
          isKept: members.some(({ person }) => person.shifts.length > 0),
          onShift: members.filter(({ facts }) => facts.isOnShift === true && !facts.isAbsent).length,
        };
      }),
    };
  }

  async week(actor: Actor, from: Date): Promise<ShiftWeek> {
    const people = await this.people(actor);
    const range = { fromMs: from.getTime(), toMs: from.getTime() + WEEK_MS };
    const planned = people.map((person) => {
      const away = shiftStretches(
        person.absences.map(({ fromAt, toAt }) => ({
          fromMs: Date.parse(fromAt),
          toMs: Date.parse(toAt),
          hours: null,
        })),
        range,
      );
      const shifts = shiftStretches(person.shifts.map(timesOf), range);
      return { person, away, shifts };
    });
    return {
      from: from.toISOString(),
      to: new Date(range.toMs).toISOString(),
      people: planned
        .filter(({ shifts, away }) => shifts.length > 0 || away.length > 0)
        .map(({ person: { id, name }, shifts, away }) => ({
          id,
          name,
          shifts: shifts.map(textOf),
          absences: away.map(textOf),
        })),
      teams: teamsOf(actor, people).flatMap(({ id, name }) => {
        const members = planned.filter(({ person }) => person.teams.some((team) => team.id === id));
        if (members.every(({ person }) => person.shifts.length === 0)) return [];
        const covered = shiftStretches(
          members.flatMap(({ shifts, away }) => without(shifts, away).map((each) => ({ ...each, hours: null }))),
          range,
        );
        return [{ id, name, gaps: gapsBetween(covered, range).map(textOf) }];
      }),
    };
  }

  private people(actor: Actor): Promise<PersonRow[]> {
    const scope = requireAccess(actor, 'shifts', 'read');
    return query<PersonRow>(
      this.dataSource,
      `SELECT m.id, m.name,
         coalesce((SELECT json_agg(json_build_object('id', t.id::text, 'name', t.name) ORDER BY t.name)
           FROM team_member x JOIN team t ON t.id = x.team_id WHERE x.member_id = m.id), '[]') AS teams,
         coalesce((SELECT json_agg(json_build_object('fromAt', s.from_at, 'toAt', s.to_at, 'hours', s.hours))
           FROM shift s WHERE s.workspace_id = $1 AND s.member_id = m.id), '[]') AS shifts,
         coalesce((SELECT json_agg(json_build_object('fromAt', a.from_at, 'toAt', a.to_at) ORDER BY a.from_at)
           FROM absence a WHERE a.workspace_id = $1 AND a.member_id = m.id), '[]') AS absences
       FROM staff_member m WHERE m.workspace_id = $1 AND m.is_active AND m.role <> 'viewer'
         AND ($2::bigint[] IS NULL OR m.id = $3 OR EXISTS (
           SELECT FROM team_member x WHERE x.member_id = m.id AND x.team_id = ANY ($2)))
       ORDER BY m.name, m.id`,
      [actor.workspaceId, scope === 'all' ? null : actor.teamIds, actor.memberId],
    );
  }
}

/** Teams of those people, as far as the actor may see them. */
function teamsOf(actor: Actor, people: readonly PersonRow[]): { readonly id: string; readonly name: string }[] {
  const isAll = requireAccess(actor, 'shifts', 'read') === 'all';
  const teams = new Map(people.flatMap((person) => person.teams.map((team) => [team.id, team] as const)));
  return [...teams.values()]
    .filter(({ id }) => isAll || actor.teamIds.includes(id))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const timesOf = ({ fromAt, toAt, hours }: PersonRow['shifts'][number]): ShiftTimes => ({
  fromMs: fromAt === null ? null : Date.parse(fromAt),
  toMs: toAt === null ? null : Date.parse(toAt),
  hours,
});

const textOf = ({ fromMs, toMs }: Span): Stretch => ({
  from: new Date(fromMs).toISOString(),
  to: new Date(toMs).toISOString(),
});
