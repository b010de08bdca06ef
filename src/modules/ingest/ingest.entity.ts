import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { GapState } from '../sources/gap.types.js';

/** A post we were shown and could not process, with its raw bytes and the reason. */
@Entity('quarantined_post')
@Index('quarantined_post_source', ['workspaceId', 'sourceId', 'id'])
@Index('quarantined_post_key', ['sourceId', 'rawHash'], { unique: true })
export class QuarantinedPost {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint') sourceId!: string;
  @Column('text') reason!: string;
  @Column('text', { nullable: true }) externalId!: string | null;
  @Column('bytea') raw!: Buffer;
  /** sha-256 of `raw`: the same broken post read again is one row. */
  @Column('text') rawHash!: string;
  @Column('timestamptz', { default: () => 'now()' }) seenAt!: Date;
}

/** An interval of a source that could not be read at its time. */
@Entity('gap')
@Index('gap_source', ['workspaceId', 'sourceId', 'id'])
@Index('gap_open', ['sourceId', 'nextTryAt'], { where: `state in ('open','filling')` })
@Check('gap_state_check', `state in ('open','filling','filled','lost')`)
export class Gap {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint') sourceId!: string;
  @Column('timestamptz', { nullable: true }) fromAt!: Date | null;
  @Column('timestamptz') toAt!: Date;
  @Column('text') reason!: string;
  @Column('timestamptz', { default: () => 'now()' }) detectedAt!: Date;
  @Column('text', { default: 'open' }) state!: GapState;
  /** The connector's own place within the interval. */
  @Column('jsonb', { nullable: true }) cursor!: Record<string, unknown> | null;
  /** Mentions that reading it later brought. */
  @Column('integer', { default: 0 }) found!: number;
  /** Readings in a row that failed. */
  @Column('integer', { default: 0 }) attempts!: number;
  /** Why the last of them failed. */
  @Column('text', { nullable: true }) problem!: string | null;
  @Column('timestamptz', { nullable: true }) filledAt!: Date | null;
  @Column('timestamptz', { default: () => 'now()' }) nextTryAt!: Date;
  @Column('text', { nullable: true }) leaseToken!: string | null;
  @Column('timestamptz', { nullable: true }) leaseUntil!: Date | null;
}

/** Ids of webhooks taken in the last 24 h. */
@Entity('webhook_delivery')
@Index('webhook_delivery_received', ['receivedAt'])
export class WebhookDelivery {
  @PrimaryColumn('bigint') sourceId!: string;
  @PrimaryColumn('text') deliveryId!: string;
  @Column('timestamptz', { default: () => 'now()' }) receivedAt!: Date;
}

/** A deleted post: id and time, no text. It stays deleted when the source is read again. */
@Entity('tombstone')
export class Tombstone {
  @PrimaryColumn('bigint') workspaceId!: string;
  @PrimaryColumn('text') network!: string;
  @PrimaryColumn('text') externalKey!: string;
  @Column('timestamptz', { default: () => 'now()' }) deletedAt!: Date;
}

/** Five-minute counts per watch, kept in the ingest transaction. */
@Entity('volume_bucket')
export class VolumeBucket {
  @PrimaryColumn('bigint') workspaceId!: string;
  @PrimaryColumn('bigint') watchId!: string;
  @PrimaryColumn('timestamptz') bucketAt!: Date;
  @Column('integer', { default: 0 }) mentions!: number;
  @Column('integer', { default: 0 }) negatives!: number;
  /** Sum of followers reached, where known. */
  @Column('double precision', { default: 0 }) reach!: number;
}
