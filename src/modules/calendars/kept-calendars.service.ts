import { Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Calendar } from '../../domain/clock/calendar.js';
import { hoursOf } from './calendar-hours.js';
import type { CalendarInForce } from './calendars.types.js';

interface VersionRow {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly rules: unknown;
}

/** Versions of calendars never change, so each is read and understood once by a process. */
@Injectable()
export class KeptCalendars {
  private readonly rules = new Map<string, Calendar>();
  private readonly byWorkspace = new Map<
    string,
    { readonly versions: string; readonly calendars: ReadonlyMap<string, CalendarInForce> }
  >();

  /** One small query; hours are read again only when a version has moved. */
  async inForce(workspaceId: string, on: EntityManager | DataSource): Promise<ReadonlyMap<string, CalendarInForce>> {
    const rows = await query<{ id: string; version: number; name: string }>(
      on,
      `SELECT id, current_version AS version, name FROM calendar WHERE workspace_id = $1 ORDER BY id`,
      [workspaceId],
    );
    const versions = JSON.stringify(rows);
    const known = this.byWorkspace.get(workspaceId);
    if (known?.versions === versions) return known.calendars;
    const rules = await this.rulesOf(on, rows);
    const calendars = new Map(
      rows.flatMap((row) => {
        const read = rules.get(keyOf(row));
        return read === undefined ? [] : [[row.id, { ...row, rules: read }] as const];
      }),
    );
    this.byWorkspace.set(workspaceId, { versions, calendars });
    return calendars;
  }

  /** The hours of given versions, by `keyOf`; those of one version never change. */
  async rulesOf(
    on: EntityManager | DataSource,
    wanted: readonly { readonly id: string; readonly version: number }[],
  ): Promise<ReadonlyMap<string, Calendar>> {
    const missing = wanted.filter((one) => !this.rules.has(keyOf(one)));
    if (missing.length > 0) {
      const rows = await query<VersionRow>(
        on,
        `SELECT v.calendar_id AS id, v.n AS version, v.rules FROM unnest($1::bigint[], $2::int[]) AS i (id, n)
         JOIN calendar_version v ON v.calendar_id = i.id AND v.n = i.n`,
        [missing.map(({ id }) => id), missing.map(({ version }) => version)],
      );
      for (const row of rows) this.rules.set(keyOf(row), hoursOf(row.rules));
    }
    return this.rules;
  }
}

export const keyOf = ({ id, version }: { readonly id: string; readonly version: number }): string =>
  `${id}:${String(version)}`;
