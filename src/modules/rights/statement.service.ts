import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { requireAccess } from '../../http/require-access.js';
import type { RightsStatement } from './rights.dto.js';
import type { RightsCountKind } from './rights.types.js';

/** What was done for the rights of authors in a month. */
@Injectable()
export class StatementService {
  constructor(private readonly dataSource: DataSource) {}

  /** `month`: YYYY-MM, in UTC. */
  async read(actor: Actor, month: string): Promise<RightsStatement> {
    requireAccess(actor, 'privacy', 'read');
    const first = `${month}-01`;
    const rows = await query<{ kind: RightsCountKind; n: number }>(
      this.dataSource,
      `SELECT kind, sum(n)::int AS n FROM rights_count
       WHERE workspace_id = $1 AND day >= $2::date AND day < $2::date + interval '1 month' GROUP BY kind`,
      [actor.workspaceId, first],
    );
    const [kept] = await query<{ n: number }>(
      this.dataSource,
      'SELECT count(*)::int AS n FROM held_mention WHERE workspace_id = $1',
      [actor.workspaceId],
    );
    const of = (kind: RightsCountKind): number => rows.find((row) => row.kind === kind)?.n ?? 0;
    return {
      month,
      mirrored: of('mirrored'),
      checked: of('checked'),
      erased: of('erased'),
      retained: of('retained'),
      held: kept?.n ?? 0,
      expired: of('expired'),
      dropped: of('dropped'),
    };
  }
}
