import type { ApprovalCode, Approver } from '@domain/approval/approval.types.js';
import type { DiffPart } from '@domain/approval/word-diff.js';
import type { Named } from '../api/named.js';

export interface ReplyApproval {
  readonly state: 'waiting' | 'approved' | 'rejected' | 'withdrawn';
  readonly reasons: readonly {
    readonly code: ApprovalCode;
    readonly approver: Approver;
    readonly values: Readonly<Record<string, string | number>>;
  }[];
  readonly approver: Approver;
  readonly askedAt: string;
  readonly dueAt: string;
  readonly by: Named | null;
  readonly at: string | null;
  readonly originalText: string;
  readonly diff: readonly DiffPart[] | null;
  readonly reason: string | null;
}
