import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { NeglectCode, NeglectReason, NeglectState } from '../../domain/neglect/neglect.types.js';

/** found: a source speaks for it · by-hand: a person named it */
export type AccountOrigin = 'found' | 'by-hand';

/** Whether a source hears what its account posts: all of it, by asking the network for the last one, or not to be relied on. */
export type OwnPosts = 'shown' | 'asked' | 'not-shown';

/** An account of ours on a network, and whether it is looked after. Removed ones stay, so that they are not found again. */
@Entity('own_account')
@Index('own_account_key', ['workspaceId', 'network', 'address'], { unique: true })
@Index('own_account_watched', ['workspaceId', 'id'], { where: 'removed_at is null' })
@Index('own_account_task', ['taskId'], { unique: true, where: 'task_id is not null' })
@Check('own_account_origin_check', `origin in ('found','by-hand')`)
@Check('own_account_state_check', `state in ('fresh','quiet','neglected','unknown')`)
@Check('own_account_post_days_check', 'post_days between 1 and 365')
@Check('own_account_answer_days_check', 'answer_days between 1 and 90')
@Check(
  'own_account_raised_check',
  `(raised_at is null) = (task_id is null) and (raised_at is null) = (raised_for = '{}')`,
)
@Check('own_account_unanswered_check', '(unanswered = 0) = (oldest_unanswered_at is null)')
export class OwnAccount {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('text') network!: string;
  /** The network's id of the account where it is known, else its handle; lower case. */
  @Column('text') address!: string;
  /** As people know it. */
  @Column('text') handle!: string;
  @Column('text', { nullable: true }) url!: string | null;
  @Column('text') origin!: AccountOrigin;
  /** Who looks after it; null: the first team of the workspace. */
  @Column('bigint', { nullable: true }) teamId!: string | null;
  /** Null: how often it posts is not watched. */
  @Column('integer', { nullable: true, default: 14 }) postDays!: number | null;
  /** Null: how long people wait is not watched. */
  @Column('integer', { nullable: true, default: 3 }) answerDays!: number | null;
  /** Where only its open days count. */
  @Column('bigint', { nullable: true }) calendarId!: string | null;
  /** Of a post that stands by itself; answers are none. */
  @Column('timestamptz', { nullable: true }) lastOwnPostAt!: Date | null;
  @Column('integer', { default: 0 }) unanswered!: number;
  @Column('timestamptz', { nullable: true }) oldestUnansweredAt!: Date | null;
  @Column('text', { default: 'unknown' }) state!: NeglectState;
  @Column('jsonb', { default: [] }) reasons!: NeglectReason[];
  @Column('timestamptz', { default: () => 'now()' }) stateSince!: Date;
  @Column('timestamptz', { nullable: true }) lastCheckedAt!: Date | null;
  /** The spell of neglect it is in: since when, what for, and the one task of it. */
  @Column('timestamptz', { nullable: true }) raisedAt!: Date | null;
  @Column('text', { array: true, default: [] }) raisedFor!: NeglectCode[];
  @Column('bigint', { nullable: true }) taskId!: string | null;
  @Column('integer', { default: 1 }) version!: number;
  @Column('bigint', { nullable: true }) createdBy!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { nullable: true }) removedAt!: Date | null;
}

/** The one account a source speaks for. */
@Entity('own_account_source')
@Index('own_account_source_account', ['accountId'])
@Check('own_account_source_posts_check', `own_posts in ('shown','asked','not-shown')`)
export class OwnAccountSource {
  @PrimaryColumn('bigint') sourceId!: string;
  @Column('bigint') accountId!: string;
  @Column('text') ownPosts!: OwnPosts;
  /** When its network was last asked for the last post, and when it answered. */
  @Column('timestamptz', { nullable: true }) askedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) answeredAt!: Date | null;
}

/**
 * A comment or mention addressed to an account that asks for an answer, whether a watch finds it or not. It holds no words, and goes
 * when it is deleted or too old; once answered it stays, as networks show the same comment again and again.
 */
@Entity('own_account_comment')
@Index('own_account_comment_key', ['workspaceId', 'network', 'externalKey'], { unique: true })
@Index('own_account_comment_waiting', ['accountId', 'publishedAt', 'id'], { where: 'answered_at is null' })
@Index('own_account_comment_conversation', ['workspaceId', 'conversationKey'])
@Index('own_account_comment_published', ['publishedAt'])
export class OwnAccountComment {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('text') network!: string;
  @Column('text') externalKey!: string;
  @Column('bigint') accountId!: string;
  @Column('text') conversationKey!: string;
  /** Lower case without "@": who is erased is found by it. Empty where only the answer was seen. */
  @Column('text') author!: string;
  @Column('text', { nullable: true }) url!: string | null;
  @Column('timestamptz') publishedAt!: Date;
  @Column('timestamptz', { nullable: true }) answeredAt!: Date | null;
}
