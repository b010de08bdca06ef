import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** A phone or browser that its owner has set up to be written to. */
@Entity('push_device')
@Index('push_device_endpoint_key', ['endpoint'], { unique: true })
@Index('push_device_member', ['memberId', 'id'])
@Check(
  'push_device_gone_check',
  `(gone_at is null) = (endpoint is not null and p256dh is not null and auth is not null)`,
)
export class PushDeviceRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint') memberId!: string;
  @Column('text', { nullable: true }) endpoint!: string | null;
  @Column('text', { nullable: true }) p256dh!: string | null;
  @Column('text', { nullable: true }) auth!: string | null;
  /** What its owner knows it by. */
  @Column('text') label!: string;
  @Column('timestamptz', { nullable: true }) lastDeliveredAt!: Date | null;
  @Column('text', { nullable: true }) lastProblem!: string | null;
  /** Its browser has ended it; kept, without what it took to write to it, until the owner has seen it. */
  @Column('timestamptz', { nullable: true }) goneAt!: Date | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}

/** The pair by which push services know this installation: one row, made when it is first needed. */
@Entity('push_key')
@Check('push_key_one_check', 'id = 1')
export class PushKeyRow {
  @PrimaryColumn('integer') id!: number;
  @Column('text') publicKey!: string;
  /** AES-256-GCM, bound to this row. */
  @Column('text') sealed!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}
