import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RejectedPost } from '../../connectors/post.types.js';
import { query } from '../../db/rows.js';
import { postKey } from '../../domain/coverage/post-key.js';
import { GapStore } from '../sources/gap-store.service.js';
import { SourceLeaseService } from '../sources/source-lease.service.js';
import { LeaseLost, type Batch, type BatchSource } from './ingest.types.js';

const RAW_LIMIT_BYTES = 65_536;

/** The steps of `pipeline.ts` that are about the source: may we write, what could not be read, where do we go on. */
@Injectable()
export class SourceSteps {
  constructor(
    private readonly leases: SourceLeaseService,
    private readonly gaps: GapStore,
  ) {}

  async holdLease(tx: EntityManager, source: BatchSource): Promise<void> {
    if (source.lease === null) return;
    if (!(await this.leases.holdsInTransaction(tx, source.id, source.lease.epoch))) throw new LeaseLost();
  }

  /** False when this webhook was taken before. */
  async acceptDelivery(tx: EntityManager, source: BatchSource, batch: Batch): Promise<boolean> {
    if (batch.deliveryId === undefined) return true;
    const rows = await query(
      tx,
      `INSERT INTO webhook_delivery (source_id, delivery_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING delivery_id`,
      [source.id, batch.deliveryId],
    );
    return rows.length > 0;
  }

  async quarantine(tx: EntityManager, source: BatchSource, rejected: readonly RejectedPost[]): Promise<number> {
    if (rejected.length === 0) return 0;
    const raws = rejected.map((r) => Buffer.from(r.raw).subarray(0, RAW_LIMIT_BYTES));
    const rows = await query(
      tx,
      `INSERT INTO quarantined_post (workspace_id, source_id, reason, external_id, raw, raw_hash)
       SELECT $1, $2, i.reason, i.external_id, i.raw, i.raw_hash
       FROM unnest($3::text[], $4::text[], $5::bytea[], $6::text[]) AS i (reason, external_id, raw, raw_hash)
       ORDER BY i.raw_hash ON CONFLICT (source_id, raw_hash) DO NOTHING RETURNING id`,
      [
        source.workspaceId,
        source.id,
        rejected.map((r) => r.reason.replaceAll('\0', '')),
        rejected.map((r) => r.externalId?.replaceAll('\0', '\uFFFD').toWellFormed() ?? null),
        raws,
        raws.map((raw) => createHash('sha256').update(raw).digest('hex')),
      ],
    );
    return rows.length;
  }

  async recordGaps(tx: EntityManager, source: BatchSource, batch: Batch): Promise<void> {
    await this.gaps.record(tx, source, batch.gaps, (batch.canFillGaps ?? false) ? 'open' : 'lost');
    if (batch.hasCaughtUp ?? false) await this.gaps.settleSpent(tx, source.id);
  }

  async moveCursor(tx: EntityManager, source: BatchSource, batch: Batch, stored: number): Promise<void> {
    const shown = {
      keys: batch.posts.map(({ externalId }) => postKey(externalId)),
      rejected: batch.rejected.length,
      stored,
    };
    if (batch.isAside ?? false) {
      await this.leases.recordAside(tx, source.id, batch.collected ?? {});
      return;
    }
    if (batch.fills !== undefined) {
      const seen = batch.posts.length + batch.rejected.length;
      if (!(await this.gaps.recordPage(tx, source.id, batch.fills, { seen, stored }, batch.collected ?? {})))
        throw new LeaseLost();
      return;
    }
    if (source.lease === null) {
      await this.leases.recordPush(tx, source.id, shown);
      return;
    }
    await this.leases.recordRead(tx, source.id, {
      ...shown,
      cursor: batch.cursor ?? null,
      isComplete: batch.isComplete,
      notBefore: batch.notBefore,
      keepsLease: batch.isStreamed ?? false,
      collected: batch.collected ?? {},
    });
  }
}
