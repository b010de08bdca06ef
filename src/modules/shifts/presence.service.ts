import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import type { Presence } from '../../domain/routing/routing.types.js';
import { requireAccess } from '../../http/require-access.js';
import { PRESENCE_SECONDS } from '../routing/routing-facts.service.js';
import type { PresenceNow } from './shifts.dto.js';

/** Whether the actor is at the desk: their own word, which goes away by itself when it is not said again. */
@Injectable()
export class PresenceService {
  constructor(private readonly dataSource: DataSource) {}

  async get(actor: Actor): Promise<PresenceNow> {
    requireAccess(actor, 'own-account', 'read');
    const [row] = await query<PresenceNow>(
      this.dataSource,
      `SELECT state AS said, CASE WHEN heartbeat_at < now() - make_interval(secs => $2) THEN 'offline' ELSE state END AS state
       FROM member_presence WHERE member_id = $1`,
      [actor.memberId, PRESENCE_SECONDS],
    );
    return row ?? { said: null, state: null };
  }

  async say(actor: Actor, state: Presence): Promise<PresenceNow> {
    requireAccess(actor, 'own-account', 'update');
    await this.dataSource.query(
      `INSERT INTO member_presence (member_id, workspace_id, state) VALUES ($1, $2, $3)
       ON CONFLICT (member_id) DO UPDATE SET state = excluded.state, heartbeat_at = now()`,
      [actor.memberId, actor.workspaceId, state],
    );
    return { said: state, state };
  }
}
