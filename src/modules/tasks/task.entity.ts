import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { Replyability } from '../../connectors/reply.types.js';
import type { PriorityFacts, PriorityReason } from '../../domain/priority/priority.types.js';
import type { TaskState } from '../../domain/task-state/transitions.js';
import type { SentimentLabel } from '../../domain/sentiment/sentiment.types.js';

/** The response work for one conversation. `task_open_key` makes "at most one open" a fact of the database. */
@Entity('task')
@Index('task_open_key', ['workspaceId', 'network', 'conversationKey'], { unique: true, where: 'is_open' })
@Index('task_open_story', ['workspaceId', 'storyId'], { unique: true, where: 'is_open and story_id is not null' })
@Index('task_due', ['workspaceId', 'nextDueAt', 'id'], { where: 'is_open' })
@Index('task_due_by_team', ['workspaceId', 'teamId', 'nextDueAt', 'id'], { where: 'is_open' })
@Index('task_due_by_assignee', ['workspaceId', 'assigneeId', 'nextDueAt', 'id'], {
  where: 'is_open and assignee_id is not null',
})
@Index('task_unassigned', ['workspaceId', 'teamId', 'nextDueAt', 'id'], { where: 'is_open and assignee_id is null' })
@Index('task_due_by_priority', ['workspaceId', 'priority', 'nextDueAt', 'id'], { where: 'is_open' })
@Index('task_due_by_lang', ['workspaceId', 'lang', 'nextDueAt', 'id'], { where: 'is_open' })
@Index('task_parked', ['workspaceId', 'state', 'nextDueAt', 'id'], { where: `is_open and state <> 'open'` })
@Index('task_closed', ['workspaceId', 'closedAt', 'id'], { where: 'not is_open' })
@Index('task_conversation', ['workspaceId', 'conversationKey'])
@Index('task_author', ['workspaceId', 'network', 'authorHandle', 'openedAt'])
@Index('task_opened', { synchronize: false })
@Index('task_thread', { synchronize: false })
@Index('task_wake', ['snoozedUntil'], { where: `state = 'snoozed'` })
@Check('task_state_check', `state in ('open','acknowledged','waiting','snoozed','resolved','dismissed')`)
@Check('task_is_open_check', `is_open = (state not in ('resolved','dismissed'))`)
export class Task {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('text') network!: string;
  @Column('text') conversationKey!: string;
  @Column('bigint') sourceId!: string;
  @Column('bigint') teamId!: string;
  @Column('bigint', { nullable: true }) assigneeId!: string | null;
  @Column('text', { default: 'open' }) state!: TaskState;
  /** The state to come back to when a snooze or a wait ends. */
  @Column('text', { nullable: true }) previousState!: TaskState | null;
  @Column('boolean', { default: true }) isOpen!: boolean;
  /** 1 to 4 for P1 to P4. */
  @Column('smallint') priority!: number;
  @Column('real') priorityScore!: number;
  @Column('jsonb') priorityReasons!: PriorityReason[];
  /** Of the weights it was judged by; null where an earlier release judged it. */
  @Column('integer', { nullable: true }) priorityVersion!: number | null;
  /** What it was judged by, so that other weights can be tried on it without its posts. */
  @Column('jsonb', { nullable: true }) priorityFacts!: PriorityFacts | null;
  /** A person set the level: it stays when tasks are judged anew. */
  @Column('boolean', { default: false }) priorityIsManual!: boolean;
  @Column('text') sentimentLabel!: SentimentLabel;
  @Column('real') sentimentScore!: number;
  @Column('text') lang!: string;
  @Column('text') authorHandle!: string;
  @Column('text', { nullable: true }) authorName!: string | null;
  /** First line of the newest mention that opened or woke it, for the row. */
  @Column('text') excerpt!: string;
  @Column('bigint') firstMentionId!: string;
  @Column('bigint') lastMentionId!: string;
  @Column('integer', { default: 1 }) mentionCount!: number;
  /** One story is one task, however many conversations tell it. */
  @Column('bigint', { nullable: true }) storyId!: string | null;
  @Column('jsonb') replyability!: Replyability;
  /** The next promise to break; infinity when no clock is running, so that one index order serves every list. */
  @Column('timestamptz', { default: () => `'infinity'` }) nextDueAt!: Date | number;
  @Column('timestamptz', { nullable: true }) snoozedUntil!: Date | null;
  /** When its conversation was last read again, for answers that were given natively. */
  @Column('timestamptz', { nullable: true }) threadReadAt!: Date | null;
  @Column('timestamptz', { nullable: true }) claimedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) acknowledgedAt!: Date | null;
  @Column('bigint', { nullable: true }) acknowledgedBy!: string | null;
  @Column('timestamptz', { nullable: true }) closedAt!: Date | null;
  @Column('timestamptz', { default: () => 'now()' }) openedAt!: Date;
  @Column('timestamptz', { default: () => 'now()' }) updatedAt!: Date;
  @Column('integer', { default: 1 }) version!: number;
}

/** Kept by a trigger in the transaction that moves a task, in 16 slots so that workers do not wait for one another. */
@Entity('task_count')
export class TaskCount {
  @PrimaryColumn('bigint') workspaceId!: string;
  @PrimaryColumn('bigint') teamId!: string;
  /** 0 for nobody. */
  @PrimaryColumn('bigint') assigneeId!: string;
  @PrimaryColumn('text') state!: TaskState;
  @PrimaryColumn('smallint') priority!: number;
  /** A clock is running. */
  @PrimaryColumn('boolean') isDue!: boolean;
  @PrimaryColumn('smallint') slot!: number;
  @Column('integer') n!: number;
}
