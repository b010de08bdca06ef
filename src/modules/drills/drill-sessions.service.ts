import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { AppError, invalid, notFound } from '../../errors.js';
import type { Credential } from '../../http/request.types.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import { SessionService } from '../staff/session.service.js';
import { findDrill } from './drill-rows.js';

/** Who goes into a drill and comes home from it. It is the session that goes; other windows of the same sign-in go along. */
@Injectable()
export class DrillSessions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sessions: SessionService,
    private readonly audit: AuditService,
  ) {}

  /** Throws `drill-over` and, for who does not take part, `not-a-participant`. */
  async enter(actor: Actor, credential: Credential | undefined, id: string): Promise<void> {
    requireAccess(actor, 'drills', 'act');
    const hash = sessionOf(credential);
    await this.dataSource.transaction(async (tx) => {
      const drill = await findDrill(tx, actor.workspaceId, id);
      if (drill === null) throw notFound('drill');
      // Who is in it already.
      if (drill.sandboxId === actor.workspaceId) return;
      if (drill.state !== 'running') throw new AppError('conflict', 'drill-over', { detail: 'This drill is over.' });
      const [place] = await query<{ sandboxMemberId: string }>(
        tx,
        `UPDATE drill_participant SET entered_at = coalesce(entered_at, clock_timestamp()) WHERE drill_id = $1 AND member_id = $2
         RETURNING sandbox_member_id AS "sandboxMemberId"`,
        [id, actor.memberId],
      );
      if (place === undefined)
        throw new AppError('forbidden', 'not-a-participant', { detail: 'You do not take part in this drill.' });
      await this.sessions.actAs(tx, hash, place.sandboxMemberId);
      await this.audit.record(tx, { workspaceId: drill.workspaceId, actor, action: 'drill.enter', resourceId: id });
    });
  }

  /** Nothing happens to who is at home. */
  async leave(actor: Actor, credential: Credential | undefined): Promise<void> {
    requireAccess(actor, 'drills', 'act');
    const hash = sessionOf(credential);
    await this.dataSource.transaction((tx) => this.sessions.actAs(tx, hash, null));
  }
}

/** A token is for one workspace. */
function sessionOf(credential: Credential | undefined): string {
  if (credential?.kind === 'session') return credential.hash;
  throw invalid('no-session', 'Only somebody who is signed in goes into a drill.');
}
