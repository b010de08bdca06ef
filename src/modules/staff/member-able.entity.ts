import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { LanguageLevel, Presence } from '../../domain/routing/routing.types.js';

/** What somebody speaks. */
@Entity('member_language')
@Index('member_language_workspace', ['workspaceId'])
@Check('member_language_level_check', `level in ('basic','fluent','native')`)
export class MemberLanguage {
  @PrimaryColumn('bigint') memberId!: string;
  /** Primary subtag: `fi`. */
  @PrimaryColumn('text') lang!: string;
  @Column('bigint') workspaceId!: string;
  @Column('text') level!: LanguageLevel;
}

/** Whether somebody is at the desk: what they said, believed only while their browser keeps saying so. */
@Entity('member_presence')
@Index('member_presence_workspace', ['workspaceId'])
@Check('member_presence_state_check', `state in ('available','away','offline')`)
export class MemberPresence {
  @PrimaryColumn('bigint') memberId!: string;
  @Column('bigint') workspaceId!: string;
  @Column('text') state!: Presence;
  @Column('timestamptz', { default: () => 'now()' }) heartbeatAt!: Date;
}
