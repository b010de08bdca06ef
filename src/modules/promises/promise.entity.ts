import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { PromiseState } from './promises.types.js';

/** A time that a customer was told. Whether it was kept is told by its clock, among those of the task; a withdrawn one has none. */
@Entity('promise')
@Index('promise_task', ['taskId', 'id'])
@Index('promise_reply', ['replyId'], { where: 'reply_id is not null' })
@Index('promise_nudge', ['nudgeAt'], { where: `state = 'open' and nudged_at is null` })
@Index('promise_told', ['id'], { where: `state in ('open','broken')` })
@Check('promise_state_check', `state in ('open','kept','kept-late','broken','withdrawn')`)
export class CustomerPromise {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint') taskId!: string;
  /** The reply that made it; null where a person noted it by hand. */
  @Column('bigint', { nullable: true }) replyId!: string | null;
  @Column('bigint') madeBy!: string;
  /** The words that promise it. */
  @Column('text') text!: string;
  /** IANA: the zone it was meant in. */
  @Column('text') zone!: string;
  @Column('timestamptz', { default: () => 'now()' }) madeAt!: Date;
  @Column('timestamptz') dueAt!: Date;
  @Column('timestamptz') nudgeAt!: Date;
  @Column('timestamptz', { nullable: true }) nudgedAt!: Date | null;
  /** As people were last told; what it is now, its clock says. */
  @Column('text', { default: 'open' }) state!: PromiseState;
  @Column('timestamptz', { nullable: true }) settledAt!: Date | null;
}
