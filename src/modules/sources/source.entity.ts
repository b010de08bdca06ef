import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/**
 * - waiting: not read yet · ok: last read succeeded · degraded: failing, being tried again · failing: a person must act
 * - gone: the network says it no longer exists · paused: an administrator stopped it
 */
export type SourceHealth = 'waiting' | 'ok' | 'degraded' | 'failing' | 'gone' | 'paused';

@Entity('source')
@Index('source_workspace', ['workspaceId', 'id'])
@Index('source_due', ['nextPollAt'], {
  where: `is_polled and deleted_at is null and health_state not in ('paused', 'gone')`,
})
@Check('source_health_check', `health_state in ('waiting','ok','degraded','failing','gone','paused')`)
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
  @Column('timestamptz', { nullable: true }) lastSuccessAt!: Date | null;
  @Column('text', { nullable: true }) lastError!: string | null;
  @Column('integer', { default: 0 }) failures!: number;
  /** Posts the source has shown us, and how many of them matched a watch and were new. */
  @Column('bigint', { default: 0 }) seenCount!: string;
  @Column('bigint', { default: 0 }) storedCount!: string;
  @Column('integer', { default: 1 }) version!: number;
  @Column('bigint', { nullable: true }) createdBy!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { nullable: true }) deletedAt!: Date | null;
}
