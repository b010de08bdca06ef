import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** An effect outside the transaction that caused it. Written with its cause; carried out by a worker that holds its lease. */
@Entity('outbox')
@Index('outbox_key', ['kind', 'key'], { unique: true })
@Index('outbox_due', ['dueAt', 'id'], { where: `state = 'waiting'` })
@Index('outbox_finished', ['finishedAt'], { where: `state = 'done'` })
@Check('outbox_state_check', `state in ('waiting','done','dead')`)
export class OutboxRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('text') kind!: string;
  @Column('text') key!: string;
  @Column('jsonb') payload!: Record<string, unknown>;
  @Column('text', { default: 'waiting' }) state!: 'waiting' | 'done' | 'dead';
  @Column('timestamptz', { default: () => 'now()' }) dueAt!: Date;
  @Column('integer', { default: 0 }) attempts!: number;
  @Column('text', { nullable: true }) leaseToken!: string | null;
  @Column('timestamptz', { nullable: true }) leaseUntil!: Date | null;
  @Column('text', { nullable: true }) lastError!: string | null;
  @Column('timestamptz', { nullable: true }) finishedAt!: Date | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}
