import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import type { WatchDefinition } from '../../domain/watch/watch-definition.types.js';

/** What a watch was from one change to the next; never changed. */
@Entity('watch_version')
export class WatchVersion {
  @PrimaryColumn('bigint') watchId!: string;
  /** The version of the watch that this became. */
  @PrimaryColumn('integer') n!: number;
  @Column('bigint') workspaceId!: string;
  @Column('jsonb') definition!: WatchDefinition;
  @Column('text', { nullable: true }) reason!: string | null;
  /** The earlier version whose content it has. */
  @Column('integer', { nullable: true }) restoredFrom!: number | null;
  @Column('bigint', { nullable: true }) createdBy!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}

/** What a watch may become; one for each watch. It may be wrong: it is checked when it is published. */
@Entity('watch_draft')
export class WatchDraft {
  @PrimaryColumn('bigint') watchId!: string;
  @Column('bigint') workspaceId!: string;
  @Column('jsonb') definition!: WatchDefinition;
  /** The version of the watch it was begun from. */
  @Column('integer') basedOn!: number;
  /** Of the draft itself. */
  @Column('integer', { default: 1 }) version!: number;
  @Column('bigint', { nullable: true }) updatedBy!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) updatedAt!: Date;
}

/** Whether a mention that a watch found was meant. */
@Entity('watch_sample')
@Check('watch_sample_verdict_check', `verdict in ('keep','drop')`)
export class WatchSample {
  @PrimaryColumn('bigint') watchId!: string;
  @PrimaryColumn('bigint') mentionId!: string;
  @Column('bigint') workspaceId!: string;
  @Column('text') verdict!: 'keep' | 'drop';
  /** The version of the watch whose find was judged. */
  @Column('integer') watchVersion!: number;
  @Column('bigint', { nullable: true }) judgedBy!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) judgedAt!: Date;
}
