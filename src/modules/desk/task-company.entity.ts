import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A person marked the task as still to be read by them. */
@Entity('task_unread')
@Index('task_unread_task', ['taskId'])
export class TaskUnread {
  @PrimaryColumn('bigint') memberId!: string;
  @PrimaryColumn('bigint') taskId!: string;
  @Column('bigint') workspaceId!: string;
  @Column('timestamptz', { default: () => 'now()' }) markedAt!: Date;
}

/** Which task a person has before them. One row each, renewed by their browser; an old one says nothing any more. */
@Entity('task_presence')
@Index('task_presence_workspace', ['workspaceId', 'seenAt'])
@Index('task_presence_task', ['taskId'])
@Check('task_presence_doing_check', `doing in ('viewing','typing')`)
export class TaskPresence {
  @PrimaryColumn('bigint') memberId!: string;
  @Column('bigint') taskId!: string;
  @Column('bigint') workspaceId!: string;
  @Column('text') doing!: 'viewing' | 'typing';
  @Column('timestamptz', { default: () => 'now()' }) seenAt!: Date;
}
