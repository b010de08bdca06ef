import { Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { iso } from '../../db/iso.js';
import { query } from '../../db/rows.js';
import type { PagedRoomView } from './alert-page.dto.js';

const EVENTS = 10;

/** As much of an incident's room as somebody may see who was paged and is not signed in. */
@Injectable()
export class RoomGlance {
  async look(on: DataSource | EntityManager, workspaceId: string, incidentId: string): Promise<PagedRoomView | null> {
    const [room] = await query<PagedRoomView>(
      on,
      `SELECT i.id::text AS id, i.title, i.state, ${iso('i.started_at')} AS "startedAt",
         CASE WHEN l.id IS NOT NULL THEN jsonb_build_object('id', l.id::text, 'name', l.name) END AS lead,
         coalesce((SELECT jsonb_agg(jsonb_build_object('kind', e.kind, 'at', ${iso('e.at')}, 'actor', e.name) ORDER BY e.id)
           FROM (SELECT v.id, v.kind, v.at, m.name FROM incident_event v LEFT JOIN staff_member m ON m.id = v.actor_id
             WHERE v.incident_id = i.id ORDER BY v.id DESC LIMIT ${String(EVENTS)}) e), '[]') AS timeline
       FROM incident i LEFT JOIN staff_member l ON l.id = i.lead_id WHERE i.workspace_id = $1 AND i.id = $2`,
      [workspaceId, incidentId],
    );
    return room ?? null;
  }
}
