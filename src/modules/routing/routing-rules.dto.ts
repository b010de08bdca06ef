import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { INTENTS, RISK_TOPICS, type IntentLabel, type RiskTopic } from '../../domain/intent/intent.types.js';
import { PRIORITY_LEVELS, type PriorityLevel } from '../../domain/priority/priority.types.js';
import {
  AUTHORITY_KINDS,
  LANGUAGE_LEVELS,
  ROUTE_REASON_CODES,
  type AuthorityKind,
  type LanguageLevel,
} from '../../domain/routing/routing.types.js';
import type { SentimentLabel } from '../../domain/sentiment/sentiment.types.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { IsId } from '../../http/is-id.decorator.js';
import { RoutingParty } from './routing-party.types.js';

const SENTIMENTS = ['negative', 'neutral', 'positive', 'unsure'] as const;
const MOST_VALUES = 50;
const MOST_RULES = 200;

export class RoutingConditionDto {
  @ApiPropertyOptional({ enum: INTENTS, isArray: true })
  @IfPresent()
  @IsArray()
  @IsIn(INTENTS, { each: true })
  intents?: IntentLabel[];

  @ApiPropertyOptional({ enum: SENTIMENTS, isArray: true })
  @IfPresent()
  @IsArray()
  @IsIn(SENTIMENTS, { each: true })
  sentiments?: SentimentLabel[];

  @ApiPropertyOptional({ enum: PRIORITY_LEVELS, isArray: true })
  @IfPresent()
  @IsArray()
  @IsIn(PRIORITY_LEVELS, { each: true })
  priorities?: PriorityLevel[];

  @ApiPropertyOptional({ type: [String] })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(MOST_VALUES)
  @Length(1, 60, { each: true })
  tiers?: string[];

  @ApiPropertyOptional({ type: [String] })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(MOST_VALUES)
  @Matches(/^[a-z][a-z0-9-]{0,59}$/, { each: true })
  networks?: string[];

  @ApiPropertyOptional({ type: [String] })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(MOST_VALUES)
  @Matches(/^[a-z]{2,3}$/, { each: true })
  languages?: string[];

  @ApiPropertyOptional({ type: [String] })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(MOST_VALUES)
  @IsId({ each: true })
  watchIds?: string[];

  @ApiPropertyOptional({ enum: RISK_TOPICS, isArray: true })
  @IfPresent()
  @IsArray()
  @IsIn(RISK_TOPICS, { each: true })
  risks?: RiskTopic[];
}

export class RoutingRuleDto {
  @ApiPropertyOptional({ type: String, description: 'Given by the server to a new rule.' })
  @IfPresent()
  @Matches(/^[a-z0-9-]{1,60}$/)
  id?: string;

  @ApiProperty({ type: String }) @IsString() @Length(1, 200) @Matches(/\S/) name!: string;

  @ApiProperty({ type: RoutingConditionDto, description: 'Each list: one of them; what is left out: any.' })
  @ValidateNested()
  @Type(() => RoutingConditionDto)
  when!: RoutingConditionDto;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Null: the team the task has already.' })
  @IsOptional()
  @IsId()
  teamId?: string | null;

  @ApiPropertyOptional({ type: [String], description: 'All of them.' })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(20)
  @Length(1, 60, { each: true })
  skills?: string[];

  @ApiPropertyOptional({ enum: AUTHORITY_KINDS, isArray: true })
  @IfPresent()
  @IsArray()
  @IsIn(AUTHORITY_KINDS, { each: true })
  authority?: AuthorityKind[];

  @ApiPropertyOptional({
    enum: LANGUAGE_LEVELS,
    nullable: true,
    description: 'How well the customer’s language has to be spoken; null: it does not matter.',
  })
  @IsOptional()
  @IsIn(LANGUAGE_LEVELS)
  languageLevel?: LanguageLevel | null;
}

export class RoutingRulesBody {
  @ApiProperty({ type: [RoutingRuleDto], description: 'In order: the first that holds decides.' })
  @IsArray()
  @ArrayMaxSize(MOST_RULES)
  @ValidateNested({ each: true })
  @Type(() => RoutingRuleDto)
  rules!: RoutingRuleDto[];

  @ApiPropertyOptional({ type: Boolean, description: 'False: tasks stay unassigned until a person takes them.' })
  @IfPresent()
  @IsBoolean()
  isOn?: boolean;

  @ApiPropertyOptional({
    type: Number,
    minimum: 0.1,
    maximum: 1,
    description: 'The part of the time somebody was given after which an untouched task goes on to somebody else.',
  })
  @IfPresent()
  @IsNumber()
  @Min(0.1)
  @Max(1)
  rerouteAtShare?: number;
}

export class RoutingRulesDto {
  @ApiProperty({ type: Boolean }) isOn!: boolean;
  @ApiProperty({ type: [RoutingRuleDto] }) rules!: RoutingRuleDto[];
  @ApiProperty({ type: Number }) rerouteAtShare!: number;
  @ApiProperty({ type: Number, description: '0 before anything was set.' }) version!: number;
}

export class RoutingToPreview {
  @ApiPropertyOptional({ type: [RoutingRuleDto], description: 'Left out: the rules in force.' })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(MOST_RULES)
  @ValidateNested({ each: true })
  @Type(() => RoutingRuleDto)
  rules?: RoutingRuleDto[];

  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: 30, default: 7 })
  @IfPresent()
  @IsInt()
  @Min(1)
  @Max(30)
  days?: number;
}

export class RouteReasonDto {
  @ApiProperty({ enum: ROUTE_REASON_CODES }) code!: string;
  @ApiProperty({ type: String, description: 'In English, made of the values.' }) text!: string;
  @ApiProperty({ type: 'object', additionalProperties: { oneOf: [{ type: 'number' }, { type: 'string' }] } })
  values!: Record<string, number | string>;
}

class PartyShare extends RoutingParty {
  @ApiProperty({ type: Number }) n!: number;
}

class MissingShare {
  @ApiProperty({ type: String }) code!: string;
  @ApiProperty({ type: Number }) n!: number;
}

class PreviewedTask {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) excerpt!: string;
  @ApiProperty({ type: String }) lang!: string;
  @ApiProperty({ type: String, format: 'date-time' }) openedAt!: string;
  @ApiProperty({ type: RoutingParty, nullable: true }) to!: RoutingParty | null;
  @ApiProperty({ type: RoutingParty }) team!: RoutingParty;
  @ApiProperty({ type: [RouteReasonDto] }) reasons!: RouteReasonDto[];
  @ApiProperty({ type: [String] }) missing!: string[];
}

export class RoutingPreview {
  @ApiProperty({ type: Number }) days!: number;
  @ApiProperty({ type: Number, description: 'Tasks of those days, at most the newest 500.' }) tasks!: number;
  @ApiProperty({ type: [PartyShare] }) members!: PartyShare[];
  @ApiProperty({ type: [PartyShare] }) teams!: PartyShare[];
  @ApiProperty({ type: [PartyShare] }) rules!: PartyShare[];
  @ApiProperty({ type: Number, description: 'For which nobody would have been able.' }) nobody!: number;
  @ApiProperty({ type: [MissingShare] }) missing!: MissingShare[];
  @ApiProperty({ type: [PreviewedTask], description: 'The newest 50.' }) items!: PreviewedTask[];
}
