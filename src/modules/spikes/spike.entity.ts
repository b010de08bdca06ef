import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { SpikeState } from '../../domain/spike/spike.types.js';
import type { RuleSensitivity } from '../../domain/alert-rule/alert-rule.types.js';
import type { SeriesKind } from './spikes.types.js';

/** How far a watch is counted. Whoever looks at it locks this row; nobody waits for it. */
@Entity('spike_watch')
@Index('spike_watch_looked', ['lookedAt'])
export class SpikeWatch {
  @PrimaryColumn('bigint') watchId!: string;
  @Column('bigint') workspaceId!: string;
  /** Steps before it are counted for good. */
  @Column('timestamptz') countedUntil!: Date;
  /** What was posted before counts whenever it was seen; what is posted since, only if it was seen in time. */
  @Column('timestamptz') knownFrom!: Date;
  @Column('timestamptz', { nullable: true }) lookedAt!: Date | null;
  /** Posts of the open steps at the last look: another sum says that something has come in. */
  @Column('bigint', { default: 0 }) lookedSum!: string;
  /** Something goes on: it is looked at although nothing comes in. */
  @Column('boolean', { default: false }) isRestless!: boolean;
  /** How often its past was learned anew: what somebody remembers of an earlier one is void. */
  @Column('integer', { default: 0 }) generation!: number;
  /** Sources that brought it posts: id → the step of the last one, in milliseconds. */
  @Column('jsonb', { default: {} }) heardBy!: Record<string, number>;
  /** Posts from before it was known that are counted: more of them make another past. */
  @Column('bigint', { default: 0 }) pastSum!: string;
  /** Until then its series have too little of a past to notice anything; null: they have enough. */
  @Column('timestamptz', { nullable: true }) learningUntil!: Date | null;
  /** Why the last look failed. */
  @Column('text', { nullable: true }) problem!: string | null;
}

/**
 * Posts of five minutes by the time they were posted, without those that were seen too late to tell of a storm: `volume_bucket` has
 * those, too. At most so many posts of an author count as `MOST_OF_AN_AUTHOR` says. No row: no posts.
 */
@Entity('spike_count')
@Index('spike_count_at', ['at'])
export class SpikeCount {
  @PrimaryColumn('bigint') workspaceId!: string;
  @PrimaryColumn('bigint') watchId!: string;
  @PrimaryColumn('timestamptz') at!: Date;
  @Column('integer') mentions!: number;
  @Column('integer') negatives!: number;
  /** Posts of authors whom many hear. */
  @Column('integer') highReach!: number;
  @Column('integer') authors!: number;
  @Column('integer') negativeAuthors!: number;
  /** log10 of the people whom the loudest negative post may reach. */
  @Column('real', { default: 0 }) topReach!: number;
  /** Network → [mentions, negatives]. */
  @Column('jsonb', { default: {} }) networks!: Record<string, [number, number]>;
  /** Topic of risk → negative or threatening posts. */
  @Column('jsonb', { default: {} }) risks!: Record<string, number>;
  /** Primary subtag → [mentions, negatives, highReach]. */
  @Column('jsonb', { default: {} }) languages!: Record<string, [number, number, number]>;
  /** The stories told most: id → posts. */
  @Column('jsonb', { default: {} }) stories!: Record<string, number>;
}

/** A time in which a worker listened. Between two of them nobody did. */
@Entity('listening_span')
export class ListeningSpan {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('timestamptz', { default: () => 'now()' }) fromAt!: Date;
  @Column('timestamptz', { default: () => 'now()' }) untilAt!: Date;
}

/**
 * The memory of one series, as it was before the step `nextStepAt`: what came since is read from the counts, so that it needs to be
 * written now and then only.
 */
@Entity('spike_series')
@Index('spike_series_key', ['watchId', 'kind', 'lang', 'sensitivity'], { unique: true })
@Check('spike_series_kind_check', `kind in ('all','negative','high-reach')`)
@Check('spike_series_sensitivity_check', `sensitivity in ('low','normal','high')`)
export class SpikeSeries {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint') watchId!: string;
  @Column('text') kind!: SeriesKind;
  /** Primary subtag; empty: all languages together. */
  @Column('text', { default: '' }) lang!: string;
  @Column('text') sensitivity!: RuleSensitivity;
  /** Null: it has seen nothing yet. */
  @Column('jsonb', { nullable: true }) state!: SpikeState | null;
  @Column('timestamptz', { nullable: true }) nextStepAt!: Date | null;
  /** The step with which what goes on now began; null: nothing does. */
  @Column('timestamptz', { nullable: true }) episodeAt!: Date | null;
}
