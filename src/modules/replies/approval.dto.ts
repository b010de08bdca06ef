import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { APPROVAL_CODES, APPROVERS, type ApprovalCode, type Approver } from '../../domain/approval/approval.types.js';
import { RISK_TOPICS, type RiskTopic } from '../../domain/intent/intent.types.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { pageOf } from '../../http/paging.js';
import { NamedDto, ReplyDto } from '../tasks/task-view.types.js';

const MOST_FOLLOWERS = 2_000_000_000;

export class ApprovalRuleDto {
  @ApiProperty({ enum: APPROVAL_CODES }) @IsIn(APPROVAL_CODES) code!: ApprovalCode;
  @ApiProperty({
    enum: APPROVERS,
    description: 'colleague: anybody of the team · lead: who leads it · crisis: who may approve crisis replies.',
  })
  @IsIn(APPROVERS)
  approver!: Approver;

  @ApiPropertyOptional({ enum: RISK_TOPICS, isArray: true, description: 'With risk: the topics that are meant.' })
  @IfPresent()
  @IsArray()
  @ArrayUnique()
  @IsIn(RISK_TOPICS, { each: true })
  risks?: readonly RiskTopic[];

  @ApiPropertyOptional({ type: Number, description: 'With reach: from so many followers on.' })
  @IfPresent()
  @IsInt()
  @Min(1)
  @Max(MOST_FOLLOWERS)
  followers?: number;
}

export class NewApprovalPolicy {
  @ApiProperty({ type: [ApprovalRuleDto] })
  @IsArray()
  @ArrayMaxSize(APPROVAL_CODES.length)
  @ValidateNested({ each: true })
  @Type(() => ApprovalRuleDto)
  rules!: ApprovalRuleDto[];

  @ApiProperty({ type: String, description: 'Why the rules change; kept for ever.' })
  @IsString()
  @Length(1, 1_000)
  @Matches(/\S/, { message: 'reason must not be blank' })
  reason!: string;
}

export class ApprovalPolicyView {
  @ApiProperty({ type: Number, description: '0 where no rules were ever made.' }) version!: number;
  @ApiProperty({ type: [ApprovalRuleDto] }) rules!: ApprovalRuleDto[];
  @ApiProperty({ type: String }) reason!: string;
  @ApiProperty({ type: NamedDto, nullable: true }) author!: NamedDto | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) createdAt!: string | null;
}

export class ApproveBody {
  @ApiPropertyOptional({ type: String, description: 'The text as it is to leave; the author’s own where absent.' })
  @IfPresent()
  @IsString()
  @Length(1, 10_000)
  @Matches(/\S/, { message: 'text must not be blank' })
  text?: string;
}

export class RejectBody {
  @ApiProperty({ type: String, description: 'For its author.' })
  @IsString()
  @Length(1, 1_000)
  @Matches(/\S/, { message: 'reason must not be blank' })
  reason!: string;
}

class ApprovalTaskDto {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) excerpt!: string;
  @ApiProperty({ type: String }) lang!: string;
  @ApiProperty({ type: String }) network!: string;
  @ApiProperty({ type: String }) customer!: string;
  @ApiProperty({ type: NamedDto }) team!: NamedDto;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'The next promise to break.' })
  dueAt!: string | null;
}

export class WaitingApprovalDto {
  @ApiProperty({ type: ReplyDto }) reply!: ReplyDto;
  @ApiProperty({ type: ApprovalTaskDto }) task!: ApprovalTaskDto;
  @ApiProperty({ type: Boolean, description: 'Whoever asks may approve and reject it.' }) mayDecide!: boolean;
}

export class WaitingApprovalPage extends pageOf(WaitingApprovalDto) {}
