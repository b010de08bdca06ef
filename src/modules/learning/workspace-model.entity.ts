import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LanguageCorrection } from '../../domain/learning/learning.types.js';
import type { ModelCard } from './learning.types.js';

/** What a workspace learnt on top of a base model. Versions are kept; the highest one is in force. */
@Entity('workspace_model')
export class WorkspaceModel {
  @PrimaryColumn('bigint') workspaceId!: string;
  @PrimaryColumn('integer') version!: number;
  /** The base model it was fitted on; it says nothing about another one. */
  @Column('text') base!: string;
  @Column('jsonb') languages!: LanguageCorrection[];
  @Column('jsonb') card!: ModelCard;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}
