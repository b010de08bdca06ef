import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { CHAIN_STATES, type ChainState } from '../../domain/on-call/chain-state.js';
import { SPOKEN_LANGUAGES, type SpokenLanguage } from '../../domain/on-call/spoken-words.js';
import { AlertParty } from './alerts.dto.js';
import { ALERT_STATES, type AlertSeverity, type AlertState } from './alerts.types.js';

export class PageTokenQuery {
  @ApiProperty({ type: String, description: 'The token of the page: one alert, one person, half an hour.' })
  @IsString()
  @Length(1, 200)
  t!: string;
}

export class PressedKeyQuery extends PageTokenQuery {
  @ApiPropertyOptional({ enum: SPOKEN_LANGUAGES, default: 'en-GB' })
  @IsOptional()
  @IsIn(SPOKEN_LANGUAGES)
  language?: SpokenLanguage;
}

export class PagedRoomView {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) title!: string;
  @ApiProperty({ type: String }) state!: string;
  @ApiProperty({ type: AlertParty, nullable: true }) lead!: AlertParty | null;
  @ApiProperty({ type: String, format: 'date-time' }) startedAt!: string;
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'The last events.',
  })
  timeline!: { readonly kind: string; readonly at: string; readonly actor: string | null }[];
}

/** All that the token of a page may read. */
export class PagedAlertView {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) kind!: string;
  @ApiProperty({ enum: ALERT_STATES }) state!: AlertState;
  @ApiProperty({ enum: ['warning', 'critical'] }) severity!: AlertSeverity;
  @ApiProperty({ type: String }) title!: string;
  @ApiProperty({ type: String }) text!: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } }) facts!: Readonly<Record<string, string>>;
  @ApiProperty({ type: String, format: 'date-time' }) openedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) acknowledgedAt!: string | null;
  @ApiProperty({ type: AlertParty, nullable: true }) acknowledgedBy!: AlertParty | null;
  @ApiProperty({ type: AlertParty, description: 'Who was paged.' }) me!: AlertParty;
  @ApiProperty({ type: [String], description: 'Who is paged after "not me", as far as is known now.' }) next!: string[];
  @ApiProperty({ enum: CHAIN_STATES, nullable: true }) chain!: ChainState | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When the next one is paged.' })
  nextAt!: string | null;
  @ApiProperty({ type: Boolean, description: 'This person said "not me".' }) hasPassed!: boolean;
  @ApiProperty({ type: PagedRoomView, nullable: true }) incident!: PagedRoomView | null;
}
