import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { PageQuery, pageOf } from '../../http/paging.js';
import {
  ALERT_STATES,
  type AlertSeverity,
  type AlertState,
  DELIVERY_STATES,
  type DeliveryState,
} from './alerts.types.js';

export class AlertParty {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
}

export class AlertDeliveryView {
  @ApiProperty({ type: AlertParty }) notifier!: AlertParty;
  @ApiProperty({ enum: ['opened', 'worse', 'closed'], description: 'What it was to tell.' }) cause!: string;
  @ApiProperty({
    enum: DELIVERY_STATES,
    description: 'waiting: on its way · sent · left-out: not sent on purpose · failed: could not be delivered',
  })
  state!: DeliveryState;
  @ApiProperty({ type: String, format: 'date-time' }) at!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Why it is late, was left out or failed.' })
  problem!: string | null;
}

export class AlertView {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String, description: 'source-blind, source-degraded and others.' }) kind!: string;
  @ApiProperty({ enum: ALERT_STATES }) state!: AlertState;
  @ApiProperty({ enum: ['warning', 'critical'] }) severity!: AlertSeverity;
  @ApiProperty({ type: String }) title!: string;
  @ApiProperty({ type: String }) text!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) details!: Record<string, unknown>;
  @ApiProperty({ type: String, format: 'date-time' }) openedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) acknowledgedAt!: string | null;
  @ApiProperty({ type: AlertParty, nullable: true }) acknowledgedBy!: AlertParty | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) closedAt!: string | null;
  @ApiProperty({ type: [AlertDeliveryView] }) deliveries!: AlertDeliveryView[];
}

export class AlertPage extends pageOf(AlertView) {}

export class AlertQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ALERT_STATES })
  @IsOptional()
  @IsIn(ALERT_STATES)
  state?: AlertState;
}
