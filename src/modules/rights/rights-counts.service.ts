import { Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import type { RightsCountKind } from './rights.types.js';

/** What the monthly statement is made of. */
@Injectable()
export class RightsCounts {
  async add(on: EntityManager | DataSource, workspaceId: string, kind: RightsCountKind, n: number): Promise<void> {
    if (n === 0) return;
    await on.query(
      `INSERT INTO rights_count AS c (workspace_id, day, kind, n) VALUES ($1, (now() AT TIME ZONE 'UTC')::date, $2, $3)
       ON CONFLICT (workspace_id, day, kind) DO UPDATE SET n = c.n + excluded.n`,
      [workspaceId, kind, n],
    );
  }
}
