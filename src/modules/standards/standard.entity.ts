import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** A service standard; what it promises is in its versions. */
@Entity('standard')
@Index('standard_workspace', ['workspaceId', 'id'])
export class Standard {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('text') name!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}

/**
 * Never changed once approved: clocks name the version they started with. In force is, of the versions that have begun, the one
 * that began last, unless it is retired; nothing has to happen at that instant.
 */
@Entity('standard_version')
@Index('standard_version_workspace', ['workspaceId'])
@Check('standard_version_state_check', `state in ('draft','review','approved','retired')`)
export class StandardVersion {
  @PrimaryColumn('bigint') standardId!: string;
  @PrimaryColumn('integer') n!: number;
  @Column('bigint') workspaceId!: string;
  @Column('text', { default: 'draft' }) state!: 'draft' | 'review' | 'approved' | 'retired';
  @Column('jsonb') targets!: object[];
  /** The promise in the words of each language, by BCP 47 tag. */
  @Column('jsonb', { default: {} }) texts!: Record<string, string>;
  @Column('text') reason!: string;
  /** Of a draft; raised by each change. */
  @Column('integer', { default: 1 }) revision!: number;
  @Column('bigint', { nullable: true }) createdBy!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { nullable: true }) submittedAt!: Date | null;
  @Column('bigint', { nullable: true }) approvedBy!: string | null;
  @Column('timestamptz', { nullable: true }) approvedAt!: Date | null;
  /** From when it counts; null until it is approved. */
  @Column('timestamptz', { nullable: true }) effectiveAt!: Date | null;
  @Column('timestamptz', { nullable: true }) retiredAt!: Date | null;
}

/** A member of staff who has read a version, or was asked to. */
@Entity('standard_receipt')
@Index('standard_receipt_member', ['memberId'])
export class StandardReceipt {
  @PrimaryColumn('bigint') standardId!: string;
  @PrimaryColumn('integer') n!: number;
  @PrimaryColumn('bigint') memberId!: string;
  @Column('bigint') workspaceId!: string;
  @Column('timestamptz', { nullable: true }) readAt!: Date | null;
  @Column('timestamptz', { nullable: true }) remindedAt!: Date | null;
}

/** Targets that were tried on the past; without that none are approved. */
@Entity('standard_rehearsal')
export class StandardRehearsal {
  @PrimaryColumn('bigint') workspaceId!: string;
  /** sha-256 of what the targets decide. */
  @PrimaryColumn('text') targetsHash!: string;
  @Column('bigint', { nullable: true }) madeBy!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) madeAt!: Date;
}
