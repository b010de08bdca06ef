import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import { customerValues } from '../../domain/reply-text/customer-names.js';
import { sayTime } from '../../domain/reply-text/say-time.js';
import {
  fillTemplate,
  openVariables,
  templateVariables,
  type FilledText,
} from '../../domain/reply-text/text-template.js';
import { invalid, notFound } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { TaskQueries } from '../tasks/task-queries.service.js';
import type { TaskDto } from '../tasks/task-view.types.js';
import { findTemplate, templateReach } from './template-rows.js';
import type { FilledTemplate } from './templates.types.js';

export type Values = Readonly<Record<string, string>>;

interface Surroundings {
  readonly brand: string;
  readonly zone: string;
  readonly now: Date;
}

/** Clocks that say when the customer hears from us again, the most binding first. */
const PROMISING = ['promise', 'next-reply', 'answer', 'resolve'] as const;
const RUNNING = ['running', 'overdue'];

/**
 * Puts into a text what is known: handle, name, brand, agent, team, network, reference (of the task), promise (when the
 * customer hears from us again).
 */
@Injectable()
export class TemplateFilling {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tasks: TaskQueries,
  ) {}

  /** An approved text ready to be sent. Refuses one that is not approved, or that lacks a value. */
  async fill(actor: Actor, taskId: string, idOrKey: string, variables: Values = {}): Promise<FilledTemplate> {
    const template = await this.find(actor, idOrKey, 'approved');
    if (template === undefined) {
      throw refused('unknown-template', 'templateId', 'There is no approved text of this id.');
    }
    const filled = await this.fillText(actor, taskId, template, variables);
    const [name] = filled.missing;
    if (name !== undefined) throw refused('missing-variable', `variables.${name}`, `The text needs ${name}.`);
    return { templateId: template.id, lang: template.lang, ...filled };
  }

  /** Whether `words` are the approved text as it reads for this customer, and nothing else. */
  async isApproved(
    actor: Actor,
    taskId: string,
    idOrKey: string,
    words: string,
    variables: Values = {},
  ): Promise<boolean> {
    const template = await this.find(actor, idOrKey, 'approved');
    if (template === undefined) return false;
    const { text, missing } = await this.fillText(actor, taskId, template, variables);
    return missing.length === 0 && text.trim() === words.trim();
  }

  /** The newest version of a text as it would read for a customer, whatever it lacks; nothing is sent. */
  async show(actor: Actor, taskId: string, idOrKey: string, variables: Values = {}): Promise<FilledTemplate> {
    const template = await this.find(actor, idOrKey, 'newest');
    if (template === undefined) throw notFound('template');
    const filled = await this.fillText(actor, taskId, template, variables);
    return { templateId: template.id, lang: template.lang, ...filled };
  }

  /** Any text as it would read for a customer. */
  async fillText(
    actor: Actor,
    taskId: string,
    { text, lang }: { readonly text: string; readonly lang: string },
    variables: Values = {},
  ): Promise<FilledText> {
    requireAccess(actor, 'templates', 'read');
    const task = await this.tasks.get(actor, taskId);
    const hasFallback = templateVariables(text).some((each) => each.name === 'name' && each.fallback !== undefined);
    const known = { ...(await this.valuesOf(actor, task, lang)), ...customerValues(task.customer, hasFallback) };
    return fillTemplate(text, { ...known, ...textsOnly(variables) });
  }

  /** A text that is used in a task counts once for it, however often it is sent there. */
  async countUse(actor: Actor, taskId: string, idOrKey: string): Promise<void> {
    const template = await this.find(actor, idOrKey, 'newest');
    if (template === undefined) return;
    await transact(this.dataSource, { repeatable: true }, async (tx) => {
      await tx.query(
        `WITH used AS (
           INSERT INTO template_use (task_id, template_id, workspace_id, used_by) VALUES ($1, $2, $3, $4)
           ON CONFLICT DO NOTHING RETURNING template_id)
         UPDATE template SET use_count = use_count + 1, last_used_at = now() WHERE id IN (SELECT template_id FROM used)`,
        [taskId, template.id, actor.workspaceId, actor.memberId],
      );
    });
  }

  private find(actor: Actor, idOrKey: string, which: 'newest' | 'approved') {
    return findTemplate(this.dataSource, templateReach(actor, 'read'), idOrKey, which);
  }

  private async valuesOf(actor: Actor, task: TaskDto, lang: string): Promise<Record<string, string | null>> {
    const { brand, zone, now } = await this.surroundings(this.dataSource, actor.workspaceId, task.team.id);
    const dueAt = nextPromise(task);
    return {
      brand,
      agent: actor.name,
      team: task.team.name,
      network: task.network,
      reference: task.id,
      promise: dueAt === null || dueAt <= now ? null : sayTime(dueAt, now, lang, zone),
    };
  }

  /** What the brand is called, the team's zone and the time. */
  async surroundings(on: EntityManager | DataSource, workspaceId: string, teamId: string): Promise<Surroundings> {
    const [row] = await query<Surroundings>(
      on,
      `SELECT coalesce(nullif((SELECT guide ->> 'brand' FROM tone_guide g WHERE g.workspace_id = w.id ORDER BY version DESC LIMIT 1), ''), w.name) AS brand,
         coalesce((SELECT zone FROM team WHERE id = $2), 'UTC') AS zone, now() AS now
       FROM workspace w WHERE w.id = $1`,
      [workspaceId, teamId],
    );
    if (row === undefined) throw notFound('workspace');
    return row;
  }
}

/** When the customer was told, or will count on, hearing from us; null where nothing runs. */
function nextPromise({ clocks }: TaskDto): Date | null {
  for (const kind of PROMISING) {
    const running = clocks.filter((clock) => clock.kind === kind && RUNNING.includes(clock.state));
    const due = running
      .flatMap(({ dueAt }) => (dueAt === null ? [] : [new Date(dueAt)]))
      .sort((a, b) => a.getTime() - b.getTime());
    if (due[0] !== undefined) return due[0];
  }
  return null;
}

/** A text in which a variable still stands is not for a customer. */
export function requireFilled(text: string): void {
  const [open] = openVariables(text);
  if (open === undefined) return;
  throw refused('unfilled-variable', 'text', `{{${open.name}}} is not filled in.`);
}

const textsOnly = (values: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));

const refused = (code: string, field: string, message: string) => invalid(code, message, [{ field, message }]);
