import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** What several mentions tell alike. `mention.story_id` says which; the counts follow in the same transaction. */
@Entity('story')
@Index('story_newest', ['workspaceId', 'lastSeenAt', 'id'])
export class Story {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  /** The headline of its first article, else the first words of its first mention. */
  @Column('text') title!: string;
  @Column('bigint') firstMentionId!: string;
  @Column('timestamptz') firstSeenAt!: Date;
  @Column('timestamptz') lastSeenAt!: Date;
  @Column('integer', { default: 0 }) mentionCount!: number;
  /** Different authors. */
  @Column('integer', { default: 0 }) voiceCount!: number;
  /** People all its mentions together may reach, where that is known; a person is counted once for each. */
  @Column('double precision', { default: 0 }) reach!: number;
  /** Teams that may see one of its mentions. */
  @Column('bigint', { array: true, default: [] }) teamIds!: string[];
  @Column('boolean', { default: false }) hasArticle!: boolean;
  /** A person has taken it apart: it is not joined with the other part by itself. */
  @Column('boolean', { default: false }) isSplit!: boolean;
}

/** Mentions filed under a key of their fingerprint, for two weeks. */
@Entity('story_key')
@Index('story_key_seen', { synchronize: false })
export class StoryKey {
  @PrimaryColumn('bigint') workspaceId!: string;
  @PrimaryColumn('bigint') key!: string;
  /** Ids of mentions; some may be gone by now. */
  @Column('bigint', { array: true }) holders!: string[];
  @Column('timestamptz', { default: () => 'now()' }) seenAt!: Date;
}

/** Who tells a story, and how often. */
@Entity('story_voice')
export class StoryVoice {
  @PrimaryColumn('bigint') storyId!: string;
  @PrimaryColumn('text') network!: string;
  /** The handle in lower case. */
  @PrimaryColumn('text') author!: string;
  @Column('integer') mentions!: number;
}
