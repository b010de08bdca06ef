import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import type { ChecklistItem } from '../../domain/reply-text/checklist.js';
import type { ToneGuide } from '../../domain/reply-text/tone-guide.types.js';

/** One version of how a workspace speaks to its customers; never changed. The highest is in force. */
@Entity('tone_guide')
export class ToneGuideVersion {
  @PrimaryColumn('bigint') workspaceId!: string;
  @PrimaryColumn('integer') version!: number;
  @Column('jsonb') guide!: ToneGuide;
  @Column('text') reason!: string;
  @Column('bigint') createdBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}

/** A step of calming somebody down that was taken in a task. */
@Entity('task_checklist_item')
@Check('task_checklist_item_item_check', `item in ('listen','empathise','apologise','owner','next-time')`)
export class TaskChecklistItem {
  @PrimaryColumn('bigint') taskId!: string;
  @PrimaryColumn('text') item!: ChecklistItem;
  @Column('bigint') workspaceId!: string;
  @Column('bigint') doneBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) doneAt!: Date;
}
