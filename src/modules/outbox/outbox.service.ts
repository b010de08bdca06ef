import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query, queryPrepared } from '../../db/rows.js';
import { announcing } from '../../jobs/wake-up.service.js';
import { outboxDead } from '../../metrics.js';
import { ConfinementService } from '../confinement/confinement.service.js';
import { LAST_ATTEMPT, type NewOutboxRow, type OutboxHandler, type OutboxItem } from './outbox.types.js';

/** Longer than any delivery may take; after a crash its rows wait this long for another worker. */
const LEASE_SECONDS = 30;
const CEILING_SECONDS = 300;

const ADD = announcing(
  `INSERT INTO outbox (workspace_id, kind, key, payload, due_at)
   VALUES ($1, $2, $3, $4, now() + make_interval(secs => $5)) ON CONFLICT (kind, key) DO NOTHING`,
  'outbox',
);

const SCHEDULE = announcing(
  `INSERT INTO outbox AS o (workspace_id, kind, key, payload, due_at)
   VALUES ($1, $2, $3, $4, now() + make_interval(secs => $5))
   ON CONFLICT (kind, key) DO UPDATE SET state = 'waiting', payload = excluded.payload, due_at = excluded.due_at,
     attempts = 0, lease_token = NULL, lease_until = NULL, last_error = NULL, finished_at = NULL`,
  'outbox',
);

@Injectable()
export class OutboxService {
  private readonly log = new Logger('Outbox');
  private readonly handlers = new Map<string, OutboxHandler>();
  private readonly sandboxHandlers = new Map<string, OutboxHandler>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly confinement: ConfinementService,
  ) {}

  /** Called by a module as it starts. A kind has one handler. */
  register(handler: OutboxHandler): void {
    enlist(this.handlers, handler);
  }

  /** The one that carries a kind in the sandboxes of drills instead of the one that does in life. */
  registerForSandboxes(handler: OutboxHandler): void {
    enlist(this.sandboxHandlers, handler);
  }

  /** Writes the effect with its cause. A row of the same kind and key is left as it is. */
  async add(tx: EntityManager, row: NewOutboxRow): Promise<void> {
    await queryPrepared(tx, ADD, [
      row.workspaceId,
      row.kind,
      row.key,
      JSON.stringify(row.payload),
      row.afterSeconds ?? 0,
    ]);
  }

  /**
   * Writes the effect, or makes the row of the same key due again, whatever became of it and whoever holds it: a handler may
   * call this for the very row it is carrying out, and its own closing then leaves the row alone.
   */
  async schedule(tx: EntityManager, row: NewOutboxRow): Promise<void> {
    await queryPrepared(tx, SCHEDULE, [
      row.workspaceId,
      row.kind,
      row.key,
      JSON.stringify(row.payload),
      row.afterSeconds ?? 0,
    ]);
  }

  /** Takes an effect back in the transaction that removes its cause. False when it was already carried out. */
  async withdraw(tx: EntityManager, kind: string, key: string): Promise<boolean> {
    const rows = await query(tx, `DELETE FROM outbox WHERE kind = $1 AND key = $2 AND state = 'waiting' RETURNING id`, [
      kind,
      key,
    ]);
    return rows.length > 0;
  }

  /** Claims what is due; a row whose holder died comes back when its lease has run out. */
  async claimDue(workerId: string, limit: number): Promise<OutboxItem[]> {
    return query<OutboxItem>(
      this.dataSource,
      `WITH due AS (
         SELECT id FROM outbox WHERE state = 'waiting' AND due_at <= now() AND (lease_until IS NULL OR lease_until < now())
         ORDER BY due_at, id LIMIT $2 FOR UPDATE SKIP LOCKED)
       UPDATE outbox o SET lease_token = $1, lease_until = now() + make_interval(secs => $3), attempts = attempts + 1
       FROM due WHERE o.id = due.id
       RETURNING o.id, o.workspace_id AS "workspaceId", o.kind, o.key, o.payload, o.attempts`,
      [workerId, limit, LEASE_SECONDS],
    );
  }

  /** Hands a claimed row to its handler and records the outcome where the lease is still ours. */
  async deliver(item: OutboxItem, workerId: string, signal: AbortSignal): Promise<'done' | 'again' | 'failed'> {
    try {
      const handler = await this.handlerOf(item);
      if (!handler) throw new Error(`No handler for outbox kind ${item.kind}.`);
      const outcome = await this.confinement.within(item.workspaceId, () => handler.deliver(item, signal));
      if (outcome.is === 'done') {
        await this.close(item, workerId, `state = 'done', finished_at = now(), last_error = NULL`);
        return 'done';
      }
      await this.close(
        item,
        workerId,
        `due_at = now() + make_interval(secs => $3), attempts = 0`,
        outcome.afterSeconds,
      );
      return 'again';
    } catch (error) {
      await this.fail(item, workerId, error instanceof Error ? error.message : 'failed');
      return 'failed';
    }
  }

  private async handlerOf({ kind, workspaceId }: OutboxItem): Promise<OutboxHandler | undefined> {
    const inSandbox = this.sandboxHandlers.get(kind);
    const isTheirs = inSandbox !== undefined && (await this.confinement.isSandbox(workspaceId));
    return isTheirs ? inSandbox : this.handlers.get(kind);
  }

  private async fail(item: OutboxItem, workerId: string, message: string): Promise<void> {
    if (item.attempts >= LAST_ATTEMPT) {
      this.log.error(
        `Gave up on outbox row ${item.id} (${item.kind}) after ${String(item.attempts)} tries: ${message}`,
      );
      outboxDead.inc({ kind: item.kind });
      await this.close(item, workerId, `state = 'dead', finished_at = now(), last_error = $3`, message);
      return;
    }
    const seconds = Math.min(2 ** item.attempts, CEILING_SECONDS) * (0.5 + Math.random());
    await this.close(item, workerId, `due_at = now() + make_interval(secs => $3), last_error = $4`, seconds, message);
  }

  private async close(item: OutboxItem, workerId: string, change: string, ...values: unknown[]): Promise<void> {
    await this.dataSource.query(
      `UPDATE outbox SET ${change}, lease_token = NULL, lease_until = NULL WHERE id = $1 AND lease_token = $2`,
      [item.id, workerId, ...values],
    );
  }
}

function enlist(handlers: Map<string, OutboxHandler>, handler: OutboxHandler): void {
  if (handlers.has(handler.kind)) throw new Error(`Two handlers for outbox kind ${handler.kind}.`);
  handlers.set(handler.kind, handler);
}
