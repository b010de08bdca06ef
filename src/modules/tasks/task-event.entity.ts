import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What happened to a task, in order: acts, notes, clock events. */
@Entity('task_event')
@Index('task_event_task', ['taskId', 'id'])
@Index('task_event_explaining', { synchronize: false })
export class TaskEvent {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint') taskId!: string;
  @Column('timestamptz', { default: () => 'now()' }) at!: Date;
  /** Null for the system. */
  @Column('bigint', { nullable: true }) actorId!: string | null;
  @Column('text') kind!: string;
  @Column('jsonb', { default: {} }) details!: Record<string, unknown>;
}
