import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A channel set up by an administrator, that notices go to. */
@Entity('notifier')
@Index('notifier_workspace', ['workspaceId', 'id'])
export class NotifierRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('text') kind!: string;
  @Column('text') name!: string;
  @Column('jsonb') settings!: Record<string, unknown>;
  /** AES-256-GCM, bound to this row; never read back through the API. */
  @Column('text', { nullable: true }) credentials!: string | null;
  /** Kinds of alerts it is told of; empty: all. */
  @Column('text', { array: true, default: () => `'{}'` }) alertKinds!: string[];
  @Column('boolean', { default: false }) isPaused!: boolean;
  @Column('timestamptz', { nullable: true }) lastSentAt!: Date | null;
  @Column('text', { nullable: true }) lastProblem!: string | null;
  @Column('integer', { default: 1 }) version!: number;
  @Column('bigint', { nullable: true }) createdBy!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { nullable: true }) deletedAt!: Date | null;
}
