import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ApprovalReason, ApprovalRule, Approver } from '../../domain/approval/approval.types.js';
import type { DiffPart } from '../../domain/approval/word-diff.js';
import type { PromiseChoice } from '../../domain/promise/promise.types.js';

/** One version of whose replies need approval; never changed. The highest is in force, and approvals name the one they rest on. */
@Entity('approval_policy')
export class ApprovalPolicyVersion {
  @PrimaryColumn('bigint') workspaceId!: string;
  @PrimaryColumn('integer') version!: number;
  @Column('jsonb') rules!: ApprovalRule[];
  @Column('text') reason!: string;
  @Column('bigint', { nullable: true }) createdBy!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}

export type ApprovalState = 'waiting' | 'approved' | 'rejected' | 'withdrawn';

/** Why a reply waits for a second person, until when, and what they made of it. The author's own text stays. */
@Entity('reply_approval')
@Index('reply_approval_waiting', ['workspaceId', 'state', 'dueAt', 'replyId'])
@Index('reply_approval_task', ['taskId'])
@Index('reply_approval_late', ['dueAt'], { where: `state = 'waiting' and alerted_at is null` })
@Check('reply_approval_state_check', `state in ('waiting','approved','rejected','withdrawn')`)
@Check('reply_approval_approver_check', `approver in ('colleague','lead','crisis')`)
export class ReplyApproval {
  @PrimaryColumn('bigint') replyId!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint') taskId!: string;
  @Column('text', { default: 'waiting' }) state!: ApprovalState;
  @Column('jsonb') reasons!: ApprovalReason[];
  @Column('text') approver!: Approver;
  @Column('integer') policyVersion!: number;
  /** What its author said of the time in the text; read again when the text is approved. */
  @Column('jsonb', { nullable: true }) promise!: PromiseChoice | null;
  @Column('text') originalText!: string;
  @Column('text', { nullable: true }) approvedText!: string | null;
  @Column('jsonb', { nullable: true }) diff!: DiffPart[] | null;
  /** Why it was rejected. */
  @Column('text', { nullable: true }) problem!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) askedAt!: Date;
  @Column('timestamptz') dueAt!: Date;
  @Column('timestamptz', { nullable: true }) alertedAt!: Date | null;
  @Column('bigint', { nullable: true }) decidedBy!: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
}
