import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { isUniqueViolation } from '../../db/database-errors.js';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { DEFAULT_ACKNOWLEDGE_POLICY, type AcknowledgePolicy } from '../../domain/automation/acknowledge.types.js';
import { type AppError, staleVersion } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import { ConnectorCatalogue } from '../sources/connector-catalogue.service.js';
import type { AcknowledgePolicyView, NetworkRuleView, NewAcknowledgePolicy } from './auto-acknowledge.dto.js';
import type { PolicyInForce } from './auto-acknowledge.types.js';

interface PolicyRow {
  readonly version: number;
  readonly policy: AcknowledgePolicy;
  readonly reason: string;
  readonly enabledAt: Date | null;
  readonly author: { readonly id: string; readonly name: string } | null;
  readonly createdAt: Date;
}

const NEWEST = `
  SELECT p.version, p.policy, p.reason, p.enabled_at AS "enabledAt", p.created_at AS "createdAt",
    json_build_object('id', m.id::text, 'name', m.name) AS author
  FROM auto_acknowledge_policy p JOIN staff_member m ON m.id = p.created_by
  WHERE p.workspace_id = $1 ORDER BY p.version DESC LIMIT 1`;

/** When the system may acknowledge by itself. A workspace starts with a policy that says never; a version never changes. */
@Injectable()
export class AcknowledgePolicies {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly catalogue: ConnectorCatalogue,
  ) {}

  /** Workspaces where it is on. */
  enabled(): Promise<PolicyInForce[]> {
    return query<PolicyInForce>(
      this.dataSource,
      `SELECT p.workspace_id AS "workspaceId", p.version, p.policy, p.enabled_at AS "enabledAt", p.created_by AS "ownerId",
         m.is_active AS "isOwnerActive"
       FROM (SELECT DISTINCT ON (workspace_id) * FROM auto_acknowledge_policy ORDER BY workspace_id, version DESC) p
       JOIN staff_member m ON m.id = p.created_by WHERE p.enabled_at IS NOT NULL ORDER BY p.workspace_id`,
    );
  }

  async get(actor: Actor): Promise<AcknowledgePolicyView> {
    requireAccess(actor, 'automations', 'read');
    return this.view(this.dataSource, actor.workspaceId);
  }

  /** Puts another policy in force for the tasks to come. Throws `stale-version` when somebody was first. */
  async change(
    actor: Actor,
    seen: number | null,
    { policy, reason }: NewAcknowledgePolicy,
  ): Promise<AcknowledgePolicyView> {
    requireAccess(actor, 'automations', 'update');
    try {
      return await this.dataSource.transaction(async (tx) => {
        const before = await this.view(tx, actor.workspaceId);
        if (seen !== null && seen !== before.version) throw stale(before);
        await tx.query(
          `INSERT INTO auto_acknowledge_policy (workspace_id, version, policy, reason, created_by, enabled_at)
           VALUES ($1, $2, $3, $4, $5, CASE WHEN $6 THEN coalesce($7::timestamptz, now()) END)`,
          [
            actor.workspaceId,
            before.version + 1,
            JSON.stringify(policy),
            reason.trim(),
            actor.memberId,
            policy.isEnabled,
            before.enabledAt,
          ],
        );
        await this.audit.record(tx, {
          workspaceId: actor.workspaceId,
          actor,
          action: 'auto-acknowledge.change',
          details: { version: before.version + 1, reason: reason.trim(), before: before.policy, after: policy },
        });
        return this.view(tx, actor.workspaceId);
      });
    } catch (error) {
      if (!isUniqueViolation(error, 'auto_acknowledge_policy_pkey')) throw error;
      throw stale(await this.view(this.dataSource, actor.workspaceId));
    }
  }

  private async view(on: EntityManager | DataSource, workspaceId: string): Promise<AcknowledgePolicyView> {
    const [row] = await query<PolicyRow>(on, NEWEST, [workspaceId]);
    const policy = row?.policy ?? DEFAULT_ACKNOWLEDGE_POLICY;
    return {
      version: row?.version ?? 0,
      policy: { ...policy, networks: [...policy.networks], intents: [...policy.intents] },
      reason: row?.reason ?? '',
      author: row?.author ?? null,
      createdAt: row?.createdAt.toISOString() ?? null,
      enabledAt: row?.enabledAt?.toISOString() ?? null,
      networks: await this.networksOf(on, workspaceId),
    };
  }

  /** The networks of the workspace's sources, with what each says of automatic answers. */
  private async networksOf(on: EntityManager | DataSource, workspaceId: string): Promise<NetworkRuleView[]> {
    const rows = await query<{ connector: string }>(
      on,
      'SELECT DISTINCT connector FROM source WHERE workspace_id = $1 ORDER BY connector',
      [workspaceId],
    );
    const views = rows.flatMap(({ connector: kind }) => {
      const connector = this.catalogue.get(kind);
      if (connector === undefined) return [];
      const { automation, network } = connector;
      return [
        {
          network,
          automaticReply: automation?.automaticReply ?? ('forbidden' as const),
          needsLabel: automation?.needsLabel ?? false,
          source: automation?.source ?? null,
        },
      ];
    });
    return [...new Map(views.map((view) => [view.network, view])).values()];
  }
}

const stale = (current: AcknowledgePolicyView): AppError => staleVersion({ current });
