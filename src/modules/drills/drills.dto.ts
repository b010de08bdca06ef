import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsString, Length, ValidateNested } from 'class-validator';
import { STAFF_ROLES, type StaffRole } from '../../domain/access/roles.js';
import { DRILL_MEASURES, type DrillMeasureCode } from '../../domain/drill/score.types.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { IsId } from '../../http/is-id.decorator.js';
import { pageOf } from '../../http/paging.js';
import type { DrillState } from './drills.types.js';

const STATES: readonly DrillState[] = ['running', 'ended', 'cancelled'];
const INSTANT = { type: String, format: 'date-time' } as const;
const SHARE = { type: Number, minimum: 0, maximum: 1 } as const;
const MOST_PARTICIPANTS = 100;
const MOST_NOTIFIERS = 20;

export class DrillScenarioView {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String, description: 'In the language of the reader, else in English.' }) title!: string;
  @ApiProperty({ type: String }) summary!: string;
  @ApiProperty({ type: Number }) minutes!: number;
  @ApiProperty({ type: Number }) posts!: number;
  @ApiProperty({ type: [String], description: 'Primary subtags that customers write in.' }) languages!: string[];
  @ApiProperty({ type: String }) playbook!: string;
}

export class DrillScenarioPage extends pageOf(DrillScenarioView) {}

export class NewParticipant {
  @ApiProperty({ type: String }) @IsId() memberId!: string;
  @ApiPropertyOptional({
    enum: STAFF_ROLES,
    enumName: 'StaffRole',
    description: 'The role they practise; their own unless given. Only an administrator practises as one.',
  })
  @IfPresent()
  @IsIn(STAFF_ROLES)
  role?: StaffRole;
}

export class NewDrill {
  @ApiProperty({ type: String }) @IsString() @Length(1, 100) scenarioId!: string;

  @ApiProperty({ type: [NewParticipant], maxItems: MOST_PARTICIPANTS })
  @IsArray()
  @ArrayMaxSize(MOST_PARTICIPANTS)
  @ValidateNested({ each: true })
  @Type(() => NewParticipant)
  participants!: NewParticipant[];

  @ApiPropertyOptional({
    type: [String],
    maxItems: MOST_NOTIFIERS,
    description: 'The only way out of the drill; none unless named. What they send begins with DRILL.',
  })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(MOST_NOTIFIERS)
  @IsId({ each: true })
  notifierIds?: string[];
}

export class DrillNamed {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
}

export class DrillParticipantView extends DrillNamed {
  @ApiProperty({ enum: STAFF_ROLES, enumName: 'StaffRole' }) role!: StaffRole;
  @ApiProperty({ ...INSTANT, nullable: true, description: 'Null: they have not come yet.' }) enteredAt!: string | null;
}

export class DrillEntryView {
  @ApiProperty(INSTANT) at!: string;
  @ApiProperty({
    type: String,
    description:
      'started, source-blind, source-back, inject, paged, paged-here, would-have-paged, ended; in a report also the kinds of events of an incident.',
  })
  code!: string;
  @ApiProperty({ type: 'object', additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] } })
  values!: Record<string, string | number>;
}

export class DrillProgressView {
  @ApiProperty({ type: Number, description: 'Posts of the scenario that have had their turn.' }) posts!: number;
  @ApiProperty({ type: Number }) postsTotal!: number;
  @ApiProperty({ type: [DrillEntryView] }) events!: DrillEntryView[];
}

export class KeptPromiseView {
  @ApiProperty({ type: String, description: 'What the clock measured, such as acknowledge.' }) kind!: string;
  @ApiProperty({ type: Number, description: 'Clocks that came out one way or the other.' }) n!: number;
  @ApiProperty({ type: Number }) met!: number;
}

export class DrillStandardView {
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ type: Number }) version!: number;
  @ApiProperty({ type: [KeptPromiseView] }) promises!: KeptPromiseView[];
}

export class DrillMeasureView {
  @ApiProperty({ enum: DRILL_MEASURES, enumName: 'DrillMeasureCode' }) code!: DrillMeasureCode;
  @ApiProperty({ type: Number, nullable: true, description: 'Null: it did not happen, or could not be measured.' })
  value!: number | null;
  @ApiProperty({ enum: ['seconds', 'share'] }) unit!: 'seconds' | 'share';
  @ApiProperty({ type: Number, nullable: true }) target!: number | null;
  @ApiProperty({ type: Boolean, nullable: true, description: 'Null: it could not be measured and does not count.' })
  isMet!: boolean | null;
  @ApiProperty({ type: Number }) weight!: number;
}

export class DrillCustomerView {
  @ApiProperty({ type: String }) handle!: string;
  @ApiProperty({ type: String }) network!: string;
  @ApiProperty({ type: String }) lang!: string;
  @ApiProperty({ ...INSTANT, nullable: true }) toldAt!: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'From their first post.' }) seconds!: number | null;
  @ApiProperty({ type: Boolean }) isResolutionTold!: boolean;
}

export class DrillStepsView {
  @ApiProperty({ type: Boolean }) listened!: boolean;
  @ApiProperty({ type: Boolean }) empathised!: boolean;
  @ApiProperty({ type: Boolean }) apologised!: boolean;
  @ApiProperty({ type: Boolean }) owned!: boolean;
  @ApiProperty({ type: Boolean }) nextTime!: boolean;
}

export class DrillWordingView {
  @ApiProperty({ type: String }) handle!: string;
  @ApiProperty({ type: String }) text!: string;
  @ApiProperty({ type: DrillStepsView }) steps!: DrillStepsView;
}

export class DrillPersonView extends DrillNamed {
  @ApiProperty({ type: Number, description: 'Customers who heard from them first.' }) acknowledged!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Median from the post to that message.' })
  medianSeconds!: number | null;
  @ApiProperty({ type: Number, description: 'Statements that they wrote.' }) statements!: number;
  @ApiProperty({ ...SHARE, nullable: true }) wordingShare!: number | null;
}

export class DrillReportView {
  @ApiProperty({ type: Number, minimum: 0, maximum: 100 }) score!: number;
  @ApiProperty({ type: DrillStandardView, nullable: true, description: 'In force as it began; null: none was.' })
  standard!: DrillStandardView | null;
  @ApiProperty({ type: [DrillMeasureView] }) measures!: DrillMeasureView[];
  @ApiProperty({ type: [DrillCustomerView] }) customers!: DrillCustomerView[];
  @ApiProperty({ type: [DrillWordingView] }) wording!: DrillWordingView[];
  @ApiProperty({ type: [DrillPersonView] }) people!: DrillPersonView[];
  @ApiProperty({ type: [DrillEntryView] }) timeline!: DrillEntryView[];
}

export class DrillView {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) title!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null: the scenario came from elsewhere.' })
  scenarioId!: string | null;
  @ApiProperty({ enum: STATES, enumName: 'DrillState' }) state!: DrillState;
  @ApiProperty(INSTANT) startedAt!: string;
  @ApiProperty({ ...INSTANT, description: 'It ends by itself then.' }) endsAt!: string;
  @ApiProperty({ ...INSTANT, nullable: true }) endedAt!: string | null;
  @ApiProperty({ type: DrillNamed }) startedBy!: DrillNamed;
  @ApiProperty({ type: [DrillParticipantView] }) participants!: DrillParticipantView[];
  @ApiProperty({ type: DrillProgressView }) progress!: DrillProgressView;
  @ApiProperty({ type: [DrillNamed], description: 'The only way out of it.' }) notifiers!: DrillNamed[];
  @ApiProperty({ type: String }) playbook!: string;
  @ApiProperty({ type: [String] }) languages!: string[];
  @ApiProperty({ type: Number, description: 'Seconds of the scenario that pass in one.' }) speed!: number;
  @ApiProperty({ type: Boolean, description: 'The reader takes part, and it runs.' }) canEnter!: boolean;
  @ApiProperty({ type: DrillReportView, nullable: true }) report!: DrillReportView | null;
  @ApiProperty({ type: Number }) version!: number;
}

export class DrillPage extends pageOf(DrillView) {}

export class TrainingItem {
  @ApiProperty({ type: DrillNamed }) member!: DrillNamed;
  @ApiProperty({ type: Number, description: 'Drills they went into that came to their end.' }) drills!: number;
  @ApiProperty({ ...INSTANT, nullable: true }) lastAt!: string | null;
  @ApiProperty({ type: Number, nullable: true }) lastScore!: number | null;
  @ApiProperty({ type: Number, nullable: true }) best!: number | null;
}

export class TrainingPage extends pageOf(TrainingItem) {}

export class OwnTrainingItem {
  @ApiProperty({ type: String }) drillId!: string;
  @ApiProperty({ type: String }) title!: string;
  @ApiProperty(INSTANT) at!: string;
  @ApiProperty({ type: Number, description: 'Of the whole team.' }) score!: number;
  @ApiProperty({ type: DrillPersonView }) own!: DrillPersonView;
}

export class OwnTraining {
  @ApiProperty({ type: [OwnTrainingItem] }) items!: OwnTrainingItem[];
}
