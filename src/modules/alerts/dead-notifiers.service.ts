import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import { AlertsService } from './alerts.service.js';

const KIND = 'notifier-dead';
const keyOf = (notifierId: string): string => `${KIND}:${notifierId}`;

/**
 * A notifier that gave something up is an alert of its own, told by the others: never by itself nor by one that is dead too, so
 * that the news of a failure cannot go round in circles.
 */
@Injectable()
export class DeadNotifiers {
  constructor(
    private readonly dataSource: DataSource,
    private readonly alerts: AlertsService,
  ) {}

  async tell(workspaceId: string, notifierId: string, problem: string): Promise<void> {
    await transact(this.dataSource, { repeatable: true }, async (tx) => {
      const others = await query<{ id: string; name: string; isAlive: boolean }>(
        tx,
        `SELECT n.id, n.name, n.id <> $2 AND NOT n.is_paused AND NOT EXISTS (SELECT FROM alert a
           WHERE a.workspace_id = $1 AND a.state <> 'closed' AND a.key = $3 || n.id::text) AS "isAlive"
         FROM notifier n WHERE n.workspace_id = $1 AND n.deleted_at IS NULL ORDER BY n.id`,
        [workspaceId, notifierId, keyOf('')],
      );
      const dead = others.find(({ id }) => id === notifierId);
      if (dead === undefined) return;
      await this.alerts.open(tx, {
        workspaceId,
        kind: KIND,
        key: keyOf(notifierId),
        title: `The notifier "${dead.name}" does not deliver`,
        text: problem,
        details: { notifierId, notifierName: dead.name },
        notifierIds: others.filter(({ isAlive }) => isAlive).map(({ id }) => id),
        paging: false,
      });
    });
  }

  /** It delivers again. */
  async clear(workspaceId: string, notifierId: string): Promise<void> {
    const [open] = await query(
      this.dataSource,
      `SELECT 1 FROM alert WHERE workspace_id = $1 AND key = $2 AND state <> 'closed'`,
      [workspaceId, keyOf(notifierId)],
    );
    if (open === undefined) return;
    await transact(this.dataSource, { repeatable: true }, (tx) =>
      this.alerts.close(tx, { workspaceId, key: keyOf(notifierId) }),
    );
  }
}
