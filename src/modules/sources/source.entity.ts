import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { SourceNotice } from '../../connectors/connector.js';
import type { Budget, StoredQuota } from '../../domain/collecting/collecting.types.js';
import type { TroubleReason } from '../../domain/coverage/coverage.types.js';

/**
 * - waiting: not read yet · ok: last read succeeded · degraded: not everything is seen, or it fails and is tried again
 * - blind: nothing is seen, or a person must act · paused: an administrator stopped it
 */
export type SourceHealth = 'waiting' | 'ok' | 'degraded' | 'blind' | 'paused';

@Entity('source')
@Index('source_workspace', ['workspaceId', 'id'])
@Index('source_due', ['nextPollAt'], {
  where: `is_polled and deleted_at is null and health_state <> 'paused' and health_reason is distinct from 'gone'`,
})
@Index('source_listening', ['nextPollAt'], { where: `is_listening and deleted_at is null` })
@Check('source_health_check', `health_state in ('waiting','ok','degraded','blind','paused')`)
export class Source {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('text') connector!: string;
  @Column('text') name!: string;
  @Column('jsonb') settings!: Record<string, unknown>;
  /** AES-256-GCM, bound to this row; never read back through the API. */
  @Column('text', { nullable: true }) credentials!: string | null;
  @Column('integer') intervalSeconds!: number;
  /** False for sources that are only pushed to us. */
  @Column('boolean') isPolled!: boolean;
  /** Raised with each lease; a write with an older epoch is refused. */
  @Column('bigint', { default: 0 }) epoch!: string;
  @Column('text', { nullable: true }) leaseToken!: string | null;
  @Column('timestamptz', { nullable: true }) leaseUntil!: Date | null;
  @Column('timestamptz', { default: () => 'now()' }) nextPollAt!: Date;
  @Column('jsonb', { nullable: true }) cursor!: Record<string, unknown> | null;
  @Column('text', { default: 'waiting' }) healthState!: SourceHealth;
  @Column('timestamptz', { default: () => 'now()' }) healthSince!: Date;
  /** Code of why it is degraded or blind. */
  @Column('text', { nullable: true }) healthReason!: TroubleReason | null;
  @Column('timestamptz', { nullable: true }) lastSuccessAt!: Date | null;
  /** First read to the end: what it showed until then had piled up before and says nothing of its pace. */
  @Column('timestamptz', { nullable: true }) watchedSince!: Date | null;
  /** When it last showed a post it had not shown before. */
  @Column('timestamptz', { nullable: true }) lastPostAt!: Date | null;
  /** Last sign of life of a stream. */
  @Column('timestamptz', { nullable: true }) lastBeatAt!: Date | null;
  /** Hashes of the ids it showed lately, newest first: most networks show the same posts again and again. */
  @Column('integer', { array: true, default: () => `'{}'` }) recentKeys!: number[];
  /** The sentence that goes with `healthReason`. */
  @Column('text', { nullable: true }) lastError!: string | null;
  @Column('integer', { default: 0 }) failures!: number;
  /** Posts the source has shown us, and how many of them matched a watch and were new. */
  @Column('bigint', { default: 0 }) seenCount!: string;
  @Column('bigint', { default: 0 }) storedCount!: string;
  /** What reading it may cost; null: nothing is set. */
  @Column('jsonb', { nullable: true }) budget!: Budget | null;
  /** The network's allowances as it said last. */
  @Column('jsonb', { default: [] }) quotas!: StoredQuota[];
  /** What it cannot see although it works. */
  @Column('jsonb', { default: [] }) notices!: SourceNotice[];
  /** Between −1 (nothing for long) and 1 (every read full). */
  @Column('real', { default: 0 }) busy!: number;
  /** It listens to a stream and is not polled. */
  @Column('boolean', { default: false }) isListening!: boolean;
  /** Days after which what it brought is deleted; null: it is kept. */
  @Column('integer', { nullable: true }) retentionDays!: number | null;
  @Column('integer', { default: 1 }) version!: number;
  @Column('bigint', { nullable: true }) createdBy!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { nullable: true }) deletedAt!: Date | null;
}

/** What reading a source has cost on one day (UTC). */
@Entity('source_spend')
export class SourceSpend {
  @PrimaryColumn('bigint') sourceId!: string;
  @PrimaryColumn('date') day!: string;
  @Column('integer', { default: 0 }) requests!: number;
  @Column('double precision', { default: 0 }) usd!: number;
}
