import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { invalid } from '../../errors.js';

/** Who is named in a body has to be of the workspace. */
@Injectable()
export class Holders {
  /** Refuses people and teams that are not; what is null or absent is not asked about. */
  async require(
    tx: EntityManager,
    workspaceId: string,
    { memberId = null, teamId = null }: { readonly memberId?: string | null; readonly teamId?: string | null },
  ): Promise<void> {
    if (memberId !== null) {
      const known = await query(tx, `SELECT id FROM staff_member WHERE workspace_id = $1 AND id = $2 AND is_active`, [
        workspaceId,
        memberId,
      ]);
      if (known.length === 0) {
        throw invalid('unknown-user', 'There is no such person.', [
          { field: 'memberId', message: 'memberId names nobody of yours' },
        ]);
      }
    }
    if (teamId !== null) {
      const known = await query(tx, `SELECT id FROM team WHERE workspace_id = $1 AND id = $2`, [workspaceId, teamId]);
      if (known.length === 0) {
        throw invalid('unknown-team', 'There is no such team.', [
          { field: 'teamId', message: 'teamId names no team of yours' },
        ]);
      }
    }
  }
}
