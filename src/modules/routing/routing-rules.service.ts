import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import type { RoutingRule } from '../../domain/routing/routing.types.js';
import { invalid, staleVersion } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { WakeUpService } from '../../jobs/wake-up.service.js';
import { AuditService } from '../audit/audit.service.js';
import type { RoutingRuleDto, RoutingRulesBody, RoutingRulesDto } from './routing-rules.dto.js';

const NONE: RoutingRulesDto = { isOn: false, rules: [], rerouteAtShare: 0.5, version: 0 };

/** The rules by which tasks find their person, kept as one list in order. */
@Injectable()
export class RoutingRulesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly wakeUp: WakeUpService,
  ) {}

  get(actor: Actor): Promise<RoutingRulesDto> {
    requireAccess(actor, 'routing-rules', 'read');
    return this.read(this.dataSource, actor.workspaceId);
  }

  /** Replaces all rules. `version` is the one the caller saw; null leaves out the check. */
  replace(actor: Actor, version: number | null, body: RoutingRulesBody): Promise<RoutingRulesDto> {
    requireAccess(actor, 'routing-rules', 'update');
    return transact(this.dataSource, { repeatable: false }, async (tx) => {
      const { workspaceId } = actor;
      await tx.query(`INSERT INTO routing_setting (workspace_id, version) VALUES ($1, 0) ON CONFLICT DO NOTHING`, [
        workspaceId,
      ]);
      await tx.query(`SELECT FROM routing_setting WHERE workspace_id = $1 FOR UPDATE`, [workspaceId]);
      const current = await this.read(tx, workspaceId);
      if (version !== null && version !== current.version) {
        throw staleVersion({ detail: 'The rules were changed in the meantime.', current });
      }
      const rules = body.rules.map((rule, i) => ruleOf(rule, `${String(current.version + 1)}-${String(i)}`));
      await requireKnown(tx, workspaceId, rules);
      await tx.query(
        `UPDATE routing_setting SET rules = $2::jsonb, is_on = coalesce($3, is_on),
           reroute_at_share = coalesce($4, reroute_at_share), version = version + 1, updated_by = $5, updated_at = now()
         WHERE workspace_id = $1`,
        [workspaceId, JSON.stringify(rules), body.isOn ?? null, body.rerouteAtShare ?? null, actor.memberId],
      );
      const details = { rules: rules.map(({ name }) => name), isOn: body.isOn, rerouteAtShare: body.rerouteAtShare };
      await this.audit.record(tx, { workspaceId, actor, action: 'routing.update', resourceId: workspaceId, details });
      await this.wakeUp.announce(tx, 'routing');
      return this.read(tx, workspaceId);
    });
  }

  private async read(on: EntityManager | DataSource, workspaceId: string): Promise<RoutingRulesDto> {
    const [row] = await query<RoutingRulesDto>(
      on,
      `SELECT is_on AS "isOn", rules, reroute_at_share AS "rerouteAtShare", version FROM routing_setting WHERE workspace_id = $1`,
      [workspaceId],
    );
    return row ?? NONE;
  }
}

/** A rule as it is kept; `fresh` makes the id of a new one. */
export function ruleOf(
  { id, name, when, teamId = null, skills = [], authority = [], languageLevel = null }: RoutingRuleDto,
  fresh: string,
): RoutingRule {
  const made = createHash('sha256').update(`${fresh} ${name}`).digest('hex').slice(0, 12);
  return { id: id ?? made, name, when, teamId, skills, authority, languageLevel };
}

async function requireKnown(tx: EntityManager, workspaceId: string, rules: readonly RoutingRule[]): Promise<void> {
  if (new Set(rules.map(({ id }) => id)).size < rules.length) {
    throw invalid('rule-twice', 'Two rules have the same id.', [{ field: 'rules', message: 'an id is there twice' }]);
  }
  const teams = [...new Set(rules.flatMap(({ teamId }) => teamId ?? []))];
  const watches = [...new Set(rules.flatMap(({ when }) => when.watchIds ?? []))];
  const [known] = await query<{ teams: number; watches: number }>(
    tx,
    `SELECT (SELECT count(*)::int FROM team WHERE workspace_id = $1 AND id = ANY ($2::bigint[])) AS teams,
       (SELECT count(*)::int FROM watch WHERE workspace_id = $1 AND id = ANY ($3::bigint[])) AS watches`,
    [workspaceId, teams, watches],
  );
  if (known?.teams !== teams.length) {
    throw invalid('unknown-team', 'There is no such team.', [
      { field: 'rules', message: 'a rule names no team of yours' },
    ]);
  }
  if (known.watches !== watches.length) {
    throw invalid('unknown-watch', 'There is no such watch.', [
      { field: 'rules', message: 'a rule names no watch of yours' },
    ]);
  }
}
