import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import { AuditService } from '../audit/audit.service.js';
import { IncidentRows } from './incident-rows.service.js';
import { PausesService } from './pauses.service.js';

/** The kill switch in an incident's room: pulled twice it is pulled once. */
@Injectable()
export class IncidentPauses {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rows: IncidentRows,
    private readonly pauses: PausesService,
    private readonly audit: AuditService,
  ) {}

  pause(actor: Actor, id: string, reason: string): Promise<void> {
    return this.switch(actor, id, 'paused', { reason });
  }

  resume(actor: Actor, id: string): Promise<void> {
    return this.switch(actor, id, 'resumed', {});
  }

  private switch(
    actor: Actor,
    id: string,
    kind: 'paused' | 'resumed',
    details: { readonly reason?: string },
  ): Promise<void> {
    const { workspaceId, memberId } = actor;
    return transact(this.dataSource, { repeatable: true }, async (tx) => {
      const { incident } = await this.rows.lock(tx, actor, id, 'update', 'note');
      const hasTurned =
        kind === 'paused'
          ? await this.pauses.pause(tx, workspaceId, { memberId, incidentId: id, reason: details.reason ?? '' })
          : await this.pauses.resume(tx, workspaceId);
      if (!hasTurned) return;
      await this.rows.change(tx, incident, {}, { kind, actorId: memberId, details });
      await this.audit.record(tx, { workspaceId, actor, action: `incident.${kind}`, resourceId: id, details });
    });
  }
}
