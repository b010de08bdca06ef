import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { WatchKind } from '../../domain/priority/watch-kind.js';
import type { LegalBasis, WatchExample } from '../../domain/watch/watch-definition.types.js';

@Entity('watch')
@Index('watch_workspace', ['workspaceId', 'id'])
@Check('watch_kind_check', `kind in ('brand','product','company','person','competitor','topic')`)
@Check(
  'watch_person_check',
  `(kind = 'person' or person_purpose is null) and num_nulls(person_purpose, person_legal_basis, person_visible_to, person_expires_at) in (0, 4)`,
)
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
  @Column('jsonb', { default: [] }) examples!: WatchExample[];
  /** Why a person is watched; a person watched before these were asked for has none. */
  @Column('text', { nullable: true }) personPurpose!: string | null;
  @Column('text', { nullable: true }) personLegalBasis!: LegalBasis | null;
  /** The teams that may see what it finds. */
  @Column('bigint', { array: true, nullable: true }) personVisibleTo!: string[] | null;
  /** From then on it finds nothing. */
  @Column('timestamptz', { nullable: true }) personExpiresAt!: Date | null;
  @Column('integer', { default: 1 }) version!: number;
  @Column('bigint', { nullable: true }) createdBy!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { default: () => 'now()' }) updatedAt!: Date;
  /** Kept after deletion: mentions go on naming it. */
  @Column('timestamptz', { nullable: true }) deletedAt!: Date | null;
}
