import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A list of tasks that somebody comes back to: a view of the inbox with its filters. */
@Entity('saved_view')
@Index('saved_view_owner', ['workspaceId', 'ownerId'])
@Index('saved_view_team', ['workspaceId', 'teamId'], { where: 'team_id is not null' })
export class SavedView {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint') ownerId!: string;
  /** Shared with this team; null: its owner's alone. */
  @Column('bigint', { nullable: true }) teamId!: string | null;
  @Column('text') name!: string;
  /** As in the address of the inbox: `view` and the filters that are set. */
  @Column('jsonb') filter!: Record<string, string>;
  /** Lower stands first; of equals the older. */
  @Column('integer', { default: 0 }) position!: number;
  @Column('integer', { default: 1 }) version!: number;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { default: () => 'now()' }) updatedAt!: Date;
}
