import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { ImageType } from '../../domain/media/image-head.js';

/** A picture that goes with an answer, or waits for one. */
@Entity('reply_media')
@Index('reply_media_order', ['replyId', 'place'], { unique: true, where: 'reply_id is not null' })
@Index('reply_media_kept', ['createdAt'], { where: 'content is not null' })
@Index('reply_media_member', ['workspaceId', 'memberId'], { where: 'reply_id is null' })
@Check('reply_media_type_check', `media_type in ('image/jpeg','image/png','image/gif','image/webp')`)
@Check('reply_media_place_check', `(reply_id is null) = (place is null)`)
export class ReplyMedia {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  /** Who uploaded it. */
  @Column('bigint') memberId!: string;
  @Column('bigint', { nullable: true }) replyId!: string | null;
  /** Its place among the pictures of the answer, from 0. */
  @Column('integer', { nullable: true }) place!: number | null;
  @Column('text') mediaType!: ImageType;
  @Column('integer') byteCount!: number;
  @Column('integer') width!: number;
  @Column('integer') height!: number;
  @Column('text') altText!: string;
  /** Null once it is needed no more. */
  @Column('bytea', { nullable: true }) content!: Buffer | null;
  /** What the network calls it, where it wants pictures before the answer, and whether it is done with it. */
  @Column('text', { nullable: true }) uploadedRef!: string | null;
  @Column('timestamptz', { nullable: true }) uploadedAt!: Date | null;
  @Column('boolean', { default: false }) isReady!: boolean;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}
