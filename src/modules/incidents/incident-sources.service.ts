import { Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { joinedWatches } from './incident-tasks.service.js';

/** Posts of a source that are asked which watches it finds something for. */
const NEWEST_POSTS = 200;

/** Which sources an incident needs to be read as often as they allow. */
@Injectable()
export class IncidentSources {
  /** Whether an incident is suspected or goes on of a watch that this source finds posts for, or of no watch alone. */
  async isConcerned(on: EntityManager | DataSource, workspaceId: string, sourceId: string): Promise<boolean> {
    const rows = await query(
      on,
      `SELECT FROM incident i WHERE i.workspace_id = $1 AND i.state IN ('suspected', 'confirmed') AND NOT i.is_drill
         AND (i.watch_id IS NULL OR EXISTS (SELECT FROM (SELECT watch_ids FROM mention m
           WHERE m.source_id = $2 AND NOT m.is_deleted ORDER BY m.id DESC LIMIT ${String(NEWEST_POSTS)}) newest
           WHERE newest.watch_ids && (i.watch_id || ${joinedWatches('i.id')}))) LIMIT 1`,
      [workspaceId, sourceId],
    );
    return rows.length > 0;
  }
}
