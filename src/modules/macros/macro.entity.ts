import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { MacroStep } from './macros.types.js';

/** Several acts on a task under one name and key. */
@Entity('macro')
@Index('macro_workspace', ['workspaceId', 'id'])
@Index('macro_workspace_key', ['workspaceId', 'key'], { unique: true, where: 'deleted_at IS NULL' })
@Check('macro_key_check', `key BETWEEN 1 AND 9`)
export class Macro {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  /** Only for tasks of this team; null: for all. */
  @Column('bigint', { nullable: true }) teamId!: string | null;
  @Column('text') name!: string;
  /** The digit that carries it out; null: only by name. */
  @Column('smallint', { nullable: true }) key!: number | null;
  @Column('jsonb') steps!: readonly MacroStep[];
  @Column('integer', { default: 1 }) version!: number;
  @Column('bigint') createdBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { default: () => 'now()' }) updatedAt!: Date;
  @Column('timestamptz', { nullable: true }) deletedAt!: Date | null;
}
