import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** A service standard; what it promises is in its versions. */
@Entity('standard')
@Index('standard_workspace', ['workspaceId', 'id'])
export class Standard {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('text') name!: string;
  /** The version in force. */
  @Column('integer', { default: 1 }) currentVersion!: number;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}

/** Never changed once in force: clocks name the version they started with. */
@Entity('standard_version')
export class StandardVersion {
  @PrimaryColumn('bigint') standardId!: string;
  @PrimaryColumn('integer') n!: number;
  @Column('bigint') workspaceId!: string;
  @Column('jsonb') targets!: object[];
  @Column('text') reason!: string;
  @Column('bigint', { nullable: true }) createdBy!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) effectiveAt!: Date;
}
