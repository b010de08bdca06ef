import { Injectable } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { cursorId, toPage, type Page } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import { judgedClocksSql, scopeParameters } from './attainment-rows.js';
import type { JudgedClockDto, MissesExportQuery, MissesQuery } from './attainment.dto.js';
import { AttainmentService } from './attainment.service.js';
import type { AttainmentScope } from './attainment.types.js';

const MOST_EXPORTED = 50_000;
const COLUMNS = [
  'task',
  'standard version',
  'target',
  'kind',
  'outcome',
  'reason',
  'started',
  'due',
  'met',
  'seconds late',
  'seconds to detection',
  'network',
  'author',
  'assignee',
] as const;

/** The tasks behind the figures, each with the version it is judged by and, of a miss, why. */
@Injectable()
export class MissesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly attainment: AttainmentService,
  ) {}

  async list(actor: Actor, id: string, filter: MissesQuery): Promise<Page<JudgedClockDto>> {
    const scope = await this.attainment.scopeOf(actor, id, filter);
    const rows = await this.read(scope, filter, cursorId(filter.cursor), filter.limit + 1);
    return toPage(rows, filter.limit, (row) => [row.id]);
  }

  /** The same as a table for spreadsheets; a cell that one could take for a formula is text. At most 50,000 rows. */
  async exportCsv(actor: Actor, id: string, filter: MissesExportQuery): Promise<string> {
    const reach = requireAccess(actor, 'exports', 'act');
    const scope = await this.attainment.scopeOf(actor, id, filter);
    const teamIds = reach === 'all' ? scope.teamIds : actor.teamIds;
    const rows = await this.read({ ...scope, teamIds }, filter, null, MOST_EXPORTED);
    return stringify(rows.map(cellsOf), {
      header: true,
      columns: [...COLUMNS],
      bom: true,
      escape_formulas: true,
      record_delimiter: 'windows',
    });
  }

  private read(
    scope: AttainmentScope,
    { outcome, reason }: MissesExportQuery,
    before: string | null,
    limit: number,
  ): Promise<JudgedClockDto[]> {
    return query<JudgedClockDto>(this.dataSource, judgedClocksSql(scope), [
      ...scopeParameters(scope),
      outcome === 'all' ? null : outcome,
      reason ?? null,
      before,
      limit,
    ]);
  }
}

const cellsOf = (row: JudgedClockDto): (string | number | null)[] => [
  row.taskId,
  row.version,
  row.targetId,
  row.kind,
  row.outcome,
  row.reason,
  row.startedAt,
  row.dueAt,
  row.metAt,
  row.lateSeconds,
  row.detectionSeconds,
  row.network,
  row.author,
  row.assignee?.name ?? null,
];
