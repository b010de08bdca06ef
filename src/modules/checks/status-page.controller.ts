import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { requireAccess } from '../../http/require-access.js';
import type { CheckDto, JobDto, WorkerDto } from './checks.dto.js';
import { StatusDto } from './checks.dto.js';

/** Nothing reads "ok" that was not checked: findings older than this mean that the auditor itself has stopped. */
const STALE_SECONDS = 180;

@ApiTags('status')
@Controller('status')
export class StatusPageController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Access('system', 'read')
  @ApiOkResponse({ type: StatusDto })
  async read(@CurrentActor() actor: Actor): Promise<StatusDto> {
    const scope = requireAccess(actor, 'system', 'read');
    const found = await query<CheckDto & { isStale: boolean }>(
      this.dataSource,
      `SELECT name, state, detail, since, checked_at < now() - make_interval(secs => $1) AS "isStale" FROM installation_check ORDER BY name`,
      [STALE_SECONDS],
    );
    const checks = found.map(({ isStale, ...check }) =>
      isStale ? { ...check, state: 'failing', detail: 'Not checked lately: the auditor has stopped.' } : check,
    );
    const isHealthy = checks.length > 0 && checks.every((c) => c.state === 'ok');
    if (scope !== 'all') return { isHealthy, checks, workers: [], jobs: [] };
    const [workers, jobs] = await Promise.all([
      query<WorkerDto>(
        this.dataSource,
        `SELECT id, role, started_at AS "startedAt", heartbeat_at AS "heartbeatAt" FROM worker ORDER BY started_at LIMIT 200`,
      ),
      query<JobDto>(
        this.dataSource,
        `SELECT name, last_started_at AS "lastStartedAt", last_finished_at AS "lastFinishedAt", last_duration_ms AS "lastDurationMs",
           last_error AS "lastError", next_due_at AS "nextDueAt", runs::float8 AS runs, failures::float8 AS failures FROM job ORDER BY name`,
      ),
    ]);
    return { isHealthy, checks, workers, jobs };
  }
}
