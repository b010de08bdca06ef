import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The answer given to a write with an Idempotency-Key, for 24 h. */
@Entity('idempotency_key')
@Index('idempotency_key_created', ['createdAt'])
export class IdempotencyKey {
  @PrimaryColumn('bigint') memberId!: string;
  @PrimaryColumn('text') key!: string;
  /** Keyed hash of method, path and body: the same key for something else is a mistake and is refused. */
  @Column('text') requestHash!: string;
  /** Null while the first request is still running. */
  @Column('integer', { nullable: true }) status!: number | null;
  @Column('jsonb', { nullable: true }) response!: unknown;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}
