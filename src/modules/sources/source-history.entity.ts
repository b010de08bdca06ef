import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { SourceHealth } from './source.entity.js';

/** A stretch of time a source was in one state for one reason. A trigger on `source` writes it. */
@Entity('source_state')
@Index('source_state_open', ['sourceId'], { unique: true, where: `to_at is null` })
@Index('source_state_history', ['workspaceId', 'fromAt'])
@Index('source_state_ended', ['toAt'])
export class SourceState {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint') sourceId!: string;
  @Column('text') state!: SourceHealth;
  @Column('text', { nullable: true }) reason!: string | null;
  /** The sentence that went with it when it began. */
  @Column('text', { nullable: true }) detail!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) fromAt!: Date;
  @Column('timestamptz', { nullable: true }) toAt!: Date | null;
}

/** Posts a source showed for the first time, and how often it was looked at, hour by hour (UTC). No row: nobody looked. */
@Entity('source_volume')
@Index('source_volume_bucket', ['bucketAt'])
export class SourceVolume {
  @PrimaryColumn('bigint') workspaceId!: string;
  @PrimaryColumn('bigint') sourceId!: string;
  @PrimaryColumn('timestamptz') bucketAt!: Date;
  @Column('integer', { default: 0 }) seen!: number;
  @Column('integer', { default: 0 }) reads!: number;
}
