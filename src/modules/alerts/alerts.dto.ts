import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { CHAIN_STATES, type ChainState } from '../../domain/on-call/chain-state.js';
import { PageQuery, pageOf } from '../../http/paging.js';
import {
  ALERT_STATES,
  type AlertSeverity,
  type AlertState,
  DELIVERY_STATES,
  type DeliveryState,
} from './alerts.types.js';
import { PAGE_STATES, type PageState } from './pages.types.js';

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

export class AlertChainView {
  @ApiProperty({ enum: CHAIN_STATES, description: 'exhausted: everybody was paged and nobody came' })
  state!: ChainState;
  @ApiProperty({ type: Number, description: 'Steps of this round that have paged.' }) fired!: number;
  @ApiProperty({ type: Number }) steps!: number;
  @ApiProperty({ type: Number, description: '0: the first time through.' }) round!: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When the next one is paged.' })
  nextAt!: string | null;
}

export class AlertPageView {
  @ApiProperty({ type: String, description: 'The person or the notifier.' }) to!: string;
  @ApiProperty({ type: Boolean }) isPerson!: boolean;
  @ApiProperty({ type: String }) channel!: string;
  @ApiProperty({ enum: PAGE_STATES }) state!: PageState;
  @ApiProperty({ type: Number, nullable: true, description: 'Of the chain, from 0; null: a test.' }) step!:
    number | null;
  @ApiProperty({ type: String, format: 'date-time' }) at!: string;
  @ApiProperty({ type: String, nullable: true }) problem!: string | null;
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
  @ApiProperty({ type: String, nullable: true }) incidentId!: string | null;
  @ApiProperty({ type: AlertChainView, nullable: true, description: 'Null: it pages nobody.' })
  chain!: AlertChainView | null;
  @ApiProperty({ type: [AlertPageView], description: 'Who was paged, in order.' }) pages!: AlertPageView[];
}

export class AlertPage extends pageOf(AlertView) {}

export class AlertQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ALERT_STATES })
  @IsOptional()
  @IsIn(ALERT_STATES)
  state?: AlertState;
}
