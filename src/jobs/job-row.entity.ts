import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One regular job of the whole installation: when it is due, who holds it, how the last run went. */
@Entity('job')
export class JobRow {
  @PrimaryColumn('text') name!: string;
  @Column('timestamptz', { default: () => 'now()' }) nextDueAt!: Date;
  @Column('text', { nullable: true }) leaseToken!: string | null;
  @Column('timestamptz', { nullable: true }) leaseUntil!: Date | null;
  @Column('timestamptz', { nullable: true }) lastStartedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) lastFinishedAt!: Date | null;
  @Column('text', { nullable: true }) lastError!: string | null;
  @Column('jsonb', { nullable: true }) lastResult!: Record<string, number> | null;
  @Column('integer', { nullable: true }) lastDurationMs!: number | null;
  @Column('bigint', { default: 0 }) runs!: string;
  @Column('bigint', { default: 0 }) failures!: string;
}

/** A running process that carries out jobs. */
@Entity('worker')
export class WorkerRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') role!: string;
  @Column('text') version!: string;
  @Column('timestamptz', { default: () => 'now()' }) startedAt!: Date;
  @Column('timestamptz', { default: () => 'now()' }) heartbeatAt!: Date;
}
