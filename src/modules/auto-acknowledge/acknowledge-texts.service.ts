import { Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { IntentLabel } from '../../domain/intent/intent.types.js';
import { customerValues } from '../../domain/reply-text/customer-names.js';
import { sayTime } from '../../domain/reply-text/say-time.js';
import { fillTemplate, templateVariables } from '../../domain/reply-text/text-template.js';
import { TemplateFilling } from '../templates/template-filling.service.js';
import type { TaskToAcknowledge } from './auto-acknowledge.types.js';

export interface ApprovedText {
  readonly id: string;
  readonly kind: 'acknowledge' | 'holding';
  readonly lang: string;
  readonly intents: readonly IntentLabel[];
  readonly teamId: string | null;
  readonly text: string;
}

export interface TextChoice {
  readonly lang: string | null;
  readonly intent: IntentLabel | null;
  readonly teamId: string;
}

/** What is known without a person; a text that needs more, such as an agent's name, is not sent by a machine. */
const KNOWN = ['handle', 'name', 'brand', 'team', 'network', 'reference', 'opening'];
const OPENING = 'opening';

/** Approved texts for automatic acknowledgements, and their words for one customer. */
@Injectable()
export class AcknowledgeTexts {
  constructor(private readonly filling: TemplateFilling) {}

  /** By id: the first that fits is used. */
  approved(on: EntityManager | DataSource, workspaceId: string): Promise<ApprovedText[]> {
    return query<ApprovedText>(
      on,
      `SELECT t.id, v.kind, v.lang, v.intents, t.team_id AS "teamId", v.text
       FROM template t JOIN template_version v ON v.template_id = t.id AND v.n = t.approved_version
       WHERE t.workspace_id = $1 AND t.deleted_at IS NULL AND v.kind IN ('acknowledge', 'holding') ORDER BY t.id`,
      [workspaceId],
    );
  }

  /** Of a text for the team before one for all. A text for closed hours says when we open; one for open hours does not. */
  choose(
    approved: readonly ApprovedText[],
    kind: ApprovedText['kind'],
    { lang, intent, teamId }: TextChoice,
  ): ApprovedText | null {
    const fitting = approved.filter((text) => {
      const variables = templateVariables(text.text);
      return (
        text.kind === kind &&
        text.lang === lang &&
        (text.teamId === null || text.teamId === teamId) &&
        (text.intents.length === 0 || text.intents.some((each) => each === intent)) &&
        variables.some(({ name }) => name === OPENING) === (kind === 'holding') &&
        variables.every(({ name, fallback }) => fallback !== undefined || KNOWN.includes(name))
      );
    });
    return fitting.find((text) => text.teamId === teamId) ?? fitting[0] ?? null;
  }

  /** The chosen text in full. */
  async fill(
    on: EntityManager | DataSource,
    workspaceId: string,
    task: TaskToAcknowledge,
    { text, lang }: ApprovedText,
  ): Promise<string> {
    const { brand, now } = await this.filling.surroundings(on, workspaceId, task.team.id);
    const hasFallback = templateVariables(text).some((each) => each.name === 'name' && each.fallback !== undefined);
    return fillTemplate(text, {
      ...customerValues({ handle: task.handle, name: task.name }, hasFallback),
      brand,
      team: task.team.name,
      network: task.network,
      reference: task.taskId,
      opening: task.openingAt === null ? null : sayTime(task.openingAt, now, lang, task.zone),
    }).text;
  }
}
