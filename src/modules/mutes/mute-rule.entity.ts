import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { MuteKind } from '../../domain/mute/mute.types.js';

/** What is kept out of the inbox: an author, a site, a thread, or what a query finds. */
@Entity('mute_rule')
@Index('mute_rule_workspace', ['workspaceId', 'id'])
@Check('mute_rule_kind_check', `kind in ('author','site','thread','words')`)
export class MuteRule {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('text') kind!: MuteKind;
  /** A handle, a host, the key of a conversation, or a query. */
  @Column('text') value!: string;
  /** Only on this network; null: on any. */
  @Column('text', { nullable: true }) network!: string | null;
  /** Only what this watch alone found; null: what any found. */
  @Column('bigint', { nullable: true }) watchId!: string | null;
  /** Only what concerns this team alone; null: the whole workspace. */
  @Column('bigint', { nullable: true }) teamId!: string | null;
  @Column('text') reason!: string;
  @Column('bigint') ownerId!: string;
  @Column('timestamptz', { nullable: true }) expiresAt!: Date | null;
  @Column('integer', { default: 1 }) version!: number;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { default: () => 'now()' }) updatedAt!: Date;
  /** Kept after removal: mentions go on naming it. */
  @Column('timestamptz', { nullable: true }) deletedAt!: Date | null;
}
