import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { ConsentKind, ContactKind, ContactSource, HandleSource, JoinKind, Journey, Tier } from './people.types.js';

const JOURNEY_CHECK = `journey in ('awareness','consideration','decision','after-purchase')`;

/** One customer. Who they are on the networks is in `person_handle`. */
@Entity('person')
@Index('person_workspace', ['workspaceId', 'id'], { where: 'merged_into is null' })
@Index('person_name', { synchronize: false })
@Check('person_journey_check', JOURNEY_CHECK)
export class Person {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('text', { nullable: true }) name!: string | null;
  /** In the workspace's own words. */
  @Column('text', { nullable: true }) tier!: string | null;
  @Column('text', { nullable: true }) lang!: string | null;
  /** IANA zone they live in; null: nobody has said. */
  @Column('text', { nullable: true }) zone!: string | null;
  @Column('text', { nullable: true }) journey!: Journey | null;
  @Column('text', { default: '' }) notes!: string;
  /** Whom this turned out to be; kept, so that it can come back. */
  @Column('bigint', { nullable: true }) mergedInto!: string | null;
  @Column('integer', { default: 1 }) version!: number;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { default: () => 'now()' }) updatedAt!: Date;
}

/** A name on a network, of one person at a time. */
@Entity('person_handle')
@Index('person_handle_key', ['workspaceId', 'network', 'handleKey'], { unique: true })
@Index('person_handle_author', ['workspaceId', 'network', 'authorId'], { unique: true })
@Index('person_handle_person', ['personId'])
@Index('person_handle_same', ['workspaceId', 'handleKey'])
@Check('person_handle_source_check', `source in ('post','import','person')`)
export class PersonHandle {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint') personId!: string;
  @Column('text') network!: string;
  @Column('text', { nullable: true }) authorId!: string | null;
  /** In lower case, without @; null once the network gave the handle to somebody else. */
  @Column('text', { nullable: true }) handleKey!: string | null;
  @Column('text') handle!: string;
  @Column('text', { nullable: true }) name!: string | null;
  /** Profiles that this one is known to point to, as `network:handle`. */
  @Column('text', { array: true, default: [] }) links!: string[];
  @Column('text') source!: HandleSource;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}

/** E-mail addresses, phone numbers and customer numbers. */
@Entity('person_contact')
@Index('person_contact_once', ['personId', 'kind', 'valueKey'], { unique: true })
@Index('person_contact_value', ['workspaceId', 'kind', 'valueKey'])
@Check('person_contact_kind_check', `kind in ('email','phone','customer-number')`)
@Check('person_contact_source_check', `source in ('import','admin','agent')`)
export class PersonContact {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint') personId!: string;
  @Column('text') kind!: ContactKind;
  @Column('text') value!: string;
  /** As it is compared. */
  @Column('text') valueKey!: string;
  @Column('text') source!: ContactSource;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}

/** What a person allowed or forbade, when, and how it is known; the newest of a kind holds. */
@Entity('person_consent')
@Index('person_consent_person', ['personId', 'id'])
@Check('person_consent_kind_check', `kind in ('call','message','survey')`)
export class PersonConsent {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint') personId!: string;
  @Column('text') kind!: ConsentKind;
  @Column('boolean') isGiven!: boolean;
  @Column('text') source!: string;
  @Column('bigint', { nullable: true }) recordedBy!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) at!: Date;
}

/** Two people who became one, or one who became two; what moved is named, so that it can move back. */
@Entity('person_join')
@Index('person_join_into', ['intoId', 'id'])
@Index('person_join_from', ['fromId'])
@Check('person_join_kind_check', `kind in ('merge','split')`)
export class PersonJoin {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('text') kind!: JoinKind;
  @Column('bigint') fromId!: string;
  @Column('bigint') intoId!: string;
  @Column('bigint', { array: true }) handleIds!: string[];
  @Column('bigint', { array: true }) contactIds!: string[];
  @Column('bigint', { array: true }) consentIds!: string[];
  /** Fields of the person who stayed, before and after it. */
  @Column('jsonb') before!: unknown;
  @Column('jsonb') reasons!: unknown;
  /** Null where the evidence did it by itself. */
  @Column('bigint', { nullable: true }) actorId!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) at!: Date;
  @Column('timestamptz', { nullable: true }) undoneAt!: Date | null;
}

/** Somebody said that these two are different people: they are not suggested again and do not join by themselves. */
@Entity('person_not_same')
export class PersonNotSame {
  @Column('bigint') workspaceId!: string;
  @PrimaryColumn('bigint') lowId!: string;
  @PrimaryColumn('bigint') highId!: string;
  @Column('bigint') saidBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) at!: Date;
}

/** The workspace's words for its tiers. */
@Entity('people_settings')
export class PeopleSettings {
  @PrimaryColumn('bigint') workspaceId!: string;
  @Column('jsonb') tiers!: Tier[];
  @Column('integer', { default: 1 }) version!: number;
}
