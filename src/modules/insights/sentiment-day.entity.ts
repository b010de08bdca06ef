import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SentimentLabel } from '../../domain/sentiment/sentiment.types.js';

/**
 * Posts by day (UTC), watch, language and feeling, without deleted and muted ones. New posts are counted with the volume, changes by a trigger, in 16 slots
 * so that workers do not wait for one another: readers add up.
 */
@Entity('sentiment_day')
export class SentimentDay {
  @PrimaryColumn('bigint') workspaceId!: string;
  /** 0: whatever the watch, each post once. */
  @PrimaryColumn('bigint') watchId!: string;
  @PrimaryColumn('date') day!: string;
  /** The primary subtag. */
  @PrimaryColumn('text') lang!: string;
  @PrimaryColumn('text') label!: SentimentLabel;
  /** Who may see the posts (the first 200 teams), in rows of no watch; empty in the others. */
  @PrimaryColumn('bigint', { array: true }) teamIds!: string[];
  @PrimaryColumn('smallint') slot!: number;
  @Column('integer', { default: 0 }) mentions!: number;
}
