import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { AppError, notFound, staleVersion } from '../../errors.js';
import { writeHours } from '../../http/hours.decorator.js';
import { cursorId, toPage, type Page, type PageQuery } from '../../http/paging.js';
import { AuditService } from '../audit/audit.service.js';
import {
  findRule,
  listRules,
  ruleReach,
  termsHash,
  termsOf,
  viewOf,
  type RuleReach,
  type RuleRow,
  type RuleTerms,
} from './alert-rule-rows.js';
import type { AlertRuleChange, AlertRuleView, NewAlertRule } from './alert-rules.dto.js';
import { RulesInForce } from './rules-in-force.service.js';

interface RuleContent extends RuleTerms {
  readonly name: string;
  readonly isOn: boolean;
}

/** What is told and what is held back. A rule that sends other alerts than before must have been tried on the past first. */
@Injectable()
export class AlertRulesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly inForce: RulesInForce,
  ) {}

  async list(actor: Actor, { limit, cursor }: PageQuery): Promise<Page<AlertRuleView>> {
    const reach = ruleReach(actor, 'read');
    await this.inForce.addDefaults(this.dataSource, actor.workspaceId);
    const page = toPage(await listRules(this.dataSource, reach, cursorId(cursor), limit), limit, ({ id }) => [id]);
    return { ...page, items: page.items.map(viewOf) };
  }

  async get(actor: Actor, id: string): Promise<AlertRuleView> {
    return viewOf(await find(this.dataSource, ruleReach(actor, 'read'), id));
  }

  async create(actor: Actor, { name, isOn = true, ...body }: NewAlertRule): Promise<AlertRuleView> {
    const reach = ruleReach(actor, 'create');
    return this.dataSource.transaction(async (tx) => {
      await this.inForce.addDefaults(tx, actor.workspaceId);
      const content = { ...(await termsOf(tx, reach, body)), name: name.trim(), isOn };
      await requireRehearsal(tx, actor.workspaceId, content);
      const [row] = await query<{ id: string }>(
        tx,
        `INSERT INTO alert_rule (name, kind, watch_ids, languages, sensitivity, min_severity, cooldown_seconds, quiet_hours, is_on,
           changed_by, workspace_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id`,
        [...columnsOf(content), actor.memberId, actor.workspaceId],
      );
      if (row === undefined) throw new Error('The database gave no id for a new rule.');
      return this.record(tx, actor, 'alert-rule.create', row.id, content);
    });
  }

  /** `version` is the one the caller last saw; null leaves out the check. */
  async update(actor: Actor, id: string, version: number | null, change: AlertRuleChange): Promise<AlertRuleView> {
    const reach = ruleReach(actor, 'update');
    return this.dataSource.transaction(async (tx) => {
      const row = await this.lock(tx, reach, id, version);
      const { watchIds, languages, sensitivity, minSeverity, cooldownSeconds } = row;
      const before = { kind: row.kind, watchIds, languages, sensitivity, minSeverity, cooldownSeconds };
      const { name = row.name, isOn = row.isOn, ...terms } = change;
      const kept = { ...before, quietHours: writeHours(row.quietHours) };
      const content = { ...(await termsOf(tx, reach, { ...kept, ...present(terms) })), name: name.trim(), isOn };
      const hasOtherAlerts = termsHash(content) !== termsHash({ ...before, quietHours: row.quietHours });
      if (hasOtherAlerts) await requireRehearsal(tx, actor.workspaceId, content);
      await tx.query(
        `UPDATE alert_rule SET name = $1, kind = $2, watch_ids = $3, languages = $4, sensitivity = $5, min_severity = $6,
           cooldown_seconds = $7, quiet_hours = $8, is_on = $9, changed_by = $10, version = version + 1, updated_at = now()
         WHERE id = $11`,
        [...columnsOf(content), actor.memberId, id],
      );
      return this.record(tx, actor, 'alert-rule.update', id, content);
    });
  }

  async remove(actor: Actor, id: string, version: number | null): Promise<void> {
    const reach = ruleReach(actor, 'delete');
    await this.dataSource.transaction(async (tx) => {
      const { name, kind } = await this.lock(tx, reach, id, version);
      await tx.query('UPDATE alert_rule SET deleted_at = now(), is_on = false, updated_at = now() WHERE id = $1', [id]);
      const { workspaceId } = actor;
      await this.audit.record(tx, {
        workspaceId,
        actor,
        action: 'alert-rule.delete',
        resourceId: id,
        details: { name, kind },
      });
    });
  }

  private async lock(tx: EntityManager, reach: RuleReach, id: string, version: number | null): Promise<RuleRow> {
    await tx.query('SELECT id FROM alert_rule WHERE workspace_id = $1 AND id = $2 FOR UPDATE', [reach.workspaceId, id]);
    const row = await find(tx, reach, id);
    if (!row.isYours) {
      throw new AppError('forbidden', 'not-allowed', { detail: 'It speaks of watches of other teams, too.' });
    }
    if (version === null || version === row.version) return row;
    const detail = 'Somebody else changed this rule in the meantime.';
    throw staleVersion({ detail, current: viewOf(row) });
  }

  private async record(
    tx: EntityManager,
    actor: Actor,
    action: string,
    resourceId: string,
    content: RuleContent,
  ): Promise<AlertRuleView> {
    const { workspaceId } = actor;
    await this.audit.record(tx, { workspaceId, actor, action, resourceId, details: { ...content } });
    return viewOf(await find(tx, { workspaceId, teamIds: null }, resourceId));
  }
}

async function find(on: DataSource | EntityManager, reach: RuleReach, id: string): Promise<RuleRow> {
  const row = await findRule(on, reach, id);
  if (row === undefined) throw notFound('alert-rule');
  return row;
}

/** What was tried is saved within a day. */
async function requireRehearsal(tx: EntityManager, workspaceId: string, terms: RuleTerms): Promise<void> {
  const rows = await query(
    tx,
    `SELECT FROM alert_rule_rehearsal WHERE workspace_id = $1 AND rule_hash = $2 AND made_at > now() - interval '1 day'`,
    [workspaceId, termsHash(terms)],
  );
  if (rows.length > 0) return;
  const detail = 'Rehearse the rule on the last 90 days before you save it.';
  throw new AppError('conflict', 'not-rehearsed', { detail });
}

const present = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;

const columnsOf = (content: RuleContent): unknown[] => [
  content.name,
  content.kind,
  content.watchIds,
  content.languages,
  content.sensitivity,
  content.minSeverity,
  content.cooldownSeconds,
  content.quietHours === null ? null : JSON.stringify(content.quietHours),
  content.isOn,
];
