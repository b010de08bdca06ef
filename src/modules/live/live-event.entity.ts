import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/**
 * What open browsers are told. Ordered by (transaction, id) and read only below the oldest running transaction, because
 * identity values are handed out before commit and a reader going by id alone would skip rows.
 */
@Entity('live_event')
@Index('live_event_order', ['transactionId', 'id'])
@Index('live_event_at', ['at'])
export class LiveEvent {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  /** `pg_current_xact_id()`, written by the insert. */
  @Column('bigint') transactionId!: string;
  @Column('bigint') workspaceId!: string;
  /** Null: everybody in the workspace. */
  @Column('bigint', { nullable: true }) teamId!: string | null;
  @Column('text') kind!: string;
  @Column('jsonb') details!: Record<string, unknown>;
  @Column('timestamptz', { default: () => 'now()' }) at!: Date;
}
