import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { IntentLabel } from '../../domain/intent/intent.types.js';
import type { MentionSignal } from './mention-store.types.js';
import type { StoredJudgement } from './stored-judgement.js';
import type { SentimentLabel } from '../../domain/sentiment/sentiment.types.js';

/**
 * One public post or article that matched at least one watch. No foreign keys: each costs a look-up per row in the one
 * transaction that must keep up with a storm, and rows are written by one service only.
 */
@Entity('mention')
@Index('mention_key', ['workspaceId', 'network', 'externalKey'], { unique: true })
@Index('mention_published', ['workspaceId', 'publishedAt', 'id'])
@Index('mention_conversation', ['workspaceId', 'conversationKey', 'publishedAt'])
@Index('mention_story', ['workspaceId', 'storyId', 'publishedAt', 'id'], { where: 'story_id is not null' })
@Index('mention_source', ['sourceId', 'id'], { where: 'not is_deleted' })
@Index('mention_muted', ['workspaceId', 'mutedBy'], { where: 'muted_by is not null' })
@Index('mention_urgent', ['workspaceId', 'publishedAt', 'id'], { where: 'urgency >= 0.5' })
@Index('mention_risky', ['workspaceId', 'publishedAt', 'id'], { where: `judged ? 'risks'` })
@Index('mention_threats', ['workspaceId', 'publishedAt', 'id'], { where: `intent_label = 'threat'` })
@Index('mention_sample', ['workspaceId', 'publishedAt', 'id'], { where: '(hashint8(id) & 15) = 0' })
export class Mention {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('text') network!: string;
  /** The natural key: the external id itself, or its sha-256 where it is scoped or longer than 512 bytes. */
  @Column('text') externalKey!: string;
  @Column('text') externalId!: string;
  @Column('bigint') sourceId!: string;
  @Column('text', { nullable: true }) authorId!: string | null;
  @Column('text') authorHandle!: string;
  @Column('text', { nullable: true }) authorName!: string | null;
  @Column('bigint', { nullable: true }) followers!: string | null;
  @Column('text', { nullable: true }) title!: string | null;
  @Column('text') text!: string;
  @Column('text', { nullable: true }) url!: string | null;
  @Column('text') lang!: string;
  @Column('timestamptz') publishedAt!: Date;
  @Column('timestamptz', { nullable: true }) editedAt!: Date | null;
  @Column('timestamptz', { default: () => 'now()' }) seenAt!: Date;
  @Column('text') conversationKey!: string;
  @Column('text', { nullable: true }) conversationId!: string | null;
  @Column('text', { nullable: true }) inReplyTo!: string | null;
  @Column('bigint', { array: true }) watchIds!: string[];
  /** Watch id → spans [start, end) in UTF-16 units of `text`. */
  @Column('jsonb') watchSpans!: Record<string, [number, number][]>;
  /** Teams that may see it: those of the watches that matched. */
  @Column('bigint', { array: true }) teamIds!: string[];
  @Column('text') sentimentLabel!: SentimentLabel;
  @Column('real') sentimentScore!: number;
  @Column('real') sentimentConfidence!: number;
  /** The words that decided, for the reader. */
  @Column('jsonb', { default: [] }) sentimentWords!: string[];
  /** Null for what was stored before intents were judged. */
  @Column('text', { nullable: true }) intentLabel!: IntentLabel | null;
  @Column('real', { nullable: true }) intentConfidence!: number | null;
  /** 0..1. */
  @Column('real', { nullable: true }) urgency!: number | null;
  @Column('jsonb', { nullable: true }) judged!: StoredJudgement | null;
  /** The person who judged its feeling, or its intent, by hand; engines leave that alone while the text stays. */
  @Column('bigint', { nullable: true }) sentimentBy!: string | null;
  @Column('bigint', { nullable: true }) intentBy!: string | null;
  /** log10 of the people it may reach; null where unknown. */
  @Column('real', { nullable: true }) reach!: number | null;
  @Column('jsonb', { nullable: true }) metrics!: Record<string, number> | null;
  /** First 128 bits of sha-256 over title and text, base64url. */
  @Column('text') contentHash!: string;
  /** 1, and one more for each edit seen. */
  @Column('integer', { default: 1 }) versions!: number;
  @Column('boolean', { default: false }) isDeleted!: boolean;
  /** The story it tells with others; null while it stands alone. */
  @Column('bigint', { nullable: true }) storyId!: string | null;
  /** The mute rule that keeps it out of the inbox. */
  @Column('bigint', { nullable: true }) mutedBy!: string | null;
  @Column('text', { array: true, default: [] }) signals!: MentionSignal[];
  /** External id, on the same network, of the post that this one repeats or quotes. */
  @Column('text', { nullable: true }) repostOf!: string | null;
  @Column('text', { nullable: true }) quoteOf!: string | null;
  /** ISO 3166-1 alpha-2, where the source states it. */
  @Column('text', { nullable: true }) country!: string | null;
}

/** What a mention said before an edit. */
@Entity('mention_version')
export class MentionVersion {
  @PrimaryColumn('bigint') mentionId!: string;
  /** 1 is the first text seen. */
  @PrimaryColumn('integer') n!: number;
  @Column('bigint') workspaceId!: string;
  @Column('text', { nullable: true }) title!: string | null;
  @Column('text') text!: string;
  @Column('text') contentHash!: string;
  @Column('timestamptz', { nullable: true }) editedAt!: Date | null;
  @Column('timestamptz') replacedAt!: Date;
}

/** Full-text index, filled by a job so that the ingest transaction does not pay for it. */
@Entity('mention_search')
@Index('mention_search_words', { synchronize: false })
@Index('mention_search_published', ['workspaceId', 'publishedAt', 'mentionId'])
@Index('mention_search_conversation', ['workspaceId', 'conversationKey'])
export class MentionSearch {
  @PrimaryColumn('bigint') mentionId!: string;
  @Column('bigint') workspaceId!: string;
  @Column('timestamptz') publishedAt!: Date;
  @Column('text') conversationKey!: string;
  @Column('tsvector') words!: string;
}

/** Mentions by watch, filled by the same job. */
@Entity('mention_watch')
export class MentionWatch {
  @PrimaryColumn('bigint') workspaceId!: string;
  @PrimaryColumn('bigint') watchId!: string;
  @PrimaryColumn('timestamptz') publishedAt!: Date;
  @PrimaryColumn('bigint') mentionId!: string;
}
