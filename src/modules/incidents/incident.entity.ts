import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type {
  IncidentReason,
  IncidentRoles,
  IncidentState,
  StatementKind,
} from '../../domain/incident/incident.types.js';
import type { StoredReview } from './incidents.types.js';

/** A suspected or confirmed crisis. `incident_running` makes "at most one of a key that is not over" a fact of the database. */
@Entity('incident')
@Index('incident_running', ['workspaceId', 'key'], {
  unique: true,
  where: `state in ('suspected','confirmed','contained')`,
})
@Index('incident_workspace', ['workspaceId', 'id'])
@Check('incident_state_check', `state in ('suspected','confirmed','contained','closed','reviewed','dismissed')`)
@Check('incident_level_check', `level between 1 and 10`)
export class Incident {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  /** What it is about, in the words of what noticed it. */
  @Column('text') key!: string;
  /** Null: of no watch alone. */
  @Column('bigint', { nullable: true }) watchId!: string | null;
  @Column('text') title!: string;
  @Column('text', { default: 'suspected' }) state!: IncidentState;
  /** 1 to 10, the worst so far. */
  @Column('smallint') level!: number;
  @Column('jsonb', { default: [] }) reasons!: IncidentReason[];
  /** Mentions in the window that speaks most, and how many are usual in one; null where nobody counted. */
  @Column('double precision', { nullable: true }) observed!: number | null;
  @Column('double precision', { nullable: true }) usual!: number | null;
  @Column('integer', { nullable: true }) windowSeconds!: number | null;
  /** Nothing of it is real, and nothing leaves the building. */
  @Column('boolean', { default: false }) isDrill!: boolean;
  @Column('timestamptz') startedAt!: Date;
  @Column('timestamptz', { default: () => 'now()' }) detectedAt!: Date;
  /** Null: it was noticed by the system. */
  @Column('bigint', { nullable: true }) openedBy!: string | null;
  @Column('timestamptz', { nullable: true }) acknowledgedAt!: Date | null;
  @Column('bigint', { nullable: true }) acknowledgedBy!: string | null;
  @Column('timestamptz', { nullable: true }) confirmedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) firstStatementAt!: Date | null;
  @Column('timestamptz', { nullable: true }) containedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) closedAt!: Date | null;
  @Column('bigint', { nullable: true }) leadId!: string | null;
  @Column('jsonb', { default: {} }) roles!: IncidentRoles;
  /** The checklist it is worked by. */
  @Column('text', { nullable: true }) playbook!: string | null;
  /** Between updates; null: as usual for the severity. */
  @Column('integer', { nullable: true }) updateMinutes!: number | null;
  @Column('timestamptz', { nullable: true }) lastUpdateAt!: Date | null;
  @Column('timestamptz', { nullable: true }) nextUpdateDueAt!: Date | null;
  @Column('jsonb', { nullable: true }) review!: StoredReview | null;
  @Column('integer', { default: 1 }) version!: number;
}

/** Another watch that sees the storm of an incident, with what it counted last. */
@Entity('incident_watch')
@Index('incident_watch_watch', ['watchId', 'incidentId'])
export class IncidentWatch {
  @PrimaryColumn('bigint') incidentId!: string;
  @PrimaryColumn('bigint') watchId!: string;
  @Column('bigint') workspaceId!: string;
  /** When it rose in this watch. */
  @Column('timestamptz') startedAt!: Date;
  @Column('timestamptz', { default: () => 'now()' }) joinedAt!: Date;
  /** 1 to 10, the worst so far in this watch. */
  @Column('smallint') level!: number;
  @Column('jsonb', { default: [] }) reasons!: IncidentReason[];
  @Column('double precision') observed!: number;
  @Column('double precision') usual!: number;
  @Column('integer') windowSeconds!: number;
  /** Somebody said that it is another storm: it does not join this one again. */
  @Column('timestamptz', { nullable: true }) splitAt!: Date | null;
  @Column('bigint', { nullable: true }) splitBy!: string | null;
}

/** A line of the timeline; never changed. */
@Entity('incident_event')
@Index('incident_event_incident', ['incidentId', 'id'])
export class IncidentEvent {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint') incidentId!: string;
  @Column('text') kind!: string;
  @Column('bigint', { nullable: true }) actorId!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) at!: Date;
  @Column('jsonb', { default: {} }) details!: Record<string, unknown>;
}

/** A step of the checklist that is done; what the steps are is in the playbooks. */
@Entity('incident_step')
export class IncidentStep {
  @PrimaryColumn('bigint') incidentId!: string;
  @PrimaryColumn('text') key!: string;
  @Column('bigint') workspaceId!: string;
  @Column('timestamptz', { default: () => 'now()' }) doneAt!: Date;
  @Column('bigint') doneBy!: string;
}

/** A version of what is said in public; its words never change. */
@Entity('incident_statement')
@Check('incident_statement_kind_check', `kind in ('holding','update','resolution')`)
@Check('incident_statement_second_check', `approved_by is null or approved_by <> author_id`)
export class IncidentStatement {
  @PrimaryColumn('bigint') incidentId!: string;
  @PrimaryColumn('integer') n!: number;
  @Column('bigint') workspaceId!: string;
  @Column('text') kind!: StatementKind;
  /** By primary language subtag. */
  @Column('jsonb') texts!: Record<string, string>;
  /** Not word for word approved in advance. */
  @Column('boolean') needsApproval!: boolean;
  @Column('bigint') authorId!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('bigint', { nullable: true }) approvedBy!: string | null;
  @Column('timestamptz', { nullable: true }) approvedAt!: Date | null;
  @Column('bigint', { nullable: true }) rejectedBy!: string | null;
  @Column('timestamptz', { nullable: true }) rejectedAt!: Date | null;
  /** Why it was rejected. */
  @Column('text', { nullable: true }) problem!: string | null;
}

/** One customer's message of a fan-out. `fan_out_once` is why nobody gets two of a kind, whoever sends and however often. */
@Entity('fan_out')
@Index('fan_out_once', ['incidentId', 'kind', 'taskId'], { unique: true })
@Index('fan_out_batch', ['batch', 'leavesAt'], { where: `state = 'waiting'` })
@Index('fan_out_task', ['taskId'])
@Check('fan_out_kind_check', `kind in ('statement','resolution')`)
@Check('fan_out_state_check', `state in ('waiting','written','left-out')`)
export class FanOut {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint') incidentId!: string;
  @Column('text') kind!: 'statement' | 'resolution';
  @Column('bigint') taskId!: string;
  /** Sent together by one act. */
  @Column('text') batch!: string;
  @Column('integer') statementN!: number;
  @Column('bigint') authorId!: string;
  /** written: its reply exists, whose own state says what became of it. */
  @Column('text', { default: 'waiting' }) state!: 'waiting' | 'written' | 'left-out';
  @Column('text') lang!: string;
  /** As this customer reads it. */
  @Column('text') text!: string;
  @Column('text') visibility!: 'public' | 'private';
  @Column('timestamptz') leavesAt!: Date;
  @Column('bigint', { nullable: true }) replyId!: string | null;
  /** Why it was left out after all. */
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}

/** While it is there, nothing that the system writes by itself leaves the workspace. */
@Entity('workspace_pause')
export class WorkspacePause {
  @PrimaryColumn('bigint') workspaceId!: string;
  @Column('bigint', { nullable: true }) incidentId!: string | null;
  @Column('bigint') pausedBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) pausedAt!: Date;
  @Column('text', { default: '' }) reason!: string;
}
