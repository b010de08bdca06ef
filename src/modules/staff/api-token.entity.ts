import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('api_token')
@Index('api_token_hash_key', ['tokenHash'], { unique: true })
@Index('api_token_workspace', ['workspaceId', 'id'])
export class ApiToken {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  /** Its maker: the token never exceeds this person's rights and ends with them. */
  @Column('bigint') memberId!: string;
  @Column('text') name!: string;
  /** sha-256 of a 256-bit random value, hex. */
  @Column('text') tokenHash!: string;
  /** `resource:verb`, or `*` for all of the maker's rights. */
  @Column('text', { array: true }) scopes!: string[];
  @Column('timestamptz', { nullable: true }) expiresAt!: Date | null;
  @Column('timestamptz', { nullable: true }) lastUsedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) revokedAt!: Date | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}
