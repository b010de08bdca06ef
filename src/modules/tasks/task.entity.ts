import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { Replyability } from '../../connectors/reply.types.js';
import type { PriorityFacts, PriorityReason } from '../../domain/priority/priority.types.js';
import type { TaskState } from '../../domain/task-state/transitions.js';
import type { TaskRoute } from './tasks.types.js';
import type { SentimentLabel } from '../../domain/sentiment/sentiment.types.js';

/** The response work for one conversation. `task_open_key` makes "at most one open" a fact of the database; a merged one keeps its place in it. */
@Entity('task')
@Index('task_open_key', ['workspaceId', 'network', 'conversationKey'], {
  unique: true,
  where: 'is_open or is_joined',
})
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
@Index('task_person', ['workspaceId', 'personId', 'openedAt'], { where: 'person_id > 0' })
@Index('task_without_person', ['id'], { where: `person_id is null and author_handle <> ''` })
@Index('task_labelled', { synchronize: false })
@Index('task_route_due', ['workspaceId', 'routeDueAt'], { where: 'is_open and route_due_at is not null' })
@Index('task_merged', ['mergedIntoId'], { where: 'merged_into_id is not null' })
@Index('task_incident', ['incidentId'], { where: 'incident_id is not null' })
@Index('task_unroutable', ['workspaceId', 'teamId'], {
  where: `is_open and assignee_id is null and route ? 'missing'`,
})
@Index('task_wake', ['snoozedUntil'], { where: `state = 'snoozed'` })
@Check('task_state_check', `state in ('open','acknowledged','waiting','snoozed','resolved','dismissed')`)
@Check('task_journey_check', `journey in ('awareness','consideration','decision','after-purchase')`)
@Check('task_is_joined_check', 'not is_joined or (not is_open and merged_into_id is not null)')
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
  /** As it was judged at opening, like the watches below: clocks started by them. */
  @Column('text', { nullable: true }) intent!: string | null;
  /** Of the mentions that opened it. */
  @Column('bigint', { array: true, default: [] }) watchIds!: string[];
  @Column('text') lang!: string;
  @Column('text') authorHandle!: string;
  @Column('text', { nullable: true }) authorName!: string | null;
  /** The customer; null until they are looked up, 0 where the author is none. */
  @Column('bigint', { nullable: true }) personId!: string | null;
  /** Of the customer, in the workspace's own words. */
  @Column('text', { nullable: true }) tier!: string | null;
  /** Where the customer stands on the way to us. */
  @Column('text', { nullable: true }) journey!: string | null;
  /** First line of the newest mention that opened or woke it, for the row. */
  @Column('text') excerpt!: string;
  /** This and the next are 0, and there are no mentions, where no post but we ourselves asked for the work. */
  @Column('bigint') firstMentionId!: string;
  @Column('bigint') lastMentionId!: string;
  @Column('integer', { default: 1 }) mentionCount!: number;
  /** One story is one task, however many conversations tell it. */
  @Column('bigint', { nullable: true }) storyId!: string | null;
  /** The crisis that its customer is told about together with others. */
  @Column('bigint', { nullable: true }) incidentId!: string | null;
  /** The task that answers its conversation since they were merged. */
  @Column('bigint', { nullable: true }) mergedIntoId!: string | null;
  /** That task is open: what comes in its conversation joins that one, and no second task opens. */
  @Column('boolean', { default: false }) isJoined!: boolean;
  /** Words of the team's own, for finding and grouping. */
  @Column('text', { array: true, default: [] }) labels!: string[];
  /** Why it is with whom it is; null: nobody sent it there. */
  @Column('jsonb', { nullable: true }) route!: TaskRoute | null;
  @Column('timestamptz', { nullable: true }) routedAt!: Date | null;
  /** When its way is looked at again; null: it is where a person put it. */
  @Column('timestamptz', { nullable: true, default: () => 'now()' }) routeDueAt!: Date | null;
  /** Who had it already and did not keep it. */
  @Column('bigint', { array: true, default: [] }) routeTried!: string[];
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
