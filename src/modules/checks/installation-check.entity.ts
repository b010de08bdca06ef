import { Column, Entity, PrimaryColumn } from 'typeorm';

export type CheckState = 'ok' | 'degraded' | 'failing';

/** What the auditor found at its last round, one row per check. */
@Entity('installation_check')
export class InstallationCheck {
  @PrimaryColumn('text') name!: string;
  @Column('text') state!: CheckState;
  /** English sentence with the figures. */
  @Column('text') detail!: string;
  /** Since when it is in this state. */
  @Column('timestamptz', { default: () => 'now()' }) since!: Date;
  @Column('timestamptz', { default: () => 'now()' }) checkedAt!: Date;
}
