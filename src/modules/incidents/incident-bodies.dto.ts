import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import {
  INCIDENT_ROLES,
  INCIDENT_SEVERITIES,
  STATEMENT_KINDS,
  type IncidentRole,
  type IncidentSeverity,
  type StatementKind,
} from '../../domain/incident/incident.types.js';
import { LEAST_UPDATE_MINUTES, MOST_UPDATE_MINUTES } from '../../domain/incident/next-update.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { IsId } from '../../http/is-id.decorator.js';

const LONGEST_NOTE = 4_000;
const MOST_TASKS = 500;
const NOT_BLANK = { message: 'it must not be blank' };

export class NewIncidentBody {
  @ApiProperty({ type: String })
  @IsString()
  @Length(1, 200)
  @Matches(/\S/, NOT_BLANK)
  title!: string;

  @ApiProperty({ enum: INCIDENT_SEVERITIES })
  @IsIn(INCIDENT_SEVERITIES)
  severity!: IncidentSeverity;

  @ApiPropertyOptional({ type: String, description: 'Its negative posts belong to it.' })
  @IfPresent()
  @IsId()
  watchId?: string;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'Unless given, with the first complaint of the last hour of its watch, else now; never later.',
  })
  @IfPresent()
  @IsISO8601({ strict: true })
  startedAt?: string;

  @ApiPropertyOptional({ type: [String] })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(MOST_TASKS)
  @ArrayUnique()
  @IsId({ each: true })
  taskIds?: string[];

  @ApiPropertyOptional({ type: String, description: 'From GET /incident-playbooks.' })
  @IfPresent()
  @IsString()
  @Length(1, 60)
  playbook?: string;
}

export class IncidentTasksBody {
  @ApiProperty({ type: [String], minItems: 1, maxItems: MOST_TASKS })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_TASKS)
  @ArrayUnique()
  @IsId({ each: true })
  taskIds!: string[];
}

export class IncidentTasksAdded {
  @ApiProperty({ type: Number, description: 'Those that were not in it before.' }) added!: number;
}

export class IncidentDismissBody {
  @ApiProperty({ type: String, description: 'Why it is a false alarm.' })
  @IsString()
  @Length(1, 1_000)
  @Matches(/\S/, NOT_BLANK)
  reason!: string;
}

export class IncidentNoteBody {
  @ApiProperty({ type: String })
  @IsString()
  @Length(1, LONGEST_NOTE)
  @Matches(/\S/, NOT_BLANK)
  text!: string;

  @ApiPropertyOptional({
    type: Boolean,
    description: 'The public was told something elsewhere: the next update counts from now.',
  })
  @IfPresent()
  @IsBoolean()
  isUpdate?: boolean;
}

export class IncidentLeadBody {
  @ApiPropertyOptional({ type: String, description: 'Whoever asks, unless given.' })
  @IfPresent()
  @IsId()
  memberId?: string;
}

export class IncidentHandOverBody {
  @ApiProperty({ type: String })
  @IsId()
  to!: string;

  @ApiProperty({ type: String, description: 'What they need to know.' })
  @IsString()
  @Length(1, LONGEST_NOTE)
  @Matches(/\S/, NOT_BLANK)
  text!: string;
}

export class IncidentRoleBody {
  @ApiProperty({ enum: INCIDENT_ROLES })
  @IsIn(INCIDENT_ROLES)
  role!: IncidentRole;

  @ApiProperty({ type: String, nullable: true, description: 'Null: nobody.' })
  @ValidateIf((_, value: unknown) => value !== null)
  @IsId()
  memberId!: string | null;
}

export class IncidentChecklistBody {
  @ApiPropertyOptional({ type: String, description: 'A step, with isDone.' })
  @IfPresent()
  @IsString()
  @Length(1, 60)
  step?: string;

  @ApiPropertyOptional({ type: Boolean })
  @IfPresent()
  @IsBoolean()
  isDone?: boolean;

  @ApiPropertyOptional({ type: String, description: 'Another playbook from now on.' })
  @IfPresent()
  @IsString()
  @Length(1, 60)
  playbook?: string;
}

export class IncidentRhythmBody {
  @ApiPropertyOptional({
    type: Number,
    nullable: true,
    description: 'Between updates; null: as usual for the severity.',
  })
  @IfPresent()
  @ValidateIf((_, value: unknown) => value !== null)
  @IsInt()
  @Min(LEAST_UPDATE_MINUTES)
  @Max(MOST_UPDATE_MINUTES)
  updateMinutes?: number | null;

  @ApiPropertyOptional({ enum: INCIDENT_SEVERITIES })
  @IfPresent()
  @IsIn(INCIDENT_SEVERITIES)
  severity?: IncidentSeverity;
}

export class IncidentPauseBody {
  @ApiPropertyOptional({ type: String })
  @IfPresent()
  @IsString()
  @Length(0, 1_000)
  reason?: string;
}

export class IncidentStatementBody {
  @ApiPropertyOptional({ enum: STATEMENT_KINDS, default: 'holding' })
  @IfPresent()
  @IsIn(STATEMENT_KINDS)
  kind?: StatementKind;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'By primary language subtag. Of variables it may have handle, name, brand, network and reference.',
  })
  @IfPresent()
  @IsObject()
  texts?: Record<string, unknown>;

  @ApiPropertyOptional({ type: [String], description: 'Approved holding texts, by id or key, each for its language.' })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(40)
  @IsString({ each: true })
  @Length(1, 80, { each: true })
  templateIds?: string[];
}

export class IncidentStatementDecision {
  @ApiProperty({ type: Number })
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  version!: number;
}

export class IncidentStatementRejection extends IncidentStatementDecision {
  @ApiProperty({ type: String, description: 'Why, for its author.' })
  @IsString()
  @Length(1, 1_000)
  @Matches(/\S/, NOT_BLANK)
  reason!: string;
}

export class IncidentReviewAction {
  @ApiProperty({ type: String })
  @IsString()
  @Length(1, 500)
  text!: string;

  @ApiProperty({ type: String })
  @IsString()
  @Length(0, 200)
  owner!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  @ValidateIf((_, value: unknown) => value !== null)
  @Matches(/^\d{4}-\d\d-\d\d$/)
  dueOn!: string | null;
}

export class IncidentReviewBody {
  @ApiProperty({ type: String })
  @IsString()
  @Length(1, LONGEST_NOTE)
  @Matches(/\S/, NOT_BLANK)
  summary!: string;

  @ApiProperty({ type: String })
  @IsString()
  @Length(0, LONGEST_NOTE)
  cause!: string;

  @ApiProperty({ type: String })
  @IsString()
  @Length(0, LONGEST_NOTE)
  wentWell!: string;

  @ApiProperty({ type: String })
  @IsString()
  @Length(0, LONGEST_NOTE)
  toImprove!: string;

  @ApiProperty({ type: [IncidentReviewAction] })
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => IncidentReviewAction)
  actions!: IncidentReviewAction[];
}

export class IncidentReviewFacts {
  @ApiProperty({ type: Number }) detectSeconds!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'From here on counted from its being noticed.' })
  acknowledgeSeconds!: number | null;
  @ApiProperty({ type: Number, nullable: true }) confirmSeconds!: number | null;
  @ApiProperty({ type: Number, nullable: true }) firstStatementSeconds!: number | null;
  @ApiProperty({ type: Number, nullable: true }) containSeconds!: number | null;
  @ApiProperty({ type: Number, nullable: true }) closeSeconds!: number | null;
  @ApiProperty({ type: Number }) updates!: number;
  @ApiProperty({ type: Number }) lateUpdates!: number;
  @ApiProperty({ type: Number, nullable: true }) longestSilenceSeconds!: number | null;
  @ApiProperty({ type: Number }) affected!: number;
  @ApiProperty({ type: Number }) told!: number;
  @ApiProperty({ type: Number }) followedUp!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'From a task to its message.' })
  toldMedianSeconds!: number | null;
  @ApiProperty({ type: Number, nullable: true }) toldP90Seconds!: number | null;
}

export class IncidentReviewText extends IncidentReviewBody {
  @ApiProperty({ type: String, description: 'Name.' }) by!: string;
  @ApiProperty({ type: String, format: 'date-time' }) at!: string;
}

export class IncidentReviewView {
  @ApiProperty({ type: IncidentReviewFacts }) facts!: IncidentReviewFacts;
  @ApiProperty({ type: IncidentReviewText, nullable: true }) review!: IncidentReviewText | null;
}

export class IncidentExportQuery {
  @ApiPropertyOptional({ enum: ['markdown', 'json'], default: 'markdown' })
  @IsOptional()
  @IsIn(['markdown', 'json'])
  format: 'markdown' | 'json' = 'markdown';
}
