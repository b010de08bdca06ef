import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { isUniqueViolation } from '../../db/database-errors.js';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import type { Calendar } from '../../domain/clock/calendar.js';
import { dayNumber } from '../../domain/clock/local-date.js';
import { writeCalendar } from '../../domain/clock/read-calendar.js';
import { AppError, invalid, notFound, staleVersion } from '../../errors.js';
import { cursorId, toPage, type Page, type PageQuery } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import { hoursOf, shownHours } from './calendar-hours.js';
import { keyOf, KeptCalendars } from './kept-calendars.service.js';
import type { CalendarInForce } from './calendars.types.js';
import type { CalendarChange, CalendarView, HolidaySuggestionDto, NewCalendar } from './calendars.dto.js';

interface CalendarFields {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly suggestions: HolidaySuggestionDto[];
  readonly rules: unknown;
  readonly isUsed: boolean;
}

const SELECT = `SELECT c.id, c.name, c.current_version AS version, c.suggestions, v.rules,
    EXISTS (SELECT FROM standard_version sv WHERE sv.workspace_id = c.workspace_id AND sv.state = 'approved'
      AND NOT EXISTS (SELECT FROM standard_version later WHERE later.standard_id = sv.standard_id AND later.n > sv.n
        AND later.state IN ('approved', 'retired') AND later.effective_at <= now())
      AND sv.targets @> jsonb_build_array(jsonb_build_object('calendarId', c.id::text))) AS "isUsed"
  FROM calendar c JOIN calendar_version v ON v.calendar_id = c.id AND v.n = c.current_version
  WHERE c.workspace_id = $1 AND c.removed_at IS NULL`;

/** Opening hours in versions. A change is a new version; clocks that run keep theirs. */
@Injectable()
export class CalendarsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly kept: KeptCalendars,
  ) {}

  /** Every calendar of a workspace by id, in its newest version; removed ones too, as standards may still name them. */
  inForce(workspaceId: string, tx?: EntityManager): Promise<ReadonlyMap<string, CalendarInForce>> {
    return this.kept.inForce(workspaceId, tx ?? this.dataSource);
  }

  /** The hours of versions that clocks started with. */
  async rulesOf(
    on: EntityManager | DataSource,
    wanted: readonly { readonly id: string; readonly version: number }[],
  ): Promise<(id: string, version: number) => Calendar> {
    const rules = await this.kept.rulesOf(on, wanted);
    return (id, version) => {
      const found = rules.get(keyOf({ id, version }));
      if (found === undefined) throw new Error(`Calendar ${id} has no version ${String(version)}.`);
      return found;
    };
  }

  async list(actor: Actor, { limit, cursor }: PageQuery): Promise<Page<CalendarView>> {
    requireAccess(actor, 'calendars', 'read');
    const rows = await query<CalendarFields>(
      this.dataSource,
      `${SELECT} AND ($2::bigint IS NULL OR c.id > $2) ORDER BY c.id LIMIT $3`,
      [actor.workspaceId, cursorId(cursor), limit + 1],
    );
    const page = toPage(rows, limit, ({ id }) => [id]);
    return { ...page, items: page.items.map(viewOf) };
  }

  async get(actor: Actor, id: string): Promise<CalendarView> {
    requireAccess(actor, 'calendars', 'read');
    return viewOf(await this.find(this.dataSource, actor.workspaceId, id));
  }

  async create(actor: Actor, { name, suggestions = [], ...hours }: NewCalendar): Promise<CalendarView> {
    requireAccess(actor, 'calendars', 'create');
    const rules = hoursOf(hours);
    checkSuggestions(suggestions);
    return this.write(async (tx) => {
      const [created] = await query<{ id: string }>(
        tx,
        `INSERT INTO calendar (workspace_id, name, suggestions) VALUES ($1, $2, $3) RETURNING id`,
        [actor.workspaceId, name.trim(), JSON.stringify(suggestions)],
      );
      if (created === undefined) throw new Error('The calendar was not created.');
      await this.addVersion(tx, actor, created.id, 1, rules);
      return this.record(tx, actor, created.id, 'calendar.create', { name: name.trim(), hours: writeCalendar(rules) });
    });
  }

  /** What is left out stays. @throws AppError `stale-version` when `version` is not the newest */
  async update(actor: Actor, id: string, version: number | null, change: CalendarChange): Promise<CalendarView> {
    requireAccess(actor, 'calendars', 'update');
    return this.write(async (tx) => {
      const before = await this.lock(tx, actor, id, version);
      const { name = before.name, suggestions = before.suggestions, ...hours } = change;
      const rules = hoursOf({ ...shownHours(hoursOf(before.rules)), ...hours });
      checkSuggestions(suggestions);
      const n = before.version + 1;
      await tx.query(
        `UPDATE calendar SET name = $2, suggestions = $3, current_version = $4, updated_at = now() WHERE id = $1`,
        [id, name.trim(), JSON.stringify(suggestions), n],
      );
      await this.addVersion(tx, actor, id, n, rules);
      return this.record(tx, actor, id, 'calendar.change', {
        version: n,
        name: name.trim(),
        hours: writeCalendar(rules),
      });
    });
  }

  async remove(actor: Actor, id: string, version: number | null): Promise<void> {
    requireAccess(actor, 'calendars', 'delete');
    await this.write(async (tx) => {
      const { name, isUsed } = await this.lock(tx, actor, id, version);
      if (isUsed) {
        throw new AppError('conflict', 'calendar-in-use', { detail: 'A standard in force counts by this calendar.' });
      }
      await tx.query('UPDATE calendar SET removed_at = now(), updated_at = now() WHERE id = $1', [id]);
      await this.audit.record(tx, {
        workspaceId: actor.workspaceId,
        actor,
        action: 'calendar.remove',
        resourceId: id,
        details: { name },
      });
    });
  }

  private async lock(tx: EntityManager, actor: Actor, id: string, version: number | null): Promise<CalendarFields> {
    await tx.query('SELECT FROM calendar WHERE workspace_id = $1 AND id = $2 FOR UPDATE', [actor.workspaceId, id]);
    const calendar = await this.find(tx, actor.workspaceId, id);
    if (version !== null && version !== calendar.version) {
      throw staleVersion({
        current: viewOf(calendar),
      });
    }
    return calendar;
  }

  private async find(on: EntityManager | DataSource, workspaceId: string, id: string): Promise<CalendarFields> {
    const [row] = await query<CalendarFields>(on, `${SELECT} AND c.id = $2`, [workspaceId, id]);
    if (row === undefined) throw notFound('calendar');
    return row;
  }

  private async addVersion(tx: EntityManager, actor: Actor, id: string, n: number, rules: Calendar): Promise<void> {
    await tx.query(
      `INSERT INTO calendar_version (calendar_id, n, workspace_id, rules, created_by) VALUES ($1, $2, $3, $4, $5)`,
      [id, n, actor.workspaceId, JSON.stringify(writeCalendar(rules)), actor.memberId],
    );
  }

  private async record(
    tx: EntityManager,
    actor: Actor,
    id: string,
    action: string,
    details: Readonly<Record<string, unknown>>,
  ): Promise<CalendarView> {
    await this.audit.record(tx, { workspaceId: actor.workspaceId, actor, action, resourceId: id, details });
    return viewOf(await this.find(tx, actor.workspaceId, id));
  }

  private async write<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await transact(this.dataSource, { repeatable: false }, work);
    } catch (error) {
      if (!isUniqueViolation(error, 'calendar_name_key')) throw error;
      throw new AppError('conflict', 'name-taken', { detail: 'There is a calendar of this name.' });
    }
  }
}

function checkSuggestions(suggestions: readonly HolidaySuggestionDto[]): void {
  const wrong = suggestions.findIndex(({ date }) => dayNumber(date) === null);
  if (wrong < 0) return;
  throw invalid('bad-calendar', 'A suggested holiday has no date.', [
    { field: `suggestions.${String(wrong)}.date`, message: 'is not a date; one is expected such as 2026-12-24.' },
  ]);
}

function viewOf({ id, name, version, suggestions, rules, isUsed }: CalendarFields): CalendarView {
  return { id, name, version, ...shownHours(hoursOf(rules)), suggestions, isUsed };
}
