import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { WatchKind } from '../../domain/priority/watch-kind.js';

@Entity('watch')
@Index('watch_workspace', ['workspaceId', 'id'])
@Check('watch_kind_check', `kind in ('brand','product','company','person','competitor','topic')`)
export class Watch {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('text') name!: string;
  @Column('text') kind!: WatchKind;
  @Column('text') query!: string;
  /** Only posts in these languages; empty means any. */
  @Column('text', { array: true, default: [] }) languages!: string[];
  /** Multiplies the priority of what it finds, 0.5 to 3. */
  @Column('real', { default: 1 }) priorityWeight!: number;
  /** The team that answers what it finds. */
  @Column('bigint') teamId!: string;
  @Column('integer', { default: 1 }) version!: number;
  @Column('bigint', { nullable: true }) createdBy!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { default: () => 'now()' }) updatedAt!: Date;
  /** Kept after deletion: mentions go on naming it. */
  @Column('timestamptz', { nullable: true }) deletedAt!: Date | null;
}
