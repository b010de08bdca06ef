import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

export interface HolidaySuggestion {
  readonly date: string;
  readonly name: string;
}

/** Opening hours; what they are is in their versions. */
@Entity('calendar')
@Index('calendar_name_key', ['workspaceId', 'name'], { unique: true, where: 'removed_at is null' })
export class CalendarRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('text') name!: string;
  @Column('integer', { default: 1 }) currentVersion!: number;
  /** Holidays that nobody has confirmed yet: they count for nothing. */
  @Column('jsonb', { default: [] }) suggestions!: HolidaySuggestion[];
  @Column('timestamptz', { nullable: true }) removedAt!: Date | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { default: () => 'now()' }) updatedAt!: Date;
}

/** Never changed: clocks name the version they started with. */
@Entity('calendar_version')
export class CalendarVersion {
  @PrimaryColumn('bigint') calendarId!: string;
  @PrimaryColumn('integer') n!: number;
  @Column('bigint') workspaceId!: string;
  /** `{zone, week, closed, open}` */
  @Column('jsonb') rules!: object;
  @Column('bigint', { nullable: true }) createdBy!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}
