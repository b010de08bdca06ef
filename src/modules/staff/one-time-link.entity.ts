import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A link that works once: the first administrator's set-up, an invitation (72 h), a password reset (30 min). */
@Entity('one_time_link')
export class OneTimeLink {
  @PrimaryColumn('text') tokenHash!: string;
  @Column('text') kind!: 'setup' | 'invite' | 'reset';
  @Column('bigint', { nullable: true }) memberId!: string | null;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) usedAt!: Date | null;
}
