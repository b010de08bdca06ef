import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { ReplyState } from '../../domain/reply-state/transitions.js';

/** What a person says in answer. */
export type SpokenKind = 'acknowledge' | 'reply';

/** `survey`: the question how it went, after the work is done; it answers nothing. */
export type ReplyKind = SpokenKind | 'survey';

/** An outbound message and its delivery state. `reply_acknowledge_key` lets one acknowledgement of a task exist, whoever asks. */
@Entity('reply')
@Index('reply_task', ['taskId', 'id'])
@Index('reply_client_key', ['workspaceId', 'authorId', 'clientKey'], { unique: true })
@Index('reply_acknowledge_key', ['taskId'], {
  unique: true,
  where: `kind = 'acknowledge' and withdrawn_at is null and state <> 'rejected'`,
})
@Index('reply_external', ['workspaceId', 'externalId'], { where: 'external_id is not null' })
@Index('reply_conversation', ['workspaceId', 'conversationId'])
@Index('reply_follows', ['followsId'], { where: 'follows_id is not null' })
@Index('reply_attention', ['workspaceId', 'id'], { where: `state in ('rejected', 'unknown', 'needs-person')` })
@Check(
  'reply_state_check',
  `state in ('draft','awaiting-approval','held','queued','sending','sent','rejected','unknown','needs-person')`,
)
export class Reply {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint') taskId!: string;
  @Column('bigint') sourceId!: string;
  @Column('bigint') authorId!: string;
  @Column('text') kind!: ReplyKind;
  /** The client's key for this draft: a double click or a repeated request finds the same reply. */
  @Column('text') clientKey!: string;
  /** Handed to the network as idempotency key and kept over every attempt. */
  @Column('text') sendKey!: string;
  @Column('text') visibility!: 'public' | 'private';
  @Column('text') text!: string;
  @Column('text') inReplyTo!: string;
  @Column('text') conversationId!: string;
  @Column('text') toHandle!: string;
  @Column('text', { nullable: true }) toUrl!: string | null;
  @Column('text', { nullable: true }) toAuthorId!: string | null;
  /** When the answered post was written, where that is known. */
  @Column('timestamptz', { nullable: true }) toPublishedAt!: Date | null;
  /** The reply it goes on from, where one answer took several posts; it leaves when that one is sent. */
  @Column('bigint', { nullable: true }) followsId!: string | null;
  @Column('text') state!: ReplyState;
  @Column('timestamptz', { nullable: true }) holdUntil!: Date | null;
  @Column('integer', { default: 0 }) attempts!: number;
  /** Names the delivery that committed `sending`, so that it knows its own work after a lost answer to COMMIT. */
  @Column('text', { nullable: true }) attemptToken!: string | null;
  @Column('timestamptz', { nullable: true }) sendingAt!: Date | null;
  @Column('timestamptz', { nullable: true }) sentAt!: Date | null;
  @Column('timestamptz', { nullable: true }) unknownSince!: Date | null;
  /** The first attempt since a person, or the network, last set the time. */
  @Column('timestamptz', { nullable: true }) tryingSince!: Date | null;
  @Column('integer', { default: 0 }) checks!: number;
  @Column('text', { nullable: true }) externalId!: string | null;
  @Column('text', { nullable: true }) url!: string | null;
  /** Why it was rejected or is unknown, in words for the agent. */
  @Column('text', { nullable: true }) problem!: string | null;
  /** Read back from the network, or looked for there and not seen. */
  @Column('timestamptz', { nullable: true }) confirmedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) missingAt!: Date | null;
  /** No person pressed send; its author answers for it. */
  @Column('boolean', { default: false }) isAutomatic!: boolean;
  /** Undone within the hold: it never left and reads as absent. */
  @Column('timestamptz', { nullable: true }) withdrawnAt!: Date | null;
  @Column('integer', { default: 1 }) version!: number;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}
