import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Insert-only (a trigger refuses anything else); each row's hash covers the one before it in its workspace. */
@Entity('audit_entry')
@Index('audit_entry_workspace', ['workspaceId', 'id'])
export class AuditEntry {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('timestamptz', { default: () => 'now()' }) at!: Date;
  @Column('bigint', { nullable: true }) actorId!: string | null;
  /** `person`, `token`, `system`. */
  @Column('text') actorKind!: string;
  /** `watch.create`, `session.start`, `access.denied` … */
  @Column('text') action!: string;
  @Column('text', { nullable: true }) resourceId!: string | null;
  @Column('jsonb', { default: {} }) details!: Record<string, unknown>;
  @Column('text') previousHash!: string;
  @Column('text') hash!: string;
}
