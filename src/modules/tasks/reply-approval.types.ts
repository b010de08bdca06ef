import { ApiProperty } from '@nestjs/swagger';
import { iso } from '../../db/iso.js';
import { APPROVAL_CODES, APPROVERS } from '../../domain/approval/approval.types.js';

export class ApprovalReasonDto {
  @ApiProperty({ enum: APPROVAL_CODES }) code!: string;
  @ApiProperty({ enum: APPROVERS }) approver!: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'number' }, { type: 'string' }] },
    description: 'What the rule found: topics, followers, link, amount.',
  })
  values!: Record<string, number | string>;
}

export class DiffPartDto {
  @ApiProperty({ enum: ['same', 'added', 'removed'] }) is!: string;
  @ApiProperty({ type: String }) text!: string;
}

class DeciderDto {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
}

/** Somebody else had to look at a reply: why, until when, and what became of it. */
export class ReplyApprovalDto {
  @ApiProperty({ enum: ['waiting', 'approved', 'rejected', 'withdrawn'] }) state!: string;
  @ApiProperty({ type: [ApprovalReasonDto] }) reasons!: ApprovalReasonDto[];
  @ApiProperty({ enum: APPROVERS, description: 'The narrowest circle that the reasons ask for.' }) approver!: string;
  @ApiProperty({ type: String, format: 'date-time' }) askedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', description: 'Decided by then, it can still keep its promise.' })
  dueAt!: string;
  @ApiProperty({ type: DeciderDto, nullable: true }) by!: DeciderDto | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) at!: string | null;
  @ApiProperty({ type: String, description: 'As its author wrote it.' }) originalText!: string;
  @ApiProperty({ type: [DiffPartDto], nullable: true, description: 'What the approver changed; null until then.' })
  diff!: DiffPartDto[] | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why it was rejected.' }) reason!: string | null;
}

/** SQL: the approval of the reply under this alias, as JSON; null where it needed none. */
export const approvalJson = (reply: string): string => `
  (SELECT json_build_object('state', ap.state, 'reasons', ap.reasons, 'approver', ap.approver, 'askedAt', ${iso('ap.asked_at')},
     'dueAt', ${iso('ap.due_at')}, 'by', CASE WHEN apm.id IS NOT NULL THEN json_build_object('id', apm.id::text, 'name', apm.name) END,
     'at', ${iso('ap.decided_at')}, 'originalText', ap.original_text, 'diff', ap.diff, 'reason', ap.problem)
   FROM reply_approval ap LEFT JOIN staff_member apm ON apm.id = ap.decided_by WHERE ap.reply_id = ${reply}.id)`;
