import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { isUniqueViolation } from '../../db/database-errors.js';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import type { ApprovalRule } from '../../domain/approval/approval.types.js';
import { checkRules } from '../../domain/approval/needs-approval.js';
import { type AppError, invalid, staleVersion } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import type { ApprovalPolicyView, NewApprovalPolicy } from './approval.dto.js';

interface PolicyRow {
  readonly version: number;
  readonly rules: readonly ApprovalRule[];
  readonly reason: string;
  readonly author: { readonly id: string; readonly name: string } | null;
  readonly createdAt: Date;
}

const NEWEST = `
  SELECT p.version, p.rules, p.reason, p.created_at AS "createdAt",
    CASE WHEN m.id IS NOT NULL THEN json_build_object('id', m.id::text, 'name', m.name) END AS author
  FROM approval_policy p LEFT JOIN staff_member m ON m.id = p.created_by
  WHERE p.workspace_id = $1 ORDER BY p.version DESC LIMIT 1`;

/** Whose replies need a second person. A workspace starts without a rule; a version never changes. */
@Injectable()
export class ApprovalPolicyService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /** The rules that a reply written now falls under; version 0 where none were ever made. */
  async inForce(
    tx: EntityManager,
    workspaceId: string,
  ): Promise<{ readonly version: number; readonly rules: readonly ApprovalRule[] }> {
    const [row] = await query<PolicyRow>(tx, NEWEST, [workspaceId]);
    return row ?? { version: 0, rules: [] };
  }

  async get(actor: Actor): Promise<ApprovalPolicyView> {
    requireAccess(actor, 'approval-policy', 'read');
    return this.newest(this.dataSource, actor.workspaceId);
  }

  /** Puts other rules in force for the replies to come. Throws `stale-version` when somebody was first. */
  async change(actor: Actor, seen: number | null, { rules, reason }: NewApprovalPolicy): Promise<ApprovalPolicyView> {
    requireAccess(actor, 'approval-policy', 'update');
    const faults = checkRules(rules);
    if (faults.length > 0) throw invalid('bad-policy', 'Some rules are not right.', faults);
    try {
      return await this.dataSource.transaction((tx) => this.putInForce(tx, actor, seen, rules, reason.trim()));
    } catch (error) {
      if (!isUniqueViolation(error, 'approval_policy_pkey')) throw error;
      throw stale(await this.newest(this.dataSource, actor.workspaceId));
    }
  }

  private async putInForce(
    tx: EntityManager,
    actor: Actor,
    seen: number | null,
    rules: readonly ApprovalRule[],
    reason: string,
  ): Promise<ApprovalPolicyView> {
    const before = await this.newest(tx, actor.workspaceId);
    if (seen !== null && seen !== before.version) throw stale(before);
    await tx.query(
      'INSERT INTO approval_policy (workspace_id, version, rules, reason, created_by) VALUES ($1, $2, $3, $4, $5)',
      [actor.workspaceId, before.version + 1, JSON.stringify(rules), reason, actor.memberId],
    );
    const after = await this.newest(tx, actor.workspaceId);
    await this.audit.record(tx, {
      workspaceId: actor.workspaceId,
      actor,
      action: 'approval-policy.change',
      details: { version: after.version, reason, before: before.rules, after: after.rules },
    });
    return after;
  }

  private async newest(on: EntityManager | DataSource, workspaceId: string): Promise<ApprovalPolicyView> {
    const [row] = await query<PolicyRow>(on, NEWEST, [workspaceId]);
    if (row === undefined) return { version: 0, rules: [], reason: '', author: null, createdAt: null };
    return { ...row, rules: [...row.rules], createdAt: row.createdAt.toISOString() };
  }
}

const stale = (current: ApprovalPolicyView): AppError => staleVersion({ current });
