import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { AlertSeverity, AlertState, DeliveryCause, DeliveryState } from './alerts.types.js';

/** Something people have to be told of. At most one that is not closed per key; the index is what makes it so. */
@Entity('alert')
@Index('alert_open', ['workspaceId', 'key'], { unique: true, where: `state <> 'closed'` })
@Index('alert_workspace', ['workspaceId', 'id'])
@Index('alert_closed', ['closedAt'], { where: `state = 'closed'` })
@Index('alert_untold', ['id'], { where: `state = 'open' and not is_told` })
@Check('alert_state_check', `state in ('open','acknowledged','closed')`)
@Check('alert_severity_check', `severity in ('warning','critical')`)
export class Alert {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  /** Null: it concerns everybody who may read alerts. */
  @Column('bigint', { nullable: true }) teamId!: string | null;
  @Column('text') kind!: string;
  @Column('text') key!: string;
  @Column('text', { default: 'open' }) state!: AlertState;
  @Column('text') severity!: AlertSeverity;
  @Column('text') title!: string;
  @Column('text') text!: string;
  @Column('jsonb', { default: {} }) details!: Record<string, unknown>;
  @Column('timestamptz', { default: () => 'now()' }) openedAt!: Date;
  /** When it was opened or last turned critical. */
  @Column('timestamptz', { default: () => 'now()' }) raisedAt!: Date;
  @Column('bigint', { nullable: true }) incidentId!: string | null;
  @Column('bigint', { nullable: true }) watchId!: string | null;
  /** It goes to the person on call, by the chain. */
  @Column('boolean', { default: false }) isPaging!: boolean;
  /** False while the alert rules hold it back; they are asked again while it is open. */
  @Column('boolean', { default: true }) isTold!: boolean;
  @Column('timestamptz', { nullable: true }) acknowledgedAt!: Date | null;
  @Column('bigint', { nullable: true }) acknowledgedBy!: string | null;
  @Column('timestamptz', { nullable: true }) closedAt!: Date | null;
}

/** One notice to one notifier, and what became of it. */
@Entity('alert_delivery')
@Index('alert_delivery_alert', ['alertId'])
@Index('alert_delivery_changed', ['changedAt'])
@Index('alert_delivery_waiting', ['workspaceId', 'notifierId'], { where: `state = 'waiting'` })
@Check('alert_delivery_cause_check', `cause in ('opened','worse','closed')`)
@Check('alert_delivery_state_check', `state in ('waiting','sent','left-out','failed')`)
export class AlertDelivery {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint') alertId!: string;
  @Column('bigint') notifierId!: string;
  @Column('text') cause!: DeliveryCause;
  @Column('text', { default: 'waiting' }) state!: DeliveryState;
  /** Sent together under this key, also when it is sent again. */
  @Column('text', { nullable: true }) batch!: string | null;
  /** Why it failed, or was left out. */
  @Column('text', { nullable: true }) problem!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) changedAt!: Date;
}
