import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, IsUrl, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import {
  NEGLECT_CODES,
  NEGLECT_STATES,
  type NeglectCode,
  type NeglectState,
} from '../../domain/neglect/neglect.types.js';
import { IsId } from '../../http/is-id.decorator.js';
import { PageQuery, pageOf } from '../../http/paging.js';

const OWN_POSTS = ['shown', 'asked', 'not-shown'] as const;
const MOST_POST_DAYS = 365;
const MOST_ANSWER_DAYS = 90;

export class AccountParty {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
}

export class AccountReason {
  @ApiProperty({ enum: NEGLECT_CODES }) code!: NeglectCode;
  @ApiProperty({ enum: NEGLECT_STATES, description: 'What this part alone comes to.' }) state!: NeglectState;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' } }) values!: Record<string, number>;
  @ApiProperty({ type: String, description: 'In English, made of the values.' }) text!: string;
}

export class AccountSource extends AccountParty {
  @ApiProperty({ type: String }) connector!: string;
  @ApiProperty({ enum: ['waiting', 'ok', 'degraded', 'blind', 'paused'] }) state!: string;
  @ApiProperty({
    enum: OWN_POSTS,
    description: 'Whether what the account posts is read along, asked for, or may never be seen.',
  })
  ownPosts!: (typeof OWN_POSTS)[number];
}

export class AccountSpell {
  @ApiProperty({ type: String, format: 'date-time' }) since!: string;
  @ApiProperty({ type: String }) taskId!: string;
  @ApiProperty({ type: Boolean, description: 'The task is still open; no second one is raised in the same spell.' })
  isTaskOpen!: boolean;
}

export class OwnAccountDto {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) network!: string;
  @ApiProperty({ type: String }) handle!: string;
  @ApiProperty({ type: String, nullable: true }) url!: string | null;
  @ApiProperty({ enum: ['found', 'by-hand'] }) origin!: string;
  @ApiProperty({ type: AccountParty, nullable: true, description: 'Who looks after it.' }) team!: AccountParty | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Null: how often it posts is not watched.' })
  postDays!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Null: how long people wait is not watched.' })
  answerDays!: number | null;
  @ApiProperty({ type: AccountParty, nullable: true, description: 'Only its open days count; null: every day.' })
  calendar!: AccountParty | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Answers are no posts.' })
  lastOwnPostAt!: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Days of 24 hours since then.' })
  daysSinceLastPost!: number | null;
  @ApiProperty({ type: Number, description: 'Comments and mentions that wait for an answer.' }) unanswered!: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) oldestUnansweredAt!: string | null;
  @ApiProperty({ enum: NEGLECT_STATES }) state!: NeglectState;
  @ApiProperty({ type: String, format: 'date-time' }) stateSince!: string;
  @ApiProperty({ type: [AccountReason], description: 'The worst first.' }) reasons!: AccountReason[];
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastCheckedAt!: string | null;
  @ApiProperty({ type: AccountSpell, nullable: true }) spell!: AccountSpell | null;
  @ApiProperty({ type: [AccountSource], description: 'Who hears it.' }) sources!: AccountSource[];
  @ApiProperty({ type: Boolean, description: 'The caller may change it.' }) mayChange!: boolean;
  @ApiProperty({ type: Number }) version!: number;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt!: string;
}

export class OwnAccountPage extends pageOf(OwnAccountDto) {}

export class OwnAccountQuery extends PageQuery {
  @ApiPropertyOptional({ enum: NEGLECT_STATES }) @IsOptional() @IsIn(NEGLECT_STATES) state?: NeglectState;
}

export class NewOwnAccount {
  @ApiProperty({ type: String }) @Matches(/^[a-z][a-z0-9-]{0,59}$/) network!: string;

  @ApiProperty({ type: String, description: 'As people know it; unique on its network.' })
  @IsString()
  @Length(1, 200)
  @Matches(/^@?[^@\s].*$/, { message: 'handle must name an account' })
  handle!: string;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  @MaxLength(2_048)
  url?: string | null;

  @ApiPropertyOptional({ type: String, description: 'A source that hears it, and no other account yet.' })
  @IsOptional()
  @IsId()
  source?: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Left out or null: the first team.' })
  @IsOptional()
  @IsId()
  team?: string | null;

  @ApiPropertyOptional({ type: Number, nullable: true, minimum: 1, maximum: MOST_POST_DAYS, default: 14 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_POST_DAYS)
  postDays?: number | null;

  @ApiPropertyOptional({ type: Number, nullable: true, minimum: 1, maximum: MOST_ANSWER_DAYS, default: 3 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_ANSWER_DAYS)
  answerDays?: number | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Id of a calendar: only its open days count.' })
  @IsOptional()
  @IsId()
  calendar?: string | null;
}

export class OwnAccountChange extends PartialType(OmitType(NewOwnAccount, ['network', 'handle', 'source']), {
  skipNullProperties: false,
}) {}

export class UnansweredComment {
  @ApiProperty({ type: String, format: 'date-time' }) publishedAt!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Where it stands on the network.' }) url!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'The open task of its conversation, where there is one.' })
  taskId!: string | null;
  @ApiProperty({ type: String, description: 'Who wrote it.' }) author!: string;
}

export class UnansweredPage extends pageOf(UnansweredComment) {}
