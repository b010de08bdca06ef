import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { TemplateKind, TemplateTone } from '../../domain/reply-text/reply-text.types.js';

/** A text for customers. What it says is in its versions; only the approved one is ever sent. */
@Entity('template')
@Index('template_workspace', ['workspaceId', 'id'])
@Index('template_key', ['workspaceId', 'key'], { unique: true })
export class Template {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  /** The name by which the texts that come with the product are known everywhere; kept after removal, so none comes back. */
  @Column('text', { nullable: true }) key!: string | null;
  /** Only for tasks of this team; null: for all. */
  @Column('bigint', { nullable: true }) teamId!: string | null;
  /** The newest version. */
  @Column('integer', { default: 1 }) version!: number;
  @Column('integer', { nullable: true }) approvedVersion!: number | null;
  /** Tasks it was used in. */
  @Column('integer', { default: 0 }) useCount!: number;
  @Column('timestamptz', { nullable: true }) lastUsedAt!: Date | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { default: () => 'now()' }) updatedAt!: Date;
  @Column('timestamptz', { nullable: true }) deletedAt!: Date | null;
}

/** What a text said at one time; never changed but for its approval. */
@Entity('template_version')
@Check('template_version_kind_check', `kind in ('acknowledge','answer','private','holding')`)
@Check('template_version_tone_check', `tone in ('warm','neutral','formal')`)
export class TemplateVersion {
  @PrimaryColumn('bigint') templateId!: string;
  @PrimaryColumn('integer') n!: number;
  @Column('text') name!: string;
  /** Primary subtag. */
  @Column('text') lang!: string;
  @Column('text') kind!: TemplateKind;
  /** What it answers; empty: anything. */
  @Column('text', { array: true, default: [] }) intents!: string[];
  @Column('text') tone!: TemplateTone;
  @Column('text') text!: string;
  /** Null: it came with the product. */
  @Column('bigint', { nullable: true }) createdBy!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('bigint', { nullable: true }) approvedBy!: string | null;
  @Column('timestamptz', { nullable: true }) approvedAt!: Date | null;
}

/** A text was used in a task: however often, it counts once. */
@Entity('template_use')
export class TemplateUse {
  @PrimaryColumn('bigint') taskId!: string;
  @PrimaryColumn('bigint') templateId!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint') usedBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) usedAt!: Date;
}
