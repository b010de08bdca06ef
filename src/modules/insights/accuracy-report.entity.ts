import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StoredAccuracy } from './insights.types.js';

/** How often people agreed with the engines in a month, as it was when the month was over. */
@Entity('accuracy_report')
export class AccuracyReport {
  @PrimaryColumn('bigint') workspaceId!: string;
  /** Its first day. */
  @PrimaryColumn('date') month!: string;
  @Column('jsonb') report!: StoredAccuracy;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}
