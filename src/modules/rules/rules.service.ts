import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import type { RuleContent } from '../../domain/rule/rule.types.js';
import { cleanText } from '../../domain/text/sanitise.js';
import { AppError, invalid, notFound, staleVersion } from '../../errors.js';
import { isId } from '../../http/id.pipe.js';
import { decodeCursor, toPage, type Page, type PageQuery } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import { AlertsService } from '../alerts/alerts.service.js';
import { AuditService } from '../audit/audit.service.js';
import { ruleStoppedKey } from './carry-out-rule.service.js';
import { checkRule } from './rule-checks.js';
import { findRule, IS_REHEARSED, listRules, ruleViewOf, type RuleRow } from './rule-rows.js';
import { MOST_RULES, type NewRule, type RuleChange, type RuleView } from './rules.dto.js';
import { ruleHash } from './rules.types.js';

const USUAL_LIMIT = 200;

/** A rule with everything that a person lays down. */
interface RuleToKeep extends RuleContent {
  readonly name: string;
  readonly dailyLimit: number;
  readonly isOn: boolean;
}

/** What a workspace lets happen by itself. Whoever switches a rule on has seen what exactly it would have done. */
@Injectable()
export class RulesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly alerts: AlertsService,
    private readonly audit: AuditService,
  ) {}

  /** In the order in which they are carried out. */
  async list(actor: Actor, { limit, cursor }: PageQuery): Promise<Page<RuleView>> {
    requireAccess(actor, 'automations', 'read');
    const rows = await listRules(this.dataSource, actor.workspaceId, placeOf(cursor), limit);
    const page = toPage(rows, limit, ({ position, id }) => [position, id]);
    return { ...page, items: page.items.map(ruleViewOf) };
  }

  async get(actor: Actor, id: string): Promise<RuleView> {
    requireAccess(actor, 'automations', 'read');
    return ruleViewOf(await this.find(this.dataSource, actor, id));
  }

  /** It comes last. */
  async create(actor: Actor, body: NewRule): Promise<RuleView> {
    requireAccess(actor, 'automations', 'create');
    const { workspaceId } = actor;
    return this.dataSource.transaction(async (tx) => {
      const content = await checkRule(tx, workspaceId, body);
      const name = cleanText(body.name).trim();
      const rule = { ...content, name, dailyLimit: body.dailyLimit ?? USUAL_LIMIT, isOn: body.isOn ?? false };
      const hash = ruleHash(rule);
      if (rule.isOn) await this.requireRehearsal(tx, workspaceId, hash);
      await tx.query('SELECT FROM workspace WHERE id = $1 FOR UPDATE', [workspaceId]);
      const [place] = await query<{ n: number; last: number }>(
        tx,
        `SELECT count(*)::int AS n, coalesce(max(position), 0) AS last FROM automation_rule
         WHERE workspace_id = $1 AND deleted_at IS NULL`,
        [workspaceId],
      );
      if (place === undefined || place.n >= MOST_RULES) {
        throw new AppError('conflict', 'too-many-rules', { detail: `There are ${String(MOST_RULES)} rules at most.` });
      }
      const [row] = await query<{ id: string }>(
        tx,
        `INSERT INTO automation_rule (name, occasion, minutes_before, conditions, acts, content_hash, daily_limit, is_on,
           switched_on_at, workspace_id, position, created_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, CASE WHEN $8 THEN now() END, $9, $10, $11) RETURNING id`,
        [...columnsOf(rule, hash), workspaceId, place.last + 1, actor.memberId],
      );
      if (row === undefined) throw new Error('The database gave no id for a new rule.');
      return this.settle(tx, actor, 'rule.create', row.id);
    });
  }

  /**
   * `version` is the one the caller last saw; null leaves out the check. A rule that is on stays on only with what was rehearsed;
   * its name and its limit may change at any time.
   */
  async update(actor: Actor, id: string, version: number | null, change: RuleChange): Promise<RuleView> {
    requireAccess(actor, 'automations', 'update');
    const { workspaceId } = actor;
    return this.dataSource.transaction(async (tx) => {
      const before = await this.lock(tx, actor, id, version);
      const content = change.rule === undefined ? before : await checkRule(tx, workspaceId, change.rule);
      const rule: RuleToKeep = {
        when: content.when,
        minutesBefore: content.minutesBefore,
        conditions: content.conditions,
        acts: content.acts,
        name: change.name === undefined ? before.name : cleanText(change.name).trim(),
        dailyLimit: change.dailyLimit ?? before.dailyLimit,
        isOn: change.isOn ?? before.isOn,
      };
      const hash = ruleHash(rule);
      const isSwitchedOn = rule.isOn && !before.isOn;
      if (isSwitchedOn || (rule.isOn && hash !== before.contentHash)) {
        await this.requireRehearsal(tx, workspaceId, hash);
      }
      await tx.query(
        `UPDATE automation_rule SET name = $1, occasion = $2, minutes_before = $3, conditions = $4, acts = $5, content_hash = $6,
           daily_limit = $7, is_on = $8, switched_on_at = CASE WHEN $9 THEN now() ELSE switched_on_at END,
           stopped_at = CASE WHEN $10 THEN NULL ELSE stopped_at END, last_problem = CASE WHEN $11 THEN NULL ELSE last_problem END,
           version = version + 1, updated_at = now() WHERE id = $12`,
        [
          ...columnsOf(rule, hash),
          isSwitchedOn,
          change.isOn !== undefined,
          isSwitchedOn || hash !== before.contentHash,
          id,
        ],
      );
      if (change.isOn !== undefined) await this.alerts.close(tx, { workspaceId, key: ruleStoppedKey(id) });
      return this.settle(tx, actor, 'rule.update', id);
    });
  }

  /** What it did stays done, and says so. */
  async remove(actor: Actor, id: string, version: number | null): Promise<void> {
    requireAccess(actor, 'automations', 'delete');
    const { workspaceId } = actor;
    await this.dataSource.transaction(async (tx) => {
      const { name } = await this.lock(tx, actor, id, version);
      await tx.query('UPDATE automation_rule SET deleted_at = now(), is_on = false, updated_at = now() WHERE id = $1', [
        id,
      ]);
      await this.alerts.close(tx, { workspaceId, key: ruleStoppedKey(id) });
      await this.audit.record(tx, { workspaceId, actor, action: 'rule.delete', resourceId: id, details: { name } });
    });
  }

  /** Every rule once; one that came or went in the meantime is a conflict. */
  async order(actor: Actor, ids: readonly string[]): Promise<Page<RuleView>> {
    requireAccess(actor, 'automations', 'update');
    const { workspaceId } = actor;
    return this.dataSource.transaction(async (tx) => {
      const rows = await query<{ id: string }>(
        tx,
        `SELECT id FROM automation_rule WHERE workspace_id = $1 AND deleted_at IS NULL ORDER BY id FOR UPDATE`,
        [workspaceId],
      );
      const known = new Set(rows.map(({ id }) => id));
      if (known.size !== ids.length || !ids.every((id) => known.has(id))) {
        throw new AppError('conflict', 'other-rules', { detail: 'There are other rules by now: read them again.' });
      }
      await tx.query(
        `UPDATE automation_rule r SET position = i.n, updated_at = now() FROM unnest($1::bigint[]) WITH ORDINALITY AS i (id, n)
         WHERE r.id = i.id AND r.position <> i.n`,
        [ids],
      );
      const page = toPage(await listRules(tx, workspaceId, null, MOST_RULES), MOST_RULES, ({ id }) => [id]);
      await this.audit.record(tx, { workspaceId, actor, action: 'rule.order', details: { ids } });
      return { ...page, items: page.items.map(ruleViewOf) };
    });
  }

  private async requireRehearsal(tx: EntityManager, workspaceId: string, hash: string): Promise<void> {
    const [found] = await query<{ is: boolean }>(tx, `SELECT ${IS_REHEARSED('$1', '$2')} AS is`, [workspaceId, hash]);
    if (found?.is === true) return;
    throw new AppError('conflict', 'not-rehearsed', {
      detail: 'Try exactly this rule on the last 30 days first.',
    });
  }

  private async find(on: DataSource | EntityManager, actor: Actor, id: string): Promise<RuleRow> {
    const row = await findRule(on, actor.workspaceId, id);
    if (row === undefined) throw notFound('rule');
    return row;
  }

  private async lock(tx: EntityManager, actor: Actor, id: string, version: number | null): Promise<RuleRow> {
    await tx.query('SELECT FROM automation_rule WHERE workspace_id = $1 AND id = $2 FOR UPDATE', [
      actor.workspaceId,
      id,
    ]);
    const row = await this.find(tx, actor, id);
    if (version === null || version === row.version) return row;
    const detail = 'Somebody else changed this rule in the meantime, or it has stopped itself.';
    throw staleVersion({ detail, current: ruleViewOf(row) });
  }

  private async settle(tx: EntityManager, actor: Actor, action: string, id: string): Promise<RuleView> {
    const { workspaceId } = actor;
    const row = await this.find(tx, actor, id);
    const { name, when, minutesBefore, conditions, acts, dailyLimit, isOn } = row;
    const details = { name, when, minutesBefore, conditions, acts, dailyLimit, isOn };
    await this.audit.record(tx, { workspaceId, actor, action, resourceId: id, details });
    return ruleViewOf(row);
  }
}

const columnsOf = (rule: RuleToKeep, hash: string): unknown[] => [
  rule.name,
  rule.when,
  rule.minutesBefore,
  JSON.stringify(rule.conditions),
  JSON.stringify(rule.acts),
  hash,
  rule.dailyLimit,
  rule.isOn,
];

function placeOf(cursor: string | undefined): readonly [position: number, id: string] | null {
  const values = decodeCursor(cursor, 2);
  if (values === null) return null;
  const [position, id] = values;
  const isPlace = typeof position === 'number' && Number.isInteger(position) && Math.abs(position) < 2 ** 31;
  if (isPlace && typeof id === 'string' && isId(id)) return [position, id];
  throw invalid('bad-cursor', 'The cursor is not one that a list gave.');
}
