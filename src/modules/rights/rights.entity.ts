import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { AuthorMarks } from '../../domain/rights/author-marks.js';
import type { ErasureState, HoldKind, HoldState, RightsCountKind } from './rights.types.js';

/** Somebody's wish that what they wrote is forgotten. What names them is here only until it has been carried out. */
@Entity('erasure')
@Index('erasure_workspace', ['workspaceId', 'id'])
@Index('erasure_active', ['id'], { where: `state in ('queued','running')` })
@Check('erasure_state_check', `state in ('requested','queued','running','done','cancelled','failed')`)
export class Erasure {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('text') network!: string;
  @Column('text', { nullable: true }) authorId!: string | null;
  @Column('text', { nullable: true }) handle!: string | null;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('text') state!: ErasureState;
  /** By what the author is recognised; null before the search and after the end. */
  @Column('jsonb', { nullable: true }) marks!: AuthorMarks | null;
  /** What was found, in the order it is worked on. */
  @Column('bigint', { array: true, default: [] }) mentionIds!: string[];
  /** How many there were; null before the search. */
  @Column('integer', { nullable: true }) found!: number | null;
  /** How many of them are done. */
  @Column('integer', { default: 0 }) done!: number;
  /** Rows removed or emptied, by table. */
  @Column('jsonb', { default: {} }) removed!: Record<string, number>;
  @Column('text', { nullable: true }) error!: string | null;
  @Column('text', { nullable: true }) leaseToken!: string | null;
  @Column('timestamptz', { nullable: true }) leaseUntil!: Date | null;
  @Column('bigint') requestedBy!: string;
  @Column('bigint', { nullable: true }) startedBy!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { nullable: true }) startedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) finishedAt!: Date | null;
}

/** Whose posts are not stored any more: a keyed hash of network and id, or network and handle. */
@Entity('erased_author')
export class ErasedAuthor {
  @PrimaryColumn('bigint') workspaceId!: string;
  @PrimaryColumn('text') authorHash!: string;
  @Column('bigint') erasureId!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}

/** What must not be lost although it is deleted for everybody. */
@Entity('legal_hold')
@Index('legal_hold_workspace', ['workspaceId', 'id'])
@Index('legal_hold_active', ['workspaceId'], { where: `state = 'active'` })
@Check('legal_hold_kind_check', `kind in ('author','mention','story')`)
@Check('legal_hold_state_check', `state in ('requested','active','released')`)
export class LegalHold {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('text') kind!: HoldKind;
  @Column('text', { nullable: true }) network!: string | null;
  @Column('text', { nullable: true }) authorId!: string | null;
  @Column('text', { nullable: true }) handle!: string | null;
  @Column('bigint', { nullable: true }) mentionId!: string | null;
  @Column('bigint', { nullable: true }) storyId!: string | null;
  @Column('text') reason!: string;
  @Column('text') state!: HoldState;
  @Column('bigint') requestedBy!: string;
  @Column('bigint', { nullable: true }) startedBy!: string | null;
  @Column('bigint', { nullable: true }) releasedBy!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { nullable: true }) releasedAt!: Date | null;
}

/** The content of a deleted mention that a hold keeps, sealed and bound to this row. */
@Entity('held_mention')
@Index('held_mention_workspace', ['workspaceId', 'mentionId'])
export class HeldMention {
  @PrimaryColumn('bigint') mentionId!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint', { array: true }) holdIds!: string[];
  @Column('text') sealed!: string;
  @Column('timestamptz', { default: () => 'now()' }) removedAt!: Date;
}

/** Where the round over a source's mentions is that asks the network whether they are still there. */
@Entity('presence_pass')
@Index('presence_pass_due', ['nextAt'])
export class PresencePass {
  @PrimaryColumn('bigint') sourceId!: string;
  @Column('bigint') workspaceId!: string;
  /** The last mention asked for in this round. */
  @Column('bigint', { default: 0 }) lastId!: string;
  /** Mentions of the source when the round began. */
  @Column('integer', { default: 0 }) total!: number;
  /** Said to be gone when too many at once were: they are asked for once more before anything is deleted. */
  @Column('bigint', { array: true, default: [] }) suspects!: string[];
  @Column('timestamptz', { default: () => 'now()' }) nextAt!: Date;
  @Column('text', { nullable: true }) leaseToken!: string | null;
  @Column('timestamptz', { nullable: true }) leaseUntil!: Date | null;
  @Column('integer', { default: 0 }) failures!: number;
  @Column('text', { nullable: true }) problem!: string | null;
  /** When the last round ended. */
  @Column('timestamptz', { nullable: true }) finishedAt!: Date | null;
}

/** What the monthly statement counts, by day (UTC). */
@Entity('rights_count')
@Check('rights_count_kind_check', `kind in ('mirrored','checked','erased','retained','expired','dropped')`)
export class RightsCount {
  @PrimaryColumn('bigint') workspaceId!: string;
  @PrimaryColumn('date') day!: string;
  @PrimaryColumn('text') kind!: RightsCountKind;
  @Column('integer', { default: 0 }) n!: number;
}
