import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { StaffRole } from '../../domain/access/roles.js';

@Entity('staff_member')
@Index('staff_member_email_key', ['email'], { unique: true })
@Index('staff_member_workspace', ['workspaceId', 'id'])
@Check('staff_member_capacity_check', `capacity >= 0`)
@Check('staff_member_role_check', `role in ('admin','pr-lead','team-lead','agent','viewer')`)
export class StaffMember {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  /** Lower case; unique over all workspaces because sign-in asks for nothing else. */
  @Column('text') email!: string;
  @Column('text') name!: string;
  @Column('text') role!: StaffRole;
  /** argon2id; null until the person used the invitation. */
  @Column('text', { nullable: true }) passwordHash!: string | null;
  @Column('text', { default: 'en' }) language!: string;
  @Column('boolean', { default: true }) isActive!: boolean;
  /** Their replies may need somebody's approval. */
  @Column('boolean', { default: false }) isTrainee!: boolean;
  @Column('text', { array: true, default: [] }) skills!: string[];
  /** Open tasks they take at most; null: any number. */
  @Column('integer', { nullable: true }) capacity!: number | null;
  /** When a task last found them. */
  @Column('timestamptz', { nullable: true }) lastRoutedAt!: Date | null;
  /** Interface settings of this person: theme, density, keys. */
  @Column('jsonb', { default: {} }) preferences!: Record<string, unknown>;
  @Column('integer', { default: 1 }) version!: number;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}
