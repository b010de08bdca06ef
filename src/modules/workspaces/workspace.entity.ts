import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One customer organisation; nothing crosses it. */
@Entity('workspace')
@Index('workspace_drill', ['drillId'], { unique: true, where: 'drill_id is not null' })
export class Workspace {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('text') name!: string;
  @Column('boolean', { default: false }) isDemo!: boolean;
  /** BCP 47 language assumed for posts that state none. */
  @Column('text', { nullable: true }) defaultLang!: string | null;
  /** Languages its customers write, as primary subtags; null: any. What is told apart among few is told better. */
  @Column('text', { array: true, nullable: true }) languages!: string[] | null;
  /** Raised in the transaction that changes a watch; engines of all workers rebuild when it moves. */
  @Column('bigint', { default: 0 }) watchesVersion!: string;
  /** What authors who were erased are hashed with: random, sealed. */
  @Column('text', { nullable: true }) authorKey!: string | null;
  /** Raised in the transaction that adds an erased author; 0 while there is none. */
  @Column('bigint', { default: 0 }) erasuresVersion!: string;
  /** The drill that it was made for; nothing leaves such a workspace. Null: it is a real one. */
  @Column('bigint', { nullable: true }) drillId!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}
