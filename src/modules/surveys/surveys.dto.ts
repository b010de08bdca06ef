import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsObject, IsString, Max, MaxLength, Min } from 'class-validator';
import { SURVEY_SENDING, type SurveySending } from '../../domain/survey/decide-survey.js';
import { SURVEY_KINDS, SURVEY_LANGUAGES, SURVEY_WARNINGS, type SurveyKind } from '../../domain/survey/survey.types.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { IsId } from '../../http/is-id.decorator.js';
import { IsInstant } from '../../http/is-instant.decorator.js';

export class SurveySettingsBody {
  @ApiProperty({ enum: SURVEY_KINDS }) @IsIn(SURVEY_KINDS) kind!: SurveyKind;
  @ApiProperty({ description: 'Nobody is asked more often than once in these days.' })
  @IsInt()
  @Min(1)
  @Max(365)
  everyDays!: number;
  @ApiProperty({ description: 'How long a link can be answered.' }) @IsInt() @Min(1) @Max(90) validDays!: number;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'What goes with the link, by language; each names it as `{{survey}}`. Others have a text of ours.',
  })
  @IsObject()
  texts!: Record<string, string>;
  @ApiPropertyOptional({
    enum: SURVEY_SENDING,
    description:
      'Whether the question is sent as a reply to resolved tasks: not, when a person says so, or by itself too.',
  })
  @IfPresent()
  @IsIn(SURVEY_SENDING)
  sending?: SurveySending;
}

export class SurveySettingsDto {
  @ApiProperty({ enum: SURVEY_KINDS }) kind!: string;
  @ApiProperty() everyDays!: number;
  @ApiProperty() validDays!: number;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } }) texts!: Record<string, string>;
  @ApiProperty({ description: '0 until somebody wrote them.' }) version!: number;
  @ApiProperty({ enum: SURVEY_SENDING }) sending!: string;
  @ApiProperty({ description: 'False without EARSHOT_BASE_URL: customers could not open a link.' }) canSend!: boolean;
}

export class NewSurvey {
  @ApiPropertyOptional({ enum: SURVEY_KINDS, description: 'As the settings say unless given.' })
  @IfPresent()
  @IsIn(SURVEY_KINDS)
  kind?: SurveyKind;
}

export class SurveyToSendBody extends NewSurvey {
  @ApiPropertyOptional({
    enum: ['public', 'private'],
    description: 'In private wherever that is known to arrive unless given.',
  })
  @IfPresent()
  @IsIn(['public', 'private'])
  visibility?: 'public' | 'private';
}

export class SentSurveyDto {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: SURVEY_KINDS }) kind!: string;
  @ApiProperty({ enum: SURVEY_LANGUAGES }) lang!: string;
  @ApiProperty({ description: 'Shown this once; only its hash is kept.' }) url!: string;
  @ApiProperty({ description: 'With the link in it, in the language of the customer.' }) text!: string;
  @ApiProperty({ type: String, format: 'date-time' }) expiresAt!: string;
}

export class TaskSurveyDto {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: SURVEY_KINDS }) kind!: string;
  @ApiProperty({ enum: ['sent', 'answered', 'expired'] }) state!: string;
  @ApiProperty({ type: Number, nullable: true, description: '0..100; of nps 0..10.' }) score!: number | null;
  @ApiProperty({ type: String, nullable: true }) comment!: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) sentAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) answeredAt!: string | null;
}

export class TaskSurveysDto {
  @ApiProperty({ type: [TaskSurveyDto], description: 'The newest 20, oldest first.' }) items!: TaskSurveyDto[];
}

export class SurveyScaleDto {
  @ApiProperty() lowest!: number;
  @ApiProperty() highest!: number;
}

export class PublicSurveyDto {
  @ApiProperty({ enum: SURVEY_KINDS }) kind!: string;
  @ApiProperty({ enum: SURVEY_LANGUAGES }) lang!: string;
  @ApiProperty({ enum: ['sent', 'answered', 'expired'] }) state!: string;
  @ApiProperty({ type: SurveyScaleDto }) scale!: SurveyScaleDto;
  @ApiProperty({ description: 'Who asks.' }) from!: string;
}

export class SurveyAnswer {
  @ApiProperty({ description: 'On the scale of the question.' }) @IsInt() @Min(0) @Max(10) answer!: number;
  @ApiPropertyOptional({ type: String }) @IfPresent() @IsString() @MaxLength(2_000) comment?: string;
}

export class CustomerInsightQuery {
  @ApiPropertyOptional({ type: String, description: 'First day (UTC); 30 days before `to` unless given.' })
  @IfPresent()
  @IsInstant()
  from?: string;

  @ApiPropertyOptional({ type: String, description: 'End, a part of a day counting whole; now unless given.' })
  @IfPresent()
  @IsInstant()
  to?: string;

  @ApiPropertyOptional({ type: String, description: 'Only tasks of this team.' }) @IfPresent() @IsId() team?: string;
}

class IntervalDto {
  @ApiProperty() low!: number;
  @ApiProperty() high!: number;
}

class SurveyWarningDto {
  @ApiProperty({ enum: SURVEY_WARNINGS }) code!: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' } }) values!: Record<string, number>;
}

export class SurveyResultDto {
  @ApiProperty({ enum: SURVEY_KINDS }) kind!: string;
  @ApiProperty() sent!: number;
  @ApiProperty({ description: 'Answers.' }) n!: number;
  @ApiProperty({ type: Number, nullable: true }) responsePercent!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'csat and ces 0..100, nps −100..100.' }) score!:
    number | null;
  @ApiProperty({ type: IntervalDto, nullable: true }) ci95!: IntervalDto | null;
  @ApiProperty({ type: [SurveyWarningDto], description: 'What speaks against trusting the score.' })
  warnings!: SurveyWarningDto[];
}

class GroupCountDto {
  @ApiProperty({ type: String, nullable: true }) name!: string | null;
  @ApiProperty({ description: 'Tasks that were opened.' }) tasks!: number;
  @ApiProperty({ description: 'Customers who opened them.' }) people!: number;
}

export class CustomerInsightDto {
  @ApiProperty({ type: String, format: 'date-time' }) from!: string;
  @ApiProperty({ type: String, format: 'date-time' }) to!: string;
  @ApiProperty({ type: [SurveyResultDto], description: 'Of what was sent in the period; one for each kind.' })
  surveys!: SurveyResultDto[];
  @ApiProperty({ description: 'Customers who turned to us.' }) people!: number;
  @ApiProperty({ description: 'Of them, those who did so more than once.' }) repeated!: number;
  @ApiProperty({ type: [GroupCountDto] }) tiers!: GroupCountDto[];
  @ApiProperty({ type: [GroupCountDto] }) journey!: GroupCountDto[];
  @ApiProperty({ description: 'Talks on the phone.' }) calls!: number;
  @ApiProperty({ description: 'Of them, those that solved it.' }) callsSolved!: number;
}
