import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { StaffRole } from '../../domain/access/roles.js';
import type { DrillScenario } from '../../domain/drill/drill.types.js';
import type { DrillLogEntry, DrillResult, StoredReport } from './drills.types.js';

/** A crisis that is practised. `drill_running` lets one go on in a workspace at a time. */
@Entity('drill')
@Index('drill_workspace', ['workspaceId', 'id'])
@Index('drill_running', ['workspaceId'], { unique: true, where: `state = 'running'` })
@Index('drill_sandbox', ['sandboxId'], { unique: true, where: 'sandbox_id is not null' })
@Check('drill_state_check', `state in ('running','ended','cancelled')`)
@Check('drill_speed_check', 'speed > 0')
@Check('drill_score_check', 'score between 0 and 100')
@Check('drill_ended_check', `(state = 'running') = (ended_at is null)`)
@Check('drill_report_check', '(report is null) = (score is null)')
export class Drill {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  /** Its file in `config/drills`; null: it came from elsewhere. */
  @Column('text', { nullable: true }) scenarioId!: string | null;
  /** As it was when the drill began. */
  @Column('jsonb') scenario!: DrillScenario;
  @Column('text', { default: 'running' }) state!: 'running' | 'ended' | 'cancelled';
  /** Seconds of the scenario that pass in one. */
  @Column('double precision', { default: 1 }) speed!: number;
  /** The workspace it happens in; null once that is cleared away. */
  @Column('bigint', { nullable: true }) sandboxId!: string | null;
  /** The standard in force as it began. */
  @Column('jsonb', { nullable: true }) standard!: { readonly name: string; readonly version: number } | null;
  @Column('bigint') startedBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) startedAt!: Date;
  @Column('timestamptz') endsAt!: Date;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
  /** Of the scenario's posts and events, those that have had their turn. */
  @Column('integer', { default: 0 }) postsFed!: number;
  @Column('integer', { default: 0 }) eventsFed!: number;
  @Column('jsonb', { default: [] }) log!: DrillLogEntry[];
  @Column('jsonb', { nullable: true }) report!: StoredReport | null;
  @Column('integer', { nullable: true }) score!: number | null;
  @Column('integer', { default: 1 }) version!: number;
}

/** Somebody who takes part, and the member of the sandbox they are there. */
@Entity('drill_participant')
@Index('drill_participant_sandbox', ['sandboxMemberId'], { unique: true })
@Index('drill_participant_member', ['workspaceId', 'memberId'])
@Check('drill_participant_role_check', `role in ('admin','pr-lead','team-lead','agent','viewer')`)
export class DrillParticipant {
  @PrimaryColumn('bigint') drillId!: string;
  @PrimaryColumn('bigint') memberId!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint') sandboxMemberId!: string;
  /** The one they practise. */
  @Column('text') role!: StaffRole;
  @Column('timestamptz', { nullable: true }) enteredAt!: Date | null;
  /** Their own part of the report: the training record. */
  @Column('jsonb', { nullable: true }) result!: DrillResult | null;
}

/** The one way out of a drill: a notifier that was named as it began. */
@Entity('drill_notifier')
@Index('drill_notifier_sandbox', ['sandboxNotifierId'], { unique: true })
export class DrillNotifier {
  @PrimaryColumn('bigint') drillId!: string;
  @PrimaryColumn('bigint') notifierId!: string;
  @Column('bigint') workspaceId!: string;
  /** The row in the sandbox that stands for it. It holds no address and no secret. */
  @Column('bigint') sandboxNotifierId!: string;
}

/**
 * A member of the sandbox who only stands in its chain of pages, for a person or a channel that takes no part: it is written down
 * whom the page would have gone to, and nobody is woken. Not active, so that no list offers them.
 */
@Entity('drill_absentee')
export class DrillAbsentee {
  @PrimaryColumn('bigint') sandboxMemberId!: string;
  /** The sandbox. */
  @Column('bigint') workspaceId!: string;
}
