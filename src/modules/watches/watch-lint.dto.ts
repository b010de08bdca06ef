import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsString, Length, Matches } from 'class-validator';
import { WATCH_KINDS, type WatchKind } from '../../domain/priority/watch-kind.js';
import { LINT_CODES, type LintCode, type LintSeverity } from '../../domain/query/lint.types.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { IsId } from '../../http/is-id.decorator.js';
import { LANGUAGE, LONGEST_QUERY } from './watch-parts.dto.js';

const SEVERITIES = ['error', 'warning', 'hint'] as const satisfies readonly LintSeverity[];
const COMMENT_ON_PLACES = 'UTF-16 code units of the query, end exclusive.';

export class LintRequest {
  @ApiProperty({ type: String })
  @IsString()
  @Length(1, LONGEST_QUERY)
  query!: string;

  @ApiPropertyOptional({ type: [String] })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(50)
  @Matches(LANGUAGE, { each: true, message: 'each language must be a tag such as fi or zh-TW' })
  languages?: string[];

  @ApiPropertyOptional({ enum: WATCH_KINDS })
  @IfPresent()
  @IsIn(WATCH_KINDS)
  kind?: WatchKind;

  @ApiPropertyOptional({ type: String, description: 'The watch that is edited: its judged samples tell noisy words.' })
  @IfPresent()
  @IsId()
  watchId?: string;
}

export class LintFault {
  @ApiProperty({ type: Number }) line!: number;
  @ApiProperty({ type: Number }) column!: number;
  @ApiProperty({ type: Number }) offset!: number;
  @ApiProperty({ type: String }) reason!: string;
}

export class LintFixDto {
  @ApiProperty({ type: String, description: 'What the change does, such as quote or bracket-and.' }) code!: string;
  @ApiProperty({ type: Number, description: COMMENT_ON_PLACES }) offset!: number;
  @ApiProperty({ type: Number }) end!: number;
  @ApiProperty({ type: String }) replacement!: string;
}

export class LintIssueDto {
  @ApiProperty({ enum: LINT_CODES }) code!: LintCode;
  @ApiProperty({
    enum: SEVERITIES,
    description: 'error: cannot be used; warning: probably means something else; hint: worth knowing.',
  })
  severity!: LintSeverity;
  @ApiProperty({ type: Number, description: COMMENT_ON_PLACES }) offset!: number;
  @ApiProperty({ type: Number }) end!: number;
  @ApiProperty({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    description: 'What the message speaks of, for translations.',
  })
  args!: Record<string, string | number>;
  @ApiProperty({ type: String, description: 'English.' }) message!: string;
  @ApiProperty({ type: [LintFixDto] }) fixes!: LintFixDto[];
}

export class SimpleNearDto {
  @ApiProperty({ type: String }) left!: string;
  @ApiProperty({ type: String }) right!: string;
  @ApiProperty({ type: Number, description: 'Words between them, at most.' }) words!: number;
  @ApiProperty({ type: Boolean, description: 'left comes first.' }) ordered!: boolean;
}

export class SimpleFieldDto {
  @ApiProperty({ type: String }) field!: string;
  @ApiProperty({ type: String }) value!: string;
  @ApiProperty({ type: Boolean }) isNegated!: boolean;
}

export class SimpleQueryDto {
  @ApiProperty({ type: [String] }) anyOf!: string[];
  @ApiProperty({ type: [String] }) allOf!: string[];
  @ApiProperty({ type: [String] }) noneOf!: string[];
  @ApiProperty({ type: [SimpleNearDto] }) near!: SimpleNearDto[];
  @ApiProperty({ type: [SimpleFieldDto] }) fields!: SimpleFieldDto[];
}

export class CompileReportDto {
  @ApiProperty({ type: String }) network!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: "What the network's own search is asked; null: it has none.",
  })
  native!: string | null;
  @ApiProperty({ type: [String], description: 'Parts of the query that are checked here, on what was read.' })
  checkedByUs!: string[];
}

export class LintAnswer {
  @ApiProperty({ type: Boolean, description: 'The query can be used.' }) ok!: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'The query as it is read, on one line.' })
  pretty!: string | null;
  @ApiProperty({ type: LintFault, nullable: true }) fault!: LintFault | null;
  @ApiProperty({ type: [LintIssueDto] }) issues!: LintIssueDto[];
  @ApiProperty({ type: SimpleQueryDto, nullable: true, description: 'As chips; null where chips cannot say it.' })
  simple!: SimpleQueryDto | null;
  @ApiProperty({ type: [CompileReportDto] }) report!: CompileReportDto[];
}
