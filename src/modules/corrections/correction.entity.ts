import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { LabelKind } from './labels.types.js';

/** What a person said of a post, against what an engine had said. Kept for good: these are the labels that are learnt from. */
@Entity('correction')
@Index('correction_workspace', ['workspaceId', 'id'])
@Index('correction_kind', ['workspaceId', 'kind', 'createdAt'])
@Index('correction_task', ['taskId'], { where: 'task_id is not null' })
@Index('correction_newest', ['workspaceId', 'mentionId', 'kind', 'memberId'], { unique: true, where: 'is_newest' })
@Check('correction_kind_check', `kind in ('sentiment','intent','priority','relevance')`)
export class Correction {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint') mentionId!: string;
  @Column('bigint', { nullable: true }) taskId!: string | null;
  @Column('text') kind!: LabelKind;
  /** What the engine said of this text, whoever said something else in between. */
  @Column('text') before!: string;
  /** Equal to `before` where a person confirmed it. */
  @Column('text') after!: string;
  @Column('real', { nullable: true }) confidenceBefore!: number | null;
  @Column('text') lang!: string;
  @Column('text') engine!: string;
  /** Of the text that was judged: an edit does not take the label along. */
  @Column('text') contentHash!: string;
  /** Teams that could see the post. */
  @Column('bigint', { array: true }) teamIds!: string[];
  @Column('bigint') memberId!: string;
  /** False once the same person judged the same post anew. */
  @Column('boolean', { default: true }) isNewest!: boolean;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}
