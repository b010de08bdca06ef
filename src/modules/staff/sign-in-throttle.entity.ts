import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Failed sign-ins per account and per address. It slows down; it never locks for good. */
@Entity('sign_in_throttle')
export class SignInThrottle {
  /** sha-256 of the account or address. */
  @PrimaryColumn('text') key!: string;
  @Column('integer', { default: 0 }) failures!: number;
  @Column('timestamptz', { default: () => 'now()' }) lastFailureAt!: Date;
}
