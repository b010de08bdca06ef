import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { Calendar } from '../../domain/clock/calendar.js';
import type { AuthorityKind, RoutingRule } from '../../domain/routing/routing.types.js';

/** What somebody, or everybody in a team, may decide in our name. */
@Entity('authority_grant')
@Index('authority_grant_workspace', ['workspaceId', 'id'])
@Check('authority_grant_holder_check', `(member_id is null) <> (team_id is null)`)
@Check('authority_grant_limit_check', `(limit_amount is null) = (limit_currency is null)`)
export class AuthorityGrant {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint', { nullable: true }) memberId!: string | null;
  @Column('bigint', { nullable: true }) teamId!: string | null;
  @Column('text', { array: true }) kinds!: AuthorityKind[];
  @Column('double precision', { nullable: true }) limitAmount!: number | null;
  @Column('text', { nullable: true }) limitCurrency!: string | null;
  /** None: every language. */
  @Column('text', { array: true, default: [] }) languages!: string[];
  /** Null: at any time. */
  @Column('jsonb', { nullable: true }) hours!: Calendar | null;
  @Column('integer', { default: 1 }) version!: number;
  @Column('bigint') createdBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}

/** How tasks of a workspace find their person; without a row nothing is routed. Its lock makes one router at a time of many. */
@Entity('routing_setting')
@Check('routing_setting_share_check', `reroute_at_share between 0.1 and 1`)
export class RoutingSetting {
  @PrimaryColumn('bigint') workspaceId!: string;
  @Column('boolean', { default: true }) isOn!: boolean;
  @Column('jsonb', { default: [] }) rules!: RoutingRule[];
  /** Of the time somebody was given: a task on which nothing happened goes on to somebody else. */
  @Column('double precision', { default: () => '0.5' }) rerouteAtShare!: number;
  @Column('integer', { default: 1 }) version!: number;
  @Column('bigint', { nullable: true }) updatedBy!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) updatedAt!: Date;
}
