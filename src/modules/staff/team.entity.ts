import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

@Entity('team')
@Index('team_name_key', ['workspaceId', 'name'], { unique: true })
export class Team {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('text') name!: string;
  /** IANA; times in our words that name no other zone are meant in it. */
  @Column('text', { default: 'UTC' }) zone!: string;
  /** Everybody in the team has them. */
  @Column('text', { array: true, default: [] }) skills!: string[];
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}

@Entity('team_member')
@Index('team_member_member', ['memberId'])
export class TeamMember {
  @PrimaryColumn('bigint') teamId!: string;
  @PrimaryColumn('bigint') memberId!: string;
}
